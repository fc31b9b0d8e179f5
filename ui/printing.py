"""Puts drawings on a printer of the system, dot for dot, after reading them back."""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPageLayout, QPageSize, QPainter, QPixmap
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from station.errors import DeviceError
from station.labels.drawing import Drawing
from station.labels.lettering import font_file
from station.labels.reading import check
from station.labels.render import image_of
from station.wording import Text

MOST_DPI = 600
"""Finer than this a drawing need not be; on a finer printer each of its dots is several of the printer's."""


def printer_names() -> list[str]:
    """Return the printers of the system, its default first."""
    default = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != default, name.casefold()))


def open_printer(name: str) -> QPrinter:
    """Return a printer by its name.

    Raises:
        DeviceError: it is not there any more.
    """
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        raise DeviceError(
            Text("There is no printer “{name}”.", name=name), Text("Choose another one, or save a PDF.")
        )
    return QPrinter(info, QPrinter.PrinterMode.HighResolution)


def drawing_dpi(printer: QPrinter) -> int:
    """Return the resolution to draw at: that of the printer, or the largest whole part of it that does."""
    dpi = printer.resolution()
    return dpi // -(-dpi // MOST_DPI)


def print_drawings(drawings: Sequence[Drawing], printer: QPrinter) -> None:
    """Read drawings back, then print each on a page of its size.

    Raises:
        InputError: a code cannot be read back; nothing was printed.
        DeviceError: the printer takes no job, or broke it off.
    """
    check(drawings)
    painter = QPainter()
    try:
        for number, drawing in enumerate(drawings):
            _set_page(printer, drawing)
            if not (printer.newPage() if number else painter.begin(printer)):
                raise DeviceError(
                    Text(
                        "“{value}” takes no print job.",
                        value=printer.printerName() or printer.outputFileName(),
                    ),
                    Text("See that it is switched on and has paper, or save a PDF."),
                )
            factor = printer.resolution() / drawing.dpi
            painter.resetTransform()
            painter.scale(factor, factor)
            paint(drawing, painter)
    finally:
        if painter.isActive():
            painter.end()


def paint(drawing: Drawing, painter: QPainter) -> None:
    """Paint a drawing, a dot of it being a unit of the painter."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for bar in drawing.bars:
        painter.fillRect(bar.x, bar.y, bar.width, bar.height, Qt.GlobalColor.black)
    painter.setPen(Qt.GlobalColor.black)
    for line in drawing.words:
        font = QFont(_family(is_bold=line.is_bold))
        font.setBold(line.is_bold)
        font.setPixelSize(max(1, round(line.size)))
        painter.setFont(font)
        painter.drawText(line.x, line.baseline, line.text)


def picture(drawing: Drawing) -> QPixmap:
    """Return what a printer of the drawing's resolution would put on paper."""
    image = image_of(drawing)
    shown = QImage(image.tobytes(), image.width, image.height, image.width, QImage.Format.Format_Grayscale8)
    return QPixmap.fromImage(shown)


def _set_page(printer: QPrinter, drawing: Drawing) -> None:
    width, height = (side * 25.4 / drawing.dpi for side in (drawing.width, drawing.height))
    is_wide = width > height
    size = QSizeF(min(width, height), max(width, height))
    exact = QPageSize.SizeMatchPolicy.FuzzyMatch
    page = QPageSize(size, QPageSize.Unit.Millimeter, "", exact)
    turn = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(page, turn, QMarginsF()))


@cache
def _family(*, is_bold: bool) -> str:
    """Make the font of the labels known, and return its family."""
    number = QFontDatabase.addApplicationFont(str(font_file(is_bold=is_bold)))
    return QFontDatabase.applicationFontFamilies(number)[0]
