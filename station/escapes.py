"""Text with control characters, written so that it survives a terminal, a spreadsheet or a shell."""

import re

from station.errors import InputError
from station.wording import Text

NAMED = {"\\": "\\\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"}
MEANT = {"\\": "\\", "n": "\n", "r": "\r", "t": "\t", "0": "\0", "e": "\x1b"}


def escape(text: str) -> str:
    r"""Write every character that cannot be seen as an escape: GS becomes `\x1d`, a backslash `\\`."""
    return "".join(_escaped(char) for char in text)


def unescape(text: str) -> str:
    r"""Turn `\x1d`, `\u241d`, `\n`, `\r`, `\t`, `\e`, `\0` and `\\` back into the characters they stand for.

    Raises:
        InputError: a backslash is followed by something else; its position is named, counted from 1.
    """
    return re.sub(
        r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4}|[\\nrt0e])|\\", _meant, text
    )


CONTROLS = (
    *("NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "TAB", "LF"),
    *("VT", "FF", "CR", "SO", "SI", "DLE", "DC1", "DC2", "DC3", "DC4", "NAK"),
    *("SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US"),
)
"""The names of the first 32 bytes."""


def name_controls(data: bytes) -> str:
    """Write bytes for people: control characters by name, such as `<GS>`, and what is not ASCII as `<E9>`."""
    return "".join(_named(byte) for byte in data)


def _named(byte: int) -> str:
    if byte < len(CONTROLS):
        return f"<{CONTROLS[byte]}>"
    return chr(byte) if byte < 0x7F else f"<{byte:02X}>"  # noqa: PLR2004 - DEL is the first that is not printable


def _escaped(char: str) -> str:
    if char in NAMED:
        return NAMED[char]
    if char.isprintable():
        return char
    return char.encode("unicode-escape").decode("ascii")


def _meant(match: re.Match[str]) -> str:
    what = match[1]
    if what is None:
        raise InputError(
            Text(
                "The escape at character {value} is not known: {string}",
                value=match.start() + 1,
                string=match.string[match.start() :][:4],
            ),
            Text(r"Write \x1d for GS, \x1e for RS, \x04 for EOT, \\ for a backslash."),
        )
    char = MEANT[what] if what in MEANT else chr(int(what[1:], 16))
    if "\ud800" <= char <= "\udfff":
        raise InputError(
            Text(
                "The escape at character {value} is half of a character: {string}",
                value=match.start() + 1,
                string=match[0],
            ),
            Text("Write the character itself."),
        )
    return char
