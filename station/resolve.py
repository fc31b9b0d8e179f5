"""From a code to the item that has it, with each step that was tried."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from station.codes import testcard
from station.contents import Contents, find_alike, look_up
from station.lookup import find_item, find_link, has_link
from station.outcomes import Command, Found, Hit, Outcome, Proposal, Unknown
from station.policy import shared
from station.propose import examine, propose
from station.records import Code, Identity, ItemKind, ItemRef, Step
from station.store.history import LinkRow
from station.store.items import ItemRow
from station.testcard import read_card, summary

LIVE_ITEMS = (
    select(LinkRow.key, ItemRow.__table__.c.kind, ItemRow.__table__.c.pk)
    .join(ItemRow.__table__, ItemRow.__table__.c.id == LinkRow.item_id)
    .where(LinkRow.key.in_(bindparam("keys", expanding=True)), LinkRow.ended_by.is_(None))
)
# Built once: putting a statement together costs more than running it.

NO_COMMAND = Step("command", False, "not a command card")
NOT_OURS = Step("internal", False, "not one of our own codes")

CHOOSE = "Choose one of the stock items that agree, or another, then link."
RECEIVE = "Receive the order first, or choose the stock item, then link."
FIND = "Choose its stock item, then link."

FORMATS = (
    ("ecia", "ISO 15434 label"),
    ("mat_label", "ISO 15434 label"),
    ("iso15434", "ISO 15434 label"),
    ("gs1", "GS1 label"),
    ("sscc", "GS1 shipping label"),
    ("single_di", "one field of a label, or a text of its own"),
    ("text", "plain text"),
    ("inventree", "one of our own codes"),
    ("command", "command card"),
    ("lcsc", "LCSC label"),
    ("tme", "TME label"),
    ("digikey", "DigiKey label"),
    ("manufacturer", "maker's own label"),
    ("partdb", "Part-DB label"),
    ("amazon_tba", "parcel label"),
    ("amazon", "Amazon label"),
    *((start, "article number") for start in ("ean", "upc", "itf14", "isbn")),
    *((start, "parcel label") for start in ("ups", "usps", "fedex", "s10", "dhl", "dpd")),
)
"""What a person calls a format, by the beginning of its kind; the others are called by their kind."""


def resolve(session: Session, code: Code, target: ItemRef | None = None) -> Outcome:
    """Look a code up: a command, an internal code, every key it may be linked under, then what it says.

    Args:
        session: where to look.
        code: what was read.
        target: the item that an unknown code is compared with.

    Returns:
        Command, Found or Unknown, with the steps of the Why? panel.
    """
    if code.command == testcard.COMMAND:
        return _tell_test(code)
    read = _tell_read(code)
    if code.command:
        step = Step("command", True, f"a command card: {code.command}")
        return Command(code=code, steps=(read, step), reason=f"Command card {code.command}.")
    if code.item is not None:
        return _resolve_internal(session, code, code.item, (read, NO_COMMAND))
    if code.identity is Identity.OURS:
        step = Step("ours", False, "; ".join(code.warnings) or "it does nothing here")
        reason = f"One of our own codes, but {step.note}."
        return Unknown(code=code, steps=(read, step), reason=reason)
    steps: tuple[Step, ...] = (read, NO_COMMAND, NOT_OURS)
    held = find_link(session, code)
    if held is None:
        return _search(session, code, (*steps, *_tell_unlinked(code)), target)
    link, item = held.link, held.owner.item
    by = f"to {item.ref} by {link.operator} at {link.station}"
    if link.key == code.key:
        steps = (*steps, Step("linked", True, f"linked {by}"))
    else:
        other = Step("alternates", True, f"linked in the form {link.key} {by}")
        steps = (*steps, Step("linked", False, f"no item has the code {code.key}"), other)
    return Found(code=code, item=item, link=link, steps=steps, reason=f"Linked to {item.title}.")


def _tell_test(code: Code) -> Outcome:
    """Tell what the test card says of the scanner that read it."""
    findings = read_card(code.raw)
    steps = tuple(Step(one.name, one.is_good, f"{one.said} {one.fix}".rstrip()) for one in findings)
    return Command(code=code, steps=steps, reason=summary(findings))


def _resolve_internal(session: Session, code: Code, ref: ItemRef, steps: tuple[Step, ...]) -> Outcome:
    stored = find_item(session, ref)
    if stored is None:
        step = Step("internal", False, f"names {ref}, which is not in this database")
        return Unknown(
            code=code,
            steps=(*steps, step),
            reason=f"This is the internal code of {ref}, which is not here. Import it.",
        )
    step = Step("internal", True, f"the internal code of {ref}")
    item = stored.item
    return Found(code=code, item=item, steps=(*steps, step), reason=f"The internal code of {item.title}.")


def _search(session: Session, code: Code, steps: tuple[Step, ...], target: ItemRef | None) -> Unknown:
    """Look for what an unknown code may belong to: by its contents, then by codes that look alike."""
    contents = look_up(session, code)
    proposals = propose(session, contents)
    suggestions = find_alike(session, code)
    aimed = find_item(session, target) if target is not None else None
    tried = (*contents.steps, _tell_stock(proposals), *_tell_alike(code, suggestions))
    told = "; ".join(step.note for step in (steps[0], *tried) if step.name != "suggestions" or step.passed)
    return Unknown(
        code=code,
        steps=(*steps, *tried),
        reason=f"{told}. {_next_action(code, contents, proposals, suggestions)}",
        comparisons=examine(aimed, contents) if aimed is not None else (),
        target_has_code=aimed is not None and has_link(session, aimed),
        hits=tuple(contents.hits),
        proposals=proposals,
        suggestions=suggestions,
    )


def _tell_read(code: Code) -> Step:
    if code.damage:
        return Step("read", False, f"{len(code.raw)} characters read; {code.damage}")
    words = next((words for start, words in FORMATS if code.kind.startswith(start)), code.kind)
    return Step("read", True, f"{len(code.raw)} characters read; {words}")


def _tell_unlinked(code: Code) -> tuple[Step, ...]:
    linked = Step("linked", False, f"no item has the code {code.key}")
    if not code.alternates:
        return (linked,)
    return linked, Step("alternates", False, f"nor in the form {', '.join(code.alternates)}")


def _tell_stock(proposals: tuple[Proposal, ...]) -> Step:
    if not proposals:
        return Step("stock", False, "no stock item")
    count = "1 stock item agrees" if len(proposals) == 1 else f"{len(proposals)} stock items agree in part"
    best = proposals[0]
    agreeing = ", ".join(str(found) for found in best.comparisons if found.agrees)
    return Step("stock", True, f"{count}, first {best.item.ref}: {agreeing}")


def _tell_alike(code: Code, suggestions: tuple[Hit, ...]) -> tuple[Step, ...]:
    if not code.loose:
        return ()
    if not suggestions:
        return (Step("suggestions", False, "no linked code looks alike"),)
    items = ", ".join(f"{hit.item.ref} {hit.item.title}" for hit in suggestions)
    return (Step("suggestions", True, f"looks like the code of {items}"),)


def _next_action(
    code: Code, contents: Contents, proposals: tuple[Proposal, ...], suggestions: tuple[Hit, ...]
) -> str:
    """Say what the operator may do now with a code that no item has."""
    if suggestions:
        return f"Did you mean {suggestions[0].item.title}? Scan it again to be sure."
    if code.damage:
        return "This is no full label: scan it again once that is put right."
    named = next((str(hit.item.ref) for hit in shared(tuple(contents.hits))), "")
    if named or code.identity is Identity.PRODUCT:
        return f"Many boxes carry this code: link it to {named or 'its part'}, not to one stock item."
    if code.identity in (Identity.SHIPMENT, Identity.VALUE):
        return "This is no identity of one item: scan the other code on the label."
    return CHOOSE if proposals else RECEIVE if contents.orders else FIND


def locate(session: Session, code: Code) -> ItemRef | None:
    """Return the item that has a code, by its internal code or a link, in one query and without reasons."""
    if code.identity is Identity.OURS:
        return code.item
    keys = [code.key, *code.alternates]
    rows = session.connection().execute(LIVE_ITEMS, {"keys": keys}).all()
    best = min(rows, key=lambda row: keys.index(row.key), default=None)
    return ItemRef(ItemKind(best.kind), best.pk) if best is not None else None
