"""The scan tape: a line for every scan and every change, so that nothing passes unseen."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QVBoxLayout

from station.outcomes import Outcome
from station.records import Entry
from ui.panels.table import plain_table
from ui.panels.tape_model import TapeModel, entry_of
from ui.panels.text import plain_label
from ui.style import letters


class TapePanel(QFrame):
    """Shows the newest lines; it is for reading only."""

    def __init__(self) -> None:
        """Begin with an empty tape."""
        super().__init__()
        self.setAccessibleName(self.tr("Tape"))
        self.model = TapeModel(self)
        table = plain_table(
            self.model, self.tr("Scan tape"), widths={0: 24, 1: 32, 2: 92}, stretch=3, height=7
        )
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.horizontalHeader().hide()
        self._table = table
        self._empty = plain_label("quiet", self.tr("Each scan leaves a line here."))
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label("title", self.tr("SCAN TAPE"), wraps=False))
        layout.addWidget(table)
        layout.addWidget(self._empty)
        self._show_emptiness()

    @Slot(object)
    def show_history(self, entries: tuple[Entry, ...]) -> None:
        """Show what happened before the window was opened."""
        self.model.fill(entries)
        self._show_emptiness()

    @Slot(object)
    def add(self, outcome: Outcome) -> None:
        """Put an outcome on top."""
        self.model.add(entry_of(outcome))
        self._show_emptiness()

    def lie_flat(self, *, is_flat: bool) -> None:
        """Take all of the width and a few lines below the columns, or stand beside them."""
        self.setMaximumHeight(letters(40) if is_flat else 16_777_215)
        self._table.setColumnWidth(2, letters(92 if is_flat else 38))

    def _show_emptiness(self) -> None:
        is_empty = not self.model.rowCount()
        self._table.setHidden(is_empty)
        self._empty.setVisible(is_empty)
