"""An echo in place of the store: the same window, readers and threads, and answers that cost nothing."""

from collections.abc import Sequence

from benchmarks.stock import item_of
from station.codes import read_code
from station.outcomes import Found, Outcome, Unknown
from station.records import Item, ItemKind, ItemRef, Link, Scan
from station.service import Station

LABEL = "[)>"
"""What the codes begin with that an item is found for."""


class Echo(Station):
    """Finds for every label what the made stock has for it, and nothing for any other text."""

    def scan_all(
        self,
        scans: Sequence[Scan],
        *,
        is_again: bool = False,  # noqa: ARG002
        is_hasty: bool = False,  # noqa: ARG002
        by: str = "",  # noqa: ARG002
    ) -> list[Outcome]:
        """Answer without asking or writing anything."""
        return [_answer(scan) for scan in scans]

    def links(self, ref: ItemRef) -> tuple[Link, ...]:  # noqa: ARG002
        """Return none."""
        return ()


def _answer(scan: Scan) -> Outcome:
    code = read_code(scan.text)
    if not scan.text.startswith(LABEL):
        return Unknown(reason="No item has this code.", code=code, scan=scan, number=1)
    number = int(code.fields["serial"])
    title, mpn, sku, lot, place = item_of(number)
    details = {
        "quantity": "1000",
        "location": place,
        "lot": lot,
        "supplier": "DigiKey",
        "supplier_part": sku,
        "mpn": mpn,
        "packaging": "reel",
    }
    item = Item(ItemRef(ItemKind.STOCKITEM, number), title, details)
    link = Link(
        id=number, key=code.key, raw=code.raw, item=item.ref, at=scan.at, operator="anna", station="dock-1"
    )
    return Found(reason=f"Linked to {title}.", code=code, item=item, link=link, scan=scan, number=1)
