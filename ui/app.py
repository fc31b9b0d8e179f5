"""The application: opens station, window, threads and scanners in order, and closes them the other way."""

import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import FrameType, TracebackType
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QDir, QObject, QSocketNotifier, Slot
from PySide6.QtWidgets import QApplication

from station.devices.reader import make_readers, stop_readers
from station.errors import StationError
from station.service import Station
from station.settings import APP, ScreenSettings, Settings
from station.spool import Spool
from station.wording import Text
from ui.bridge import Bridge
from ui.feedback import ScannerFeedback
from ui.garbage import Collector
from ui.keyboard import KeyboardScanner
from ui.main_window import MainWindow
from ui.opening import end_opening, fit_screen
from ui.screen import check_screen
from ui.sound import Player
from ui.style import apply_style
from ui.translation import install_translation

if TYPE_CHECKING:
    from station.api.server import ApiServer

ICONS = Path(__file__).parent.parent / "resources" / "icons"

log = logging.getLogger(__name__)


class Desktop:
    """A station with its window and scanners; close it on the thread that opened it."""

    def __init__(
        self,
        database: str,
        settings: Settings,
        spool: Spool | None = None,
        settings_path: Path | None = None,
        door: type[Station] = Station,
    ) -> None:
        """Open the database and build the window; `start` shows it.

        Args:
            database: its SQLAlchemy URL.
            settings: of this station.
            spool: keeps scans while the database is away; without one, it is in the user's own folder.
            settings_path: the file that the settings page changes; without one, it is the user's own.
            door: opens the database.

        Raises:
            InputError: the database URL is wrong.
            StoreError: the database cannot be used.
        """
        self.station = door.open(database, settings)
        self._collector = Collector()
        self.bridge = Bridge(self.station, spool)
        self.window = MainWindow(self.bridge, settings, settings_path)
        self._player = Player(settings.sound, self.bridge.report_sound)
        self.window.sounded.connect(self._player.play)
        self.window.pages.settings.tested.connect(self._player.test)
        self.window.pages.settings.settled.connect(self._player.take_settings)
        self._keyboard = KeyboardScanner(settings.keyboard, self.bridge.take, self.window)
        self._readers = make_readers(settings.device, self.bridge.take, self.bridge.report)
        self._keyboard.watch = self.bridge.watch
        for reader in self._readers:
            reader.watch = self.bridge.watch
        self._feedback = ScannerFeedback(self._readers, self.window)
        self.bridge.resolved.connect(self._feedback.tell)
        self._api_settings = settings.api
        self._api: ApiServer | None = None

    def start(self) -> None:
        """Show the window and begin to listen to the scanners, and to programs where that is wanted."""
        self.window.show()
        self.window.finder.focus_field()  # once more: a window with tabs has moved the field into one of them
        self.window.watch_keys()
        self._keyboard.install()
        for reader in self._readers:
            reader.start()
        if self._api_settings.enabled:
            self._open_api()

    def close(self) -> None:
        """Close down-stream: scanners and the HTTP API, then what is queued, then the store."""
        self._keyboard.remove()
        stop_readers(self._readers)
        if self._api is not None:
            self._api.stop()
        self._player.close()
        self.bridge.close()
        self.station.close()
        self.window.close()
        self._collector.close()

    def _open_api(self) -> None:
        """Open the HTTP API beside the window; what keeps it from opening is told in the status strip."""
        from station.api.server import ApiServer  # noqa: PLC0415 - slow to load, and off by default

        try:
            self._api = ApiServer(self.station, self._api_settings)
        except StationError as error:
            self.window.status.show_api("", error)
            return
        self._api.start()
        self.window.status.show_api(self._api.address, None, warning=self._api.warning)


def _plain(_desktop: Desktop) -> None:
    """Add nothing to the window."""


def run(
    database: str,
    settings: Settings,
    settings_path: Path | None = None,
    spool: Spool | None = None,
    furnish: Callable[[Desktop], None] = _plain,
) -> int:
    """Open the window and return the exit status when it is closed; its settings page changes that file.

    Args:
        database: its SQLAlchemy URL.
        settings: of this station.
        settings_path: the file that they came from.
        spool: as for `Desktop`.
        furnish: adds to the window what only this use of it has, before it is shown.

    Raises:
        StationError: there is no screen, or the database cannot be used.
    """
    check_screen()
    application = make_application(settings.screen)
    install_translation(application, settings.station.language)
    with log_kept() as log_file:
        desktop = Desktop(database, settings, spool, settings_path=settings_path)
        watch = _Watch(desktop, log_file)
        try:
            furnish(desktop)
            fit_screen(desktop.window)
            desktop.start()
            end_opening(application)
            return application.exec()
        finally:
            watch.stop()
            desktop.close()


def make_application(screen: ScreenSettings | None = None) -> QApplication:
    """Return the application in our own style, as the settings of the screen want it."""
    application = QApplication.instance() or QApplication([APP])
    if not isinstance(application, QApplication):
        raise TypeError("There is an application without windows already.")
    application.setApplicationName(APP)
    application.setStyle("Fusion")
    QDir.setSearchPaths("icons", [str(ICONS)])
    apply_style(application, screen or ScreenSettings())
    return application


@contextmanager
def log_kept() -> Iterator[Path]:
    """Write the log into a file of the user's meanwhile; lend its path."""
    path = platformdirs.user_log_path(APP, appauthor=False, ensure_exists=True) / "station.log"
    handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=3, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
    try:
        yield path
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()


class _Watch(QObject):
    """Sees to what comes from outside of Qt: faults of the program, and requests to end it."""

    def __init__(self, desktop: Desktop, log_file: Path) -> None:
        super().__init__()
        self._desktop = desktop
        self._log_file = log_file
        self._hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self._tell_fault
        threading.excepthook = self._tell_fault_of_thread
        self._ends = socket.socketpair()
        for end in self._ends:
            end.setblocking(False)
        self._wakeup = signal.set_wakeup_fd(self._ends[1].fileno())
        self._handlers = {number: signal.signal(number, _note) for number in (signal.SIGINT, signal.SIGTERM)}
        self._notifier = QSocketNotifier(self._ends[0].fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)

    def stop(self) -> None:
        """Leave everything as it was."""
        sys.excepthook, threading.excepthook = self._hooks
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        for end in self._ends:
            end.close()

    @Slot()
    def _end(self) -> None:
        """Close the window, and so the program: someone has asked for it by a signal."""
        self._notifier.setEnabled(False)
        self._desktop.window.close()

    def _tell_fault(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log.critical("A fault in the program", exc_info=(kind, error, trace))
        fault = StationError(
            Text("A fault in the program: {name}: {error}.", name=kind.__name__, error=error),
            Text(
                "What is on the screen may be out of date. Restart the station, and report {logfile}.",
                logfile=self._log_file,
            ),
        )
        self._desktop.bridge.troubled.emit(fault)

    def _tell_fault_of_thread(self, args: threading.ExceptHookArgs) -> None:
        self._tell_fault(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)


def _note(_number: int, _frame: FrameType | None) -> None:
    """Let a signal through to the wake-up socket, and do nothing else."""
