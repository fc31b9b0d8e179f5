"""Text into Code: pure functions, one file for each standard, tried in the order of `FORMATS`."""

from collections.abc import Callable

from station.codes.aim import undress
from station.codes.badges import conceal, read_badge
from station.codes.commands import read_command
from station.codes.inventree import barcode_hash, read_internal
from station.codes.label import Label, Reading
from station.records import Code, Identity

FORMATS: tuple[Callable[[Label], Reading | None], ...] = (read_command, read_badge, read_internal)
"""The first that recognises a label reads it."""


def read_code(text: str, symbology: str | None = None, *, prefix: str = "INV-") -> Code:
    """Read the identity of a label; always returns a Code and never raises.

    Args:
        text: as it arrived, control characters included.
        symbology: AIM identifier without its bracket, when the device tells it apart from the text.
        prefix: what InvenTree's short internal codes start with.

    Returns:
        The code; where nothing was read its key is empty and its kind `empty`.
    """
    in_text, body = undress(text)
    label = Label(body, in_text or symbology or "", prefix)
    reading = next((reading for read in FORMATS if (reading := read(label))), None) or _read_plain(body)
    wire = body if reading.wire is None else reading.wire
    return Code(
        key=reading.key,
        raw=conceal(text) if reading.kind == "operator" else text,
        wire=wire,
        kind=reading.kind,
        identity=reading.identity,
        barcode_hash=barcode_hash(wire),
        alternates=reading.alternates,
        fields=reading.fields,
        supplier=reading.supplier,
        warnings=reading.warnings,
        item=reading.item,
        command=reading.command,
    )


def _read_plain(body: str) -> Reading:
    """Take the text itself for the identity; what InvenTree's hash would be empty of is no code."""
    if barcode_hash(body) == barcode_hash(""):
        return Reading("", "empty", Identity.VALUE)
    return Reading(f"x:{body}", "text", Identity.UNIT)
