"""Linking, moving, replacing and unlinking: each is one change that stays in the history for ever."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from station.approval import Approval, approve, find_target, refuse_missing
from station.changes import end_links, put_link, record_change
from station.outcomes import Conflict, Found, Linked, Outcome, Refusal, Refused, Unknown, Unlinked
from station.policy import SISTERS, Terms, explain
from station.records import Action, Code, Identity, ItemRef, Signature
from station.resolve import find_item, find_link, has_link
from station.store.history import ChangeRow, LinkRow
from station.store.items import ItemRow
from station.wording import Text, join


def link(session: Session, code: Code, ref: ItemRef, signature: Signature, terms: Terms) -> Outcome:
    """Put a code on an item.

    The unique index decides a race: the loser is told the owner, like anyone who comes late.

    Returns:
        Linked; Found when it was on that item already; Conflict when another item has it;
        Refused when the item is not here or something speaks against the link.
    """
    item = find_target(session, code, ref)
    if not isinstance(item, ItemRow):
        return item
    held = find_link(session, code)
    if held is not None:
        return _tell_holder(code, held, ref)
    approval = approve(session, code, item, terms)
    if isinstance(approval, Refused):
        return approval
    if not terms.adds and has_link(session, item):
        return _tell_second(code, item)
    try:
        with session.begin_nested():
            told = explain(approval.objections, terms)
            change = record_change(session, Action.LINK, item, signature, reason=told)
            put_link(session, code, item, change)
    except IntegrityError:
        held = find_link(session, code)
        if held is None:
            raise
        return _tell_holder(code, held, ref)
    return _tell_linked(code, approval, change, Text("Linked to {title}.", title=item.title))


def move(
    session: Session, code: Code, ref: ItemRef, signature: Signature, terms: Terms, *, seen: int
) -> Outcome:
    """Take a code off the item that has it and put it on another, as one change.

    Args:
        session: in a transaction that may write.
        code: what was read.
        ref: the item it goes on.
        signature: who does it, where and when.
        terms: as for a link.
        seen: number of the link that the operator saw; when the code has another by now, nothing is moved.

    Returns:
        Linked; Found when it was on that item already; Refused, as `changed` when somebody was faster.
    """
    item = find_target(session, code, ref)
    if not isinstance(item, ItemRow):
        return item
    held = find_link(session, code)
    if held is None or held.id != seen:
        return _tell_changed(code, held)
    if held.item is item:
        return _tell_holder(code, held, ref)
    approval = approve(session, code, item, terms)
    if isinstance(approval, Refused):
        return approval
    told = explain(approval.objections, terms)
    change = record_change(session, Action.MOVE, item, signature, reason=told)
    end_links(session, [held], change)
    put_link(session, code, item, change)
    return _tell_linked(
        code,
        approval,
        change,
        Text("Moved from {owner} to {title}.", owner=held.item.title, title=item.title),
    )


def replace(session: Session, code: Code, ref: ItemRef, signature: Signature, terms: Terms) -> Outcome:
    """Make a code the only one of an item: all its others are taken off, as one change.

    Returns:
        Linked; Found when it was the only one already; Conflict when another item has it;
        Refused when the item is not here or something speaks against the link.
    """
    item = find_target(session, code, ref)
    if not isinstance(item, ItemRow):
        return item
    held = find_link(session, code)
    others = [row for row in links_of(session, ref) if row is not held]
    if held is not None and (held.item is not item or not others):
        return _tell_holder(code, held, ref)
    approval = Approval(item, ()) if held is not None else approve(session, code, item, terms)
    if isinstance(approval, Refused):
        return approval
    told = explain(approval.objections, terms)
    change = record_change(session, Action.REPLACE, item, signature, reason=told)
    end_links(session, others, change)
    if held is None:
        put_link(session, code, item, change)
    return _tell_linked(
        code, approval, change, Text("{title} has this code now and no other.", title=item.title)
    )


def _tell_second(code: Code, item: ItemRow) -> Refused:
    told = Text("{title} has a code already. Add this one to it, or replace what it has.", title=item.title)
    return Refused(code=code, item=item.record(), refusal=Refusal.SECOND, reason=told)


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
            told = Text("This code is printed by the system itself; there is no link to end.")
            return Refused(code=code, refusal=Refusal.OURS, reason=told)
        return Unknown(code=code, reason=Text("No item has this code, so there is nothing to unlink."))
    if holder is not None and held.item.ref() != holder:
        return _tell_holder(code, held, holder)
    change = record_change(session, Action.UNLINK, held.item, signature, reason=reason)
    end_links(session, [held], change)
    return Unlinked(
        code=code,
        item=held.item.record(),
        change=change.record(),
        reason=Text("Unlinked from {title}.", title=held.item.title),
    )


def unlink_item(session: Session, ref: ItemRef, signature: Signature, reason: str = "") -> Outcome:
    """Take all codes off one item, as one change.

    Returns:
        Unlinked, or Refused when the item is not here or has no code.
    """
    item = find_item(session, ref)
    if item is None:
        return refuse_missing(ref)
    held = links_of(session, ref)
    if not held:
        told = Text("{title} has no linked code.", title=item.title)
        return Refused(item=item.record(), refusal=Refusal.NOTHING, reason=told)
    change = record_change(session, Action.UNLINK, item, signature, reason=reason)
    end_links(session, held, change)
    codes = Text("1 code") if len(held) == 1 else Text("{count} codes", count=len(held))
    return Unlinked(
        item=item.record(),
        change=change.record(),
        reason=Text("Took {codes} off {title}.", codes=codes, title=item.title),
    )


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


def _tell_linked(code: Code, approval: Approval, change: ChangeRow, said: str) -> Linked:
    warnings = [found.words for found in approval.objections]
    if code.identity is Identity.BATCH:
        warnings.append(SISTERS)
    hint = SISTERS if code.identity is Identity.BATCH else ""
    return Linked(
        code=code,
        item=approval.item.record(),
        change=change.record(),
        reason=join(" ", said, hint, Text("Undo takes it back.")),
        warnings=tuple(warnings),
    )


def _tell_holder(code: Code, held: LinkRow, wanted: ItemRef) -> Outcome:
    owner = held.item.record()
    when = f"{held.maker.at:%Y-%m-%d %H:%M} UTC"
    if owner.ref == wanted:
        return Found(
            code=code,
            item=owner,
            link=held.record(),
            reason=Text("Already linked to {title}, since {when}.", title=owner.title, when=when),
        )
    return Conflict(
        code=code,
        item=owner,
        link=held.record(),
        reason=Text(
            "Belongs to {ref} {title}: linked by {operator} on {when}. Nothing was changed.",
            ref=owner.ref,
            title=owner.title,
            operator=held.maker.operator,
            when=when,
        ),
    )


def _tell_changed(code: Code, held: LinkRow | None) -> Refused:
    if held is None:
        told = Text("No item has this code any more: somebody took it off. Nothing was moved; scan it again.")
        return Refused(code=code, refusal=Refusal.CHANGED, reason=told)
    owner = held.item.record()
    told = Text(
        "Not moved: {operator} at {station} has put this code on {ref} {title} since. Scan it again.",
        operator=held.maker.operator,
        station=held.maker.station,
        ref=owner.ref,
        title=owner.title,
    )
    return Refused(code=code, item=owner, refusal=Refusal.CHANGED, reason=told)
