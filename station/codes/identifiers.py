"""ANSI MH10.8.2 data identifiers: which label field each stands for, and where suppliers differ."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from station.codes.label import Fields
from station.records import Identity
from station.wording import Text

Elements = list[tuple[str, str]]
"""Data identifiers with their values, in the order of the label."""

NAMES = {
    "P": "customer_part",
    "1P": "mpn",
    "2P": "revision",
    "31P": "ordering_code",
    "K": "customer_order",
    "1K": "supplier_order",
    "4K": "order_line",
    "10K": "invoice",
    "11K": "packing_list",
    "14K": "order_line",
    "16K": "shipping_note",
    "Q": "quantity",
    "T": "customer_lot",
    "1T": "lot",
    "31T": "lot",
    "D": "date_code",
    "9D": "date_code",
    "10D": "date_code",
    "6D": "ship_date",
    "11D": "mfg_week",
    "14D": "expiry",
    "16D": "mfg_date",
    "4L": "country",
    "V": "supplier_code",
    "1V": "manufacturer",
    "10V": "mfg_location",
    "S": "serial",
    "3S": "package_id",
    "4S": "package_id",
    "5S": "package_id",
    "J": "license_plate",
    "1J": "license_plate",
    "2J": "license_plate",
    "3J": "license_plate",
    "4J": "license_plate",
    "5J": "license_plate",
    "6J": "license_plate",
    "9N": "ppn",
}
"""What a data identifier stands for where the supplier does not say otherwise."""

NO_LOAD = frozenset({"", "0", "999999"})
"""DigiKey load ids, without leading zeros, that stand on more than one bag."""


Values = dict[str, str]
"""Data identifiers of one label, and what each says last."""


@dataclass(frozen=True, slots=True)
class Habit:
    """What one supplier prints that others do not."""

    supplier: str
    names: Mapping[str, str]
    """Data identifiers that stand for something else here."""
    is_it: Callable[[Values], object]
    """Tells whether a label is this supplier's."""


MAT_LABEL = Habit("", {"6D": "mfg_date", "30P": "rohs", "Z": "msl"}, lambda values: "12S" in values)
"""The label that several makers of cars and controls agreed on."""

HABITS = (
    Habit(
        "digikey",
        {"30P": "supplier_part", "11Z": "digikey_pick", "12Z": "digikey_part_id", "13Z": "digikey_load_id"},
        lambda values: (
            values.keys() & {"12Z", "13Z", "20Z"}
            or values.get("11Z") in ("PICK", "PREPACK")
            or values.get("30P", "").upper().endswith("-ND")
        ),
    ),
    Habit("mouser", {"11K": "invoice"}, lambda values: "14K" in values),
    MAT_LABEL,
    Habit(
        "nxp",
        {"30P": "mpn", "1P": "ordering_code"},
        lambda values: "30P" in values and re.fullmatch("93[0-9]{10}", values.get("1P", "")),
    ),
    Habit(
        "ti",
        {"4W": "mfg_location", "20L": "fab_location", "21L": "fab_country"},
        lambda values: values.get("V") == "0033317" or values.keys() >= {"20L", "21L"},
    ),
    Habit("", {"D": "expiry"}, lambda values: "9N" in values),  # medicines: IFA's PPN code
    Habit("farnell", {"3P": "supplier_part"}, lambda values: "3P" in values),
)
"""The first that fits a label is its supplier's."""

NO_HABIT = Habit("", {}, lambda _values: True)


def habit_of(elements: Elements) -> Habit:
    """Tell whose label this is by the data identifiers that only one supplier prints."""
    values = dict(elements)
    return next((habit for habit in HABITS if habit.is_it(values)), NO_HABIT)


def read_fields(elements: Elements, habit: Habit) -> Fields:
    """Return the label fields; the first element that is not empty tells."""
    fields: Fields = {}
    for identifier, value in elements:
        name = habit.names.get(identifier) or NAMES.get(identifier)
        if name is not None and fields.get(name, "") == "":
            fields[name] = value
    quantity = fields.get("quantity")
    if isinstance(quantity, str):
        fields |= read_quantity(quantity)
    return fields


def read_quantity(text: str) -> Fields:
    """Read `000000001`, or `5000NAR000` with unit and decimals; anything else stays text."""
    found = re.fullmatch("([0-9]{1,18})(?:([A-Z]{2,3})0*)?", text)
    if found is None:
        return {"quantity": text}
    return {"quantity": int(found[1])} | ({"unit": found[2]} if found[2] else {})


UNIT = ("serial", "package_id", "license_plate")
"""Label fields that stand on one package only."""
BATCH = (
    "lot",
    "customer_lot",
    "supplier_order",
    "customer_order",
    "invoice",
    "packing_list",
    "date_code",
    "mfg_date",
    "mfg_week",
    "expiry",
)
"""Label fields that sister bags share."""
_PRODUCT = ("mpn", "supplier_part", "customer_part", "ordering_code")


def classify(fields: Fields) -> tuple[Identity, str]:
    """Tell how much a label with these fields stands for, and why."""
    for name in UNIT:
        if fields.get(name):
            return Identity.UNIT, Text(
                "it carries a {field}, which stands on one package only", field=_plain(name)
            )
    if str(fields.get("digikey_load_id", "")).lstrip("0") not in NO_LOAD:
        return Identity.UNIT, Text("it carries a DigiKey load id, which stands on one package only")
    batch = _first(fields, BATCH)
    if batch:
        return Identity.BATCH, Text(
            "it carries a {field} and no serial: sister bags may say the same", field=_plain(batch)
        )
    product = _first(fields, _PRODUCT)
    if product:
        return Identity.PRODUCT, Text("it names a part only: the same code is on every box")
    return Identity.VALUE, Text("it tells a value only, and no part, lot or serial")


def _first(fields: Fields, names: Iterable[str]) -> str:
    return next((name for name in names if fields.get(name)), "")


def _plain(name: str) -> Text:
    return Text(name.replace("_", " "))
