"""Items and live links, each found by one statement on the bare connection: what every scan reads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, select

from station.records import Code, Item, ItemKind, ItemRef, Link
from station.store.history import HAS_LOOSE, ChangeRow, LinkRow
from station.store.items import ItemRow, StockItemRow

_ITEMS, _LINKS, _CHANGES = ItemRow.__table__.c, LinkRow.__table__.c, ChangeRow.__table__.c
_STOCK = StockItemRow.__table__.c


@dataclass(frozen=True, slots=True)
class Stored:
    """An item, with what only the database knows of it."""

    id: int
    item: Item
    part_pk: int | None = None
    """For a stock item, the number of the part that it is of."""
    purchase_order_pk: int | None = None
    """For a stock item, the number of the order that it came with."""


@dataclass(frozen=True, slots=True)
class Held:
    """A live link, and the item that it is on."""

    link: Link
    owner: Stored


_LIVE = (
    select(
        *(_LINKS[name] for name in ("id", "key", "raw", "barcode_hash", "item_id")),
        *(_CHANGES[name] for name in ("at", "operator", "station")),
        *(_ITEMS[name] for name in ("kind", "pk")),
    )
    .join_from(LinkRow.__table__, ChangeRow.__table__, _CHANGES.id == _LINKS.made_by)
    .join(ItemRow.__table__, _ITEMS.id == _LINKS.item_id)
    .where(_LINKS.ended_by.is_(None))
)
_SHOWN = (*StockItemRow.DETAILS.values(), "part_pk", "purchase_order_pk")
_HELD = _LIVE.add_columns(_ITEMS.title, *(_STOCK[name] for name in _SHOWN)).join(
    StockItemRow.__table__, _STOCK.id == _ITEMS.id, isouter=True
)
"""Most links are on stock items, so that what these show is brought along; others are looked up."""
LIVE_BY_ITEM = _LIVE.where(_LINKS.item_id == bindparam("item_id")).order_by(_LINKS.id)
HELD_BY_LOOSE = _HELD.where(_LINKS.loose == bindparam("loose"), HAS_LOOSE).limit(bindparam("most"))
HAS_LINK = select(_LINKS.id).where(_LINKS.item_id == bindparam("item_id"), _LINKS.ended_by.is_(None)).limit(1)
# Built once, and run on the bare connection: putting a statement together costs more than running it.


def find_item(connection: Connection, ref: ItemRef) -> Stored | None:
    """Return one item, or None when it is not here."""
    found = connection.execute(_by_pk(ref.kind), {"wanted": ref.pk}).first()
    return _stored(ref.kind, found) if found is not None else None


def find_stock(connection: Connection, ids: Sequence[int]) -> list[Stored]:
    """Return the stock items with these ids."""
    rows = connection.execute(_stock_by_ids(), {"ids": list(ids)})
    return [_stored(ItemKind.STOCKITEM, found) for found in rows]


def find_link(connection: Connection, code: Code) -> Held | None:
    """Return the live link of a code under its key or, failing that, its best alternate."""
    best = best_row(connection, _held_by_keys, code)
    return _hold(connection, best) if best is not None else None


def links_alike(connection: Connection, code: Code, most: int) -> list[Held]:
    """Return live links whose code differs from this one only in what scanners damage."""
    wanted = {"loose": code.loose, "most": most}
    return [_hold(connection, found) for found in connection.execute(HELD_BY_LOOSE, wanted).all()]


def has_link(connection: Connection, stored: Stored) -> bool:
    """Tell whether an item has a code."""
    return connection.execute(HAS_LINK, {"item_id": stored.id}).first() is not None


def links_of(connection: Connection, stored: Stored) -> list[Link]:
    """Return the live links of an item, oldest first."""
    return [_link(found) for found in connection.execute(LIVE_BY_ITEM, {"item_id": stored.id})]


def one_of(column: ColumnElement[str], count: int) -> ColumnElement[bool]:
    """Compare a column with so many texts, see `numbered`; an expanding list is written anew each time."""
    return column.in_([bindparam(f"text{place}", type_=column.type) for place in range(count)])


def numbered(texts: Sequence[str]) -> dict[str, str]:
    """Return the parameters of `one_of`."""
    return {f"text{place}": text for place, text in enumerate(texts)}


def best_row(connection: Connection, by_keys: Callable[[int], Select[Any]], code: Code) -> Row[Any] | None:
    """Return the row under a code's key or, failing that, under its best alternate.

    Args:
        connection: where to look.
        by_keys: returns the statement that looks so many keys up by `one_of`; its rows have a `key`.
        code: what was read.
    """
    keys = (code.key, *code.alternates)
    rows = connection.execute(by_keys(len(keys)), numbered(keys)).all()
    return min(rows, key=lambda row: keys.index(row.key), default=None)


@cache
def _held_by_keys(count: int) -> Select[Any]:
    return _HELD.where(one_of(_LINKS.key, count))


@cache
def _by_pk(kind: ItemKind) -> Select[Any]:
    return _sheet(kind).where(_ITEMS.kind == kind.value, _ITEMS.pk == bindparam("wanted"))


@cache
def _stock_by_ids() -> Select[Any]:
    return _sheet(ItemKind.STOCKITEM).where(_ITEMS.id.in_(bindparam("ids", expanding=True)))


@cache
def _sheet(kind: ItemKind) -> Select[Any]:
    """Select what a kind of item shows."""
    row = ItemRow.of_kind(kind)
    own = row.__table__.c
    names = _SHOWN if row is StockItemRow else row.DETAILS.values()
    sheet = select(_ITEMS.id.label("item_id"), _ITEMS.pk, _ITEMS.title, *(own[name] for name in names))
    if row.__table__ is ItemRow.__table__:
        return sheet
    return sheet.join(row.__table__, own.id == _ITEMS.id, isouter=True)


def _stored(kind: ItemKind, found: Row[Any]) -> Stored:
    item = Item(ItemRef(kind, found.pk), found.title, ItemRow.of_kind(kind).describe(found))
    if kind is not ItemKind.STOCKITEM:
        return Stored(found.item_id, item)
    return Stored(found.item_id, item, found.part_pk, found.purchase_order_pk)


def _hold(connection: Connection, found: Row[Any]) -> Held:
    kind = ItemKind(found.kind)
    if kind is ItemKind.STOCKITEM:
        return Held(_link(found), _stored(kind, found))
    owner = connection.execute(_by_pk(kind), {"wanted": found.pk}).one()
    return Held(_link(found), _stored(kind, owner))


def _link(found: Row[Any]) -> Link:
    return Link(
        id=found.id,
        key=found.key,
        raw=found.raw,
        item=ItemRef(ItemKind(found.kind), found.pk),
        at=found.at,
        operator=found.operator,
        station=found.station,
        barcode_hash=found.barcode_hash,
    )
