"""What InvenTree tells of parts, stock items and stock locations."""

from datetime import UTC, date, datetime
from typing import Any

from station.api.rows import HASH, PK, UPDATED, Field, falses, item_column, nulls, status_text, writer
from station.listing import Row

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


def _full_name(row: Row) -> str:
    return " | ".join(filter(None, (str(row.values["ipn"]), row.title, str(row.values["revision"]))))


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
    *nulls("category category_default_location default_location pricing_min pricing_max", "integer"),
    Field("default_expiry", "integer", value=0),
    *nulls("image", "string"),
    Field("thumbnail", "string", value="/static/img/blank_image.thumbnail.png"),
    Field("link", "string", value=""),
    Field("minimum_stock", "string", value="0.000000"),
    Field("component", "boolean", value=True),
    Field("purchaseable", "boolean", value=True),
    *falses("locked assembly is_template salable testable trackable virtual"),
)

_write_part = writer(PART_FIELDS, item_column)


def _part(row: Row) -> dict[str, Any] | None:
    return _write_part(row.part) if row.part is not None else None


def _is_expired(row: Row) -> bool:
    try:
        return date.fromisoformat(str(row.values["expiry"])[:10]) < datetime.now(UTC).date()
    except ValueError:
        return False


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
    Field("status_text", "string", rule=status_text(STOCK_STATUS)),
    Field("status_custom_key", "integer", "status", is_nullable=True),
    Field("supplier_part", "integer", "supplier_part_pk", is_nullable=True),
    Field("SKU", "string", "sku", is_nullable=True),
    Field("MPN", "string", "mpn", is_nullable=True),
    HASH,
    UPDATED,
    Field("in_stock", "boolean", rule=lambda row: row.values["quantity"] > 0),
    Field("expired", "boolean", rule=_is_expired),
    *nulls("belongs_to build consumed_by customer owner parent sales_order", "integer"),
    *nulls("notes sales_order_reference creation_date stocktake_date purchase_price_currency", "string"),
    *nulls("purchase_price allocated installed_items child_items tracking_items", "number"),
    Field("link", "string", value=""),
    Field("delete_on_deplete", "boolean", value=True),
    *falses("is_building stale"),
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
    *nulls("owner location_type items sublocations", "integer"),
    *nulls("custom_icon", "string"),
    *falses("structural external"),
)
