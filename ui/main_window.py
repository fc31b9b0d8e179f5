"""The window: puts the panels together, and takes turns between operator, dialogue and store."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from station import dialogue
from station.dialogue import Desk, Request, State, Turn
from station.errors import StationError
from station.outcomes import Outcome
from station.records import Entry, Item, ItemRef, Link
from station.service import Station
from station.settings import Settings
from station.sounds import sound_of
from ui.bridge import Bridge
from ui.panels.actions import ActionBar
from ui.panels.banner import Banner
from ui.panels.finder import FinderPanel
from ui.panels.item import ItemPanel
from ui.panels.label import LabelPanel
from ui.panels.status import StatusStrip
from ui.panels.tape import TapePanel
from ui.style import millimetres

ARMED_SECONDS = 20
"""How long unlinking waits for its label; a timeout only cancels."""

WIDE = 1600
"""Width of the window, px, from which the tape stands beside the other columns."""

HISTORY = 100
"""Lines of the tape when the window opens."""


class MainWindow(QMainWindow):
    """Shows one desk; what the operator does and what the store answers make the next one."""

    shown = Signal(object)
    """The Desk after each turn."""
    sounded = Signal(object)
    """The Sound of what has just come."""
    closed = Signal()

    def __init__(self, bridge: Bridge, settings: Settings) -> None:
        """Build the window around an open bridge."""
        super().__init__()
        self.desk = Desk()
        self._bridge = bridge
        self._settings = settings
        self.setWindowTitle(self.tr("Scanning station – {name}").format(name=settings.station.name))
        self.status = StatusStrip(settings.station, has_keyboard=settings.keyboard.enabled)
        self.banner = Banner()
        self.finder = FinderPanel(bridge)
        self.item = ItemPanel()
        self.label = LabelPanel()
        self.tape = TapePanel()
        self._armed = QTimer(self)
        self._armed.setSingleShot(True)
        self._armed.setInterval(ARMED_SECONDS * 1000)
        self._armed.timeout.connect(self._cancel_armed)
        self._make_actions()
        self._lay_out()
        self._connect(bridge)
        self.resize(1280, 800)
        self.finder.focus_field()
        bridge.ask(_read_past, self._show_past, self.status.show_trouble)
        self._show((self.desk, None))

    def _make_actions(self) -> None:
        self.actions_by_name = {
            "why": self._action(self.tr("Why?"), self.label.toggle_why, "F1"),
            "find": self._action(self.tr("Find"), self.finder.focus_field, "F2"),
            "link": self._action(self.tr("LINK"), self._link, "F3", "Ctrl+L"),
            "unlink": self._action(self.tr("Unlink"), self._unlink, "F4"),
            "go": self._action(self.tr("Go to owner"), self._go, "F6"),
            "undo": self._action(self.tr("Undo"), self._undo, "Ctrl+Z"),
            "cancel": self._action(self.tr("Cancel"), self._cancel, "Esc"),
        }
        self._action(self.tr("Pin"), self._toggle_pin, "Ctrl+P")
        self._action(self.tr("Say it again"), self.banner.say_again, "F12")
        self._action(self.tr("Full screen"), self._toggle_full_screen, "F11")

    def _action(self, text: str, slot: Callable[[], None], *keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setAutoRepeat(False)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        self._columns = QHBoxLayout()
        self._columns.setSpacing(millimetres(1.5))
        for panel, stretch in ((self.finder, 46), (self.item, 28), (self.label, 28)):
            self._columns.addWidget(panel, stretch)
        self._whole = QVBoxLayout()
        self._whole.setSpacing(millimetres(1.5))
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(self.status)
        self._whole.addWidget(self.banner)
        self._whole.addLayout(self._columns, stretch=1)
        self._whole.addWidget(self.tape)
        self.bar = ActionBar(self.actions_by_name, calling="link")
        self._whole.addWidget(self.bar)
        self.tape.lie_flat(is_flat=True)
        middle = QWidget()
        middle.setObjectName("columns")
        middle.setLayout(self._whole)
        self.setCentralWidget(middle)

    def _connect(self, bridge: Bridge) -> None:
        bridge.resolved.connect(self._take_outcome)
        bridge.carried_out.connect(self._take_answer)
        bridge.refused.connect(self._take_trouble)
        bridge.changed.connect(self._take_change)
        bridge.troubled.connect(self.status.show_trouble)
        bridge.waiting_changed.connect(self.status.show_waiting)
        bridge.device_changed.connect(self.status.show_device)
        bridge.sound_changed.connect(self.status.show_sound)
        self.finder.chosen.connect(self._choose)
        self.item.pin_toggled.connect(self._toggle_pin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the tape beside the columns where there is room for it."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= WIDE
        place: QBoxLayout = self._columns if is_wide else self._whole
        if place.indexOf(self.tape) < 0:
            (self._whole if is_wide else self._columns).removeWidget(self.tape)
            place.insertWidget(3, self.tape, 40 if is_wide else 0)
            self.tape.lie_flat(is_flat=not is_wide)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell whoever opened the window that it is closed."""
        super().closeEvent(event)
        self.closed.emit()

    @Slot(object)
    def _take_outcome(self, outcome: Outcome) -> None:
        self.tape.add(outcome)
        self._take_answer(outcome)

    @Slot(object)
    def _take_answer(self, outcome: Outcome) -> None:
        before = self.desk.state
        turn = dialogue.answer(self.desk, outcome, releases_pin=self._settings.link.release_pin)
        self._show(turn, is_news=True)
        if outcome.scan is not None or self.desk.state is not before:
            self._sound(outcome)

    @Slot(object, object)
    def _take_trouble(self, request: Request, error: StationError) -> None:
        self._show((dialogue.fail(self.desk, request, error), None))
        self._sound()

    @Slot(object)
    def _take_change(self, outcome: Outcome) -> None:
        """Bring up to date what a change may have altered, whoever made it."""
        self.tape.add(outcome)
        self._bridge.ask(Station.can_undo, self._take_can_undo, self.status.show_trouble)
        self._ask_links()

    @Slot(object)
    def _choose(self, item: Item) -> None:
        self._show((dialogue.choose(self.desk, item), None))

    @Slot()
    def _link(self) -> None:
        self._show(dialogue.link(self.desk))

    @Slot()
    def _unlink(self) -> None:
        self._show(dialogue.unlink(self.desk))
        self._sound()

    @Slot()
    def _undo(self) -> None:
        self._show(dialogue.undo(self.desk))

    @Slot()
    def _go(self) -> None:
        self._show((dialogue.go(self.desk), None))

    @Slot()
    def _cancel(self) -> None:
        if self.desk == dialogue.cancel(self.desk) and self.finder.field.text():
            self.finder.field.clear()
        self._show((dialogue.cancel(self.desk), None))

    @Slot()
    def _cancel_armed(self) -> None:
        if self.desk.state is State.ARMED:
            self._cancel()

    @Slot()
    def _toggle_pin(self) -> None:
        if self.desk.is_pinned:
            self._show((dialogue.release(self.desk), None))
        elif self.desk.selected is not None:
            self._choose(self.desk.selected)

    @Slot()
    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _show(self, turn: Turn, *, is_news: bool = False) -> None:
        before, (self.desk, request) = self.desk, turn
        desk = self.desk
        self._bridge.aim(desk.target, unlinks=desk.state is State.ARMED)
        self.banner.show_desk(desk, is_news=is_news)
        self.label.show_desk(desk)
        if (before.selected, before.is_pinned) != (desk.selected, desk.is_pinned):
            self.item.show_item(desk.selected, is_pinned=desk.is_pinned)
            self._ask_links()
            if not desk.is_pinned:
                self.finder.forget_choice()
        if desk.state is State.ARMED:
            self._armed.start()
        else:
            self._armed.stop()
        self._enable()
        if request is not None:
            self._bridge.request(request)
        self.shown.emit(desk)

    def _sound(self, outcome: Outcome | None = None) -> None:
        sound = sound_of(self.desk, outcome)
        if sound is not None:
            self.sounded.emit(sound)

    def _enable(self) -> None:
        is_free = self.desk.state is not State.WORKING
        for name, is_live in (
            ("link", self.desk.can_link),
            ("unlink", is_free),
            ("go", self.desk.can_go),
            ("undo", is_free and self.desk.can_undo),
        ):
            self.bar.show_live(name, is_live=is_live)

    def _ask_links(self) -> None:
        selected = self.desk.selected
        if selected is None:
            return
        ref = selected.ref

        def read(station: Station) -> tuple[ItemRef, tuple[Link, ...]]:
            return ref, station.links(ref)

        self._bridge.ask(read, self._take_links, self.status.show_trouble)

    @Slot(object)
    def _take_links(self, answer: tuple[ItemRef, tuple[Link, ...]]) -> None:
        ref, links = answer
        if self.desk.selected is not None and self.desk.selected.ref == ref:
            self.item.show_links(links)

    @Slot(object)
    def _show_past(self, past: tuple[tuple[Entry, ...], bool]) -> None:
        entries, can_undo = past
        self.tape.show_history(entries)
        self._take_can_undo(can_undo)

    @Slot(bool)
    def _take_can_undo(self, can_undo: bool) -> None:
        self._show((replace(self.desk, can_undo=can_undo), None))


def _read_past(station: Station) -> tuple[tuple[Entry, ...], bool]:
    return station.history(HISTORY), station.can_undo()
