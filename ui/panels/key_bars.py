"""The foot of the window: the action bar, and in its place, when it is asked for, the menu of all pages."""

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from station.desk import Desk
from station.roles import Role
from ui.panels.actions import ActionBar
from ui.panels.buttons import mute_button
from ui.style import millimetres


class KeyBars(QFrame):
    """Shows what the keys do; a touch on Menu shows what else there is, until it is chosen or news comes."""

    def __init__(
        self,
        actions: Mapping[str, QAction],
        menu: Mapping[str, QAction],
        roles: Mapping[str, Role | None],
    ) -> None:
        """Show the action bar; `roles` are what pages of the menu need, None where nobody has to sign in."""
        super().__init__()
        self.setObjectName("actions")
        self.keys = ActionBar(actions, calling="link")
        self.menu = ActionBar(menu)
        self._roles = roles
        self._desk, self._page, self._parked = Desk(), "", 0
        self.menu.hide()
        self.menu_button = mute_button(self.tr("Menu"), self._toggle)
        self.menu_button.setObjectName("menu")
        self.menu_button.setText(f"☰\n{self.tr('Menu')}")
        self.menu_button.setCheckable(True)
        self.menu_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        for action in menu.values():
            action.triggered.connect(self._show_actions)
        layout = QHBoxLayout(self)
        layout.setSpacing(millimetres(1.5))
        for bar in (self.keys, self.menu):
            layout.addWidget(bar, stretch=1)
        layout.addWidget(self.menu_button)

    def show_desk(self, desk: Desk) -> None:
        """Show what each key would do now; the menu gives way to what is new."""
        if desk != self._desk:
            self._show_actions()
        self._desk = desk
        for name, role in self._roles.items():
            self.menu.show_live(name, is_live=role is None or desk.may(role))
        self._show_keys()

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Show what the keys do on the page that is open now; without a name, in the place of work."""
        self._page = name
        self._show_keys()

    @Slot(int)
    def show_parked(self, count: int) -> None:
        """Take the news how many codes could be taken up."""
        self._parked = count
        self._show_keys()

    def _show_keys(self) -> None:
        self.keys.show_desk(self._desk, self._page, has_parked=self._parked > 0)

    @Slot()
    def _toggle(self) -> None:
        is_menu = self.menu_button.isChecked()
        hidden, shown = (self.keys, self.menu) if is_menu else (self.menu, self.keys)
        hidden.hide()  # first: the two beside each other would make the window wider than the screen
        shown.show()

    @Slot()
    def _show_actions(self) -> None:
        self.menu_button.setChecked(False)
        self._toggle()
