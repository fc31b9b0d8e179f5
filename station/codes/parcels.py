"""Tracking numbers of carriers, and Amazon's numbers: a parcel or an offer, and never what is in it."""

import re
from dataclasses import dataclass

from station.codes.checks import is_fedex, is_mod_37_36, is_s10, is_standard, is_ups
from station.codes.label import Fields, Label, Reading
from station.records import Identity
from station.wording import Text


@dataclass(frozen=True, slots=True)
class Parcel:
    """The shape of one carrier's numbers; the group `tracking` is what the carrier asks for."""

    kind: str
    carrier: str
    shape: re.Pattern[str]


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


SHAPES = (
    Parcel("ups", "ups", _shape("(?P<tracking>1Z[0-9A-Z]{16})")),
    Parcel(
        "usps_impb",
        "usps",
        _shape("(?:420(?P<zip>[0-9]{5}(?:[0-9]{4})?)\x1d?)?(?P<tracking>9[1-5][0-9]{20})"),
    ),
    Parcel("fedex_ground96", "fedex", _shape("96[0-9]{5}(?P<tracking>[0-9]{15})")),
    Parcel("fedex_ground96", "fedex", _shape("96[0-9]{20}(?P<tracking>[0-9]{12})")),
    Parcel("fedex12", "fedex", _shape("(?P<tracking>[0-9]{12})")),
    Parcel("fedex_ground15", "fedex", _shape("(?P<tracking>[0-9]{15})")),
    Parcel("fedex_sscc18", "fedex", _shape("(?P<tracking>000[0-9]{15})")),
    Parcel("s10", "post", _shape("(?P<tracking>[A-Z]{2}[0-9]{9}[A-Z]{2})")),
    Parcel("dhl_ecom", "dhl", _shape("(?P<tracking>GM[0-9]{16,20})")),
    Parcel("dpd28", "dpd", _shape("(?P<tracking>[0-9A-Z]{27}[0-9A-Z])")),
    Parcel("amazon_tba", "amazon", _shape("(?P<tracking>TB[ACM][0-9]{12})")),
)
_CHECKED = {
    "ups": is_ups,
    "usps_impb": is_standard,
    "fedex12": is_fedex,
    "fedex_ground15": is_standard,
    "fedex_sscc18": is_standard,
    "s10": is_s10,
    "dpd28": is_mod_37_36,
}
_LONGEST = 34
_FNSKU = _shape("X00[0-9A-Z]{7}")
_ASIN = _shape("B0[0-9A-Z]{8}")
_LPN = _shape("LPN[0-9A-Z]{8,14}")


def read_parcel(label: Label) -> Reading | None:
    """Read a tracking number by its shape and, where there is one, its check digit."""
    text = label.text
    if not 10 <= len(text) <= _LONGEST or not text[-1].isalnum():  # noqa: PLR2004 - the shapes' own lengths
        return None
    for parcel in SHAPES:
        found = parcel.shape.fullmatch(text)
        if found and _CHECKED.get(parcel.kind, _always)(found["tracking"]):
            return _parcel(parcel, found)
    return _read_amazon(text)


def _parcel(parcel: Parcel, found: re.Match[str]) -> Reading:
    fields: Fields = {"carrier": parcel.carrier, "tracking": found["tracking"]}
    zip_code = found.groupdict().get("zip")
    if zip_code:
        fields["zip"] = zip_code
    because = Text("it is the number of a parcel, which is gone when it is unpacked")
    return Reading(f"trk:{found['tracking']}", parcel.kind, Identity.SHIPMENT, because, fields=fields)


def _read_amazon(text: str) -> Reading | None:
    for kind, shape in (("fnsku", _FNSKU), ("asin", _ASIN)):
        if shape.fullmatch(text):
            because = Text("it names an offer at Amazon, the same on every piece")
            return Reading(f"x:{text}", f"amazon_{kind}", Identity.PRODUCT, because, fields={kind: text})
    if _LPN.fullmatch(text):
        because = Text("Amazon sticks this number on one piece only")
        return Reading(f"x:{text}", "amazon_lpn", Identity.UNIT, because, fields={"license_plate": text})
    return None


def _always(_number: str) -> bool:
    return True
