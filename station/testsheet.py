"""The test card on paper: one A4 page as PDF, PNG or SVG."""

from collections.abc import Callable
from pathlib import Path

import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from station.errors import InputError
from station.testcard import CARD, LINE_CARD
from station.wording import Text

DPI = 300
WIDTH, HEIGHT = 210.0, 297.0
"""A4, mm."""

Modules = tuple[tuple[bool, ...], ...]
"""Rows of a symbol from the top, without quiet zone; True is black."""

TITLE = "Scanner test card"
LINES = (
    "1. Open the station's diagnostics with F9.",
    "2. Scan the square code. A scanner that reads lines only: scan the long one.",
    "3. The page tells which setting of the scanner to change; change it and scan again.",
)
_CELL, _BAR, _BAR_HEIGHT = 1.0, 0.34, 18.0  # mm: a module of the square code, of the long one, and its height
_LEFT = 15.0


def matrix() -> Modules:
    """Return the Data Matrix with every printable character, RS, GS and EOT."""
    return _modules(CARD, zxingcpp.BarcodeFormat.DataMatrix)


def bars() -> Modules:
    """Return the Code 128 for scanners that read lines only: one row."""
    return _modules(LINE_CARD, zxingcpp.BarcodeFormat.Code128)[:1]


def draw(path: Path) -> None:
    """Write the page to a file; its suffix chooses the form.

    Raises:
        InputError: the suffix is none of ours, or the file cannot be written.
    """
    form = FORMS.get(path.suffix.lower())
    if form is None:
        raise InputError(
            Text("“{path}” does not say in which form the test card is wanted.", path=path),
            Text("Name a file that ends in {forms}.", forms=", ".join(FORMS)),
        )
    try:
        form(path)
    except OSError as error:
        raise InputError(
            Text("{path} cannot be written: {problem}.", path=path, problem=error.strerror or error),
            Text("Name a file in another folder."),
        ) from error


def _modules(text: str, symbology: zxingcpp.BarcodeFormat) -> Modules:
    # Square, because many scanners do not know the long Data Matrix of newer standards.
    symbol = zxingcpp.create_barcode(text, symbology, force_square=True).to_image(add_quiet_zones=False)
    height, width = symbol.shape
    values = bytes(symbol)  # type: ignore[call-overload]  # an Image has the buffer protocol
    return tuple(tuple(value == 0 for value in values[y * width :][:width]) for y in range(height))


def _rectangles() -> list[tuple[float, float, float, float]]:
    """Return left, top, width and height, mm, of each black piece on the page."""
    pieces = [
        (_LEFT + x * _CELL, 80.0 + y * _CELL, _CELL, _CELL)
        for y, row in enumerate(matrix())
        for x, is_black in enumerate(row)
        if is_black
    ]
    pieces += [
        (_LEFT + x * _BAR, 200.0, _BAR, _BAR_HEIGHT) for x, is_black in enumerate(bars()[0]) if is_black
    ]
    return pieces


def _texts() -> list[tuple[float, float, str]]:
    """Return the base line, the size, mm, and the words of each line of text."""
    return [(30.0, 8.0, TITLE), *((43.0 + 8 * number, 4.5, line) for number, line in enumerate(LINES))]


def _paint() -> Image.Image:
    """Paint the page; modules are whole pixels, or a scanner would see them uneven."""

    def pixels(length: float) -> int:
        return round(length / 25.4 * DPI)

    page = Image.new("1", (pixels(WIDTH), pixels(HEIGHT)), 1)
    pen = ImageDraw.Draw(page)
    for base, size, text in _texts():
        font = ImageFont.load_default(pixels(size))
        pen.text((pixels(_LEFT), pixels(base)), text, fill=0, font=font, anchor="ls")
    for symbol, module, height, top in ((matrix(), _CELL, _CELL, 80.0), (bars(), _BAR, _BAR_HEIGHT, 200.0)):
        wide, high = pixels(module), pixels(height)
        for y, row in enumerate(symbol):
            for x, is_black in enumerate(row):
                if is_black:
                    left, up = pixels(_LEFT) + x * wide, pixels(top) + y * high
                    pen.rectangle((left, up, left + wide - 1, up + high - 1), fill=0)
    return page


def _draw_image(path: Path) -> None:
    _paint().save(path, dpi=(DPI, DPI))


def _draw_pdf(path: Path) -> None:
    _paint().save(path, resolution=DPI, title=TITLE)


def _draw_svg(path: Path) -> None:
    marks = "".join(f"M{x:.2f} {y:.2f}h{w:.2f}v{h:.2f}h-{w:.2f}z" for x, y, w, h in _rectangles())
    words = "\n".join(
        f'<text x="{_LEFT}" y="{base}" font-size="{size}" font-family="sans-serif">{text}</text>'
        for base, size, text in _texts()
    )
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}mm" height="{HEIGHT}mm" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">\n<rect width="100%" height="100%" fill="#fff"/>\n{words}\n'
        f'<path d="{marks}" shape-rendering="crispEdges"/>\n</svg>\n',
        encoding="utf-8",
    )


FORMS: dict[str, Callable[[Path], None]] = {".pdf": _draw_pdf, ".png": _draw_image, ".svg": _draw_svg}
"""What draws the page, by the suffix of the file."""
