"""Text into Code: pure functions, one file for each standard, tried in the order of `FORMATS`."""

import re
from collections.abc import Callable

from station.codes.aim import undress
from station.codes.badges import conceal, read_badge
from station.codes.commands import read_command
from station.codes.damage import read_damaged
from station.codes.gs1 import read_gs1
from station.codes.inventree import barcode_hash, read_internal
from station.codes.label import Label, Reading
from station.codes.manufacturers import read_manufacturer
from station.codes.messages import read_message
from station.codes.parcels import read_parcel
from station.codes.partdb import read_partdb
from station.codes.retail import read_retail
from station.codes.single import read_single
from station.codes.suppliers import read_digikey, read_lcsc, read_tme
from station.codes.testcard import read_test_card
from station.records import CODE_LIMIT, Code, Identity
from station.wording import Text

FORMATS: tuple[Callable[[Label], Reading | None], ...] = (
    read_command,
    read_badge,
    read_test_card,
    read_internal,
    read_message,
    read_lcsc,
    read_tme,
    read_retail,
    read_parcel,
    read_gs1,
    read_digikey,
    read_manufacturer,
    read_partdb,
    read_single,
    read_damaged,
)
"""The first that recognises a label reads it; docs/labels.md has an example of each."""


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
    reading = _read(label) or _read_plain(body)
    wire = body if reading.wire is None else reading.wire
    digest = barcode_hash(wire)
    return Code(
        key=reading.key,
        raw=conceal(text) if reading.kind == "operator" else text,
        wire=wire,
        kind=reading.kind,
        identity=reading.identity,
        because=reading.because,
        barcode_hash=digest,
        alternates=_alternates(reading, body, digest),
        loose=loosen(wire),
        fields=reading.fields,
        supplier=reading.supplier,
        warnings=reading.warnings,
        damage=reading.damage,
        item=reading.item,
        command=reading.command,
    )


def loosen(text: str) -> str:
    """Return what is left of a label when case, spaces and control characters are lost: “did you mean”."""
    return re.sub("[^!-~]+", "", text).upper()


def _read(label: Label) -> Reading | None:
    if len(label.text) > CODE_LIMIT or not label.text:
        return None
    return next((reading for read in FORMATS if (reading := read(label))), None)


def _read_plain(body: str) -> Reading:
    """Take the text itself for the identity; what InvenTree's hash would be empty of is no code."""
    if barcode_hash(body) == barcode_hash(""):
        return Reading("", "empty", Identity.VALUE, Text("nothing was read"))
    return Reading(f"x:{body}", "text", Identity.UNIT, Text("nothing is known of it"))


def _alternates(reading: Reading, body: str, digest: str) -> tuple[str, ...]:
    """Return the other keys of the label: as plain text, as earlier versions had it, and by its hash."""
    if reading.identity is Identity.OURS or not reading.key:
        return ()
    keys = (*reading.alternates, f"x:{body}", f"md5:{digest}")
    return tuple(key for key in dict.fromkeys(keys) if key != reading.key)
