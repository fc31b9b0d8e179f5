"""Items as rows for programs: filtered, searched, ordered and paged, with a bounded number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    ScalarSelect,
    Select,
    Table,
    bindparam,
    func,
    select,
)
from sqlalchemy.orm import Session

from station.finder import INDEXED, SEARCH, phrases
from station.listing import Exchange, OrderLine, Row
from station.lookup import best_row, one_of
from station.records import Change, Code, Identity, ItemKind, ItemRef
from station.store.exchanges import ExchangeRow
from station.store.history import ChangeRow, LinkRow
from station.store.items import ItemRow, PartRow, PurchaseOrderLineRow

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


def rows(connection: Connection, kind: ItemKind, query: Query) -> tuple[int, list[Row]]:
    """Return how many items of a kind match, and those of them that were asked for."""
    sheet = _sheet(kind)
    conditions = [sheet.items.c.kind == kind.value, *_conditions(connection, sheet, query)]
    count = connection.scalar(select(func.count()).select_from(sheet.own).where(*conditions)) or 0
    page = _page(sheet.statement.where(*conditions), sheet.columns, query, sheet.items.c.id)
    return count, [sheet.record(found) for found in connection.execute(page)]


def row(connection: Connection, ref: ItemRef) -> Row | None:
    """Return one item, or None when it is not here."""
    sheet = _sheet(ref.kind)
    found = connection.execute(sheet.one, {"wanted": ref.pk}).first()
    return sheet.record(found) if found is not None else None


def held_row(connection: Connection, code: Code) -> Row | None:
    """Return the item that has a code, by its internal code or a link, or None when no item has it."""
    if code.identity is Identity.OURS:
        return row(connection, code.item) if code.item is not None else None
    found = best_row(connection, _held_by_keys, code)
    if found is None:
        return None
    told, kind = _sheet(ItemKind.STOCKITEM).record(found), ItemKind(found.kind)
    return told if kind is ItemKind.STOCKITEM else row(connection, ItemRef(kind, told.ref.pk))


def order_lines(session: Session, query: Query) -> tuple[int, list[OrderLine]]:
    """Return how many lines of purchase orders match, and those of them that were asked for."""
    table = PurchaseOrderLineRow
    wanted = select(table).where(*_filters(table, query))
    for term in query.words.split():
        either = table.sku.icontains(term, autoescape=True) | table.part.icontains(term, autoescape=True)
        wanted = wanted.where(either | table.reference.icontains(term, autoescape=True))
    count = session.scalar(wanted.with_only_columns(func.count(table.pk))) or 0
    return count, [_line(found) for found in session.scalars(_page(wanted, vars(table), query, table.pk))]


def exchanges(session: Session, query: Query) -> tuple[int, list[Exchange]]:
    """Return how many exchanges over HTTP match, and those of them that were asked for."""
    table = ExchangeRow
    wanted = select(table).where(*_filters(table, query))
    for term in query.words.split():
        wanted = wanted.where(table.data.icontains(term, autoescape=True))
    count = session.scalar(wanted.with_only_columns(func.count(table.id))) or 0
    found = session.scalars(_page(wanted, vars(table), query, table.id.desc()))
    return count, [exchange.record() for exchange in found]


def changes(session: Session, query: Query) -> tuple[int, list[Change]]:
    """Return how many changes of stock items match, and those of them that were asked for."""
    wanted = select(ChangeRow).join(ChangeRow.item).where(ItemRow.kind == ItemKind.STOCKITEM.value)
    if "item" in query.filters:
        wanted = wanted.where(ItemRow.pk == query.filters["item"])
    if "id" in query.filters:
        wanted = wanted.where(ChangeRow.id == query.filters["id"])
    count = session.scalar(wanted.with_only_columns(func.count(ChangeRow.id))) or 0
    found = session.scalars(_page(wanted, vars(ChangeRow), query, ChangeRow.id.desc()))
    return count, [change.record() for change in found]


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


def _conditions(connection: Connection, sheet: "_Sheet", query: Query) -> list[ColumnElement[bool]]:
    """Write the words and filters of a query over items as SQL; see also `station.finder`."""
    filters = {name: value for name, value in query.filters.items() if name != "barcode_hash"}
    conditions = [sheet.columns[name] == value for name, value in filters.items()]
    if "barcode_hash" in query.filters:
        linked = select(LinkRow.item_id).where(
            LinkRow.barcode_hash == query.filters["barcode_hash"], LinkRow.ended_by.is_(None)
        )
        conditions.append(sheet.items.c.id.in_(linked))
    terms = query.words.replace("\0", " ").lower().split()
    is_sqlite = connection.dialect.name == "sqlite"
    indexed = [term for term in terms if is_sqlite and len(term) >= INDEXED]
    if indexed:
        matches = SEARCH.c.items_search.op("MATCH")(phrases(indexed))
        conditions.append(sheet.items.c.id.in_(select(SEARCH.c.rowid).where(matches)))
    search = sheet.items.c.search
    conditions += [search.contains(term, autoescape=True) for term in terms if term not in indexed]
    return conditions


def _filters(table: Any, query: Query) -> list[ColumnElement[bool]]:
    return [getattr(table, name) == value for name, value in query.filters.items()]


def _page(wanted: Select[Any], columns: Mapping[str, Any], query: Query, last: Any) -> Select[Any]:
    """Order a query, with `last` to decide between equals, and cut the page out of it."""
    order = [_ordered(columns[name], falls=falls) for name, falls in query.order]
    return wanted.order_by(*order, last).offset(query.offset).limit(query.limit)


def _ordered(column: Any, *, falls: bool) -> Any:
    """Order by a column; nothing comes before everything, which PostgreSQL would put behind it."""
    if not column.nullable:
        return column.desc() if falls else column.asc()
    return column.desc().nulls_last() if falls else column.asc().nulls_first()


class _Sheet:
    """One kind as plain tables: an item, its columns, its hash and what it is an instance of in one query."""

    def __init__(self, kind: ItemKind) -> None:
        self.kind = kind
        self.items = _table(ItemRow)
        self.columns = {name: self.items.c[name] for name in ("pk", "title", "updated")}
        self.names, self.part_names = [], []
        self._own = _table(ItemRow.of_kind(kind))
        if self._own is not self.items:
            self.names = _all_but_id(self._own)
            self.columns |= {name: self._own.c[name] for name in self.names}
        self._told = _columns(self.items, self._own, self.names)
        if kind is ItemKind.STOCKITEM:
            self._part, self._part_items = _table(PartRow).alias("part"), self.items.alias("part_items")
            self.part_names = _all_but_id(self._part)
            self._told += _columns(self._part_items, self._part, self.part_names, label="part")
        self.own = self._join_own(self.items)
        self.statement = select(*self._told).select_from(self._join_part(self.own))
        is_wanted = (self.items.c.kind == kind.value) & (self.items.c.pk == bindparam("wanted"))
        self.one = self.statement.where(is_wanted)

    def by_keys(self, count: int) -> Select[Any]:
        """Select what has one of so many keys, see `one_of`; the columns of this kind may be null."""
        links = _table(LinkRow)
        holders = links.join(self.items, self.items.c.id == links.c.item_id)
        source = self._join_part(self._join_own(holders, isouter=True))
        told = select(*self._told, links.c.key, self.items.c.kind).select_from(source)
        return told.where(one_of(links.c.key, count), links.c.ended_by.is_(None))

    def _join_own(self, left: FromClause, *, isouter: bool = False) -> FromClause:
        if self._own is self.items:
            return left
        return left.join(self._own, self._own.c.id == self.items.c.id, isouter=isouter)

    def _join_part(self, left: FromClause) -> FromClause:
        if self.kind is not ItemKind.STOCKITEM:
            return left
        items, part = self._part_items, self._part
        is_instance = (items.c.kind == ItemKind.PART.value) & (items.c.pk == self._own.c.part_pk)
        return left.outerjoin(items, is_instance).outerjoin(part, part.c.id == items.c.id)

    def record(self, found: Sequence[Any]) -> Row:
        """Return what one line of the answer says; it begins with the columns of the item and of its part."""
        whole = found[FIXED + len(self.names) :]
        part = _record(ItemKind.PART, self.part_names, whole) if self.part_names and whole[0] else None
        return _record(self.kind, self.names, found, part)


FIXED = 4
"""Columns that every kind has, before its own."""


def _columns(
    items: FromClause, own: FromClause, names: Sequence[str], label: str = "item"
) -> list[ColumnElement[Any]]:
    """Return the columns from which `_record` reads, by place: their labels only keep them apart."""
    fixed = [items.c.pk, items.c.title, items.c.updated, _newest_hash(items)]
    columns = (*fixed, *(own.c[name] for name in names))
    return [column.label(f"{label}_{place}") for place, column in enumerate(columns)]


def _record(kind: ItemKind, names: Sequence[str], found: Sequence[Any], part: Row | None = None) -> Row:
    pk, title, updated, barcode_hash = found[:FIXED]
    values = dict(zip(names, found[FIXED:], strict=False))
    return Row(ItemRef(kind, pk), title, values, updated, barcode_hash or "", part)


_sheet = cache(_Sheet)


@cache
def _held_by_keys(count: int) -> Select[Any]:
    return _sheet(ItemKind.STOCKITEM).by_keys(count)


# Built once for each kind: putting a statement together costs more than running it.


def _table(row: type[ItemRow | LinkRow]) -> Table:
    return cast("Table", row.__table__)


def _all_but_id(table: FromClause) -> list[str]:
    return [column.name for column in table.c if column.name != "id"]


def _newest_hash(items: FromClause) -> ScalarSelect[str]:
    """Select the hash of the newest live link of an item: the one that InvenTree would have kept."""
    links = _table(LinkRow).alias("newest")
    hashes = select(links.c.barcode_hash).where(links.c.item_id == items.c.id, links.c.ended_by.is_(None))
    return hashes.order_by(links.c.id.desc()).limit(1).scalar_subquery()
