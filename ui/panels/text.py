"""Text on the screen: never read as markup, whatever a label or a database says."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def plain_label(role: str = "", text: str = "", *, wraps: bool = True) -> QLabel:
    """Make a label for plain text; `role` is its name in the style sheet."""
    label = QLabel(text)
    label.setObjectName(role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    return label
