"""Whether a code may go on an item of the store: the policy, told with what would fit better."""

from sqlalchemy import Connection

from station.contents import look_up
from station.lookup import Stored, find_item
from station.outcomes import Conflict, Outcome, Refusal, Refused
from station.policy import Objection, Terms, object_to
from station.propose import examine, propose
from station.records import Code, Identity, ItemRef
from station.wording import Text, join

NEXT_STEPS = {
    Refusal.DAMAGED: Text("Scan it again once that is put right."),
    Refusal.DISAGREES: Text("Check the label and the item."),
    Refusal.PRODUCT: Text("Link it to the part."),
    Refusal.SHIPMENT: Text("Scan the other code on the label."),
    Refusal.VALUE: Text("Scan the other code on the label."),
}
"""What to do instead of a link that was refused."""


def find_target(connection: Connection, code: Code, ref: ItemRef) -> Stored | Outcome:
    """Return the item that a code is to go on; refuse our own codes, and items that are not here."""
    if code.identity is Identity.OURS or code.command or code.item is not None:
        return _refuse_ours(connection, code)
    return find_item(connection, ref) or refuse_missing(ref, code)


def approve(
    connection: Connection, code: Code, stored: Stored, terms: Terms
) -> tuple[Objection, ...] | Refused:
    """Weigh what speaks against a link; a reason of the operator's overrules it.

    Returns:
        What speaks against it all the same; or Refused with the gravest objection, what the label names and
        what it may belong to.
    """
    if terms.is_approved:
        return ()
    contents = look_up(connection, code)
    comparisons = examine(stored, contents)
    ref = stored.item.ref
    objections = object_to(code, ref.kind, comparisons, tuple(contents.hits), terms.policy)
    bars = [found for found in objections if not found.is_warning]
    if not bars or terms.override.strip():
        return objections
    words = join("; ", *(found.words for found in bars))
    told = Text(
        "Not linked to {title}, because {words}. {step} A reason overrules this.",
        title=stored.item.title,
        words=words,
        step=NEXT_STEPS[bars[0].refusal],
    )
    return Refused(
        code=code,
        item=stored.item,
        refusal=bars[0].refusal,
        reason=told,
        steps=tuple(contents.steps),
        comparisons=comparisons,
        hits=tuple(contents.hits),
        proposals=tuple(found for found in propose(connection, contents) if found.item.ref != ref),
    )


def refuse_missing(ref: ItemRef, code: Code | None = None) -> Refused:
    """Refuse what was asked of an item that is not here."""
    told = Text("There is no {ref} in this database. Find the item, or import it.", ref=ref)
    return Refused(code=code, refusal=Refusal.MISSING, reason=told)


def _refuse_ours(connection: Connection, code: Code) -> Outcome:
    owner = find_item(connection, code.item) if code.item else None
    if owner is not None:
        return Conflict(
            code=code,
            item=owner.item,
            reason=Text("This is the internal code of {title}; it is never linked.", title=owner.item.title),
        )
    told = Text("A code of our own kind is never linked, whether its item is here or not.")
    return Refused(code=code, refusal=Refusal.OURS, reason=told)
