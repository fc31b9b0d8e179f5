"""Labels of component makers in formats of their own, recognised by their columns or separators."""

import re

from station.codes.envelope import read_element
from station.codes.identifiers import NO_HABIT, classify, read_fields, read_quantity
from station.codes.label import Fields, Label, Reading
from station.records import Identity
from station.wording import Text

LIMIT = 512
"""Longest label of these kinds, in characters."""


def _shape(*columns: str) -> re.Pattern[str]:
    return re.compile("".join(columns), re.ASCII)


_MPN, _LOT, _DATE, _QUANTITY = (
    r"(?P<mpn>[A-Z][0-9A-Z-]{4,20}?)",
    r"(?P<lot>[0-9A-Z]{6,24}?)",
    r"(?P<date_code>[0-9]{4})",
    r"(?P<quantity>[0-9]{3,9})",
)
SHAPES = (
    ("rohm", _shape("(?=.{19}[0-9])", _MPN, " +", "(?P<quantity>[0-9]{6})", _DATE, _LOT, "[0-9]{3}")),
    ("samsung", _shape("(?P<lot>[0-9A-Z]{7})/(?P<mpn>C[ILM][0-9A-Z]{8,})/", _DATE, "/", _QUANTITY)),
    ("samsung", _shape("(?P<lot>[A-Z][0-9A-Z]{6})", _DATE, "(?P<quantity>0[0-9]{6})")),
    (
        "vishay",
        _shape(
            "(?P<mpn>[A-Z][0-9A-Z]{9,17}?)(?P<lot>[0-9]{10})(?:[0-9]{2}/){2}[0-9]{2} {20,80}.{8} {1,9}",
            r"(?P<quantity>[0-9]{1,9})\.[0-9]+ {5,40}",
            _DATE,
            " .*",
        ),
    ),
    (
        "walsin",
        _shape(
            "P", _MPN.replace("[A-Z]", "[0-9A-Z]", 1), "Q", _QUANTITY, "L", _LOT, "D(?P<mfg_date>[0-9]{6})"
        ),
    ),
    ("walsin", _shape("(?P<mpn>W[RWF][0-9A-Z]{8,20}) {2,20}", _QUANTITY)),
    ("eiaj_3n", _shape("3N1(?P<mpn>[0-9A-Z][0-9A-Z./+-]*) +(?P<quantity>[0-9]{1,9})")),
    ("eiaj_3n", _shape("3N2 ?(?P<lot>[0-9A-Z]{6,}) +[0-9]{4,8}")),
    (
        "kemet",
        _shape(
            "(?P<batch>[0-9]{9}) [A-Z][0-9]{4}",
            _MPN,
            " +(?P<quantity>[0-9]{7})",
            "(?:[A-Z]+ +(?P<country>[A-Z]{2}))?",
        ),
    ),
    (
        "tokenized",
        _shape(
            "UID(?P<uid>[0-9]+)PID.*?SPN(?P<mpn>[0-9A-Z.-]+?)QTY",
            _QUANTITY.replace("{3,9}", "{1,9}"),
            "DCD",
            _DATE,
            "(?:.*?COO(?P<country>[A-Z]{2}))?.*",
        ),
    ),
)
"""Makers, and the columns of their labels by field name."""

_SPLIT_BY = (("di_semicolon", ";"), ("yageo", "\r"))
_LEAST = 3
"""Fewest data identifiers without an envelope that make a label."""


def read_manufacturer(label: Label) -> Reading | None:
    """Read a maker's label of fixed columns, or data identifiers in a row without an envelope."""
    if not 12 <= len(label.text) <= LIMIT:  # noqa: PLR2004 - the shortest of them
        return None
    for maker, shape in SHAPES:
        found = shape.fullmatch(label.text)
        if found:
            return _read_columns(label, maker, found.groupdict())
    return next(
        (
            reading
            for maker, separator in _SPLIT_BY
            if separator in label.text and (reading := _read_row(label, maker, separator))
        ),
        None,
    )


def _read_columns(label: Label, maker: str, found: dict[str, str | None]) -> Reading:
    fields: Fields = {name: value for name, value in found.items() if value}
    if "quantity" in fields:
        fields |= read_quantity(str(fields["quantity"]))
    identity, because = classify(fields)
    if "uid" in fields:
        identity, because = Identity.UNIT, Text("it carries a number of its own (UID)")
    elif "batch" in fields:
        identity, because = (
            Identity.BATCH,
            Text("it carries a batch and no serial: sister reels may say the same"),
        )
    return Reading(f"x:{label.text}", f"manufacturer_{maker}", identity, because, fields=fields)


def _read_row(label: Label, maker: str, separator: str) -> Reading | None:
    pieces = label.text.split(separator)
    elements = [element for piece in pieces if (element := read_element(piece)) and element[1]]
    if len(elements) < _LEAST or "Q" not in dict(elements):
        return None
    fields = read_fields([(("1P" if name == "31P" else name), value) for name, value in elements], NO_HABIT)
    identity, because = classify({name: value for name, value in fields.items() if name != "serial"})
    return Reading(f"x:{label.text}", f"manufacturer_{maker}", identity, because, fields=fields)
