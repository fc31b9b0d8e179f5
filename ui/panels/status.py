"""The status strip: who works here, which scanners are there, and whether the database is."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from station.desk import Desk
from station.errors import StationError
from station.lanes import Lanes
from station.outcomes import KeptLink
from station.records import DeviceState, DeviceStatus
from station.roles import Role
from station.settings import Settings, lane_letters
from station.sounds import SoundStatus
from station.wording import join
from ui.panels.chips import LaneChips, edge
from ui.panels.icon import Icon
from ui.panels.text import BriefLabel, plain_label
from ui.style import LOST, millimetres
from ui.translation import told
from ui.words import shorten

SIGNS = {DeviceState.CONNECTED: "●", DeviceState.CONNECTING: "◌", DeviceState.LOST: "✕"}


class StatusStrip(QFrame):
    """Shows one line while all is well, and below it whatever is not, with the fix."""

    lane_chosen = Signal(str)
    """The letter of the lane that is to come to the front."""

    def __init__(self, settings: Settings) -> None:
        """Show who works here; scanners appear when they report."""
        super().__init__()
        self._lanes = Lanes.of(settings.lanes)
        self._devices: dict[str, DeviceStatus] = {}
        self._trouble: StationError | None = None
        self._tray: tuple[KeptLink, ...] = ()
        self._keyboard = settings.keyboard
        self._api_trouble: StationError | None = None
        self._station = settings.station
        self._who = BriefLabel()
        self._scanners = BriefLabel()
        letters = lane_letters(settings.device)
        colours = {lane: one.colour for lane, one in zip(letters, settings.device, strict=True) if one.colour}
        self._chips = LaneChips(colours)
        self._chips.chosen.connect(self.lane_chosen)
        self._database = plain_label(wraps=False)
        self._api = plain_label(wraps=False)
        self._api.hide()
        self._waiting = plain_label(wraps=False)
        self._parked = plain_label(wraps=False)
        self._sound = plain_label(wraps=False)
        if len(self._lanes.desks) == 1 and colours:
            self._scanners.setStyleSheet(edge(next(iter(colours.values()))))
        self._mode = plain_label("mode", self.tr("LIVE"), wraps=False)
        self._notice = plain_label()
        self._alert = self._make_alert()
        line = QHBoxLayout()
        line.setContentsMargins(millimetres(3), 0, millimetres(3), 0)
        line.setSpacing(millimetres(8))
        line.addWidget(self._who)
        line.addWidget(self._chips, stretch=1)
        line.addWidget(self._scanners, stretch=0 if len(self._lanes.desks) > 1 else 1)
        news = (self._waiting, self._parked, self._sound, self._api, self._database, self._mode)
        for label in news:
            line.addWidget(label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, millimetres(1.5), 0, 0)
        layout.setSpacing(millimetres(1.5))
        layout.addLayout(line)
        layout.addWidget(self._alert)
        self.show_waiting(0)
        self._show()

    def _make_alert(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("notice")
        plug = Icon(9)
        plug.show_icon("plug", LOST[1])
        alert = QHBoxLayout(frame)
        alert.setContentsMargins(*[millimetres(2)] * 4)
        alert.setSpacing(millimetres(3))
        alert.addWidget(plug, alignment=Qt.AlignmentFlag.AlignVCenter)
        alert.addWidget(self._notice, stretch=1)
        return frame

    def show_training(self) -> None:
        """Show that nothing that is done here touches the real stock."""
        self._mode.setText(self.tr("TRAINING"))
        self._mode.setProperty("isTraining", True)
        self._mode.style().polish(self._mode)

    def mode(self) -> str:
        """Return the word for whether this is the real stock."""
        return self._mode.text()

    @Slot(object)
    def show_device(self, status: DeviceStatus) -> None:
        """Show how it stands with one scanner."""
        self._devices[status.device] = status
        self._show()

    def show_lanes(self, lanes: Lanes) -> None:
        """Show which item each lane has, and which lane is in front."""
        self._lanes = lanes
        self._show_who(lanes.desk)
        self._show()

    @Slot(object)
    def show_trouble(self, trouble: StationError | None) -> None:
        """Show what is wrong with the database, or that nothing is any more."""
        self._trouble = trouble
        self._show()

    @Slot(object)
    def show_tray(self, tray: tuple[KeptLink, ...]) -> None:
        """Show the links that were kept while the server was away and could not be made since."""
        self._tray = tray
        self._show()

    def show_api(self, address: str, trouble: StationError | None, *, warning: str = "") -> None:
        """Show where the HTTP API is, or what kept it from opening; a warning stands in its tool tip."""
        self._api_trouble = trouble
        sign = "✕" if trouble else "⚠" if warning else "●"
        self._api.setText(self.tr("HTTP API {sign} {address}").format(sign=sign, address=address).rstrip())
        self._api.setToolTip(told(warning))
        self._api.show()
        self._show()

    @Slot(int)
    def show_waiting(self, count: int) -> None:
        """Show how many scans wait for the database."""
        self._waiting.setText(self.tr("To send {count}").format(count=count) if count else "")

    @Slot(int)
    def show_parked(self, count: int) -> None:
        """Show how many codes wait for somebody to choose their item."""
        self._parked.setText(self.tr("Parked {count}").format(count=count) if count else "")

    def chips(self) -> list[str]:
        """Return what is said of each lane; nothing where there is only one."""
        return self._chips.texts()

    def click_chip(self, lane: str) -> None:
        """Click what stands for a lane."""
        self._chips.click(lane)

    @Slot(object)
    def show_sound(self, status: SoundStatus) -> None:
        """Show that sounds cannot be heard; nothing while they can."""
        self._sound.setText("" if status.is_available else self.tr("No sound"))
        why = told(join(" ", status.title, status.advice))
        self._sound.setToolTip(why)
        self._sound.setAccessibleDescription(why)

    def notice(self) -> str:
        """Return what is shown as wrong, with the fix; empty when nothing is."""
        return self._notice.text()

    def who(self) -> str:
        """Return who works here, and where."""
        return self._who.text()

    def _show_who(self, desk: Desk) -> None:
        who = desk.operator or self._station.operator if desk.role else self.tr("Nobody")
        self._who.setText(f"{who}  @  {self._station.name}")

    def _show_scanners(self) -> None:
        has_lanes = len(self._lanes.desks) > 1
        own_lane = self._keyboard.lane if has_lanes else ""
        names = {one.lane: f"{SIGNS[one.state]} {one.device}" for one in self._devices.values()}
        typing = [self.tr("⌨ keyboard scanners")] if self._keyboard.enabled else []
        if own_lane and typing:
            names.setdefault(own_lane, self.tr("⌨ keyboard"))
            typing.clear()
        self._chips.setVisible(has_lanes)
        if has_lanes:
            self._chips.show_lanes(self._lanes, names)
            self._scanners.setText("".join(typing))
        else:
            alone = [f"{lane} {name}" for lane, name in names.items()]
            self._scanners.setText("     ".join(alone + typing) or self.tr("No scanner is set up"))

    def _show(self) -> None:
        self._show_scanners()
        self._database.setText(self.tr("Database ✕") if self._trouble else self.tr("Database ●"))
        lines = [told(str(trouble)) for trouble in (self._trouble, self._api_trouble) if trouble is not None]
        key = "; F8" if self._lanes.desk.may(Role.PARK) else ""
        lines += [
            self.tr("Not linked: {code} to {item}. {trouble} ({operator}{key})").format(
                code=shorten(kept.code.raw),
                item=kept.item,
                trouble=told(kept.trouble),
                operator=kept.operator,
                key=key,
            )
            for kept in self._tray
        ]
        for status in self._devices.values():
            if status.title:
                is_lost = status.state is DeviceState.LOST
                what = self.tr("SCANNER {lane} DISCONNECTED") if is_lost else self.tr("Scanner {lane}")
                where = what.format(lane=status.lane)
                lines.append(f"{where} ({status.device}): {told(join(' ', status.title, status.advice))}")
        lines += self._still_working()
        self._notice.setText("\n".join(lines))
        self._alert.setVisible(bool(lines))

    def _still_working(self) -> list[str]:
        """Return which scanners work while another is lost."""
        states = [status.state for status in self._devices.values()]
        if DeviceState.LOST not in states or DeviceState.CONNECTED not in states:
            return []
        working = [one.lane for one in self._devices.values() if one.state is DeviceState.CONNECTED]
        return [self.tr("Scanner {lanes} still works.").format(lanes=", ".join(working))]
