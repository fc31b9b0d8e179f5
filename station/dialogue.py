"""What each outcome makes of the screen: a pure state machine; no Qt, no store; see `acts` for the keys."""

from dataclasses import replace
from typing import assert_never

from station.acts import DEFAULT, REFUSED_AS, Rules, command, offer, ready
from station.codes.testcard import COMMAND as TEST
from station.comparison import compare
from station.desk import (
    WAITING,
    ClearRequest,
    Desk,
    LinkRequest,
    MoveRequest,
    Note,
    ParkRequest,
    ReplaceRequest,
    Request,
    State,
    Turn,
    UndoRequest,
    UnlinkRequest,
)
from station.errors import StationError
from station.outcomes import (
    Badge,
    Command,
    Conflict,
    Found,
    Linked,
    Outcome,
    Parking,
    Recollection,
    Refused,
    Repeat,
    Undone,
    Unknown,
    Unlinked,
    Unreadable,
)
from station.records import Identity
from station.roles import Operator, Role
from station.wording import Text

_CHANGED: dict[type[Outcome], State] = {
    Linked: State.LINKED,
    Unlinked: State.UNLINKED,
    Undone: State.UNDONE,
}


def answer(desk: Desk, outcome: Outcome, rules: Rules = DEFAULT) -> Turn:
    """Take what came of a scan (it carries one) or of a request; a scan parks the code that still waits."""
    return _hold(desk, outcome) if desk.role is None else _take(desk, outcome, rules)


def _take(desk: Desk, outcome: Outcome, rules: Rules) -> Turn:
    match outcome:
        case Repeat() | Parking() | Badge(operator=Operator()):  # who works here is a matter of all desks
            return desk, None
        case Command(code=code):
            return command(desk, code.command, rules)
        case Found() | Unknown() | Unreadable() | Badge():
            return _parking(desk, outcome, _scanned(desk, outcome, rules))
        case Conflict():
            return _conflict(desk, outcome), None
        case Refused():
            return _refused(desk, outcome), None
        case Linked() | Unlinked() | Undone():
            return _changed(desk, outcome, rules), None
        case _:
            assert_never(outcome)


def _hold(desk: Desk, outcome: Outcome) -> Turn:
    """Keep what is scanned while nobody is signed in: an unknown code is parked, and nothing else is done."""
    match outcome:
        case Linked() | Unlinked() | Undone():  # it was asked for before
            return replace(desk, can_undo=True), None
        case Badge(operator=None):
            return replace(desk, note=Note.BAD_BADGE), None
        case Command():
            return replace(desk, note=Note.LOCKED), None
        case Found() | Unknown() | Unreadable() if outcome.scan is not None:
            held = replace(desk, held=desk.held + 1, note=Note.NONE)
            waits = isinstance(outcome, Unknown) and outcome.code.identity is not Identity.OURS
            return held, ParkRequest(outcome.number) if waits else None
        case _:
            return desk, None


def fail(desk: Desk, request: Request, error: StationError) -> Desk:
    """Say what kept a request from being carried out; nothing was changed, and the same key tries again."""
    if desk.role is None:
        return replace(desk, reason=str(error))
    troubled = replace(desk, state=State.TROUBLE, reason=str(error), note=Note.NONE, removable=None)
    match request:
        case UnlinkRequest(code):
            return replace(troubled, removable=code, pending=None)
        case UndoRequest():
            return replace(troubled, pending=None)
        case ParkRequest():
            return replace(desk, note=Note.NONE, reason=str(error))
        case LinkRequest() | ReplaceRequest() | MoveRequest() | ClearRequest():
            return replace(troubled, pending=request)
        case _:
            assert_never(request)


def recall(desk: Desk, recollection: Recollection, rules: Rules = DEFAULT) -> Turn:
    """Show what is known of a label while the server is away; a command card does what it says.

    A label that was never read here may be linked to the item it was aimed at, later: its owner, if it has
    one, is not known now.
    """
    word = recollection.code.command
    if desk.role is None:
        return desk, None
    if word and word != TEST:
        return command(desk, word, rules)
    return (desk if word or desk.state is State.WORKING else _remembered(desk, recollection, rules)), None


def _remembered(desk: Desk, recollection: Recollection, rules: Rules) -> Desk:
    code, target = recollection.code, recollection.scan.target
    if recollection.found is not None:
        return _say(desk, State.RECALLED, recollection.found)
    if recollection.scan.cut_off or not code.key:
        return replace(ready(desk), state=State.UNREADABLE, reason=Text("Not a full read. Scan it again."))
    unsure = replace(ready(desk), state=State.UNSURE, code=code, is_unsure=True)
    if code.identity is Identity.OURS:
        why = Text("The server is away, and this code of ours was not read here before.")
        return replace(unsure, state=State.REFUSED, reason=why)
    if target is None:
        return unsure
    return offer(unsure, code, target, compare(code, target), rules, has_code=False)


