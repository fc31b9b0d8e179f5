"""HID POS scanners without hardware: report descriptors of three makers; a library that replays reports."""

import json
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from station.devices.hid_module import HidHandle, hid_pos_devices
from station.devices.hid_source import HidSource
from station.devices.ports import Port
from station.settings import DeviceSettings

CAPTURED: dict[str, list[str]] = json.loads(
    (Path(__file__).parent.parent.parent / "data" / "hidpos.json").read_text(encoding="utf-8")
)
"""Reports of real scanners, by VID:PID."""

_INPUT, _OUTPUT = 0x80, 0x90
_GONE = b"gone"


def captured(scanner: str) -> list[bytes]:
    return [bytes.fromhex(report) for report in CAPTURED[scanner]]


def item(prefix: int, value: int) -> bytes:
    """Return a short item with as few bytes as its value needs."""
    length = 0 if value == 0 and prefix == 0xC0 else (value.bit_length() + 7) // 8 or 1
    length = 4 if length == 3 else length
    return bytes([prefix | (3 if length == 4 else length)]) + value.to_bytes(length, "little")


def page(number: int) -> bytes:
    return item(0x04, number)


def fields(kind: int, size: int, count: int, *usages: int) -> bytes:
    """Return one main item with its size, count and usages."""
    local = b"".join(item(0x08, usage) for usage in usages)
    return item(0x74, size) + item(0x94, count) + local + item(kind, 0x02)


def collection(usage: int, *content: bytes, report: int = 0) -> bytes:
    """Return a collection with its usage; the outermost is an application."""
    is_application = not report
    identity = item(0x84, report) if report else b""
    return item(0x08, usage) + item(0xA0, int(is_application)) + identity + b"".join(content) + b"\xc0"


def _scanner(*reports: bytes) -> bytes:
    return page(0x8C) + collection(0x02, *reports)


_COUNT = page(0x01) + fields(_INPUT, 8, 1, 0x3B) + page(0x8C)
_AIM = fields(_INPUT, 8, 3, 0xFB, 0xFC, 0xFD)
_DATA = fields(_INPUT, 8, 56, 0xFE)
_CONTINUED = fields(_INPUT, 1, 8, 0xFF)
_BEEPS = page(0x8C) + collection(
    0x14, fields(_OUTPUT, 1, 8, 0x00, 0x5F, 0x60, 0x00, 0x00, 0x85, 0x86), report=4
)


def _makers(*usages: int) -> bytes:
    return page(0xFF66) + fields(_INPUT, 8, len(usages), *usages) + page(0x8C)


_SECOND = page(0xFF8C) + collection(
    0x02, page(0x8C) + collection(0x12, _COUNT, _AIM, _DATA, _makers(4, 5), _CONTINUED, report=3)
)

HONEYWELL = (
    _scanner(collection(0x12, _COUNT, _AIM, _DATA, _makers(4, 5), _CONTINUED, report=2), _BEEPS) + _SECOND
)
ZEBRA = _scanner(collection(0x12, _COUNT, _makers(1), _AIM, _DATA, _makers(4), _CONTINUED, report=2))
NEWLAND = _scanner(collection(0x12, _COUNT, _DATA, _makers(1, 2, 3, 4, 5), _CONTINUED, report=2))

DESCRIPTORS = {"0c2e:1007": HONEYWELL, "05e0:2100": ZEBRA, "1eab:0d10": NEWLAND}


def honeywell(data: bytes, *, aim: bytes = b"]Q1", code: int = 0x73, goes_on: bool = False) -> bytes:
    """Return a report of a Honeywell scanner."""
    return bytes([2, len(data)]) + aim + data.ljust(56, b"\0") + bytes([code, 0x31, goes_on])


def newland(data: bytes, *, goes_on: bool = False) -> bytes:
    """Return a report of a Newland scanner, which has no AIM identifier."""
    return bytes([2, len(data)]) + data.ljust(56, b"\0") + bytes([0, 0, 0, 0, 0x2A, goes_on])


@dataclass
class FakeScanner:
    """One scanner: reports that wait to be read, and what was written to it."""

    descriptor: bytes = HONEYWELL
    is_plugged: bool = True
    reports: Queue[bytes] = field(default_factory=Queue)
    written: Queue[bytes] = field(default_factory=Queue)
    features: deque[bytes] = field(default_factory=deque)
    closed: int = 0
    is_broken: bool = False
    """Writes are refused, and so is the report descriptor."""

    def unplug(self) -> None:
        self.is_plugged = False
        self.reports.put(_GONE)


class FakeHid:
    """A HID library with one scanner; the only way to have one where the kernel has no uhid."""

    def __init__(self, scanner: FakeScanner, vid: int = 0x0C2E, path: str = "/dev/hidraw9") -> None:
        self.scanner = scanner
        self.known: dict[str, Any] = {
            "path": path.encode(),
            "vendor_id": vid,
            "product_id": 0x1007,
            "serial_number": "H1",
            "manufacturer_string": "Honeywell",
            "product_string": "Granit",
            "usage_page": 0x8C,
            "usage": 0x02,
        }

    def enumerate(self, vendor_id: int = 0, product_id: int = 0) -> list[dict[str, Any]]:
        if not self.scanner.is_plugged:
            return []
        return [
            self.known,
            self.known | {"usage_page": 0xFF8C},
            self.known | {"path": b"/dev/hidraw3", "usage": 6},
        ]

    def open(self, settings: DeviceSettings) -> HidSource:
        """Open the scanner as a reader does."""
        return HidSource.open(settings, self.ports, self)

    def ports(self) -> list[Port]:
        """Return where the scanner hangs."""
        return [
            Port(
                path,
                f"{known['vendor_id']:04x}",
                f"{known['product_id']:04x}",
                known["serial_number"],
                "1-2",
                "",
                "hidpos",
            )
            for path, known in hid_pos_devices(self).items()
        ]

    def device(self) -> HidHandle:
        return _Handle(self.scanner)


class _Handle:
    def __init__(self, scanner: FakeScanner) -> None:
        self._scanner = scanner

    def open_path(self, path: bytes) -> None:
        if not self._scanner.is_plugged:
            raise OSError("open failed")

    def read(self, max_length: int, timeout_ms: int = 0) -> list[int]:
        assert timeout_ms > 0, "this would wait for ever"
        try:
            report = self._scanner.reports.get(timeout=timeout_ms / 1000)
        except Empty:
            return []
        if report == _GONE:
            raise OSError("read error")
        return list(report[:max_length])

    def write(self, buff: bytes) -> int:
        self._scanner.written.put(bytes(buff))
        return -1 if self._scanner.is_broken else len(buff)

    def send_feature_report(self, buff: bytes) -> int:
        self._scanner.features.append(bytes(buff))
        return len(buff)

    def get_report_descriptor(self) -> list[int]:
        if self._scanner.is_broken:
            raise OSError("descriptor error")
        return list(self._scanner.descriptor)

    def error(self) -> str:
        return "a fake error"

    def close(self) -> None:
        self._scanner.closed += 1
