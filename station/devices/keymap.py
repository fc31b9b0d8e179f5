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

UNKNOWN = 0x10000
"""Codes from here on name keys whose position the system does not tell."""

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
_KEYPAD = {71 + i: char for i, char in enumerate("789-456+1230.")} | {55: "*", 98: "/"}
_CONTROL = {
    char: chr(ord(char.upper()) & 0x1F)
    for char in "abcdefghijklmnopqrstuvwxyz[\\]"  # the letters and brackets of ASCII's own control column
} | {"2": "\x00", "6": "\x1e", "-": "\x1f"}


@dataclass(frozen=True, slots=True)
class Key:
    """One press or release of a key."""

    code: int
    """Linux input code (evdev), or `UNKNOWN` and above."""
    is_press: bool
    at: int
    """When the keyboard sent it, in ms of any clock that only goes forward."""
    text: str = ""
    """What the system made of it; only read where the position is not known."""
    shift: bool = False
    control: bool = False
    alt: bool = False
    """Alt, or a modifier that only people use, such as the Windows key."""
    origin: object = field(default=None, compare=False)
    """Handed back untouched with the key, for whoever has to type it again."""


def read_key(key: Key) -> str | None:
    """Return the character a US scanner means by `key`, or None where it means none.

    Alt with a digit of the keypad gives that digit; `read_alt_code` makes a character of several.
    """
    if key.code >= UNKNOWN:
        return key.text if len(key.text) == 1 and not key.alt else None
    if key.code in _KEYPAD:
        character = _KEYPAD[key.code]
        return None if key.control or (key.alt and not character.isdecimal()) else character
    plain = _PLAIN.get(key.code)
    if plain is None or key.alt:
        return None
    if key.control:
        return _CONTROL.get(plain)
    return _SHIFTED[key.code] if key.shift else plain


def read_alt_code(digits: str) -> str:
    """Return the character that Alt with keypad digits writes on Windows, such as GS for 029.

    Args:
        digits: what was typed while Alt was down; only its low byte counts, as it does there.
    """
    byte = bytes([int(digits) & 0xFF])
    if byte.isascii():
        return byte.decode("ascii")
    return byte.decode("cp1252" if digits.startswith("0") else "cp437", "replace")
