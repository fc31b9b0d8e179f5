"""The frozen values that cross layers and threads: Item, Scan, Code, Link, Change; see also outcomes."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from time import time_ns
from typing import Self

from station.errors import InputError
from station.wording import Text

CODE_LIMIT = 4095
"""Longest code that may be looked up or linked, in characters (InvenTree's own limit)."""


class ItemKind(StrEnum):
    """Everything a code can be linked to, in the order of InvenTree's own error messages."""

    BUILD = "build"
    MANUFACTURERPART = "manufacturerpart"
    SUPPLIERPART = "supplierpart"
    PURCHASEORDER = "purchaseorder"
    RETURNORDER = "returnorder"
    SALESORDER = "salesorder"
    SALESORDERSHIPMENT = "salesordershipment"
    TRANSFERORDER = "transferorder"
    PART = "part"
    STOCKITEM = "stockitem"
    STOCKLOCATION = "stocklocation"


@dataclass(frozen=True, slots=True, order=True)
class ItemRef:
    """Names one item: its kind and the primary key InvenTree gave it."""

    kind: ItemKind
    pk: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `stockitem:12`.

        Raises:
            InputError: the kind is not one of `ItemKind` or the number is not a positive integer.
        """
        kind, _, pk = text.strip().lower().partition(":")
        if kind not in {str(known) for known in ItemKind} or not re.fullmatch(r"[0-9]{1,18}", pk):
            raise InputError(
                Text("“{text}” does not name an item.", text=text),
                Text(
                    "Write KIND:NUMBER, such as stockitem:12; the kinds are {itemkind}.",
                    itemkind=", ".join(ItemKind),
                ),
            )
        return cls(ItemKind(kind), int(pk))

    def __str__(self) -> str:
        """Write the form that `parse` reads."""
        return f"{self.kind}:{self.pk}"


@dataclass(frozen=True, slots=True)
class Item:
    """Anything a code can be linked to, as the operator knows it."""

    ref: ItemRef
    title: str
    """What it is called on the screen, such as `R_10K_0402_1%`."""
    details: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What else is known of it, label to text, in the order to show: quantity, location, lot, SKU ..."""


def new_uid() -> str:
    """Return a name that no other scan has, 32 hex digits; later ones sort later, which indices like."""
    return f"{time_ns():016x}{secrets.token_hex(8)}"


@dataclass(frozen=True, slots=True)
class Scan:
    """What one trigger pull delivered."""

    raw: bytes
    """The bytes of the frame, without its terminator."""
    text: str
    device: str
    """Name of the scanner as in the settings; `keyboard` for a wedge, `cli` for the command line."""
    at: datetime
    """When the last byte arrived; always with a time zone."""
    operator: str = ""
    """Who worked here when the trigger was pulled; empty leaves it to the settings."""
    lane: str = ""
    """Letter of the scanner's lane, `A` to `Z`; empty where there is only one."""
    symbology: str | None = None
    """AIM identifier without its bracket, such as `d2`, when the device reports it apart from the text."""
    target: Item | None = None
    """The item that was pinned when the trigger was pulled: the only one a link may be offered to."""
    unlinks: bool = False
    """Unlinking was armed when the trigger was pulled: the code is to be taken off its item."""
    is_repeat: bool = False
    """The same bytes from the same device within the bounce time: counted, not acted on."""
    cut_off: str = ""
    """Why this is not a full read (unplugged, too long); such a scan is kept and never resolved."""
    unterminated: bool = False
    """Ended by silence although the device has a terminator configured."""
    is_late: bool = False
    """It waited so long for its answer that it may do nothing any more: it only tells what it found."""
    uid: str = field(default_factory=new_uid, compare=False)
    """Names this trigger pull for ever, so that it is written down once however often that is tried."""


class Identity(StrEnum):
    """How much one code stands for (see docs/labels.md)."""

    UNIT = "unit"
    BATCH = "batch"
    PRODUCT = "product"
    SHIPMENT = "shipment"
    VALUE = "value"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Code:
    """The identity read from a scan."""

    key: str
    """Normalised and name-spaced, such as `x:ABC123`: equal keys are the same label."""
    raw: str
    """The text as it arrived, control characters included; of an operator's badge, without its secret."""
    wire: str
    """What InvenTree's own web page would have sent for this label."""
    kind: str
    """Format that was recognised, such as `text`, `inventree_short`, `ecia`."""
    identity: Identity
    barcode_hash: str
    """InvenTree's hash of `wire`: md5, 32 lower-case hex digits."""
    alternates: tuple[str, ...] = ()
    """Other keys under which the same label may have been linked, best first."""
    loose: str = ""
    """Key for "did you mean" only, never for identity."""
    fields: Mapping[str, str | int] = field(default_factory=dict, hash=False)
    """Label fields by the names of docs/labels.md: `mpn`, `lot`, `quantity` ..."""
    supplier: str = ""
    """Who printed the label, such as `digikey`, when the label tells."""
    warnings: tuple[str, ...] = ()
    because: str = ""
    """Why it is of this identity class, in words."""
    damage: str = ""
    """What has damaged the text, and the fix, in words: such a code is a suggestion, never an identity."""
    item: ItemRef | None = None
    """The item an internal code names."""
    command: str = ""
    """The command a command card carries, such as `LINK`."""

    @property
    def is_sure(self) -> bool:
        """Tell whether the fields are what the label says, and not only one of two readings of a text."""
        return bool(self.fields) and self.kind != "single_di"


@dataclass(frozen=True, slots=True)
class Link:
    """One external code on one item."""

    id: int
    key: str
    raw: str
    item: ItemRef
    at: datetime
    operator: str
    station: str
    barcode_hash: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was tried while a code was resolved: a line of the Why? panel."""

    name: str
    passed: bool
    note: str


class Action(StrEnum):
    """What a change did; `undo` takes back another one."""

    LINK = "link"
    UNLINK = "unlink"
    MOVE = "move"
    REPLACE = "replace"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Change:
    """One reversible act, recorded for ever: which codes it ended on an item and which it linked."""

    id: int
    action: Action
    at: datetime
    operator: str
    station: str
    item: Item
    codes: tuple[str, ...]
    """Raw text of each code that the change touched."""
    reason: str = ""
    undoes: int | None = None
    """The change that this one took back."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who did something, where and when."""

    operator: str
    station: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a longer answer."""

    items: tuple[Item, ...]
    after: int | None = None
    """Hand this to the next call for the rows that follow; None at the end."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history: a scan and what came of it, or a change."""

    at: datetime
    event: str
    """An outcome, such as `found`, or an action, such as `link`."""
    number: int
    """Of the scan in the journal, or of the change."""
    codes: tuple[str, ...]
    """Of a change, each that it touched."""
    item: Item | None
    operator: str
    station: str
    device: str = ""
    """The scanner; empty for a change."""
    reason: str = ""

    @property
    def code(self) -> str:
        """All of the codes as one text."""
        return " ".join(self.codes)


@dataclass(frozen=True, slots=True)
class Parked:
    """A code that was put aside until somebody has time for it."""

    number: int
    """Of the scan in the journal that brought it."""
    code: str
    at: datetime
    operator: str
    station: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do."""

    counts: Mapping[str, int] = field(default_factory=dict, hash=False)
    """Rows read, by what they are: `stock items`, `parts` ..."""
    added: int = 0
    updated: int = 0
    is_dry_run: bool = False


class DeviceState(StrEnum):
    """How it stands with one scanner."""

    CONNECTING = "connecting"
    CONNECTED = "connected"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class DeviceStatus:
    """News of one scanner, in words for the operator."""

    device: str
    lane: str
    state: DeviceState
    port: str = ""
    title: str = ""
    """What is wrong, empty while nothing is."""
    advice: str = ""
    """The next step for the person who reads it."""
