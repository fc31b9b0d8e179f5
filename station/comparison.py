"""What a label says beside what an item says, field by field: pure, and the same for store and screen."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date

from station.outcomes import Comparison
from station.records import Code, Item, ItemKind

OWN_NUMBERS = ("digikey", "tme")
"""Suppliers whose old labels carry their own order code where others print the customer's part number."""


SAID_IN: dict[str, tuple[str, ...]] = {
    "supplier_part": ("supplier_part", "ordering_code", "customer_part"),
    "mpn": ("mpn",),
    "customer_part": ("customer_part",),
    "lot": ("lot", "batch", "customer_lot"),
    "serial": ("serial",),
    "quantity": ("quantity", "count"),
    "expiry": ("expiry", "best_before"),
    "order": ("customer_order",),
}
"""The label fields that each compared field may have come from."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What a label says of its goods, by what an item calls it; each with its candidates, best first."""

    supplier_part: tuple[str, ...] = ()
    mpn: tuple[str, ...] = ()
    ipn: tuple[str, ...] = ()
    lot: tuple[str, ...] = ()
    serial: tuple[str, ...] = ()
    quantity: tuple[str, ...] = ()
    expiry: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    supplier_order: tuple[str, ...] = ()
    gtin: tuple[str, ...] = ()

    def __add__(self, other: "Claims") -> "Claims":
        """Return the candidates of both, this one's first."""
        return Claims(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


def read_claims(code: Code) -> Claims:
    """Return what a code's label says of its goods.

    Old DigiKey and TME labels have no supplier part: there `customer_part` holds the supplier's order code.
    """

    def said(*names: str) -> tuple[str, ...]:
        texts = (str(code.fields.get(name, "")).strip(" ") for name in names)
        return tuple(dict.fromkeys(text for text in texts if text))

    supplier_part = said("supplier_part", "ordering_code")
    customer_part = said("customer_part")
    is_theirs = code.supplier.casefold() in OWN_NUMBERS and not supplier_part
    return Claims(
        supplier_part=customer_part if is_theirs else supplier_part,
        mpn=said("mpn"),
        ipn=() if is_theirs else customer_part,
        lot=said("lot", "batch", "customer_lot"),
        serial=said("serial"),
        quantity=said("quantity", "count"),
        expiry=said("expiry", "best_before"),
        order=said("customer_order"),
        supplier_order=said("supplier_order"),
        gtin=said("gtin", "contained_gtin"),
    )


def compare(code: Code, item: Item) -> tuple[Comparison, ...]:
    """Compare a label with an item: what agrees first.

    A field that only one of both has is not compared. The customer's part number and the order number are
    free text on many labels: a difference there does not bind.
    """
    return compare_claims(read_claims(code), item)


def compare_claims(claims: Claims, item: Item) -> tuple[Comparison, ...]:
    """Compare what a label is taken to say with an item: what agrees first."""
    details = dict(item.details)
    if item.ref.kind is ItemKind.SUPPLIERPART:
        details["supplier_part"] = item.title
    compared = [
        _compare("serial", claims.serial, details.get("serial"), same_text),
        _compare("supplier_part", claims.supplier_part, details.get("supplier_part"), same_text),
        _compare("mpn", claims.mpn, details.get("mpn"), same_text),
        _compare("customer_part", claims.ipn, details.get("ipn"), same_text, is_binding=False),
        _compare("lot", claims.lot, details.get("lot"), same_text),
        _compare("quantity", claims.quantity, details.get("quantity"), same_number),
        _compare("order", claims.order, details.get("purchase_order"), same_text, is_binding=False),
        _compare("expiry", claims.expiry, details.get("expiry"), same_date),
    ]
    found = [comparison for comparison in compared if comparison is not None]
    return tuple(sorted(found, key=lambda comparison: not comparison.agrees))


def of_field(comparisons: tuple[Comparison, ...], key: str, value: str) -> Comparison | None:
    """Return the comparison that was made with this field of a label, if there was one."""
    for comparison in comparisons:
        if key in SAID_IN.get(comparison.field, ()) and comparison.label == value.strip(" "):
            return comparison
    return None


def disagreements(comparisons: tuple[Comparison, ...]) -> tuple[Comparison, ...]:
    """Return the differences that keep a label off an item."""
    return tuple(found for found in comparisons if found.is_binding and not found.agrees)


def same_text(label: str, item: str) -> bool:
    """Compare part numbers, lots and serials: capitals and outer spaces do not matter."""
    return label.strip(" ").casefold() == item.strip(" ").casefold()


def same_number(label: str, item: str) -> bool:
    """Compare quantities as numbers: 000000010 is 10.0."""
    first, second = read_number(label), read_number(item)
    return same_text(label, item) if first is None or second is None else first == second


def same_date(label: str, item: str) -> bool:
    """Compare days in any notation; where one of both names only a month, compare months."""
    first, second = read_date(label), read_date(item)
    if first is None or second is None:
        return same_text(label, item)
    return all(one == other for one, other in zip(first, second, strict=True) if one and other)


def read_number(text: str) -> float | None:
    """Read a quantity, None where the text is not one."""
    return float(text) if re.fullmatch(r" *[0-9]{1,15}(\.[0-9]{1,9})? *", text) else None


def read_date(text: str) -> tuple[int, int, int] | None:
    """Read year, month and day from 20240523, 240523, 2024-05-23, 23.05.2024 or 2024-05.

    Returns:
        None where the text is no date. The day is 0 where only a month is named; GS1's day 00 is the
        last of its month.
    """
    for pattern in _DATES:
        found = re.match(pattern, text.strip(" "))
        if found:
            parts = found.groupdict()
            year, month = int(parts["y"]), int(parts["m"])
            day = int(parts["d"]) if "d" in parts else 0
            return _checked(year + 2000 if year < 100 else year, month, day, ends="d" in parts)  # noqa: PLR2004
    return None


_DATES = (
    r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?!\d)",
    r"(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)",
    r"(?P<y>\d{4})[-./](?P<m>\d\d?)[-./](?P<d>\d\d?)(?!\d)",
    r"(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>\d{4})$",
    r"(?P<y>\d{4})[-./](?P<m>\d\d?)$",
)
_Same = Callable[[str, str], bool]


def _checked(year: int, month: int, day: int, *, ends: bool) -> tuple[int, int, int] | None:
    try:
        last = monthrange(year, month)[1]
        date(year, month, day or 1)
    except ValueError:
        return None
    return year, month, day or (last if ends else 0)


def _compare(
    field: str, said: tuple[str, ...], held: str | None, same: _Same, *, is_binding: bool = True
) -> Comparison | None:
    if not said or not held:
        return None
    agreeing = next((text for text in said if same(text, held)), None)
    return Comparison(field, agreeing or said[0], held, agreeing is not None, is_binding)
