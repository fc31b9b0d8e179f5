"""Command cards: printed by the station, scanned instead of pressing a key, never linked."""

from station.codes.label import Label, Reading
from station.records import Identity

PREFIX = "STN-CMD-"
COMMANDS = ("LINK", "UNLINK", "CANCEL", "UNDO", "PARK", "WHY", "DESELECT", "ADD", "REPLACE", "MOVE")

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def card_text(command: str) -> str:
    """Return what is printed on the card of a command, such as `STN-CMD-LINK-1`."""
    return f"{PREFIX}{command}-{check_character(command)}"


def check_character(text: str) -> str:
    """Return the check character of capital letters and digits (ISO/IEC 7064, system MOD 37,36)."""
    product = 36
    for char in text:
        total = (product + _DIGITS.index(char)) % 36 or 36
        product = 2 * total % 37
    return _DIGITS[(37 - product) % 36]


def read_command(label: Label) -> Reading | None:
    """Read a command card; one that is damaged or of another version is ours too, and commands nothing."""
    text = label.text.upper()
    if not text.startswith(PREFIX):
        return None
    command, _, check = text.removeprefix(PREFIX).rpartition("-")
    if command in COMMANDS and check == check_character(command):
        return Reading(f"cmd:{command}", "command", Identity.OURS, command=command)
    warning = "a command card that is damaged or unknown here; print the cards anew"
    return Reading(f"cmd:?{text}", "command", Identity.OURS, warnings=(warning,))
