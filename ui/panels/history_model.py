"""The rows of the history page: records, newest first, as far as somebody has scrolled."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from station.filters import UNANSWERED, HistoryPage
from station.records import Entry
from ui.panels.tape_model import WORDS
from ui.spelling import moment
from ui.words import shorten_all, tr

Index = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractTableModel):
    """Holds what was found so far; `wanted` asks for more, and whoever hears it calls `add`."""

    wanted = Signal()
    """The view is near the end of the rows, and the history goes on."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._entries: list[Entry] = []
        self._has_more = False

    def fill(self, page: HistoryPage) -> None:
        """Show the first page and nothing else."""
        self.beginResetModel()
        self._entries = list(page.entries)
        self._has_more = page.after is not None
        self.endResetModel()

    def add(self, page: HistoryPage) -> None:
        """Show a further page below."""
        self._has_more = page.after is not None
        if page.entries:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(page.entries) - 1)
            self._entries.extend(page.entries)
            self.endInsertRows()

    def entry(self, row: int) -> Entry | None:
        """Return the line of a row; None where there is no such row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def word(self, event: str) -> str:
        """Return what an outcome or a change is called."""
        return self.tr("UNANSWERED") if event == UNANSWERED else tr(WORDS.get(event, event).upper())

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows are here."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else 5

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the text of a cell."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        entry = self._entries[index.row()]
        match index.column():
            case 0:
                return moment(entry.at, "dd MMM yyyy HH:mm:ss")
            case 1:
                return self.word(entry.event)
            case 2:
                return shorten_all(entry.codes)
            case 3:
                return f"#{entry.item.ref.pk} {entry.item.title}" if entry.item else ""
            case _:
                return " · ".join(filter(None, (entry.operator, entry.station, entry.device)))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the title of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (
            self.tr("When"),
            self.tr("What"),
            self.tr("Code"),
            self.tr("Item"),
            self.tr("Who and where"),
        )
        return titles[section]

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether the history goes on."""
        return not parent.isValid() and self._has_more

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; it is added when it comes."""
        if self.canFetchMore(parent):
            self._has_more = False
            self.wanted.emit()
