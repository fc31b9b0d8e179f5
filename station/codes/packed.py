"""ISO 15434 labels whose separators were lost: the order in which a supplier prints lets guess the fields."""

import re

from station.codes.identifiers import read_quantity
from station.codes.label import Fields

LIMIT = 300
"""Longest text that is guessed at, in characters."""

_DIGITS = "[0-9]{1,12}"


def _steps(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern.replace("#", _DIGITS), re.ASCII) for pattern in patterns)


_MOUSER = _steps(
    r"K(?P<customer_order>.*?)(?=14K[0-9]{3}1?P)",
    r"14K(?P<order_line>[0-9]{3})",
    r"(?:1P(?P<mpn>.+?)|P(?P<customer_part>.+?))(?=Q#11K)",
    r"Q(?P<quantity>#?)(?=11K)",
    r"11K(?P<invoice>#?)(?=4L[A-Z]{2})",
    r"4L(?P<country>[A-Z]{2})",
    r"(?:1V(?P<manufacturer>.+))?",
)
_DIGIKEY = _steps(
    r"P(?P<customer_part>.*?)(?=1P)",
    r"1P(?P<mpn>.+?)(?=30P|K.*?1K#10K)",
    r"(?:30P(?P<supplier_part>.+?)(?=K.*?1K#10K))?",
    r"K(?P<customer_order>.*?)(?=1K#10K)",
    r"1K(?P<supplier_order>#?)(?=10K)",
    r"10K(?P<invoice>#?)(?=9D|1T|11K)",
    r"(?:9D(?P<date_code>.*?)(?=1T|11K))?",
    r"(?:1T(?P<lot>.+?)(?=11K#4L))?",
    r"11K(?P<packing_list>#?)(?=4L)",
    r"4L(?P<country>[A-Z]{2})?(?=Q)",
    r"Q(?P<quantity>#?)(?=11Z)",
)


def guess_fields(body: str) -> tuple[Fields, str]:
    """Return what a packed format 06 may say, and whose label it is; both empty where nothing fits.

    Args:
        body: what follows the format indicator.
    """
    if len(body) <= LIMIT:
        for supplier, steps in (("mouser", _MOUSER), ("digikey", _DIGIKEY)):
            fields = _walk(body, steps)
            if fields:
                return fields | read_quantity(str(fields["quantity"])), supplier
    return {}, ""


def _walk(body: str, steps: tuple[re.Pattern[str], ...]) -> Fields:
    """Follow the fields in the supplier's order; each step looks no further than the next marker."""
    fields: Fields = {}
    position = 0
    for step in steps:
        found = step.match(body, position)
        if found is None:
            return {}
        fields |= {name: value for name, value in found.groupdict().items() if value is not None}
        position = found.end()
    return fields
