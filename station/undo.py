"""Taking changes back, newest first: itself a change, which refuses what is no longer as it was left."""

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session, aliased

from station.changes import end_links, put_back, record_change
from station.lookup import Stored
from station.outcomes import Outcome, Refusal, Refused, Undone
from station.records import Action, Signature
from station.store.history import ChangeRow, LinkRow
from station.wording import Text

DONE = {
    Action.LINK: Text("Undone: taken off {title}."),
    Action.UNLINK: Text("Undone: linked again to {title}."),
    Action.MOVE: Text("Undone: moved back from {title}."),
    Action.REPLACE: Text("Undone: the codes of {title} are as they were before."),
}
"""What undoing a change did to its item, still to be filled in."""


def undo(session: Session, signature: Signature) -> Outcome:
    """Take back the newest change of this station that still stands.

    Returns:
        Undone, or Refused when there is none, or when something has happened to its codes since.
    """
    last = session.scalar(_standing(signature.station).order_by(ChangeRow.id.desc()).limit(1))
    if last is None:
        return Refused(refusal=Refusal.NOTHING, reason=Text("There is nothing to undo at this station."))
    item = last.item.record()
    live = [_heir(session, row) for row in last.made]
    for row in live:
        if row.ender is not None:
            return Refused(item=item, refusal=Refusal.CHANGED, reason=_stale(row.raw, row.ender))
    for row in last.ended:
        holder = _holder(session, row.key)
        if holder is not None and holder not in live:
            told = _stale(row.raw, holder.maker)
            return Refused(item=holder.item.record(), refusal=Refusal.CHANGED, reason=told)
    codes = [row.raw for row in (*last.ended, *live)]
    stored = Stored(last.item_id, item)
    connection = session.connection()
    change = record_change(connection, Action.UNDO, stored, signature, codes=codes, undoes=last.id)
    end_links(connection, [row.id for row in live], change)
    put_back(connection, last.ended, change)
    done = DONE[Action(last.action)]
    return Undone(item=item, change=change, reason=Text(done, title=item.title))


def can_undo(session: Session, station: str) -> bool:
    """Tell whether this station has a change that could be taken back."""
    return bool(session.scalar(select(_standing(station).exists())))


def _standing(station: str) -> Select[ChangeRow]:
    """Select the changes of a station that nothing has taken back."""
    later = aliased(ChangeRow)
    return select(ChangeRow).where(
        ChangeRow.station == station,
        ChangeRow.action != Action.UNDO.value,
        ~exists().where(later.undoes == ChangeRow.id),
    )


def _heir(session: Session, row: LinkRow) -> LinkRow:
    """Follow a link whose end was taken back to the link that stands for it now."""
    while row.ender is not None:
        heir = session.scalar(
            select(LinkRow)
            .join(LinkRow.maker)
            .where(ChangeRow.undoes == row.ended_by, LinkRow.key == row.key)
        )
        if heir is None:
            break
        row = heir
    return row


def _holder(session: Session, key: str) -> LinkRow | None:
    return session.scalar(select(LinkRow).where(LinkRow.key == key, LinkRow.ended_by.is_(None)))


def _stale(raw: str, change: ChangeRow) -> Text:
    return Text(
        "Cannot undo: {operator} changed the code {code} since, at {station}. "
        "Scan it to see where it is now.",
        operator=change.operator,
        code=repr(raw),
        station=change.station,
    )
