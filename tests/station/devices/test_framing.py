from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.devices.framing import CAP, Frame, Framer, Silence, decode

ISO = b"[)>\x1e06\x1d1PABC\x1dQ5\x1e\x04"


def cut(data: bytes, framer: Framer, size: int = 1) -> list[Frame]:
    """Return the frames of `data` in chunks of `size` bytes, and of the silence after them."""
    frames = []
    for start in range(0, len(data), size):
        frames += framer.feed(data[start : start + size])
    return frames + framer.silence()


def texts(data: bytes, framer: Framer) -> list[bytes]:
    return [frame.raw for frame in cut(data, framer)]


def test_case_12_two_scans_in_one_chunk_are_two() -> None:
    assert Framer().feed(b"A1\rB2\rC") == [Frame(b"A1"), Frame(b"B2")]


@pytest.mark.parametrize("terminators", [("CR",), ("LF",), ("CR", "LF")])
def test_case_13_cr_lf_over_reads_and_empty_frames_make_one_scan_each(terminators: tuple[str, ...]) -> None:
    assert cut(b"A\r\n\r\n\r\nB\r\n", Framer(terminators))[0].raw.strip(b"\r") == b"A"
    framer = Framer(("CR",))
    assert framer.feed(b"A\r") + framer.feed(b"\nB\r") + framer.feed(b"\n") == [Frame(b"A"), Frame(b"B")]
    assert framer.awaits is Silence.NOTHING


def test_case_14_an_envelope_ends_only_after_its_eot() -> None:
    message = b"[)>\x1e06\x1dA\rB\nC\x1e\x04"
    for prefix in (b"", b"]d2"):
        assert cut(prefix + message + b"\r\nNEXT\r", Framer()) == [Frame(prefix + message), Frame(b"NEXT")]


def test_an_envelope_without_eot_ends_with_silence_and_was_terminated() -> None:
    assert cut(b"[)>\x1e06\x1dQ5\r\n", Framer()) == [Frame(b"[)>\x1e06\x1dQ5")]
    assert cut(b"[)>\x1e06\x1dQ5", Framer()) == [Frame(b"[)>\x1e06\x1dQ5", unterminated=True)]


def test_an_envelope_ends_at_its_eot_where_that_is_the_terminator() -> None:
    assert texts(ISO + ISO + b"\x04", Framer(("EOT",))) == [ISO[:-1], ISO[:-1]]


@pytest.mark.parametrize("separator", [0x1C, 0x1D, 0x1E, 0x1F])
def test_separators_never_end_a_frame(separator: int) -> None:
    text = b"A" + bytes([separator]) + b"B"
    assert texts(text + b"\r", Framer()) == [text]


def test_after_stx_only_etx_ends() -> None:
    assert texts(b"\x02A\rB\x03\r\nC\r", Framer()) == [b"\x02A\rB", b"C"]
    assert cut(b"\x02A\r", Framer()) == [Frame(b"\x02A")]


def test_case_15_a_code_of_several_lines_survives_with_aim_identifiers() -> None:
    framer = Framer(aim=True)
    assert framer.feed(b"]Q1line 1\r\nline 2\r\n]Q1next\r\n") == [Frame(b"]Q1line 1\r\nline 2")]
    assert framer.awaits is Silence.END
    assert framer.silence() == [Frame(b"]Q1next")]


def test_case_15_a_code_of_7000_bytes_is_whole() -> None:
    assert texts(b"7" * 7000 + b"\r", Framer()) == [b"7" * 7000]


def test_without_terminators_silence_ends_and_nothing_is_flagged() -> None:
    framer = Framer(())
    assert framer.feed(b"A\rB") == []
    assert framer.awaits is Silence.END
    assert framer.silence() == [Frame(b"A\rB")]


def test_silence_in_spite_of_terminators_is_flagged() -> None:
    framer = Framer()
    framer.feed(b"AB")
    assert framer.awaits is Silence.MORE
    assert framer.silence() == [Frame(b"AB", unterminated=True)]
    assert framer.silence() == []


