"""The rows of the item finder: records, a page at a time, as far as somebody has scrolled."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot

from station.errors import StationError
from station.records import Item, Page
from station.service import Station
from ui.bridge import Bridge

PAGE = 60
"""Rows of one page: more than a screen, and few enough to be read and shown between two frames."""

COLUMNS = ("number", "title", "quantity", "location", "lot")

Index = QModelIndex | QPersistentModelIndex


class FinderModel(QAbstractTableModel):
    """Holds what was found so far; the store is asked for more only when the view wants it."""

    searched = Signal(str)
    """The first rows of a search for these words are here."""
    failed = Signal(object)
    """The StationError that kept a search from being answered."""

    def __init__(self, bridge: Bridge, parent: Any = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._bridge = bridge
        self._words = ""
        self._search = 0
        """Number of the newest search."""
        self._items: list[Item] = []
        self._after: int | None = None
        self._is_waiting = False
        self._is_fresh = False
        """Nothing has been found yet for the newest search."""
        self._wanted = PAGE
        """Rows until which the store is asked again: with short words, a page of it may be short."""

    def search(self, words: str) -> None:
        """Ask for the items that have every word; answers to older questions are passed over."""
        self._words = words
        self._search += 1
        self._is_fresh, self._wanted = True, PAGE
        self._ask(None)

    def item(self, row: int) -> Item:
        """Return the item of a row."""
        return self._items[row]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows are here."""
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        item = self._items[index.row()]
        match COLUMNS[index.column()]:
            case "number":
                return f"#{item.ref.pk}"
            case "title":
                return item.title
            case "location" if role == Qt.ItemDataRole.DisplayRole:
                return item.details.get("location", "").rpartition("/")[2]
            case detail:
                return item.details.get(detail, "")

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (self.tr("No."), self.tr("Item"), self.tr("Quantity"), self.tr("Place"), self.tr("Lot"))
        return titles[section]

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether the store has more rows."""
        return not parent.isValid() and self._after is not None and not self._is_waiting

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; it is added when it comes."""
        if self.canFetchMore(parent):
            self._wanted = len(self._items) + 1
            self._ask(self._after)

    def _ask(self, after: int | None) -> None:
        self._is_waiting = True
        search, words = self._search, self._words

        def read(station: Station) -> tuple[int, Page]:
            return search, station.find(words, after=after, limit=PAGE)

        self._bridge.ask(read, self._take_page, self._fail)

    @Slot(object)
    def _take_page(self, answer: tuple[int, Page]) -> None:
        search, page = answer
        if search != self._search:
            return
        self._is_waiting = False
        if self._is_fresh and (page.items or page.after is None):
            self._is_fresh = False
            self.beginResetModel()
            self._items = list(page.items)
            self.endResetModel()
            self.searched.emit(self._words)
        elif page.items:
            first = len(self._items)
            self.beginInsertRows(QModelIndex(), first, first + len(page.items) - 1)
            self._items.extend(page.items)
            self.endInsertRows()
        is_enough = not self._is_fresh and len(self._items) >= self._wanted
        self._after = page.after
        if page.after is not None and not is_enough:
            self._ask(page.after)

    @Slot(object)
    def _fail(self, error: StationError) -> None:
        self._is_waiting = False
        self.failed.emit(error)
