"""What can come of a scan or a request: one frozen value for each, never an exception."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from station.records import Change, Code, Item, ItemRef, Link, Scan, Step
from station.roles import Operator


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field of a label beside what an item says of the same."""

    field: str
    """What is compared: `supplier_part`, `mpn`, `part`, `lot`, `quantity`, `serial`, `expiry`, `order` ..."""
    label: str
    item: str
    agrees: bool
    is_binding: bool = True
    """A difference keeps the label off the item; where it does not bind, it only counts in the ranking."""

    def __str__(self) -> str:
        """Write `lot L24 = same` or `lot L24 ≠ L25`."""
        other = "= same" if self.agrees else f"≠ {self.item}"
        return f"{self.field.replace('_', ' ')} {self.label} {other}"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A stock item that a label may belong to, and why."""

    item: Item
    comparisons: tuple[Comparison, ...]
    """Field by field, what agrees before what does not."""
    score: int
    """How much agrees, less what does not: larger is likelier; only good for putting proposals in order."""
    is_linked: bool = False
    """The item has a code already; this one would be its second."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that a field of the label names, although the code itself is unknown."""

    field: str
    """The label field that led there: `supplier_part`, `mpn`, `gtin`, `customer_order`, `lot`, `serial` ...;
    `text` for a whole label that has no fields; `loose` for a linked code that looks alike."""
    value: str
    """What the label says there; for `loose`, the code that is linked."""
    item: Item
    note: str = ""
    """What matters of the item: for an order, how it stands, such as `closed`."""


class Refusal(StrEnum):
    """Why a request was refused: what the screen and the HTTP API decide by."""

    MISSING = "missing"
    """The item is not in this database."""
    OURS = "ours"
    """An internal code, a command card or a badge: never linked, whoever asks."""
    DAMAGED = "damaged"
    """The text is not what the label says."""
    DISAGREES = "disagrees"
    """The label says something else than the item."""
    PRODUCT = "product"
    """Every box of the product carries the same code."""
    SHIPMENT = "shipment"
    """The code stands for a shipment."""
    VALUE = "value"
    """The code is a single value, such as a quantity."""
    SECOND = "second"
    """The item has a code already, and nobody has said that it may have another."""
    CHANGED = "changed"
    """Somebody has changed it since the operator looked, or since the change that was to be undone."""
    NOTHING = "nothing"
    """There is nothing to unlink or to undo."""

    @property
    def is_overridable(self) -> bool:
        """Tell whether a reason of the operator's overrules it."""
        return self in OVERRIDABLE


OVERRIDABLE = frozenset(
    {Refusal.DAMAGED, Refusal.DISAGREES, Refusal.PRODUCT, Refusal.SHIPMENT, Refusal.VALUE}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What every outcome carries; each child is one thing that can come of a scan or a request."""

    reason: str
    """One sentence for the operator: what is, and what to do next."""
    code: Code | None = None
    item: Item | None = None
    steps: tuple[Step, ...] = ()
    scan: Scan | None = None
    """The scan that was answered, if there was one."""
    number: int = 0
    """The scan's number in the journal; 0 where there was no scan."""

    @property
    def event(self) -> str:
        """What the history and JSON call this outcome: `found`, `unknown` ..."""
        return type(self).__name__.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Answer):
    """The code names `item`, by a link or because it is the item's internal code."""

    code: Code
    item: Item
    link: Link | None = None

    @property
    def rival(self) -> Item | None:
        """The item that was pinned when the trigger was pulled, where the code is linked to another one."""
        target = self.scan.target if self.scan and self.link else None
        return target if target is not None and target.ref != self.item.ref else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(Answer):
    """No item has this code; what the label says may still lead to one."""

    code: Code
    comparisons: tuple[Comparison, ...] = ()
    """The label beside the item that was pinned when the trigger was pulled."""
    target_has_code: bool = False
    """That item has a code already; this one would be its second."""
    hits: tuple[Hit, ...] = ()
    """The items that fields of the label name: supplier part, part, order, stock of that lot."""
    proposals: tuple[Proposal, ...] = ()
    """The stock items that the label may belong to, likeliest first."""
    suggestions: tuple[Hit, ...] = ()
    """Did you mean: items whose linked code differs only in what scanners damage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Answer):
    """The code belongs to `item`, which is not the one it was to be linked to; nothing was changed."""

    code: Code
    item: Item
    link: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Command(Answer):
    """A command card; `code.command` says which."""

    code: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge(Answer):
    """An operator's badge was scanned."""

    code: Code
    operator: Operator | None
    """Whose it is; None when it is nobody's who may sign in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable(Answer):
    """Not a code: empty, too long or cut off; never looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat(Answer):
    """A bounce of the scan before; counted and not acted on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(Answer):
    """The request was understood and not carried out; nothing was changed."""

    refusal: Refusal
    comparisons: tuple[Comparison, ...] = ()
    """The label beside the item that was asked for."""
    hits: tuple[Hit, ...] = ()
    """What the label names instead: the part, the supplier part."""
    proposals: tuple[Proposal, ...] = ()
    """The stock items that the label may rather belong to, likeliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked(Answer):
    """The code is on `item` now, and the disk has it; `change.action` tells link, move and replace apart."""

    code: Code
    item: Item
    change: Change
    warnings: tuple[str, ...] = ()
    """What the operator should know of the code that is linked now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlinked(Answer):
    """The codes of `change` are off `item` now, and the disk has it."""

    item: Item
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone(Answer):
    """`change` took back an earlier one, and the disk has it."""

    item: Item
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Parking(Answer):
    """The code of the scan with this `number` waits until somebody has time for it."""


Outcome = (
    Found
    | Unknown
    | Conflict
    | Command
    | Badge
    | Unreadable
    | Repeat
    | Refused
    | Linked
    | Unlinked
    | Undone
    | Parking
)
"""What came of a scan or a request: a value, never an exception."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recollection:
    """What is left of a look-up while the server is away: for the eye only, and no outcome."""

    scan: Scan
    code: Code
    found: Found | None
    """What the code named when it was last read here, with that time in its reason; None if it never was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLink:
    """A link that was asked for while the server was away: no outcome yet."""

    number: int
    code: Code
    """As it was read when it was asked for."""
    item: ItemRef
    operator: str
    at: datetime
    """When it was asked for."""
    adds: bool = False
    """The item may have a code already."""
    override: str = ""
    """The operator's reason, where something speaks against it."""
    trouble: str = ""
    """Why it could not be made when the server was back; empty while it waits for the server."""
