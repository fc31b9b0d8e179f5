"""Every address of the API: what it does, who may ask for it, and what its requests and answers look like."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from station.api import accounts, barcodes, items
from station.api.answers import Answer, Call
from station.api.kinds import KINDS
from station.api.orders import LINE_FIELDS
from station.api.rows import Field
from station.records import CODE_LIMIT, ItemKind
from station.roles import Role

Schema = Mapping[str, Any]

OBJECT: Schema = {"type": "object"}
CODE: Schema = {"type": "string", "minLength": 1, "maxLength": CODE_LIMIT}
PK: Schema = {"type": "integer", "minimum": 1}
TARGETS: Mapping[str, Schema] = {kind.value: PK for kind in ItemKind}


@dataclass(frozen=True, slots=True)
class Operation:
    """What one method of an address does."""

    run: Callable[[Call], Answer]
    about: str
    success: Schema
    """Schema of the answer with status 200."""
    needs: Role | None = Role.READ
    """None lets anyone ask, without signing in."""
    body: Schema | None = None
    writes: bool = False
    """It writes into the store on every call, so that such calls go one after the other."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    """Name and type of what may follow the question mark."""
    errors: tuple[int, ...] = (400,)


@dataclass(frozen=True, slots=True)
class Resource:
    """One address; `{pk}` in it stands for a number."""

    path: str
    name: str
    methods: Mapping[str, Operation]


def _object(properties: Mapping[str, Schema], *required: str) -> Schema:
    return {"type": "object", "properties": dict(properties), "required": list(required)}


def row_schema(fields: tuple[Field, ...]) -> Schema:
    """Describe a row of these fields."""
    properties: dict[str, Schema] = {
        each.name: {"type": [each.type, "null"] if each.is_nullable else each.type} for each in fields
    }
    return _object(properties, *properties)


def _listed(row: Schema) -> Schema:
    link = {"type": ["string", "null"]}
    rows: Schema = {"type": "array", "items": row}
    paged: dict[str, Schema] = {"count": {"type": "integer"}, "next": link, "previous": link, "results": rows}
    return {"oneOf": [rows, _object(paged, *paged)]}


def _list(run: Callable[[Call], Answer], about: str, fields: tuple[Field, ...], row: Schema) -> Operation:
    filters = {each.name: each.type for each in fields if each.column and each.type != "object"}
    paging = {"limit": "integer", "offset": "integer", "search": "string", "ordering": "string"}
    return Operation(run, about, _listed(row), parameters={**paging, **filters})


def _pair(
    path: str,
    name: str,
    fields: tuple[Field, ...],
    row: Schema,
    runs: tuple[Callable[[Call], Answer], Callable[[Call], Answer]],
) -> tuple[Resource, Resource]:
    """Make the address of a list and that of one row of it."""
    many = _list(runs[0], f"List: {name}.", fields, row)
    one = Operation(runs[1], f"Show one: {name}.", row, errors=(404,))
    return Resource(path, name, {"GET": many}), Resource(f"{path}{{pk}}/", name, {"GET": one})


def _items() -> list[Resource]:
    resources: list[Resource] = []
    for kind in KINDS.values():
        runs = items.list_items(kind.kind), items.show_item(kind.kind)
        resources += _pair(f"/api/{kind.api}/", kind.title, kind.fields, row_schema(kind.fields), runs)
    line = row_schema(LINE_FIELDS)
    runs = items.list_lines, items.show_line
    resources += _pair("/api/order/po-line/", "PurchaseOrderLineItem", LINE_FIELDS, line, runs)
    text, number = {"type": "string"}, {"type": "integer"}
    track = {"pk": number, "item": number, "date": text, "label": text, "notes": text, "deltas": OBJECT}
    change = _object(track, *track)
    runs = items.list_changes, items.show_change
    resources += _pair("/api/stock/track/", "StockItemTracking", items.TRACK_FILTERS, change, runs)
    return resources


def _accounts() -> list[Resource]:
    text, number = {"type": "string"}, {"type": "integer"}
    server = _object(
        {"server": text, "version": text, "apiVersion": number}, "server", "version", "apiVersion"
    )
    user = _object({"pk": number, "username": text}, "pk", "username")
    token = _object({"token": text, "name": text}, "token", "name", "expiry")
    about = "Tell the token of a login by name and password; the same for the same name."
    login = Operation(accounts.show_token, about, token, parameters={"name": "string"})
    root = Operation(accounts.show_server, "Tell what answers here.", server, needs=None, errors=())
    me = Operation(accounts.show_caller, "Tell who is calling.", user, errors=())
    return [
        Resource("/api/", "Server", {"GET": root}),
        Resource("/api/user/me/", "Caller", {"GET": me}),
        Resource("/api/user/token/", "Token", {"GET": login}),
        Resource("/api/user/me/token/", "Token", {"GET": login}),
    ]


def _barcodes() -> list[Resource]:
    text = {"type": "string"}
    found = _object({"plugin": text, "barcode_data": text, "barcode_hash": text, "success": text}, "success")
    done = _object({"success": text}, "success")
    row = _object({"pk": {"type": "integer"}, "data": text, "result": {"type": "boolean"}}, "pk", "data")
    look_up = Operation(
        barcodes.scan,
        "Look a code up; 400 where no item has it.",
        found,
        body=_object({"barcode": CODE}, "barcode"),
        writes=True,
    )
    link = Operation(
        barcodes.link,
        "Put a code on one item; 400 where any item has it already.",
        done,
        body=_object({"barcode": CODE, **TARGETS}, "barcode"),
        writes=True,
        errors=(400, 403),
    )
    unlink = Operation(
        barcodes.unlink,
        "Take all codes off one item, or the one named.",
        done,
        body=_object({"barcode": CODE, **TARGETS}),
        writes=True,
        errors=(400, 403),
    )
    generate = Operation(
        barcodes.generate,
        "Write the internal code of an item.",
        _object({"barcode": text}, "barcode"),
        body=_object({"model": {"enum": [kind.value for kind in ItemKind]}, "pk": PK}, "model", "pk"),
    )
    return [
        Resource("/api/barcode/", "Barcode Scan", {"POST": look_up}),
        Resource("/api/barcode/link/", "Barcode Assign", {"POST": link}),
        Resource("/api/barcode/unlink/", "Barcode Unassign", {"POST": unlink}),
        Resource("/api/barcode/generate/", "Barcode Generate", {"POST": generate}),
        *_pair(
            "/api/barcode/history/",
            "BarcodeScanResult",
            barcodes.HISTORY_FILTERS,
            row,
            (barcodes.list_history, barcodes.show_history),
        ),
    ]


RESOURCES: tuple[Resource, ...] = (*_accounts(), *_barcodes(), *_items())
"""Every address, in the order in which the description tells of them."""
