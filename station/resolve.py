"""From a code to the item that has it, with each step that was tried."""

from sqlalchemy import Connection

from station.codes import testcard
from station.codes.badges import BADGE, BADGE_KEY
from station.contents import Contents, find_alike, look_up
from station.lookup import find_item, find_link, has_link
from station.operators import by_badge
from station.outcomes import Badge, Command, Comparison, Found, Hit, Outcome, Proposal, Unknown
from station.policy import shared
from station.propose import examine, propose
from station.records import Code, Identity, ItemRef, Step
from station.testcard import read_card, summary
from station.wording import Text, join

NO_COMMAND = Step("command", False, Text("not a command card"))
NOT_OURS = Step("internal", False, Text("not one of our own codes"))

CHOOSE = Text("Choose one of the stock items that agree, or another, then link.")
RECEIVE = Text("Receive the order first, or choose the stock item, then link.")
FIND = Text("Choose its stock item, then link.")

FORMATS = (
    ("ecia", Text("ISO 15434 label")),
    ("mat_label", Text("ISO 15434 label")),
    ("iso15434", Text("ISO 15434 label")),
    ("gs1", Text("GS1 label")),
    ("sscc", Text("GS1 shipping label")),
    ("single_di", Text("one field of a label, or a text of its own")),
    ("text", Text("plain text")),
    ("inventree", Text("one of our own codes")),
    ("command", Text("command card")),
    ("lcsc", Text("LCSC label")),
    ("tme", Text("TME label")),
    ("digikey", Text("DigiKey label")),
    ("manufacturer", Text("maker's own label")),
    ("partdb", Text("Part-DB label")),
    ("amazon_tba", Text("parcel label")),
    ("amazon", Text("Amazon label")),
    *((start, Text("article number")) for start in ("ean", "upc", "itf14", "isbn")),
    *((start, Text("parcel label")) for start in ("ups", "usps", "fedex", "s10", "dhl", "dpd")),
)
"""What a person calls a format, by the beginning of its kind; the others are called by their kind."""


def resolve(connection: Connection, code: Code, target: ItemRef | None = None) -> Outcome:
    """Look a code up: a command, an internal code, every key it may be linked under, then what it says.

    Args:
        connection: where to look.
        code: what was read.
        target: the item that an unknown code is compared with.

    Returns:
        Command, Found or Unknown, with the steps of the Why? panel.
    """
    if code.command == testcard.COMMAND:
        return _tell_test(code)
    read = _tell_read(code)
    if code.command:
        step = Step("command", True, Text("a command card: {command}", command=code.command))
        return Command(
            code=code, steps=(read, step), reason=Text("Command card {command}.", command=code.command)
        )
    if code.item is not None:
        return _resolve_internal(connection, code, code.item, (read, NO_COMMAND))
    if code.identity is Identity.OURS:
        return _resolve_ours(connection, code, read)
    steps: tuple[Step, ...] = (read, NO_COMMAND, NOT_OURS)
    held = find_link(connection, code)
    if held is None:
        return _search(connection, code, (*steps, *_tell_unlinked(code)), target)
    link, item = held.link, held.owner.item
    by = Text(
        "to {ref} by {operator} at {station}",
        ref=item.ref,
        operator=link.operator,
        station=link.station,
    )
    if link.key == code.key:
        steps = (*steps, Step("linked", True, Text("linked {by}", by=by)))
    else:
        other = Step("alternates", True, Text("linked in the form {key} {by}", key=link.key, by=by))
        steps = (*steps, Step("linked", False, Text("no item has the code {key}", key=code.key)), other)
    return Found(
        code=code,
        item=item,
        link=link,
        steps=steps,
        reason=Text("Linked to {title}.", title=item.title),
    )


def _tell_test(code: Code) -> Outcome:
    """Tell what the test card says of the scanner that read it."""
    findings = read_card(code.raw)
    steps = tuple(Step(one.name, one.is_good, join(" ", one.said, one.fix)) for one in findings)
    return Command(code=code, steps=steps, reason=summary(findings))


def _resolve_ours(connection: Connection, code: Code, read: Step) -> Outcome:
    """Tell whose badge it is; anything else of ours that nothing can be made of is not read in full."""
    damage = join("; ", *code.warnings)
    if code.kind != BADGE:
        note = damage or Text("it does nothing here")
        step = Step("ours", False, note)
        return Unknown(
            code=code, steps=(read, step), reason=Text("One of our own codes, but {note}.", note=note)
        )
    owner = by_badge(connection, code.key.removeprefix(BADGE_KEY))
    if owner is None:
        why = damage or Text("a newer one was made, or its operator is disabled")
        told = Text("This badge signs nobody in: {why}.", why=why)
        return Badge(code=code, operator=None, steps=(read, Step("badge", False, why)), reason=told)
    step = Step("badge", True, Text("the badge of {name}", name=owner.name))
    told = Text("This is the badge of {name}.", name=owner.name)
    return Badge(code=code, operator=owner, steps=(read, step), reason=told)


