"""The window: puts the panels together and shows the lane in front."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from station.codes.testcard import COMMAND as TEST
from station.desk import Desk, State
from station.lanes import Lanes, nth
from station.outcomes import Command, Outcome
from station.records import Entry, Item
from station.service import Station
from station.settings import Settings, default_path
from ui.alarm import Alarm
from ui.bridge import Bridge
from ui.hold import Hold
from ui.page_list import PageList
from ui.panels.banner import Banner
from ui.panels.key_bars import KeyBars
from ui.panels.status import StatusStrip
from ui.presence import Presence
from ui.shift import Shift
from ui.style import millimetres
from ui.turns import Turns
from ui.workplace import Workplace

HISTORY = 100
"""Lines of the tape when the window opens."""


class MainWindow(QMainWindow):
    """Shows the desk in front; what the operator does and what the store answers are turns of `Turns`."""

    shown = Signal(object)
    """The Desk after each turn."""
    sounded = Signal(object)
    """The Sound of what has just come."""
    closed = Signal()

    def __init__(self, bridge: Bridge, settings: Settings, settings_path: Path | None = None) -> None:
        """Build the window around an open bridge; the settings page changes `settings_path`."""
        super().__init__()
        self._bridge = bridge
        self._shown = Desk()
        self.turns = Turns(bridge, settings, self)
        self.setWindowTitle(self.tr("Scanning station – {name}").format(name=settings.station.name))
        self.status = StatusStrip(settings)
        self.banner = Banner()
        self._work = Workplace(bridge)
        self.finder, self.item = self._work.finder, self._work.item
        self.label, self.tape = self._work.label, self._work.tape
        self.pages = PageList(self._work, bridge, settings, settings_path or default_path())
        self.diagnostics, self.parked = self.pages.diagnostics, self.pages.parked
        self.history = self.pages.history
        self.shift = Shift(bridge, self.turns, settings.sign_in, self)
        self._hold = Hold(Qt.Key.Key_F4, self)
        self._alarm = Alarm(self)
        self._presence = Presence(self)
        self._make_actions()
        self._lay_out()
        self._connect(bridge)
        self.resize(1280, 800)
        self.finder.focus_field()
        bridge.ask(_read_past, self._show_past, self.status.show_trouble)
        self.turns.show_again()

    def _make_actions(self) -> None:
        self.actions_by_name = {
            "why": self._action(self.tr("Why?"), self.label.toggle_why, "F1"),
            "find": self._action(self.tr("Find"), self._find, "F2"),
            "link": self._action(self.tr("LINK"), self._link, "F3", "Ctrl+L"),
            "unlink": self._action(self.tr("Unlink"), self.turns.unlink),
            "pick1": self._action("", partial(self.turns.pick, 0), "F5"),
            "pick2": self._action("", partial(self.turns.pick, 1), "F6"),
            "pick3": self._action("", partial(self.turns.pick, 2), "F7"),
            "park": self._action(self.tr("Park"), self._park, "F8"),
            "undo": self._action(self.tr("Undo"), self.turns.undo, "Ctrl+Z"),
            "cancel": self._action(self.tr("Cancel"), self._cancel, "Esc"),
        }
        self.actions_by_name["unlink"].setData("F4")  # watched by Hold, which tells a tap from holding it
        self._action(self.tr("Pin"), self.turns.toggle_pin, "Ctrl+P")
        self._menu = {
            name: self._action(text, partial(self._toggle_page, name), key)
            for name, text, key in self.pages.titles_and_keys()
        }
        self._action(self.tr("History of the item"), self._show_past_of_item, "Ctrl+Shift+H")
        self._menu["again"] = self._action(self.tr("Say it again"), self.banner.say_again, "F12")
        self._menu["full"] = self._action(self.tr("Full screen"), self._toggle_full_screen, "F11")
        for number in range(1, 10):
            self._action(self.tr("Scanner {number}").format(number=number), self._bring, f"Ctrl+{number}")

    def _action(self, text: str, slot: Callable[[], None], *keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setAutoRepeat(False)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        self._whole = whole = QVBoxLayout()
        whole.setSpacing(millimetres(1.5))
        whole.setContentsMargins(0, 0, 0, 0)
        self.bar = KeyBars(self.actions_by_name, self._menu, self.pages.roles())
        for part in (self.status, self.banner, self.pages, self.bar):
            whole.addWidget(part, stretch=1 if part is self.pages else 0)
        self._content = QWidget()
        self._content.setObjectName("columns")
        self._content.setLayout(whole)
        self.setCentralWidget(self._content)

    def _connect(self, bridge: Bridge) -> None:
        bridge.resolved.connect(self.tape.add)
        bridge.resolved.connect(self._take_card)
        bridge.recovered.connect(self.tape.add)
        bridge.changed.connect(self._take_change)
        bridge.changed_elsewhere.connect(self._take_change_elsewhere)
        bridge.tray_changed.connect(self.parked.refresh)
        bridge.troubled.connect(self.status.show_trouble)
        bridge.waiting_changed.connect(self.status.show_waiting)
        bridge.device_changed.connect(self.status.show_device)
        bridge.device_changed.connect(self._alarm.take)
        self._alarm.sounded.connect(self.sounded)
        self._presence.noticed.connect(self._alarm.rest)
        self._presence.noticed.connect(self.shift.stay)
        bridge.sound_changed.connect(self.status.show_sound)
        self.finder.chosen.connect(self.turns.choose)
        self.item.failed.connect(self.status.show_trouble)
        self.item.pin_toggled.connect(self.turns.toggle_pin)
        self.status.lane_chosen.connect(self.turns.bring)
        self.turns.turned.connect(self._show_lanes)
        self.turns.sounded.connect(self.sounded)
        self.parked.resumed.connect(self._resume)
        self.parked.counted.connect(self.status.show_parked)
        self.parked.counted.connect(self.bar.show_parked)
        self.pages.turned.connect(self.bar.show_page)
        self.parked.reviewed.connect(self.status.show_tray)
        self.history.chosen.connect(self._show_item)
        self.pages.closed.connect(self.finder.focus_field)
        self.pages.operator.asked.connect(self.shift.ask_in)
        self.pages.operator.left.connect(self.shift.sign_out)
        self.shift.failed.connect(self.pages.operator.tell)
        self._hold.tapped.connect(self.actions_by_name["unlink"].trigger)
        self._hold.held.connect(self.turns.clear)

    def watch_keys(self) -> None:
        """Begin to tell a tap on F4 from holding it, and to see that the operator is there."""
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self._hold)
            application.installEventFilter(self._presence)

    def take_content(self) -> QWidget:
        """Return everything the window shows, to be put into what is then its central widget."""
        self.takeCentralWidget()
        return self._content

    def put_above(self, widget: QWidget) -> None:
        """Put something between the banner and the place of work."""
        self._whole.insertWidget(self._whole.indexOf(self.pages), widget)

    @property
    def desk(self) -> Desk:
        """What is in front."""
        return self.turns.desk

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell whoever opened the window that it is closed."""
        super().closeEvent(event)
        self.closed.emit()

    @Slot(object)
    def _take_change(self, outcome: Outcome) -> None:
        """Bring up to date what a change may have altered, whoever made it."""
        self.tape.add(outcome)
        self._bridge.ask(Station.can_undo, self.turns.know_undo, self.status.show_trouble)
        self.parked.refresh()
        self.item.refresh()

    @Slot(object)
    def _take_change_elsewhere(self, _number: int) -> None:
        """Read again what another station may have altered."""
        self._bridge.ask(_read_past, self._show_past, self.status.show_trouble)
        self.parked.refresh()
        self.item.refresh()

    @Slot(object)
    def _take_card(self, outcome: Outcome) -> None:
        """Show what a test card tells of the scanner that has read it."""
        scan = outcome.scan
        if isinstance(outcome, Command) and outcome.code.command == TEST and scan and not scan.is_late:
            self.pages.open_by_name("diagnostics")
            self.diagnostics.show_card(scan)

    @Slot()
    def _find(self) -> None:
        self.pages.close_page()
        self._work.show_finder()

    @Slot()
    def _link(self) -> None:
        if self.pages.open_page == "parked":
            self.parked.take_up()
        elif self.desk.state is State.REASON:
            self.turns.give_reason(self.banner.reason.text())
        else:
            self.turns.link()

    @Slot()
    def _park(self) -> None:
        """Park the code that waits; where none does, show what is parked."""
        if self.desk.can_park and self.pages.open_page != "parked":
            self.turns.park()
        else:
            self._toggle_page("parked")

    @Slot(str)
    def _toggle_page(self, name: str) -> None:
        """Open a page, or close it, as far as whoever works here may."""
        role = self.pages.role_for(name)
        if role is not None and not self.desk.may(role):
            self.turns.refuse(role)
        else:
            self.pages.toggle(name)

    @Slot(object)
    def _resume(self, outcome: Outcome) -> None:
        self.pages.close_page()
        self.turns.resume(outcome)

    @Slot()
    def _show_past_of_item(self) -> None:
        """Show what was scanned and changed of the selected item; of everything, where none is."""
        self._toggle_page("history")
        if self.pages.open_page == "history" and self.desk.selected is not None:
            self.history.open_for(self.desk.selected.ref)

    @Slot(object)
    def _show_item(self, item: Item) -> None:
        """Pin an item of the history, because it was chosen on purpose."""
        self.pages.close_page()
        self.turns.choose(item)

    @Slot()
    def _cancel(self) -> None:
        before = self.desk
        if self.pages.open_page and not before.is_asking:
            self.pages.close_page()
            return
        self.turns.cancel()
        if self.desk == before and self.finder.field.text():
            self.finder.field.clear()

    @Slot()
    def _bring(self) -> None:
        """Bring the lane to the front whose number was pressed with Ctrl."""
        action = self.sender()
        if isinstance(action, QAction):
            self.turns.bring(nth(self.turns.lanes, int(action.shortcut().toString()[-1])))

    @Slot()
    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot(object, bool)
    def _show_lanes(self, lanes: Lanes, is_news: bool) -> None:
        before, desk = self._shown, lanes.desk
        self._shown = desk
        self.banner.show_desk(desk, lanes.letter, is_news=is_news)
        if is_news:
            self.banner.paint_now()
        self.status.show_lanes(lanes)
        self.pages.show_desk(desk)
        was = (before.state, before.who, before.role)
        if desk.state in (State.LOCKED, State.SIGNED_IN) and was != (desk.state, desk.who, desk.role):
            self.pages.close_page()
        self.label.show_desk(desk)
        if is_news:
            self._work.show_desk(desk)
        if (before.selected, before.is_pinned) != (desk.selected, desk.is_pinned):
            self.item.show_item(desk.selected, is_pinned=desk.is_pinned)
            self.pages.label.show_item(desk.selected)
            if not desk.is_pinned:
                self.finder.forget_choice()
        self.bar.show_desk(desk)
        self.shown.emit(desk)

    @Slot(object)
    def _show_past(self, past: tuple[tuple[Entry, ...], bool]) -> None:
        entries, can_undo = past
        self.tape.show_history(entries)
        self.turns.know_undo(can_undo)


def _read_past(station: Station) -> tuple[tuple[Entry, ...], bool]:
    return station.history(HISTORY), station.can_undo()
