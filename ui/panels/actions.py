"""The action bar: a large button for each key that means something in the scan window."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from ui.style import millimetres


class ActionBar(QFrame):
    """Shows actions as buttons that never take the keyboard, so that Enter and Space press none of them.

    A button that would do nothing now is dimmed; its key stays live and says why it does nothing.
    """

    def __init__(self, actions: Mapping[str, QAction], *, calling: str) -> None:
        """Make a button of each action; the one that is `calling` is painted to be seen while it is live."""
        super().__init__()
        self._actions = dict(actions)
        self._buttons = {name: _button(action) for name, action in actions.items()}
        self._buttons[calling].setObjectName("call")
        layout = QHBoxLayout(self)
        layout.setSpacing(millimetres(2))
        for button in self._buttons.values():
            layout.addWidget(button)

    def show_live(self, name: str, *, is_live: bool) -> None:
        """Show whether an action would do something now."""
        self._buttons[name].setEnabled(is_live)

    def show_text(self, name: str, text: str) -> None:
        """Show what an action would do now, beside its key."""
        button, action = self._buttons[name], self._actions[name]
        keys = action.shortcut().toString()
        if button.accessibleName() != text:
            button.setText(f"{keys}\n{text}")
            button.setAccessibleName(text)

    def is_live(self, name: str) -> bool:
        """Tell what is shown."""
        return self._buttons[name].isEnabled()


def _button(action: QAction) -> QPushButton:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button = QPushButton(f"{keys}\n{action.text()}")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setAccessibleName(action.text())
    button.setAccessibleDescription(keys)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    button.setMinimumHeight(millimetres(20))
    button.clicked.connect(action.trigger)
    return button
