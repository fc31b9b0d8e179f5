"""Keys of a keyboard that is a scanner become scans."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.devices.framing import Frame, Silence
from station.devices.typed_scan import LOST_KEYS, TypedScan
from tests.typist import CODES, Stroke, typed

ISO_15434 = "[)>\x1e06\x1d9D2338\x1dP0GY1\x1dQ300\x1e\x04"


def play(typed_scan: TypedScan, strokes: Iterable[Stroke]) -> list[Frame]:
    frames = []
    for _, code, is_press in strokes:
        frames += typed_scan.press(code) if is_press else typed_scan.release(code)
    return frames


@pytest.mark.parametrize("end", ["Return", "KP_Enter", "Tab"])
@pytest.mark.parametrize("text", ["A", "4006381333931", "Abc-%Z 7", ISO_15434, "]C10104\x1d21AB"])
def test_every_text_and_suffix_is_a_scan(text: str, end: str) -> None:
    scan = TypedScan()
    assert play(scan, typed(text, 1, 2, end)) == [Frame(text.encode())]
    assert scan.take_written() == text.encode() + (b"\t" if end == "Tab" else b"\r")
    assert scan.take_written() == b""
    assert scan.awaits is Silence.NOTHING


@given(
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=40),
    st.integers(0, 90),
)
def test_any_text_is_read_whatever_the_rollover(text: str, dwell: int) -> None:
    assert play(TypedScan(), typed(text, dwell, 20)) == [Frame(text.encode())]


@pytest.mark.parametrize("separator", ["Alt", "F8", "F12", "Down"])
def test_case_04_gs_as_alt_029_and_as_a_key_of_the_settings(separator: str) -> None:
    scan = TypedScan(group_separator="none" if separator == "Alt" else separator)
    assert play(scan, typed("0104\x1d21A\x1d7", 1, 2, separator=separator)) == [Frame(b"0104\x1d21A\x1d7")]


def test_case_16_alt_with_digits_writes_what_is_not_ascii() -> None:
    scan = TypedScan()
    scan.press(CODES["Alt"])
    for digit in (82, 80, 81, 81):  # 0233
        scan.press(digit)
    scan.release(CODES["Alt"])
    assert scan.press(CODES["Return"]) == [Frame("é".encode())]


def test_a_key_without_a_character_marks_the_scan_as_cut_off_and_the_next_is_whole() -> None:
    scan = TypedScan()
    (spoiled,) = play(scan, typed("0104\x1d21A", 1, 2, separator="F8"))
    assert spoiled.raw == b"010421A"
    assert "group_separator" in spoiled.cut_off
    assert play(scan, typed("next", 1, 2)) == [Frame(b"next")]


def test_lost_keys_mark_the_scan_as_cut_off_and_no_shift_stays_down() -> None:
    scan = TypedScan()
    scan.press(CODES["Shift"])
    scan.press(30)
    scan.lose()
    assert play(scan, typed("b", 1, 2)) == [Frame(b"Ab", cut_off=LOST_KEYS)]


def test_case_08_silence_ends_a_scan_and_is_flagged_where_a_terminator_is_set() -> None:
    scan = TypedScan()
    assert play(scan, typed("ABC", 1, 2, end="")) == []
    assert scan.awaits is Silence.MORE
    assert scan.silence() == [Frame(b"ABC", unterminated=True)]
    scan = TypedScan(())
    play(scan, typed("ABC", 1, 2, end=""))
    assert scan.awaits is Silence.END
    assert scan.silence() == [Frame(b"ABC")]


def test_a_shift_alone_is_nothing_and_a_stray_fault_is_forgotten_in_silence() -> None:
    scan = TypedScan()
    scan.press(CODES["Shift"])
    assert scan.awaits is Silence.NOTHING
    scan.press(CODES["F1"])
    assert scan.silence() == []
    assert play(scan, [*typed("next", 1, 2)]) == [Frame(b"NEXT")]


def test_case_17_what_was_typed_before_unplug_is_cut_off() -> None:
    scan = TypedScan()
    play(scan, typed("PART", 1, 2, end=""))
    assert scan.cut("unplugged.") == [Frame(b"PART", "unplugged.")]


def test_text_is_kept_in_the_encoding_of_the_settings() -> None:
    scan = TypedScan(encoding="latin-1")
    scan.press(CODES["Alt"])
    for digit in (82, 80, 81, 81):
        scan.press(digit)
    scan.release(CODES["Alt"])
    assert scan.press(CODES["Tab"]) == [Frame(b"\xe9")]
