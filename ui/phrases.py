"""The sentences of the screen in English, by what they are said of; places in braces are filled in."""

from station.desk import Note, State
from station.outcomes import Refusal
from station.records import ItemKind
from station.roles import Role

HEADLINES: dict[State, str] = {
    State.READY: "READY",
    State.FOUND: "FOUND",
    State.ALREADY_LINKED: "ALREADY LINKED",
    State.OFFER: "LINK IT?",
    State.CHECK: "CHECK THE LABEL",
    State.SHARED: "SAME CODE ON EVERY BOX",
    State.SECOND: "SECOND CODE",
    State.REASON: "WHY?",
    State.UNKNOWN: "UNKNOWN CODE",
    State.WORKING: "SAVING …",
    State.LINKED: "LINKED",
    State.CONFLICT: "BELONGS TO ANOTHER ITEM",
    State.REFUSED: "REFUSED",
    State.ARMED: "UNLINK: SCAN THE LABEL",
    State.UNLINKED: "UNLINKED",
    State.UNDONE: "UNDONE",
    State.UNREADABLE: "NOT A FULL READ",
    State.PARKED: "PARKED",
    State.TROUBLE: "NOT DONE",
    State.RECALLED: "LAST KNOWN",
    State.UNSURE: "SERVER AWAY",
    State.KEPT: "KEPT FOR LATER",
    State.LOCKED: "LOCKED",
    State.SIGNED_IN: "SIGNED IN",
    State.SIGNED_OUT: "SIGNED OUT",
}
"""The word of the banner."""

SENTENCES: dict[State, str] = {
    State.READY: "Scan a label, or choose an item.",
    State.FOUND: "{item}{place}",
    State.ALREADY_LINKED: "{item}{place}",
    State.OFFER: "{code}\nLink it to {item}?",
    State.CHECK: "{code}\n{against}",
    State.SHARED: "{code}\n{against}",
    State.SECOND: "{code}\n{item} has a code already.",
    State.REASON: "{asked}",
    State.UNKNOWN: "No item has the code {code}.",
    State.WORKING: "{code}",
    State.LINKED: "{code} → {item}",
    State.CONFLICT: "{item}{place}\n{linked}",
    State.REFUSED: "{reason}",
    State.ARMED: "The code of the next label is taken off its item.",
    State.UNLINKED: "{code}\nwas taken off {item}",
    State.UNDONE: "{reason}",
    State.UNREADABLE: "{reason}",
    State.PARKED: "{code}\nIt waits until somebody chooses its item.",
    State.TROUBLE: "{reason}",
    State.RECALLED: "{item}{place}\n{reason}",
    State.UNSURE: "{code}\nNobody can tell now which item has it.",
    State.KEPT: "{code}\nwaits to be linked to {item}",
    State.LOCKED: "Nobody is signed in.{held}",
    State.SIGNED_IN: "{operator}: {role}{held}",
    State.SIGNED_OUT: "Scan a label, or choose an item.",
}
"""What the banner says of code and item."""

NEXT_STEPS: dict[State, str] = {
    State.OFFER: "F3, or the LINK card. The next scan parks this code.",
    State.CHECK: "F3 links it with a reason. F5 to F7 choose an item that fits better. Esc drops it.",
    State.SHARED: "F5 to F7 choose what it may belong to. F3 links it with a reason. Esc drops it.",
    State.SECOND: "F3 adds it, F7 replaces what the item has. Esc drops it.",
    State.REASON: "F5, F6 or F7; or type the reason, then F3. Esc goes back.",
    State.UNKNOWN: "Choose its item: F2, type, arrow down. F1 tells why it is unknown.",
    State.LINKED: "Ctrl+Z undoes it.",
    State.UNLINKED: "Ctrl+Z undoes it.",
    State.UNDONE: "",
    State.CONFLICT: "F6 goes to that item.",
    State.PARKED: "F8 shows all that is parked.",
    State.ARMED: "Esc cancels.",
    State.TROUBLE: "Nothing was changed. The same key tries again.",
    State.UNSURE: "Choose its item, F2, and F3 keeps the link. Or wait: it is looked up again by itself.",
    State.RECALLED: "It is looked up again when the server is back.",
    State.KEPT: "It is checked and made when the server is back.",
    State.LOCKED: "Scan your badge, or F10: name and password. Scans are kept meanwhile.",
    State.SIGNED_IN: "The same badge again signs out.",
}
"""What the operator may do now."""

ALONE: dict[State, str] = {
    State.CHECK: "F3 links it with a reason. F2, type, arrow down chooses another item. Esc drops it.",
    State.SHARED: "Scan another code of the label, or F3 links this one with a reason. Esc drops it.",
}
"""What the operator may do now where the label may belong to no other item."""

NOTES: dict[Note, str] = {
    Note.NOTHING_TO_LINK: "Nothing to link: choose an item, then scan its label.",
    Note.CHOOSE_ITEM: "Choose the item first: F2, type, arrow down.",
    Note.NOTHING_TO_UNDO: "There is nothing to undo at this station.",
    Note.NOT_NOW: "Not now: this has no meaning at the moment.",
    Note.INTERNAL_CODE: "That is our own code; scan the label that was linked.",
    Note.NOTHING_TO_UNLINK: "So there is nothing to unlink.",
    Note.NOTHING_TO_CLEAR: "Nothing is selected whose codes could be taken off.",
    Note.GIVE_REASON: "A reason is needed: F5, F6 or F7, or type one.",
    Note.MOVE_INSTEAD: "It is on another item: F7 moves it from there.",
    Note.OTHER_LANE: "Another scanner has just come to the front: look, then press again.",
    Note.LOCKED: "Sign in first: scan your badge, or F10.",
    Note.NOT_ALLOWED: "Not done: it needs somebody who {needs}.",
    Note.BAD_BADGE: "This badge signs nobody in. Scan it again, or have a new one made.",
}
"""Why a key or card did nothing."""

ROLES: dict[Role, str] = {
    Role.READ: "may look",
    Role.PARK: "may park",
    Role.LINK: "may link",
    Role.MOVE: "may move and replace",
    Role.OVERRIDE: "may link with a reason",
    Role.ADMIN: "may do everything",
}
"""What somebody may do, each also what stands before it."""

KINDS: dict[ItemKind, str] = {
    ItemKind.BUILD: "Build",
    ItemKind.MANUFACTURERPART: "Manufacturer part",
    ItemKind.SUPPLIERPART: "Supplier part",
    ItemKind.PURCHASEORDER: "Purchase order",
    ItemKind.RETURNORDER: "Return order",
    ItemKind.SALESORDER: "Sales order",
    ItemKind.SALESORDERSHIPMENT: "Shipment",
    ItemKind.TRANSFERORDER: "Transfer order",
    ItemKind.PART: "Part",
    ItemKind.STOCKITEM: "Stock item",
    ItemKind.STOCKLOCATION: "Place",
}
"""What the kinds of items are called."""

AGAINST: dict[Refusal, str] = {
    Refusal.DAMAGED: "The text is not what the label says: {damage}.",
    Refusal.DISAGREES: "It does not fit {item}: {differences}.",
    Refusal.PRODUCT: "It cannot tell {item} from its neighbours, because {because}.",
    Refusal.SHIPMENT: "It is no code of {item}, because {because}.",
    Refusal.VALUE: "It is no code of {item}, because {because}.",
}
"""What speaks against linking a code."""

WORDED = (State, Note, Refusal, ItemKind, Role)
"""Keys of the dictionaries here whose texts are shown, and so translated."""
