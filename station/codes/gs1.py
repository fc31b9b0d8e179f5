"""GS1 element strings and Digital Links (GS1 General Specifications, 3 and 7.8), read by biip behind a gate.

Bare digits look like GS1 too often: only a GS1 symbology, or a GTIN or SSCC with its check digit in front,
makes an element string.
"""

import re
from functools import cache

from biip import ParseError
from biip.gs1_application_identifiers import GS1ApplicationIdentifier
from biip.gs1_digital_link_uris import GS1DigitalLinkURI
from biip.gs1_element_strings import GS1ElementString
from biip.gs1_messages import GS1Message

from station.codes.checks import is_standard
from station.codes.dress import GS, undo_pictures
from station.codes.label import Fields, Label, Reading, suggest
from station.records import Identity
from station.wording import Text

SYMBOLOGIES = {
    "C1": "gs1_128",
    "e0": "gs1_databar",
    "e1": "gs1_databar",
    "e2": "gs1_databar",
    "d2": "gs1_dm",
    "d5": "gs1_dm",
    "Q3": "gs1_qr",
    "Q4": "gs1_qr",
    "J1": "gs1_dotcode",
    "z1": "gs1_aztec",
}
"""AIM identifiers that say GS1, and the kind of such a label."""

LIMIT = 512
"""Longest element string that is read, in characters; no symbol in trade holds more."""

NAMES = {
    "00": "sscc",
    "01": "gtin",
    "02": "contained_gtin",
    "10": "lot",
    "11": "mfg_date",
    "13": "pack_date",
    "15": "best_before",
    "16": "sell_by",
    "17": "expiry",
    "21": "serial",
    "30": "quantity",
    "37": "count",
    "240": "mpn",
    "241": "customer_part",
    "250": "serial",
    "400": "customer_order",
    "422": "country",
    "8003": "serial",
    "8004": "giai",
}
"""Application identifiers, and the label field that each stands for; others are called `ai_96`."""

_NUMBERS = frozenset({"quantity", "count"})
_GATE = re.compile("(00[0-9]{18}|0[12][0-9]{14})", re.ASCII)
_HRI = re.compile(r"(?:\([0-9]{2,4}\)[^()]+)+")
_HRI_ELEMENT = re.compile(r"\(([0-9]{2,4})\)([^()]+)")
_LINK = re.compile(r"https?://[^/?#]+/(?:[^?#]*/)?(?:00|01|8004|8003)/[0-9]", re.IGNORECASE)
_SWALLOWED_DATE = re.compile("1[1567]([0-9]{2})(0[1-9]|1[0-2])([0-2][0-9]|3[01])$", re.ASCII)


def read_gs1(label: Label) -> Reading | None:
    """Read an element string, with separators in any dress or in brackets, or a Digital Link."""
    if len(label.text) > LIMIT:
        return None
    if _LINK.match(label.text):
        return _read_link(label)
    text = _plain(label.text)
    is_gs1 = label.symbology in SYMBOLOGIES
    gate = _GATE.match(text)
    if not is_gs1 and not gate:
        return _read_internal(label)
    if not is_gs1 and gate and not is_standard(gate[0][2:]):
        return _read_wrong_sscc(label) if len(text) == len("00") + 18 else None
    return _read_elements(label, text)


def read_elements(text: str) -> Fields:
    """Return the label fields of an element string; empty where it is none."""
    try:
        return _fields(_parse(text))
    except ParseError:
        return {}


def _plain(text: str) -> str:
    """Return the element string of a label, separated by GS and without the FNC1 in front."""
    if _HRI.fullmatch(text):
        return _without_brackets(text)
    plain = undo_pictures(text).lstrip(GS)
    return plain.replace("|", GS) if _GATE.match(plain) else plain


def _without_brackets(text: str) -> str:
    """Write an element string as it is scanned; the text itself where an identifier in it is none."""
    found = _HRI_ELEMENT.findall(text)
    if not all(_is_identifier(ai) for ai, _ in found):
        return text
    ends = [GS if GS1ApplicationIdentifier.extract(ai).separator_required else "" for ai, _ in found]
    return "".join(f"{ai}{value}{end}" for (ai, value), end in zip(found, ends, strict=True)).rstrip(GS)


@cache
def _is_identifier(text: str) -> bool:
    try:
        return GS1ApplicationIdentifier.extract(text).ai == text
    except ParseError:
        return False


def _parse(text: str) -> list[GS1ElementString]:
    return list(GS1Message.parse(text).element_strings)


def _read_elements(label: Label, text: str) -> Reading | None:
    has_gate = _GATE.match(text) is not None
    try:
        found = _parse(text)
    except ParseError as error:
        return _read_bad(label, text, error) if has_gate else None
    swallowed = next((one for one in found if _has_swallowed(one)), None)
    fields = _fields([one for one in found if one is not swallowed])
    if swallowed:
        return _lost(label, fields)
    if _has_wrong_check_digit(fields):
        warning = Text("the check digit of the GTIN or SSCC in it is wrong")
        return Reading(
            f"x:{label.text}", "gs1_bad", Identity.UNIT, Text("nothing is sure of it"), warnings=(warning,)
        )
    identity, because = classify(fields)
    return Reading(
        key=f"gs1:{GS.join(f'{one.ai.ai}{one.value}' for one in found)}",
        kind=_kind(label, [one.ai.ai for one in found]),
        identity=identity,
        because=because,
        wire=undo_pictures(label.text).lstrip(GS).replace("|", GS) if has_gate else None,
        fields=fields,
    )


