"""Items as rows for programs: filtered, searched, ordered and paged, with a bounded number of queries."""

from collections.abc import Mapping
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
from sqlalchemy import Row as SqlRow
from sqlalchemy.orm import Session

from station.finder import INDEXED, SEARCH, phrases
from station.listing import Exchange, OrderLine, Row
from station.records import Change, ItemKind, ItemRef
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


def order_lines(session: Session, query: Query) -> tuple[int, list[OrderLine]]:
    """Return how many lines of purchase orders match, and those of them that were asked for."""
    table = PurchaseOrderLineRow
    wanted = select(table).where(*_filters(table, query))
    for term in query.words.split():
        either = table.sku.contains(term, autoescape=True) | table.part.contains(term, autoescape=True)
        wanted = wanted.where(either | table.reference.contains(term, autoescape=True))
    count = session.scalar(wanted.with_only_columns(func.count(table.pk))) or 0
    return count, [_line(found) for found in session.scalars(_page(wanted, vars(table), query, table.pk))]


def exchanges(session: Session, query: Query) -> tuple[int, list[Exchange]]:
    """Return how many exchanges over HTTP match, and those of them that were asked for."""
    table = ExchangeRow
    wanted = select(table).where(*_filters(table, query))
    for term in query.words.split():
        wanted = wanted.where(table.data.contains(term, autoescape=True))
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
    order = [columns[name].desc() if falls else columns[name] for name, falls in query.order]
    return wanted.order_by(*order, last).offset(query.offset).limit(query.limit)


class _Sheet:
    """One kind as plain tables: an item, its columns, its hash and what it is an instance of in one query."""

    def __init__(self, kind: ItemKind) -> None:
        self.kind = kind
        self.items = _table(ItemRow)
        self.own: FromClause = self.items
        self.names, self.columns = [], {name: self.items.c[name] for name in ("pk", "title", "updated")}
        own = _table(ItemRow.of_kind(kind))
        if own is not self.items:
            self.own = self.items.join(own, own.c.id == self.items.c.id)
            self.names = [column.name for column in own.c if column.name != "id"]
            self.columns |= {name: own.c[name] for name in self.names}
        told = [*self.columns.values(), _newest_hash(self.items).label("barcode_hash")]
        source = self.own
        if kind is ItemKind.STOCKITEM:
            part, part_items = _table(PartRow).alias("part"), self.items.alias("part_items")
            is_instance = (part_items.c.kind == ItemKind.PART.value) & (part_items.c.pk == own.c.part_pk)
            source = self.own.outerjoin(part_items, is_instance).outerjoin(part, part.c.id == part_items.c.id)
            self.part_names = [column.name for column in part.c if column.name != "id"]
            whole = [*(part_items.c[name] for name in ("pk", "title", "updated")), *_all_but_id(part)]
            told += [column.label(f"part_{column.name}_") for column in whole]
            told.append(_newest_hash(part_items).label("part_barcode_hash_"))
        self.statement = select(*told).select_from(source)
        is_wanted = (self.items.c.kind == kind.value) & (self.items.c.pk == bindparam("wanted"))
        self.one = self.statement.where(is_wanted)

    def record(self, found: SqlRow[Any]) -> Row:
        """Return what one line of the answer says."""
        said = found._mapping  # noqa: SLF001 - SQLAlchemy's own name for what is public
        values = {name: said[name] for name in self.names}
        part = None
        if self.kind is ItemKind.STOCKITEM and said["part_pk_"] is not None:
            part = Row(
                ItemRef(ItemKind.PART, said["part_pk_"]),
                said["part_title_"],
                {name: said[f"part_{name}_"] for name in self.part_names},
                said["part_updated_"],
                said["part_barcode_hash_"] or "",
            )
        ref = ItemRef(self.kind, said["pk"])
        return Row(ref, said["title"], values, said["updated"], said["barcode_hash"] or "", part)


_sheet = cache(_Sheet)
# Built once for each kind: putting a statement together costs more than running it.


def _table(row: type[ItemRow]) -> Table:
    return cast("Table", row.__table__)


def _all_but_id(table: FromClause) -> list[ColumnElement[Any]]:
    return [column for column in table.c if column.name != "id"]


def _newest_hash(items: FromClause) -> ScalarSelect[str]:
    """Select the hash of the newest live link of an item: the one that InvenTree would have kept."""
    links = select(LinkRow.barcode_hash).where(LinkRow.item_id == items.c.id, LinkRow.ended_by.is_(None))
    return links.order_by(LinkRow.id.desc()).limit(1).scalar_subquery()
