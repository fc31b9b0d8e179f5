"""Fuzzes what makes scans of bytes, of reports and of report descriptors."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.fuzz.target import Take, Target
from station.devices.framing import CAP, TERMINATORS, Frame, Framer, decode
from station.devices.hidpos import HidPosDecoder, Layout
from station.errors import DeviceError
from tests.station.devices.hid_scanner import DESCRIPTORS

DATA = Path(__file__).parent.parent.parent / "tests" / "data"
ENCODINGS = ("auto", "utf-8", "cp1252", "latin-1", "shift_jis", "gb18030")
REPORT = 64
"""Length, in bytes, of a report."""


def labels() -> list[bytes]:
    """Return the recorded labels, as they come from a scanner."""
    lines = (DATA / "labels.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line)["raw"].encode() for line in lines if line]


def _lines() -> list[bytes]:
    texts = labels()
    return [text + end for text in texts for end in (b"\r", b"\r\n", b"\t")] + [b"\r".join(texts[:5])]


@contextmanager
def _framer(_folder: Path) -> Iterator[Take]:
    yield _cut


def _cut(data: bytes) -> None:
    """Cut at once and in chunks, by the settings that the length chooses: both must be the same."""
    number = len(data)
    ends = [name for place, name in enumerate(TERMINATORS) if number >> place & 1]
    whole = _frames([data], ends, is_aim=bool(number & 32))
    size = number % 7 + 1
    chunks = [data[start : start + size] for start in range(0, number, size)]
    if _frames(chunks, ends, is_aim=bool(number & 32)) != whole:
        raise ValueError("The chunks have changed the frames.")
    for frame in whole:
        if len(frame.raw) > CAP:
            raise ValueError("A frame is too long.")
        decode(frame.raw, ENCODINGS[number % len(ENCODINGS)])


def _frames(chunks: Sequence[bytes], ends: Sequence[str], *, is_aim: bool) -> list[Frame]:
    framer = Framer(ends, aim=is_aim)
    frames = [frame for chunk in chunks for frame in framer.feed(chunk)]
    return frames + framer.silence() + framer.cut("the end")


def _reports() -> list[bytes]:
    captured = json.loads((DATA / "hidpos.json").read_text(encoding="utf-8"))
    return [bytes.fromhex(report) for reports in captured.values() for report in reports] + [
        b"".join(bytes.fromhex(report) for report in reports) for reports in captured.values()
    ]


@contextmanager
def _decoder(_folder: Path) -> Iterator[Take]:
    layouts = [Layout.read(descriptor) for descriptor in DESCRIPTORS.values()]

    def take(data: bytes) -> None:
        _decode(layouts[len(data) % len(layouts)], data)

    yield take


def _decode(layout: Layout, data: bytes) -> None:
    decoder = HidPosDecoder(layout)
    frames = []
    for start in range(0, len(data), REPORT):
        frames += decoder.feed(data[start : start + REPORT])
    frames += decoder.flush()
    if any(len(frame.raw) > CAP for frame in frames):
        raise ValueError("A frame is too long.")


def _descriptors() -> list[bytes]:
    return list(DESCRIPTORS.values())


@contextmanager
def _descriptor(_folder: Path) -> Iterator[Take]:
    recorded = _reports()[-1]

    def take(data: bytes) -> None:
        with suppress(DeviceError):
            _decode(Layout.read(data), recorded)

    yield take


FRAMER = Target("the framer and every encoding, whole and in chunks", _lines, _framer)
HID = Target("reports of HID POS scanners, in three layouts", _reports, _decoder)
DESCRIPTOR = Target("report descriptors of HID devices, then recorded reports", _descriptors, _descriptor)
