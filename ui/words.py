"""What the screen calls things: the words for states, notes, label fields and item details."""

import re
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from station.acts import reasons
from station.codes import read_code
from station.comparison import disagreements
from station.desk import ClearRequest, Desk, Note, State
from station.escapes import escape
from station.outcomes import Comparison, Hit, Proposal, Refusal
from station.records import Code, Item, ItemKind
from station.roles import Role
from ui.phrases import AGAINST, ALONE, HEADLINES, KINDS, NEXT_STEPS, NOTES, ROLES, SENTENCES
from ui.spelling import moment
from ui.translation import told

_LONGEST_CODE = 40  # characters of a code in a sentence

_WHAT = ("mpn", "supplier_part", "customer_part", "ordering_code", "gtin")
_WHICH = (
    *("serial", "package_id", "license_plate", "digikey_load_id", "sscc", "lot"),
    *("supplier_order", "customer_order", "invoice", "date_code"),
)
"""Label fields that say what is in a box, and which box it is; the first that a label has is told."""

_read = lru_cache(1000)(read_code)

_CAPITALS = (
    "asin",
    "fnsku",
    "giai",
    "gtin",
    "ipn",
    "isbn",
    "mpn",
    "msl",
    "ppn",
    "sku",
    "sscc",
    "uid",
    "url",
    "zip",
)
_ABBREVIATIONS = {key: key.upper() for key in _CAPITALS} | {"pk": "No.", "rohs": "RoHS"}


