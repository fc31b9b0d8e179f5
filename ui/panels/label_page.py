"""The place of the label page: what draws labels is loaded when it is opened for the first time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from station.records import Item

if TYPE_CHECKING:
    from ui.panels.label_print import LabelPrintPanel


class LabelPage(QWidget):
    """Shows the label of the selected item while it is open."""

    closed = Signal()
    """The operator is done here."""

    def __init__(self, prefix: str) -> None:
        """Load nothing yet; `prefix` is what short codes start with."""
        super().__init__()
        self._prefix = prefix
        self._item: Item | None = None
        self._is_open = False
        self.panel: LabelPrintPanel | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def open(self) -> None:
        """Show the label of what is selected, and the printers that are there now."""
        from ui.panels.label_print import LabelPrintPanel  # noqa: PLC0415 - slow to load, and seldom wanted

        self._is_open = True
        if self.panel is None:
            self.panel = LabelPrintPanel(self._prefix)
            self.panel.closed.connect(self.closed)
            self._layout.addWidget(self.panel)
            self.panel.show()
        else:
            self.panel.refresh_printers()
        self.panel.show_item(self._item)
        self.panel.form.setFocus()

    def close_page(self) -> None:
        """Draw no more."""
        self._is_open = False

    def show_item(self, item: Item | None) -> None:
        """Take the item that is selected now."""
        self._item = item
        if self._is_open and self.panel is not None:
            self.panel.show_item(item)
