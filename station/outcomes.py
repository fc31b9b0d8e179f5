"""What can come of a scan or a request: one frozen value for each, never an exception."""

from dataclasses import dataclass

from station.records import Change, Code, Item, Link, Scan, Step


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(Answer):
    """No item has this code."""

    code: Code


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
class Unreadable(Answer):
    """Not a code: empty, too long or cut off; never looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat(Answer):
    """A bounce of the scan before; counted and not acted on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(Answer):
    """The request was understood and not carried out; nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked(Answer):
    """The code is on `item` now, and the disk has it."""

    code: Code
    item: Item
    change: Change


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
class Recollection:
    """What is left of a look-up while the server is away: for the eye only, and no outcome."""

    scan: Scan
    code: Code
    found: Found | None
    """What the code named when it was last read here, with that time in its reason; None if it never was."""


Outcome = Found | Unknown | Conflict | Command | Unreadable | Repeat | Refused | Linked | Unlinked | Undone
"""What came of a scan or a request: a value, never an exception."""
