"""What a program does with InvenTree's own Python package; as a script it tells what came of it as JSON.

Usage: python client_session.py ADDRESS TOKEN USER PASSWORD
"""

import json
import sys
from typing import Any

import inventree.base
from inventree.api import InvenTreeAPI
from inventree.company import SupplierPart
from inventree.part import Part
from inventree.purchase_order import PurchaseOrder, PurchaseOrderLineItem
from inventree.stock import StockItem, StockLocation
from requests.exceptions import HTTPError

address, token, user, password = sys.argv[1:]


def status_of(error: HTTPError) -> int:
    return int(error.args[0]["status_code"])


def work_with_codes(api: InvenTreeAPI) -> dict[str, Any]:
    """Link, scan, be refused, unlink and look back."""
    told: dict[str, Any] = {}
    item = StockItem(api, 2)
    other = StockItem(api, 3)
    told["linked"] = item.assignBarcode("CLIENT-1")
    told["hash"] = item.barcode_hash
    told["scanned"] = api.scanBarcode("CLIENT-1")
    try:
        other.assignBarcode("CLIENT-1")
    except HTTPError as error:
        told["conflict"] = status_of(error)
    told["unlinked"] = item.unassignBarcode()
    told["hash after"] = item.barcode_hash
    try:
        told["scanned after"] = api.scanBarcode("CLIENT-1")
    except HTTPError as error:
        told["scanned after"] = status_of(error)
    told["history"] = api.get("barcode/history/", params={"limit": 4})
    told["tracked"] = [entry.label for entry in item.getTrackingEntries()]
    return told


def read_stock(api: InvenTreeAPI) -> dict[str, Any]:
    """Walk from item to part, place, supplier part and order."""
    item = StockItem(api, 2)
    order = PurchaseOrder(api, 1)
    lines = order.getLineItems()
    return {
        "stock items": len(StockItem.list(api)),
        "page": [found.pk for found in StockItem.list(api, limit=3, offset=2)],
        "counted": StockItem.count(api),
        "searched": [found.SKU for found in StockItem.list(api, search="P10KAWTR")],
        "part": item.getPart().name,
        "of the part": [found.pk for found in item.getPart().getStockItems()],
        "location": item.getLocation().name,
        "parent": item.getLocation().getParentLocation().name,
        "supplier parts": [found.SKU for found in item.getPart().getSupplierParts()],
        "order": order.reference,
        "lines": [line.pk for line in lines],
        "line": [PurchaseOrderLineItem(api, lines[0].pk).order, lines[0].getSupplierPart().SKU],
        "kinds": [len(kind.list(api)) for kind in (Part, StockLocation, SupplierPart, PurchaseOrder)],
        "location's code": StockLocation(api, 1).assignBarcode("CLIENT-PLACE"),
        "part's code": item.getPart().assignBarcode("CLIENT-PART"),
    }


by_token = InvenTreeAPI(address, token=token)
by_password = InvenTreeAPI(address, username=user, password=password)
json.dump(
    {
        "version": inventree.base.INVENTREE_PYTHON_VERSION,
        "user": by_token.username,
        "key": by_password.token,
        "codes": work_with_codes(by_password),
        "stock": read_stock(by_token),
    },
    sys.stdout,
)
