"""What a label names although its code is unknown: supplier parts, parts, orders, stock."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, Select, bindparam, func, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from station.comparison import Claims, read_claims
from station.lookup import links_alike
from station.outcomes import Hit
from station.policy import PRODUCTS, WHOLE_TEXT
from station.records import Code, Identity, ItemKind, Step
from station.store.history import LinkRow
from station.store.items import (
    HAS_BATCH,
    HAS_SERIAL,
    ItemRow,
    PartRow,
    PurchaseOrderRow,
    StockItemRow,
    SupplierPartRow,
)
from station.wording import Text

MOST = 5
"""Items that one field of a label may name; where there are more, it tells nothing of this one."""

ORDER_STATUS = {
    10: Text("pending"),
    20: Text("placed"),
    25: Text("on hold"),
    30: Text("closed"),
    40: Text("cancelled"),
    50: Text("lost"),
    60: Text("returned"),
}
"""Words for InvenTree's states of a purchase order."""

OPEN_ORDERS = (10, 20, 25)


def _by(column: InstrumentedAttribute[str]) -> Select[int]:
    """Select the ids of the rows that have a text in a column, whatever its capitals."""
    table_column = column.property.columns[0]
    wanted = func.lower(bindparam("wanted", type_=table_column.type))
    return select(table_column.table.c.id).where(func.lower(table_column) == wanted).limit(MOST)


BY_SKU = _by(SupplierPartRow.sku)
BY_MPN = _by(SupplierPartRow.mpn)
BY_IPN = _by(PartRow.ipn)
BY_REFERENCE = _by(PurchaseOrderRow.reference)
BY_SUPPLIER_REFERENCE = _by(PurchaseOrderRow.supplier_reference)
BY_LOT = _by(StockItemRow.batch).where(HAS_BATCH)
BY_SERIAL = _by(StockItemRow.serial).where(HAS_SERIAL)
CALLED = union_all(
    *(one.limit(None) for one in (BY_SKU, BY_MPN, BY_IPN, BY_REFERENCE, BY_SUPPLIER_REFERENCE, BY_SERIAL))
).limit(1)
"""All at once, because most labels without fields are none of these."""
BY_KEY = select(LinkRow.item_id).where(LinkRow.key == bindparam("wanted"), LinkRow.ended_by.is_(None))
BY_ID = select(ItemRow).where(ItemRow.id.in_(bindparam("ids", expanding=True))).order_by(ItemRow.id)
BY_PK = select(ItemRow).where(
    ItemRow.kind == bindparam("kind"), ItemRow.pk.in_(bindparam("pks", expanding=True))
)
# Built once: putting a statement together costs more than running it.


@dataclass
class Contents:
    """What the fields of one label name, and each step of looking them up."""

    claims: Claims
    """What was looked up, each field with its candidates."""
    is_sure: bool
    """The claims are what the label says, and not only what its text might be taken for."""
    steps: list[Step] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    """Numbers of the parts that the label may be of."""
    orders: list[int] = field(default_factory=list)
    """Numbers of the purchase orders that the label names."""

    def add(self, name: str, value: str, row: ItemRow) -> None:
        """Add an item that a field names, unless another field has named it before."""
        note = ORDER_STATUS.get(row.status or 0, "") if isinstance(row, PurchaseOrderRow) else ""
        if all(hit.item.ref != row.ref() for hit in self.hits):
            self.hits.append(Hit(name, value, row.record(), note))
        self.add_part(row.pk if isinstance(row, PartRow) else None)

    def add_part(self, pk: int | None) -> None:
        """Note a part that the label may be of, whether it is here or not."""
        if pk is not None and pk not in self.parts:
            self.parts.append(pk)

    def tell(self, name: str, words: str, *, passed: bool, missing: str = "") -> None:
        """Add a step: known or not; `missing` says the latter where stock may have the number yet."""
        known = Text("{words} known", words=words)
        unknown = missing or Text("{words} not known", words=words)
        self.steps.append(Step(name, passed, known if passed else unknown))


def look_up(connection: Connection, code: Code) -> Contents:
    """Look up each field that the label has: supplier part, part, order, lot, serial.

    A label without fields may be a part number, an order or a serial number as it stands: it is taken for
    each of them. So is a text that begins like a single field: `PO0002` may say `O0002` or itself.
    """
    claims = read_claims(code)
    found = Contents(claims, code.is_sure)
    is_bare = not code.damage and code.identity not in (Identity.SHIPMENT, Identity.OURS)
    if is_bare and (claims == Claims() or not code.is_sure):
        _look_up_text(connection, code.wire, found)
    _look_up(connection, claims, code.supplier, found)
    return found


def find_alike(connection: Connection, code: Code) -> tuple[Hit, ...]:
    """Return the items whose linked code differs only in what scanners damage."""
    if not code.loose:
        return ()
    alike = links_alike(connection, code, MOST)
    return tuple(Hit("loose", held.link.raw, held.owner.item) for held in alike)


def _look_up_text(connection: Connection, text: str, found: Contents) -> None:
    texts = (text,)
    if connection.execute(CALLED, {"wanted": text}).first() is None:
        found.steps.append(Step("content", False, Text("no part, order or serial number is called so")))
        return
    claims = Claims(supplier_part=texts, mpn=texts, ipn=texts, serial=texts, order=texts)
    _look_up(connection, claims, "", found)
    found.claims, found.is_sure = claims + found.claims, False
    found.hits = [replace(hit, field=WHOLE_TEXT) for hit in found.hits]
    called = ", ".join(f"{hit.item.ref.kind} {hit.item.title}" for hit in found.hits)
    found.steps = [Step("content", True, Text("the text alone names {called}", called=called))]


