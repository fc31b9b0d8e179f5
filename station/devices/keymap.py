"""Which character a scanner means by a key: positions of a US keyboard, by Linux input code.

A scanner presses positions, whatever layout the computer gives them; reading positions makes the text
independent of that layout, of Caps Lock and of dead keys.
"""

from dataclasses import dataclass, field

ENTER, TAB, KEYPAD_ENTER = 28, 15, 96
SHIFT = frozenset({42, 54})
CONTROL = frozenset({29, 97})
ALT = frozenset({56, 100})
WINDOWS_KEY = frozenset({125, 126})
LOCKS = frozenset({58, 69, 70})
MODIFIERS = SHIFT | CONTROL | ALT | WINDOWS_KEY | LOCKS
"""Keys that write nothing themselves; a person may hold them as long as they like."""

GROUP_SEPARATOR = "\x1d"
POSITIONS = {"F8": 66, "F12": 88, "Down": 108}
"""Keys that some scanners type instead of GS, by the name the settings use."""

_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (57, " ", " "),
)
_PLAIN = {first + i: char for first, row, _ in _ROWS for i, char in enumerate(row)}
_SHIFTED = {first + i: char for first, _, row in _ROWS for i, char in enumerate(row)}
_KEYPAD = {first + i: char for first, row in ((71, "789-456+1230."),) for i, char in enumerate(row)}
_KEYPAD |= {55: "*", 98: "/"}
_CONTROL = {
    char: chr(ord(char.upper()) & 0x1F)
    for char in "abcdefghijklmnopqrstuvwxyz[\\]"  # the letters and brackets of ASCII's own control column
} | {"2": "\x00", "6": "\x1e", "-": "\x1f"}


@dataclass(frozen=True, slots=True)
class Key:
    """One press or release of a key."""

    code: int
    """Linux input code (evdev); above 0xFFFF where the system does not tell the position."""
    is_press: bool
    at: int
    """When the keyboard sent it, in ms of any clock that only goes forward."""
    text: str = ""
    """What the system made of it; only read where the position is not known."""
    shift: bool = False
    control: bool = False
    alt: bool = False
    origin: object = field(default=None, compare=False)
    """Handed back untouched with the key, for whoever has to type it again."""


def read_key(key: Key) -> str | None:
    """Return the character a US scanner means by `key`, or None where it means none.

    Alt with the digits of the keypad gives the digits; `AltCode` makes the character of them.
    """
    if key.code > 0xFFFF:
        return key.text if len(key.text) == 1 and not key.alt else None
    if key.code in _KEYPAD:
        return None if key.control else _KEYPAD[key.code]
    plain = _PLAIN.get(key.code)
    if plain is None or key.alt:
        return None
    if key.control:
        return _CONTROL.get(plain)
    return _SHIFTED[key.code] if key.shift else plain


class AltCode:
    """Gathers the digits that are typed on the keypad while Alt is down, such as Alt+029 for GS."""

    def __init__(self) -> None:
        self._digits = ""

    def add(self, digit: str) -> None:
        """Take the next digit."""
        self._digits += digit

    def finish(self) -> str:
        """Return the character of the digits, as Windows reads them, and start anew."""
        digits, self._digits = self._digits, ""
        if not digits.isdecimal():
            return digits
        encoding = "cp1252" if digits.startswith("0") else "cp437"
        # Windows keeps the low byte; below 0x80 and in the five holes of cp1252 it is the code point.
        byte = int(digits[-9:]) & 0xFF
        return chr(byte) if byte < 0x80 else bytes([byte]).decode(encoding, "replace")
