"""The lettering on labels: fonts that the station brings along, and lines that stay in their room."""

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from station.escapes import escape

FONTS = Path(__file__).parent.parent.parent / "resources" / "fonts"
FAMILY = "DejaVu Sans Condensed"
LINE = 1.22
"""Distance of two baselines, in sizes of the font."""
ASCENT = 0.93
"""Height of the tallest letter above the baseline, in sizes of the font."""

_ELLIPSIS = "…"


def font_file(*, is_bold: bool) -> Path:
    """Return the file of the font."""
    return FONTS / f"DejaVuSansCondensed{'-Bold' if is_bold else ''}.ttf"


@cache
def font_name(*, is_bold: bool) -> str:
    """Return the name of the font in a PDF, after making it known there."""
    name = f"DejaVuSansCondensed{'-Bold' if is_bold else ''}"
    pdfmetrics.registerFont(TTFont(name, str(font_file(is_bold=is_bold))))
    return name


def width_of(text: str, size: float, *, is_bold: bool = False) -> float:
    """Return how wide a text is, in the unit of `size`."""
    return float(pdfmetrics.stringWidth(text, font_name(is_bold=is_bold), size))


def printable(text: str) -> str:
    """Return a text on one line, with control characters in print."""
    return escape(" ".join(text.split()))


def wrap(text: str, size: float, width: float, lines: int, *, is_bold: bool = False) -> list[str]:
    """Break a text into lines of a width; what finds no room ends in an ellipsis.

    Args:
        text: words; a word that is too long for a line is broken.
        size: of the font.
        width: of a line, in the unit of `size`.
        lines: at most.
        is_bold: set in the bold font.
    """
    broken: list[str] = []
    rest = printable(text)
    while rest and len(broken) < lines:
        fitting = _fitting(rest, size, width, is_bold=is_bold)
        if len(broken) == lines - 1 and fitting < len(rest):
            broken.append(_shortened(rest, size, width, is_bold=is_bold))
            break
        line = rest[:fitting]
        space = line.rfind(" ") if fitting < len(rest) and rest[fitting] != " " else -1
        broken.append(line if space <= 0 else line[:space])
        rest = rest[len(broken[-1]) :].lstrip(" ")
    return broken


def _fitting(text: str, size: float, width: float, *, is_bold: bool) -> int:
    """Return how many characters fit, at least one so that breaking always ends."""
    count = len(text)
    while count > 1 and width_of(text[:count], size, is_bold=is_bold) > width:
        count -= 1
    return count


def _shortened(text: str, size: float, width: float, *, is_bold: bool) -> str:
    room = width - width_of(_ELLIPSIS, size, is_bold=is_bold)
    return text[: _fitting(text, size, room, is_bold=is_bold)].rstrip() + _ELLIPSIS
