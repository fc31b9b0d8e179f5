"""The buttons of pages and of what stands beside the action bar; how large they are is in the style sheet."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget


def form_button(text: str, slot: Callable[[], None]) -> QPushButton:
    """Make a button of a form: Tab and the letter after `&` get there."""
    button = QPushButton(text)
    button.setAccessibleName(text.replace("&", ""))
    button.clicked.connect(slot)
    return button


def mute_button(text: str, slot: Callable[[], None]) -> QPushButton:
    """Make a button that never takes the keyboard: Enter and Space, which scanners type, do not press it."""
    button = form_button(text, slot)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


def key_button(
    page: QWidget,
    text: str,
    slot: Callable[[], None],
    keys: str,
    *,
    is_mute: bool = True,
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> QPushButton:
    """Make a button that says which keys do the same.

    Args:
        page: has the keys.
        text: what it does.
        slot: does it.
        keys: do the same.
        is_mute: Tab passes it.
        context: where the keyboard must be for the keys to work; a page that is hidden has none.
    """
    action = QAction(text, page)
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(context)
    action.setAutoRepeat(False)
    action.triggered.connect(slot)
    page.addAction(action)
    shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button = (mute_button if is_mute else form_button)(f"{text}\n({shown})", action.trigger)
    button.setAccessibleName(text)
    return button