def test_what_is_too_long_is_thrown_away_up_to_the_terminator_and_told() -> None:
    frames = cut(b"x" * (CAP + 5000) + b"\rNEXT\r", Framer())
    assert [(len(frame.raw), bool(frame.cut_off)) for frame in frames] == [(CAP, True), (4, False)]
    assert cut(b"y" * CAP + b"\r", Framer()) == [Frame(b"y" * CAP)]
    assert [frame.raw[:3] for frame in cut(b"[)>\x1e" + b"z" * CAP + b"\rNEXT\r", Framer())] == [
        b"[)>",
        b"NEX",
    ]


def test_case_17_a_part_at_unplug_is_cut_off_and_a_whole_one_is_not() -> None:
    framer = Framer()
    framer.feed(b"A\rPART")
    assert framer.cut("unplugged.") == [Frame(b"PART", cut_off="unplugged.")]
    assert framer.cut("unplugged.") == []
    framer = Framer(aim=True)
    framer.feed(b"]C0WHOLE\r")
    assert framer.cut("unplugged.") == [Frame(b"]C0WHOLE")]


STREAM = st.lists(
    st.sampled_from([b"A", b"BC", b"\r", b"\n", b"\r\n", b"]d2", b"]", b"\x02", b"\x03", b"\x04", b"\t", ISO])
).map(b"".join)
SETTINGS = st.tuples(
    st.sets(st.sampled_from(["CR", "LF", "TAB", "ETX", "EOT"])).map(sorted),
    st.booleans(),
)


@given(st.one_of(STREAM, st.binary()), SETTINGS, st.integers(1, 40))
def test_chunks_do_not_matter(data: bytes, settings: tuple[list[str], bool], size: int) -> None:
    names, aim = settings
    assert cut(data, Framer(names, aim=aim), size) == cut(data, Framer(names, aim=aim), 1000)


@given(
    st.one_of(STREAM, st.binary()),
    SETTINGS,
    st.lists(st.integers(0, 300)),
    st.sampled_from(["silence", "cut"]),
)
def test_no_cut_matters_wherever_it_is(
    data: bytes, settings: tuple[list[str], bool], cuts: list[int], end: str
) -> None:
    names, aim = settings
    whole, parts = Framer(names, aim=aim), Framer(names, aim=aim)
    frames = whole.feed(data)
    places = sorted({0, len(data), *(place for place in cuts if place < len(data))})
    pieces = [data[start:stop] for start, stop in pairwise(places)]
    assert [frame for piece in pieces for frame in parts.feed(piece)] == frames
    assert parts.awaits is whole.awaits
    if end == "cut":
        assert parts.cut("unplugged.") == whole.cut("unplugged.")
    else:
        assert parts.silence() == whole.silence()


@given(STREAM, SETTINGS)
def test_no_byte_of_a_scan_is_lost(data: bytes, settings: tuple[list[str], bool]) -> None:
    names, aim = settings
    kept = b"".join(frame.raw for frame in cut(data, Framer(names, aim=aim)))
    ignored = bytes.maketrans(b"", b"")
    control = b"\r\n\t\x02\x03\x04"
    assert kept.translate(ignored, control) == data.translate(ignored, control)


@pytest.mark.parametrize(
    ("raw", "encoding", "text"),
    [
        ("Straße €".encode(), "auto", "Straße €"),
        ("Straße €".encode("cp1252"), "auto", "Straße €"),
        (b"A\x81B", "auto", "A\x81B"),
        ("日本".encode("shift_jis"), "shift_jis", "日本"),
        (b"\x00A\x00", "auto", "\0A\0"),
        (b"\xffA", "utf-8", "\\xffA"),
    ],
)
def test_case_16_bytes_become_text(raw: bytes, encoding: str, text: str) -> None:
    assert decode(raw, encoding) == text


@given(st.binary(), st.sampled_from(["auto", "utf-8", "cp1252", "latin-1", "shift_jis", "gb18030"]))
def test_any_bytes_become_text(raw: bytes, encoding: str) -> None:
    assert isinstance(decode(raw, encoding), str)
