"""The model of a list that is shown whole: records, a row each."""

from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

T = TypeVar("T")


class ListModel(QAbstractTableModel, Generic[T]):
    """Holds the records; what inherits it says what its columns are called and what they tell of one."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._rows: tuple[T, ...] = ()

    def titles(self) -> tuple[str, ...]:
        """Return what the columns are called."""
        raise NotImplementedError

    def cells(self, row: T) -> tuple[str, ...]:
        """Return what the columns tell of a record."""
        raise NotImplementedError

    def fill(self, rows: tuple[T, ...]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, place: int) -> T | None:
        """Return the record at a place; None where there is none."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many records there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.titles())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the text of a cell."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.cells(self._rows[index.row()])[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the title of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.titles()[section]
