"""An icon of a state, in the colour of the text beside it."""

from PySide6.QtCore import QByteArray, QFile, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from ui.style import from_afar


class Icon(QWidget):
    """Paints an icon over the whole widget, the larger the farther away it is looked at."""

    def __init__(self, size: float, parent: QWidget | None = None) -> None:
        """Show nothing yet; `size` is in mm for somebody at the screen."""
        super().__init__(parent)
        self._renderer = QSvgRenderer(self)
        self._shown = ("", "")
        side = from_afar(size)
        self.setFixedSize(QSize(side, side))

    def show_icon(self, name: str, colour: str) -> None:
        """Show an icon of resources/icons; the same once more costs nothing."""
        if self._shown == (name, colour):
            return
        self._shown = (name, colour)
        file = QFile(f"icons:{name}.svg")
        if not file.open(QFile.OpenModeFlag.ReadOnly):
            raise FileNotFoundError(file.fileName())
        drawing = bytes(file.readAll().data()).replace(b"currentColor", colour.encode())
        self._renderer.load(QByteArray(drawing))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        painter = QPainter(self)
        self._renderer.render(painter, QRectF(self.rect()))
        painter.end()
