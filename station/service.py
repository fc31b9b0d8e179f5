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

from station import finder, history, links, transfer
from station.accounts import AccountVerbs
from station.codes import read_code
from station.outcomes import Linked, Outcome, Repeat, Undone, Unlinked, Unreadable
from station.publishing import PublishingVerbs
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
    Scan,
    Signature,
)
from station.resolve import find_item, resolve
from station.settings import Settings
from station.store.engine import for_reading, open_engine, translated

log = logging.getLogger(__name__)


class Station(AccountVerbs, PublishingVerbs):
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

    def scan(self, scan: Scan, *, by: str = "") -> Outcome:
        """Write a scan into the journal, then answer it; both are on the disk when this returns."""
        with self._writing() as session:
            number = history.journal(session, scan, self._sign(by))
        with self._writing() as session:
            outcome = replace(self._answer(session, scan), scan=scan, number=number)
            history.write_answer(session, number, outcome)
        return outcome

    def link(self, code: Code, target: ItemRef, *, reason: str = "", by: str = "") -> Outcome:
        """Put a code on an item.

        Returns:
            Linked; Found when it was there already; Conflict with the owner; Refused; Unreadable.
        """
        unreadable = _check(code)
        if unreadable:
            return unreadable
        with self._writing() as session:
            outcome = links.link(session, code, target, self._sign(by), reason)
        return self._tell(outcome)

    def unlink(self, code: Code, *, holder: ItemRef | None = None, reason: str = "", by: str = "") -> Outcome:
        """Take a code off the item that has it; where `holder` is given, only off that one.

        Returns:
            Unlinked, Unknown, Conflict, Refused or Unreadable.
        """
        unreadable = _check(code)
        if unreadable:
            return unreadable
        with self._writing() as session:
            outcome = links.unlink(session, code, self._sign(by), reason, holder=holder)
        return self._tell(outcome)

    def unlink_item(self, ref: ItemRef, *, reason: str = "", by: str = "") -> Outcome:
        """Take all codes off an item, as one change.

        Returns:
            Unlinked or Refused.
        """
        with self._writing() as session:
            outcome = links.unlink_item(session, ref, self._sign(by), reason)
        return self._tell(outcome)

    def undo(self, *, by: str = "") -> Outcome:
        """Take back the newest change of this station that still stands.

        Returns:
            Undone or Refused.
        """
        with self._writing() as session:
            outcome = links.undo(session, self._sign(by))
        if isinstance(outcome, Undone):
            outcome = replace(outcome, code=self.read(outcome.change.codes[0]))
        return self._tell(outcome)

    def can_undo(self) -> bool:
        """Tell whether `undo` has something to take back."""
        with self._reading() as session:
            return links.can_undo(session, self._settings.station.name)

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
            return transfer.export_links(session, path)

    def _answer(self, session: Session, scan: Scan) -> Outcome:
        if scan.cut_off:
            return Unreadable(reason=f"Not a full read: {scan.cut_off} Scan it again.")
        code = self.read(scan.text, scan.symbology)
        unreadable = _check(code)
        if unreadable:
            return unreadable
        if scan.is_repeat:
            return Repeat(code=code, reason="The same scan again; counted, not acted on.")
        return resolve(session, code)

    def _sign(self, by: str) -> Signature:
        who = self._settings.station
        return Signature(operator=by or who.operator, station=who.name, at=datetime.now(UTC))

    def _tell(self, outcome: Outcome) -> Outcome:
        if isinstance(outcome, Linked | Unlinked | Undone):
            for listener in self._listeners:
                listener(outcome)
        return outcome

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        with translated(self._engine.url), Session(self._engine) as session, session.begin():
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
