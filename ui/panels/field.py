"""A field to type filters in: scanners type Enter, and Ctrl+Z means the last link."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class FilterField(QLineEdit):
    """Gives Enter no meaning, leaves undo to the window, and tells when somebody goes down to the rows."""

    left_down = Signal()

    def __init__(self, name: str, hint: str) -> None:
        """Be empty.

        Args:
            name: for screen readers.
            hint: what may be typed; seen while nothing is.
        """
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window, where it means the last link and not the last letter."""
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down with the arrow; do nothing at Enter."""
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