def keep(desk: Desk, request: LinkRequest) -> Desk:
    """Say that a link waits for the server; it is neither made nor refused."""
    return replace(ready(desk), state=State.KEPT, code=request.code, item=request.target)


def _parking(before: Desk, outcome: Outcome, turn: Turn) -> Turn:
    """Park the code that still waited when another one was scanned."""
    after, request = turn
    is_another = outcome.scan is not None and outcome.number != before.number
    is_same = outcome.code is not None and before.code is not None and outcome.code.key == before.code.key
    if request is None and before.can_park and before.may(Role.PARK) and is_another and not is_same:
        return after, ParkRequest(before.number)
    return turn


def _scanned(desk: Desk, outcome: Found | Unknown | Unreadable | Badge, rules: Rules) -> Turn:
    match outcome:
        case Found():
            return _found(desk, outcome)
        case Unknown():
            return _unknown(desk, outcome, rules), None
        case Unreadable():
            return _say(desk, State.UNREADABLE, outcome), None
        case Badge():
            return _say(desk, State.REFUSED, outcome), None


def _found(desk: Desk, found: Found) -> Turn:
    scan = found.scan
    if desk.state is State.ARMED and scan is not None and scan.unlinks:
        if found.link is None:
            return replace(desk, note=Note.INTERNAL_CODE), None
        return replace(_say(desk, State.WORKING, found), removable=found.code), UnlinkRequest(found.code)
    target = scan.target if scan else desk.item
    removable = found.code if found.link else None
    if target is not None and target.ref == found.item.ref:
        return replace(_say(desk, State.ALREADY_LINKED, found), removable=removable), None
    if found.rival is not None and found.link is not None:
        wanted = MoveRequest(found.code, found.rival, found.link.id)
        return replace(_say(desk, State.CONFLICT, found), pending=wanted), None
    shown = replace(_say(desk, State.FOUND, found), selected=found.item, is_pinned=False)
    return replace(shown, removable=removable), None


def _unknown(desk: Desk, unknown: Unknown, rules: Rules) -> Desk:
    scan = unknown.scan
    if scan is None:  # a request found nothing to take off
        return _say(desk, State.REFUSED, unknown)
    said = replace(_say(desk, State.UNKNOWN, unknown), proposals=unknown.proposals, hits=unknown.hits)
    if scan.unlinks and desk.state is State.ARMED:
        return replace(said, state=State.REFUSED, note=Note.NOTHING_TO_UNLINK)
    if unknown.code.identity is Identity.OURS:
        return replace(said, state=State.REFUSED)
    if scan.target is None:
        return said
    return offer(
        said, unknown.code, scan.target, unknown.comparisons, rules, has_code=unknown.target_has_code
    )


def _conflict(desk: Desk, conflict: Conflict) -> Desk:
    """Name the owner; a code that was to be put on an item could be moved there."""
    asked = desk.pending
    said = _say(desk, State.CONFLICT, conflict)
    if conflict.link is None or not isinstance(asked, LinkRequest | ReplaceRequest | MoveRequest):
        return said
    return replace(said, pending=MoveRequest(conflict.code, asked.target, conflict.link.id))


def _refused(desk: Desk, refused: Refused) -> Desk:
    """Say why, and keep the request where a reason or a choice would let it through."""
    state = REFUSED_AS.get(refused.refusal, State.REFUSED)
    said = replace(
        _say(desk, state, refused),
        number=desk.number,
        comparisons=refused.comparisons,
        proposals=refused.proposals,
        hits=refused.hits,
        refusal=refused.refusal,
    )
    return replace(said, pending=desk.pending) if state is not State.REFUSED else said


def _changed(desk: Desk, outcome: Linked | Unlinked | Undone, rules: Rules) -> Desk:
    releases = isinstance(outcome, Linked) and rules.releases_pin
    if desk.state in (*WAITING, State.REASON, State.ARMED):
        said = desk  # another label asks its question already; the tape tells of this one
    else:
        said = _say(desk, _CHANGED[type(outcome)], outcome)
        said = replace(said, selected=outcome.item) if desk.state is State.WORKING else said
    return replace(said, can_undo=True, is_pinned=said.is_pinned and not releases)


def _say(desk: Desk, state: State, outcome: Outcome) -> Desk:
    return replace(
        ready(desk),
        state=state,
        code=outcome.code,
        number=outcome.number,
        item=outcome.item,
        link=outcome.link if isinstance(outcome, Found | Conflict) else None,
        reason=outcome.reason,
        steps=outcome.steps,
    )
