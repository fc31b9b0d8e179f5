"""Where threads meet Qt: every signal that crosses a thread, and the one thread that uses the store."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from station.codes.badges import conceal_scan
from station.dialogue import LinkRequest, Request, UndoRequest, UnlinkRequest
from station.errors import StationError
from station.outcomes import Outcome
from station.records import DeviceStatus, Item, Scan
from station.service import Station
from station.sounds import SoundStatus

log = logging.getLogger(__name__)

RETRY = 0.5
"""Time, s, until a scan that the store could not take is tried again."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Reply:
    """What came of a question, and who asked."""

    show: Callable[..., None]
    value: object


class Bridge(QObject):
    """Takes scans and requests from any thread, runs them in order on the store's thread, and tells main.

    Scans come before anything else. A scan that the store cannot take now is kept, with all behind it, and
    tried until it can. The signals are emitted from other threads; connect bound methods of main's objects.
    """

    resolved = Signal(object)
    """The Outcome of a scan."""
    carried_out = Signal(object)
    """The Outcome of a request of this window."""
    refused = Signal(object, object)
    """A Request that could not be carried out, and the StationError that says why."""
    changed = Signal(object)
    """Linked, Unlinked or Undone: after each commit, whoever asked for it."""
    troubled = Signal(object)
    """The StationError that keeps scans waiting; None when it is over."""
    waiting_changed = Signal(int)
    """How many scans wait for the store because of it."""
    device_changed = Signal(object)
    """The DeviceStatus of a scanner."""
    sound_changed = Signal(object)
    """The SoundStatus: whether sounds can be heard."""
    _replied = Signal(object)

    def __init__(self, station: Station, parent: QObject | None = None) -> None:
        """Begin to work for an open station."""
        super().__init__(parent)
        self._station = station
        self._news = threading.Condition()
        self._scans: deque[Scan] = deque()
        self._jobs: deque[Callable[[], None]] = deque()
        self._aim: tuple[Item | None, bool] = (None, False)
        self._is_closing = False
        self._retry_at = 0.0
        self._replied.connect(self._show_reply)
        station.subscribe(self.changed.emit)
        self._worker = threading.Thread(target=self._work, name="store", daemon=True)
        self._worker.start()

    def aim(self, target: Item | None, *, unlinks: bool) -> None:
        """Say what a trigger that is pulled from now on is aimed at."""
        self._aim = (target, unlinks)

    def take(self, scan: Scan) -> None:
        """Take a scan from any thread; `resolved` tells what came of it."""
        target, unlinks = self._aim
        with self._news:
            self._scans.append(replace(scan, target=target, unlinks=unlinks))
            self._news.notify()

    def report(self, status: DeviceStatus) -> None:
        """Take news of a scanner from any thread."""
        self.device_changed.emit(status)

    def report_sound(self, status: SoundStatus) -> None:
        """Take news of the audio device from any thread."""
        self.sound_changed.emit(status)

    def request(self, request: Request) -> None:
        """Ask for a change; `carried_out` or `refused` tells what came of it."""

        def carry_out() -> None:
            try:
                outcome = self._carry_out(request)
            except StationError as error:
                self.refused.emit(request, error)
            else:
                self.carried_out.emit(outcome)

        self._enqueue(carry_out)

    def ask(
        self,
        question: Callable[[Station], T],
        show: Callable[[T], None],
        fail: Callable[[StationError], None],
    ) -> None:
        """Have a question answered on the store's thread, and the answer shown on main.

        Args:
            question: reads from the station.
            show: bound method of a main-thread object that takes the answer.
            fail: likewise for the trouble that kept it from being answered.
        """

        def find_out() -> None:
            try:
                reply = _Reply(show, question(self._station))
            except StationError as error:
                reply = _Reply(fail, error)
            self._replied.emit(reply)

        self._enqueue(find_out)

    def close(self) -> None:
        """Finish what is queued, then stop; a scan that the store still refuses is written to the log."""
        with self._news:
            self._is_closing = True
            self._news.notify()
        self._worker.join()

    def _enqueue(self, job: Callable[[], None]) -> None:
        with self._news:
            self._jobs.append(job)
            self._news.notify()

    def _work(self) -> None:
        while (task := self._next()) is not None:
            if isinstance(task, Scan):
                self._resolve(task)
            else:
                task()

    def _next(self) -> Scan | Callable[[], None] | None:
        """Wait for the next thing to do; None when all is done and the window is closing."""
        with self._news:
            while True:
                wait = max(0.0, self._retry_at - monotonic()) if self._scans else None
                if self._scans and (not wait or self._is_closing):
                    return self._scans[0]
                if self._jobs:
                    return self._jobs.popleft()
                if self._is_closing:
                    return None
                self._news.wait(wait)

    def _resolve(self, scan: Scan) -> None:
        """Answer the first scan in the queue; it leaves only when the store has it."""
        try:
            outcome = self._station.scan(scan)
        except StationError as error:
            if self._is_closing:
                self._scans.popleft()
                log.critical("Not in the journal, because %s: %r", error.title, conceal_scan(scan).raw)
                return
            self._retry_at = monotonic() + RETRY
            self.troubled.emit(error)
            self.waiting_changed.emit(len(self._scans))
            return
        self._scans.popleft()
        if self._retry_at:
            self._retry_at = 0.0
            self.troubled.emit(None)
            self.waiting_changed.emit(0)
        self.resolved.emit(outcome)

    def _carry_out(self, request: Request) -> Outcome:
        match request:
            case LinkRequest(code, target):
                return self._station.link(code, target.ref)
            case UnlinkRequest(code):
                return self._station.unlink(code)
            case UndoRequest():
                return self._station.undo()

    @Slot(object)
    def _show_reply(self, reply: _Reply) -> None:
        reply.show(reply.value)
