"""From a code to the item that has it, with each step that was tried."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from station.outcomes import Command, Found, Outcome, Unknown
from station.records import Code, Identity, ItemKind, ItemRef, Step
from station.store.history import LinkRow
from station.store.items import ItemRow

LIVE_LINKS = select(LinkRow).where(
    LinkRow.key.in_(bindparam("keys", expanding=True)), LinkRow.ended_by.is_(None)
)
ITEM = select(ItemRow).where(ItemRow.kind == bindparam("kind"), ItemRow.pk == bindparam("pk"))
LIVE_ITEMS = (
    select(LinkRow.key, ItemRow.__table__.c.kind, ItemRow.__table__.c.pk)
    .join(ItemRow.__table__, ItemRow.__table__.c.id == LinkRow.item_id)
    .where(LinkRow.key.in_(bindparam("keys", expanding=True)), LinkRow.ended_by.is_(None))
)
# Built once: putting a statement together costs more than running it.


def resolve(session: Session, code: Code) -> Outcome:
    """Look a code up: a command, an internal code, then every key it may be linked under.

    Returns:
        Command, Found or Unknown, with the steps of the Why? panel.
    """
    if code.command:
        step = Step("command", True, f"a command card: {code.command}")
        return Command(code=code, steps=(step,), reason=f"Command card {code.command}.")
    if code.item is not None:
        return _resolve_internal(session, code, code.item)
    if code.identity is Identity.OURS:
        step = Step("ours", False, "; ".join(code.warnings))
        return Unknown(code=code, steps=(step,), reason=f"One of our own codes, but {step.note}.")
    link = find_link(session, code)
    if link is None:
        step = Step("linked", False, f"no item has the code {code.key}")
        return Unknown(code=code, steps=(step,), reason="No item has this code. Link it to a stock item.")
    item = link.item.record()
    how = "" if link.key == code.key else f", in the form {link.key}"
    step = Step("linked", True, f"linked to {item.ref}{how} by {link.maker.operator} at {link.maker.station}")
    return Found(code=code, item=item, link=link.record(), steps=(step,), reason=f"Linked to {item.title}.")


def _resolve_internal(session: Session, code: Code, ref: ItemRef) -> Outcome:
    row = find_item(session, ref)
    if row is None:
        step = Step("internal", False, f"names {ref}, which is not in this database")
        return Unknown(
            code=code,
            steps=(step,),
            reason=f"This is the internal code of {ref}, which is not here. Import it.",
        )
    step = Step("internal", True, f"the internal code of {ref}")
    return Found(code=code, item=row.record(), steps=(step,), reason=f"The internal code of {row.title}.")


def locate(session: Session, code: Code) -> ItemRef | None:
    """Return the item that has a code, by its internal code or a link, in one query and without reasons."""
    if code.identity is Identity.OURS:
        return code.item
    keys = [code.key, *code.alternates]
    rows = session.connection().execute(LIVE_ITEMS, {"keys": keys}).all()
    best = min(rows, key=lambda row: keys.index(row.key), default=None)
    return ItemRef(ItemKind(best.kind), best.pk) if best is not None else None


def find_link(session: Session, code: Code) -> LinkRow | None:
    """Return the live link of a code under its key or, failing that, its best alternate.

    The item is loaded when it is asked for: joined to this query, SQLite would gather all items first.
    """
    keys = [code.key, *code.alternates]
    rows = session.scalars(LIVE_LINKS, {"keys": keys}).all()
    return min(rows, key=lambda row: keys.index(row.key), default=None)


def find_item(session: Session, ref: ItemRef) -> ItemRow | None:
    """Return the row of one item."""
    return session.scalar(ITEM, {"kind": ref.kind.value, "pk": ref.pk})
