"""Several threads at one station, in any order, beside a model that knows only what each was told."""

import shutil
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Barrier

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from station.errors import InputError
from station.outcomes import Found, Linked, Outcome, Undone, Unlinked
from station.records import ItemKind, ItemRef
from station.service import Station
from station.settings import Settings, StationSettings
from tests.conftest import scan_of

CODES = ("BOX-A", "BOX-B", "BOX-C")
ITEMS = tuple(ItemRef(ItemKind.STOCKITEM, pk) for pk in (2, 3, 4))
THREADS = 4

Act = tuple[str, str, ItemRef]

acts = st.tuples(
    st.sampled_from(("scan", "link", "move", "unlink", "undo", "park", "import")),
    st.sampled_from(CODES),
    st.sampled_from(ITEMS),
)
shifts = st.lists(st.lists(acts, min_size=1, max_size=6), min_size=THREADS, max_size=THREADS)


def perform(station: Station, act: Act, links: Path) -> Outcome | None:
    """Do one act; None for an import."""
    verb, text, item = act
    code = station.read(text)
    outcome: Outcome | None = None
    if verb in ("scan", "move", "park"):
        outcome = station.scan(scan_of(text))
    if verb == "link":
        outcome = station.link(code, item)
    elif verb == "move" and isinstance(outcome, Found) and outcome.link is not None:
        outcome = station.move(code, item, seen=outcome.link.id)
    elif verb == "unlink":
        outcome = station.unlink(code)
    elif verb == "undo":
        outcome = station.undo()
    elif verb == "park" and outcome is not None:
        outcome = station.park(outcome.number)
    elif verb == "import":
        with suppress(InputError):  # a code has another item by now
            station.import_files([links])
    return outcome


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(shifts=shifts)
def test_whatever_threads_do_at_once_each_code_has_one_item_and_the_history_explains_it(
    shifts: list[list[Act]], stock_file: Path
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(stock_file, folder / "stock.sqlite")
        own = Settings(station=StationSettings(name="dock", operator="anna"))
        station = Station.open(f"sqlite:///{folder / 'stock.sqlite'}", own)
        station.link(station.read("BOX-OF-THE-IMPORT"), ITEMS[0])
        station.export_links(folder / "links.csv")
        gate = Barrier(THREADS)

        def work(shift: list[Act]) -> list[tuple[Act, Outcome | None]]:
            gate.wait()
            return [(act, perform(station, act, folder / "links.csv")) for act in shift]

        with ThreadPoolExecutor(THREADS) as threads:
            told = [answer for answers in threads.map(work, shifts) for answer in answers]
        check(station, told)
        station.close()


def check(station: Station, told: list[tuple[Act, Outcome | None]]) -> None:
    """Compare what the threads were told with what is there."""
    owners: dict[str, list[ItemRef]] = {}
    for item in ITEMS:
        for link in station.links(item):
            owners.setdefault(link.raw, []).append(item)
    assert all(len(items) == 1 for items in owners.values()), "a code has two items"
    for text in CODES:
        outcome = station.scan(scan_of(text))
        assert [outcome.item.ref] == owners[text] if isinstance(outcome, Found) else text not in owners
    parked = {one.code for one in station.parked()}
    assert not parked & set(owners), "what has an item waits for nobody"
    counts = Counter(type(outcome) for act, outcome in told if act[0] in ("link", "move", "unlink", "undo"))
    changes = [entry for entry in station.history(1000) if not entry.device]
    done = counts[Linked] + counts[Unlinked] + counts[Undone]
    imported = sum(act[0] == "import" for act, _ in told)
    assert 1 + done <= len(changes) <= 1 + done + imported, "each change is in the history, once"
