"""What a page says of what was done on it, or of what is wrong: that in the colours of trouble."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from station.errors import StationError
from ui.style import LOST, millimetres
from ui.translation import told


class Message(QLabel):
    """Says one thing at a time."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def say(self, text: str) -> None:
        """Say what was done, or what can be."""
        self.setStyleSheet("")
        self.setText(text)

    def warn(self, text: str) -> None:
        """Say what is wrong."""
        self.setStyleSheet(f"background: {LOST[0]}; color: {LOST[1]}; padding: {millimetres(1.5)}px;")
        self.setText(text)

    def tell(self, error: StationError) -> None:
        """Say what went wrong, and below it the next step."""
        self.warn("\n".join(filter(None, (told(error.title), told(error.advice)))))