def _has_wrong_check_digit(fields: Fields) -> bool:
    numbers = ("gtin", "sscc", "contained_gtin")
    return any(name in fields and not is_standard(str(fields[name])) for name in numbers)


def _kind(label: Label, identifiers: list[str]) -> str:
    if identifiers == ["00"]:
        return "sscc"
    if label.symbology in SYMBOLOGIES:
        return SYMBOLOGIES[label.symbology]
    if label.text.startswith("("):
        return "gs1_hri"
    is_plain = not any(mark in label.text for mark in "|{<") and label.text.isascii()
    return "gs1" if is_plain else "gs1_text"


def _fields(elements: list[GS1ElementString]) -> Fields:
    fields: Fields = {}
    for element in elements:
        name = NAMES.get(element.ai.ai, f"ai_{element.ai.ai}")
        value = element.value if element.date is None else element.date.isoformat()
        fields.setdefault(name, int(value) if name in _NUMBERS and value.isdecimal() else value)
    return fields


def classify(fields: Fields) -> tuple[Identity, str]:
    """Tell how much an element string with these fields stands for, and why."""
    if "sscc" in fields:
        return Identity.UNIT, Text("an SSCC stands on one package only")
    if fields.keys() & {"serial", "giai"}:
        return Identity.UNIT, Text("it carries a serial number")
    if fields.keys() & {"lot", "expiry", "best_before", "mfg_date", "customer_order"}:
        return Identity.BATCH, Text("it carries a lot or a date and no serial: sister boxes may say the same")
    if fields.keys() & {"gtin", "contained_gtin", "mpn", "customer_part"}:
        return Identity.PRODUCT, Text("a GTIN alone is the same on every box")
    return Identity.VALUE, Text("it names no article and no package")


def _has_swallowed(element: GS1ElementString) -> bool:
    """Tell whether a value of free length ends in what looks like a date of its own: a GS was lost."""
    return element.ai.ai in ("10", "21") and _SWALLOWED_DATE.search(element.value[1:]) is not None


def _read_bad(label: Label, text: str, error: ParseError) -> Reading:
    if _runs_on(text):
        return _lost(label, read_elements(text[: len("01") + 14]))
    warning = Text("this starts like GS1 and is none: {error}", error=error)
    return Reading(
        f"x:{label.text}", "gs1_bad", Identity.UNIT, Text("nothing is sure of it"), warnings=(warning,)
    )


def _runs_on(text: str) -> bool:
    """Tell whether a serial or lot right after the GTIN is longer than any can be (20 characters)."""
    return re.match("0[12][0-9]{14}(?:21|10)[^\x1d]{21}", text) is not None


def _lost(label: Label, fields: Fields) -> Reading:
    damage = Text(
        "the separators (FNC1, sent as GS) of this GS1 code were lost, so that lot and serial run into what "
        "follows; set the scanner to send GS, and scan it again"
    )
    return suggest(label, "gs1_gs_lost", damage, fields)


def _read_wrong_sscc(label: Label) -> Reading:
    warning = Text("this looks like an SSCC, and its check digit is wrong")
    return Reading(
        f"x:{label.text}", "sscc_bad", Identity.UNIT, Text("nothing is sure of it"), warnings=(warning,)
    )


def _read_internal(label: Label) -> Reading | None:
    """Read a company's own element (application identifiers 91 to 99) that starts with a letter."""
    found = re.fullmatch("(9[1-9])([A-Z][0-9A-Z]{3,88})", label.text)
    if found is None:
        return None
    because = Text("it is a company's own number")
    return Reading(
        f"x:{label.text}", "gs1_internal", Identity.UNIT, because, fields={f"ai_{found[1]}": found[2]}
    )


def _read_link(label: Label) -> Reading | None:
    """Read a Digital Link; it is never the same code as the element string with the same content."""
    try:
        found = list(GS1DigitalLinkURI.parse(_with_small_host(label.text)).element_strings)
    except (ParseError, ValueError):  # the latter for a host that can be none, such as “[x”
        return None
    fields = _fields(found)
    if _has_wrong_check_digit(fields):
        return None
    identity, because = classify(fields)
    return Reading(f"x:{_with_small_host(label.text)}", "gs1_dl", identity, because, fields=fields)


def _with_small_host(text: str) -> str:
    """Write scheme and host in small letters, which they are equal to (RFC 3986, 6.2.2.1)."""
    host = re.match("[A-Za-z]+://[^/?#]+", text)
    return host[0].lower() + text[host.end() :] if host else text
