"""The verbs of `Station` that change nothing: items, links, history, what is parked."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from station import exports, finder, history, parking, undo
from station.filters import EVERYTHING, HistoryFilters, HistoryNames, HistoryPage, HistoryPosition
from station.lookup import find_item, links_of
from station.outcomes import Outcome, Repeat, Unreadable
from station.records import Entry, Item, ItemKind, ItemRef, Link, Page, Parked, Scan
from station.resolve import resolve
from station.verbs import Verbs, check, mapped
from station.wording import Text


class LookingVerbs(Verbs):
    """Each verb reads at one moment."""

    def item(self, ref: ItemRef) -> Item | None:
        """Return one item, or None when it is not here."""
        with self._reading() as connection:
            stored = find_item(connection, ref)
            return stored.item if stored else None

    def links(self, ref: ItemRef) -> tuple[Link, ...]:
        """Return the codes of an item, oldest first."""
        with self._reading() as connection:
            stored = find_item(connection, ref)
            return tuple(links_of(connection, stored)) if stored else ()

    def find(
        self,
        words: str,
        *,
        kind: ItemKind | None = ItemKind.STOCKITEM,
        after: int | None = None,
        limit: int = 200,
    ) -> Page:
        """Return a page of the items that have every word; see `station.finder.find`."""
        with mapped(self._reading()) as session:
            return finder.find(session, words, kind=kind, after=after, limit=limit)

    def count(self, kind: ItemKind) -> int:
        """Return how many items of a kind there are."""
        with mapped(self._reading()) as session:
            return finder.count(session, kind)

    def history(self, limit: int = 100, filters: HistoryFilters = EVERYTHING) -> tuple[Entry, ...]:
        """Return the newest scans and changes that fit, newest first."""
        with mapped(self._reading()) as session:
            return tuple(history.recent(session, limit, filters))

    def search_history(
        self, filters: HistoryFilters, *, after: HistoryPosition | None = None, limit: int = 200
    ) -> HistoryPage:
        """Return a page of the scans and changes that fit; see `station.history.search`."""
        with mapped(self._reading()) as session:
            return history.search(session, filters, after, limit)

    def history_names(self) -> HistoryNames:
        """Return who and what has a line in the history of late."""
        with mapped(self._reading()) as session:
            return history.names(session)

    def export_history(
        self, path: Path, filters: HistoryFilters, goes_on: exports.GoesOn = exports.always
    ) -> int | None:
        """Write all scans and changes that fit to a CSV file; see `station.exports`."""
        with mapped(self._reading()) as session:
            return exports.export_history(session, path, filters, goes_on)

    def export_links(self, path: Path) -> int:
        """Write every live link to a CSV file; return how many there are."""
        with mapped(self._reading()) as session:
            return exports.export_links(session, path)

    def parked(self) -> tuple[Parked, ...]:
        """Return the codes that wait, the oldest first."""
        with mapped(self._reading()) as session:
            return tuple(parking.list_parked(session))

    def resume(self, number: int) -> Outcome | None:
        """Look a parked code up once more, as it is now; None when there is no such scan."""
        with mapped(self._reading()) as session:
            row = parking.find_scan(session, number)
            if row is None:
                return None
            scan = row.record()
            return replace(self._answer(session.connection(), scan), scan=scan, number=number)

    def look_up(self, scan: Scan) -> Outcome:
        """Answer a scan as it is now, without writing it down."""
        with self._reading() as connection:
            return replace(self._answer(connection, scan), scan=scan)

    def can_undo(self) -> bool:
        """Tell whether `undo` has something to take back."""
        with mapped(self._reading()) as session:
            return undo.can_undo(session, self.name)

    def _answer(self, connection: Connection, scan: Scan) -> Outcome:
        if scan.cut_off:
            return Unreadable(reason=Text("Not a full read: {why} Scan it again.", why=scan.cut_off))
        code = self.read(scan.text, scan.symbology)
        unreadable = check(code)
        if unreadable:
            return unreadable
        if scan.is_repeat:
            return Repeat(code=code, reason=Text("The same scan again; counted, not acted on."))
        return resolve(connection, code, scan.target.ref if scan.target else None)
