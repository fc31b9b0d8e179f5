"""Scan, link, unlink, generate and the history of it, to the letter of InvenTree's contract."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from station.api.answers import Answer, ApiError, Call, stringified
from station.api.fields import (
    BLANK,
    Fields,
    is_possible_pk,
    no_such_pk,
    read_barcode,
    read_fields,
    read_pk,
    read_text,
    targets_of,
)
from station.api.items import not_found, page, read_query
from station.api.kinds import KINDS, found_item
from station.api.rows import Field, moment
from station.catalogue import Query
from station.codes.badges import conceal
from station.codes.inventree import MODEL_CODES, barcode_hash
from station.listing import Exchange, Row
from station.outcomes import Linked, Outcome, Unreadable
from station.records import ItemKind, ItemRef, Scan
from station.roles import Role

PLUGIN = "InvenTreeBarcode"
UNASKED = "InvenTree's clients link without asking"
"""The reason that overrules the policy of linking here: over HTTP nobody can be asked for one."""

NAMES = ", ".join(ItemKind)


def scan(call: Call) -> Answer:
    """Look a code up, and write down who asked and what was answered."""
    fields = read_fields(call)
    text = read_barcode(fields)
    now = datetime.now(UTC)
    said = Scan(raw=text.encode(), text=text, device="http", at=now)

    def respond(row: Row | None) -> tuple[Answer, Exchange]:
        return _kept(call, fields, Answer(_match(row, text)) if row is not None else _no_match(text))

    return call.station.exchange(said, respond, by=call.caller.name)


def link(call: Call) -> Answer:
    """Put a code on an item, as InvenTree would: but beside the codes that the item has."""
    fields = read_fields(call)
    text = read_barcode(fields)
    names = f"'{[kind.value for kind in ItemKind]}'"
    ref = _target(
        call, fields, f"Missing data: provide one of {names}", f"Missing data: provide one of {names}"
    )
    _check_role(call, ref.kind)
    code = call.station.read(text)

    def respond(outcome: Outcome, owner: Row | None) -> tuple[Answer, Exchange]:
        return _kept(call, fields, _linked(outcome, owner, ref, text))

    return call.station.exchange_link(
        code, ref, respond, reason=_reason(call), override=UNASKED, by=call.caller.name
    )


def _linked(outcome: Outcome, owner: Row | None, ref: ItemRef, text: str) -> Answer:
    if owner is not None:
        return _taken(owner, text)
    match outcome:
        case Linked():
            return Answer(
                {
                    "success": f"Assigned barcode to {ref.kind} instance",
                    ref.kind.value: {"pk": ref.pk},
                    "barcode_data": text,
                    "barcode_hash": barcode_hash(text),
                }
            )
        case Unreadable():
            return Answer({"barcode": [BLANK]}, 400)
        case _:
            return Answer({"barcode": [outcome.reason]}, 400)


def unlink(call: Call) -> Answer:
    """Take all codes off an item, or one: off that item, or off whichever has it where none is named."""
    fields = read_fields(call)
    if "barcode" in fields and not targets_of(fields):
        return _unlink_code(call, fields)
    ref = _target(call, fields, f"Missing data: Provide one of '{NAMES}'", "Could not unassign barcode")
    _check_role(call, ref.kind)
    if "barcode" in fields:
        return _unlink_code(call, fields, ref)

    def respond(_outcome: Outcome, _owner: Row | None) -> tuple[Answer, Exchange]:
        return _kept(call, fields, _unlinked(ref))

    return call.station.exchange_unlink_item(ref, respond, reason=_reason(call), by=call.caller.name)


def _unlink_code(call: Call, fields: Fields, holder: ItemRef | None = None) -> Answer:
    text = read_barcode(fields)
    if holder is None:
        _check_role(call, ItemKind.STOCKITEM)
    code = call.station.read(text)

    def respond(outcome: Outcome, owner: Row | None) -> tuple[Answer, Exchange]:
        if owner is not None:
            return _kept(call, fields, _taken(owner, text))
        ref = holder or (outcome.item.ref if outcome.item is not None else None)
        return _kept(call, fields, _unlinked(ref) if ref is not None else _no_match(text))

    return call.station.exchange_unlink(
        code, respond, holder=holder, reason=_reason(call), by=call.caller.name
    )


def _unlinked(ref: ItemRef) -> Answer:
    return Answer({"success": f"Barcode unassigned from {ref.kind} instance"})


def generate(call: Call) -> Answer:
    """Write the internal code of an item."""
    fields = read_fields(call)
    wrong = {name: ["This field is required."] for name in ("model", "pk") if name not in fields}
    if wrong:
        raise ApiError(400, wrong)
    model = read_text(fields, "model")
    if model not in set(ItemKind):
        raise ApiError(400, {"model": ["Model is not supported"]})
    pk = _whole_pk(fields)
    ref = ItemRef(ItemKind(model), pk)
    if not is_possible_pk(pk) or call.station.item(ref) is None:
        raise ApiError(400, {"error": "Model instance not found"})
    letters = next(letters for letters, kind in MODEL_CODES.items() if kind is ref.kind)
    return Answer({"barcode": f"{call.station.internal_prefix}{letters}{pk}"})


HISTORY_FILTERS = (
    Field("pk", "integer", "id"),
    Field("timestamp", "object", "at"),
    Field("endpoint", "string", "endpoint"),
    Field("result", "boolean", "result"),
    Field("user", "integer", "caller_pk"),
    Field("data", "string", "data"),
)


def list_history(call: Call) -> Answer:
    """List what was scanned, linked and unlinked over HTTP, the newest first."""
    query = read_query(call, HISTORY_FILTERS)
    count, exchanges = call.station.exchanges(query)
    return page(call, query, count, [_told(exchange) for exchange in exchanges])


def show_history(call: Call) -> Answer:
    """Show one line of the history."""
    wanted = Query(filters={"id": call.pk})
    exchanges = call.station.exchanges(wanted)[1] if is_possible_pk(call.pk) else []
    if not exchanges:
        raise not_found("BarcodeScanResult")
    return Answer(_told(exchanges[0]))


def _target(call: Call, fields: Fields, missing: str, null: str) -> ItemRef:
    """Return the one item that a request names.

    Raises:
        ApiError: 400; none or several are named, or the one is not here.
    """
    kinds = targets_of(fields)
    if not kinds:
        raise ApiError(400, {"error": missing})
    if len(kinds) > 1:
        raise ApiError(400, {"error": f"Multiple conflicting fields: '{NAMES}'"})
    kind = kinds[0]
    pk = read_pk(fields, kind.value)
    if pk is None:
        raise ApiError(400, {"error": null})
    ref = ItemRef(kind, pk)
    if not is_possible_pk(pk) or call.station.item(ref) is None:
        raise no_such_pk(kind.value, pk)
    return ref


def _check_role(call: Call, kind: ItemKind) -> None:
    if not call.caller.role.may(Role.LINK):
        model = KINDS[kind].model
        raise ApiError(403, {"error": f"You do not have the required permissions for <class '{model}'>"})


def _reason(call: Call) -> str:
    """Say how the change was asked for: InvenTree's clients can give no reason of their own."""
    return f"over HTTP by token {call.caller.token}" if call.caller.token else "over HTTP by password"


