"""Takes turns between operator, lanes and store; `station.lanes` decides what a key or answer means."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from station import acts
from station import lanes as rules
from station.acts import Rules
from station.desk import Desk, LinkRequest, Note, Request, State, Turn
from station.errors import StationError
from station.lanes import Lanes
from station.outcomes import Outcome, Recollection
from station.records import Item
from station.roles import Role
from station.settings import Settings
from station.sounds import sound_of
from ui.bridge import Bridge

ARMED_MS = 20_000
"""How long unlinking waits for its label; a timeout only cancels."""

LOOK = 0.6
"""Time, s, in which no key acts after another scanner came before one that waited for a key."""


class Turns(QObject):
    """Holds the lanes; each turn makes the next ones, and asks the store for what they need."""

    sounded = Signal(object)
    """The Sound of what the screen has come to."""
    turned = Signal(object, bool)
    """The Lanes after each turn, and whether they tell news even if they look the same."""

    def __init__(self, bridge: Bridge, settings: Settings, parent: QObject) -> None:
        """Begin with an empty desk on each lane."""
        super().__init__(parent)
        self.lanes = Lanes.of(settings.lanes)
        self.armed_ms = ARMED_MS
        self._bridge = bridge
        self._rules = Rules(settings.link.release_pin, settings.link.policy)
        self._armed: dict[str, _Armed] = {}
        self._look_until = 0.0
        bridge.aim(self.lanes)
        bridge.resolved.connect(self._take_scan)
        bridge.carried_out.connect(self._take_answer)
        bridge.refused.connect(self._take_trouble)
        bridge.recalled.connect(self._take_recollection)
        bridge.kept.connect(self._take_kept)

    @property
    def desk(self) -> Desk:
        """What is in front."""
        return self.lanes.desk

    @Slot()
    def link(self) -> None:
        """Put the code in the banner on the item in the banner."""
        self._act(acts.link)

    @Slot()
    def unlink(self) -> None:
        """Take the code in the banner off, or wait for the label that is to be taken off."""
        self._act(acts.unlink)

    @Slot()
    def clear(self) -> None:
        """Take all codes off the selected item, whose label is gone."""
        self._act(acts.clear)

    @Slot(int)
    def pick(self, place: int) -> None:
        """Choose one of the candidates, counted from 0, or what else its key stands for."""
        self._act(partial(acts.pick, place=place, rules=self._rules))

    @Slot(str)
    def give_reason(self, reason: str) -> None:
        """Carry out what waited for a reason."""
        self._act(partial(acts.give_reason, reason=reason))

    @Slot(object)
    def resume(self, outcome: Outcome) -> None:
        """Take up a code that was parked, as if it had been scanned just now."""
        self._take_scan(outcome)

    @Slot()
    def park(self) -> None:
        """Put the code that waits aside."""
        self._act(acts.park)

    @Slot()
    def undo(self) -> None:
        """Take back the last change."""
        self._put(self.lanes.front, acts.press(self.desk, acts.undo))

    @Slot()
    def go(self) -> None:
        """Go to the owner that a conflict has named."""
        self._act(_go)

    @Slot()
    def cancel(self) -> None:
        """Drop what is open."""
        self._put(self.lanes.front, (acts.cancel(self.desk), None))

    @Slot(object)
    def choose(self, item: Item) -> None:
        """Pin an item on purpose."""
        self._put(self.lanes.front, (acts.choose(self.desk, item, self._rules), None))

    @Slot()
    def toggle_pin(self) -> None:
        """Pin the selected item, or let go of it."""
        if self.desk.is_pinned:
            self._put(self.lanes.front, (acts.release(self.desk), None))
        elif self.desk.selected is not None:
            self.choose(self.desk.selected)

    @Slot(str)
    def bring(self, lane: str) -> None:
        """Bring a lane to the front, because the operator wants it there."""
        self._look_until = 0.0
        self._show(rules.bring(self.lanes, lane))

    @Slot(bool)
    def know_undo(self, can_undo: bool) -> None:
        """Take the news whether there is something to undo."""
        self._show(rules.know_undo(self.lanes, can_undo=can_undo))

    def refuse(self, role: Role) -> None:
        """Say that whoever works here may not do what was asked for."""
        self._put(self.lanes.front, (acts.refuse(self.desk, role), None))
        self._sound(self.lanes.front)

    def hand_over(self, operator: str, role: Role | None) -> None:
        """Let somebody else work here, or nobody; what waited for an answer is parked by who was here."""
        before = self.desk
        lanes, waiting = rules.hand_over(self.lanes, operator, role)
        for lane, request in waiting.items():
            self._bridge.request(request, lane, before.who)
        self._show(lanes, is_news=True)
        if role is not None:
            self._sound(lanes.front)

    def show_again(self) -> None:
        """Tell whoever shows the lanes what they are."""
        self._show(self.lanes)

    def _act(self, act: Callable[[Desk], Turn]) -> None:
        """Do what a key says to the lane in front, unless that lane has just come there."""
        if monotonic() < self._look_until:
            self._put(self.lanes.front, (replace(self.desk, note=Note.OTHER_LANE), None))
        else:
            self._put(self.lanes.front, acts.press(self.desk, act))
        if self.desk.note is not Note.NONE or self.desk.is_asking:
            self._sound(self.lanes.front)

    @Slot(object)
    def _take_scan(self, outcome: Outcome) -> None:
        self._take_turn(rules.answer(self.lanes, outcome, rules=self._rules), outcome)

    @Slot(object, str)
    def _take_answer(self, outcome: Outcome, lane: str) -> None:
        before = self.lanes.desks[lane].state
        lanes, _, request = rules.answer(self.lanes, outcome, lane, self._rules)
        self._show(lanes, is_news=True)
        if lanes.desks[lane].state is not before:
            self._sound(lane, outcome)
        self._ask(request, lane)

    @Slot(object, object, str)
    def _take_trouble(self, request: Request, error: StationError, lane: str) -> None:
        self._show(rules.fail(self.lanes, lane, request, error))
        self._sound(lane)

    @Slot(object)
    def _take_recollection(self, recollection: Recollection) -> None:
        self._take_turn(rules.recall(self.lanes, recollection, self._rules))

    @Slot(object, str)
    def _take_kept(self, request: LinkRequest, lane: str) -> None:
        self._show(rules.keep(self.lanes, lane, request), is_news=True)
        self._sound(lane)

    def _take_turn(self, turn: tuple[Lanes, str, Request | None], outcome: Outcome | None = None) -> None:
        """Show what a scan has made of the lanes; keys rest while another lane has just come to the front."""
        lanes, lane, request = turn
        if lanes.front != self.lanes.front and rules.is_open(self.desk):
            self._look_until = monotonic() + LOOK
        self._show(lanes, is_news=True)
        self._sound(lane, outcome)
        self._ask(request, lane)

    def _put(self, lane: str, turn: Turn) -> None:
        desk, request = turn
        self._show(rules.put(self.lanes, lane, desk))
        self._ask(request, lane)

    def _sound(self, lane: str, outcome: Outcome | None = None) -> None:
        sound = sound_of(self.lanes.desks[lane], outcome)
        if sound is not None:
            self.sounded.emit(sound)

    def _ask(self, request: Request | None, lane: str) -> None:
        if request is not None:
            self._bridge.request(request, lane, self.lanes.desks[lane].who)

    def _show(self, lanes: Lanes, *, is_news: bool = False) -> None:
        self.lanes = lanes
        self._bridge.aim(lanes)
        for lane, desk in lanes.desks.items():
            self._watch(lane, desk)
        self.turned.emit(lanes, is_news)

    def _watch(self, lane: str, desk: Desk) -> None:
        """See that unlinking does not wait for ever on a lane, in front or not."""
        if lane not in self._armed:
            self._armed[lane] = _Armed(lane, self)
            self._armed[lane].expired.connect(self._cancel_armed)
        timer = self._armed[lane]
        if desk.state is not State.ARMED:
            timer.stop()
        elif not timer.isActive():
            timer.start(self.armed_ms)

    @Slot(str)
    def _cancel_armed(self, lane: str) -> None:
        desk = self.lanes.desks[lane]
        if desk.state is State.ARMED:
            self._put(lane, (acts.cancel(desk), None))


class _Armed(QTimer):
    """Runs while one lane waits for the label that is to be taken off."""

    expired = Signal(str)

    def __init__(self, lane: str, parent: QObject) -> None:
        super().__init__(parent, singleShot=True)
        self._lane = lane
        self.timeout.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self.expired.emit(self._lane)


def _go(desk: Desk) -> Turn:
    return acts.go(desk), None
