"""What the screen calls things: the words for states, notes, label fields and item details."""

import re

from PySide6.QtCore import QCoreApplication

from station.dialogue import Desk, Note, State
from station.escapes import escape
from station.records import Code, Item

_LONGEST_CODE = 40  # characters of a code in a sentence

HEADLINES: dict[State, str] = {
    State.READY: "READY",
    State.FOUND: "FOUND",
    State.ALREADY_LINKED: "ALREADY LINKED",
    State.OFFER: "LINK IT?",
    State.UNKNOWN: "UNKNOWN CODE",
    State.WORKING: "SAVING …",
    State.LINKED: "LINKED",
    State.CONFLICT: "BELONGS TO ANOTHER ITEM",
    State.REFUSED: "REFUSED",
    State.ARMED: "UNLINK: SCAN THE LABEL",
    State.UNLINKED: "UNLINKED",
    State.UNDONE: "UNDONE",
    State.UNREADABLE: "NOT A FULL READ",
    State.TROUBLE: "NOT DONE",
}
"""The word of the banner."""

SENTENCES: dict[State, str] = {
    State.READY: "Scan a label, or choose an item.",
    State.FOUND: "{item}{place}",
    State.ALREADY_LINKED: "{item}{place}",
    State.OFFER: "{code}\nLink it to {item}?",
    State.UNKNOWN: "No item has the code {code}.",
    State.WORKING: "{code}",
    State.LINKED: "{code} → {item}",
    State.CONFLICT: "{item}{place}\n{linked}",
    State.REFUSED: "{reason}",
    State.ARMED: "The code of the next label is taken off its item.",
    State.UNLINKED: "{code}\nwas taken off {item}",
    State.UNDONE: "{reason}",
    State.UNREADABLE: "{reason}",
    State.TROUBLE: "{reason}",
}
"""What the banner says of code and item."""

NEXT_STEPS: dict[State, str] = {
    State.OFFER: "F3 links it. Esc drops it. Another item can still be chosen.",
    State.UNKNOWN: "Choose its item: F2, type, arrow down. F1 tells why it is unknown.",
    State.LINKED: "Ctrl+Z undoes it.",
    State.UNLINKED: "Ctrl+Z undoes it.",
    State.UNDONE: "",
    State.CONFLICT: "F6 goes to that item.",
    State.ARMED: "Esc cancels.",
    State.TROUBLE: "Nothing was changed. The same key tries again.",
}
"""What the operator may do now."""

NOTES: dict[Note, str] = {
    Note.NOTHING_TO_LINK: "Nothing to link: choose an item, then scan its label.",
    Note.CHOOSE_ITEM: "Choose the item first: F2, type, arrow down.",
    Note.NOTHING_TO_UNDO: "There is nothing to undo at this station.",
    Note.NOT_NOW: "Not now: this has no meaning at the moment.",
    Note.INTERNAL_CODE: "That is our own code; scan the label that was linked.",
    Note.NOTHING_TO_UNLINK: "So there is nothing to unlink.",
}
"""Why a key or card did nothing."""

WORDED = (State, Note)
"""Keys of the dictionaries here whose texts are shown, and so translated."""

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
        reason=desk.reason,
        linked=_linked(desk),
    )


def _linked(desk: Desk) -> str:
    """Return who has put the code on its item, and when."""
    if desk.link is None:
        return desk.reason
    return tr("Linked by {operator} at {station}, {when}. Nothing was changed.").format(
        operator=desk.link.operator,
        station=desk.link.station,
        when=f"{desk.link.at.astimezone():%d %b %Y %H:%M}",
    )


def next_step(desk: Desk) -> str:
    """Return what the operator may do now."""
    if desk.note is not Note.NONE:
        return tr(NOTES[desk.note])
    if desk.state in (State.FOUND, State.ALREADY_LINKED):
        return tr("F4 takes this code off.") if desk.removable else ""
    return tr(NEXT_STEPS.get(desk.state, ""))


def name(item: Item | None) -> str:
    """Return an item's number and title."""
    return f"#{item.ref.pk} {item.title}" if item else ""


def short(code: Code | None) -> str:
    """Return a code as it may stand in a sentence; its end, which tells labels apart, is kept."""
    return shorten(code.wire) if code else ""


def shorten(text: str) -> str:
    """Return a text on one line, without its middle where it is long."""
    shown = escape(text)
    return shown if len(shown) <= _LONGEST_CODE else f"{shown[:12]} … {shown[-24:]}"


def breakable(text: str) -> str:
    """Return a text that may be broken inside its long words, which codes are full of."""
    return re.sub(r"(\S{8})(?=\S)", "\\1\u200b", escape(text))


def field_name(key: str) -> str:
    """Return the name of a detail or label field, such as `Supplier part` for `supplier_part`."""
    return QCoreApplication.translate("fields", plain_field_name(key))


def plain_field_name(key: str) -> str:
    """Return the name of a detail or label field before it is translated."""
    return _ABBREVIATIONS.get(key) or key.replace("_", " ").capitalize()
