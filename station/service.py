"""The one door to the data: each verb is one session, one transaction, and records out."""

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from station import finder, history, links, parking, transfer, undo
from station.codes import read_code
from station.outage import Outage
from station.outbox import Outbox
from station.outcomes import (
    KeptLink,
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
from station.settings import Settings, data_folder
from station.store.engine import for_adding, for_reading, in_haste, located, open_engine, translated
from station.store.races import retried
from station.sync import Watch

log = logging.getLogger(__name__)

OWN = 1000
"""Changes of this process that are told from those of others."""


def _ignore(_tray: tuple[KeptLink, ...]) -> None:
    """Be told and do nothing."""


class Station:
    """The only place that opens a session or commits; every method may be called from any thread.

    Every method raises StoreError when the database cannot be used; then nothing was changed. What can be
    done while its server is away is a matter of `outage`.
    """

    def __init__(self, engine: Engine, settings: Settings) -> None:
        """Take over an open engine; `close` lets go of it."""
        self._engine = engine
        self._readers = for_reading(engine)
        self._adders = for_adding(engine)
        self._settings = settings
        self._listeners: list[Callable[[Outcome], None]] = []
        self._own: deque[int] = deque(maxlen=OWN)
        self.outage = Outage(Outbox.beside(data_folder(), engine.url), self.read, self._sign, self._link_kept)

    @classmethod
    def open(cls, database: str, settings: Settings, *, has_backup: bool = False) -> Self:
        """Open the database at an SQLAlchemy URL, making or migrating it when that is due.

        Raises:
            InputError: the URL is wrong.
            StoreError: the database cannot be used as it is, or must not be migrated without a backup.
        """
        return cls(open_engine(database, has_backup=has_backup), settings)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def subscribe(self, listener: Callable[[Outcome], None]) -> None:
        """Have `listener` told of each change after its commit, on the thread that made it."""
        self._listeners.append(listener)

    def watch(
        self, listener: Callable[[int], None], sent: Callable[[tuple[KeptLink, ...]], None] = _ignore
    ) -> Watch:
        """Watch on a thread of its own until that is stopped, which must be before `close`.

        Args:
            listener: told the newest change that others made, within a second; a burst is told once.
            sent: told the links that wait for a person, after links that were kept have been sent.
        """
        with self._reading() as session:
            last = history.newest_change(session)
        watch = Watch(self._engine, last, self._own.__contains__, listener, partial(self.outage.tend, sent))
        watch.start()
        return watch

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

        Args:
            scans: what scanners have delivered.
            is_again: this was tried before, and nobody knows how far it came: what is there stays as it is.
            is_hasty: rather fail than wait long for a database that another process has locked.
        """
        numbers = self._journal(scans, is_again=is_again, is_hasty=is_hasty)
        outcomes = self._answer_all(scans, numbers, is_again=is_again, is_hasty=is_hasty)
        for outcome in outcomes:
            self.outage.note(outcome)
        return outcomes

    @retried
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

    @retried
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

    @retried
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

    @retried
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

    @retried
    def unlink_item(self, ref: ItemRef, *, reason: str = "") -> Outcome:
        """Take all codes off an item, as one change.

        Returns:
            Unlinked or Refused.
        """
        with self._writing() as session:
            outcome = links.unlink_item(session, ref, self._sign(), reason)
        return self._tell(outcome)

    @retried
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

    @retried
    def park(self, number: int) -> Outcome:
        """Put the code of a scan aside until somebody has time for it.

        Returns:
            Parking, or Refused when that scan has brought no code.
        """
        with self._writing() as session:
            if parking.park(session, number, self._sign()):
                return Parking(number=number, reason="Parked: it waits until somebody chooses its item.")
        return Refused(refusal=Refusal.NOTHING, reason="That scan has brought no code that could wait.")

    @retried
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

    def history(self, limit: int = 100) -> tuple[Entry, ...]:
        """Return the newest scans and changes, newest first."""
        with self._reading() as session:
            return tuple(history.recent(session, limit))

    @retried
    def import_files(
        self,
        paths: Sequence[Path],
        *,
        is_dry_run: bool = False,
        progress: transfer.Progress = transfer.no_progress,
    ) -> ImportReport:
        """Bring items in from CSV files: all of them, or nothing; see `station.transfer`."""
        with self._adding() as session:
            work = transfer.Import(session, self._sign(), self.read, progress)
            report = work.run(paths)
            if is_dry_run:
                session.rollback()
        return replace(report, is_dry_run=is_dry_run)

    def export_links(self, path: Path) -> int:
        """Write every live link to a CSV file; return how many there are."""
        with self._reading() as session:
            return transfer.export_links(session, path)

    @retried
    def _link_kept(self, kept: KeptLink) -> Outcome:
        reason = f"Asked for on {kept.at.astimezone():%Y-%m-%d %H:%M}, while the server was away."
        terms = replace(self._terms(reason, kept.override), adds=kept.adds)
        signature = replace(self._sign(), operator=kept.operator)
        with self._writing() as session:
            outcome = links.link(session, kept.code, kept.item, signature, terms)
        return self._tell(outcome)

    @retried
    def _journal(self, scans: Sequence[Scan], *, is_again: bool, is_hasty: bool) -> list[int]:
        with self._adding(is_hasty=is_hasty) as session:
            numbers = []
            for scan in scans:
                known = history.find_scan(session, scan.uid) if is_again else None
                numbers.append(history.journal(session, scan, self._sign()) if known is None else known)
            return numbers

    @retried
    def _answer_all(
        self, scans: Sequence[Scan], numbers: Sequence[int], *, is_again: bool, is_hasty: bool
    ) -> list[Outcome]:
        with self._adding(is_hasty=is_hasty) as session:
            outcomes = []
            for scan, number in zip(scans, numbers, strict=True):
                outcome = replace(self._answer(session, scan), scan=scan, number=number)
                if not (is_again and history.is_answered(session, number)):
                    history.write_answer(session, number, outcome)
                outcomes.append(outcome)
            return outcomes

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
            self._own.append(outcome.change.id)
            self.outage.note(outcome)
            for listener in self._listeners:
                listener(outcome)
        return outcome

    def _writing(self) -> AbstractContextManager[Session]:
        """Begin a transaction that decides by what it reads; its verb must be @retried."""
        return self._transaction(self._engine)

    def _adding(self, *, is_hasty: bool = False) -> AbstractContextManager[Session]:
        """Begin a transaction that only adds to the journal, or writes items."""
        return self._transaction(in_haste(self._adders) if is_hasty else self._adders)

    def _reading(self) -> AbstractContextManager[Session]:
        """Begin a transaction that changes nothing."""
        return self._transaction(self._readers)

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Session]:
        with translated(self._engine.url), Session(engine) as session, session.begin():
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
