"""The fields of a request, judged as InvenTree judges them and refused in its words."""

import codecs
import json
import math
import re
from collections.abc import Mapping
from typing import Any

from station.api.answers import ApiError, Call, refusal
from station.codes.inventree import LARGEST_PK, barcode_hash
from station.records import CODE_LIMIT, ItemKind

Fields = Mapping[str, Any]

BLANK = "This field may not be blank."
REQUIRED = "This field is required."

ENDLESS = (math.inf, -math.inf)
"""What JSON makes of numbers that are too large, such as 1e999."""

_NOTHING = barcode_hash("")


def read_fields(call: Call) -> Fields:
    """Return the fields of the body.

    Raises:
        ApiError: 415 for a type that is not understood, 400 for a body that is broken or no object.
    """
    if isinstance(call.form, ApiError):
        raise call.form
    if call.form is not None:
        return call.form
    if not call.body:
        return {}
    kind = call.headers.get("content-type", "")
    if kind.partition(";")[0].strip().lower() != "application/json":
        raise refusal(415, f'Unsupported media type "{kind}" in request.')
    fields = _read_json(call.body)
    if not isinstance(fields, dict):
        found = type(fields).__name__
        raise ApiError(400, {"non_field_errors": [f"Invalid data. Expected a dictionary, but got {found}."]})
    return fields


def read_barcode(fields: Fields) -> str:
    """Return the text of the code, without white space around it.

    Raises:
        ApiError: 400; it is missing, no text, empty, too long, or nothing is left of it in InvenTree's hash.
    """
    return read_text(fields, "barcode", limit=CODE_LIMIT, is_code=True)


def read_text(fields: Fields, name: str, *, limit: int = 0, is_code: bool = False) -> str:
    """Return one field as text; see `read_barcode`."""
    if name not in fields:
        raise ApiError(400, {name: [REQUIRED]})
    value = fields[name]
    if value is None:
        raise ApiError(400, {name: ["This field may not be null."]})
    if isinstance(value, bool) or not isinstance(value, str | int | float) or value in ENDLESS:
        raise ApiError(400, {name: ["Not a valid string."]})
    text = str(value).strip()
    if not text:
        raise ApiError(400, {name: [BLANK]})
    wrong = []
    if limit and len(text) > limit:
        wrong.append(f"Ensure this field has no more than {limit} characters.")
    if "\0" in text:
        wrong.append("Null characters are not allowed.")
    surrogate = re.search("[\ud800-\udfff]", text)
    if surrogate:
        wrong.append(f"Surrogate characters are not allowed: U+{ord(surrogate[0]):X}.")
    if not wrong and is_code and barcode_hash(text) == _NOTHING:
        wrong.append(BLANK)
    if wrong:
        raise ApiError(400, {name: wrong})
    return text


def read_pk(fields: Fields, name: str) -> int | None:
    """Return a primary key that is a whole number in some form; None for null and for an empty text.

    Raises:
        ApiError: 400; it is something else.
    """
    value = fields[name]
    if value is None or value == "":
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"\s*[+-]?[0-9]{1,40}\s*", value, re.ASCII):
        return int(value)
    if isinstance(value, float) and math.isfinite(value) and value.is_integer():
        return int(value)
    raise ApiError(400, {name: [f"Incorrect type. Expected pk value, received {type(value).__name__}."]})


def no_such_pk(name: str, pk: int) -> ApiError:
    """Return the error for a key that no item has."""
    return ApiError(400, {name: [f'Invalid pk "{pk}" - object does not exist.']})


def is_possible_pk(pk: int) -> bool:
    """Tell whether a row could have this number."""
    return 0 < pk <= LARGEST_PK


def targets_of(fields: Fields) -> list[ItemKind]:
    """Return the kinds that a request names, in InvenTree's order, null ones too."""
    return [kind for kind in ItemKind if kind.value in fields]


def _read_json(body: bytes) -> Any:
    def refuse(constant: str) -> Any:
        number = {"NaN": "nan", "Infinity": "inf", "-Infinity": "-inf"}[constant]
        raise ValueError(f"Out of range float values are not JSON compliant: {number}")

    try:
        text = codecs.decode(body, "utf-8")
        return json.loads(text, parse_constant=refuse, object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        raise refusal(400, f"JSON parse error - {error}") from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object; where a name comes twice, nobody can know which of the values was meant."""
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if name in fields:
            raise ValueError(f"Two values for {json.dumps(name)}")
        fields[name] = value
    return fields
