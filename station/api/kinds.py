"""What InvenTree calls the kinds of item and their fields, and where the values come from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

from station.listing import OrderLine, Row
from station.records import ItemKind

Type = Literal["integer", "number", "string", "boolean", "object"]


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
    rule: Callable[[Any], Any] | None = None

    def read(self, row: Row | OrderLine) -> Any:
        """Return the value for one row."""
        if self.rule is not None:
            return self.rule(row)
        if not self.column:
            return self.value
        found = _column(row, self.column)
        return None if self.is_nullable and found == "" else found


def _column(row: Row | OrderLine, column: str) -> Any:
    if isinstance(row, OrderLine):
        return getattr(row, column)
    match column:
        case "pk":
            return row.ref.pk
        case "title":
            return row.title
        case "barcode_hash":
            return row.barcode_hash
        case _:
            return row.values[column]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of item as InvenTree knows it."""

    kind: ItemKind
    title: str
    """What InvenTree calls it in sentences, such as `StockItem`."""
    model: str
    """Its class there, as refusals name it."""
    api: str
    """Address of its list, below `/api/`."""
    web: str
    """Address of its page, below `/web/`; empty where there is none."""
    fields: tuple[Field, ...]

    def api_url(self, pk: int) -> str:
        """Return the address of one item."""
        return f"/api/{self.api}/{pk}/"

    def instance(self, row: Row) -> dict[str, Any]:
        """Return the fields of one item."""
        return {field.name: field.read(row) for field in self.fields}


