"""What a page says of what was done on it, or of what is wrong: that in the colours of trouble."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea

from station.errors import StationError
from ui.style import LOST, millimetres
from ui.translation import told


class Message(QLabel):
    """Says one thing at a time."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self._is_trouble = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def say(self, text: str) -> None:
        """Say what was done, or what can be."""
        self._is_trouble = False
        self.setStyleSheet("")
        self.setText(text)

    def warn(self, text: str) -> None:
        """Say what is wrong."""
        self.setStyleSheet(f"background: {LOST[0]}; color: {LOST[1]}; padding: {millimetres(1.5)}px;")
        self._is_trouble = True
        self.setText(text)
        QTimer.singleShot(0, self, self._come_into_view)

    def tell(self, error: StationError) -> None:
        """Say what went wrong, and below it the next step."""
        self.warn("\n".join(filter(None, (told(error.title), told(error.advice)))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Come into view once more with all lines."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._come_into_view)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Come into view once more where the page has put it now."""
        super().moveEvent(event)
        QTimer.singleShot(0, self, self._come_into_view)

    def _come_into_view(self) -> None:
        """Let trouble be seen where the page is too large for its place."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and self._is_trouble:
            around.ensureWidgetVisible(self)
