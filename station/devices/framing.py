"""Cuts a stream of bytes into scans: a pure function of the bytes and of where the line fell silent."""

import codecs
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from station.wording import Text

CAP = 16 * 1024
"""Longest scan, in bytes; what follows is thrown away up to the next terminator, and told."""

STX, ETX, EOT, CR, LF = 0x02, 0x03, 0x04, 0x0D, 0x0A
TERMINATORS = {"CR": CR, "LF": LF, "TAB": 0x09, "ETX": ETX, "EOT": EOT}
"""Bytes by the names the settings use."""

ENVELOPE = b"[)>\x1e"
"""What an ISO/IEC 15434 message starts with; it ends with EOT and may hold any terminator."""

_BRACKET = ord("]")
_AIM_LENGTH = 3
_CP1252 = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
# All 256 bytes stay apart, so that no two labels become the same text.


@dataclass(frozen=True, slots=True)
class Frame:
    """The bytes of one scan, without terminator."""

    raw: bytes
    cut_off: str = ""
    """Why these are not all of its bytes; empty when they are."""
    unterminated: bool = False
    """Ended by silence although there are terminators."""
    symbology: str = ""
    """AIM identifier without its bracket, where the device tells it apart from the bytes."""


class Silence(Enum):
    """What the framer waits for, and so how long the line must be silent to mean something."""

    NOTHING = auto()
    """Nothing has arrived that is not delivered."""
    END = auto()
    """A whole scan lies here; the next byte tells whether it goes on."""
    MORE = auto()
    """A part of a scan lies here."""


class Framer:
    """Gives the same frames for the same bytes, however they are cut into chunks."""

    def __init__(self, terminators: Iterable[str] = ("CR", "LF"), *, aim: bool = False) -> None:
        """Begin with nothing.

        Args:
            terminators: names of `TERMINATORS`; none means that only silence ends a scan.
            aim: each scan starts with an AIM identifier, so a terminator may be part of the text.
        """
        self._ends = frozenset(TERMINATORS[name] for name in terminators)
        self._end_bytes = [bytes([end]) for end in self._ends]
        self._aim = aim
        self._bytes = bytearray()
        self._pending = bytearray()
        """Terminators of which only the next byte tells whether they ended the scan."""
        self._after_cr = False
        self._is_envelope = False
        self._is_too_long = False

    @property
    def awaits(self) -> Silence:
        """Tell what lies here undelivered."""
        if not self._bytes:
            return Silence.NOTHING
        return Silence.END if self._pending or not self._ends else Silence.MORE

    def feed(self, data: bytes) -> list[Frame]:
        """Take the next bytes; return the scans that they complete."""
        return [frame for byte in data for frame in self._take(byte)]

    def silence(self) -> list[Frame]:
        """Take note that the line is silent, which ends a scan."""
        is_ended = self._pending or not self._ends or self._bytes[-1:] in self._end_bytes
        return self._finish(unterminated=not is_ended)

    def cut(self, reason: str) -> list[Frame]:
        """End the stream; what is not known to be whole is marked as cut off for `reason`."""
        return self._finish(cut_off="" if self._pending else reason)

    def _take(self, byte: int) -> list[Frame]:
        was_cr, self._after_cr = self._after_cr, False
        if not self._bytes and was_cr and byte == LF:
            return []
        done = self._finish() if self._pending and byte == _BRACKET else []
        if self._ends_at(byte):
            self._after_cr = byte == CR
            if self._aim and self._bytes and self._bytes[0] != STX:
                self._pending.append(byte)
                return done
            return done + self._finish()
        self._keep(bytes(self._pending) + bytes([byte]))
        self._pending.clear()
        return done

    def _ends_at(self, byte: int) -> bool:
        if self._bytes[:1] == b"\x02":
            return byte == ETX
        if self._is_envelope and not self._is_too_long:
            return byte == EOT and EOT in self._ends
        return byte in self._ends

    def _keep(self, data: bytes) -> None:
        self._is_too_long |= len(self._bytes) + len(data) > CAP
        self._bytes += data[: CAP - len(self._bytes)]
        if data[-1] == EOT:
            self._is_envelope = False
        elif len(self._bytes) <= _AIM_LENGTH + len(ENVELOPE):
            start = _AIM_LENGTH if self._bytes[:1] == b"]" else 0
            self._is_envelope |= self._bytes[start:] == ENVELOPE

    def _finish(self, *, unterminated: bool = False, cut_off: str = "") -> list[Frame]:
        raw = bytes(self._bytes)
        if self._is_envelope or raw[:1] == b"\x02":
            raw = raw.rstrip(bytes(self._ends))  # terminators that were text until the line fell silent
        if self._is_too_long:
            cut_off = Text("it is longer than {count} bytes.", count=f"{CAP:,}")
        self._bytes.clear()
        self._pending.clear()
        self._is_envelope = self._is_too_long = False
        return [Frame(raw, cut_off, unterminated)] if raw.strip(b"\x02") else []


def decode(raw: bytes, encoding: str = "auto") -> str:
    """Turn the bytes of a scan into text; different bytes give different texts in one encoding.

    Args:
        raw: the bytes of one frame.
        encoding: as in the settings; `auto` is UTF-8 where the bytes are that, else cp1252 with the five
            bytes that it leaves open as C1 control characters.
    """
    if encoding == "auto":
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            encoding = "cp1252"
    if encoding == "cp1252":
        return codecs.charmap_decode(raw, "strict", _CP1252)[0]
    return raw.decode(encoding, "backslashreplace")
