"""What the operator's screen is at: the states, what the store can be asked, and everything that is shown."""

from dataclasses import dataclass, replace
from enum import StrEnum

from station.outcomes import Comparison, Hit, Proposal, Refusal
from station.records import Code, Item, ItemKind, Link, Step
from station.roles import Role

NOBODY = "nobody"
"""Whom the history names for what comes while nobody is signed in."""

PICKS = 3
"""Choices that keys of their own are kept for: F5 to F7."""


class State(StrEnum):
    """What the verdict banner says."""

    READY = "ready"
    FOUND = "found"
    ALREADY_LINKED = "already_linked"
    OFFER = "offer"
    CHECK = "check"
    """The label says something else than the item, or is damaged: linking needs a reason."""
    SHARED = "shared"
    """The code is not one box's own: linking it to a stock item needs a reason."""
    SECOND = "second"
    """The item has a code already: add or replace."""
    REASON = "reason"
    """A reason is asked for, without which the request is not carried out."""
    UNKNOWN = "unknown"
    WORKING = "working"
    LINKED = "linked"
    CONFLICT = "conflict"
    REFUSED = "refused"
    ARMED = "armed"
    UNLINKED = "unlinked"
    UNDONE = "undone"
    UNREADABLE = "unreadable"
    PARKED = "parked"
    TROUBLE = "trouble"
    RECALLED = "recalled"
    """The server is away; this is what was last read."""
    UNSURE = "unsure"
    """The server is away, and nobody can tell now which item has the code."""
    KEPT = "kept"
    """The link waits on this computer until the server is back."""
    LOCKED = "locked"
    """Nobody is signed in: scans are kept, and nothing else is done."""
    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"


class Note(StrEnum):
    """What is said beside the banner, when a key or a card did not do what it might have."""

    NONE = ""
    NOTHING_TO_LINK = "nothing_to_link"
    CHOOSE_ITEM = "choose_item"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOT_NOW = "not_now"
    INTERNAL_CODE = "internal_code"
    NOTHING_TO_UNLINK = "nothing_to_unlink"
    NOTHING_TO_CLEAR = "nothing_to_clear"
    GIVE_REASON = "give_reason"
    MOVE_INSTEAD = "move_instead"
    OTHER_LANE = "other_lane"
    LOCKED = "locked"
    NOT_ALLOWED = "not_allowed"
    BAD_BADGE = "bad_badge"


@dataclass(frozen=True, slots=True)
class LinkRequest:
    """Put this code on this item."""

    code: Code
    target: Item
    adds: bool = False
    """The operator knows that the item has a code already."""
    override: str = ""
    """The operator's reason, where something speaks against it."""


@dataclass(frozen=True, slots=True)
class ReplaceRequest:
    """Make this code the only one of this item."""

    code: Code
    target: Item
    override: str = ""


@dataclass(frozen=True, slots=True)
class MoveRequest:
    """Take this code off its owner and put it on this item, as one change."""

    code: Code
    target: Item
    seen: int
    """`Link.id` that the operator saw."""
    override: str = ""


@dataclass(frozen=True, slots=True)
class UnlinkRequest:
    """Take this code off its item."""

    code: Code


@dataclass(frozen=True, slots=True)
class ClearRequest:
    """Take all codes off this item, because its label is gone."""

    item: Item
    reason: str = ""


@dataclass(frozen=True, slots=True)
class UndoRequest:
    """Take back the last change of this station."""


@dataclass(frozen=True, slots=True)
class ParkRequest:
    """Put the code of this scan aside until somebody has time for it."""

    number: int
    """Of the scan in the journal."""


Placing = LinkRequest | ReplaceRequest | MoveRequest
"""Whatever puts a code on an item."""

Request = Placing | UnlinkRequest | ClearRequest | UndoRequest | ParkRequest
"""What the store is asked to do; its outcome comes back through `answer`, trouble through `fail`."""


def needed(request: Request) -> Role:
    """Return the least role that may ask for this."""
    if isinstance(request, LinkRequest | ReplaceRequest | MoveRequest) and request.override:
        return Role.OVERRIDE
    match request:
        case ParkRequest():
            return Role.PARK
        case ReplaceRequest() | MoveRequest():
            return Role.MOVE
        case _:
            return Role.LINK


def with_reason(request: Request, reason: str) -> Request:
    """Return the same request with the operator's reason."""
    if isinstance(request, LinkRequest | ReplaceRequest | MoveRequest):
        return replace(request, override=reason)
    return replace(request, reason=reason) if isinstance(request, ClearRequest) else request


