"""Puts a face on a label of a given size: the code as large as it may be, the words in what room is left."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from station.errors import InputError
from station.labels.choices import NAMES, Size, Symbology
from station.labels.drawing import Box, Drawing, Words, dots, place
from station.labels.faces import Face
from station.labels.lettering import ASCENT, LINE, width_of, wrap
from station.labels.symbols import Symbol, draw_symbol
from station.wording import Text

MARGIN = 1.5
"""Of a label, mm."""
LEAST_MODULE = {Symbology.CODE128: 0.165, Symbology.QR: 0.25, Symbology.DATAMATRIX: 0.25}
"""Module, mm, below which hand scanners begin to fail: 2 dots at 300 dpi for a linear code."""
MOST_MODULE = {Symbology.CODE128: 0.51, Symbology.QR: 1.0, Symbology.DATAMATRIX: 1.0}
"""Module, mm, above which a code grows no more."""
LEAST_BAR, MOST_BAR = 5.0, 16.0
"""Height of a linear code, mm."""
BAR_SHARE = 0.3
"""Part of a label's height that a linear code takes at least."""

_TITLE, _TEXT, _SMALL = 3.4, 2.6, 2.0  # sizes of the font, mm, on a label of _USUAL height
_USUAL, _LARGEST = 32.0, 1.6  # mm; how much the font grows at most on a label that is higher


@dataclass(frozen=True, slots=True)
class Type:
    """Sizes of the font, in dots."""

    title: float
    text: float
    small: float
    """Of the smallest title."""

    @classmethod
    def on(cls, size: Size, dpi: int) -> Self:
        """Return what suits a label of this size."""
        growth = min(max(1.0, size.height / _USUAL), _LARGEST) * dpi / 25.4
        return cls(_TITLE * growth, _TEXT * growth, _SMALL * dpi / 25.4)


def lay_out(face: Face, size: Size, symbology: Symbology, dpi: int) -> Drawing:
    """Draw one label.

    Raises:
        InputError: the code does not fit, or cannot be drawn; the advice says what to do.
    """
    symbol = draw_symbol(face.code, symbology)
    draw = _with_code_between if symbol.is_linear else _with_code_beside
    return draw(face, symbol, size, dpi)


def _with_code_beside(face: Face, symbol: Symbol, size: Size, dpi: int) -> Drawing:
    """Put a matrix code on the left and the words on its right."""
    width, height, margin = dots(size.width, dpi), dots(size.height, dpi), dots(MARGIN, dpi)
    side = min(height, width) - margin
    module = module_in(symbol, min(side, max(width // 2, _least(symbol, dpi))), size, dpi)
    outer = (symbol.width + 2 * symbol.quiet) * module
    bars, mark = place(symbol, margin // 2, (height - outer) // 2, module)
    left = margin // 2 + outer + margin // 2
    room = Box(left, margin, width - margin - left, height - 2 * margin)
    words = _column(face, room, Type.on(size, dpi))
    return Drawing(width, height, dpi, tuple(bars), words, (mark,))


def _with_code_between(face: Face, symbol: Symbol, size: Size, dpi: int) -> Drawing:
    """Put a linear code across the label, the title above it and the other words below."""
    width, height, margin = dots(size.width, dpi), dots(size.height, dpi), dots(MARGIN, dpi)
    module = module_in(symbol, width, size, dpi)
    inside, gap = height - 2 * margin, margin // 2
    least = dots(max(LEAST_BAR, size.height * BAR_SHARE), dpi)
    across, room = width - 2 * margin, max(0, inside - least - 2 * gap)
    fonts = Type.on(size, dpi)
    above = write([(face.title, True, 2)], Box(margin, margin, across, room * 2 // 3), fonts)
    top = margin + height_of(above) + gap
    lines = [(face.number, False, 1), *((line, False, 1) for line in face.lines)]
    below = write(lines, Box(margin, 0, across, room - height_of(above)), fonts)
    bottom = height - margin - height_of(below) - gap
    tall = min(bottom - top, dots(MOST_BAR, dpi))
    used = (symbol.width + 2 * symbol.quiet) * module
    bars, mark = place(symbol, (width - used) // 2, (top + bottom - tall) // 2, module, tall)
    sunk = tuple(line.shifted(0, bottom + gap) for line in below)
    return Drawing(width, height, dpi, tuple(bars), (*above, *sunk), (mark,))


def module_in(symbol: Symbol, room: int, size: Size, dpi: int) -> int:
    """Return the width of a module, in dots, that uses a room of so many dots best.

    Raises:
        InputError: the room is too small for a code that scanners can read.
    """
    most = int(MOST_MODULE[symbol.symbology] * dpi / 25.4)
    module = min(room // (symbol.width + 2 * symbol.quiet), most)
    if module < _least_module(symbol, dpi):
        raise too_small(symbol, size, dpi)
    return module


def too_small(symbol: Symbol, size: Size, dpi: int) -> InputError:
    """Return the error that says how large a label would do."""
    across = math.ceil(_least(symbol, dpi) * 25.4 / dpi + MARGIN)
    high = LEAST_BAR + 2 * MARGIN if symbol.is_linear else across
    smaller = "" if symbol.symbology is Symbology.DATAMATRIX else Text(", or draw it as Data Matrix")
    return InputError(
        Text(
            "“{text}” as {names} does not fit a label of {size} mm at {dpi} dpi.",
            text=symbol.text,
            names=NAMES[symbol.symbology],
            size=size,
            dpi=dpi,
        ),
        Text(
            "Take a label of at least {across} x {high} mm{smaller}; short needs less room than json.",
            across=across,
            high=f"{high:g}",
            smaller=smaller,
        ),
    )


def write(lines: Sequence[tuple[str, bool, int]], room: Box, fonts: Type) -> tuple[Words, ...]:
    """Write texts below each other, no wider and no lower than their room; the last ones may be left out.

    Args:
        lines: text, whether it is a title, and the lines that it may have.
        room: where they are written, from its upper edge.
        fonts: sizes of the font.
    """
    written: list[Words] = []
    for text, is_bold, most in lines:
        left = room.height - height_of(written)
        size = fonts.title if is_bold else fonts.text
        if is_bold and width_of(text, size, is_bold=True) > room.width:
            size = max(fonts.small, size * 0.8)
        count = min(most, int(left / (size * LINE)))
        if count < 1 or room.width < 2 * size:
            break
        for line in wrap(text, size, room.width, count, is_bold=is_bold):
            baseline = round(room.y + height_of(written) + size * ASCENT)
            width = width_of(line, size, is_bold=is_bold)
            written.append(Words(line, room.x, baseline, size, width, is_bold))
    return tuple(written)


def height_of(words: Sequence[Words]) -> int:
    """Return the height, in dots, that written lines take."""
    return round(sum(line.size * LINE for line in words))


def _column(face: Face, room: Box, fonts: Type) -> tuple[Words, ...]:
    title = min(3, max(1, int(room.height / (fonts.title * LINE)) - 2))
    lines = [(face.title, True, title), (face.number, False, 2), *((line, False, 2) for line in face.lines)]
    written = write(lines, room, fonts)
    sink = (room.height - height_of(written)) // 2
    return tuple(line.shifted(0, sink) for line in written)


def _least_module(symbol: Symbol, dpi: int) -> int:
    return math.ceil(LEAST_MODULE[symbol.symbology] * dpi / 25.4)


def _least(symbol: Symbol, dpi: int) -> int:
    """Return the dots that the smallest readable form of a symbol takes."""
    return _least_module(symbol, dpi) * (symbol.width + 2 * symbol.quiet)
