"""Which sound goes with what: named by meaning, decided here, played elsewhere."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from station.desk import Desk, Note, State
from station.outcomes import Outcome, Repeat


class Sound(StrEnum):
    """An earcon; its file is `resources/sounds/<value>.wav`."""

    FOUND = "found"
    NEEDS_YOU = "needs-you"
    REFUSED = "refused"
    LINKED = "linked"
    UNLINKED = "unlinked"
    ARMED = "armed"
    LOST = "lost"
    """A scanner, the database or a server is not there."""
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class SoundStatus:
    """Whether sounds can be heard, in words for the operator."""

    is_available: bool
    title: str = ""
    """What is wrong, empty while nothing is."""
    advice: str = ""


def sound_of(desk: Desk, outcome: Outcome | None = None) -> Sound | None:
    """Return the sound of what the screen has come to; None where it comes without one.

    Success has its sound only in a state that follows the commit; while the store works there is none.

    Args:
        desk: what the screen says now.
        outcome: what led to it, if it was an outcome; a repeated scan changes no state and only ticks.
    """
    if isinstance(outcome, Repeat):
        return Sound.REPEAT
    if desk.note is not Note.NONE:  # a key or a card did not do what it might have
        return Sound.REFUSED
    return _of_state(desk.state)


def _of_state(state: State) -> Sound | None:
    sound: Sound | None = None
    match state:
        case State.READY | State.WORKING | State.PARKED | State.KEPT:
            pass
        case State.FOUND | State.ALREADY_LINKED | State.RECALLED:
            sound = Sound.FOUND
        case State.OFFER | State.UNKNOWN | State.SHARED | State.SECOND | State.REASON | State.UNSURE:
            sound = Sound.NEEDS_YOU
        case State.LINKED:
            sound = Sound.LINKED
        case State.CONFLICT | State.CHECK | State.REFUSED | State.UNREADABLE:
            sound = Sound.REFUSED
        case State.ARMED:
            sound = Sound.ARMED
        case State.UNLINKED | State.UNDONE:
            sound = Sound.UNLINKED
        case State.TROUBLE:
            sound = Sound.LOST
        case _:
            assert_never(state)
    return sound
