"""What InvenTree tells of orders, of their lines, and of what suppliers and manufacturers offer."""

from typing import Any

from station.api.rows import HASH, PK, UPDATED, Field, falses, nulls, status_text
from station.listing import Row

ORDER_STATUS = {
    10: "Pending",
    20: "Placed",
    25: "On Hold",
    30: "Complete",
    40: "Cancelled",
    50: "Lost",
    60: "Returned",
}


def _supplier(row: Row) -> dict[str, Any] | None:
    pk = row.values["supplier_pk"]
    return {"pk": pk, "name": row.values["supplier"]} if pk else None


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
    *nulls("note availability_updated", "string"),
    *nulls("in_stock available on_order", "number"),
    *falses("primary"),
)

MANUFACTURER_PART_FIELDS = (
    PK,
    Field("pretty_name", "string", "title"),
    HASH,
    UPDATED,
    *nulls("part manufacturer", "integer"),
    *nulls("MPN description link notes", "string"),
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
    Field("status_text", "string", rule=status_text(ORDER_STATUS)),
    Field("status_custom_key", "integer", "status", is_nullable=True),
    Field("target_date", "string", "target_date", is_nullable=True),
    HASH,
    UPDATED,
    Field("link", "string", value=""),
    *nulls("complete_date creation_date issue_date start_date order_currency notes", "string"),
    *nulls("created_by responsible contact address destination project_code", "integer"),
    *nulls("line_items completed_lines total_price", "number"),
)

LINE_FIELDS = (
    PK,
    Field("order", "integer", "order_pk"),
    Field("part", "integer", "supplier_part_pk", is_nullable=True),
    Field("sku", "string", "sku", is_nullable=True),
    Field("part_name", "string", "part", is_nullable=True),
    Field("quantity", "number", "quantity"),
    Field("received", "number", "received"),
    Field("reference", "string", "reference"),
    *nulls("destination build_order purchase_price project_code", "number"),
    *nulls("notes link target_date purchase_price_currency", "string"),
)

BUILD_FIELDS = (
    PK,
    Field("reference", "string", "title"),
    HASH,
    UPDATED,
    *nulls("part quantity status", "number"),
)

OTHER_FIELDS = (PK, Field("reference", "string", "title"), HASH, UPDATED)
"""Of kinds that no file tells more about than a name."""