def _match(row: Row, text: str) -> dict[str, Any]:
    return {
        row.ref.kind.value: found_item(row),
        "plugin": PLUGIN,
        "barcode_data": text,
        "barcode_hash": barcode_hash(text),
        "success": "Match found for barcode data",
    }


def _no_match(text: str) -> Answer:
    return Answer(
        {
            "plugin": "None",
            "barcode_data": text,
            "barcode_hash": barcode_hash(text),
            "error": "No match found for barcode data",
        },
        400,
    )


def _taken(owner: Row, text: str) -> Answer:
    body = {
        owner.ref.kind.value: found_item(owner),
        "error": "Barcode matches existing item",
        "plugin": PLUGIN,
        "barcode_data": text,
    }
    return Answer(stringified(body), 400)


def _whole_pk(fields: Fields) -> int:
    try:
        pk = read_pk(fields, "pk")
    except ApiError as error:
        raise ApiError(400, {"pk": ["A valid integer is required."]}) from error
    if pk is None:
        raise ApiError(400, {"pk": ["This field may not be null."]})
    return pk


def _kept(call: Call, fields: Fields, answer: Answer) -> tuple[Answer, Exchange]:
    """Return an answer with what is kept of it, which is no operator's badge: anyone may read the history."""
    return answer, Exchange(
        at=datetime.now(UTC),
        endpoint=call.path,
        data=conceal(str(fields.get("barcode", "")).strip()),
        context={conceal(name): conceal(str(value)) for name, value in fields.items() if name != "barcode"},
        response={name: conceal(_shortened(value)) for name, value in answer.body.items()},
        result=answer.status == 200,  # noqa: PLR2004
        caller_pk=call.caller.pk,
        caller=call.caller.name,
    )


def _shortened(value: Any) -> str:
    """Write a value as text, an item without its details."""
    if isinstance(value, Mapping):
        return str({name: inner for name, inner in value.items() if name != "instance"})
    return str(value)


def _told(exchange: Exchange) -> dict[str, Any]:
    user = {"pk": exchange.caller_pk, "username": exchange.caller}
    return {
        "pk": exchange.pk,
        "data": exchange.data,
        "timestamp": moment(exchange.at),
        "endpoint": exchange.endpoint,
        "context": dict(exchange.context),
        "response": dict(exchange.response),
        "result": exchange.result,
        "user": exchange.caller_pk,
        "user_detail": {**user, "first_name": "", "last_name": "", "email": ""},
    }
