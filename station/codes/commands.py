"""Command cards: printed by the station, scanned instead of pressing a key, never linked."""

from station.codes.checks import mod_37_36
from station.codes.label import Label, Reading
from station.records import Identity
from station.wording import Text

PREFIX = "STN-CMD-"
BECAUSE = Text("it is a command card of the station")
COMMANDS = (
    "LINK",
    "UNLINK",
    "CANCEL",
    "UNDO",
    "PARK",
    "WHY",
    "DESELECT",
    "ADD",
    "REPLACE",
    "MOVE",
    "PICK1",
    "PICK2",
    "PICK3",
)


def card_text(command: str) -> str:
    """Return what is printed on the card of a command, such as `STN-CMD-LINK-1`."""
    return f"{PREFIX}{command}-{mod_37_36(command)}"


def read_command(label: Label) -> Reading | None:
    """Read a command card; one that is damaged or of another version is ours too, and commands nothing."""
    text = label.text.upper()
    if not text.startswith(PREFIX):
        return None
    command, _, check = text.removeprefix(PREFIX).rpartition("-")
    if command in COMMANDS and check == mod_37_36(command):
        return Reading(f"cmd:{command}", "command", Identity.OURS, BECAUSE, command=command)
    warning = Text("a command card that is damaged or unknown here; print the cards anew")
    return Reading(f"cmd:?{text}", "command", Identity.OURS, BECAUSE, warnings=(warning,))
