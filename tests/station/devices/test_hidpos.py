"""Reports of HID POS scanners become scans: three layouts, captured reports, and every trap that is known."""

import contextlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.devices.framing import CAP, Frame
from station.devices.hid_descriptor import Element, ReportKind, read_descriptor
from station.devices.hidpos import HidPosDecoder, Layout
from station.errors import DeviceError
from tests.station.devices.hid_scanner import (
    DESCRIPTORS,
    HONEYWELL,
    NEWLAND,
    ZEBRA,
    captured,
    collection,
    fields,
    honeywell,
    item,
    newland,
    page,
)

LOREM_START = b"Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do"
LOREM_END = b"deserunt mollit anim id est laborum."


@pytest.fixture
def decoder() -> HidPosDecoder:
    return HidPosDecoder(Layout.read(HONEYWELL))


def test_the_descriptor_tells_where_everything_lies() -> None:
    assert Layout.read(HONEYWELL) == Layout(
        report=2,
        count=0,
        aim=1,
        data=4,
        capacity=56,
        code=60,
        continued=62 * 8,
        beep=Layout.read(HONEYWELL).beep,
    )
    zebra, other = Layout.read(ZEBRA), Layout.read(NEWLAND)
    assert (zebra.aim, zebra.data, zebra.code, zebra.continued) == (2, 5, 61, 62 * 8)
    assert (other.aim, other.data, other.continued, other.beep) == (None, 1, 62 * 8, None)


@pytest.mark.parametrize(("scanner", "symbology"), [("0c2e:1007", "E0"), ("05e0:2100", "Xg")])
def test_case_19_captured_reports_are_one_short_scan_and_one_of_eight_reports(
    scanner: str, symbology: str
) -> None:
    decoder = HidPosDecoder(Layout.read(DESCRIPTORS[scanner]))
    frames = [frame for report in captured(scanner) for frame in decoder.feed(report)]
    short, long = frames
    assert (short.raw, short.symbology) == (b"306030209223", symbology)
    assert (long.symbology, len(long.raw), long.cut_off) == ("Q1", 7 * 56 + 53, "")
    assert long.raw.startswith(LOREM_START)
    assert long.raw.endswith(LOREM_END)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_case_19_an_exact_multiple_of_56_bytes_is_whole_when_no_report_follows(
    decoder: HidPosDecoder, count: int
) -> None:
    text = b"0123456789ABCDEF" * 20
    for start in range(0, 56 * count, 56):
        assert decoder.feed(honeywell(text[start : start + 56], goes_on=True)) == []
        assert decoder.is_open
    assert decoder.flush() == [Frame(text[: 56 * count], symbology="Q1")]
    assert not decoder.is_open
    assert decoder.flush() == []


@pytest.mark.parametrize(("aim", "code"), [(b"]Z6", 0x36), (b"]X0", 0x3F)])
def test_case_19_the_answer_to_a_menu_command_is_no_scan(
    decoder: HidPosDecoder, aim: bytes, code: int
) -> None:
    assert decoder.feed(honeywell(b"REVINF: 1.0", aim=aim, code=code)) == []
    assert decoder.feed(honeywell(b"REVINF: 1.0", aim=aim, code=code, goes_on=True)) == []
    assert not decoder.is_open
    assert decoder.feed(honeywell(b"text", aim=aim, code=0x62)) == [
        Frame(b"text", symbology=aim[1:].decode())
    ]


def test_case_19_reports_of_the_second_collection_are_no_scans(decoder: HidPosDecoder) -> None:
    assert decoder.feed(b"\x03" + honeywell(b"SECOND")[1:]) == []
    assert decoder.feed(b"\xfd" + bytes(63)) == []
    assert not decoder.is_open


def test_a_chain_that_breaks_off_in_the_middle_of_a_report_is_told(decoder: HidPosDecoder) -> None:
    decoder.feed(honeywell(b"half", goes_on=True))
    (frame,) = decoder.flush()
    assert "never came" in frame.cut_off


def test_case_17_a_chain_at_unplug_is_cut_off(decoder: HidPosDecoder) -> None:
    decoder.feed(honeywell(b"x" * 56, goes_on=True))
    assert decoder.cut("unplugged.") == [Frame(b"x" * 56, "unplugged.", symbology="Q1")]
    assert decoder.cut("unplugged.") == []


def test_another_kind_of_code_ends_a_chain_that_never_ended(decoder: HidPosDecoder) -> None:
    decoder.feed(honeywell(b"x" * 56, goes_on=True))
    assert decoder.feed(honeywell(b"4006381333931", aim=b"]E0")) == [
        Frame(b"x" * 56, symbology="Q1"),
        Frame(b"4006381333931", symbology="E0"),
    ]


