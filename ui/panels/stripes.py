"""The striped frame around a window that is not the real one: seen from afar, and without colours too."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygon
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.style import LOST, NEEDS_YOU, millimetres


class StripedFrame(QWidget):
    """Paints slanted stripes around the widgets that are put into it side by side."""

    def __init__(self) -> None:
        """Frame nothing yet."""
        super().__init__()
        self.thickness = millimetres(2.5)
        self._columns = QHBoxLayout(self)
        self._columns.setSpacing(0)
        self._columns.setContentsMargins(*(self.thickness,) * 4)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget to the right of those that are there."""
        self._columns.addWidget(widget, stretch)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the stripes; the widgets cover all but the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(NEEDS_YOU[0]))
        painter.setBrush(QColor(LOST[0]))
        painter.setPen(QColor(LOST[0]))
        height, step = self.height(), 2 * self.thickness
        for left in range(-height, self.width(), 2 * step):
            corners = [(left, height), (left + height, 0), (left + height + step, 0), (left + step, height)]
            painter.drawPolygon(QPolygon([QPoint(x, y) for x, y in corners]))
        painter.end()
