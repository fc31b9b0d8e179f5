"""Tables as they all look: whole rows without a grid, cells on one line."""

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.style import letters


class RowTable(QTableView):
    """Shows whole rows only: where the last would be cut, all become a little higher."""

    def __init__(self, height: int) -> None:
        """Begin without a model; `height` is the least of a row, px."""
        super().__init__()
        self._height = height
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(height)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out between the rows that fit."""
        super().resizeEvent(event)
        room = self.viewport().height()
        rows = max(1, room // self._height)
        self.verticalHeader().setDefaultSectionSize(max(self._height, room // rows))


def plain_table(
    model: QAbstractTableModel, name: str, *, widths: dict[int, float], stretch: int, height: float
) -> RowTable:
    """Make a table of whole rows.

    Args:
        model: what it shows.
        name: for screen readers.
        widths: of columns, mm of usual text.
        stretch: the column that takes the room that is left.
        height: of a row, mm of usual text.
    """
    table = RowTable(letters(height))
    table.setModel(model)
    table.setAccessibleName(name)
    table.horizontalHeader().setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    for column, width in widths.items():
        table.setColumnWidth(column, letters(width))
    return table
