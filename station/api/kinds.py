"""The kinds of item as InvenTree knows them: their names, their addresses, and what is told of each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from station.api.orders import (
    BUILD_FIELDS,
    MANUFACTURER_PART_FIELDS,
    ORDER_FIELDS,
    OTHER_FIELDS,
    SUPPLIER_PART_FIELDS,
)
from station.api.rows import Field, item_column, writer
from station.api.stock import LOCATION_FIELDS, PART_FIELDS, STOCK_FIELDS
from station.listing import Row
from station.records import ItemKind


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
    instance: Callable[[Row], dict[str, Any]]
    """Writes one item as these fields."""

    def api_url(self, pk: int) -> str:
        """Return the address of one item."""
        return f"/api/{self.api}/{pk}/"


def _kind(kind: ItemKind, model: str, api: str, web: str, fields: tuple[Field, ...] = OTHER_FIELDS) -> Kind:
    return Kind(kind, model.rpartition(".")[2], model, api, web, fields, writer(fields, item_column))


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