def test_a_chain_without_end_is_capped_and_told(decoder: HidPosDecoder) -> None:
    for _ in range(CAP // 56 + 2):
        decoder.feed(honeywell(b"x" * 56, goes_on=True))
    (frame,) = decoder.feed(honeywell(b"x"))
    assert len(frame.raw) == CAP
    assert "longer" in frame.cut_off
    assert decoder.feed(honeywell(b"next")) == [Frame(b"next", symbology="Q1")]


def test_a_scanner_without_aim_identifiers_tells_no_symbology() -> None:
    decoder = HidPosDecoder(Layout.read(NEWLAND))
    assert decoder.feed(newland(b"x" * 56, goes_on=True)) == []
    assert decoder.feed(newland(b"end\x1d\0")) == [Frame(b"x" * 56 + b"end\x1d\0")]


def test_a_count_beyond_the_report_and_empty_and_short_reports_do_no_harm(decoder: HidPosDecoder) -> None:
    assert decoder.feed(b"\x02\xff" + honeywell(b"y" * 56)[2:]) == [Frame(b"y" * 56, symbology="Q1")]
    assert decoder.feed(honeywell(b"")) == []
    assert decoder.feed(b"\x02\x05abc") == []
    assert decoder.feed(b"") == []


def test_the_beeps_are_bits_of_the_report_that_the_descriptor_names() -> None:
    beep = Layout.read(HONEYWELL).beep
    assert beep
    assert (beep.write(is_good=True), beep.write(is_good=False)) == (b"\x04\x40", b"\x04\x20")


def test_a_descriptor_without_a_scanner_is_refused_with_the_fix() -> None:
    with pytest.raises(DeviceError, match="laid out") as refused:
        Layout.read(page(0x01) + collection(0x06, fields(0x80, 8, 8, 0x30), report=1))
    assert "HID POS" in refused.value.advice


def test_a_device_without_report_numbers_is_read_too() -> None:
    plain = page(0x8C) + collection(
        0x02,
        page(0x01),
        fields(0x80, 8, 1, 0x3B),
        page(0x8C),
        fields(0x80, 8, 56, 0xFE),
        fields(0x80, 1, 8, 0xFF),
    )
    decoder = HidPosDecoder(Layout.read(plain))
    assert decoder.feed(bytes([3]) + b"ABC".ljust(56, b"\0") + b"\0") == [Frame(b"ABC")]


def test_push_pop_ranges_full_usages_and_long_items_are_understood() -> None:
    descriptor = (
        page(0x8C)
        + collection(
            0x02,
            item(0x84, 7),
            b"\xa4",  # push
            page(0x01) + item(0x74, 4) + item(0x94, 2) + item(0x18, 0x30) + item(0x28, 0x31) + item(0x80, 2),
            b"\xfe\x02\x00\xaa\xbb",  # a long item
            b"\xb4",  # pop
            item(0x74, 8) + item(0x94, 1) + item(0x08, 0x01FF0066) + item(0x80, 2),
        )
        + b"\x05"  # cut off
    )
    assert read_descriptor(descriptor) == (
        Element(ReportKind.INPUT, 7, 0x8C0002, 0x010030, 0, 4),
        Element(ReportKind.INPUT, 7, 0x8C0002, 0x010031, 4, 4),
        Element(ReportKind.INPUT, 7, 0x8C0002, 0x01FF0066, 8, 8),
    )


def test_a_report_id_of_more_than_a_byte_is_damage_and_passed_over() -> None:
    damaged = HONEYWELL.replace(item(0x84, 2), item(0x84, 2) + item(0x84, 0x102))
    assert Layout.read(damaged).report == 2


def test_a_report_that_ends_before_its_count_is_passed_over() -> None:
    layout = replace(Layout.read(HONEYWELL), count=70)
    assert HidPosDecoder(layout).feed(honeywell(b"ABC")) == []
    assert HidPosDecoder(layout).feed(honeywell(b"ABC").ljust(72, b"\3"))[0].raw == b"ABC"


@given(st.binary(max_size=4000))
def test_any_bytes_are_a_descriptor_that_is_read_or_refused(descriptor: bytes) -> None:
    read_descriptor(descriptor)
    with contextlib.suppress(DeviceError):
        Layout.read(page(0x8C) + descriptor)


@given(st.sampled_from(list(DESCRIPTORS.values())), st.lists(st.binary(max_size=70)))
def test_any_reports_do_no_harm(descriptor: bytes, reports: list[bytes]) -> None:
    decoder = HidPosDecoder(Layout.read(descriptor))
    for report in reports:
        decoder.feed(b"\x02" + report)
    decoder.flush()
    assert not decoder.is_open


@given(st.binary(min_size=1, max_size=700).filter(lambda text: len(text) % 56 != 0))
def test_any_text_comes_out_of_its_reports_as_it_went_in(text: bytes) -> None:
    decoder = HidPosDecoder(Layout.read(HONEYWELL))
    pieces = [text[start : start + 56] for start in range(0, len(text), 56)]
    frames = []
    for piece in pieces:
        frames += decoder.feed(honeywell(piece, goes_on=piece is not pieces[-1]))
    assert frames == [Frame(text, symbology="Q1")]
