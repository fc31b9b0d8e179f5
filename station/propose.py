"""Stock items that an unknown label may belong to, ranked by what agrees; index look-ups only."""

from collections.abc import Sequence
from itertools import product

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select

from station.comparison import Claims, compare_claims, read_number
from station.contents import Contents
from station.lookup import Stored, find_stock
from station.outcomes import Comparison, Proposal
from station.policy import shared
from station.records import Item, ItemKind
from station.store.history import LinkRow
from station.store.items import HAS_BATCH, HAS_SERIAL, StockItemRow

MOST = 5
"""Proposals that an operator can take in."""

ENOUGH = 20
"""Candidates that are compared; the closest look-ups come first."""

WEIGHTS = {
    "serial": (32, 32),
    "lot": (16, 8),
    "supplier_part": (10, 6),
    "mpn": (8, 8),
    "part": (6, 8),
    "order": (6, 2),
    "customer_part": (6, 0),
    "quantity": (4, 2),
    "expiry": (4, 4),
}
"""What it counts for an item that a field agrees, and against it that it does not."""

SHORT = 3
"""Characters; a serial number with fewer is no more telling than a quantity: every maker has a number 1."""

_STOCK = StockItemRow.__table__.c


def _text(name: str) -> ColumnElement[bool]:
    return func.lower(_STOCK[name]) == func.lower(bindparam(name, type_=_STOCK[name].type))


def _number(name: str) -> ColumnElement[bool]:
    return _STOCK[name] == bindparam(name)


_LOT = _text("batch") & HAS_BATCH

LOOK_UPS: tuple[tuple[tuple[str, ...], Select[int]], ...] = tuple(
    (names, select(_STOCK.id).where(*conditions).limit(ENOUGH))
    for names, conditions in (
        (("serial",), (_text("serial"), HAS_SERIAL)),
        (("batch", "sku"), (_LOT, _text("sku"))),
        (("purchase_order_pk", "sku"), (_number("purchase_order_pk"), _text("sku"))),
        (("sku", "quantity"), (_text("sku"), _number("quantity"))),
        (("batch",), (_LOT,)),
        (("mpn", "quantity"), (_text("mpn"), _number("quantity"))),
        (("part_pk", "quantity"), (_number("part_pk"), _number("quantity"))),
        (("sku",), (_text("sku"),)),
        (("mpn",), (_text("mpn"),)),
        (("part_pk",), (_number("part_pk"),)),
        (("purchase_order_pk",), (_number("purchase_order_pk"),)),
    )
)
"""What is asked for, by column, and the statement: the closest first, each answered by one index."""

BY_SERIAL = LOOK_UPS[0][1]

LINKED = select(LinkRow.item_id).where(
    LinkRow.item_id.in_(bindparam("ids", expanding=True)), LinkRow.ended_by.is_(None)
)
# Built once: putting a statement together costs more than running it.


def propose(connection: Connection, contents: Contents) -> tuple[Proposal, ...]:
    """Return at most five stock items that a label may belong to, likeliest first.

    Args:
        connection: where to look.
        contents: what its label was found to name.
    """
    ids = _find_candidates(connection, contents)
    if not ids:
        return ()
    linked = set(connection.execute(LINKED, {"ids": ids}).scalars())
    proposals = [
        _propose(stored.item, examine(stored, contents), is_linked=stored.id in linked)
        for stored in find_stock(connection, ids)
    ]
    likely = [found for found in proposals if found.score > 0]
    likely.sort(key=lambda found: (-found.score, found.is_linked, -found.item.ref.pk))
    return tuple(likely[:MOST])


def examine(stored: Stored, contents: Contents) -> tuple[Comparison, ...]:
    """Compare a label with an item, also by the part and the order that the store knows of the label.

    Where the fields are not sure, only what agrees is told: the text is taken for everything it might be.
    """
    item = stored.item
    compared = {found.field: found for found in compare_claims(contents.claims, item)}
    if not contents.is_sure:
        compared = {name: found for name, found in compared.items() if found.agrees}
    if item.ref.kind is ItemKind.STOCKITEM:
        for hit in contents.hits:
            if hit.item.ref.kind is ItemKind.PURCHASEORDER and hit.item.ref.pk == stored.purchase_order_pk:
                agrees = Comparison("order", hit.value, hit.item.title, agrees=True, is_binding=False)
                compared["order"] = agrees
        named = any(compared[name].agrees for name in ("supplier_part", "mpn") if name in compared)
        if contents.parts and stored.part_pk is not None and not named:
            is_one = stored.part_pk in contents.parts
            if is_one or contents.is_sure or shared(tuple(contents.hits)):
                compared["part"] = Comparison("part", _part_said(contents.claims), item.title, agrees=is_one)
    return tuple(sorted(compared.values(), key=lambda found: not found.agrees))


def _part_said(claims: Claims) -> str:
    """Return the number by which a label names its part."""
    return next(iter((*claims.mpn, *claims.supplier_part, *claims.gtin, *claims.ipn)), "")


def _propose(item: Item, comparisons: tuple[Comparison, ...], *, is_linked: bool) -> Proposal:
    """Rank an item."""
    gains = sum(_weigh(found)[0] for found in comparisons if found.agrees)
    costs = sum(_weigh(found)[1] for found in comparisons if not found.agrees)
    return Proposal(item, comparisons, gains - costs, is_linked)


def _weigh(found: Comparison) -> tuple[int, int]:
    """Return what a field counts for an item that it agrees with, and against one that it does not."""
    is_short = found.field == "serial" and len(found.label) < SHORT
    return WEIGHTS["quantity" if is_short else found.field]


def _find_candidates(connection: Connection, contents: Contents) -> list[int]:
    """Return the ids of stock items to compare, the closest look-ups first, until there are enough."""
    claims = contents.claims
    wanted: dict[str, Sequence[str | float]] = {
        "serial": [text for text in claims.serial if len(text) >= SHORT],
        "batch": claims.lot,
        "sku": claims.supplier_part,
        "mpn": claims.mpn,
        "quantity": [number for text in claims.quantity if (number := read_number(text)) is not None],
        "part_pk": contents.parts,
        "purchase_order_pk": contents.orders,
    }
    ids: dict[int, None] = {}
    for names, statement in LOOK_UPS:
        if names == ("purchase_order_pk",) and ids:
            break  # an order is of many parts: alone it counts where nothing else leads anywhere
        for values in product(*(wanted[name] for name in names)):
            parameters = dict(zip(names, values, strict=True))
            ids.update(dict.fromkeys(connection.execute(statement, parameters).scalars()))
            if len(ids) >= ENOUGH:
                return list(ids)
    if not ids:  # a short serial number is on many things: it counts where nothing else leads anywhere
        for text in claims.serial:
            ids.update(dict.fromkeys(connection.execute(BY_SERIAL, {"serial": text}).scalars()))
    return list(ids)
