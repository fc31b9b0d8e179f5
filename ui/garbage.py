"""Collects the interpreter's garbage on the main thread only, where Qt's objects may be deleted."""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL = 1000
"""Time, ms, between two looks; what the interpreter itself counts decides whether one collects."""


class Collector(QObject):
    """Takes the automatic collection away from all threads until it is closed.

    The collector runs on whichever thread fills it up. On the store's or a reader's thread it would delete
    windows and timers that belong to main, and end the process.
    """

    def __init__(self) -> None:
        """Begin to collect."""
        super().__init__()
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def close(self) -> None:
        """Leave the collection to the interpreter again."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due."""
        due = [
            generation
            for generation, (count, threshold) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > threshold > 0
        ]
        if due:
            gc.collect(max(due))
