"""Notices that the operator is there: one filter for all who want to know, because each slows every event."""

from PySide6.QtCore import QEvent, QObject, Signal

NOTICED = frozenset(
    {
        QEvent.Type.ShortcutOverride,
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
    }
)
"""What tells that somebody is there."""


class Presence(QObject):
    """A filter of all events: tells of every key and touch, which go on to whom they are meant for."""

    noticed = Signal()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Tell of what an operator does."""
        if event.type() in NOTICED:
            self.noticed.emit()
        return False
