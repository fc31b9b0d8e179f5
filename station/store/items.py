"""The items table and what the kinds add to it; a row leaves its session by `.record()`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import SchemaItem

from station.records import Item, ItemKind, ItemRef
from station.store.row import Moment, Row, Text

HAS_SERIAL = text("serial <> ''")
HAS_BATCH = text("batch <> ''")


class ItemRow(Row):
    """Anything a code can be linked to; the kinds with more to tell add their own table."""

    __tablename__ = "items"
    __table_args__: tuple[SchemaItem, ...] = (UniqueConstraint("kind", "pk", name="uq_items_kind_pk"),)
    __mapper_args__ = {"polymorphic_on": "kind"}
    DETAILS: ClassVar[Mapping[str, str]] = {}
    """What else is shown, in that order: its name on labels, and the column that holds it."""

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(24))
    pk: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    search: Mapped[str] = mapped_column(Text)
    """Every word the finder looks in, lower case."""
    updated: Mapped[datetime] = mapped_column(Moment)

    @classmethod
    def of_kind(cls, kind: ItemKind) -> "type[ItemRow]":
        """Return the row class of one kind."""
        row: type[ItemRow] = cls.__mapper__.polymorphic_map[kind.value].class_
        return row

    def ref(self) -> ItemRef:
        """Return the name of this item."""
        return ItemRef(ItemKind(self.kind), self.pk)

    @classmethod
    def describe(cls, row: Any) -> dict[str, str]:
        """Return the details of a row that has the columns of this class, without the empty ones."""
        told = ((name, getattr(row, column)) for name, column in cls.DETAILS.items())
        return {name: plain(value) for name, value in told if value not in (None, "")}

    def record(self) -> Item:
        """Return the item as the other layers know it."""
        return Item(self.ref(), self.title, self.describe(self))


def plain(value: str | float | None) -> str:
    """Write a number as a person does: 440 rather than 440.0."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


class StockItemRow(ItemRow):
    """One reel, bag or box in stock."""

    __tablename__ = "stock_items"
    __table_args__ = (
        # What a label is looked up by, whatever its capitals; the second column narrows a common first one.
        Index("ix_stock_items_sku", text("lower(sku)"), "quantity"),
        Index("ix_stock_items_mpn", text("lower(mpn)"), "quantity"),
        Index("ix_stock_items_part_pk", "part_pk", "quantity"),
        Index("ix_stock_items_purchase_order_pk", "purchase_order_pk", text("lower(sku)")),
        Index(
            "ix_stock_items_batch",
            text("lower(batch)"),
            text("lower(sku)"),
            sqlite_where=HAS_BATCH,
            postgresql_where=HAS_BATCH,
        ),
        Index(
            "ix_stock_items_serial",
            text("lower(serial)"),
            sqlite_where=HAS_SERIAL,
            postgresql_where=HAS_SERIAL,
        ),
    )
    __mapper_args__ = {"polymorphic_identity": ItemKind.STOCKITEM.value, "polymorphic_load": "inline"}
    DETAILS = {
        "quantity": "quantity",
        "location": "location",
        "lot": "batch",
        "serial": "serial",
        "ipn": "ipn",
        "supplier": "supplier",
        "supplier_part": "sku",
        "mpn": "mpn",
        "purchase_order": "purchase_order",
        "packaging": "packaging",
        "expiry": "expiry",
    }

    id: Mapped[int] = mapped_column(ForeignKey("items.id"), primary_key=True)
    part_pk: Mapped[int | None]
    ipn: Mapped[str] = mapped_column(Text, default="")
    quantity: Mapped[float]
    serial: Mapped[str] = mapped_column(Text, default="")
    batch: Mapped[str] = mapped_column(Text, default="")
    location_pk: Mapped[int | None]
    location: Mapped[str] = mapped_column(Text, default="")
    supplier_part_pk: Mapped[int | None]
    supplier: Mapped[str] = mapped_column(Text, default="")
    sku: Mapped[str] = mapped_column(Text, default="")
    mpn: Mapped[str] = mapped_column(Text, default="")
    purchase_order_pk: Mapped[int | None]
    purchase_order: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[int | None]
    packaging: Mapped[str] = mapped_column(Text, default="")
    expiry: Mapped[str] = mapped_column(Text, default="")


class PartRow(ItemRow):
    """What a stock item is an instance of."""

    __tablename__ = "parts"
    __table_args__ = (Index("ix_parts_ipn", text("lower(ipn)")),)
    __mapper_args__ = {"polymorphic_identity": ItemKind.PART.value, "polymorphic_load": "inline"}
    DETAILS = {"ipn": "ipn", "revision": "revision", "description": "description", "units": "units"}

    id: Mapped[int] = mapped_column(ForeignKey("items.id"), primary_key=True)
    ipn: Mapped[str] = mapped_column(Text, default="")
    revision: Mapped[str] = mapped_column(Text, default="")
    description: Mapped[str] = mapped_column(Text, default="")
    keywords: Mapped[str] = mapped_column(Text, default="")
    units: Mapped[str] = mapped_column(Text, default="")
    active: Mapped[bool] = mapped_column(default=True)