def _look_up(connection: Connection, claims: Claims, supplier: str, found: Contents) -> None:
    if claims.supplier_part:
        _find_supplier_parts(connection, claims.supplier_part, supplier, found)
    if claims.mpn:
        rows = _rows(connection, (BY_MPN,), claims.mpn)
        _add_parts(connection, "mpn", claims.mpn[0], rows, found)
        missing = Text("no part has the number {number}", number=claims.mpn[0])
        words = Text("part number {number}", number=claims.mpn[0])
        found.tell("part", words, passed=bool(rows), missing=missing)
    for gtin in claims.gtin:
        _find_gtin(connection, gtin, found)
    if claims.ipn:
        rows = _rows(connection, (BY_IPN,), claims.ipn)
        _add_parts(connection, "customer_part", claims.ipn[0], rows, found)
        found.tell("part", Text("our part number {number}", number=claims.ipn[0]), passed=bool(rows))
    if claims.order or claims.supplier_order:
        _find_orders(connection, claims, found)
    for name, texts, statement in (("lot", claims.lot, BY_LOT), ("serial", claims.serial, BY_SERIAL)):
        if texts:
            rows = _rows(connection, (statement,), texts)
            for row in rows:
                found.add(name, texts[0], row)
            found.tell(name, Text("{field} {value}", field=Text(name), value=texts[0]), passed=bool(rows))


def _find_supplier_parts(
    connection: Connection, texts: tuple[str, ...], supplier: str, found: Contents
) -> None:
    """Find supplier parts by SKU, those of the label's own supplier first, and the parts they are."""
    rows = [row for row in _rows(connection, (BY_SKU,), texts) if isinstance(row, SupplierPartRow)]
    rows.sort(key=lambda row: supplier.casefold() not in row.supplier.casefold())
    for row in rows:
        found.add("supplier_part", texts[0], row)
        found.add_part(row.part_pk)
    for part in _items(connection, ItemKind.PART, [row.part_pk for row in rows]):
        found.add("supplier_part", texts[0], part)
    missing = Text("no supplier part has the number {number}", number=texts[0])
    words = Text("supplier part {number}", number=texts[0])
    found.tell("supplier_part", words, passed=bool(rows), missing=missing)


def _find_gtin(connection: Connection, gtin: str, found: Contents) -> None:
    """Find what a GTIN stands for: it was linked to a part, or it is the number of a supplier part."""
    shorter = (gtin[-length:] for length in (13, 12, 8) if not gtin[:-length].strip("0"))
    rows = _rows(connection, (BY_KEY,), (f"gtin:{gtin}",))
    rows += _rows(connection, (BY_SKU, BY_MPN), (gtin, *shorter))
    products = [row for row in rows if row.kind in PRODUCTS]
    for row in products:
        found.add("gtin", gtin, row)
    _add_parts(connection, "gtin", gtin, products, found)
    found.tell("part", Text("GTIN {number}", number=gtin), passed=bool(products))


def _find_orders(connection: Connection, claims: Claims, found: Contents) -> None:
    """Find purchase orders by our number or by the supplier's, and tell how they stand."""
    ours = _rows(connection, (BY_REFERENCE,), claims.order)
    theirs = _rows(connection, (BY_SUPPLIER_REFERENCE,), claims.supplier_order or claims.order)
    orders = {row.pk: row for row in (*ours, *theirs) if isinstance(row, PurchaseOrderRow)}
    for row in orders.values():
        found.add("customer_order" if row in ours else "supplier_order", row.title, row)
        found.orders.append(row.pk)
        note = ORDER_STATUS.get(row.status or 0, Text("known"))
        found.steps.append(
            Step("order", row.status in OPEN_ORDERS, Text("order {title} {note}", title=row.title, note=note))
        )
    if not orders:
        found.tell(
            "order", Text("order {number}", number=(claims.order or claims.supplier_order)[0]), passed=False
        )


def _add_parts(connection: Connection, name: str, value: str, rows: list[ItemRow], found: Contents) -> None:
    """Add parts, and for supplier parts the part and the manufacturer part that they are of."""
    sold = [row for row in rows if isinstance(row, SupplierPartRow)]
    parts = [row for row in rows if row.kind == ItemKind.PART]
    parts += _items(connection, ItemKind.PART, [row.part_pk for row in sold])
    made = _items(connection, ItemKind.MANUFACTURERPART, [row.manufacturer_part_pk for row in sold])
    for row in (*parts, *made):
        found.add(name, value, row)
    for sale in sold:
        found.add_part(sale.part_pk)


def _rows(
    connection: Connection, statements: tuple[Select[int], ...], texts: tuple[str, ...]
) -> list[ItemRow]:
    """Return the items that have one of these texts, by each of these statements."""
    ids = {
        found
        for statement in statements
        for text in texts
        for found in connection.execute(statement, {"wanted": text}).scalars()
    }
    return _load(connection, BY_ID, {"ids": sorted(ids)}) if ids else []


def _items(connection: Connection, kind: ItemKind, pks: list[int | None]) -> list[ItemRow]:
    """Return the items of a kind with these numbers."""
    wanted = sorted({pk for pk in pks if pk is not None})
    return _load(connection, BY_PK, {"kind": kind.value, "pks": wanted}) if wanted else []


def _load(connection: Connection, statement: Select[ItemRow], wanted: Mapping[str, object]) -> list[ItemRow]:
    with Session(connection) as session:
        return list(session.scalars(statement, wanted))
