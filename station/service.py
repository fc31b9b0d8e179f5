"""The one door to the data: each verb is one session, one transaction, and records out."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from station import exports, finder, history, journal, links, transfer
from station.accounts import AccountVerbs
from station.codes import read_code
from station.codes.badges import conceal_scan
from station.filters import EVERYTHING, HistoryFilters, HistoryNames, HistoryPage, HistoryPosition
from station.linking import LinkingVerbs, check
from station.outcomes import Linked, Outcome, Repeat, Undone, Unlinked, Unreadable
from station.policy import Terms
from station.publishing import PublishingVerbs
from station.records import Code, Entry, ImportReport, Item, ItemKind, ItemRef, Link, Page, Scan, Signature
from station.resolve import find_item, resolve
from station.settings import Settings
from station.store.engine import for_reading, in_haste, located, open_engine, translated
from station.wording import Text


class Station(AccountVerbs, PublishingVerbs, LinkingVerbs):
    """The only place that opens a session or commits; every method may be called from any thread.

    Every method raises StoreError when the database cannot be used; then nothing was changed. `by` names who
    asked for it; left out, the operator of the settings did.
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

    def at(self, place: str) -> "Station":
        """Return this station under the name of one of its doors, with the same database and listeners.

        Undo takes back the changes of one name: at the window, none that came in by another door.
        """
        who = self._settings.station
        named = who.model_copy(update={"name": f"{who.name}/{place}"})
        door = Station(self._engine, self._settings.model_copy(update={"station": named}))
        door._listeners = self._listeners
        return door

    def subscribe(self, listener: Callable[[Outcome], None]) -> None:
        """Have `listener` told of each change after its commit, on the thread that made it."""
        self._listeners.append(listener)

    @property
    def name(self) -> str:
        """What this station is called beside its changes."""
        return self._settings.station.name

    @property
    def internal_prefix(self) -> str:
        """What InvenTree's short internal codes start with."""
        return self._settings.station.internal_prefix

    def read(self, text: str, symbology: str | None = None) -> Code:
        """Read the code in a text without looking anything up."""
        return read_code(text, symbology, prefix=self.internal_prefix)

    @property
    def address(self) -> str:
        """What names the database wherever the program runs, without a password."""
        return located(self._engine.url)

    def scan(self, scan: Scan, *, by: str = "") -> Outcome:
        """Write a scan into the journal, then answer it; both are on the disk when this returns."""
        return self.scan_all([scan], by=by)[0]

    def scan_all(
        self, scans: Sequence[Scan], *, is_again: bool = False, is_hasty: bool = False, by: str = ""
    ) -> list[Outcome]:
        """Write scans into the journal, then answer them in order; all is on the disk when this returns.

        Scans that have come while others were written share a commit: the disk, not the database, is slow.
        The secret of an operator's badge is neither written nor handed on.

        Args:
            scans: what scanners have delivered.
            is_again: this was tried before, and nobody knows how far it came: what is there stays as it is.
            is_hasty: rather fail than wait long for a database that another process has locked.
            by: who works here; left out, the operator of the settings.
        """
        with self._writing(is_hasty=is_hasty) as session:
            numbers = [self._journal(session, scan, self._sign(by), is_again=is_again) for scan in scans]
        outcomes = []
        with self._writing(is_hasty=is_hasty) as session:
            for scan, number in zip(scans, numbers, strict=True):
                kept = conceal_scan(scan)
                outcome = replace(self._answer(session, scan), scan=kept, number=number)
                if not (is_again and journal.is_answered(session, number)):
                    journal.write_answer(session, number, outcome)
                outcomes.append(outcome)
        return outcomes

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
        by: str = "",
    ) -> ImportReport:
        """Bring items in from CSV files: all of them, or nothing; see `station.transfer`."""
        with self._writing() as session:
            work = transfer.Import(session, self._sign(by), self.read, progress)
            report = work.run(paths)
            if is_dry_run:
                session.rollback()
        return replace(report, is_dry_run=is_dry_run)

    def export_links(self, path: Path) -> int:
        """Write every live link to a CSV file; return how many there are."""
        with self._reading() as session:
            return exports.export_links(session, path)

    def _journal(self, session: Session, scan: Scan, signature: Signature, *, is_again: bool) -> int:
        known = journal.find_scan(session, scan.uid) if is_again else None
        return journal.journal(session, conceal_scan(scan), signature) if known is None else known

    def _answer(self, session: Session, scan: Scan) -> Outcome:
        if scan.cut_off:
            return Unreadable(reason=Text("Not a full read: {why} Scan it again.", why=scan.cut_off))
        code = self.read(scan.text, scan.symbology)
        unreadable = check(code)
        if unreadable:
            return unreadable
        if scan.is_repeat:
            return Repeat(code=code, reason=Text("The same scan again; counted, not acted on."))
        return resolve(session, code, scan.target.ref if scan.target else None)

    def _sign(self, by: str) -> Signature:
        who = self._settings.station
        return Signature(operator=by or who.operator, station=who.name, at=datetime.now(UTC))

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
