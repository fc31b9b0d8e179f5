"""The one door to the data: each verb is one transaction, and records out."""

import copy
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from station import history, journal, transfer
from station.accounts import AccountVerbs
from station.codes.badges import conceal_scan
from station.linking import LinkingVerbs
from station.looking import LookingVerbs
from station.outage import Outage
from station.outbox import Outbox
from station.outcomes import KeptLink, Linked, Outcome, Undone, Unlinked
from station.publishing import PublishingVerbs
from station.records import ImportReport, Scan
from station.settings import Settings, data_folder
from station.store.engine import in_haste, open_engine
from station.store.races import retried
from station.sync import Watch
from station.verbs import mapped

OWN = 1000
"""Changes of this process that are told from those of others."""


def _ignore(_tray: tuple[KeptLink, ...]) -> None:
    """Be told and do nothing."""


class Station(AccountVerbs, PublishingVerbs, LookingVerbs, LinkingVerbs):
    """The only place that opens a session or commits; every method may be called from any thread.

    Every method raises StoreError when the database cannot be used; then nothing was changed. What can be
    done while its server is away is a matter of `outage`. `by` names who asked for it; left out, the operator
    of the settings did.
    """

    def __init__(self, engine: Engine, settings: Settings) -> None:
        """Take over an open engine; `close` lets go of it."""
        super().__init__(engine, settings)
        self._own: deque[int] = deque(maxlen=OWN)
        self.outage = Outage(Outbox.beside(data_folder(), engine.url), self.read, self._sign, self._link_kept)
        self.subscribe(self._note_own)

    @classmethod
    def open(cls, database: str, settings: Settings, *, has_backup: bool = False) -> Self:
        """Open the database at an SQLAlchemy URL, making or migrating it when that is due.

        Raises:
            InputError: the URL is wrong.
            StoreError: the database cannot be used as it is, or must not be migrated without a backup.
        """
        return cls(open_engine(database, has_backup=has_backup), settings)

    def watch(
        self, listener: Callable[[int], None], sent: Callable[[tuple[KeptLink, ...]], None] = _ignore
    ) -> Watch:
        """Watch on a thread of its own until that is stopped, which must be before `close`.

        Args:
            listener: told the newest change that others made, within a second; a burst is told once.
            sent: told the links that wait for a person, after links that were kept have been sent.
        """
        with self._reading() as connection:
            last = history.newest_change(connection)
        watch = Watch(self._engine, last, self._own.__contains__, listener, partial(self.outage.tend, sent))
        watch.start()
        return watch

    def at(self, place: str) -> "Station":
        """Return this station under the name of one of its doors; all else the two share.

        Undo takes back the changes of one name: at the window, none that came in by another door.
        """
        who = self._settings.station
        named = who.model_copy(update={"name": f"{who.name}/{place}"})
        door = copy.copy(self)
        door._settings = self._settings.model_copy(update={"station": named})  # noqa: SLF001 - its own kind
        return door

    def at_once(self) -> "Station | None":
        """Return this station for a thread that must not wait: where another writes, it raises BusyError.

        None where the store is a server, since each statement waits for its answer.
        """
        if self._engine.dialect.name != "sqlite":
            return None
        door = copy.copy(self)
        door._use(in_haste(self._engine, 0), 0)  # noqa: SLF001 - its own kind
        return door

    def scan(self, scan: Scan, *, by: str = "") -> Outcome:
        """Write a scan into the journal, then answer it; both are on the disk when this returns."""
        return self.scan_all([scan], by=by)[0]

    def scan_all(
        self, scans: Sequence[Scan], *, is_again: bool = False, is_hasty: bool = False, by: str = ""
    ) -> list[Outcome]:
        """Write scans into the journal and answer them in order; all is on the disk when this returns.

        Scans that have come while others were written share a commit: the disk, not the database, is slow.
        A scan that makes the station stumble is in the journal all the same, without an answer.
        The secret of an operator's badge is neither written nor handed on.

        Args:
            scans: what scanners have delivered.
            is_again: this was tried before, and nobody knows how far it came: what is there stays as it is.
            is_hasty: rather fail than wait long for a database that another process has locked.
            by: who works here; left out, whoever the scan names, or the operator of the settings.
        """
        outcomes = self._take(scans, by, is_again=is_again, is_hasty=is_hasty)
        for outcome in outcomes:
            self.outage.note(outcome)
        return outcomes

    @retried
    def import_files(
        self,
        paths: Sequence[Path],
        *,
        is_dry_run: bool = False,
        progress: transfer.Progress = transfer.no_progress,
        by: str = "",
    ) -> ImportReport:
        """Bring items in from CSV files: all of them, or nothing; see `station.transfer`."""
        with mapped(self._adding()) as session:
            work = transfer.Import(session, self._sign(by), self.read, progress)
            report = work.run(paths)
            if is_dry_run:
                session.rollback()
        return replace(report, is_dry_run=is_dry_run)

    @retried
    def _take(self, scans: Sequence[Scan], by: str, *, is_again: bool, is_hasty: bool) -> list[Outcome]:
        with self._adding(is_hasty=is_hasty) as connection:
            told = [conceal_scan(scan) for scan in scans]
            numbers = [self._write_down(connection, scan, by, is_again=is_again) for scan in told]
            try:
                outcomes = [
                    replace(self._answer(connection, scan), scan=shown, number=number)
                    for scan, shown, number in zip(scans, told, numbers, strict=True)
                ]
            except SQLAlchemyError:
                raise
            except Exception:
                connection.commit()
                raise
            for outcome in outcomes:
                if not (is_again and journal.is_answered(connection, outcome.number)):
                    journal.write_answer(connection, outcome.number, outcome)
        return outcomes

    def _write_down(self, connection: Connection, scan: Scan, by: str, *, is_again: bool) -> int:
        known = journal.find_scan(connection, scan.uid) if is_again else None
        if known is not None:
            return known
        return journal.journal(connection, scan, self._sign(by or scan.operator))

    def _note_own(self, outcome: Outcome) -> None:
        if isinstance(outcome, Linked | Unlinked | Undone):
            self._own.append(outcome.change.id)
        self.outage.note(outcome)