def moment(at: datetime | None) -> str | None:
    """Write a point in time as InvenTree does, in UTC."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M}" if at else None


STOCK_STATUS = {
    10: "OK",
    50: "Attention needed",
    55: "Damaged",
    60: "Destroyed",
    65: "Rejected",
    70: "Lost",
    75: "Quarantined",
    85: "Returned",
}
ORDER_STATUS = {
    10: "Pending",
    20: "Placed",
    25: "On Hold",
    30: "Complete",
    40: "Cancelled",
    50: "Lost",
    60: "Returned",
}


def _status(names: dict[int, str]) -> Callable[[Row], str]:
    def read(row: Row) -> str:
        status = row.values["status"]
        return names.get(int(status), "") if status is not None else ""

    return read


def _is_expired(row: Row) -> bool:
    try:
        return date.fromisoformat(str(row.values["expiry"])[:10]) < datetime.now(UTC).date()
    except ValueError:
        return False


def _full_name(row: Row) -> str:
    return " | ".join(filter(None, (str(row.values["ipn"]), row.title, str(row.values["revision"]))))


def _supplier(row: Row) -> dict[str, Any] | None:
    pk = row.values["supplier_pk"]
    return {"pk": pk, "name": row.values["supplier"]} if pk else None


def _part(row: Row) -> dict[str, Any] | None:
    if row.part is None:
        return None
    return {field.name: field.read(row.part) for field in PART_FIELDS}


def _nulls(names: str, type_: Type) -> tuple[Field, ...]:
    """Make the fields of which the station knows nothing."""
    return tuple(Field(name, type_, is_nullable=True) for name in names.split())


def _falses(names: str) -> tuple[Field, ...]:
    return tuple(Field(name, "boolean", value=False) for name in names.split())


PK = Field("pk", "integer", "pk")
HASH = Field("barcode_hash", "string", "barcode_hash")
UPDATED = Field("updated", "string", is_nullable=True, rule=lambda row: moment(row.updated))

PART_FIELDS = (
    PK,
    Field("name", "string", "title"),
    Field("IPN", "string", "ipn", is_nullable=True),
    Field("revision", "string", "revision", is_nullable=True),
    Field("full_name", "string", rule=_full_name),
    Field("description", "string", "description"),
    Field("keywords", "string", "keywords", is_nullable=True),
    Field("units", "string", "units"),
    Field("active", "boolean", "active"),
    HASH,
    *_nulls("category category_default_location default_location pricing_min pricing_max", "integer"),
    Field("default_expiry", "integer", value=0),
    *_nulls("image", "string"),
    Field("thumbnail", "string", value="/static/img/blank_image.thumbnail.png"),
    Field("link", "string", value=""),
    Field("minimum_stock", "string", value="0.000000"),
    Field("component", "boolean", value=True),
    Field("purchaseable", "boolean", value=True),
    *_falses("locked assembly is_template salable testable trackable virtual"),
)

STOCK_FIELDS = (
    PK,
    Field("part", "integer", "part_pk", is_nullable=True),
    Field("quantity", "number", "quantity"),
    Field("serial", "string", "serial", is_nullable=True),
    Field("batch", "string", "batch", is_nullable=True),
    Field("location", "integer", "location_pk", is_nullable=True),
    Field("expiry_date", "string", "expiry", is_nullable=True),
    Field("packaging", "string", "packaging", is_nullable=True),
    Field("purchase_order", "integer", "purchase_order_pk", is_nullable=True),
    Field("purchase_order_reference", "string", "purchase_order", is_nullable=True),
    Field("status", "integer", "status", is_nullable=True),
    Field("status_text", "string", rule=_status(STOCK_STATUS)),
    Field("status_custom_key", "integer", "status", is_nullable=True),
    Field("supplier_part", "integer", "supplier_part_pk", is_nullable=True),
    Field("SKU", "string", "sku", is_nullable=True),
    Field("MPN", "string", "mpn", is_nullable=True),
    HASH,
    UPDATED,
    Field("in_stock", "boolean", rule=lambda row: row.values["quantity"] > 0),
    Field("expired", "boolean", rule=_is_expired),
    *_nulls("belongs_to build consumed_by customer owner parent sales_order", "integer"),
    *_nulls("notes sales_order_reference creation_date stocktake_date purchase_price_currency", "string"),
    *_nulls("purchase_price allocated installed_items child_items tracking_items", "number"),
    Field("link", "string", value=""),
    Field("delete_on_deplete", "boolean", value=True),
    *_falses("is_building stale"),
    Field("part_detail", "object", is_nullable=True, rule=_part),
)

LOCATION_FIELDS = (
    PK,
    HASH,
    Field("name", "string", "short_name"),
    Field("level", "integer", rule=lambda row: row.title.count("/")),
    Field("description", "string", "description"),
    Field("parent", "integer", "parent_pk", is_nullable=True),
    Field("pathstring", "string", "title"),
    Field("icon", "string", value=""),
    *_nulls("owner location_type items sublocations", "integer"),
    *_nulls("custom_icon", "string"),
    *_falses("structural external"),
)

SUPPLIER_PART_FIELDS = (
    PK,
    Field("part", "integer", "part_pk", is_nullable=True),
    Field("supplier", "integer", "supplier_pk", is_nullable=True),
    Field("supplier_detail", "object", is_nullable=True, rule=_supplier),
    Field("SKU", "string", "sku"),
    Field("manufacturer_part", "integer", "manufacturer_part_pk", is_nullable=True),
    Field("MPN", "string", "mpn", is_nullable=True),
    Field("packaging", "string", "packaging", is_nullable=True),
    Field("pack_quantity", "string", "pack_quantity"),
    Field("description", "string", "description", is_nullable=True),
    HASH,
    UPDATED,
    Field("active", "boolean", value=True),
    Field("link", "string", value=""),
    *_nulls("note availability_updated", "string"),
    *_nulls("in_stock available on_order", "number"),
    *_falses("primary"),
)

ORDER_FIELDS = (
    PK,
    Field("reference", "string", "title"),
    Field("supplier", "integer", "supplier_pk", is_nullable=True),
    Field("supplier_name", "string", "supplier", is_nullable=True),
    Field("supplier_detail", "object", is_nullable=True, rule=_supplier),
    Field("supplier_reference", "string", "supplier_reference"),
    Field("description", "string", "description"),
    Field("status", "integer", "status", is_nullable=True),
    Field("status_text", "string", rule=_status(ORDER_STATUS)),
    Field("status_custom_key", "integer", "status", is_nullable=True),
    Field("target_date", "string", "target_date", is_nullable=True),
    HASH,
    UPDATED,
    Field("link", "string", value=""),
    *_nulls("complete_date creation_date issue_date start_date order_currency notes", "string"),
    *_nulls("created_by responsible contact address destination project_code", "integer"),
    *_nulls("line_items completed_lines total_price", "number"),
)

MANUFACTURER_PART_FIELDS = (
    PK,
    Field("pretty_name", "string", "title"),
    HASH,
    UPDATED,
    *_nulls("part manufacturer", "integer"),
    *_nulls("MPN description link notes", "string"),
)

BUILD_FIELDS = (
    PK,
    Field("reference", "string", "title"),
    HASH,
    UPDATED,
    *_nulls("part quantity status", "number"),
)

OTHER_FIELDS = (PK, Field("reference", "string", "title"), HASH, UPDATED)
"""Of kinds that no file tells more about than a name."""

LINE_FIELDS = (
    PK,
    Field("order", "integer", "order_pk"),
    Field("part", "integer", "supplier_part_pk", is_nullable=True),
    Field("sku", "string", "sku", is_nullable=True),
    Field("part_name", "string", "part", is_nullable=True),
    Field("quantity", "number", "quantity"),
    Field("received", "number", "received"),
    Field("reference", "string", "reference"),
    *_nulls("destination build_order purchase_price project_code", "number"),
    *_nulls("notes link target_date purchase_price_currency", "string"),
)


def _kind(kind: ItemKind, model: str, api: str, web: str, fields: tuple[Field, ...] = OTHER_FIELDS) -> Kind:
    return Kind(kind, model.rpartition(".")[2], model, api, web, fields)


KINDS = {
    each.kind: each
    for each in (
        _kind(ItemKind.BUILD, "build.models.Build", "build", "manufacturing/build-order", BUILD_FIELDS),
        _kind(
            ItemKind.MANUFACTURERPART,
            "company.models.ManufacturerPart",
            "company/part/manufacturer",
            "",
            MANUFACTURER_PART_FIELDS,
        ),
        _kind(
            ItemKind.SUPPLIERPART,
            "company.models.SupplierPart",
            "company/part",
            "purchasing/supplier-part",
            SUPPLIER_PART_FIELDS,
        ),
        _kind(
            ItemKind.PURCHASEORDER,
            "order.models.PurchaseOrder",
            "order/po",
            "purchasing/purchase-order",
            ORDER_FIELDS,
        ),
        _kind(ItemKind.RETURNORDER, "order.models.ReturnOrder", "order/ro", "sales/return-order"),
        _kind(ItemKind.SALESORDER, "order.models.SalesOrder", "order/so", "sales/sales-order"),
        _kind(
            ItemKind.SALESORDERSHIPMENT,
            "order.models.SalesOrderShipment",
            "order/so/shipment",
            "sales/shipment",
        ),
        _kind(
            ItemKind.TRANSFERORDER,
            "order.models.TransferOrder",
            "order/transfer-order",
            "stock/transfer-order",
        ),
        _kind(ItemKind.PART, "part.models.Part", "part", "part", PART_FIELDS),
        _kind(ItemKind.STOCKITEM, "stock.models.StockItem", "stock", "stock/item", STOCK_FIELDS),
        _kind(
            ItemKind.STOCKLOCATION,
            "stock.models.StockLocation",
            "stock/location",
            "stock/location",
            LOCATION_FIELDS,
        ),
    )
}
"""Every kind, as InvenTree knows it."""


def found_item(row: Row) -> dict[str, Any]:
    """Return how the answer to a scan tells of an item."""
    kind = KINDS[row.ref.kind]
    pk = row.ref.pk
    instance = kind.instance(row)
    if row.ref.kind is ItemKind.STOCKITEM:
        instance |= {"expired": None, "stale": None}  # InvenTree does not work these out for a scan
    told = {"pk": pk, "api_url": kind.api_url(pk), "instance": instance}
    return {**told, "web_url": f"/web/{kind.web}/{pk}"} if kind.web else told