def tr(text: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("words", text)


def headline(desk: Desk) -> str:
    """Return the word of the banner."""
    if desk.state is State.SECOND and desk.item is not None:
        return tr("SECOND CODE FOR #{number}").format(number=desk.item.ref.pk)
    if desk.state is State.SHARED and desk.refusal in (Refusal.SHIPMENT, Refusal.VALUE):
        return tr("NOT A CODE OF ONE BOX")
    if desk.state is State.CHECK and desk.refusal is Refusal.DAMAGED:
        return tr("DAMAGED CODE")
    return tr(HEADLINES[desk.state])


def sentence(desk: Desk) -> str:
    """Return what the banner says of code and item."""
    if desk.state is State.READY and desk.is_pinned:
        return tr("Scan the label of {item}.").format(item=name(desk.selected))
    place = desk.item.details.get("location", "") if desk.item else ""
    return tr(SENTENCES[desk.state]).format(
        code=short(desk.code),
        item=name(desk.item),
        place=f"\n{place}" if place else "",
        reason=told(desk.reason),
        linked=_linked(desk),
        against=_against(desk),
        asked=_asked(desk),
        operator=desk.operator,
        role=role_name(desk.role) if desk.role else "",
        held=_held(desk),
    )


def picks(desk: Desk) -> tuple[str, str, str]:
    """Return what F5, F6 and F7 would do now; empty where nothing."""
    match desk.state:
        case State.CONFLICT:
            return "", tr("Go to owner"), tr("Move here") if _can_take_over(desk) else ""
        case State.SECOND:
            return "", "", tr("Replace") if desk.may(Role.MOVE) else ""
        case State.REASON:
            first, second, third = (told(reason) for reason in reasons(desk))
            return first, second, third
        case _:
            names = [f"{_kind(item)}#{item.ref.pk}" for item in desk.candidates]
            first, second, third = [*names, "", "", ""][:3]
            return first, second, third


def role_name(role: Role) -> str:
    """Return what a role may do."""
    return tr(ROLES[role])


def _held(desk: Desk) -> str:
    """Return how many scans have come while nobody was signed in."""
    if not desk.held:
        return ""
    return "\n" + tr("Scanned meanwhile: {count}. Codes that nobody knows are parked{key}.").format(
        count=desk.held, key=" (F8)" if desk.may(Role.PARK) else ""
    )


def _against(desk: Desk) -> str:
    if desk.code is None or desk.refusal not in AGAINST:
        return told(desk.reason)
    differences = ", ".join(
        tr("{field} {label} on the label, {item} in stock").format(
            field=field_name(one.field), label=one.label, item=one.item
        )
        for one in disagreements(desk.comparisons)
    )
    return tr(AGAINST[desk.refusal]).format(
        damage=told(desk.code.damage),
        item=name(desk.item),
        differences=differences,
        because=told(desk.code.because),
    )


def _asked(desk: Desk) -> str:
    if isinstance(desk.pending, ClearRequest):
        return tr("All codes of {item} are to be taken off. Why?").format(item=name(desk.item))
    return tr("{code} is to be linked to {item} all the same. Why?").format(
        code=short(desk.code), item=name(desk.item)
    )


def _linked(desk: Desk) -> str:
    """Return who has put the code on its item, and when."""
    if desk.link is None:
        return told(desk.reason)
    return tr("Linked by {operator} at {station}, {when}. Nothing was changed.").format(
        operator=desk.link.operator,
        station=desk.link.station,
        when=moment(desk.link.at),
    )


def next_step(desk: Desk) -> str:
    """Return what the operator may do now; no key is named that would do nothing."""
    if desk.note is not Note.NONE:
        said = tr(NOTES[desk.note]).format(needs=role_name(desk.needs) if desk.needs else "")
        is_stuck = desk.note is Note.NOT_ALLOWED
    else:
        said = _way_on(desk)
        is_stuck = desk.state is State.UNKNOWN or _lacks_role(desk)
    can_park = desk.can_park and desk.may(Role.PARK)
    return f"{said} {tr('F8 parks it.')}" if is_stuck and can_park else said


def _lacks_role(desk: Desk) -> bool:
    """Tell whether the code could be linked now by somebody else."""
    return desk.link_role is not None and not desk.may(desk.link_role)


def _can_take_over(desk: Desk) -> bool:
    """Tell whether whoever works here could move the code from its owner."""
    return desk.can_move and desk.may(Role.MOVE)


def _way_on(desk: Desk) -> str:
    if desk.state in (State.FOUND, State.ALREADY_LINKED):
        return tr("F4 takes this code off.") if desk.removable and desk.may(Role.LINK) else ""
    if desk.link_role is not None and _lacks_role(desk):
        return tr("It needs somebody who {needs}.").format(needs=role_name(desk.link_role))
    if desk.state is State.UNSURE and desk.can_link:
        return tr("F3 keeps it for {item}, to be checked later.").format(item=name(desk.item))
    if _can_take_over(desk):
        return tr("F6 goes to that item. F7 moves the code to {item}.").format(item=name(desk.target))
    if desk.candidates and desk.state is State.UNKNOWN:
        items = ", ".join(name(item) for item in desk.candidates)
        keys = ", ".join(("F5", "F6", "F7")[: len(desk.candidates)])
        return tr("It may be {items}: {keys}. Or F2, type, arrow down.").format(items=items, keys=keys)
    alone = "" if desk.candidates else ALONE.get(desk.state, "")
    return tr(alone or NEXT_STEPS.get(desk.state, ""))


def mark(comparison: Comparison) -> str:
    """Return how a field of a label stands to the item's: `= same` or `≠ 440`."""
    return tr("= same") if comparison.agrees else f"≠ {breakable(comparison.item)}"


def candidate(proposal: Proposal, key: str) -> str:
    """Return an item that a label may belong to, with its key, and what speaks for and against it."""
    same = [field_name(one.field) for one in proposal.comparisons if one.agrees]
    other = [f"{field_name(one.field)} ≠ {one.item}" for one in proposal.comparisons if not one.agrees]
    about = [f"= {', '.join(same)}" if same else "", "; ".join(other)]
    linked = f"({tr('has a code')})" if proposal.is_linked else ""
    first = "  ".join(filter(None, (key, name(proposal.item), linked)))
    return "\n      ".join(filter(None, (first, *about)))


def named(hit: Hit) -> str:
    """Return an item that a field of a label names."""
    note = f"({told(hit.note)})" if hit.note else ""
    return "  ".join(filter(None, (f"{field_name(hit.field)} → {name(hit.item)}", note)))


def name(item: Item | None) -> str:
    """Return an item's number and title, and what it is where it is not stock."""
    return f"{_kind(item)}#{item.ref.pk} {item.title}" if item else ""


def _kind(item: Item) -> str:
    return "" if item.ref.kind is ItemKind.STOCKITEM else f"{tr(KINDS[item.ref.kind])} "


def short(code: Code | None) -> str:
    """Return a code as it may stand in a sentence."""
    return shorten(code.wire, code) if code else ""


def shorten(text: str, code: Code | None = None) -> str:
    """Return a code on one line: what is in the box and which box it is, if the label says so.

    Any other text is whole, or has lost its middle where it is long: labels differ at their ends.
    Where the `code` is here already, the text is not read once more.
    """
    if len(text) <= _LONGEST_CODE and text.isprintable():
        return escape(text)
    fields = _fields(code or _read(text))
    which = next((key for key in _WHICH if key in fields), "")
    if not which:
        return _without_middle(text, 12, 24)
    what = next((fields[key] for key in _WHAT if key in fields), "")
    told_apart = f"{field_name(which)} {_without_middle(fields[which], 4, 16)}"
    return " · ".join(filter(None, (_without_middle(what, 12, 8), told_apart)))


def _fields(code: Code) -> dict[str, str]:
    """Return what a label says by name, as far as it is sure."""
    return {key: str(value) for key, value in code.fields.items() if value != ""} if code.is_sure else {}


def describe(text: str) -> str:
    """Return all that a label says, or the whole text of one that has no fields."""
    fields = _fields(_read(text))
    named_fields = (f"{field_name(key)} {breakable(value)}" for key, value in fields.items())
    return " · ".join(named_fields) or breakable(text)


def shorten_all(texts: Iterable[str]) -> str:
    """Return the codes of one line of the history."""
    return ", ".join(shorten(text) for text in texts)


def _without_middle(text: str, first: int, last: int) -> str:
    """Return so many characters of each end of a long text; no escape is cut in two."""
    if len(text) <= first + last + 4:
        return escape(text)
    return f"{escape(text[:first])} … {escape(text[-last:])}"


def breakable(text: str) -> str:
    """Return a text that may be broken inside its long words, but not inside an escape."""
    return re.sub(r"((?>\\x..|\S){8})(?=\S)", "\\1\u200b", escape(text))


def field_name(key: str) -> str:
    """Return the name of a detail or label field, such as `Supplier part` for `supplier_part`."""
    return QCoreApplication.translate("fields", plain_field_name(key))


def plain_field_name(key: str) -> str:
    """Return the name of a detail or label field before it is translated."""
    return _ABBREVIATIONS.get(key) or key.replace("_", " ").capitalize()
