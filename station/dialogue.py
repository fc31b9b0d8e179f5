"""What the operator's screen is at: a pure state machine over outcomes, choices and keys; no Qt, no store."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from station.errors import StationError
from station.outcomes import (
    Command,
    Conflict,
    Found,
    Linked,
    Outcome,
    Refused,
    Repeat,
    Undone,
    Unknown,
    Unlinked,
    Unreadable,
)
from station.records import Code, Identity, Item, Link, Step


class State(StrEnum):
    """What the verdict banner says."""

    READY = "ready"
    FOUND = "found"
    ALREADY_LINKED = "already_linked"
    OFFER = "offer"
    UNKNOWN = "unknown"
    WORKING = "working"
    LINKED = "linked"
    CONFLICT = "conflict"
    REFUSED = "refused"
    ARMED = "armed"
    UNLINKED = "unlinked"
    UNDONE = "undone"
    UNREADABLE = "unreadable"
    TROUBLE = "trouble"


class Note(StrEnum):
    """What is said beside the banner, when a key or a card did not do what it might have."""

    NONE = ""
    NOTHING_TO_LINK = "nothing_to_link"
    CHOOSE_ITEM = "choose_item"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOT_NOW = "not_now"
    INTERNAL_CODE = "internal_code"
    NOTHING_TO_UNLINK = "nothing_to_unlink"
    OTHER_LANE = "other_lane"


@dataclass(frozen=True, slots=True)
class LinkRequest:
    """Put this code on this item."""

    code: Code
    target: Item


@dataclass(frozen=True, slots=True)
class UnlinkRequest:
    """Take this code off its item."""

    code: Code


@dataclass(frozen=True, slots=True)
class UndoRequest:
    """Take back the last change of this station."""


Request = LinkRequest | UnlinkRequest | UndoRequest
"""What the store is asked to do; its outcome comes back through `answer`, trouble through `fail`."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything the screen shows of the moment."""

    state: State = State.READY
    selected: Item | None = None
    is_pinned: bool = False
    """The item was chosen on purpose: a label that nobody knows is offered to it."""
    code: Code | None = None
    """The code the banner speaks of."""
    item: Item | None = None
    """The item the banner speaks of: found, offered, or the owner in a conflict."""
    link: Link | None = None
    """The link that holds the code: who made it, and when."""
    reason: str = ""
    """In words, from the outcome or the trouble."""
    steps: tuple[Step, ...] = ()
    note: Note = Note.NONE
    removable: Code | None = None
    """The code that is taken off its item at once when the operator unlinks."""
    can_undo: bool = False
    offer: LinkRequest | None = None
    """What linking would do now; it stays when trouble kept it from being done."""

    @property
    def can_link(self) -> bool:
        """Tell whether linking would do something now."""
        return self.offer is not None and self.state is not State.WORKING

    @property
    def can_go(self) -> bool:
        """Tell whether there is an owner to go to."""
        return self.state is State.CONFLICT

    @property
    def target(self) -> Item | None:
        """The item that a trigger pulled now is aimed at."""
        return self.selected if self.is_pinned else None


Turn = tuple[Desk, Request | None]
"""What the screen becomes, and what to ask of the store."""

_SAID: dict[type[Outcome], State] = {
    Conflict: State.CONFLICT,
    Unreadable: State.UNREADABLE,
    Refused: State.REFUSED,
    Linked: State.LINKED,
    Unlinked: State.UNLINKED,
    Undone: State.UNDONE,
}
_OPEN = (State.OFFER, State.UNKNOWN, State.ARMED)


def answer(desk: Desk, outcome: Outcome, *, releases_pin: bool = True) -> Turn:
    """Take what came of a scan or of a request.

    Args:
        desk: what the screen is at.
        outcome: of a scan if it carries one, else of a request.
        releases_pin: let go of the pin after a link, so that the next label needs a choice of its own.
    """
    match outcome:
        case Repeat():
            return desk, None
        case Command(code=code):
            return _command(desk, code.command)
        case Found():
            return _found(desk, outcome)
        case Unknown():
            return _unknown(desk, outcome), None
        case Conflict() | Unreadable() | Refused():
            return _say(desk, _SAID[type(outcome)], outcome), None
        case Linked() | Unlinked() | Undone():
            changed = _changed(desk, _SAID[type(outcome)], outcome)
            is_released = isinstance(outcome, Linked) and releases_pin
            return replace(changed, is_pinned=changed.is_pinned and not is_released), None
        case _:
            assert_never(outcome)


def fail(desk: Desk, request: Request, error: StationError) -> Desk:
    """Say what kept a request from being carried out; nothing was changed, and the same key tries again."""
    troubled = replace(
        desk, state=State.TROUBLE, reason=str(error), note=Note.NONE, offer=None, removable=None
    )
    match request:
        case LinkRequest():
            return replace(troubled, offer=request)
        case UnlinkRequest(code):
            return replace(troubled, removable=code)
        case UndoRequest():
            return troubled
        case _:
            assert_never(request)


