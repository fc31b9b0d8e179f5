"""The one door to the data: each verb is one session, one transaction, and records out."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from station import exports, finder, history, journal, links, parking, transfer, undo
from station.codes import read_code
from station.codes.badges import conceal_scan
from station.filters import EVERYTHING, HistoryFilters, HistoryNames, HistoryPage, HistoryPosition
from station.outcomes import (
    Linked,
    Outcome,
    Parking,
    Refusal,
    Refused,
    Repeat,
    Undone,
    Unlinked,
    Unreadable,
)
from station.policy import Terms
from station.records import (
    CODE_LIMIT,
    Code,
    Entry,
    ImportReport,
    Item,
    ItemKind,
    ItemRef,
    Link,
    Page,
    Parked,
    Scan,
    Signature,
)
from station.resolve import find_item, resolve
from station.settings import Settings
from station.store.engine import for_reading, in_haste, located, open_engine, translated

log = logging.getLogger(__name__)


class Station:
    """The only place that opens a session or commits; every method may be called from any thread.

    Every method raises StoreError when the database cannot be used; then nothing was changed.
    """

    def __init__(self, engine: Engine, settings: Settings) -> None:
        """Take over an open engine; `close` lets go of it."""
        self._engine = engine
        self._settings = settings
        self._listeners: list[Callable[[Outcome], None]] = []

    @classmethod
    def open(cls, database: str, settings: Settings) -> Self:
        """Open the database at an SQLAlchemy URL, making or migrating it when that is due.

        Raises:
            InputError: the URL is wrong.
            StoreError: the database cannot be used as it is.
        """
        return cls(open_engine(database), settings)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def subscribe(self, listener: Callable[[Outcome], None]) -> None:
        """Have `listener` told of each change after its commit, on the thread that made it."""
        self._listeners.append(listener)

    def read(self, text: str, symbology: str | None = None) -> Code:
        """Read the code in a text without looking anything up."""
        return read_code(text, symbology, prefix=self._settings.station.internal_prefix)

    @property
    def name(self) -> str:
        """What this station is called in the history."""
        return self._settings.station.name

    @property
    def address(self) -> str:
        """What names the database wherever the program runs, without a password."""
        return located(self._engine.url)

    def scan(self, scan: Scan) -> Outcome:
        """Write a scan into the journal, then answer it; both are on the disk when this returns."""
        return self.scan_all([scan])[0]

    def scan_all(
        self, scans: Sequence[Scan], *, is_again: bool = False, is_hasty: bool = False
    ) -> list[Outcome]:
        """Write scans into the journal, then answer them in order; all is on the disk when this returns.

        Scans that have come while others were written share a commit: the disk, not the database, is slow.
        The secret of an operator's badge is neither written nor handed on.

        Args:
            scans: what scanners have delivered.
            is_again: this was tried before, and nobody knows how far it came: what is there stays as it is.
            is_hasty: rather fail than wait long for a database that another process has locked.
        """
        with self._writing(is_hasty=is_hasty) as session:
            numbers = [self._journal(session, scan, is_again=is_again) for scan in scans]
        outcomes = []
        with self._writing(is_hasty=is_hasty) as session:
            for scan, number in zip(scans, numbers, strict=True):
                kept = conceal_scan(scan)
                outcome = replace(self._answer(session, scan), scan=kept, number=number)
                if not (is_again and journal.is_answered(session, number)):
                    journal.write_answer(session, number, outcome)
                outcomes.append(outcome)
        return outcomes

    def link(
        self, code: Code, target: ItemRef, *, reason: str = "", override: str = "", adds: bool = True
    ) -> Outcome:
        """Put a code on an item.

        Args:
            code: what was read.
            target: the item it goes on.
            reason: is written down with the change.
            override: the operator's reason to link against what speaks against it; written down.
            adds: the item may have a code already; this one is put beside it.

        Returns:
            Linked; Found when it was there already; Conflict with the owner; Refused; Unreadable.
        """
        unreadable = _check(code)
        if unreadable:
            return unreadable
        with self._writing() as session:
            terms = replace(self._terms(reason, override), adds=adds)
            outcome = links.link(session, code, target, self._sign(), terms)
        return self._tell(outcome)

    def move(
        self, code: Code, target: ItemRef, *, seen: int, reason: str = "", override: str = ""
    ) -> Outcome:
        """Take a code off the item that has it and put it on another, as one change.

        Args:
            code: what was read.
            target: the item it goes on.
            seen: `Link.id` that the operator saw; when the code has another link by now, nothing is moved.
            reason: is written down with the change.
            override: as for `link`.

        Returns:
            Linked; Found when it was there already; Conflict for a code of our own; Refused; Unreadable.
        """
        unreadable = _check(code)
        if unreadable:
            return unreadable
        with self._writing() as session:
            terms = self._terms(reason, override)
            outcome = links.move(session, code, target, self._sign(), terms, seen=seen)
        return self._tell(outcome)

    def replace(self, code: Code, target: ItemRef, *, reason: str = "", override: str = "") -> Outcome:
        """Make a code the only one of an item, as one change.

        Returns:
            Linked; Found when it was the only one; Conflict with the owner; Refused; Unreadable.
        """
        unreadable = _check(code)
        if unreadable:
            return unreadable
        with self._writing() as session:
            outcome = links.replace(session, code, target, self._sign(), self._terms(reason, override))
        return self._tell(outcome)

    def unlink(self, code: Code, *, reason: str = "") -> Outcome:
        """Take a code off the item that has it.

        Returns:
            Unlinked, Unknown, Refused or Unreadable.
        """
        unreadable = _check(code)
        if unreadable:
            return unreadable
        with self._writing() as session:
            outcome = links.unlink(session, code, self._sign(), reason)
        return self._tell(outcome)

    def unlink_item(self, ref: ItemRef, *, reason: str = "") -> Outcome:
        """Take all codes off an item, as one change.

        Returns:
            Unlinked or Refused.
        """
        with self._writing() as session:
            outcome = links.unlink_item(session, ref, self._sign(), reason)
        return self._tell(outcome)

    def undo(self) -> Outcome:
        """Take back the newest change of this station that still stands.

        Returns:
            Undone or Refused.
        """
        with self._writing() as session:
            outcome = undo.undo(session, self._sign())
        if isinstance(outcome, Undone):
            outcome = replace(outcome, code=self.read(outcome.change.codes[0]))
        return self._tell(outcome)

    def park(self, number: int) -> Outcome:
        """Put the code of a scan aside until somebody has time for it.

        Returns:
            Parking, or Refused when that scan has brought no code.
        """
        with self._writing() as session:
            if parking.park(session, number, self._sign()):
                return Parking(number=number, reason="Parked: it waits until somebody chooses its item.")
        return Refused(refusal=Refusal.NOTHING, reason="That scan has brought no code that could wait.")

    def dismiss(self, number: int) -> bool:
        """Take a parked code off the list without linking it; tell whether it was there."""
        with self._writing() as session:
            return parking.dismiss(session, number)

    def parked(self) -> tuple[Parked, ...]:
        """Return the codes that wait, the oldest first."""
        with self._reading() as session:
            return tuple(parking.list_parked(session))

    def resume(self, number: int) -> Outcome | None:
        """Look a parked code up once more, as it is now; None when there is no such scan."""
        with self._reading() as session:
            row = parking.find_scan(session, number)
            if row is None:
                return None
            scan = row.record()
            return replace(self._answer(session, scan), scan=scan, number=number)

    def can_undo(self) -> bool:
        """Tell whether `undo` has something to take back."""
        with self._reading() as session:
            return undo.can_undo(session, self._settings.station.name)

    def item(self, ref: ItemRef) -> Item | None:
        """Return one item, or None when it is not here."""
        with self._reading() as session:
            row = find_item(session, ref)
            return row.record() if row else None

    def links(self, ref: ItemRef) -> tuple[Link, ...]:
        """Return the codes of an item, oldest first."""
        with self._reading() as session:
            return tuple(row.record() for row in links.links_of(session, ref))

    def find(
        self,
        words: str,
        *,
        kind: ItemKind | None = ItemKind.STOCKITEM,
        after: int | None = None,
        limit: int = 200,
    ) -> Page:
        """Return a page of the items that have every word; see `station.finder.find`."""
        with self._reading() as session:
            return finder.find(session, words, kind=kind, after=after, limit=limit)

    def count(self, kind: ItemKind) -> int:
        """Return how many items of a kind there are."""
        with self._reading() as session:
            return finder.count(session, kind)

    def history(self, limit: int = 100, filters: HistoryFilters = EVERYTHING) -> tuple[Entry, ...]:
        """Return the newest scans and changes that fit, newest first."""
        with self._reading() as session:
            return tuple(history.recent(session, limit, filters))

    def search_history(
        self, filters: HistoryFilters, *, after: HistoryPosition | None = None, limit: int = 200
    ) -> HistoryPage:
        """Return a page of the scans and changes that fit; see `station.history.search`."""
        with self._reading() as session:
            return history.search(session, filters, after, limit)

    def history_names(self) -> HistoryNames:
        """Return who and what has a line in the history of late."""
        with self._reading() as session:
            return history.names(session)

    def export_history(
        self, path: Path, filters: HistoryFilters, goes_on: exports.GoesOn = exports.always
    ) -> int | None:
        """Write all scans and changes that fit to a CSV file; see `station.exports`."""
        with self._reading() as session:
            return exports.export_history(session, path, filters, goes_on)

    def import_files(
        self,
        paths: Sequence[Path],
        *,
        is_dry_run: bool = False,
        progress: transfer.Progress = transfer.no_progress,
    ) -> ImportReport:
        """Bring items in from CSV files: all of them, or nothing; see `station.transfer`."""
        with self._writing() as session:
            work = transfer.Import(session, self._sign(), self.read, progress)
            report = work.run(paths)
            if is_dry_run:
                session.rollback()
        return replace(report, is_dry_run=is_dry_run)

    def export_links(self, path: Path) -> int:
        """Write every live link to a CSV file; return how many there are."""
        with self._reading() as session:
            return exports.export_links(session, path)

    def _journal(self, session: Session, scan: Scan, *, is_again: bool) -> int:
        known = journal.find_scan(session, scan.uid) if is_again else None
        return journal.journal(session, conceal_scan(scan), self._sign()) if known is None else known

    def _answer(self, session: Session, scan: Scan) -> Outcome:
        if scan.cut_off:
            return Unreadable(reason=f"Not a full read: {scan.cut_off} Scan it again.")
        code = self.read(scan.text, scan.symbology)
        unreadable = _check(code)
        if unreadable:
            return unreadable
        if scan.is_repeat:
            return Repeat(code=code, reason="The same scan again; counted, not acted on.")
        return resolve(session, code, scan.target.ref if scan.target else None)

    def _sign(self) -> Signature:
        who = self._settings.station
        return Signature(operator=who.operator, station=who.name, at=datetime.now(UTC))

    def _terms(self, reason: str, override: str) -> Terms:
        return Terms(self._settings.link.policy, override, reason)

    def _tell(self, outcome: Outcome) -> Outcome:
        if isinstance(outcome, Linked | Unlinked | Undone):
            for listener in self._listeners:
                listener(outcome)
        return outcome

    @contextmanager
    def _writing(self, *, is_hasty: bool = False) -> Iterator[Session]:
        engine = in_haste(self._engine) if is_hasty else self._engine
        with translated(engine.url), Session(engine) as session, session.begin():
            yield session

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with translated(self._engine.url), Session(for_reading(self._engine)) as session, session.begin():
            yield session


def _check(code: Code) -> Unreadable | None:
    """Refuse what is no code at all: nothing, or more than any label holds."""
    if not code.key:
        return Unreadable(code=code, reason="Nothing was read: the code is empty. Scan it again.")
    if len(code.raw) > CODE_LIMIT:
        return Unreadable(
            code=code,
            reason=f"The code has {len(code.raw)} characters; {CODE_LIMIT} is the most that can be linked.",
        )
    return None
