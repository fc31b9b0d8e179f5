"""Linking, unlinking and undoing: each is one change that stays in the history for ever."""

from sqlalchemy import Select, exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from station.outcomes import Conflict, Found, Linked, Outcome, Refused, Undone, Unknown, Unlinked
from station.records import Action, Code, Identity, ItemRef, Signature
from station.resolve import find_item, find_link
from station.store.history import ChangeRow, LinkRow
from station.store.items import ItemRow


def link(session: Session, code: Code, ref: ItemRef, signature: Signature, reason: str = "") -> Outcome:
    """Put a code on an item.

    The unique index decides a race: the loser is told the owner, like anyone who comes late.

    Returns:
        Linked; Found when it was on that item already; Conflict when another item has it;
        Refused when the item is not here or the code may never be linked.
    """
    if code.identity is Identity.OURS:
        return _refuse_ours(session, code)
    item = find_item(session, ref)
    if item is None:
        return Refused(code=code, reason=f"There is no {ref} in this database. Find the item, or import it.")
    held = find_link(session, code)
    if held is not None:
        return _tell_holder(code, held, ref)
    try:
        with session.begin_nested():
            change = _record(session, Action.LINK, item, signature, reason=reason)
            session.add(
                LinkRow(key=code.key, raw=code.raw, barcode_hash=code.barcode_hash, item=item, maker=change)
            )
    except IntegrityError:
        held = find_link(session, code)
        if held is None:
            raise
        return _tell_holder(code, held, ref)
    return Linked(
        code=code,
        item=item.record(),
        change=change.record(),
        reason=f"Linked to {item.title}. Undo takes it off.",
    )


def unlink(
    session: Session, code: Code, signature: Signature, reason: str = "", *, holder: ItemRef | None = None
) -> Outcome:
    """Take one code off the item that has it; where `holder` is given, only off that one.

    Returns:
        Unlinked; Unknown when no item has it; Conflict when not `holder` has it; Refused for a code of
        our own.
    """
    held = find_link(session, code)
    if held is None:
        if code.identity is Identity.OURS:
            return Refused(
                code=code, reason="This code is printed by the system itself; there is no link to end."
            )
        return Unknown(code=code, reason="No item has this code, so there is nothing to unlink.")
    if holder is not None and held.item.ref() != holder:
        return _tell_holder(code, held, holder)
    change = _record(session, Action.UNLINK, held.item, signature, reason=reason)
    held.ender = change
    session.flush()
    return Unlinked(
        code=code, item=held.item.record(), change=change.record(), reason=f"Unlinked from {held.item.title}."
    )


def unlink_item(session: Session, ref: ItemRef, signature: Signature, reason: str = "") -> Outcome:
    """Take all codes off one item, as one change.

    Returns:
        Unlinked, or Refused when the item is not here or has no code.
    """
    item = find_item(session, ref)
    if item is None:
        return Refused(reason=f"There is no {ref} in this database. Find the item, or import it.")
    held = links_of(session, ref)
    if not held:
        return Refused(item=item.record(), reason=f"{item.title} has no linked code.")
    change = _record(session, Action.UNLINK, item, signature, reason=reason)
    for row in held:
        row.ender = change
    session.flush()
    codes = "1 code" if len(held) == 1 else f"{len(held)} codes"
    return Unlinked(item=item.record(), change=change.record(), reason=f"Took {codes} off {item.title}.")


def undo(session: Session, signature: Signature) -> Outcome:
    """Take back the newest change of this station that still stands.

    Returns:
        Undone, or Refused when there is none, or when something has happened to its codes since.
    """
    last = session.scalar(_standing(signature.station).order_by(ChangeRow.id.desc()).limit(1))
    if last is None:
        return Refused(reason="There is nothing to undo at this station.")
    item = last.item.record()
    live = [_heir(session, row) for row in last.made]
    for row in live:
        if row.ender is not None:
            return Refused(item=item, reason=_stale(row.raw, row.ender))
    for row in last.ended:
        holder = _holder(session, row.key)
        if holder is not None:
            return Refused(item=holder.item.record(), reason=_stale(row.raw, holder.maker))
    change = _record(session, Action.UNDO, last.item, signature, undoes=last)
    for row in live:
        row.ender = change
    session.flush()
    for row in last.ended:
        session.add(
            LinkRow(key=row.key, raw=row.raw, barcode_hash=row.barcode_hash, item=row.item, maker=change)
        )
    session.flush()
    done = "linked again to" if last.action == Action.UNLINK else "taken off"
    return Undone(item=item, change=change.record(), reason=f"Undone: {done} {item.title}.")


def can_undo(session: Session, station: str) -> bool:
    """Tell whether this station has a change that could be taken back."""
    return bool(session.scalar(select(_standing(station).exists())))


def links_of(session: Session, ref: ItemRef) -> list[LinkRow]:
    """Return the live links of an item, oldest first."""
    return list(
        session.scalars(
            select(LinkRow)
            .join(LinkRow.item)
            .where(ItemRow.kind == ref.kind.value, ItemRow.pk == ref.pk, LinkRow.ended_by.is_(None))
            .order_by(LinkRow.id)
        )
    )


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


def _record(
    session: Session,
    action: Action,
    item: ItemRow,
    signature: Signature,
    *,
    reason: str = "",
    undoes: ChangeRow | None = None,
) -> ChangeRow:
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


def _holder(session: Session, key: str) -> LinkRow | None:
    return session.scalar(select(LinkRow).where(LinkRow.key == key, LinkRow.ended_by.is_(None)))


def _refuse_ours(session: Session, code: Code) -> Outcome:
    owner = find_item(session, code.item) if code.item else None
    if owner is not None:
        return Conflict(
            code=code,
            item=owner.record(),
            reason=f"This is the internal code of {owner.title}; it is never linked.",
        )
    return Refused(
        code=code, reason="A code of our own kind is never linked, whether its item is here or not."
    )


def _tell_holder(code: Code, held: LinkRow, wanted: ItemRef) -> Outcome:
    owner = held.item.record()
    when = f"{held.maker.at:%Y-%m-%d %H:%M} UTC"
    if owner.ref == wanted:
        return Found(
            code=code,
            item=owner,
            link=held.record(),
            reason=f"Already linked to {owner.title}, since {when}.",
        )
    return Conflict(
        code=code,
        item=owner,
        link=held.record(),
        reason=f"Belongs to {owner.ref} {owner.title}: linked by {held.maker.operator} on {when}. "
        "Nothing was changed.",
    )


def _stale(raw: str, change: ChangeRow) -> str:
    return (
        f"Cannot undo: {change.operator} changed the code {raw!r} since, at {change.station}. "
        "Scan it to see where it is now."
    )
