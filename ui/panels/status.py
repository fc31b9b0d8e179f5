"""The status strip: who works here, which scanners are there, and whether the database is."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from station.errors import StationError
from station.records import DeviceState, DeviceStatus
from station.settings import StationSettings
from ui.panels.text import plain_label
from ui.style import LOST, millimetres

SIGNS = {DeviceState.CONNECTED: "●", DeviceState.CONNECTING: "◌", DeviceState.LOST: "✕"}


class StatusStrip(QFrame):
    """Shows one line while all is well, and below it whatever is not, with the fix."""

    def __init__(self, settings: StationSettings, *, has_keyboard: bool) -> None:
        """Show who works here; scanners appear when they report."""
        super().__init__()
        self._devices: dict[str, DeviceStatus] = {}
        self._trouble: StationError | None = None
        self._api_trouble: StationError | None = None
        self._has_keyboard = has_keyboard
        who = plain_label(text=f"{settings.operator}  @  {settings.name}", wraps=False)
        self._scanners = plain_label(wraps=False)
        self._database = plain_label(wraps=False)
        self._api = plain_label(wraps=False)
        self._api.hide()
        self._waiting = plain_label(wraps=False)
        self._notice = plain_label("notice")
        self._notice.setStyleSheet(
            f"background: {LOST[0]}; color: {LOST[1]}; font-weight: bold; padding: {millimetres(1.5)}px;"
        )
        line = QHBoxLayout()
        line.setContentsMargins(millimetres(3), 0, millimetres(3), 0)
        line.setSpacing(millimetres(8))
        line.addWidget(who)
        line.addWidget(self._scanners, stretch=1)
        line.addWidget(self._waiting)
        line.addWidget(self._api)
        line.addWidget(self._database)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, millimetres(1.5), 0, 0)
        layout.setSpacing(millimetres(1.5))
        layout.addLayout(line)
        layout.addWidget(self._notice)
        self.show_waiting(0)
        self._show()

    @Slot(object)
    def show_device(self, status: DeviceStatus) -> None:
        """Show how it stands with one scanner."""
        self._devices[status.device] = status
        self._show()

    @Slot(object)
    def show_trouble(self, trouble: StationError | None) -> None:
        """Show what is wrong with the database, or that nothing is any more."""
        self._trouble = trouble
        self._show()

    def show_api(self, address: str, trouble: StationError | None, *, warning: str = "") -> None:
        """Show where the HTTP API is, or what kept it from opening; a warning stands in its tool tip."""
        self._api_trouble = trouble
        sign = "✕" if trouble else "⚠" if warning else "●"
        self._api.setText(self.tr("HTTP API {sign} {address}").format(sign=sign, address=address).rstrip())
        self._api.setToolTip(warning)
        self._api.show()
        self._show()

    @Slot(int)
    def show_waiting(self, count: int) -> None:
        """Show how many scans wait for the database."""
        self._waiting.setText(self.tr("{count} scans wait").format(count=count) if count else "")

    def notice(self) -> str:
        """Return what is shown as wrong, with the fix; empty when nothing is."""
        return self._notice.text()

    def _show(self) -> None:
        names = [f"{one.lane} {SIGNS[one.state]} {one.device}" for one in self._devices.values()]
        if self._has_keyboard:
            names.append(self.tr("⌨ keyboard scanners"))
        self._scanners.setText("     ".join(names) or self.tr("No scanner is set up"))
        self._database.setText(self.tr("Database ✕") if self._trouble else self.tr("Database ●"))
        lines = [str(trouble) for trouble in (self._trouble, self._api_trouble) if trouble is not None]
        for status in self._devices.values():
            if status.title:
                is_lost = status.state is DeviceState.LOST
                what = self.tr("SCANNER {lane} DISCONNECTED") if is_lost else self.tr("Scanner {lane}")
                where = what.format(lane=status.lane)
                lines.append(f"{where} ({status.device}): {status.title} {status.advice}")
        self._notice.setText("\n".join(lines))
        self._notice.setVisible(bool(lines))
