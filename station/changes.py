"""The rows that every change writes: the change itself, the links that it makes and those that it ends."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from station.parking import settle
from station.records import Action, Code, Signature
from station.store.history import ChangeRow, LinkRow
from station.store.items import ItemRow


def record_change(
    session: Session,
    action: Action,
    item: ItemRow,
    signature: Signature,
    *,
    reason: str = "",
    undoes: ChangeRow | None = None,
) -> ChangeRow:
    """Write down that something was done to an item."""
    row = ChangeRow(
        at=signature.at,
        action=action.value,
        item=item,
        operator=signature.operator,
        station=signature.station,
        reason=reason,
        undoes=undoes.id if undoes else None,
    )
    session.add(row)
    session.flush()
    return row


def put_link(session: Session, code: Code, item: ItemRow, change: ChangeRow) -> None:
    """Put a code on an item; the unique index refuses a key that is on one already."""
    session.add(
        LinkRow(
            key=code.key,
            raw=code.raw,
            loose=code.loose,
            barcode_hash=code.barcode_hash,
            item=item,
            maker=change,
        )
    )
    session.flush()
    settle(session, (code.key, *code.alternates))


def end_links(session: Session, rows: Iterable[LinkRow], change: ChangeRow) -> None:
    """End links; they stay in the history."""
    for row in rows:
        row.ender = change
    session.flush()


def put_back(session: Session, rows: Iterable[LinkRow], change: ChangeRow) -> None:
    """Make links again that were ended, each on the item it was on; their codes wait for nobody any more."""
    rows = list(rows)
    for row in rows:
        session.add(
            LinkRow(
                key=row.key,
                raw=row.raw,
                loose=row.loose,
                barcode_hash=row.barcode_hash,
                item=row.item,
                maker=change,
            )
        )
    session.flush()
    settle(session, tuple(row.key for row in rows))