def _resolve_internal(connection: Connection, code: Code, ref: ItemRef, steps: tuple[Step, ...]) -> Outcome:
    stored = find_item(connection, ref)
    if stored is None:
        step = Step("internal", False, Text("names {ref}, which is not in this database", ref=ref))
        return Unknown(
            code=code,
            steps=(*steps, step),
            reason=Text("This is the internal code of {ref}, which is not here. Import it.", ref=ref),
        )
    step = Step("internal", True, Text("the internal code of {ref}", ref=ref))
    return Found(
        code=code,
        item=stored.item,
        steps=(*steps, step),
        reason=Text("The internal code of {title}.", title=stored.item.title),
    )


def _search(connection: Connection, code: Code, steps: tuple[Step, ...], target: ItemRef | None) -> Unknown:
    """Look for what an unknown code may belong to: by its contents, then by codes that look alike."""
    contents = look_up(connection, code)
    proposals = propose(connection, contents)
    suggestions = find_alike(connection, code)
    aimed = find_item(connection, target) if target is not None else None
    tried = (*contents.steps, _tell_stock(proposals), *_tell_alike(code, suggestions))
    told = join(
        "; ", *(step.note for step in (steps[0], *tried) if step.name != "suggestions" or step.passed)
    )
    return Unknown(
        code=code,
        steps=(*steps, *tried),
        reason=Text("{told}. {step}", told=told, step=_next_action(code, contents, proposals, suggestions)),
        comparisons=examine(aimed, contents) if aimed is not None else (),
        target_has_code=aimed is not None and has_link(connection, aimed),
        hits=tuple(contents.hits),
        proposals=proposals,
        suggestions=suggestions,
    )


def _tell_read(code: Code) -> Step:
    if code.damage:
        return Step(
            "read", False, Text("{count} characters read; {damage}", count=len(code.raw), damage=code.damage)
        )
    words = next((words for start, words in FORMATS if code.kind.startswith(start)), code.kind)
    return Step("read", True, Text("{count} characters read; {words}", count=len(code.raw), words=words))


def _tell_unlinked(code: Code) -> tuple[Step, ...]:
    linked = Step("linked", False, Text("no item has the code {key}", key=code.key))
    if not code.alternates:
        return (linked,)
    return linked, Step(
        "alternates", False, Text("nor in the form {alternates}", alternates=", ".join(code.alternates))
    )


def _tell_stock(proposals: tuple[Proposal, ...]) -> Step:
    if not proposals:
        return Step("stock", False, Text("no stock item"))
    count = (
        Text("1 stock item agrees")
        if len(proposals) == 1
        else Text("{count} stock items agree in part", count=len(proposals))
    )
    best = proposals[0]
    agreeing = join(", ", *(_tell_same(found) for found in best.comparisons if found.agrees))
    return Step(
        "stock",
        True,
        Text("{count}, first {ref}: {agreeing}", count=count, ref=best.item.ref, agreeing=agreeing),
    )


def _tell_same(found: Comparison) -> Text:
    return Text("{field} {value} = same", field=Text(found.field.replace("_", " ")), value=found.label)


def _tell_alike(code: Code, suggestions: tuple[Hit, ...]) -> tuple[Step, ...]:
    if not code.loose:
        return ()
    if not suggestions:
        return (Step("suggestions", False, Text("no linked code looks alike")),)
    items = ", ".join(f"{hit.item.ref} {hit.item.title}" for hit in suggestions)
    return (Step("suggestions", True, Text("looks like the code of {items}", items=items)),)


def _next_action(
    code: Code, contents: Contents, proposals: tuple[Proposal, ...], suggestions: tuple[Hit, ...]
) -> str:
    """Say what the operator may do now with a code that no item has."""
    if suggestions:
        return Text("Did you mean {title}? Scan it again to be sure.", title=suggestions[0].item.title)
    if code.damage:
        return Text("This is no full label: scan it again once that is put right.")
    named = next((str(hit.item.ref) for hit in shared(tuple(contents.hits))), "")
    if named or code.identity is Identity.PRODUCT:
        return Text(
            "Many boxes carry this code: link it to {named}, not to one stock item.",
            named=named or Text("its part"),
        )
    if code.identity in (Identity.SHIPMENT, Identity.VALUE):
        return Text("This is no identity of one item: scan the other code on the label.")
    return CHOOSE if proposals else RECEIVE if contents.orders else FIND
