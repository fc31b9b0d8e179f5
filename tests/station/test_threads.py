"""Several threads at one station, in any order, beside a model of the owners and of what undo takes back."""

import shutil
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from station.errors import InputError
from station.outcomes import Found, Linked, Outcome, Parking, Undone, Unlinked
from station.records import Entry, ItemKind, ItemRef
from station.service import Station
from station.settings import Settings, StationSettings
from tests.conftest import scan_of

IMPORTED = "BOX-OF-THE-IMPORT"
CODES = ("BOX-A", "BOX-B", IMPORTED)
ITEMS = tuple(ItemRef(ItemKind.STOCKITEM, pk) for pk in (2, 3, 4))
THREADS = 4
MOST_ENTRIES = 10_000

Act = tuple[str, str, ItemRef]

acts = st.tuples(
    st.sampled_from(("scan", "link", "move", "unlink", "undo", "park", "import")),
    st.sampled_from(CODES),
    st.sampled_from(ITEMS),
)
shifts = st.lists(st.lists(acts, min_size=1, max_size=4), min_size=2, max_size=THREADS)


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


class Shifts(RuleBasedStateMachine):
    """Acts of one thread and of many at once; the model does the changes in the order the store gave them."""

    file: Path

    @initialize()
    def open(self) -> None:
        self.folder = TemporaryDirectory(ignore_cleanup_errors=True)
        folder = Path(self.folder.name)
        shutil.copy(self.file, folder / "stock.sqlite")
        own = Settings(station=StationSettings(name="dock", operator="anna"))
        self.station = Station.open(f"sqlite:///{folder / 'stock.sqlite'}", own)
        self.links = folder / "links.csv"
        self.owners: dict[str, ItemRef] = {}
        self.standing: list[tuple[int, str, ItemRef | None]] = []
        self.told: dict[int, Linked | Unlinked | Undone] = {}
        self.linked: set[str] = set()
        self.parked: set[str] = set()
        self.done = self.scans = self.imports = 0
        first = self.station.link(self.station.read(IMPORTED), ITEMS[0])
        self.station.export_links(self.links)
        self.note([(("link", IMPORTED, ITEMS[0]), first)])

    def teardown(self) -> None:
        self.station.close()
        self.folder.cleanup()

    @rule(act=acts)
    def work_alone(self, act: Act) -> None:
        self.note([(act, perform(self.station, act, self.links))])

    @rule(shifts=shifts)
    def work_at_once(self, shifts: list[list[Act]]) -> None:
        gate = Barrier(len(shifts))

        def work(shift: list[Act]) -> list[tuple[Act, Outcome | None]]:
            gate.wait()
            return [(act, perform(self.station, act, self.links)) for act in shift]

        with ThreadPoolExecutor(len(shifts)) as threads:
            self.note([answer for answers in threads.map(work, shifts) for answer in answers])

    def note(self, answers: Sequence[tuple[Act, Outcome | None]]) -> None:
        """Do in the model what has been told, in the order of the changes in the history."""
        for (verb, text, _), outcome in answers:
            self.scans += verb in ("scan", "move", "park")
            self.imports += verb == "import"
            if isinstance(outcome, Linked | Unlinked | Undone):
                self.told[outcome.change.id] = outcome
            if isinstance(outcome, Parking):
                self.parked.add(text)
        changes = [entry for entry in self.station.history(MOST_ENTRIES) if not entry.device]
        new = sorted((entry for entry in changes if entry.number > self.done), key=lambda entry: entry.number)
        for entry in new:
            self.replay(entry)
            self.done = entry.number
        assert self.told.keys() <= {entry.number for entry in changes}, "a change is not in the history"

    def replay(self, entry: Entry) -> None:
        """Do one change, which must have been possible when its turn was."""
        outcome = self.told.get(entry.number)
        if outcome is None:
            assert (entry.event, entry.code) == ("link", IMPORTED), "nobody was told of a change"
            self.imports -= 1
        if isinstance(outcome, Undone):
            number, text, owner = self.standing.pop()
            assert outcome.change.undoes == number, "undo took back another change than the newest"
        else:
            assert entry.item
            text, owner = entry.code, None if entry.event == "unlink" else entry.item.ref
            before = self.owners.get(text)
            assert (before is None) is (entry.event == "link"), "a change began from what was not there"
            self.standing.append((entry.number, text, before))
        self.owners.pop(text, None)
        if owner is not None:
            self.owners[text] = owner
            self.linked.add(text)

    @invariant()
    def each_code_has_the_owner_of_the_model_and_no_other(self) -> None:
        found = [(link.raw, item) for item in ITEMS for link in self.station.links(item)]
        assert Counter(found) == Counter(self.owners.items())
        for text in CODES:
            outcome = self.station.scan(scan_of(text))
            assert (outcome.item.ref if isinstance(outcome, Found) else None) == self.owners.get(text)
        self.scans += len(CODES)

    @invariant()
    def the_history_has_every_scan_once_and_undo_what_it_may_take_back(self) -> None:
        journal = [entry.number for entry in self.station.history(MOST_ENTRIES) if entry.device]
        assert len(journal) == len(set(journal)) == self.scans
        assert self.station.can_undo() is bool(self.standing)
        assert self.imports >= 0, "more was imported than files"

    @invariant()
    def what_waits_was_parked_and_has_no_item(self) -> None:
        waiting = {one.code for one in self.station.parked()}
        assert waiting <= self.parked - self.owners.keys()
        assert self.parked - self.linked <= waiting, "what was parked and never linked waits no more"


def test_whatever_threads_do_at_once_is_what_one_after_the_other_could_have_done(stock_file: Path) -> None:
    run_state_machine_as_test(
        type("ShiftsOnStock", (Shifts,), {"file": stock_file}),
        settings=settings(
            max_examples=10,
            stateful_step_count=8,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
