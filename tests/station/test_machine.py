"""All verbs of a station in any order beside dicts of owners, scans and what is parked."""

from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule, run_state_machine_as_test

from station.errors import InputError
from station.outcomes import Found, Outcome, Parking, Refused, Unknown
from station.records import ItemKind, ItemRef
from station.service import Station
from tests.conftest import scan_of
from tests.station.test_undo import TEXTS, Changes, Owners


class Shift(Changes):
    """A shift at the dock: what `Changes` does, and everything that comes before and after a change."""

    codes = st.sampled_from(TEXTS)

    @initialize()
    def open(self) -> None:
        super().open()
        self.scans: list[str] = []
        self.parked: dict[str, int] = {}
        self.exported: Owners | None = None

    def expect(self, outcome: Outcome, owners: Owners) -> None:
        super().expect(outcome, owners)
        self.settle()

    def settle(self) -> None:
        """Take off the list what has an item now."""
        self.parked = {text: number for text, number in self.parked.items() if text not in self.owners}

    @rule(text=codes)
    def scan(self, text: str) -> None:
        outcome = self.station.scan(scan_of(text))
        self.scans.append(text)
        assert outcome.number == len(self.scans)
        if text in self.owners:
            assert isinstance(outcome, Found)
            assert outcome.item.ref == self.owners[text]
        else:
            assert isinstance(outcome, Unknown)

    @precondition(lambda self: self.scans)
    @rule(place=st.integers(0))
    def park(self, place: int) -> None:
        number = place % len(self.scans) + 1
        text = self.scans[number - 1]
        outcome = self.station.park(number)
        assert isinstance(outcome, Refused if text in self.owners else Parking)
        if text not in self.owners:
            self.parked.setdefault(text, number)

    @rule(number=st.integers(-1, 10_000))
    def park_what_was_never_scanned(self, number: int) -> None:
        if not 1 <= number <= len(self.scans):
            assert isinstance(self.station.park(number), Refused)

    @rule(text=codes)
    def dismiss(self, text: str) -> None:
        number = self.parked.pop(text, 0)
        assert self.station.dismiss(number) is bool(number)

    @precondition(lambda self: self.parked)
    @rule(place=st.integers(0))
    def resume(self, place: int) -> None:
        text = sorted(self.parked)[place % len(self.parked)]
        outcome = self.station.resume(self.parked[text])
        assert isinstance(outcome, Found if text in self.owners else Unknown)

    @rule()
    def export(self) -> None:
        assert self.station.export_links(self.path()) == len(self.owners)
        self.exported = dict(self.owners)

    @precondition(lambda self: self.exported is not None)
    @rule()
    def take_in(self) -> None:
        """Import what was exported before: all of it, or nothing when a code has another item by now."""
        exported = self.exported or {}
        if any(self.owners.get(text, item) != item for text, item in exported.items()):
            try:
                self.station.import_files([self.path()])
            except InputError:
                return
            raise AssertionError("a code that belongs to another item was imported")
        self.station.import_files([self.path()])
        for text, item in exported.items():
            if text not in self.owners:
                self.before.append(dict(self.owners))
                self.owners = self.owners | {text: item}
        self.settle()

    @rule()
    def undo(self) -> None:
        super().undo()
        self.settle()

    @invariant()
    def what_waits_is_what_was_parked_and_has_no_item(self) -> None:
        assert {one.code: one.number for one in self.station.parked()} == self.parked

    @invariant()
    def every_scan_is_in_the_journal_in_order(self) -> None:
        entries = self.station.history(limit=10_000)
        assert [entry.code for entry in reversed(entries) if entry.device] == self.scans

    def path(self) -> Path:
        return Path(self.folder.name) / "links.csv"


def test_any_mixture_of_verbs_leaves_the_station_as_the_model_says(stock_file: Path) -> None:
    machine = type("ShiftOnStock", (Shift,), {"file": stock_file})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=8,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )


def test_a_code_that_undo_puts_back_on_its_item_is_parked_no_more(station: Station) -> None:
    code = station.read("BOX")
    station.link(code, ItemRef(ItemKind.STOCKITEM, 2))
    station.unlink(code)
    station.park(station.scan(scan_of("BOX")).number)
    assert [parked.code for parked in station.parked()] == ["BOX"]
    station.undo()
    assert station.parked() == ()
