"""Calls until somebody has noticed that a scanner is lost."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from station.records import DeviceState, DeviceStatus
from station.sounds import Sound

AGAIN_MS = 15_000
"""How long it is silent between two calls."""


class Alarm(QObject):
    """Sounds at once when a scanner is lost, and again until it is back or the operator is there."""

    sounded = Signal(object)
    """Sound.LOST."""

    def __init__(self, parent: QObject, again_ms: int = AGAIN_MS) -> None:
        """Be silent."""
        super().__init__(parent)
        self._lost: set[str] = set()
        self._timer = QTimer(self, interval=again_ms)
        self._timer.timeout.connect(self._call)

    @property
    def is_calling(self) -> bool:
        """Tell whether it will sound again."""
        return self._timer.isActive()

    @Slot(object)
    def take(self, status: DeviceStatus) -> None:
        """Take news of a scanner."""
        if status.state is DeviceState.LOST:
            if status.device not in self._lost:
                self._lost.add(status.device)
                self._timer.start()
                self._call()
        elif status.state is DeviceState.CONNECTED:
            self._lost.discard(status.device)
            if not self._lost:
                self._timer.stop()

    @Slot()
    def rest(self) -> None:
        """Stop calling: somebody has noticed."""
        self._timer.stop()

    @Slot()
    def _call(self) -> None:
        self.sounded.emit(Sound.LOST)
