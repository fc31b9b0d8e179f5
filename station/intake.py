"""Takes scans from any thread and never loses one: the journal has it soon, or else the spool has it."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from time import monotonic

from station.codes.badges import conceal_scan
from station.errors import AwayError, StationError, StoreError
from station.outcomes import Outcome, Recollection
from station.records import Scan
from station.service import Station
from station.spool import Spool

GRACE = 0.25
"""Time, s, in which the journal must have a scan; later it is written to the spool."""

RETRY = 0.5
"""Time, s, until a store that could not take a scan, or a spool that could not be written, is tried again."""

LATE = 2.0
"""Time, s, after which an answer only tells: what the operator meant by the scan is past."""

MOST_AT_ONCE = 50
"""Scans that share a commit when they come faster than the disk can write."""

log = logging.getLogger(__name__)

Job = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Listeners:
    """Whom an intake tells; each is called on one of its threads or on that of `take`."""

    resolved: Callable[[Outcome], None]
    """What came of a scan."""
    recovered: Callable[[Outcome], None]
    """What came of a scan that an earlier run of the station has left in the spool."""
    troubled: Callable[[StationError | None], None]
    """What keeps scans waiting; None when it is over."""
    waiting: Callable[[int], None]
    """How many scans wait because of it."""
    recalled: Callable[[Recollection], None]
    """What is known of a scan that waits because the server is away; it is told at most once for each."""


@dataclass(slots=True, eq=False)
class _Waiting:
    scan: Scan
    since: float
    is_spooled: bool = False
    is_left_over: bool = False
    is_tried: bool = False
    is_done: bool = False
    is_recalled: bool = False
    is_acted_on: bool = False  # a command card, which has done what it says when it was recalled


class Intake:
    """Answers scans in order, before any job, on the one thread that uses the store.

    A second thread owns the spool. It looks after the scans that the first one is too slow for, because the
    database is busy, locked, full or away; so a scan is on the disk in `GRACE` whatever the store is at.
    """

    def __init__(self, station: Station, spool: Spool, listeners: Listeners) -> None:
        """Begin to work: what an earlier run has left in the spool comes first."""
        self._station = station
        self._spool = spool
        self._listeners = listeners
        lock = threading.Lock()
        self._news = threading.Condition(lock)
        self._watch = threading.Condition(lock)
        self._scans: deque[_Waiting] = deque()
        self._loose: deque[_Waiting] = deque()  # those of them that are not on the disk, in the same order
        self._jobs: deque[Job] = deque()
        self._spooled = 0
        self._is_filled = self._is_away = False
        self._is_recovered = self._is_closing = self._is_over = self._is_watching = False
        self._retry_at = self._spool_retry_at = 0.0
        self._troubles: dict[str, StationError] = {}
        self._told = 0
        self._telling = threading.Lock()  # what is told last must be what is true last
        self._worker = threading.Thread(target=self._work, name="store", daemon=True)
        self._keeper = threading.Thread(target=self._keep, name="spool", daemon=True)
        self._worker.start()
        self._keeper.start()

    def take(self, scan: Scan) -> None:
        """Take a scan from any thread; returns at once."""
        waiting = _Waiting(scan, monotonic())
        if self._is_away:
            self._recall([waiting])  # before the store can see it, because a card must not act twice
        with self._news:
            self._scans.append(waiting)
            self._loose.append(waiting)
            self._news.notify()
            if not self._is_watching:
                self._watch.notify()
        self._tell_waiting()

    def do(self, job: Job) -> None:
        """Have a job done on the store's thread, after the scans that are there."""
        with self._news:
            self._jobs.append(job)
            self._news.notify()

    def close(self) -> None:
        """Finish what is queued, then stop; scans that the store refuses stay in the spool."""
        with self._news:
            self._is_closing = True
            self._news.notify()
        self._worker.join()
        with self._watch:
            self._is_over = True
            self._watch.notify()
        self._keeper.join()

    def _work(self) -> None:
        while (task := self._next()) is not None:
            if isinstance(task, list):
                self._resolve(task)
            else:
                task()

    def _next(self) -> list[_Waiting] | Job | None:
        """Wait for the next thing to do; None when the intake is closing and nothing more can be done."""
        with self._news:
            while True:
                wait = max(0.0, self._retry_at - monotonic()) if self._scans else None
                if self._is_recovered and self._scans and not wait:
                    return list(islice(self._scans, MOST_AT_ONCE))
                if self._jobs:
                    return self._jobs.popleft()
                if self._is_closing and self._is_recovered:  # what waits for another try is in the spool
                    return None
                self._news.wait(wait if self._is_recovered else None)

    def _resolve(self, batch: list[_Waiting]) -> None:
        """Answer the first scans in the queue; they leave only when the store has them."""
        is_again = any(waiting.is_tried or waiting.is_spooled for waiting in batch)
        for waiting in batch:
            waiting.is_tried = True
        try:
            scans = [_meant(waiting) for waiting in batch]
            outcomes = self._station.scan_all(scans, is_again=is_again, is_hasty=True)
        except StationError as error:
            with self._watch:
                self._retry_at = monotonic() + RETRY
                self._watch.notify()
            self._tell_trouble("store", error)
            self._tell_waiting()
            if isinstance(error, AwayError):
                self._is_away = True
                self._recall(batch)
            return
        self._is_away = False
        self._leave(batch)
        self._tell_trouble("store", None)
        self._tell_waiting()
        for waiting, outcome in zip(batch, outcomes, strict=True):
            tell = self._listeners.recovered if waiting.is_left_over else self._listeners.resolved
            tell(outcome)

    def _recall(self, batch: list[_Waiting]) -> None:
        """Tell what was last read of scans that cannot be looked up now."""
        for waiting in batch:
            if not (waiting.is_recalled or waiting.is_left_over or waiting.scan.is_repeat):
                waiting.is_recalled = True
                recollection = self._station.outage.recall(waiting.scan)
                waiting.is_acted_on = bool(recollection.code.command)
                self._listeners.recalled(recollection)

    def _leave(self, batch: list[_Waiting]) -> None:
        with self._watch:
            self._retry_at = 0.0
            for waiting in batch:
                self._scans.popleft()
                waiting.is_done = True
                if self._loose and self._loose[0] is waiting:
                    self._loose.popleft()
                self._spooled -= waiting.is_spooled
            if self._is_filled and not self._spooled:
                self._watch.notify()

    def _keep(self) -> None:
        """Run the spool's thread."""
        self._save([])
        while not self._is_over:
            self._save(self._next_batch())
        if self._loose:
            self._save(self._take_loose())
        for waiting in self._loose:
            log.critical("Neither in the journal nor in the spool: %r", conceal_scan(waiting.scan).raw)
        self._spool.close()

    def _save(self, batch: list[_Waiting]) -> None:
        """Put scans on the disk; where none are left that wait, empty the file."""
        try:
            if not self._spool.is_open:
                self._take_left_over(self._spool.recover())
            if batch:
                self._spool.append([conceal_scan(waiting.scan) for waiting in batch])
            elif self._is_filled and not self._spooled:
                self._spool.clear()
        except StoreError as error:
            self._put_back(batch, error)
        else:
            self._note_kept(batch)
        with self._news:
            self._is_recovered = True
            self._news.notify()
        self._tell_waiting()

    def _take_left_over(self, scans: list[Scan]) -> None:
        now = monotonic()
        left = [_Waiting(scan, now, is_spooled=True, is_left_over=True) for scan in scans]
        with self._news:
            if self._is_recovered:  # too late to be the first: the store may be at another one
                self._scans.extend(left)
            else:
                self._scans.extendleft(reversed(left))
            self._spooled += len(left)
            self._is_filled = bool(left)

    def _next_batch(self) -> list[_Waiting]:
        """Wait until scans must be written, or there is something else to do with the spool."""
        with self._watch:
            while not self._is_over:
                wait = self._time_left()
                if wait is not None and wait <= 0:
                    return self._take_loose()
                self._is_watching = wait is not None
                self._watch.wait(wait)
                self._is_watching = False
            return []

    def _time_left(self) -> float | None:
        """Return the time, s, until the spool must be worked on; None while there is no reason to."""
        if self._loose:
            due = 0.0 if self._retry_at else self._loose[0].since + GRACE
        elif not self._spool.is_open or (self._is_filled and not self._spooled):
            due = 0.0
        else:
            return None
        return max(due, self._spool_retry_at) - monotonic()

    def _take_loose(self) -> list[_Waiting]:
        batch = list(self._loose)
        self._loose.clear()
        return batch

    def _put_back(self, batch: list[_Waiting], error: StoreError) -> None:
        with self._watch:
            self._loose.extendleft(waiting for waiting in reversed(batch) if not waiting.is_done)
            self._spool_retry_at = monotonic() + RETRY
        self._tell_trouble("spool", error)

    def _note_kept(self, batch: list[_Waiting]) -> None:
        with self._watch:
            for waiting in batch:
                if not waiting.is_done:
                    waiting.is_spooled = True
                    self._spooled += 1
            self._is_filled = bool(batch or self._spooled)
            self._spool_retry_at = 0.0
        self._tell_trouble("spool", None)

    def _tell_trouble(self, place: str, error: StationError | None) -> None:
        """Tell what is wrong: a spool that cannot be written is worse than a store that cannot."""
        if error is None and place not in self._troubles:
            return
        with self._telling:
            if error is None:
                self._troubles.pop(place, None)
            else:
                self._troubles[place] = error
            self._listeners.troubled(self._troubles.get("spool") or self._troubles.get("store"))

    def _tell_waiting(self) -> None:
        with self._telling:
            with self._news:
                count = len(self._scans) if self._spooled or self._troubles else 0
            if count != self._told:
                self._told = count
                self._listeners.waiting(count)


def _meant(waiting: _Waiting) -> Scan:
    """Return the scan; one that has waited too long is aimed at nothing any more."""
    if waiting.is_left_over or waiting.is_acted_on or monotonic() - waiting.since > LATE:
        return replace(waiting.scan, is_late=True, target=None, unlinks=False)
    return waiting.scan
