"""An import on a thread of its own: it can be watched and called off, and scans are kept meanwhile."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from station.errors import StationError
from station.records import ImportReport
from station.service import Station
from station.wording import Text


class CancelledError(StationError):
    """The operator has called the import off."""


class ImportRun:
    """One import, or one dry run, from its start to its end.

    It is one transaction, so on SQLite nobody else can write until it is over: the intake keeps the scans
    that come, and answers them afterwards.
    """

    def __init__(
        self,
        station: Station,
        paths: Sequence[Path],
        *,
        is_dry_run: bool,
        progressed: Callable[[float], None],
        ended: Callable[[ImportReport | StationError], None],
    ) -> None:
        """Begin.

        Args:
            station: where the files go.
            paths: files and folders of files.
            is_dry_run: read and check everything, and keep nothing.
            progressed: told, on the thread of the import, which share is done, 0 to 1.
            ended: told once, on that thread, what was done or what was in the way; then nothing was done.
        """
        self._station = station
        self._paths = paths
        self._is_dry_run = is_dry_run
        self._progressed = progressed
        self._ended = ended
        self._is_cancelled = threading.Event()
        self._thread = threading.Thread(target=self._work, name="import", daemon=True)
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Tell whether it is not over yet."""
        return self._thread.is_alive()

    def cancel(self) -> None:
        """Call it off, from any thread; `ended` tells whether that came in time."""
        self._is_cancelled.set()

    def join(self) -> None:
        """Wait until it is over."""
        self._thread.join()

    def _work(self) -> None:
        try:
            report = self._station.import_files(
                self._paths, is_dry_run=self._is_dry_run, progress=self._note_progress
            )
        except StationError as error:
            self._ended(error)
        else:
            self._ended(report)

    def _note_progress(self, done: int, total: int) -> None:
        if self._is_cancelled.is_set():
            raise CancelledError(
                Text("Cancelled: nothing was imported."), Text("Try it or import it again at any time.")
            )
        self._progressed(done / total if total else 1.0)
