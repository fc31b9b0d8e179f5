"""The operator page (F10): who works here, and signing in without a badge."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from station.desk import Desk
from station.roles import Operator, Role
from station.service import Station
from ui.bridge import Bridge
from ui.panels.buttons import form_button
from ui.panels.message import Message
from ui.panels.text import plain_label
from ui.style import letters, millimetres
from ui.words import role_name


class OperatorPanel(QFrame):
    """Asks for name and password; it checks nothing itself."""

    asked = Signal(str, str)
    """The name and the password that were typed."""
    left = Signal()
    """Whoever is signed in goes."""
    managed = Signal()
    """The list of operators is wanted by somebody who may change it."""

    def __init__(self, bridge: Bridge) -> None:
        """Ask for nothing yet."""
        super().__init__()
        self._bridge = bridge
        self._desk = Desk()
        self._can_anybody = True
        self.setAccessibleName(self.tr("Operator"))
        self._who = plain_label("itemName")
        self._hint = plain_label(
            text=self.tr(
                "Scan a badge at any time, also while another page is open. The same badge again signs out."
            )
        )
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name"))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(self.tr("Password"))
        self.name.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._ask)
        self.sign_in = form_button(self.tr("Sign &in"), self._ask)
        self.sign_out = form_button(self.tr("Sign &out"), self.left.emit)
        self.manage = form_button(self.tr("&All operators …"), self.managed.emit)
        self._said = Message()
        self._lay_out()
        self.show_desk(Desk())

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(millimetres(2))
        for text, field in ((self.tr("Name"), self.name), (self.tr("Password"), self.password)):
            field.setMaximumWidth(letters(90))
            form.addRow(plain_label(text=text, wraps=False), field)
        buttons = QHBoxLayout()
        buttons.addWidget(self.sign_in)
        buttons.addWidget(self.sign_out)
        buttons.addStretch()
        buttons.addWidget(self.manage)
        how = plain_label(
            "quiet", self.tr("Whoever may do everything adds operators and makes their badges.")
        )
        layout = QVBoxLayout(self)
        layout.setSpacing(millimetres(3))
        layout.addWidget(plain_label("title", self.tr("WHO WORKS HERE"), wraps=False))
        layout.addWidget(self._who)
        layout.addWidget(self._hint)
        layout.addLayout(form)
        layout.addLayout(buttons)
        layout.addWidget(self._said)
        layout.addStretch()
        layout.addWidget(how)

    def open(self) -> None:
        """Take the keyboard, and see whether anybody could sign in."""
        self._said.say("")
        self._bridge.ask(Station.operators, self._take_people, self._said.tell)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_page(self) -> None:
        """Leave no password behind."""
        self.password.clear()

    def text(self) -> str:
        """Return who works here, and what is said of signing in."""
        return f"{self._who.text()}\n{self._said.text()}".strip()

    def show_desk(self, desk: Desk) -> None:
        """Show who works here."""
        if desk.operator and desk.role is not None:
            who = self.tr("{name}: {role}").format(name=desk.operator, role=role_name(desk.role))
        elif desk.role is None:
            who = self.tr("Nobody is signed in: scans are kept, and nothing is linked.")
        else:
            who = self.tr("Nobody has signed in, and nobody has to: all may do everything.")
        self._who.setText(who)
        self.sign_out.setEnabled(bool(desk.operator))
        self._desk = desk
        self._enable()

    @Slot(object)
    def _take_people(self, people: tuple[Operator, ...]) -> None:
        """Let whoever is there add the first operator: nobody else could ever come in."""
        self._can_anybody = any(one.is_active and (one.has_badge or one.has_password) for one in people)
        if not self._can_anybody and self._desk.role is None:
            self._said.warn(self.tr("Nobody can sign in yet: “All operators” adds the first."))
        self._enable()

    def _enable(self) -> None:
        self.manage.setEnabled(self._desk.may(Role.ADMIN) or not self._can_anybody)

    @Slot(str)
    def tell(self, said: str) -> None:
        """Say why nobody was signed in; nothing once somebody was."""
        self.sign_in.setEnabled(True)
        if said:
            self._said.warn(said)
        else:
            self._said.say("")
            self.name.clear()
        self.password.clear()

    @Slot()
    def _ask(self) -> None:
        if not self.name.text().strip() or not self.password.text():
            self._said.say(self.tr("Type name and password, or scan a badge."))
            return
        self.sign_in.setEnabled(False)
        self._said.say(self.tr("Checking …"))
        self.asked.emit(self.name.text().strip(), self.password.text())
