"""The fields of an answer: what they are called, and where their values come from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any, Literal

from station.listing import Row

Type = Literal["integer", "number", "string", "boolean", "object"]

Read = Callable[[Any], Any]
"""Takes a value out of a row."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an answer: filled from a column, by a rule, or always with the same value."""

    name: str
    type: Type
    column: str = ""
    """Of the table; such a field can be filtered and ordered by."""
    is_nullable: bool = False
    """Null stands for an empty text or nothing at all."""
    value: Any = None
    """What it always is, where it has neither a column nor a rule."""
    rule: Read | None = None


def item_column(column: str) -> Read:
    """Return what reads a column of an item."""
    match column:
        case "pk":
            return attrgetter("ref.pk")
        case "title" | "barcode_hash":
            return attrgetter(column)
        case _:
            return lambda row: row.values[column]


def writer(fields: tuple[Field, ...], column: Callable[[str], Read]) -> Callable[[Any], dict[str, Any]]:
    """Return what writes a row as these fields; what is the same in all rows is worked out once.

    Args:
        fields: what is told, in this order.
        column: returns what reads a column of such a row.
    """
    fixed = {field.name: field.value for field in fields}
    reads = [(field.name, read) for field in fields if (read := _reader(field, column)) is not None]

    def write(row: Any) -> dict[str, Any]:
        told = fixed.copy()
        for name, read in reads:
            told[name] = read(row)
        return told

    return write


def moment(at: datetime | None) -> str | None:
    """Write a point in time as InvenTree does, in UTC."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M}" if at else None


def nulls(names: str, type_: Type) -> tuple[Field, ...]:
    """Make the fields of which the station knows nothing."""
    return tuple(Field(name, type_, is_nullable=True) for name in names.split())


def falses(names: str) -> tuple[Field, ...]:
    """Make the fields that are false for everything here."""
    return tuple(Field(name, "boolean", value=False) for name in names.split())


def status_text(names: dict[int, str]) -> Callable[[Row], str]:
    """Return the rule that names the status of a row."""

    def read(row: Row) -> str:
        status = row.values["status"]
        return names.get(int(status), "") if status is not None else ""

    return read


PK = Field("pk", "integer", "pk")
HASH = Field("barcode_hash", "string", "barcode_hash")
UPDATED = Field("updated", "string", is_nullable=True, rule=lambda row: moment(row.updated))


def _reader(field: Field, column: Callable[[str], Read]) -> Read | None:
    if field.rule is not None or not field.column:
        return field.rule
    read = column(field.column)
    return _without_blanks(read) if field.is_nullable else read


def _without_blanks(read: Read) -> Read:
    def read_filled(row: Any) -> Any:
        found = read(row)
        return None if found == "" else found

    return read_filled
