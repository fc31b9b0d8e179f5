"""The rows that every change writes: the change itself, the links that it makes and those that it ends."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, insert, update

from station.lookup import Stored
from station.parking import settle
from station.records import Action, Change, Code, Signature
from station.store.history import ChangeRow, LinkRow
from station.store.row import add_row

CHANGE = insert(ChangeRow)
LINK = insert(LinkRow)
END = (
    update(LinkRow)
    .where(LinkRow.id.in_(bindparam("ids", expanding=True)))
    .values(ended_by=bindparam("change"))
)
# Built once, and run on the bare connection: putting a statement together costs more than running it.


def record_change(
    connection: Connection,
    action: Action,
    stored: Stored,
    signature: Signature,
    *,
    codes: Iterable[str],
    reason: str = "",
    undoes: int | None = None,
) -> Change:
    """Write down that something was done to an item.

    Args:
        connection: in a transaction that may write.
        action: what is done.
        stored: the item.
        signature: who does it, where and when.
        codes: as they were read, what is put on it or taken off.
        reason: why.
        undoes: number of the change that is taken back.
    """
    change = Change(
        id=0,
        action=action,
        at=signature.at,
        operator=signature.operator,
        station=signature.station,
        item=stored.item,
        codes=tuple(dict.fromkeys(codes)),
        reason=reason,
        undoes=undoes,
    )
    values = {
        "at": change.at,
        "action": action.value,
        "item_id": stored.id,
        "operator": change.operator,
        "station": change.station,
        "reason": reason,
        "undoes": undoes,
    }
    return replace(change, id=add_row(connection, CHANGE, values))


def put_link(connection: Connection, code: Code, stored: Stored, change: Change) -> None:
    """Put a code on an item; the unique index refuses a key that is on one already."""
    values = {
        "key": code.key,
        "raw": code.raw,
        "loose": code.loose,
        "barcode_hash": code.barcode_hash,
        "item_id": stored.id,
        "made_by": change.id,
    }
    connection.execute(LINK, values)
    settle(connection, (code.key, *code.alternates))


def end_links(connection: Connection, links: Sequence[int], change: Change) -> None:
    """End the links with these numbers; they stay in the history."""
    connection.execute(END, {"ids": list(links), "change": change.id})


def put_back(connection: Connection, rows: Sequence[LinkRow], change: Change) -> None:
    """Make links again that were ended, each on the item it was on; their codes wait for nobody any more."""
    if not rows:
        return
    copied = ("key", "raw", "loose", "barcode_hash", "item_id")
    values = [{name: getattr(row, name) for name in copied} | {"made_by": change.id} for row in rows]
    connection.execute(LINK, values)
    settle(connection, tuple(row.key for row in rows))
