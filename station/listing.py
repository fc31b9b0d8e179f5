"""Frozen values for programs: items as rows with all their columns, order lines, and what was asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from station.records import ItemRef


@dataclass(frozen=True, slots=True)
class Row:
    """One item with the values of its kind as the store has them, for programs rather than people."""

    ref: ItemRef
    title: str
    values: Mapping[str, str | float | bool | None] = field(hash=False)
    """Column to value; what a kind has is in `station.store.items`."""
    updated: datetime | None
    barcode_hash: str = ""
    """InvenTree's hash of the code that was linked last; empty where there is none."""
    part: "Row | None" = None
    """What a stock item is an instance of."""


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One line of a purchase order."""

    pk: int
    order_pk: int
    supplier_part_pk: int | None
    sku: str
    part: str
    quantity: float
    received: float
    reference: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a program asked about a code over HTTP, and what it was answered."""

    at: datetime
    endpoint: str
    data: str
    context: Mapping[str, str] = field(hash=False)
    """What else the request said."""
    response: Mapping[str, str] = field(hash=False)
    """The answer, without the details of items."""
    result: bool
    """It was answered with success."""
    caller_pk: int
    caller: str
    pk: int = 0
    """Its number in the record; 0 before it is written."""
