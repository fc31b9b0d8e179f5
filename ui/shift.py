"""Who works here: signs in by badge or password, and out by hand or after a while without anybody."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from station.errors import StationError
from station.outcomes import Badge, Outcome
from station.roles import Caller, Role
from station.service import Station
from station.settings import SignInSettings
from ui.bridge import Bridge
from ui.turns import Turns

MINUTE_MS = 60_000


class Shift(QObject):
    """Hands the station over, and takes it back where nobody is there."""

    failed = Signal(str)
    """Why nobody was signed in by name and password; empty once somebody was."""

    def __init__(self, bridge: Bridge, turns: Turns, settings: SignInSettings, parent: QObject) -> None:
        """Lock the station where people have to sign in; otherwise whoever comes may do everything."""
        super().__init__(parent)
        self._bridge = bridge
        self._turns = turns
        self._role = None if settings.required else Role.ADMIN
        self.idle = QTimer(self, singleShot=True, interval=settings.lock_minutes * MINUTE_MS)
        self.idle.timeout.connect(self.sign_out)
        bridge.resolved.connect(self._take)
        if settings.required:
            turns.hand_over("", self._role)

    @property
    def operator(self) -> str:
        """Who is signed in; empty when nobody is."""
        return self._turns.desk.operator

    def sign_in(self, name: str, role: Role) -> None:
        """Let somebody work here from now on."""
        self._turns.hand_over(name, role)
        self.stay()

    @Slot()
    def sign_out(self) -> None:
        """Let whoever is signed in go."""
        self.idle.stop()
        if self.operator:
            self._turns.hand_over("", self._role)

    @Slot(str, str)
    def ask_in(self, name: str, password: str) -> None:
        """Sign somebody in by name and password; it takes a moment on purpose, and `failed` tells the end."""

        def check(station: Station, _goes_on: object) -> Caller | None:
            return station.sign_in_by_password(name, password)

        self._bridge.ask_aside(check, self._ignore, self._take_caller, self._take_trouble)

    @Slot(object)
    def _take(self, outcome: Outcome) -> None:
        self.stay()
        if not isinstance(outcome, Badge) or outcome.operator is None:
            return
        if outcome.scan is not None and outcome.scan.is_late:
            return  # whoever scanned it may be gone
        if outcome.operator.name == self.operator:
            self.sign_out()
        else:
            self.sign_in(outcome.operator.name, outcome.operator.role)

    @Slot(object)
    def _take_caller(self, caller: Caller | None) -> None:
        if caller is None:
            self.failed.emit(self.tr("Nobody is signed in by that name and password. Type both again."))
            return
        self.failed.emit("")
        self.sign_in(caller.name, caller.role)

    @Slot(object)
    def _take_trouble(self, error: StationError) -> None:
        self.failed.emit(str(error))

    @Slot(object)
    def _ignore(self, _done: int) -> None: ...

    @Slot()
    def stay(self) -> None:
        """Sign nobody out for a while: somebody is there."""
        if self.operator and self.idle.interval():
            self.idle.start()
