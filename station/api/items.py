"""Lists and single items of every kind, the lines of purchase orders, and what was changed on stock items."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any
from urllib.parse import urlencode

from station.api.answers import Answer, ApiError, Call, refusal
from station.api.fields import is_possible_pk
from station.api.kinds import KINDS
from station.api.orders import LINE_FIELDS
from station.api.rows import Field, moment, writer
from station.catalogue import Query, Value
from station.codes.inventree import LARGEST_PK
from station.records import Change, ItemKind, ItemRef

MOST = 10_000
"""Rows of one answer."""

MOST_WORDS = 32
"""Words to search for at a time."""

write_line = writer(LINE_FIELDS, attrgetter)


def list_items(kind: ItemKind) -> Callable[[Call], Answer]:
    """Return the endpoint that lists one kind."""
    fields = KINDS[kind].fields

    def answer(call: Call) -> Answer:
        query = read_query(call, fields)
        count, rows = call.station.rows(kind, query)
        return page(call, query, count, [KINDS[kind].instance(row) for row in rows])

    return answer


def show_item(kind: ItemKind) -> Callable[[Call], Answer]:
    """Return the endpoint that shows one item of a kind."""

    def answer(call: Call) -> Answer:
        row = call.station.row(ItemRef(kind, call.pk)) if is_possible_pk(call.pk) else None
        if row is None:
            raise not_found(KINDS[kind].title)
        return Answer(KINDS[kind].instance(row))

    return answer


def list_lines(call: Call) -> Answer:
    """List the lines of purchase orders."""
    query = read_query(call, LINE_FIELDS)
    count, lines = call.station.order_lines(query)
    return page(call, query, count, [write_line(line) for line in lines])


def show_line(call: Call) -> Answer:
    """Show one line of a purchase order."""
    lines = call.station.order_lines(Query(filters={"pk": call.pk}))[1] if is_possible_pk(call.pk) else []
    if not lines:
        raise not_found("PurchaseOrderLineItem")
    return Answer(write_line(lines[0]))


TRACK_FILTERS = (Field("item", "integer", "item"),)


def list_changes(call: Call) -> Answer:
    """List what was linked to stock items and taken off them, the newest first."""
    query = read_query(call, TRACK_FILTERS)
    count, changes = call.station.changes(
        Query(filters=query.filters, offset=query.offset, limit=query.limit)
    )
    return page(call, query, count, [_track(change) for change in changes])


def show_change(call: Call) -> Answer:
    """Show one change of a stock item."""
    changes = call.station.changes(Query(filters={"id": call.pk}))[1] if is_possible_pk(call.pk) else []
    if not changes:
        raise not_found("StockItemTracking")
    return Answer(_track(changes[0]))


def _track(change: Change) -> dict[str, Any]:
    return {
        "pk": change.id,
        "item": change.item.ref.pk,
        "date": moment(change.at),
        "label": f"Barcode {change.action}",
        "notes": change.reason,
        "deltas": {"barcodes": list(change.codes), "station": change.station, "operator": change.operator},
        "user": None,
    }


def not_found(title: str) -> ApiError:
    """Return the error for an item that is not here."""
    return refusal(404, f"No {title} matches the given query.")


def read_query(call: Call, fields: Sequence[Field]) -> Query:
    """Read what a list is filtered, searched and ordered by, and which page of it is wanted.

    As in InvenTree, a parameter that names no field is passed over, and so is a page that is no number.

    Raises:
        ApiError: 400; a filter has a value that its field cannot have, or too much is searched for.
    """
    known = {field.name: field for field in fields if field.column}
    filters: dict[str, Value] = {}
    for name, text in call.query.items():
        if name in known and known[name].type != "object" and text:
            filters[known[name].column] = _filter(known[name], text)
    words = call.query.get("search", "").replace("\0", " ").split()
    if len(words) > MOST_WORDS:
        raise ApiError(400, {"search": [f"Ensure there are no more than {MOST_WORDS} words."]})
    order: dict[str, bool] = {}
    for word in call.query.get("ordering", "").split(","):
        field = known.get(word.strip().lstrip("-"))
        if field is not None and field.column != "barcode_hash":
            order.setdefault(field.column, word.strip().startswith("-"))
    limit = _whole(call.query.get("limit", ""))
    return Query(
        words=" ".join(words),
        filters=filters,
        order=tuple(order.items()),
        offset=(_whole(call.query.get("offset", "")) if limit else 0),
        limit=min(limit, MOST) if limit else MOST,
    )


def page(call: Call, query: Query, count: int, rows: list[dict[str, Any]]) -> Answer:
    """Return a plain list, or one page of it where a limit was given.

    Raises:
        ApiError: 400; the plain list would be too long.
    """
    if not _whole(call.query.get("limit", "")):
        if count > MOST:
            told = f"There are {count} rows; ask for them with limit and offset, {MOST} at most at a time."
            raise ApiError(400, {"limit": [told]})
        return Answer(rows)
    following = query.offset + query.limit
    earlier = query.offset - query.limit
    return Answer(
        {
            "count": count,
            "next": _address(call, query.limit, following) if following < count else None,
            "previous": _address(call, query.limit, earlier) if query.offset > 0 else None,
            "results": rows,
        }
    )


def _address(call: Call, limit: int, offset: int) -> str:
    parameters = {**dict(call.query.items()), "limit": str(limit), "offset": str(offset)}
    if offset <= 0:
        del parameters["offset"]
    return f"{call.base}{call.path}?{urlencode(sorted(parameters.items()))}"


def _whole(text: str) -> int:
    """Return the whole number that a text is; 0 where it is none, or below."""
    return min(int(text), LARGEST_PK) if text.isascii() and text.isdecimal() and len(text) < 40 else 0  # noqa: PLR2004


def _filter(field: Field, text: str) -> Value:
    match field.type:
        case "integer":
            if text in {"null", "none", "None"} and field.is_nullable:
                return None
            if text.isascii() and text.isdecimal() and len(text) <= 18:  # noqa: PLR2004 - what fits into a row
                return int(text)
            raise ApiError(400, {field.name: ["Enter a whole number."]})
        case "number":
            try:
                return float(text)
            except ValueError as error:
                raise ApiError(400, {field.name: ["Enter a number."]}) from error
        case "boolean":
            if text.lower() in {"true", "false", "1", "0"}:
                return text.lower() in {"true", "1"}
            raise ApiError(400, {field.name: ["Must be true or false."]})
        case _:
            return text.replace("\0", " ")
