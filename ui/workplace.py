"""The place of work: finder, item, label and tape, side by side or behind tabs, as far as there is room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from station.desk import Desk
from ui.bridge import Bridge
from ui.panels.finder import FinderPanel
from ui.panels.item import ItemPanel
from ui.panels.label import LabelPanel
from ui.panels.tape import TapePanel
from ui.style import letters, millimetres

WIDE = 420
"""Width, mm of usual text, from which the tape stands beside the other columns."""
NARROW = 300
"""Width, mm of usual text, below which there are tabs instead of columns."""
LOW = 70
"""Height, mm of usual text, below which there are tabs as well."""
LEAST = 20
"""Height, mm of usual text, that is left to the tabs when the banner has much to say."""

SHARES = (44, 27, 31, 42)
"""How the columns share the width."""


class Workplace(QWidget):
    """Holds the panels of the scan window."""

    def __init__(self, bridge: Bridge) -> None:
        """Put the panels in their places."""
        super().__init__()
        self.setObjectName("columns")
        self.finder = FinderPanel(bridge)
        self.item = ItemPanel(bridge)
        self.label = LabelPanel()
        self.tape = TapePanel()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("Panels"))
        self.tabs.tabBar().setAccessibleName(self.tr("Panels"))
        self.tabs.tabBar().setExpanding(True)
        self.tabs.setMinimumHeight(letters(LEAST))
        self.tabs.hide()
        self._columns = QHBoxLayout()
        self._columns.setSpacing(millimetres(1.5))
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(millimetres(1.5))
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addLayout(self._columns, stretch=1)
        self._whole.addWidget(self.tabs)
        self._shape = ""
        self._take_shape("flat")

    @property
    def is_tape_beside(self) -> bool:
        """Tell whether the tape is a column of its own."""
        return self._shape == "wide"

    @property
    def has_tabs(self) -> bool:
        """Tell whether one panel is seen at a time."""
        return self._shape == "tabs"

    def show_finder(self) -> None:
        """Bring the finder to the front and put the keyboard there."""
        self.tabs.setCurrentWidget(self.finder)
        self.finder.focus_field()

    def show_desk(self, desk: Desk) -> None:
        """Bring the panel to the front that a new answer speaks of."""
        if self.has_tabs and desk.code is not None:
            self.tabs.setCurrentWidget(self.item if desk.can_undo and desk.item is None else self.label)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the panels anew where there is more or less room."""
        super().resizeEvent(event)
        width, height = event.size().width(), event.size().height()
        if width < letters(NARROW) or height < letters(LOW):
            self._take_shape("tabs")
        else:
            self._take_shape("wide" if width >= letters(WIDE) else "flat")

    def _take_shape(self, shape: str) -> None:
        if shape == self._shape:
            return
        self._shape = shape
        panels = (self.finder, self.item, self.label, self.tape)
        for panel, share in zip(panels, SHARES, strict=True):
            self._columns.removeWidget(panel)
            self._whole.removeWidget(panel)
            if shape == "tabs":
                self.tabs.addTab(panel, panel.accessibleName())
            elif panel is self.tape and shape == "flat":
                self._whole.addWidget(panel)
            else:
                self._columns.addWidget(panel, share)
            panel.setVisible(shape != "tabs" or panel is self.tabs.currentWidget())
        self.tabs.setVisible(self.has_tabs)
        self._whole.setStretchFactor(self._columns, 0 if self.has_tabs else 1)
        self._whole.setStretchFactor(self.tabs, 1 if self.has_tabs else 0)
        self.tape.lie_flat(is_flat=shape == "flat")
