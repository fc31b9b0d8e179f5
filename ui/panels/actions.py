"""The action bar: a large button for each key that means something in the scan window."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy

from station.desk import Desk, State
from station.roles import Role
from ui.style import TARGET, letters, millimetres
from ui.words import picks

ROOM = 28
"""Width of a button, mm of usual text, that its words need; with less, the buttons take another row."""


class ActionBar(QFrame):
    """Shows actions as buttons that never take the keyboard, so that Enter and Space press none of them.

    A button that would do nothing now is dimmed; its key stays live and says why it does nothing.
    """

    def __init__(self, actions: Mapping[str, QAction], *, calling: str = "") -> None:
        """Make a button of each action; the one that is `calling` is painted to be seen while it is live."""
        super().__init__()
        self._actions = dict(actions)
        self._buttons = {name: _button(action) for name, action in actions.items()}
        if calling:
            self._buttons[calling].setObjectName("call")
        self._in_row = 0
        self._grid = QGridLayout(self)
        self._grid.setSpacing(millimetres(1.5))
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._arrange(len(self._buttons))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many rows as the words of the buttons need."""
        super().resizeEvent(event)
        fitting = max(1, event.size().width() // max(letters(ROOM), millimetres(TARGET)))
        rows = -(-len(self._buttons) // fitting)
        self._arrange(-(-len(self._buttons) // rows))
        for name in self._buttons:
            self._write(name)

    def show_desk(self, desk: Desk, page: str = "", *, has_parked: bool = False) -> None:
        """Show what each key would do now, on the page that is open."""
        is_free = desk.state is not State.WORKING
        is_tray = page == "parked"
        goes_back = page and not desk.is_asking
        opens = self.tr("Back") if is_tray else self.tr("Parked")
        self.show_text("link", self.tr("Take up") if is_tray else self.tr("LINK"))
        self.show_text("park", self.tr("Park") if desk.can_park and not is_tray else opens)
        self.show_text("cancel", self.tr("Back") if goes_back else self.tr("Cancel"))
        for name, is_live in (
            ("link", has_parked if is_tray else desk.can_link or desk.state is State.REASON),
            ("unlink", is_free and desk.may(Role.LINK)),
            ("park", desk.may(Role.PARK)),
            ("undo", is_free and desk.may(Role.LINK) and desk.can_undo),
        ):
            self.show_live(name, is_live=is_live)
        for name, text in zip(("pick1", "pick2", "pick3"), picks(desk), strict=True):
            self.show_text(name, text)
            self.show_live(name, is_live=bool(text))

    def show_live(self, name: str, *, is_live: bool) -> None:
        """Show whether an action would do something now."""
        self._buttons[name].setEnabled(is_live)

    def show_text(self, name: str, text: str) -> None:
        """Show what an action would do now, beside its key."""
        button = self._buttons[name]
        if button.accessibleName() != text:
            button.setAccessibleName(text)
            self._write(name)

    def is_live(self, name: str) -> bool:
        """Tell what is shown."""
        return self._buttons[name].isEnabled()

    def _write(self, name: str) -> None:
        """Put the keys above the words, which take two lines only where one is too short for them."""
        button = self._buttons[name]
        text = button.accessibleName()
        room = self.width() // self._in_row - millimetres(4)
        width = button.fontMetrics().horizontalAdvance
        keys = _keys(self._actions[name])
        if width(keys) > room:
            keys = keys.replace(_native(QKeySequence("Shift+A")).removesuffix("A"), "⇧")
        button.setText(f"{keys}\n{folded(text) if width(text) > room else text}")

    def _arrange(self, in_row: int) -> None:
        if in_row == self._in_row:
            return
        self._in_row = in_row
        for place, button in enumerate(self._buttons.values()):
            self._grid.addWidget(button, *divmod(place, in_row))


def folded(text: str) -> str:
    """Return a text of several words on two lines, as equally long as can be."""
    breaks = [place for place, letter in enumerate(text) if letter == " "]
    if not breaks:
        return text
    middle = min(breaks, key=lambda place: abs(2 * place - len(text)))
    return f"{text[:middle]}\n{text[middle + 1 :]}"


def _keys(action: QAction) -> str:
    """Return its shortcut, or the key that is watched for it elsewhere."""
    watched = action.data()
    return watched if isinstance(watched, str) else _native(action.shortcut())


def _native(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def _button(action: QAction) -> QPushButton:
    keys = _keys(action)
    button = QPushButton(f"{keys}\n{action.text()}")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setAccessibleName(action.text())
    button.setAccessibleDescription(keys)
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    button.clicked.connect(action.trigger)
    return button
