"""The lines of the scan tape: what was scanned and changed, the newest first."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from station.outcomes import Answer, Found, Linked, Undone, Unlinked
from station.records import Entry
from ui.translation import told
from ui.words import shorten_all, tr

LENGTH = 500
"""Lines that are kept; the history has all."""

WORDS = {
    "link": "linked",
    "unlink": "unlinked",
    "move": "moved",
    "replace": "replaced",
    "undo": "undone",
}
"""What a change is called once it is made."""

Index = QModelIndex | QPersistentModelIndex


class TapeModel(QAbstractTableModel):
    """Holds the newest lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._entries: list[Entry] = []

    def fill(self, entries: Sequence[Entry]) -> None:
        """Show these lines, the newest first, and no others."""
        self.beginResetModel()
        self._entries = list(entries[:LENGTH])
        self.endResetModel()

    def add(self, entry: Entry) -> None:
        """Put a line on top."""
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._entries.insert(0, entry)
        self.endInsertRows()
        if len(self._entries) > LENGTH:
            self.beginRemoveRows(QModelIndex(), LENGTH, LENGTH)
            self._entries.pop()
            self.endRemoveRows()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return told(entry.reason)
        match index.column():
            case 0:
                return f"{entry.at.astimezone():%H:%M:%S}"
            case 1:
                return tr(WORDS.get(entry.event, entry.event).upper())
            case 2:
                return shorten_all(entry.codes)
            case _:
                return f"→ #{entry.item.ref.pk} {entry.item.title}" if entry.item else ""


def entry_of(outcome: Answer) -> Entry:
    """Return the line of an outcome, as the banner told it; the journal has what the store answered."""
    if isinstance(outcome, Linked | Unlinked | Undone):
        change = outcome.change
        return Entry(
            at=change.at,
            event=change.action.value,
            number=change.id,
            codes=change.codes,
            item=change.item,
            operator=change.operator,
            station=change.station,
            reason=outcome.reason,
        )
    scan = outcome.scan
    is_conflict = isinstance(outcome, Found) and outcome.rival and not (scan and scan.unlinks)
    return Entry(
        at=scan.at if scan else datetime.now(UTC),
        event="conflict" if is_conflict else outcome.event,
        number=outcome.number,
        codes=(scan.text,) if scan else ((outcome.code.raw,) if outcome.code else ()),
        item=outcome.item,
        operator="",
        station="",
        device=scan.device if scan else "",
        reason=outcome.reason,
    )
