"""Where threads meet Qt: every signal that crosses a thread, and the one thread that uses the store."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from station.codes.badges import conceal_bytes, conceal_scan
from station.desk import LinkRequest, Request
from station.errors import AwayError, BusyError, StationError
from station.importing import ImportRun
from station.intake import Intake, Listeners
from station.lanes import Lanes
from station.outcomes import Outcome
from station.records import DeviceStatus, Scan
from station.requests import carry_out
from station.service import Station
from station.sounds import SoundStatus
from station.spool import Spool
from station.wording import Text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Reply:
    """What came of a question, and who asked."""

    show: Callable[..., None]
    value: object


class Bridge(QObject):
    """Takes scans and requests from any thread, runs them in order on the store's thread, and tells main.

    The intake behind it does the work and keeps each scan until the journal has it. The signals are emitted
    from other threads; connect bound methods of main's objects.
    """

    resolved = Signal(object)
    """The Outcome of a scan."""
    recovered = Signal(object)
    """The Outcome of a scan that an earlier run of the station could not answer any more."""
    carried_out = Signal(object, str)
    """The Outcome of a request of this window, and the lane that asked."""
    refused = Signal(object, object, str)
    """A Request that could not be carried out, the StationError that says why, and the lane that asked."""
    changed = Signal(object)
    """Linked, Unlinked or Undone: after each commit, whoever asked for it."""
    changed_elsewhere = Signal(object)
    """Number of the newest change that another station made."""
    recalled = Signal(object)
    """The Recollection of a scan that waits because the server is away."""
    kept = Signal(object, str)
    """A LinkRequest that waits on this computer until the server is back, and the lane that asked."""
    tray_changed = Signal(object)
    """The KeptLinks that could not be made then, and wait for a person."""
    troubled = Signal(object)
    """The StationError that keeps scans waiting; None when it is over."""
    waiting_changed = Signal(int)
    """How many scans wait for the store because of it."""
    device_changed = Signal(object)
    """The DeviceStatus of a scanner."""
    heard = Signal(str, object, float)
    """The bytes that one read of a device has brought, and when, s; only while somebody listens."""
    taken = Signal(object)
    """A Scan before anything is made of it; only while somebody listens."""
    sound_changed = Signal(object)
    """The SoundStatus: whether sounds can be heard."""
    import_progressed = Signal(float)
    """The share, 0 to 1, of the import that is done."""
    import_ended = Signal(object)
    """The ImportReport, or the StationError that kept everything as it was."""
    _replied = Signal(object)

    def __init__(self, station: Station, spool: Spool | None = None, parent: QObject | None = None) -> None:
        """Begin to work for an open station; without a `spool`, it has one in the user's own folder."""
        super().__init__(parent)
        self._station = station
        self._import: ImportRun | None = None
        self._lanes = Lanes.of(())
        self._is_listened_to = False
        self._aside: list[tuple[Thread, Event]] = []
        self._replied.connect(self._show_reply)
        station.subscribe(self.changed.emit)
        listeners = Listeners(
            resolved=self.resolved.emit,
            recovered=self.recovered.emit,
            troubled=self._tell_trouble,
            waiting=self.waiting_changed.emit,
            recalled=self.recalled.emit,
        )
        self._watch = station.watch(self.changed_elsewhere.emit, self.tray_changed.emit)
        self._intake = Intake(station, spool or Spool.of(station.name, station.address), listeners)

    def aim(self, lanes: Lanes) -> None:
        """Say what a trigger that is pulled from now on is aimed at, on each lane."""
        self._lanes = lanes

    def take(self, scan: Scan) -> None:
        """Take a scan from any thread; `resolved` tells what came of it."""
        aimed = self._lanes.aimed(scan)
        self._intake.take(aimed)
        if self._is_listened_to:
            self.taken.emit(conceal_scan(aimed))

    def listen(self, *, is_on: bool) -> None:
        """Tell of raw bytes and of scans before they are resolved, or do not."""
        self._is_listened_to = is_on

    def watch(self, device: str, data: bytes, at: float) -> None:
        """Take raw bytes of a device from any thread, and drop them when nobody listens."""
        if self._is_listened_to:
            self.heard.emit(device, conceal_bytes(data), at)

    def report(self, status: DeviceStatus) -> None:
        """Take news of a scanner from any thread."""
        self.device_changed.emit(status)

    def report_sound(self, status: SoundStatus) -> None:
        """Take news of the audio device from any thread."""
        self.sound_changed.emit(status)

    def request(self, request: Request, lane: str = "", by: str = "") -> None:
        """Ask for a change on behalf of a lane; `carried_out` or `refused` tells what came of it.

        Args:
            request: what is asked for.
            lane: that asks.
            by: who works there; empty leaves it to the settings.
        """

        def work() -> None:
            try:
                outcome = self._carry_out(request, by)
            except StationError as error:
                self.refused.emit(request, self._meant(error), lane)
            else:
                if outcome is None:
                    self.kept.emit(request, lane)
                else:
                    self.carried_out.emit(outcome, lane)

        self._intake.do(work)

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
                reply = _Reply(fail, self._meant(error))
            self._replied.emit(reply)

        self._intake.do(find_out)

    def start_import(self, paths: Sequence[Path], *, is_dry_run: bool) -> None:
        """Import files on a thread of its own; `import_ended` tells what came of it."""
        self._import = ImportRun(
            self._station,
            paths,
            is_dry_run=is_dry_run,
            progressed=self.import_progressed.emit,
            ended=self.import_ended.emit,
        )

    def cancel_import(self) -> None:
        """Call the import off: nothing of it stays."""
        if self._import is not None:
            self._import.cancel()

    def ask_aside(
        self,
        question: Callable[[Station, Callable[[int], bool]], T],
        progress: Callable[[int], None],
        show: Callable[[T], None],
        fail: Callable[[StationError], None],
    ) -> Event:
        """Have a question answered on a thread of its own, because it takes too long for scans to wait.

        Args:
            question: reads from the station; it calls its second argument with how far it is, and stops
                when the answer is no.
            progress: bound method of a main-thread object that is told how far it is.
            show: as for `ask`.
            fail: as for `ask`.

        Returns:
            What stops it once it is set.
        """
        stop = Event()

        def goes_on(done: int) -> bool:
            self._replied.emit(_Reply(progress, done))
            return not stop.is_set()

        def find_out() -> None:
            try:
                reply = _Reply(show, question(self._station, goes_on))
            except StationError as error:
                reply = _Reply(fail, error)
            self._replied.emit(reply)

        thread = Thread(target=find_out, name="aside")
        self._aside = [(other, its) for other, its in self._aside if other.is_alive()]
        self._aside.append((thread, stop))
        thread.start()
        return stop

    def close(self) -> None:
        """Stop what is done aside, finish what is queued; scans that are still refused stay in the spool."""
        if self._import is not None:
            self._import.cancel()
            self._import.join()
        for thread, stop in self._aside:
            stop.set()
            thread.join()
        self._watch.stop()
        self._intake.close()

    def _carry_out(self, request: Request, by: str) -> Outcome | None:
        """Return what came of a request; None when it is a link that is kept for when the server is back."""
        try:
            return carry_out(self._station, request, by)
        except AwayError:
            if not isinstance(request, LinkRequest):
                raise
            self._station.outage.keep(
                request.code, request.target.ref, adds=request.adds, override=request.override, by=by
            )
            return None

    def _tell_trouble(self, error: StationError | None) -> None:
        self.troubled.emit(error and self._meant(error))

    def _meant(self, error: StationError) -> StationError:
        """Say what really keeps the database busy, when that is our own import."""
        if isinstance(error, BusyError) and self._import is not None and self._import.is_running:
            return BusyError(
                Text("An import is running: nothing else can be written until it is over."),
                Text("Scans are kept and answered then; Ctrl+Shift+I shows how far it is, and cancels it."),
            )
        return error

    @Slot(object)
    def _show_reply(self, reply: _Reply) -> None:
        reply.show(reply.value)
