"""ISO/IEC 15434 envelopes: the header tells which character separates the elements, whatever became of GS."""

import re
from dataclasses import dataclass

from station.codes.dress import EOT, GS, RS, undo_pictures

DRESSES = {
    GS: "",
    "]": "_caret",
    "\u241d": "_pictures",
    "\uf70b": "_pua",
    "\u2194": "_cp437",
    "{GS}": "_text",
    "<GS>": "_text",
    "|": "_text",
    ".": "_text",
    " ": "_text",
    "-": "_text",
}
"""What arrives for GS, and how a kind of label in that dress ends."""

MAT_SEPARATOR = "@"
"""MAT-Label has this in the symbol itself, for RS and GS alike."""

LEGAL_IN_DATA = frozenset(". -")
"""Separators that values are full of: believed only where every piece starts with a data identifier."""

_HEADER = re.compile(
    r"(>?)\[\)>?((?:\{RS\}|<RS>|[^0-9A-Za-z]){0,2})([0-9]{2}|DD)(\{GS\}|<GS>|[^0-9A-Za-z])", re.DOTALL
)
_ELEMENT = re.compile(r"0*([0-9]{0,3})([A-Za-z])(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Envelope:
    """One message, out of its dress."""

    format: str
    """Format indicator (ISO/IEC 15434, 5.1): `06` holds data identifiers."""
    pieces: tuple[str, ...]
    """What stands between the separators, empty elements left out."""
    separator: str
    """What arrived for GS."""
    head: str
    """The header of the symbol itself, which old Mouser labels begin with `>`."""
    trailer: str
    """RS and EOT as far as they arrived, with whatever a scanner made of EOT."""

    @property
    def dress(self) -> str:
        """Return what the kind ends with, such as `_caret`."""
        return DRESSES.get(self.separator, "_text")


def open_envelope(text: str) -> Envelope | None:
    """Open an envelope; None where the text is none, or its separators are lost.

    Between `[)>` and the format indicator stand 0 to 2 odd characters; the next one is the separator.
    """
    header = _HEADER.match(text)
    if header is None:
        return None
    mark, before, number, separator = header.groups()
    body = text[header.end() :]
    if separator in (MAT_SEPARATOR, *LEGAL_IN_DATA):
        pieces, trailer = body.split(separator), ""
    else:
        split_at = undo_pictures(separator)
        body = body if separator == GS else undo_pictures(body)
        body, trailer = _cut_trailer(body, undo_pictures(before)[-1:], split_at)
        pieces = body.split(split_at)
    head = f"{mark}[)>{RS if before else ''}{number}"
    return Envelope(number, tuple(filter(None, pieces)), separator, head, trailer)


def read_element(piece: str) -> tuple[str, str] | None:
    """Split a piece into its data identifier (ANSI MH10.8.2) and its value, taken as it stands.

    The letter is put in capitals, because scanners that type Ctrl and a key lower the letter that follows.
    """
    found = _ELEMENT.fullmatch(piece)
    return (found[1] + found[2].upper(), found[3]) if found else None


def _cut_trailer(body: str, record_separator: str, separator: str) -> tuple[str, str]:
    """Cut off what follows the last element: RS EOT, or what a scanner types for them."""
    end = body.find(RS)
    if end >= 0:
        return body[:end], body[end:]
    typed = record_separator or ("^" if separator == "]" else "")
    if typed and typed != separator:
        found = re.search(f"{re.escape(typed)}([dD{EOT}]?)$", body)
        if found:
            return body[: found.start()], RS + (EOT if found[1] else "")
    return (body[:-1], EOT) if body.endswith(EOT) else (body, "")
