"""Buttons beside the action bar: smaller, and like those they never take the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ui.style import millimetres


def small_button(text: str, slot: Callable[[], None]) -> QPushButton:
    """Make a button that Enter and Space, which scanners type, never press."""
    button = QPushButton(text)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setStyleSheet(f"min-height: {millimetres(9)}px;")
    button.clicked.connect(slot)
    return button
