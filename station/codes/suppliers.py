"""Labels of electronics suppliers in formats of their own: LCSC, TME and DigiKey's old 22 digits."""

import re

from station.codes.dress import GS
from station.codes.identifiers import NO_LOAD, read_quantity
from station.codes.label import Fields, Label, Reading, suggest
from station.records import Identity
from station.wording import Text

LIMIT = 1024
"""Longest label of these kinds, in characters."""

PACKED_LIMIT = 128
"""Longest label without separators that is guessed at, in characters."""

_LCSC_NAMES = {
    "pbn": "pick_batch",
    "on": "supplier_order",
    "pc": "supplier_part",
    "pm": "mpn",
    "qty": "quantity",
    "wc": "warehouse",
    "pdi": "package_id",
}
_TME_NAMES = {
    "QTY": "quantity",
    "PN": "supplier_part",
    "PO": "supplier_order",
    "CPO": "customer_order",
    "MFR": "manufacturer",
    "MPN": "mpn",
    "COO": "country",
}
_TME_WORD = re.compile(r"(QTY|PN|PO|CPO|MFR|MPN|COO):(\S*)", re.IGNORECASE)
_TME_OLD = re.compile(r"P(\S+) 1P(\S+) Q([0-9]+)(?: 4L([A-Z]{2}))? K([0-9]+)/([0-9]+)", re.ASCII)
_TME_PACKED = re.compile(
    r"P(\S+?)1P(\S+)Q([0-9]{1,9})(?:4?L([A-Z]{2}))?K([0-9]{6,10})/([0-9]{1,4})", re.ASCII
)
_DIGIKEY = re.compile("([0-9]{7})(000[0-9]{6})([0-9]{6})", re.ASCII)


def read_lcsc(label: Label) -> Reading | None:
    """Read `{pbn:..,on:..,pc:..,pm:..,qty:..}`; values may hold commas and colons."""
    text = label.text
    if not (text.startswith("{") and text.endswith("}") and len(text) <= LIMIT):
        return None
    pairs = [pair.partition(":") for pair in re.split(",(?=[a-z]{2,4}:)", text[1:-1])]
    values = {name.strip(): value.strip() for name, colon, value in pairs if colon}
    if not ({"pc", "qty"} <= values.keys() or {"pbn", "pm"} <= values.keys()):
        return None
    fields = _named(values, _LCSC_NAMES)
    return Reading(
        key="lcsc:" + ",".join(f"{name}:{value}" for name, value in values.items()),
        kind="lcsc",
        identity=(judged := _judge_lcsc(fields))[0],
        because=judged[1],
        fields=fields,
        supplier="lcsc",
    )


def _judge_lcsc(fields: Fields) -> tuple[Identity, str]:
    if fields.get("pick_batch") and fields.get("package_id"):
        return Identity.UNIT, Text("pick batch and package number (pbn, pdi) stand on one bag only")
    if fields.get("supplier_order"):
        return Identity.BATCH, Text("it carries an order and no package number: sister bags may say the same")
    return Identity.PRODUCT, Text("it names a part and a quantity only")


def _named(values: dict[str, str], names: dict[str, str]) -> Fields:
    fields: Fields = {}
    for name, field in names.items():
        value = values.get(name, "")
        if value and value != "null":
            fields |= read_quantity(value) if field == "quantity" else {field: value}
    return fields


def read_tme(label: Label) -> Reading | None:
    """Read TME's QR code, words in any order and in capitals or not, or its old Data Matrix."""
    text = label.text
    if len(text) > LIMIT:
        return None
    values = {name.upper(): value for name, value in _TME_WORD.findall(text)}
    if values.keys() >= {"PN", "QTY"} and re.match("(?:QTY|PN|PO|CPO|MFR|MPN):", text, re.IGNORECASE):
        return _read_tme_words(text, values)
    if text.startswith("P"):
        old = _TME_OLD.fullmatch(text)
        if old:
            return _tme(f"tme:{GS.join(filter(None, old.groups()))}", "tme_dm", _tme_old(old))
        packed = _TME_PACKED.fullmatch(text) if len(text) <= PACKED_LIMIT else None
        if packed:
            damage = Text("the spaces of this TME label were lost, so that its fields run into each other")
            return suggest(label, "tme_dm_packed", damage, _tme_old(packed), "tme")
    return None


def _read_tme_words(text: str, values: dict[str, str]) -> Reading:
    fields = _named(values, _TME_NAMES)
    order, slash, line = str(fields.get("supplier_order", "")).partition("/")
    if slash:
        fields |= {"supplier_order": order, "order_line": line}
    address = re.search(r"https?://\S+", text, re.IGNORECASE)
    if address:
        fields["url"] = address[0]
    key = " ".join(f"{name}:{values[name]}" for name in _TME_NAMES if values.get(name))
    return _tme(f"tme:{key}", "tme_qr", fields)


def _tme_old(found: re.Match[str]) -> Fields:
    part, mpn, quantity, country, order, line = found.groups()
    fields: Fields = {"supplier_part": part, "mpn": mpn, "quantity": int(quantity)}
    if country:
        fields["country"] = country
    return fields | {"supplier_order": order, "order_line": line}


def _tme(key: str, kind: str, fields: Fields) -> Reading:
    if fields.get("supplier_order"):
        because = Text("it carries an order and no serial: sister bags may say the same")
        return Reading(key, kind, Identity.BATCH, because, fields=fields, supplier="tme")
    because = Text("it names a part and a quantity only")
    return Reading(key, kind, Identity.PRODUCT, because, fields=fields, supplier="tme")


def read_digikey(label: Label) -> Reading | None:
    """Read DigiKey's old Code 128: part id of 7 digits, quantity of 9, load id of 6."""
    found = _DIGIKEY.fullmatch(label.text)
    if found is None:
        return None
    part, quantity, load = found.groups()
    fields: Fields = {"digikey_part_id": part, "quantity": int(quantity), "digikey_load_id": load}
    is_unit = load.lstrip("0") not in NO_LOAD
    return Reading(
        key=f"x:{label.text}",
        kind="digikey_1d",
        identity=Identity.UNIT if is_unit else Identity.PRODUCT,
        because=Text("a load id stands on one bag only")
        if is_unit
        else Text("without a load id, it names a part only"),
        fields=fields,
        supplier="digikey",
    )