class StockLocationRow(ItemRow):
    """A place where stock is kept; its title is the whole path."""

    __tablename__ = "stock_locations"
    __mapper_args__ = {"polymorphic_identity": ItemKind.STOCKLOCATION.value, "polymorphic_load": "inline"}
    DETAILS = {"description": "description"}

    id: Mapped[int] = mapped_column(ForeignKey("items.id"), primary_key=True)
    short_name: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text, default="")
    parent_pk: Mapped[int | None]


class SupplierPartRow(ItemRow):
    """A part as one supplier sells it; its title is the SKU."""

    __tablename__ = "supplier_parts"
    __table_args__ = (
        Index("ix_supplier_parts_sku", text("lower(sku)")),
        Index("ix_supplier_parts_mpn", text("lower(mpn)")),
    )
    __mapper_args__ = {"polymorphic_identity": ItemKind.SUPPLIERPART.value, "polymorphic_load": "inline"}
    DETAILS = {
        "part": "part",
        "supplier": "supplier",
        "manufacturer": "manufacturer",
        "mpn": "mpn",
        "description": "description",
    }

    id: Mapped[int] = mapped_column(ForeignKey("items.id"), primary_key=True)
    part_pk: Mapped[int | None]
    part: Mapped[str] = mapped_column(Text, default="")
    supplier_pk: Mapped[int | None]
    supplier: Mapped[str] = mapped_column(Text, default="")
    sku: Mapped[str] = mapped_column(Text)
    manufacturer_part_pk: Mapped[int | None]
    manufacturer: Mapped[str] = mapped_column(Text, default="")
    mpn: Mapped[str] = mapped_column(Text, default="")
    packaging: Mapped[str] = mapped_column(Text, default="")
    pack_quantity: Mapped[str] = mapped_column(Text, default="")
    description: Mapped[str] = mapped_column(Text, default="")


class PurchaseOrderRow(ItemRow):
    """An order at a supplier; its title is the reference."""

    __tablename__ = "purchase_orders"
    __table_args__ = (
        Index("ix_purchase_orders_reference", text("lower(reference)")),
        Index("ix_purchase_orders_supplier_reference", text("lower(supplier_reference)")),
    )
    __mapper_args__ = {"polymorphic_identity": ItemKind.PURCHASEORDER.value, "polymorphic_load": "inline"}
    DETAILS = {
        "supplier": "supplier",
        "supplier_reference": "supplier_reference",
        "description": "description",
        "target_date": "target_date",
    }

    id: Mapped[int] = mapped_column(ForeignKey("items.id"), primary_key=True)
    reference: Mapped[str] = mapped_column(Text, default="")
    """The title once more, to find it by an index."""
    supplier_pk: Mapped[int | None]
    supplier: Mapped[str] = mapped_column(Text, default="")
    supplier_reference: Mapped[str] = mapped_column(Text, default="")
    description: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[int | None]
    target_date: Mapped[str] = mapped_column(Text, default="")


class ManufacturerPartRow(ItemRow):
    """A part as its maker names it; its title is the manufacturer's part number."""

    __mapper_args__ = {"polymorphic_identity": ItemKind.MANUFACTURERPART.value}


class BuildRow(ItemRow):
    """A build order."""

    __mapper_args__ = {"polymorphic_identity": ItemKind.BUILD.value}


class SalesOrderRow(ItemRow):
    """A sales order."""

    __mapper_args__ = {"polymorphic_identity": ItemKind.SALESORDER.value}


class SalesOrderShipmentRow(ItemRow):
    """One shipment of a sales order."""

    __mapper_args__ = {"polymorphic_identity": ItemKind.SALESORDERSHIPMENT.value}


class ReturnOrderRow(ItemRow):
    """A customer's return."""

    __mapper_args__ = {"polymorphic_identity": ItemKind.RETURNORDER.value}


class TransferOrderRow(ItemRow):
    """A transfer between places."""

    __mapper_args__ = {"polymorphic_identity": ItemKind.TRANSFERORDER.value}


class PurchaseOrderLineRow(Row):
    """One line of a purchase order; not an item, because InvenTree links no code to it."""

    __tablename__ = "purchase_order_lines"

    pk: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    order_pk: Mapped[int] = mapped_column(index=True)
    supplier_part_pk: Mapped[int | None]
    sku: Mapped[str] = mapped_column(Text, default="")
    part: Mapped[str] = mapped_column(Text, default="")
    quantity: Mapped[float]
    received: Mapped[float]
    reference: Mapped[str] = mapped_column(Text, default="")
