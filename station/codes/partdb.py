"""Part-DB's own short codes, which may stand beside ours: a lot, a place or a part of that system."""

import re

from station.codes.label import Label, Reading
from station.records import Identity
from station.wording import Text

_SHORT = re.compile(r"(\$L|\$E|[LPS]-|L)(0[0-9]{3,17})", re.ASCII)
_MODELS = {"$L": "location", "$E": "lot", "L-": "lot", "P-": "part", "S-": "location", "L": "lot"}


def read_partdb(label: Label) -> Reading | None:
    """Read `L-000010`, and the older `L0010` and `$L00336`; the number has zeros in front."""
    found = _SHORT.fullmatch(label.text)
    if found is None:
        return None
    because = Text("it is the number that another stock system has given to one lot, place or part")
    fields: dict[str, str | int] = {"model": _MODELS[found[1]], "pk": int(found[2])}
    return Reading(f"x:{label.text}", "partdb_short", Identity.UNIT, because, fields=fields)
