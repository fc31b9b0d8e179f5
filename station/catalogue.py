"""Items as rows for programs: filtered, searched, ordered and paged, with a bounded number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from station.finder import INDEXED, SEARCH, phrases
from station.records import Change, Exchange, ItemKind, ItemRef, OrderLine, Row
from station.resolve import find_item
from station.store.exchanges import ExchangeRow
from station.store.history import ChangeRow, LinkRow
from station.store.items import ItemRow, PartRow, PurchaseOrderLineRow, StockItemRow

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Query:
    """Which rows are wanted, in the names of the table's columns."""

    words: str = ""
    """Each must be found somewhere in the row."""
    filters: Mapping[str, Value] = field(default_factory=dict, hash=False)
    order: tuple[tuple[str, bool], ...] = ()
    """Columns, and whether the largest comes first."""
    offset: int = 0
    limit: int = 100


def rows(session: Session, kind: ItemKind, query: Query) -> tuple[int, list[Row]]:
    """Return how many items of a kind match, and those of them that were asked for."""
    table = ItemRow.of_kind(kind)
    wanted: Select[Any] = select(table).where(*_conditions(session, table, query))
    count = session.scalar(wanted.with_only_columns(func.count(table.id))) or 0
    found = session.scalars(_page(wanted, table, query, table.id)).all()
    return count, describe(session, found)


def row(session: Session, ref: ItemRef) -> Row | None:
    """Return one item, or None when it is not here."""
    found = find_item(session, ref)
    return describe(session, [found])[0] if found is not None else None


def order_lines(session: Session, query: Query) -> tuple[int, list[OrderLine]]:
    """Return how many lines of purchase orders match, and those of them that were asked for."""
    table = PurchaseOrderLineRow
    wanted = select(table).where(*_filters(table, query))
    for term in query.words.split():
        either = table.sku.contains(term, autoescape=True) | table.part.contains(term, autoescape=True)
        wanted = wanted.where(either | table.reference.contains(term, autoescape=True))
    count = session.scalar(wanted.with_only_columns(func.count(table.pk))) or 0
    return count, [_line(found) for found in session.scalars(_page(wanted, table, query, table.pk))]


def exchanges(session: Session, query: Query) -> tuple[int, list[Exchange]]:
    """Return how many exchanges over HTTP match, and those of them that were asked for."""
    table = ExchangeRow
    wanted = select(table).where(*_filters(table, query))
    for term in query.words.split():
        wanted = wanted.where(table.data.contains(term, autoescape=True))
    count = session.scalar(wanted.with_only_columns(func.count(table.id))) or 0
    found = session.scalars(_page(wanted, table, query, table.id.desc()))
    return count, [exchange.record() for exchange in found]


def changes(session: Session, query: Query) -> tuple[int, list[Change]]:
    """Return how many changes of stock items match, and those of them that were asked for."""
    wanted = select(ChangeRow).join(ChangeRow.item).where(ItemRow.kind == ItemKind.STOCKITEM.value)
    if "item" in query.filters:
        wanted = wanted.where(ItemRow.pk == query.filters["item"])
    if "id" in query.filters:
        wanted = wanted.where(ChangeRow.id == query.filters["id"])
    count = session.scalar(wanted.with_only_columns(func.count(ChangeRow.id))) or 0
    found = session.scalars(_page(wanted, ChangeRow, query, ChangeRow.id.desc()))
    return count, [change.record() for change in found]


def describe(session: Session, found: Any) -> list[Row]:
    """Return the rows of items, each with its hash and what it is an instance of."""
    wanted = {row.part_pk for row in found if isinstance(row, StockItemRow) and row.part_pk}
    parts = session.scalars(select(PartRow).where(PartRow.pk.in_(wanted))).all() if wanted else []
    hashes = _hashes(session, [row.id for row in (*found, *parts)])
    described = {part.pk: _row(part, hashes) for part in parts}
    return [
        _row(item, hashes, described.get(item.part_pk or 0) if isinstance(item, StockItemRow) else None)
        for item in found
    ]


def _hashes(session: Session, ids: list[int]) -> dict[int, str]:
    """Return the hash of the newest live link of each item: the one that InvenTree would have kept."""
    links = select(LinkRow.item_id, LinkRow.barcode_hash).where(
        LinkRow.item_id.in_(ids), LinkRow.ended_by.is_(None)
    )
    return dict(session.execute(links.order_by(LinkRow.id)).all())


def _row(item: ItemRow, hashes: dict[int, str], part: Row | None = None) -> Row:
    unlisted = {"id", "kind", "pk", "title", "search", "updated"}
    values = {
        column.key: getattr(item, column.key)
        for column in item.__mapper__.column_attrs
        if column.key not in unlisted
    }
    return Row(item.ref(), item.title, values, item.updated, hashes.get(item.id, ""), part)


def _line(found: PurchaseOrderLineRow) -> OrderLine:
    return OrderLine(
        pk=found.pk,
        order_pk=found.order_pk,
        supplier_part_pk=found.supplier_part_pk,
        sku=found.sku,
        part=found.part,
        quantity=found.quantity,
        received=found.received,
        reference=found.reference,
    )


def _conditions(session: Session, table: type[ItemRow], query: Query) -> list[ColumnElement[bool]]:
    """Write the words and filters of a query over items as SQL; see also `station.finder`."""
    filters = {name: value for name, value in query.filters.items() if name != "barcode_hash"}
    conditions = _filters(table, Query(filters=filters))
    if "barcode_hash" in query.filters:
        linked = select(LinkRow.item_id).where(
            LinkRow.barcode_hash == query.filters["barcode_hash"], LinkRow.ended_by.is_(None)
        )
        conditions.append(table.id.in_(linked))
    terms = query.words.replace("\0", " ").lower().split()
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    indexed = [term for term in terms if is_sqlite and len(term) >= INDEXED]
    if indexed:
        matches = SEARCH.c.items_search.op("MATCH")(phrases(indexed))
        conditions.append(table.id.in_(select(SEARCH.c.rowid).where(matches)))
    conditions += [table.search.contains(term, autoescape=True) for term in terms if term not in indexed]
    return conditions


def _filters(table: Any, query: Query) -> list[ColumnElement[bool]]:
    return [getattr(table, name) == value for name, value in query.filters.items()]


def _page(wanted: Select[Any], table: Any, query: Query, last: Any) -> Select[Any]:
    """Order a query, with `last` to decide between equals, and cut the page out of it."""
    order = [getattr(table, name).desc() if falls else getattr(table, name) for name, falls in query.order]
    return wanted.order_by(*order, last).offset(query.offset).limit(query.limit)
