"""What each key, choice and command card makes of the screen: pure, like the rest of the dialogue."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from station.comparison import compare
from station.desk import (
    WAITING,
    ClearRequest,
    Desk,
    LinkRequest,
    Note,
    ParkRequest,
    ReplaceRequest,
    Request,
    State,
    Turn,
    UndoRequest,
    UnlinkRequest,
    needed,
    with_reason,
)
from station.outcomes import Comparison, Refusal
from station.policy import object_to
from station.records import Code, Item
from station.roles import Role
from station.settings import Policy
from station.wording import Text


@dataclass(frozen=True, slots=True)
class Rules:
    """What the settings say of linking."""

    releases_pin: bool = True
    """Let go of the pin after a link, so that the next label needs a choice of its own."""
    policy: Policy = "strict"


DEFAULT = Rules()

PICKED = ("PICK1", "PICK2", "PICK3")
"""The command cards that do what F5 to F7 do."""

REASONS = (Text("Checked by hand"), Text("The label is wrong"), Text("The stock is wrong"))
"""Why something is linked although something speaks against it, as it is written down."""

CLEARING = (Text("The label is gone"), Text("It was the wrong label"), Text("The item is used up"))
"""Why the codes of an item are taken off without their label."""

REFUSED_AS = {
    Refusal.DISAGREES: State.CHECK,
    Refusal.DAMAGED: State.CHECK,
    Refusal.PRODUCT: State.SHARED,
    Refusal.SHIPMENT: State.SHARED,
    Refusal.VALUE: State.SHARED,
    Refusal.SECOND: State.SECOND,
}
"""Refusals that leave the operator a way on; the others are final."""


def press(desk: Desk, act: Callable[[Desk], Turn]) -> Turn:
    """Do what a key says, once somebody is signed in."""
    return act(desk) if desk.role is not None else (refuse(desk, Role.READ), None)


def choose(desk: Desk, item: Item, rules: Rules = DEFAULT) -> Desk:
    """Pin an item on purpose; a label that waits for an item is offered to it."""
    if desk.role is None:
        return refuse(desk, Role.READ)
    chosen = replace(desk, selected=item, is_pinned=True, note=Note.NONE)
    if desk.code is not None and (desk.state in WAITING or desk.state is State.REASON):
        known = {proposal.item.ref: proposal for proposal in desk.proposals}
        proposal = known.get(item.ref)
        comparisons = proposal.comparisons if proposal else compare(desk.code, item)
        return offer(
            chosen, desk.code, item, comparisons, rules, has_code=bool(proposal and proposal.is_linked)
        )
    return chosen if desk.state in (State.ARMED, State.WORKING) else ready(chosen)


def release(desk: Desk) -> Desk:
    """Let go of the selected item; a label that was offered to it waits for another."""
    freed = replace(desk, selected=None, is_pinned=False, note=Note.NONE)
    if desk.state in WAITING or desk.state is State.REASON:
        state = State.UNSURE if desk.is_unsure else State.UNKNOWN
        return replace(freed, state=state, item=None, pending=None, comparisons=(), refusal=None)
    return freed if desk.state in (State.ARMED, State.WORKING) else ready(freed)


def cancel(desk: Desk) -> Desk:
    """Drop the question that is open; where there is none, let go of the item."""
    if desk.state is State.WORKING or desk.role is None:
        return desk
    if desk.state is State.REASON:
        return replace(desk, state=desk.asked_at, note=Note.NONE)
    return release(desk) if desk.state is State.READY else ready(desk)


def link(desk: Desk) -> Turn:
    """Put the code in the banner on the item in the banner, or ask for the reason that this needs."""
    if desk.state is State.WORKING:
        return desk, None
    if desk.state is State.REASON:
        return replace(desk, note=Note.GIVE_REASON), None
    if desk.state is State.CONFLICT:
        return replace(desk, note=Note.MOVE_INSTEAD if desk.can_move else Note.NOTHING_TO_LINK), None
    request = desk.pending
    if desk.link_role is None or request is None:
        note = Note.CHOOSE_ITEM if desk.state in (State.UNKNOWN, State.UNSURE) else Note.NOTHING_TO_LINK
        return replace(desk, note=note), None
    if desk.state in (State.CHECK, State.SHARED):
        return _ask(desk, request, Role.OVERRIDE), None
    if desk.state is State.SECOND and isinstance(request, LinkRequest):
        request = replace(request, adds=True)
    return _work(desk, request)


def exchange(desk: Desk) -> Turn:
    """Put the code in the banner in the place of the codes that the item has."""
    request = desk.pending
    if desk.state is not State.SECOND or not isinstance(request, LinkRequest):
        return replace(desk, note=Note.NOT_NOW), None
    return _work(desk, ReplaceRequest(request.code, request.target, request.override))


def move(desk: Desk) -> Turn:
    """Take the code from the owner that a conflict has named to the pinned item."""
    if not desk.can_move or desk.pending is None:
        return replace(desk, note=Note.NOT_NOW), None
    return _work(desk, desk.pending)


def give_reason(desk: Desk, reason: str) -> Turn:
    """Carry out what waited for a reason."""
    if desk.state is not State.REASON or desk.pending is None:
        return replace(desk, note=Note.NOT_NOW), None
    if not reason.strip():
        return replace(desk, note=Note.GIVE_REASON), None
    return _work(desk, with_reason(desk.pending, reason.strip()))


def unlink(desk: Desk) -> Turn:
    """Take the code that was just found off its item, or wait for the label that is to be taken off."""
    if desk.state is State.WORKING:
        return desk, None
    if desk.removable is not None:
        return _work(desk, UnlinkRequest(desk.removable))
    if not desk.may(Role.LINK):
        return refuse(desk, Role.LINK), None
    return replace(ready(desk), state=State.ARMED), None


def clear(desk: Desk) -> Turn:
    """Take all codes off the selected item, whose label is gone; the reason is asked for."""
    if desk.state is State.WORKING:
        return desk, None
    if desk.selected is None:
        return replace(desk, note=Note.NOTHING_TO_CLEAR), None
    return _ask(replace(ready(desk), item=desk.selected), ClearRequest(desk.selected), Role.LINK), None


def undo(desk: Desk) -> Turn:
    """Take back the last change."""
    if desk.state is State.WORKING:
        return desk, None
    if not desk.can_undo:
        return replace(desk, note=Note.NOTHING_TO_UNDO), None
    return _work(desk, UndoRequest())


def park(desk: Desk) -> Turn:
    """Put the code that waits aside; the pinned item stays for the next one."""
    if not desk.can_park:
        return replace(desk, note=Note.NOT_NOW), None
    if not desk.may(Role.PARK):
        return refuse(desk, Role.PARK), None
    parked = replace(ready(desk), state=State.PARKED, code=desk.code, number=desk.number)
    return parked, ParkRequest(desk.number)


def go(desk: Desk) -> Desk:
    """Go to the owner that a conflict has named."""
    if not desk.can_go:
        return replace(desk, note=Note.NOT_NOW)
    return replace(
        desk,
        state=State.FOUND,
        selected=desk.item,
        is_pinned=False,
        removable=desk.code,
        pending=None,
        note=Note.NONE,
    )


def pick(desk: Desk, place: int, rules: Rules = DEFAULT) -> Turn:
    """Choose a candidate or a reason, from 0; in a conflict and at a second code, do what else there is."""
    match desk.state, place:
        case State.REASON, _:
            return give_reason(desk, reasons(desk)[place])
        case State.CONFLICT, 1:
            return go(desk), None
        case State.CONFLICT, 2:
            return move(desk)
        case State.SECOND, 2:
            return exchange(desk)
        case _:
            pass
    if place >= len(desk.candidates):
        return replace(desk, note=Note.NOT_NOW), None
    return choose(desk, desk.candidates[place], rules), None


def reasons(desk: Desk) -> tuple[str, ...]:
    """Return the reasons that can be picked, one for each key."""
    return CLEARING if isinstance(desk.pending, ClearRequest) else REASONS


def command(desk: Desk, word: str, rules: Rules = DEFAULT) -> Turn:
    """Do what a command card says."""
    cards: dict[str, Callable[[Desk], Turn]] = {
        "LINK": link,
        "UNLINK": unlink,
        "UNDO": undo,
        "PARK": park,
        "MOVE": move,
        "REPLACE": exchange,
        "ADD": link if desk.state is State.SECOND else _not_now,
        "CANCEL": lambda at: (cancel(at), None),
        "DESELECT": lambda at: (release(at), None),
        "WHY": lambda at: (at, None),
    }
    if word in PICKED:
        return pick(desk, PICKED.index(word), rules)
    return cards.get(word, _not_now)(desk)


def _not_now(desk: Desk) -> Turn:
    return replace(desk, note=Note.NOT_NOW), None


def offer(
    desk: Desk,
    code: Code,
    item: Item,
    comparisons: tuple[Comparison, ...],
    rules: Rules,
    *,
    has_code: bool,
) -> Desk:
    """Offer a code to an item, as far as nothing speaks against it; the store decides once more."""
    objections = object_to(code, item.ref.kind, comparisons, desk.hits, rules.policy)
    refusal = next((found.refusal for found in objections if not found.is_warning), None)
    if refusal is None and has_code:
        refusal = Refusal.SECOND
    free = State.UNSURE if desk.is_unsure else State.OFFER
    return replace(
        desk,
        state=REFUSED_AS[refusal] if refusal else free,
        item=item,
        comparisons=comparisons,
        refusal=refusal,
        pending=LinkRequest(code, item),
    )


def ready(desk: Desk) -> Desk:
    """Return the desk with no question open."""
    return Desk(
        selected=desk.selected,
        is_pinned=desk.is_pinned,
        can_undo=desk.can_undo,
        role=desk.role,
        operator=desk.operator,
    )


def refuse(desk: Desk, role: Role) -> Desk:
    """Say that whoever works here may not do this; nothing else changes."""
    if desk.role is None:
        return replace(desk, note=Note.LOCKED)
    return replace(desk, note=Note.NOT_ALLOWED, needs=role)


def _work(desk: Desk, request: Request) -> Turn:
    if not desk.may(needed(request)):
        return refuse(desk, needed(request)), None
    pending = None if isinstance(request, UnlinkRequest | UndoRequest) else request
    return replace(desk, state=State.WORKING, pending=pending, note=Note.NONE), request


def _ask(desk: Desk, request: Request, role: Role) -> Desk:
    if not desk.may(role):
        return refuse(desk, role)
    return replace(desk, state=State.REASON, asked_at=desk.state, pending=request, note=Note.NONE)
