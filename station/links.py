"""Linking, moving, replacing and unlinking: each is one change that stays in the history for ever."""

from sqlalchemy import Connection

from station.approval import approve, find_target, refuse_missing
from station.changes import end_links, put_link, record_change
from station.lookup import Held, Stored, find_item, find_link, has_link, links_of
from station.outcomes import Conflict, Found, Linked, Outcome, Refusal, Refused, Unknown, Unlinked
from station.policy import SISTERS, Objection, Terms, explain
from station.records import Action, Change, Code, Identity, Item, ItemRef, Signature
from station.wording import Text, join


def link(connection: Connection, code: Code, ref: ItemRef, signature: Signature, terms: Terms) -> Outcome:
    """Put a code on an item.

    The unique index decides a race: the loser begins again (`station.store.races`) and is told the owner.

    Returns:
        Linked; Found when it was on that item already; Conflict when another item has it;
        Refused when the item is not here or something speaks against the link.
    """
    target = find_target(connection, code, ref)
    if not isinstance(target, Stored):
        return target
    held = find_link(connection, code)
    if held is not None:
        return _tell_holder(code, held, ref)
    objections = approve(connection, code, target, terms)
    if isinstance(objections, Refused):
        return objections
    if not terms.adds and has_link(connection, target):
        return _tell_second(code, target.item)
    told = explain(objections, terms)
    change = record_change(connection, Action.LINK, target, signature, codes=[code.raw], reason=told)
    put_link(connection, code, target, change)
    return _tell_linked(code, objections, change, Text("Linked to {title}.", title=target.item.title))


def move(
    connection: Connection, code: Code, ref: ItemRef, signature: Signature, terms: Terms, *, seen: int
) -> Outcome:
    """Take a code off the item that has it and put it on another, as one change.

    Args:
        connection: in a transaction that may write.
        code: what was read.
        ref: the item it goes on.
        signature: who does it, where and when.
        terms: as for a link.
        seen: number of the link that the operator saw; when the code has another by now, nothing is moved.

    Returns:
        Linked; Found when it was on that item already; Refused, as `changed` when somebody was faster.
    """
    target = find_target(connection, code, ref)
    if not isinstance(target, Stored):
        return target
    held = find_link(connection, code)
    if held is None or held.link.id != seen:
        return _tell_changed(code, held)
    if held.owner.id == target.id:
        return _tell_holder(code, held, ref)
    objections = approve(connection, code, target, terms)
    if isinstance(objections, Refused):
        return objections
    told = explain(objections, terms)
    codes = [code.raw, held.link.raw]
    change = record_change(connection, Action.MOVE, target, signature, codes=codes, reason=told)
    end_links(connection, [held.link.id], change)
    put_link(connection, code, target, change)
    return _tell_linked(
        code,
        objections,
        change,
        Text("Moved from {owner} to {title}.", owner=held.owner.item.title, title=target.item.title),
    )


def replace(connection: Connection, code: Code, ref: ItemRef, signature: Signature, terms: Terms) -> Outcome:
    """Make a code the only one of an item: all its others are taken off, as one change.

    Returns:
        Linked; Found when it was the only one already; Conflict when another item has it;
        Refused when the item is not here or something speaks against the link.
    """
    target = find_target(connection, code, ref)
    if not isinstance(target, Stored):
        return target
    held = find_link(connection, code)
    others = [link for link in links_of(connection, target) if held is None or link.id != held.link.id]
    if held is not None and (held.owner.id != target.id or not others):
        return _tell_holder(code, held, ref)
    objections = () if held is not None else approve(connection, code, target, terms)
    if isinstance(objections, Refused):
        return objections
    told = explain(objections, terms)
    codes = [*([code.raw] if held is None else []), *(link.raw for link in others)]
    change = record_change(connection, Action.REPLACE, target, signature, codes=codes, reason=told)
    end_links(connection, [link.id for link in others], change)
    if held is None:
        put_link(connection, code, target, change)
    return _tell_linked(
        code, objections, change, Text("{title} has this code now and no other.", title=target.item.title)
    )


