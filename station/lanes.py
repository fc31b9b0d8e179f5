"""Several scanners side by side: each lane has a desk of its own, and one lane is in front; pure, no Qt.

The lane in front is the one that scanned last, or that the operator has brought there; at the start it is the
first. Keys and the finder act on it. A command card acts on the lane whose scanner has read it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from station import dialogue
from station.acts import DEFAULT, Rules
from station.codes.testcard import COMMAND as TEST
from station.desk import Desk, LinkRequest, ParkRequest, Request, State
from station.errors import StationError
from station.outcomes import Command, Outcome, Recollection, Repeat
from station.records import Scan
from station.roles import Role


@dataclass(frozen=True, slots=True)
class Lanes:
    """The desks by the letters of their lanes, in the order of the screen; never empty."""

    desks: Mapping[str, Desk]
    front: str

    @classmethod
    def of(cls, letters: Iterable[str]) -> "Lanes":
        """Return lanes with these letters, the first in front; where there are none, one without a letter."""
        desks = dict.fromkeys(letters, Desk()) or {"": Desk()}
        return cls(desks, next(iter(desks)))

    @property
    def desk(self) -> Desk:
        """The desk in front."""
        return self.desks[self.front]

    @property
    def letter(self) -> str:
        """The letter to show beside what is in front; empty where there is only one lane."""
        return self.front if len(self.desks) > 1 else ""

    def lane_of(self, scan: Scan) -> str:
        """Return the lane of a scan; a scanner without one, such as one that types, shares that in front."""
        return scan.lane or self.front

    def aimed(self, scan: Scan) -> Scan:
        """Return the scan with its lane and what that lane is aimed at when the trigger is pulled."""
        lane = self.lane_of(scan)
        desk = self.desks.get(lane, Desk())
        return replace(
            scan,
            lane=lane,
            target=desk.target,
            unlinks=desk.state is State.ARMED,
            operator=desk.who,
        )


def put(lanes: Lanes, lane: str, desk: Desk) -> Lanes:
    """Return the lanes with another desk on one of them."""
    return replace(lanes, desks={**lanes.desks, lane: desk})


def is_open(desk: Desk) -> bool:
    """Tell whether a desk waits for the operator, so that a key that is pressed now may be meant for it."""
    return desk.is_asking or desk.can_link or desk.can_go or desk.removable is not None


def bring(lanes: Lanes, lane: str) -> Lanes:
    """Bring a lane to the front; one that does not exist stays away."""
    return replace(lanes, front=lane) if lane in lanes.desks else lanes


def nth(lanes: Lanes, number: int) -> str:
    """Return the letter of a lane by its place on the screen, from 1; where none is, of that in front."""
    letters = list(lanes.desks)
    return letters[number - 1] if number <= len(letters) else lanes.front


def answer(
    lanes: Lanes, outcome: Outcome, lane: str = "", rules: Rules = DEFAULT
) -> tuple[Lanes, str, Request | None]:
    """Take what came of a scan, or of a request of a lane.

    A scan brings its lane to the front, a repeat or the answer to a request does not. A command card whose
    answer comes too late does nothing: whoever scanned it meant what was on the screen then.

    Args:
        lanes: before.
        outcome: of a scan if it carries one, else of a request.
        lane: that asked, where there is no scan.
        rules: of linking, from the settings.

    Returns:
        The lanes after; the lane it was about; what to ask of the store for that lane.
    """
    scan = outcome.scan
    where = lanes.lane_of(scan) if scan else lane or lanes.front
    if isinstance(outcome, Repeat) or (isinstance(outcome, Command) and _does_nothing(outcome)):
        return lanes, where, None
    before = lanes.desks.get(where, Desk())
    desk, request = dialogue.answer(before, outcome, rules)
    after = put(lanes, where, desk)
    return (bring(after, where) if scan else after), where, request


def _does_nothing(outcome: Command) -> bool:
    """Tell whether a card comes too late, or is the test card, which is no matter of any desk."""
    return outcome.code.command == TEST or (outcome.scan is not None and outcome.scan.is_late)


def fail(lanes: Lanes, lane: str, request: Request, error: StationError) -> Lanes:
    """Say on its lane what kept a request from being carried out."""
    return put(lanes, lane, dialogue.fail(lanes.desks[lane], request, error))


def recall(
    lanes: Lanes, recollection: Recollection, rules: Rules = DEFAULT
) -> tuple[Lanes, str, Request | None]:
    """Take what is known of a scan while the server is away; it acts on its lane like an answer."""
    lane = lanes.lane_of(recollection.scan)
    desk, request = dialogue.recall(lanes.desks.get(lane, Desk()), recollection, rules)
    return bring(put(lanes, lane, desk), lane), lane, request


def keep(lanes: Lanes, lane: str, request: LinkRequest) -> Lanes:
    """Say on its lane that a link waits for the server."""
    return put(lanes, lane, dialogue.keep(lanes.desks[lane], request))


def hand_over(lanes: Lanes, operator: str, role: Role | None) -> tuple[Lanes, dict[str, ParkRequest]]:
    """Let somebody else work here: every question ends, and codes that wait for an answer are parked.

    Args:
        lanes: before.
        operator: who signs in; empty leaves it to the settings.
        role: what they may do; None locks the station until somebody signs in.

    Returns:
        The lanes after, and what to park for each.
    """
    state = State.LOCKED if role is None else State.SIGNED_IN if operator else State.SIGNED_OUT
    held = sum(desk.held for desk in lanes.desks.values())
    desks = {
        lane: Desk(
            state if lane == lanes.front or role is None else State.READY,
            can_undo=desk.can_undo,
            role=role,
            operator=operator,
            held=held if lane == lanes.front else 0,
        )
        for lane, desk in lanes.desks.items()
    }
    waiting = {lane: ParkRequest(desk.number) for lane, desk in lanes.desks.items() if desk.can_park}
    return replace(lanes, desks=desks), waiting


def know_undo(lanes: Lanes, *, can_undo: bool) -> Lanes:
    """Tell all lanes whether this station has something to undo: undoing is the station's, not a lane's."""
    return replace(
        lanes, desks={lane: replace(desk, can_undo=can_undo) for lane, desk in lanes.desks.items()}
    )