WAITING = (State.UNKNOWN, State.OFFER, State.CHECK, State.SHARED, State.SECOND, State.UNSURE)
"""A code waits for the operator: another item can be chosen for it, and the next scan parks it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything the screen shows of the moment."""

    state: State = State.READY
    selected: Item | None = None
    is_pinned: bool = False
    """The item was chosen on purpose: a label that nobody knows is offered to it."""
    code: Code | None = None
    """The code the banner speaks of."""
    number: int = 0
    """Of the scan that brought it, in the journal."""
    is_unsure: bool = False
    """It was scanned while the server was away: nobody knows whether an item has it."""
    item: Item | None = None
    """The item the banner speaks of: found, offered, or the owner in a conflict."""
    link: Link | None = None
    """The link that holds the code: who made it, and when."""
    reason: str = ""
    """In words, from the outcome or the trouble."""
    steps: tuple[Step, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    """The label beside the item that it is offered to."""
    proposals: tuple[Proposal, ...] = ()
    """Stock items that the label may belong to, likeliest first."""
    hits: tuple[Hit, ...] = ()
    """What the label names otherwise."""
    refusal: Refusal | None = None
    """What speaks against linking."""
    note: Note = Note.NONE
    needs: Role | None = None
    """The role that would have been needed, where the note says that this one does not do."""
    role: Role | None = Role.ADMIN
    """What the one who works here may do; None while nobody is signed in."""
    operator: str = ""
    """Who is signed in; empty leaves it to the settings."""
    held: int = 0
    """Scans that have come while nobody was signed in."""
    removable: Code | None = None
    """The code that is taken off its item at once when the operator unlinks."""
    can_undo: bool = False
    pending: Request | None = None
    """What linking, moving or giving a reason would do now; it stays when trouble kept it from being done."""
    asked_at: State = State.READY
    """Where the screen was when it asked for a reason: cancelling goes back there."""

    @property
    def can_link(self) -> bool:
        """Tell whether the key for linking would do something now."""
        return self.link_role is not None and self.may(self.link_role)

    @property
    def link_role(self) -> Role | None:
        """Return the least role that the key for linking needs now; None when it would do nothing."""
        if self.state in (State.WORKING, State.CONFLICT, State.REASON):
            return None
        if not isinstance(self.pending, LinkRequest | ReplaceRequest | MoveRequest):
            return None
        return Role.OVERRIDE if self.state in (State.CHECK, State.SHARED) else needed(self.pending)

    @property
    def who(self) -> str:
        """Return whom the history names; empty leaves it to the settings."""
        return NOBODY if self.role is None else self.operator

    def may(self, role: Role) -> bool:
        """Tell whether whoever works here may do what needs this role."""
        return self.role is not None and self.role.may(role)

    @property
    def is_asking(self) -> bool:
        """Tell whether a label or a reason is waited for, which Esc drops before it closes a page."""
        return self.state in (State.ARMED, State.REASON)

    @property
    def can_go(self) -> bool:
        """Tell whether there is an owner to go to."""
        return self.state is State.CONFLICT

    @property
    def can_move(self) -> bool:
        """Tell whether the code could be moved from its owner to the pinned item."""
        return self.state is State.CONFLICT and isinstance(self.pending, MoveRequest)

    @property
    def can_park(self) -> bool:
        """Tell whether a code waits that could be put aside."""
        return self.number > 0 and (self.state in WAITING or self.state is State.REASON)

    @property
    def candidates(self) -> tuple[Item, ...]:
        """Return the items that F5 to F7 would choose."""
        if self.state not in (State.UNKNOWN, State.CHECK, State.SHARED):
            return ()
        return tuple(found.item for found in self.others[:PICKS])

    @property
    def others(self) -> tuple[Proposal, ...]:
        """Return what the label may belong to instead of the item that it was offered to.

        A code that is the same on every box is the part's first of all.
        """
        ref = self.item.ref if self.item else None
        named = self.hits if self.refusal is Refusal.PRODUCT else ()
        parts = tuple(Proposal(hit.item, (), 0) for hit in named if hit.item.ref.kind is ItemKind.PART)
        return tuple(found for found in (*parts, *self.proposals) if found.item.ref != ref)

    @property
    def target(self) -> Item | None:
        """The item that a trigger pulled now is aimed at."""
        return self.selected if self.is_pinned else None


Turn = tuple[Desk, Request | None]
"""What the screen becomes, and what to ask of the store."""
