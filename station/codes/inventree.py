"""InvenTree's own codes: the hash by which it knows external ones, and both forms of its internal ones."""

import hashlib
import json
import re

from station.codes.label import Label, Reading
from station.records import Identity, ItemKind, ItemRef
from station.wording import Text

MODEL_CODES = {
    "BO": ItemKind.BUILD,
    "MP": ItemKind.MANUFACTURERPART,
    "PA": ItemKind.PART,
    "PO": ItemKind.PURCHASEORDER,
    "RO": ItemKind.RETURNORDER,
    "SI": ItemKind.STOCKITEM,
    "SL": ItemKind.STOCKLOCATION,
    "SO": ItemKind.SALESORDER,
    "SP": ItemKind.SUPPLIERPART,
    "SS": ItemKind.SALESORDERSHIPMENT,
    "TO": ItemKind.TRANSFERORDER,
}
"""The two letters of a short code, such as `INV-SI12`, and the kind they stand for."""

BECAUSE = Text("InvenTree prints it itself for one item")

LARGEST_PK = 2**63 - 1
"""Largest number a database row can have."""

_REMOVED = dict.fromkeys(
    [*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0x200E, 0x200F, *range(0x202A, 0x202F), 0x0A]
)
_JSON_LIMIT = 256  # characters; the longest that InvenTree prints has 34


def barcode_hash(text: str) -> str:
    """Return the hash by which InvenTree knows an external code: 32 lower-case hex digits.

    It strips white space first and removes control and direction characters then, in this order, so that
    case and inner spaces matter and a GS does not.
    """
    kept = text.strip().translate(_REMOVED)
    return hashlib.md5(kept.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def read_internal(label: Label) -> Reading | None:
    """Read `INV-SI12` or `{"stockitem": 12}`; the number need not exist for it to be ours."""
    return _read_short(label) or _read_json(label.text)


def _read_short(label: Label) -> Reading | None:
    if not label.prefix or not label.text.upper().startswith(label.prefix.upper()):
        return None
    found = re.fullmatch(r"([A-Za-z]{2})([0-9]{1,40})([0-9A-Z.$/+% -]?)", label.text[len(label.prefix) :])
    kind = MODEL_CODES.get(found[1].upper()) if found else None
    if found is None or kind is None:
        return None
    if found[3]:
        return _misread(label, found[3])
    return _reading(kind, int(found[2]), "inventree_short")


def _misread(label: Label, extra: str) -> Reading:
    """Refuse what begins like a short code: a Code 39 check character must never lead to another item."""
    damage = Text(
        "this would be an internal code but for the “{extra}” at its end, perhaps the check character of "
        "Code 39; print the label without it, or set the scanner to take it off",
        extra=extra,
    )
    key = f"inv:?{label.text.upper()}"
    return Reading(key, "inventree_short_bad", Identity.OURS, BECAUSE, warnings=(damage,), damage=damage)


def _read_json(text: str) -> Reading | None:
    if not (text.startswith("{") and text.endswith("}") and len(text) <= _JSON_LIMIT):
        return None
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict):
        return None
    for kind in ItemKind:
        pk = values.get(kind.value)
        if isinstance(pk, int | str) and not isinstance(pk, bool) and re.fullmatch("[0-9]{1,40}", str(pk)):
            return _reading(kind, int(pk), "inventree_json")
    return None


def _reading(kind: ItemKind, pk: int, form: str) -> Reading:
    key = f"inv:{kind}:{pk}"
    fields: dict[str, str | int] = {"model": kind.value, "pk": pk}
    if pk > LARGEST_PK:
        warning = Text("no database has a row with so large a number")
        return Reading(key, form, Identity.OURS, BECAUSE, fields=fields, warnings=(warning,))
    return Reading(key, form, Identity.OURS, BECAUSE, fields=fields, item=ItemRef(kind, pk))
