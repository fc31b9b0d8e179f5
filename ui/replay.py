"""Plays recorded scans through a simulated scanner, one after the other, at a chosen pace."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot


class Replay(QObject):
    """Sends one text at each beat until all are sent or somebody stops it."""

    progressed = Signal(int, int)
    """How many texts were sent, and how many there are."""
    ended = Signal()
    """All are sent, or it was stopped."""

    def __init__(self, send: Callable[[str], None], parent: QObject) -> None:
        """Play nothing yet; `send` reads one text as a scanner would."""
        super().__init__(parent)
        self._send = send
        self._texts: Sequence[str] = ()
        self._sent = 0
        self._beat = QTimer(self)
        self._beat.timeout.connect(self._send_next)

    @property
    def is_playing(self) -> bool:
        """Tell whether texts are still to come."""
        return self._beat.isActive()

    def play(self, texts: Sequence[str], pause: int) -> None:
        """Play from the first text on, whatever was played before.

        Args:
            texts: what is scanned.
            pause: from one text to the next, ms.
        """
        self._texts, self._sent = texts, 0
        self._beat.start(pause)
        self._send_next()

    def set_pause(self, pause: int) -> None:
        """Go on at another pace, ms from one text to the next."""
        self._beat.setInterval(pause)

    @Slot()
    def stop(self) -> None:
        """Send no more; harmless when nothing is played."""
        if self._beat.isActive():
            self._beat.stop()
            self.ended.emit()

    @Slot()
    def _send_next(self) -> None:
        if self._sent < len(self._texts):
            self._send(self._texts[self._sent])
            self._sent += 1
            self.progressed.emit(self._sent, len(self._texts))
        if self._sent >= len(self._texts):
            self.stop()
