"""Makes scans of the reports of a HID POS scanner, laid out as its report descriptor says; pure.

Facts from the HID Point of Sale usage tables (page 0x8C) and from reports of real scanners.
"""

from dataclasses import dataclass
from typing import Self

from station.devices.framing import CAP, Frame
from station.devices.hid_descriptor import Element, ReportKind, read_descriptor
from station.errors import DeviceError
from station.wording import Text

SCANNER = 0x8C0002
"""Usage of the collection that scans come from; others, such as 0xFF8C, are for the maker's own tools."""

FLUSH = 0.2
"""Time, s, without a report after which a scan is whole, though its last report says that more follows:
a common chip always says so where the text fills its last report."""

_BYTE_COUNT = 0x01003B
_AIM = (0x8C00FB, 0x8C00FC, 0x8C00FD)
_DATA = 0x8C00FE
_CONTINUED = 0x8C00FF
_ERROR_BEEP, _GOOD_BEEP = 0x8C0085, 0x8C0086
_MENU_AIMS = frozenset({b"]Z6", b"]X0"})
_MENU_CODES = frozenset({0x36, 0x3F})
_BYTE = 8


@dataclass(frozen=True, slots=True)
class Beep:
    """Where an output report says good and bad."""

    report: int
    length: int
    """In bytes, without the report ID."""
    good: int
    """Offset of the bit, as for `bad`."""
    bad: int

    def write(self, *, is_good: bool) -> bytes:
        """Return the report, its ID first."""
        bits = 1 << (self.good if is_good else self.bad)
        return bytes([self.report]) + bits.to_bytes(self.length, "little")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of a scan lie in an input report, in bytes behind the report ID."""

    report: int
    count: int
    data: int
    capacity: int
    """Bytes of data in one report."""
    continued: int
    """Offset of the bit that says that the scan goes on in the next report."""
    aim: int | None = None
    code: int | None = None
    """The maker's own byte for the kind of code, right behind the data."""
    beep: Beep | None = None

    @property
    def shortest(self) -> int:
        """Bytes that a report must have, behind its ID, to say all that is asked of it."""
        return max(self.count, self.continued // _BYTE, self.code or 0) + 1

    @classmethod
    def read(cls, descriptor: bytes) -> Self:
        """Find the scanner's report in a report descriptor.

        Raises:
            DeviceError: there is none.
        """
        elements = [element for element in read_descriptor(descriptor) if element.application == SCANNER]
        inputs = [element for element in elements if element.kind is ReportKind.INPUT]
        data = [element for element in inputs if (element.usage, element.size) == (_DATA, _BYTE)]
        same = [element for element in inputs if data and element.report == data[0].report]
        count, continued = _first(same, _BYTE_COUNT), _first(same, _CONTINUED)
        if not data or count is None or continued is None:
            raise DeviceError(
                Text("This device does not say how its scans are laid out."),
                Text("Set the scanner to USB HID POS, or better to USB serial (CDC), by its manual."),
            )
        aim = _first(same, _AIM[0])
        end = data[-1].offset + _BYTE
        return cls(
            report=data[0].report,
            count=count.offset // _BYTE,
            data=data[0].offset // _BYTE,
            capacity=len(data),
            continued=continued.offset,
            aim=None if aim is None else aim.offset // _BYTE,
            code=end // _BYTE if end < continued.offset else None,
            beep=_beep(elements),
        )


class HidPosDecoder:
    """Gives the scans of one device, report by report."""

    def __init__(self, layout: Layout) -> None:
        """Begin with nothing."""
        self._layout = layout
        self._bytes = bytearray()
        self._symbology = ""
        self._is_short = False
        self._is_too_long = False

    @property
    def is_open(self) -> bool:
        """Tell whether a part of a scan lies here: `flush` it when no report comes for `FLUSH` seconds."""
        return bool(self._bytes)

    def feed(self, report: bytes) -> list[Frame]:
        """Take one report, its ID first; return the scans that it completes."""
        layout = self._layout
        if layout.report:
            if report[:1] != bytes([layout.report]):
                return []
            report = report[1:]
        if len(report) < layout.shortest:
            return []
        aim = b"" if layout.aim is None else report[layout.aim : layout.aim + len(_AIM)]
        if aim in _MENU_AIMS and layout.code is not None and report[layout.code] in _MENU_CODES:
            return []  # the answer to a set-up command
        symbology = aim[1:].decode("latin-1") if aim.startswith(b"]") else ""
        done = self.flush() if self._bytes and symbology not in ("", self._symbology) else []
        count = min(report[layout.count], layout.capacity)
        self._symbology = self._symbology or symbology
        self._keep(report[layout.data : layout.data + count])
        if report[layout.continued // _BYTE] >> layout.continued % _BYTE & 1:
            self._is_short = count < layout.capacity
            return done
        return done + self._finish()

    def flush(self) -> list[Frame]:
        """End the scan, because no report has followed."""
        return self._finish("the scanner announced more of it that never came." if self._is_short else "")

    def cut(self, reason: str) -> list[Frame]:
        """End the scan, because the device is gone or closed."""
        return self._finish(reason)

    def _keep(self, data: bytes) -> None:
        self._is_too_long |= len(self._bytes) + len(data) > CAP
        self._bytes += data[: CAP - len(self._bytes)]

    def _finish(self, cut_off: str = "") -> list[Frame]:
        raw, symbology = bytes(self._bytes), self._symbology
        if self._is_too_long:
            cut_off = Text("it is longer than {count} bytes.", count=f"{CAP:,}")
        self._bytes.clear()
        self._symbology = ""
        self._is_short = self._is_too_long = False
        return [Frame(raw, cut_off, symbology=symbology)] if raw else []


def _first(elements: list[Element], usage: int) -> Element | None:
    return next((element for element in elements if element.usage == usage), None)


def _beep(elements: list[Element]) -> Beep | None:
    outputs = [element for element in elements if element.kind is ReportKind.OUTPUT]
    good, bad = _first(outputs, _GOOD_BEEP), _first(outputs, _ERROR_BEEP)
    if good is None or bad is None or good.report != bad.report:
        return None
    bits = max(element.offset + element.size for element in outputs if element.report == good.report)
    return Beep(good.report, -(-bits // _BYTE), good.offset, bad.offset)
