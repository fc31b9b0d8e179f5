"""One data identifier with its value, a piece of a label in 1D: it may be a part number as well."""

import re

from station.codes.identifiers import NO_HABIT, classify, read_fields
from station.codes.label import Fields, Label, Reading
from station.records import Identity
from station.wording import Text

LIMIT = 64
"""Longest piece, in characters."""

_SHAPES = {
    "P": r"[0-9A-Z][0-9A-Z./+#-]{4,}",
    "1P": r"[0-9A-Z][0-9A-Z./+,#() -]{2,}",
    "2P": r"[0-9A-Z.-]{1,12}",
    "3P": r"[0-9]{5,8}",
    "30P": r"[0-9A-Z][0-9A-Z./+#-]{4,}",
    "31P": r"[0-9A-Z][0-9A-Z./+#-]{2,}",
    "Q": r"[0-9]{1,9}",
    "1T": r"[0-9A-Z./+-]{3,}",
    "1K": r"[0-9A-Z/-]{4,}",
    "10K": r"[0-9A-Z/-]{4,}",
    "11K": r"[0-9]{1,12}",
    "14K": r"[0-9]{1,4}",
    "4K": r"[0-9]{1,4}",
    "4L": "[A-Z]{2}",
    "9D": r"[0-9.-]{4,10}",
    "10D": r"[0-9]{4}",
    "6D": r"(?:20)?[0-9]{6}",
    "11D": r"[0-9]{6}",
    "14D": r"(?:20)?[0-9]{6}",
    "16D": r"(?:20)?[0-9]{6}",
    "S": r"[0-9A-Z][0-9A-Z-]{5,}",
    "3S": r"[0-9A-Z-]{5,}",
    "4S": r"[0-9A-Z-]{5,}",
    "5S": r"[0-9A-Z-]{5,}",
    "J": r"[0-9A-Z.]{12,}",
    "1V": r"[0-9A-Z ]{2,}",
    "9N": r"[0-9]{12}",
}
"""How the value of an identifier must look before a text is taken for such a piece."""

_PIECE = re.compile("([0-9]{0,2}[A-Z])(.+)", re.ASCII)
_VALUES = frozenset({"Q", "4L", "4K", "14K", "11K", "9D", "10D", "6D", "11D", "14D", "16D", "2P", "1V"})


def read_single(label: Label) -> Reading | None:
    """Offer the second reading of a text that looks like a data identifier with its value.

    The key is that of the plain text, because nobody can tell which of the two it is.
    """
    found = _PIECE.fullmatch(label.text) if len(label.text) <= LIMIT else None
    if found is None or not re.fullmatch(_SHAPES.get(found[1], ""), found[2], re.ASCII):
        return None
    identifier, value = found.groups()
    if len(identifier) == 1 and not re.search("[0-9]", value):
        return None
    fields: Fields = {"di": identifier, **read_fields([(identifier, value)], NO_HABIT)}
    if identifier == "3P":
        fields["supplier_part"] = value
    identity, because = _judge(identifier, fields)
    warning = Text(
        "may be a text of its own, or a piece of a label: data identifier {identifier}", identifier=identifier
    )
    return Reading(f"x:{label.text}", "single_di", identity, because, fields=fields, warnings=(warning,))


def _judge(identifier: str, fields: Fields) -> tuple[Identity, str]:
    if identifier == "P":
        return Identity.UNIT, Text("too many texts start with P for it to be taken for a part number")
    if identifier in _VALUES:
        return Identity.VALUE, Text("it may be one value of a label only, such as the quantity or a date")
    return classify(fields)
