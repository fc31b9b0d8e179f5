"""Makes scans of the keys of a keyboard that is known to be a scanner, so no timing is judged; pure."""

from collections.abc import Iterable
from dataclasses import replace

from station.devices.framing import Frame, Framer, Silence
from station.devices.keymap import (
    ALT,
    CONTROL,
    ENTER,
    GROUP_SEPARATOR,
    KEYPAD_ENTER,
    MODIFIERS,
    POSITIONS,
    SHIFT,
    TAB,
    WINDOWS_KEY,
    Key,
    read_alt_code,
    read_key,
)
from station.wording import Text

SPOILED = Text(
    "the scanner typed a key that stands for no character; if it is its GS, name it as group_separator of "
    "this [[device]] in the settings."
)
LOST_KEYS = Text("the computer lost some of its keys.")

_ENDS = {ENTER: "\r", KEYPAD_ENTER: "\r", TAB: "\t"}


class TypedScan:
    """Gives the scans of one keyboard, key by key; Enter and Tab end them as CR and TAB end serial ones."""

    def __init__(
        self,
        terminators: Iterable[str] = ("CR", "LF"),
        *,
        aim: bool = False,
        group_separator: str = "none",
        encoding: str = "utf-8",
    ) -> None:
        """Begin with no key down.

        Args:
            terminators: as for `Framer`; unless there is none, Tab is one too.
            aim: as for `Framer`.
            group_separator: the key that the scanner types for GS, as in `keymap.POSITIONS`.
            encoding: in which the text is kept as bytes.
        """
        ends = set(terminators)
        self._framer = Framer(ends | {"TAB"} if ends else (), aim=aim)
        self._separator = POSITIONS.get(group_separator)
        self._encoding = encoding
        self._down: set[int] = set()
        self._digits = ""
        self._fault = ""
        self._written = bytearray()

    @property
    def awaits(self) -> Silence:
        """Tell what lies here undelivered."""
        return Silence.MORE if self._digits or self._fault else self._framer.awaits

    def take_written(self) -> bytes:
        """Return what the keys have written since this was asked last, terminators included."""
        written, self._written = bytes(self._written), bytearray()
        return written

    def press(self, code: int) -> list[Frame]:
        """Take a key that goes down; return the scans that it completes."""
        if code in MODIFIERS:
            self._down.add(code)
            return []
        character = self._character(code)
        if character is None:
            self._fault = self._fault or SPOILED
            return []
        if self._down & ALT and character.isdecimal():
            self._digits += character
            return []
        return self._write(self._alt_code() + character)

    def release(self, code: int) -> list[Frame]:
        """Take a key that comes up; the last Alt writes what was typed on the keypad."""
        self._down.discard(code)
        if code in ALT and not self._down & ALT:
            return self._write(self._alt_code())
        return []

    def lose(self) -> None:
        """Take note that keys were lost: nothing is known to be down, and the scan is not whole."""
        self._down.clear()
        self._digits = ""
        self._fault = LOST_KEYS

    def silence(self) -> list[Frame]:
        """Take note that no key comes, which ends a scan."""
        return self._marked(self._framer.feed(self._encoded(self._alt_code())) + self._framer.silence())

    def cut(self, reason: str) -> list[Frame]:
        """End the scan, because the device is gone or closed."""
        return self._marked(self._framer.feed(self._encoded(self._alt_code())) + self._framer.cut(reason))

    def _character(self, code: int) -> str | None:
        if code == self._separator:
            return GROUP_SEPARATOR
        if code in _ENDS:
            return _ENDS[code]
        return read_key(
            Key(
                code,
                is_press=True,
                at=0,
                shift=bool(self._down & SHIFT),
                control=bool(self._down & CONTROL),
                alt=bool(self._down & (ALT | WINDOWS_KEY)),
            )
        )

    def _alt_code(self) -> str:
        digits, self._digits = self._digits, ""
        return read_alt_code(digits) if digits else ""

    def _write(self, text: str) -> list[Frame]:
        data = self._encoded(text)
        self._written += data
        frames = self._framer.feed(data)
        return self._marked(frames) if frames else []

    def _encoded(self, text: str) -> bytes:
        return text.encode(self._encoding, "replace")

    def _marked(self, frames: list[Frame]) -> list[Frame]:
        """Mark the first scan as not whole where keys of it could not be read."""
        fault, self._fault = self._fault, ""
        return [replace(frames[0], cut_off=frames[0].cut_off or fault), *frames[1:]] if frames else []
