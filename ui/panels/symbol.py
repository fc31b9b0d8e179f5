"""A two-dimensional code on the screen, painted in whole pixels so that a scanner can read it there."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.style import millimetres

QUIET = 3
"""Modules of white around the code."""


class Symbol(QWidget):
    """Paints rows of modules, black on white whatever the colours of the window are."""

    def __init__(self, modules: tuple[tuple[bool, ...], ...], name: str) -> None:
        """Show these modules; `name` is for screen readers."""
        super().__init__()
        self._modules = modules
        self._side = max(3, millimetres(1.1))
        side = (len(modules) + 2 * QUIET) * self._side
        self.setFixedSize(QSize(side, side))
        self.setAccessibleName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the code."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        for y, row in enumerate(self._modules, start=QUIET):
            for x, is_black in enumerate(row, start=QUIET):
                if is_black:
                    place = (x * self._side, y * self._side, self._side, self._side)
                    painter.fillRect(*place, QColor(Qt.GlobalColor.black))
        painter.end()
