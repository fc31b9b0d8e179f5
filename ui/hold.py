"""Tells a key that is tapped from one that is held."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QWindow

HOLD_MS = 1000
"""How long it is down before it counts as held."""

REPEAT_MS = 50
"""Longest time between a release and the press that follows it while the keyboard repeats a key."""


class Hold(QObject):
    """Watches one key in all windows.

    A key that is held comes again and again as released and pressed, and not every system says that it is
    the same key still: a release counts only when no press follows it at once.
    """

    tapped = Signal()
    held = Signal()

    def __init__(self, key: Qt.Key, parent: QObject) -> None:
        """Watch a key from the moment that this is installed as the application's event filter."""
        super().__init__(parent)
        self._key = key
        self._is_down = False
        self._hold = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._hold.timeout.connect(self.held)
        self._end = QTimer(self, singleShot=True, interval=REPEAT_MS)
        self._end.timeout.connect(self._finish)

    def press(self) -> None:
        """Begin to wait, or go on when the key only repeats."""
        self._end.stop()
        if not self._is_down:
            self._is_down = True
            self._hold.start()

    def release(self) -> None:
        """Wait a moment whether it is pressed again."""
        if self._is_down:
            self._end.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key from the windows, which would do nothing with it."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWindow) or event.key() != self._key:
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.press()
        elif event.type() == QEvent.Type.KeyRelease:
            self.release()
        return event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)

    @Slot()
    def _finish(self) -> None:
        self._is_down = False
        if self._hold.isActive():
            self._hold.stop()
            self.tapped.emit()
