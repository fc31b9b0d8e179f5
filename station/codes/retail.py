"""Article numbers: EAN, UPC, ITF-14 and ISBN; one product, the same on every box of it."""

import re

from biip import ParseError
from biip.upc import Upc

from station.codes.checks import is_standard
from station.codes.label import Fields, Label, Reading, suggest
from station.records import Identity
from station.wording import Text

_BECAUSE = Text("an article number is the same on every box")
_ARTICLE = re.compile("[0-9]{12,14}", re.ASCII)
_SHORT = re.compile("[0-9]{8}", re.ASCII)
_ISBN = re.compile("(?=[0-9-]{9,12}[0-9Xx]$)[0-9]{1,5}(-?)[0-9]+(-?)[0-9]+(-?)[0-9Xx]", re.ASCII)
_NOTHING = re.compile("0{6,}|NO ?READ|NOREAD|ERROR", re.IGNORECASE)


def read_retail(label: Label) -> Reading | None:
    """Read an article number with its check digit; the key is the GTIN of 14 digits."""
    text = label.text
    if _NOTHING.fullmatch(text):
        damage = Text("this is what a scanner sends when it reads nothing; scan the label again")
        return suggest(label, "no_read", damage)
    if _ARTICLE.fullmatch(text) and is_standard(text):
        return _read_article(text.zfill(14), label.symbology)
    if _SHORT.fullmatch(text):
        return _read_short(label)
    return _read_isbn10(label)


def _read_article(gtin: str, symbology: str) -> Reading:
    fields: Fields = {"gtin": gtin}
    if gtin.startswith(("0978", "0979")):
        kind = "isbn13"
        fields["isbn"] = gtin[1:]
    elif symbology.startswith("I"):
        kind = "itf14"
    else:
        kind = "upca" if gtin.startswith("00") else "ean13" if gtin.startswith("0") else "itf14"
    return Reading(f"gtin:{gtin}", kind, Identity.PRODUCT, _BECAUSE, fields=fields)


def _read_short(label: Label) -> Reading | None:
    """Read 8 digits: only the symbology tells EAN-8 from a UPC-E or from any number."""
    text = label.text
    if is_standard(text) and label.symbology == "E4":
        fields: Fields = {"gtin": text.zfill(14)}
        return Reading(f"gtin:{text.zfill(14)}", "ean8", Identity.PRODUCT, _BECAUSE, fields=fields)
    upc = _expand(text)
    gtin = upc or (text.zfill(14) if is_standard(text) else "")
    if not gtin:
        return None
    also = " or UPC-E" if upc and is_standard(text) else ""
    warning = Text(
        "8 digits without a symbology: perhaps {value}",
        value="UPC-E" if upc and (not also) else f"EAN-8{also}",
    )
    kind = "upce" if upc else "ean8"
    return Reading(f"x:{text}", kind, Identity.PRODUCT, _BECAUSE, fields={"gtin": gtin}, warnings=(warning,))


def _expand(text: str) -> str:
    """Return the GTIN of a UPC-E with its check digit; empty where it is none."""
    try:
        upc = Upc.parse(text)
    except ParseError:
        return ""
    return upc.as_gtin_14()


def _read_isbn10(label: Label) -> Reading | None:
    """Read an ISBN of ten characters (ISO 2108:1992): the numbers by chance are too many for a key."""
    if not _ISBN.fullmatch(label.text):
        return None
    digits = label.text.replace("-", "").upper()
    values = [10 if digit == "X" else int(digit) for digit in digits]
    if len(values) != 10 or sum((10 - i) * value for i, value in enumerate(values)) % 11:  # noqa: PLR2004
        return None
    payload = f"978{digits[:9]}"
    check = next(digit for digit in "0123456789" if is_standard(payload + digit))
    return Reading(f"x:{label.text}", "isbn10", Identity.PRODUCT, _BECAUSE, fields={"isbn": payload + check})