def _tell_second(code: Code, item: Item) -> Refused:
    told = Text("{title} has a code already. Add this one to it, or replace what it has.", title=item.title)
    return Refused(code=code, item=item, refusal=Refusal.SECOND, reason=told)


def unlink(
    connection: Connection,
    code: Code,
    signature: Signature,
    reason: str = "",
    *,
    holder: ItemRef | None = None,
) -> Outcome:
    """Take one code off the item that has it; where `holder` is given, only off that one.

    Returns:
        Unlinked; Unknown when no item has it; Conflict when not `holder` has it; Refused for a code of
        our own.
    """
    held = find_link(connection, code)
    if held is None:
        if code.identity is Identity.OURS:
            told = Text("This code is printed by the system itself; there is no link to end.")
            return Refused(code=code, refusal=Refusal.OURS, reason=told)
        return Unknown(code=code, reason=Text("No item has this code, so there is nothing to unlink."))
    item = held.owner.item
    if holder is not None and item.ref != holder:
        return _tell_holder(code, held, holder)
    codes = [held.link.raw]
    change = record_change(connection, Action.UNLINK, held.owner, signature, codes=codes, reason=reason)
    end_links(connection, [held.link.id], change)
    return Unlinked(
        code=code, item=item, change=change, reason=Text("Unlinked from {title}.", title=item.title)
    )


def unlink_item(connection: Connection, ref: ItemRef, signature: Signature, reason: str = "") -> Outcome:
    """Take all codes off one item, as one change.

    Returns:
        Unlinked, or Refused when the item is not here or has no code.
    """
    stored = find_item(connection, ref)
    if stored is None:
        return refuse_missing(ref)
    held = links_of(connection, stored)
    item = stored.item
    if not held:
        told = Text("{title} has no linked code.", title=item.title)
        return Refused(item=item, refusal=Refusal.NOTHING, reason=told)
    codes = [link.raw for link in held]
    change = record_change(connection, Action.UNLINK, stored, signature, codes=codes, reason=reason)
    end_links(connection, [link.id for link in held], change)
    count = Text("1 code") if len(held) == 1 else Text("{count} codes", count=len(held))
    return Unlinked(
        item=item, change=change, reason=Text("Took {codes} off {title}.", codes=count, title=item.title)
    )


def _tell_linked(code: Code, objections: tuple[Objection, ...], change: Change, said: Text) -> Linked:
    warnings = [found.words for found in objections]
    if code.identity is Identity.BATCH:
        warnings.append(SISTERS)
    hint = SISTERS if code.identity is Identity.BATCH else ""
    return Linked(
        code=code,
        item=change.item,
        change=change,
        reason=join(" ", said, hint, Text("Undo takes it back.")),
        warnings=tuple(warnings),
    )


def _tell_holder(code: Code, held: Held, wanted: ItemRef) -> Outcome:
    link, owner = held.link, held.owner.item
    when = f"{link.at:%Y-%m-%d %H:%M} UTC"
    if owner.ref == wanted:
        told = Text("Already linked to {title}, since {when}.", title=owner.title, when=when)
        return Found(code=code, item=owner, link=link, reason=told)
    told = Text(
        "Belongs to {ref} {title}: linked by {operator} on {when}. Nothing was changed.",
        ref=owner.ref,
        title=owner.title,
        operator=link.operator,
        when=when,
    )
    return Conflict(code=code, item=owner, link=link, reason=told)


def _tell_changed(code: Code, held: Held | None) -> Refused:
    if held is None:
        told = Text("No item has this code any more: somebody took it off. Nothing was moved; scan it again.")
        return Refused(code=code, refusal=Refusal.CHANGED, reason=told)
    link, owner = held.link, held.owner.item
    told = Text(
        "Not moved: {operator} at {station} has put this code on {ref} {title} since. Scan it again.",
        operator=link.operator,
        station=link.station,
        ref=owner.ref,
        title=owner.title,
    )
    return Refused(code=code, item=owner, refusal=Refusal.CHANGED, reason=told)
