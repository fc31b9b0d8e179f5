"""Text on the screen: never read as markup, whatever a label or a database says."""

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

BRIEF = "WWWW…"
"""As narrow as a text may become where there is no room for it."""


class BriefLabel(QLabel):
    """Shows plain text on one line, and less of it where there is less room; its tool tip has all of it."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters of a long text."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), self.fontMetrics().horizontalAdvance(BRIEF)), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much as there is room for."""
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        self.drawFrame(painter)
        self.style().drawItemText(painter, room, self.alignment(), self.palette(), self.isEnabled(), shown)
        painter.end()


def plain_label(role: str = "", text: str = "", *, wraps: bool = True) -> QLabel:
    """Make a label for plain text; `role` is its name in the style sheet."""
    label = QLabel(text)
    label.setObjectName(role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    return label


def longest_word(label: QLabel) -> int:
    """Return the width, in pixels, that a label needs for the longest word of its text: it cannot wrap."""
    label.ensurePolished()
    metrics = label.fontMetrics()
    words = re.findall("[^\\s\u200b-]+-?", label.text())
    return max((metrics.horizontalAdvance(word) for word in words), default=0)
