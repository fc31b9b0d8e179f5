"""The place of work: finder, item, label and tape, side by side as far as there is room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.panels.finder import FinderPanel
from ui.panels.item import ItemPanel
from ui.panels.label import LabelPanel
from ui.panels.tape import TapePanel
from ui.style import millimetres

WIDE = 1600
"""Width, px, from which the tape stands beside the other columns."""


class Workplace(QWidget):
    """Holds the panels of the scan window."""

    def __init__(self, bridge: Bridge) -> None:
        """Put the panels in their places."""
        super().__init__()
        self.setObjectName("columns")
        self.finder = FinderPanel(bridge)
        self.item = ItemPanel()
        self.label = LabelPanel()
        self.tape = TapePanel()
        self._columns = QHBoxLayout()
        self._columns.setSpacing(millimetres(1.5))
        for panel, stretch in ((self.finder, 46), (self.item, 28), (self.label, 28)):
            self._columns.addWidget(panel, stretch)
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(millimetres(1.5))
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addLayout(self._columns, stretch=1)
        self._whole.addWidget(self.tape)
        self.tape.lie_flat(is_flat=True)

    @property
    def is_tape_beside(self) -> bool:
        """Tell whether the tape is a column of its own."""
        return self._columns.indexOf(self.tape) >= 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the tape beside the columns where there is room for it."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= WIDE
        place: QBoxLayout = self._columns if is_wide else self._whole
        if place.indexOf(self.tape) < 0:
            (self._whole if is_wide else self._columns).removeWidget(self.tape)
            place.insertWidget(3 if is_wide else 1, self.tape, 40 if is_wide else 0)
            self.tape.lie_flat(is_flat=not is_wide)
