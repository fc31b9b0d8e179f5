"""A window in a process of its own that tells, one JSON object a line, when it has painted what.

Usage: python -m benchmarks.window empty | (start | station | echo) DATABASE SETTINGS
"""

import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QMainWindow


class Painted(QObject):
    """Tells the time of the first paint of each window, once what was painted has gone to the screen."""

    def __init__(self, *windows: str) -> None:
        """Wait for windows by the names of their classes, as an event filter of the application."""
        super().__init__()
        self._windows = set(windows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint of a window."""
        name = type(watched).__name__
        if event.type() is not QEvent.Type.Paint or name not in self._windows:
            return False
        self._windows.remove(name)
        application = QApplication.instance()
        if application is not None and not self._windows:
            application.removeEventFilter(self)
        QTimer.singleShot(0, partial(self._tell, name))  # when this event is over, and its paint is flushed
        return False

    def _tell(self, name: str) -> None:
        tell(painted=monotonic(), window=name)


def tell(**what: object) -> None:
    """Write one line for the process that waits for it."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def show_empty() -> int:
    """Show a window with nothing in it: the least that a program with a window costs."""
    application = QApplication(["empty"])
    painted = Painted("QMainWindow")
    application.installEventFilter(painted)
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    return application.exec()


def open_station(database: str, settings: str) -> int:
    """Open the station as its user does, by the command line."""
    from main import main  # noqa: PLC0415 - what it takes to load it is measured

    application = QApplication(["scanning-station"])
    painted = Painted("Opening", "MainWindow")
    application.installEventFilter(painted)
    return main(["--settings", settings, "--database", database])


def watch_scans(mode: str, database: str, settings: str) -> int:
    """Open the station, or an echo in its place, and tell when the banner has painted each scan."""
    from benchmarks.echo import Echo  # noqa: PLC0415
    from station.service import Station  # noqa: PLC0415
    from station.settings import read_settings  # noqa: PLC0415
    from ui.app import Desktop, make_application  # noqa: PLC0415

    application = make_application()
    door = Echo if mode == "echo" else Station
    desktop = Desktop(database, read_settings(Path(settings)), door=door)
    teller = Teller(desktop)
    desktop.start()
    status = application.exec()
    desktop.close()
    del teller
    return status


class Teller(QObject):
    """Tells of each scan when the banner shows it, and of the scanners."""

    def __init__(self, desktop: Any) -> None:
        """Watch a desktop."""
        super().__init__()
        self._window = desktop.window
        self._paint = desktop.window.banner.paint_now
        self._told = ""
        desktop.window.banner.paint_now = self.paint_and_tell
        desktop.bridge.resolved.connect(self.tell_answer)
        desktop.bridge.device_changed.connect(self.tell_device)

    def paint_and_tell(self) -> None:
        """Have the banner painted, and tell it: no event of Qt comes when a paint has gone to the screen."""
        self._paint()
        code = self._window.desk.code
        if code is not None and code.raw != self._told:
            self._told = code.raw
            tell(painted=monotonic(), scan=self._told)

    @Slot(object)
    def tell_answer(self, outcome: Any) -> None:
        """Tell what came of a scan; its paint may have been told before."""
        tell(answered=outcome.scan.text, event=outcome.event)

    @Slot(object)
    def tell_device(self, status: Any) -> None:
        """Tell of a scanner that has come or gone."""
        tell(device=status.device, state=status.state)


def main(words: Sequence[str]) -> int:
    """Show one window until it is closed."""
    match words:
        case ["empty"]:
            return show_empty()
        case ["start", database, settings]:
            return open_station(database, settings)
        case [("station" | "echo") as mode, database, settings]:
            return watch_scans(mode, database, settings)
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