def choose(desk: Desk, item: Item) -> Desk:
    """Pin an item on purpose; a label that waits for an item is offered to it."""
    chosen = replace(desk, selected=item, is_pinned=True, note=Note.NONE)
    if desk.state in (State.OFFER, State.UNKNOWN) and desk.code is not None:
        return _offer(chosen, desk.code, item)
    if desk.state in (State.ARMED, State.WORKING):
        return chosen
    return _ready(chosen)


def release(desk: Desk) -> Desk:
    """Let go of the selected item; a label that was offered to it waits for another."""
    freed = replace(desk, selected=None, is_pinned=False, note=Note.NONE)
    if desk.state is State.OFFER:
        return replace(freed, state=State.UNKNOWN, item=None, offer=None)
    return freed if desk.state in (State.ARMED, State.UNKNOWN, State.WORKING) else _ready(freed)


def cancel(desk: Desk) -> Desk:
    """Drop the question that is open; where there is none, let go of the item."""
    if desk.state is State.WORKING:
        return desk
    return release(desk) if desk.state is State.READY else _ready(desk)


def link(desk: Desk) -> Turn:
    """Put the code in the banner on the item in the banner."""
    if desk.state is State.WORKING:
        return desk, None
    if desk.offer is not None:
        return replace(desk, state=State.WORKING, note=Note.NONE), desk.offer
    note = Note.CHOOSE_ITEM if desk.state is State.UNKNOWN else Note.NOTHING_TO_LINK
    return replace(desk, note=note), None


def unlink(desk: Desk) -> Turn:
    """Take the code that was just found off its item, or wait for the label that is to be taken off."""
    if desk.state is State.WORKING:
        return desk, None
    if desk.removable is not None:
        return replace(desk, state=State.WORKING, note=Note.NONE), UnlinkRequest(desk.removable)
    return replace(_ready(desk), state=State.ARMED), None


def undo(desk: Desk) -> Turn:
    """Take back the last change."""
    if desk.state is State.WORKING:
        return desk, None
    if not desk.can_undo:
        return replace(desk, note=Note.NOTHING_TO_UNDO), None
    return replace(desk, state=State.WORKING, note=Note.NONE), UndoRequest()


def go(desk: Desk) -> Desk:
    """Go to the owner that a conflict has named."""
    if not desk.can_go:
        return replace(desk, note=Note.NOT_NOW)
    return replace(
        desk, state=State.FOUND, selected=desk.item, is_pinned=False, removable=desk.code, note=Note.NONE
    )


def _command(desk: Desk, command: str) -> Turn:
    match command:
        case "LINK":
            return link(desk)
        case "UNLINK":
            return unlink(desk)
        case "UNDO":
            return undo(desk)
        case "CANCEL":
            return cancel(desk), None
        case "DESELECT":
            return release(desk), None
        case _:
            return replace(desk, note=Note.NOT_NOW), None


def _found(desk: Desk, found: Found) -> Turn:
    scan = found.scan
    if desk.state is State.ARMED and scan is not None and scan.unlinks:
        if found.link is None:
            return replace(desk, note=Note.INTERNAL_CODE), None
        return replace(_say(desk, State.WORKING, found), removable=found.code), UnlinkRequest(found.code)
    target = scan.target if scan else desk.item
    if target is not None and target.ref == found.item.ref:
        same = _say(desk, State.ALREADY_LINKED, found)
        return replace(same, removable=found.code if found.link else None), None
    if scan is not None and scan.target is not None and found.link is not None:
        return _say(desk, State.CONFLICT, found), None
    shown = replace(_say(desk, State.FOUND, found), selected=found.item, is_pinned=False)
    return replace(shown, removable=found.code if found.link else None), None


def _unknown(desk: Desk, unknown: Unknown) -> Desk:
    scan = unknown.scan
    if scan is None:  # a request found nothing to take off
        return _say(desk, State.REFUSED, unknown)
    said = _say(desk, State.UNKNOWN, unknown)
    if scan.unlinks and desk.state is State.ARMED:
        return replace(said, state=State.REFUSED, note=Note.NOTHING_TO_UNLINK)
    if unknown.code.identity is Identity.OURS:
        return replace(said, state=State.REFUSED)
    return _offer(said, unknown.code, scan.target) if scan.target else said


def _offer(desk: Desk, code: Code, item: Item) -> Desk:
    return replace(desk, state=State.OFFER, item=item, offer=LinkRequest(code, item))


def _changed(desk: Desk, state: State, outcome: Linked | Unlinked | Undone) -> Desk:
    if desk.state in _OPEN:  # another label asks its question already; the tape tells of this one
        return replace(desk, can_undo=True)
    said = replace(_say(desk, state, outcome), can_undo=True)
    return replace(said, selected=outcome.item) if desk.state is State.WORKING else said


def _say(desk: Desk, state: State, outcome: Outcome) -> Desk:
    return replace(
        desk,
        state=state,
        code=outcome.code,
        item=outcome.item,
        link=outcome.link if isinstance(outcome, Found | Conflict) else None,
        reason=outcome.reason,
        steps=outcome.steps,
        note=Note.NONE,
        removable=None,
        offer=None,
    )


def _ready(desk: Desk) -> Desk:
    return Desk(selected=desk.selected, is_pinned=desk.is_pinned, can_undo=desk.can_undo)
