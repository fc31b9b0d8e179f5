"""What stands on the label of an item: the code, in the form that is wanted, and the words beside it."""

import json
from dataclasses import dataclass

from station.codes.inventree import MODEL_CODES
from station.errors import InputError
from station.labels.choices import Form
from station.records import Item, ItemKind, ItemRef
from station.wording import Text

MOST_LINES = 5
"""Details of an item that are tried; a small label shows fewer."""

KINDS = {
    ItemKind.BUILD: "Build",
    ItemKind.MANUFACTURERPART: "Manufacturer part",
    ItemKind.SUPPLIERPART: "Supplier part",
    ItemKind.PURCHASEORDER: "Purchase order",
    ItemKind.RETURNORDER: "Return order",
    ItemKind.SALESORDER: "Sales order",
    ItemKind.SALESORDERSHIPMENT: "Shipment",
    ItemKind.TRANSFERORDER: "Transfer order",
    ItemKind.PART: "Part",
    ItemKind.STOCKITEM: "Stock item",
    ItemKind.STOCKLOCATION: "Location",
}
"""What a label calls each kind."""

_LETTERS = {kind: letters for letters, kind in MODEL_CODES.items()}
_NAMELESS = ("location", "description")
_ABBREVIATIONS = {"ipn": "IPN", "mpn": "MPN", "quantity": "Qty"}


@dataclass(frozen=True, slots=True)
class Face:
    """What one label says."""

    code: str
    title: str
    number: str = ""
    lines: tuple[str, ...] = ()
    """The most important first: a label without room for all leaves out the last ones."""


def code_text(ref: ItemRef, form: Form, prefix: str = "INV-") -> str:
    """Return the internal code of an item, such as `INV-SI12` or `{"stockitem": 12}`.

    Raises:
        InputError: the settings have switched short codes off.
    """
    if form is Form.JSON:
        return json.dumps({ref.kind.value: ref.pk})
    if not prefix:
        raise InputError(
            Text("Short codes are switched off: internal_prefix is empty in the settings."),
            Text("Set it (InvenTree's own is INV-), or take the form json."),
        )
    return f"{prefix}{_LETTERS[ref.kind]}{ref.pk}"


def face_of(item: Item, form: Form, prefix: str = "INV-") -> Face:
    """Return what the label of an item says.

    Raises:
        InputError: the settings have switched short codes off.
    """
    code = code_text(item.ref, form, prefix)
    kind = f"{KINDS[item.ref.kind]} #{item.ref.pk}"
    number = f"{code} · {kind}" if form is Form.SHORT else kind
    details = list(item.details.items())[:MOST_LINES]
    return Face(code, item.title, number, tuple(_line(name, value) for name, value in details))


def _line(name: str, value: str) -> str:
    if name in _NAMELESS:
        return value
    return f"{_ABBREVIATIONS.get(name) or name.replace('_', ' ').capitalize()} {value}"
