"""All operators, a page of the operator page: adds them, changes their rights, and makes their badges."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QFormLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from station.desk import Desk
from station.errors import StationError
from station.labels.badges import save_badge
from station.roles import Operator, Role
from station.service import Station
from ui.bridge import Bridge
from ui.panels.buttons import form_button
from ui.panels.message import Message
from ui.panels.people_model import PeopleModel
from ui.panels.saving import save_dialog
from ui.panels.table import plain_table
from ui.panels.text import plain_label
from ui.style import letters, millimetres
from ui.words import role_name

Told = tuple[str, str, tuple[Operator, ...]]
"""To whom something was done, what is said of it, and all operators afterwards."""


class PeoplePanel(QFrame):
    """Shows all operators, and a form for the one that is chosen or for a new one."""

    def __init__(self, bridge: Bridge) -> None:
        """Show nobody yet."""
        super().__init__()
        self.setAccessibleName(self.tr("Operators"))
        self._bridge = bridge
        self._me = ""
        self._named: Operator | None = None
        """Whom the form names, as far as they are there."""
        self._is_busy = False
        self.model = PeopleModel()
        self.table = plain_table(self.model, self.tr("Operators"), widths={1: 72, 2: 68}, stretch=0, height=9)
        self.table.selectionModel().currentRowChanged.connect(self._fill_form)
        self.name, self.password = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.role = QComboBox()
        for role in Role:
            self.role.addItem(role_name(role), role)
        self.role.setCurrentIndex(self.role.findData(Role.LINK))
        self.name.textChanged.connect(self._enable)
        self.name.returnPressed.connect(self.role.setFocus)
        self.save_button = form_button(self.tr("&Add"), self.save)
        self.password.returnPressed.connect(self.save_button.click)
        self.badge_button = form_button(self.tr("New &badge …"), self.ask_file)
        self.active_button = form_button(self.tr("&Disable"), self.switch)
        self._said = Message()
        self._lay_out()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(millimetres(2))
        for text, field in (
            (self.tr("Name"), self.name),
            (self.tr("Rights"), self.role),
            (self.tr("Password"), self.password),
        ):
            field.setAccessibleName(text)
            field.setMaximumWidth(letters(90))
            form.addRow(plain_label(text=text, wraps=False), field)
        buttons = QHBoxLayout()
        for button in (self.save_button, self.badge_button, self.active_button):
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setSpacing(millimetres(2))
        title = self.tr("OPERATORS: WHO MAY DO WHAT")
        layout.addWidget(plain_label("title", title, wraps=False))
        layout.addWidget(self.table, stretch=1)
        layout.addLayout(form)
        layout.addLayout(buttons)
        layout.addWidget(self._said)

    def open(self) -> None:
        """Read who is there, and take the keyboard."""
        self._said.say(self.tr("Reading …"))
        self._is_busy = False
        self._bridge.ask(Station.operators, self._begin, self._said.tell)

    def close_page(self) -> None:
        """Leave no password behind, and nothing open that could still make a badge."""
        for dialog in self.findChildren(QFileDialog):
            dialog.close()
        self.name.clear()
        self.password.clear()

    def text(self) -> str:
        """Return what is said below the form."""
        return self._said.text()

    def show_desk(self, desk: Desk) -> None:
        """Take the news who works here: nobody shuts themselves out."""
        self._me = desk.operator

    @Slot()
    def save(self) -> None:
        """Add whom the form names, or change them where they are there."""
        name, role = self.name.text().strip(), Role(self.role.currentData())
        password = self.password.text()
        if self._chosen() is None:
            self._do(
                name,
                lambda station: station.add_operator(name, role, password),
                self.tr("{name} was added. Next: the badge.").format(name=name),
            )
        elif name == self._me and role is not Role.ADMIN:
            self._said.warn(self.tr("Somebody else has to do that: you would shut yourself out."))
        else:
            self._do(
                name,
                lambda station: station.change_operator(name, role=role, password=password or None),
                self.tr("{name} was changed; it counts from the next sign-in.").format(name=name),
            )

    @Slot()
    def switch(self) -> None:
        """Let the chosen operator sign in no longer, or again."""
        chosen = self._chosen()
        if chosen is None:
            return
        if chosen.name == self._me:
            self._said.warn(self.tr("Somebody else has to do that: you would shut yourself out."))
            return
        done = (
            self.tr("{name} signs in no longer.")
            if chosen.is_active
            else self.tr("{name} may sign in again.")
        )
        change = partial(Station.set_operator_active, name=chosen.name, is_active=not chosen.is_active)
        self._do(chosen.name, change, done.format(name=chosen.name))

    @Slot()
    def ask_file(self) -> None:
        """Ask for the name of a PDF for a badge, beside the window; it stays the badge of this operator."""
        chosen = self._chosen()
        if chosen is None:
            return
        dialog = save_dialog(self, self.tr("Save the badge of {name}").format(name=chosen.name), "pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setDirectory(str(Path.home()))
        dialog.selectFile(f"{chosen.name}.pdf")
        dialog.fileSelected.connect(partial(self.make_badge, chosen.name))
        dialog.show()

    def make_badge(self, name: str, file: str) -> None:
        """Make a new badge for an operator, and draw it into a file."""
        done = self.tr(
            "The badge of {name} is in {file}: print it at 100 %, then delete the file. "
            "A badge made before opens nothing any more."
        )
        make = partial(Station.make_badge, name=name, hand_out=partial(save_badge, name, Path(file)))
        self._do(name, make, done.format(name=name, file=file))

    def _do(self, name: str, change: Callable[[Station], object], said: str) -> None:
        """Have a change made on a thread of its own, because hashing and drawing take a moment."""

        def work(station: Station, _goes_on: object) -> Told:
            change(station)
            return name, said, station.operators()

        if not self._is_busy:
            self._is_busy = True
            self._enable()
            self._said.say(self.tr("Saving …"))
            self._bridge.ask_aside(work, self._ignore, self._take_change, self._fail_change)

    @Slot(object)
    def _take_change(self, answer: Told) -> None:
        """Show what came of it; who is being typed by now stays in the form."""
        name, said, people = answer
        is_shown = name == self.name.text().strip()
        self._is_busy = False
        self._show_people(people)
        if is_shown:
            self.table.selectRow(self.model.place_of(name))
            self.password.clear()
        self._said.say(said)

    @Slot(object)
    def _fail_change(self, error: StationError) -> None:
        """Say why not, and look who is there now: another station may have been quicker."""
        self._is_busy = False
        self._said.tell(error)
        self._bridge.ask(Station.operators, self._show_people, self._said.tell)

    @Slot(object)
    def _ignore(self, _done: int) -> None: ...

    @Slot(object)
    def _show_people(self, people: tuple[Operator, ...]) -> None:
        self.model.fill(people)
        self._enable()

    @Slot(object)
    def _begin(self, people: tuple[Operator, ...]) -> None:
        """Show who is there, and what can be done."""
        self._show_people(people)
        if people:
            self.table.setFocus()
            self._said.say(self.tr("Arrows choose; a new name adds somebody. Esc goes back."))
            return
        self.name.setFocus()
        self._said.say(
            self.tr(
                "Nobody is here yet. Add whoever works here, one of them with all rights, and make their "
                "badges; then switch on “required” in the settings where people have to sign in."
            )
        )

    def _chosen(self) -> Operator | None:
        """Return the operator whom the form names; None where that would be a new one."""
        return self.model.row(self.model.place_of(self.name.text().strip()))

    @Slot()
    def _fill_form(self) -> None:
        chosen = self.model.row(self.table.currentIndex().row())
        if chosen is None:
            return
        self.name.setText(chosen.name)
        self.password.clear()

    @Slot()
    def _enable(self) -> None:
        """Say what the buttons would do to whom the form names."""
        chosen = self._chosen()
        if chosen != self._named:  # nobody gets the rights that somebody else has
            self.role.setCurrentIndex(self.role.findData(chosen.role if chosen else Role.LINK))
        self._named = chosen
        self.save_button.setText(self.tr("&Add") if chosen is None else self.tr("&Change"))
        is_free = not self._is_busy
        self.save_button.setEnabled(is_free and bool(self.name.text().strip()))
        self.badge_button.setEnabled(is_free and chosen is not None and chosen.is_active)
        self.active_button.setEnabled(is_free and chosen is not None)
        is_there = chosen is None or chosen.is_active
        self.active_button.setText(self.tr("&Disable") if is_there else self.tr("&Enable"))
        if chosen is None or chosen.has_password:
            hint = self.tr("empty: none") if chosen is None else self.tr("empty: as before")
        else:
            hint = self.tr("empty: by badge only")
        self.password.setPlaceholderText(hint)
