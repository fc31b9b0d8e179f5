"""The first-run guide: five tasks, each done when the desk has reached its state; pure, no Qt.

What is done is known from desks alone, so it does not matter whether a key, a card or the mouse has done it.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from station.desk import WAITING, Desk, State


class Task(StrEnum):
    """What the operator is to do next."""

    SCAN = "scan"
    """Scan a label that is unknown."""
    CHOOSE = "choose"
    """Find its item and pin it."""
    LINK = "link"
    FIND = "find"
    """Scan the label again: it finds the item."""
    TAKE_OFF = "take_off"
    """Unlink the label, or undo."""
    DONE = "done"
    SKIPPED = "skipped"


TASKS = (Task.SCAN, Task.CHOOSE, Task.LINK, Task.FIND, Task.TAKE_OFF)
"""The tasks in their order."""

_OFFERED = (State.OFFER, State.SECOND)
_DROPPED = (State.READY, State.FOUND, State.ALREADY_LINKED, State.PARKED, State.CONFLICT, State.UNREADABLE)
"""No code waits any more: it was cancelled, parked, or another label was scanned."""

_TAKEN_OFF = (State.UNLINKED, State.UNDONE)


@dataclass(frozen=True, slots=True)
class Guide:
    """How far the operator has come."""

    task: Task = Task.SCAN
    key: str = ""
    """Of the code that was linked, once it was."""

    @property
    def place(self) -> int:
        """Return the number of the task, from 1; 0 when there is nothing to do."""
        return TASKS.index(self.task) + 1 if self.task in TASKS else 0


def watch(guide: Guide, desk: Desk) -> Guide:
    """Go on as far as the desk has come, or back where what the next task needs is gone."""
    while (after := _step(guide, desk)) != guide:
        guide = after
    return guide


def skip(guide: Guide) -> Guide:
    """Leave the rest."""
    return replace(guide, task=Task.SKIPPED)


def _step(guide: Guide, desk: Desk) -> Guide:
    match guide.task:
        case Task.SCAN:
            return replace(guide, task=Task.CHOOSE) if desk.state in WAITING else guide
        case Task.CHOOSE | Task.LINK:
            return _link(guide, desk)
        case Task.FIND:
            if desk.state in _TAKEN_OFF:
                return Guide()
            return replace(guide, task=Task.TAKE_OFF) if _finds(guide, desk) else guide
        case Task.TAKE_OFF:
            return replace(guide, task=Task.DONE) if desk.state in _TAKEN_OFF else guide
        case Task.DONE | Task.SKIPPED:
            return guide


def _link(guide: Guide, desk: Desk) -> Guide:
    if desk.state is State.LINKED and desk.code is not None:
        return Guide(Task.FIND, desk.code.key)
    if desk.state in _DROPPED:
        return replace(guide, task=Task.SCAN)
    if desk.state in WAITING:
        is_offered = desk.is_pinned and desk.state in _OFFERED
        return replace(guide, task=Task.LINK if is_offered else Task.CHOOSE)
    return guide


def _finds(guide: Guide, desk: Desk) -> bool:
    is_found = desk.state in (State.FOUND, State.ALREADY_LINKED)
    return is_found and desk.code is not None and desk.code.key == guide.key
