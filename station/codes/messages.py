"""Labels in an ISO/IEC 15434 envelope: format 06 with data identifiers, and the other formats by name."""

import re

from station.codes.dress import EOT, GS, RS
from station.codes.envelope import (
    DRESSES,
    LEGAL_IN_DATA,
    MAT_SEPARATOR,
    Envelope,
    open_envelope,
    read_element,
)
from station.codes.gs1 import read_elements
from station.codes.identifiers import MAT_LABEL, Elements, classify, habit_of, read_fields
from station.codes.label import Fields, Label, Reading, suggest
from station.records import Identity
from station.wording import Text

_START = re.compile(r">?\[\)")
_TAIL = 2
"""Longest text, in characters, that may follow RS and mean nothing: what a scanner made of EOT."""


def read_message(label: Label) -> Reading | None:
    """Read a label in an envelope; None where the text is none or the separators are lost."""
    if not _START.match(label.text):
        return None
    envelope = open_envelope(label.text)
    if envelope is None:
        return None
    if envelope.format == "06":
        return _read_identifiers(label, envelope)
    return _read_other(label, envelope)


def _read_identifiers(label: Label, envelope: Envelope) -> Reading:
    elements = _elements(envelope)
    if elements is None:
        return _read_bad(label, envelope)
    habit = MAT_LABEL if envelope.separator == MAT_SEPARATOR else habit_of(elements)
    fields = read_fields(elements, habit)
    identity, because = classify(fields)
    return Reading(
        key=f"06:{_joined(elements)}{_rest(envelope)}",
        kind="mat_label" if envelope.separator == MAT_SEPARATOR else f"ecia{envelope.dress}",
        identity=identity,
        because=because,
        wire=_wire(label, envelope),
        fields=fields,
        supplier=habit.supplier,
    )


def _elements(envelope: Envelope) -> Elements | None:
    """Return the elements; None where a piece is none, or what separates them may be part of a value."""
    elements = [element for piece in envelope.pieces if (element := read_element(piece))]
    if not elements or len(elements) < len(envelope.pieces):
        return None
    is_known = envelope.separator in DRESSES or envelope.separator == MAT_SEPARATOR
    if not is_known and not "".join(envelope.pieces).isascii():
        return None  # one of several glyphs that a keyboard made of GS
    return elements


def _read_bad(label: Label, envelope: Envelope) -> Reading:
    if envelope.separator in DRESSES and envelope.separator not in LEGAL_IN_DATA:
        warning = Text("an ISO 15434 label whose content is not made of data identifiers; kept as plain text")
        return Reading(
            f"x:{label.text}", "ecia_bad", Identity.UNIT, Text("nothing is known of it"), warnings=(warning,)
        )
    damage = Text(
        "the separators (GS) of this ISO 15434 label arrived as other characters; set the scanner to send "
        "control characters, and scan it again"
    )
    return suggest(label, "ecia_damaged", damage, supplier="digikey" if "-ND" in label.text else "")


def _read_other(label: Label, envelope: Envelope) -> Reading:
    pieces = list(envelope.pieces)
    fields: Fields = {}
    because: str
    match envelope.format:
        case "01":
            fields = _read_transport(pieces)
            identity, because = Identity.SHIPMENT, Text("it is the label of a shipment")
        case "05":
            fields = read_elements(GS.join(pieces))
            is_unit = bool(fields.keys() & {"sscc", "serial", "giai"})
            identity, because = (
                (Identity.UNIT, Text("it carries a serial"))
                if is_unit
                else (Identity.BATCH, Text("it carries no serial"))
            )
        case "12" | "DD":
            fields = _read_texts(pieces)
            identity, because = classify(fields)
        case _:
            identity, because = Identity.UNIT, Text("nothing is known of its format")
    return Reading(
        key=f"{envelope.format.lower()}:{GS.join(pieces)}{_rest(envelope)}",
        kind=f"iso15434_{envelope.format.lower()}",
        identity=identity,
        because=because,
        wire=_wire(label, envelope),
        fields=fields,
    )


def _read_transport(pieces: list[str]) -> Fields:
    """Read format 01 (ANSI MH10.8.3): postcode, country, service, tracking number, carrier's own code."""
    names = ("postcode", "country", "service", "tracking")
    fields: Fields = dict(zip(names, pieces, strict=False))
    if "UPSN" in pieces[3:6] or str(fields.get("tracking", "")).startswith("1Z"):
        fields["carrier"] = "ups"
    return fields


def _read_texts(pieces: list[str]) -> Fields:
    """Read text element identifiers (ATA Spec 2000, 9; MIL-STD-130N, table II): `SER 674A36458`."""
    names = {"MFR": "cage", "CAG": "cage", "SER": "serial", "SEQ": "serial", "PNR": "mpn", "UCN": "serial"}
    fields: Fields = {}
    for piece in pieces:
        identifier, _, value = piece.partition(" ")
        if identifier in names and value:
            fields.setdefault(names[identifier], value)
    return fields


def _joined(elements: Elements) -> str:
    """Write the elements as they are compared."""
    return GS.join(f"{identifier}{value}" for identifier, value in elements)


def _rest(envelope: Envelope) -> str:
    """Return what follows the first format and belongs to the identity: another format in the envelope."""
    rest = envelope.trailer.strip(RS + EOT)
    return f"{RS}{rest}" if len(rest) > _TAIL else ""


def _wire(label: Label, envelope: Envelope) -> str:
    """Write the symbol as it is printed, with the control characters that a keyboard scanner replaces."""
    if envelope.separator in (GS, MAT_SEPARATOR):
        return label.text
    pieces = map(_with_capital, envelope.pieces) if envelope.format == "06" else envelope.pieces
    return f"{envelope.head}{GS}{GS.join(pieces)}{envelope.trailer}"


def _with_capital(piece: str) -> str:
    """Put the letter of the data identifier in capitals, as it is printed."""
    return re.sub("^[0-9]{0,6}[a-z]", lambda found: found[0].upper(), piece)
