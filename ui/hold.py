"""Tells a key or button that is tapped from one that is held."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QWindow

HOLD_MS = 1000
"""How long it is down before it counts as held."""


class Hold(QObject):
    """Watches one key in all windows, and whatever calls `press` and `release`."""

    tapped = Signal()
    held = Signal()

    def __init__(self, key: Qt.Key, parent: QObject) -> None:
        """Watch a key from the moment that this is installed as the application's event filter."""
        super().__init__(parent)
        self._key = key
        self._timer = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._timer.timeout.connect(self.held)

    @Slot()
    def press(self) -> None:
        """Begin to wait."""
        self._timer.start()

    @Slot()
    def release(self) -> None:
        """Decide, unless it has counted as held already."""
        if self._timer.isActive():
            self._timer.stop()
            self.tapped.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key from the windows, which would do nothing with it."""
        is_key = isinstance(event, QKeyEvent) and isinstance(watched, QWindow) and event.key() == self._key
        if not is_key or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self.press()
        elif event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat():
            self.release()
        return event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
