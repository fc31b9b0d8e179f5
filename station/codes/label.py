"""What goes into a format, and what comes out: the text of one label, and a reading of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from station.records import Identity, ItemRef
from station.wording import Text

Fields = dict[str, str | int]
"""Label fields by the names of docs/labels.md."""


@dataclass(frozen=True, slots=True)
class Label:
    """One text as a format sees it: without what scanners put around it."""

    text: str
    """Trimmed, and without the AIM identifier."""
    symbology: str = ""
    """AIM identifier without its bracket, such as `d2`; empty when nobody told."""
    prefix: str = "INV-"
    """What InvenTree's short internal codes start with; empty switches them off."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one format made of a label; the names are those of `station.records.Code`."""

    key: str
    kind: str
    identity: Identity
    because: str
    """Why it is of this identity class, in words that follow “one label, because”."""
    wire: str | None = None
    """None where it is the text of the label."""
    alternates: tuple[str, ...] = ()
    fields: Mapping[str, str | int] = field(default_factory=dict, hash=False)
    supplier: str = ""
    warnings: tuple[str, ...] = ()
    damage: str = ""
    item: ItemRef | None = None
    command: str = ""


def suggest(
    label: Label, kind: str, damage: str, fields: Fields | None = None, supplier: str = ""
) -> Reading:
    """Return the reading of a damaged text: what it may have said, and never an identity."""
    return Reading(
        key=f"x:{label.text}",
        kind=kind,
        identity=Identity.VALUE,
        because=Text("a damaged text does not tell one label from another"),
        fields=fields or {},
        supplier=supplier,
        warnings=(damage,),
        damage=damage,
    )
