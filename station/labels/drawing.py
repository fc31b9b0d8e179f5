"""What is printed, in whole dots of the printer: bars and words, and the codes that must be read in them."""

from dataclasses import dataclass, replace
from typing import Self

from station.labels.choices import Symbology
from station.labels.symbols import Symbol


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in dots, from the upper left corner."""

    x: int
    y: int
    width: int
    height: int

    def shifted(self, x: int, y: int) -> Self:
        """Return it elsewhere."""
        return replace(self, x=self.x + x, y=self.y + y)


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; it is never wider than `width`."""

    text: str
    x: int
    baseline: int
    size: float
    """Of the font, in dots."""
    width: float
    is_bold: bool = False

    def shifted(self, x: int, y: int) -> Self:
        """Return them elsewhere."""
        return replace(self, x=self.x + x, baseline=self.baseline + y)


@dataclass(frozen=True, slots=True)
class Mark:
    """A code in a drawing: what must be read where, quiet zone included."""

    text: str
    symbology: Symbology
    box: Box

    def shifted(self, x: int, y: int) -> Self:
        """Return it elsewhere."""
        return replace(self, box=self.box.shifted(x, y))


@dataclass(frozen=True, slots=True)
class Drawing:
    """A label or a page."""

    width: int
    height: int
    dpi: int
    """Dots of the printer in an inch."""
    bars: tuple[Box, ...] = ()
    words: tuple[Words, ...] = ()
    marks: tuple[Mark, ...] = ()


def dots(length: float, dpi: int) -> int:
    """Return a length in mm as whole dots."""
    return round(length * dpi / 25.4)


def place(symbol: Symbol, x: int, y: int, module: int, height: int | None = None) -> tuple[list[Box], Mark]:
    """Return the bars of a symbol and where it is to be read.

    Args:
        symbol: what to draw.
        x: left edge of its quiet zone, in dots.
        y: upper edge; of a matrix code, of its quiet zone.
        module: width of a module, in dots.
        height: of a linear code, in dots.
    """
    quiet = symbol.quiet * module
    if symbol.is_linear:
        tall, top, outer = height or module, y, height or module
    else:
        tall, top, outer = module, y + quiet, symbol.width * module + 2 * quiet
    bars = [
        Box(x + quiet + start * module, top + number * tall, length * module, tall)
        for number, row in enumerate(symbol.rows)
        for start, length in _runs(row)
    ]
    box = Box(x, y, symbol.width * module + 2 * quiet, outer)
    return bars, Mark(symbol.text, symbol.symbology, box)


def arranged(width: int, height: int, dpi: int, parts: list[tuple[int, int, Drawing]]) -> Drawing:
    """Put drawings of one resolution on a page, each at its place (x, y)."""
    return Drawing(
        width,
        height,
        dpi,
        tuple(bar.shifted(x, y) for x, y, part in parts for bar in part.bars),
        tuple(line.shifted(x, y) for x, y, part in parts for line in part.words),
        tuple(mark.shifted(x, y) for x, y, part in parts for mark in part.marks),
    )


def _runs(row: str) -> list[tuple[int, int]]:
    """Return where each run of dark modules starts, and how long it is."""
    runs, start = [], row.find("1")
    while start >= 0:
        end = row.find("0", start)
        end = len(row) if end < 0 else end
        runs.append((start, end - start))
        start = row.find("1", end)
    return runs
