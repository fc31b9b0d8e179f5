"""An echo in place of the store: the same window, readers and threads, and answers that cost nothing."""

from collections.abc import Sequence
from dataclasses import replace

from station.codes import read_code
from station.outcomes import Found, Outcome, Unknown
from station.records import Item, ItemKind, ItemRef, Link, Scan
from station.service import Station

ITEM = Item(
    ItemRef(ItemKind.STOCKITEM, 1),
    "R_4K7_0603",
    {"quantity": "1000", "location": "Aisle 4/Bin 17", "lot": "L0000001", "supplier": "DigiKey"},
)
LABEL = "[)>"
"""What the codes begin with that an item is found for."""


class Echo(Station):
    """Finds the same item for every label, and nothing for any other text."""

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
    if scan.text.startswith(LABEL):
        item = replace(ITEM, ref=ItemRef(ItemKind.STOCKITEM, hash(scan.text) % 1000 + 1))
        return Found(reason="It is on this item.", code=code, item=item, scan=scan, number=1)
    return Unknown(reason="No item has this code.", code=code, scan=scan, number=1)
