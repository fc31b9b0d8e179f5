"""Moving, replacing and taking back: exact, in any mixture, and only while nobody else has touched it."""

import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from station.outcomes import Conflict, Found, Linked, Outcome, Refusal, Refused, Undone, Unknown, Unlinked
from station.records import Action, Identity, ItemKind, ItemRef
from station.service import Station
from station.settings import Settings, StationSettings
from tests.conftest import BOTH, Opener, scan_of
from tests.station.goods import code_of

pytestmark = BOTH

REEL, OTHER, THIRD = (ItemRef(ItemKind.STOCKITEM, pk) for pk in (2, 3, 75))


def held(station: Station, ref: ItemRef) -> list[str]:
    return [link.raw for link in station.links(ref)]


def seen(station: Station, ref: ItemRef) -> int:
    return station.links(ref)[0].id


def linked(outcome: Outcome) -> Linked:
    assert isinstance(outcome, Linked)
    return outcome


def refused(outcome: Outcome) -> Refused:
    assert isinstance(outcome, Refused)
    return outcome


def test_moving_is_one_change_that_undo_takes_back(station: Station) -> None:
    code = station.read("BOX")
    station.link(code, REEL)
    moved = linked(station.move(code, OTHER, seen=seen(station, REEL), reason="wrong shelf"))
    assert (moved.change.action, moved.change.reason) == (Action.MOVE, "wrong shelf")
    assert moved.item.ref == OTHER
    assert (held(station, REEL), held(station, OTHER)) == ([], ["BOX"])
    assert [entry.event for entry in station.history()] == ["move", "link"]
    undone = station.undo()
    assert isinstance(undone, Undone)
    assert (held(station, REEL), held(station, OTHER)) == (["BOX"], [])
    assert isinstance(station.scan(scan_of("BOX")), Found)


def test_a_move_is_refused_when_somebody_changed_the_link_since(open_station: Opener) -> None:
    here, there = open_station("dock-1"), open_station("dock-2", "ben")
    code = here.read("BOX")
    here.link(code, REEL)
    number = seen(here, REEL)
    there.move(code, THIRD, seen=number)
    outcome = refused(here.move(code, OTHER, seen=number))
    assert outcome.refusal is Refusal.CHANGED
    assert outcome.item is not None
    assert outcome.item.ref == THIRD
    assert "ben at dock-2" in outcome.reason
    there.unlink(code)
    assert refused(here.move(code, OTHER, seen=number)).refusal is Refusal.CHANGED
    assert held(here, OTHER) == []


def test_one_of_many_racing_moves_wins_and_the_others_are_told(open_station: Opener) -> None:
    stations = [open_station(f"dock-{n}") for n in range(4)]
    targets = [item.ref for item in stations[0].find("", limit=10).items if item.ref != REEL][:4]
    code = stations[0].read("BOX")
    stations[0].link(code, REEL)
    number, start = seen(stations[0], REEL), threading.Barrier(len(stations))

    def race(station: Station, ref: ItemRef) -> Outcome:
        start.wait()
        return station.move(code, ref, seen=number)

    with ThreadPoolExecutor(len(stations)) as threads:
        outcomes = list(threads.map(race, stations, targets))
    won = [outcome for outcome in outcomes if isinstance(outcome, Linked)]
    assert len(won) == 1
    lost = [outcome for outcome in outcomes if isinstance(outcome, Refused)]
    assert [(one.refusal, one.item) for one in lost] == [(Refusal.CHANGED, won[0].item)] * 3


def test_a_move_to_where_it_is_changes_nothing(station: Station) -> None:
    code = station.read("BOX")
    station.link(code, REEL)
    assert isinstance(station.move(code, REEL, seen=seen(station, REEL)), Found)
    assert len(station.history()) == 1


def test_a_move_is_weighed_like_a_link(station: Station) -> None:
    code = code_of("BAG", Identity.PRODUCT)
    station.link(code, REEL, override="the only code")
    number = seen(station, REEL)
    assert refused(station.move(code, OTHER, seen=number)).refusal is Refusal.PRODUCT
    assert held(station, REEL) == ["BAG"]
    moved = linked(station.move(code, OTHER, seen=number, override="one box only"))
    assert "one box only" in moved.change.reason


def test_a_move_to_an_item_that_is_not_here_is_refused(station: Station) -> None:
    code = station.read("BOX")
    station.link(code, REEL)
    missing = ItemRef(ItemKind.PART, 999_999)
    assert refused(station.move(code, missing, seen=seen(station, REEL))).refusal is Refusal.MISSING
    assert refused(station.replace(code, missing)).refusal is Refusal.MISSING
    assert held(station, REEL) == ["BOX"]


def test_replacing_ends_all_other_codes_as_one_change(station: Station) -> None:
    for text in ("OLD-1", "OLD-2"):
        station.link(station.read(text), REEL)
    outcome = linked(station.replace(station.read("NEW"), REEL))
    assert outcome.change.action is Action.REPLACE
    assert set(outcome.change.codes) == {"NEW", "OLD-1", "OLD-2"}
    assert held(station, REEL) == ["NEW"]
    station.undo()
    assert held(station, REEL) == ["OLD-1", "OLD-2"]
    assert isinstance(station.scan(scan_of("NEW")), Unknown)


def test_a_code_that_is_there_already_stays_when_it_replaces_the_others(station: Station) -> None:
    for text in ("OLD", "KEPT"):
        station.link(station.read(text), REEL)
    linked(station.replace(station.read("KEPT"), REEL))
    assert held(station, REEL) == ["KEPT"]
    assert isinstance(station.replace(station.read("KEPT"), REEL), Found)
    station.undo()
    assert set(held(station, REEL)) == {"OLD", "KEPT"}


def test_a_code_of_another_item_replaces_nothing(station: Station) -> None:
    station.link(station.read("BOX"), OTHER)
    station.link(station.read("OLD"), REEL)
    outcome = station.replace(station.read("BOX"), REEL)
    assert isinstance(outcome, Conflict)
    assert outcome.item.ref == OTHER
    assert (held(station, REEL), held(station, OTHER)) == (["OLD"], ["BOX"])


def test_a_replacement_is_weighed_like_a_link(station: Station) -> None:
    station.link(station.read("OLD"), REEL)
    outcome = refused(station.replace(code_of("Q5000", Identity.VALUE), REEL))
    assert outcome.refusal is Refusal.VALUE
    assert held(station, REEL) == ["OLD"]


@pytest.mark.parametrize("text", ["", "x" * 4096])
def test_what_is_no_code_is_neither_moved_nor_put_in_place(station: Station, text: str) -> None:
    outcomes = [station.move(station.read(text), REEL, seen=1), station.replace(station.read(text), REEL)]
    assert [outcome.event for outcome in outcomes] == ["unreadable", "unreadable"]


def test_undo_of_a_move_refuses_when_somebody_moved_it_on(open_station: Opener) -> None:
    here, there = open_station("dock-1"), open_station("dock-2", "ben")
    code = here.read("BOX")
    here.link(code, REEL)
    here.move(code, OTHER, seen=seen(here, REEL))
    there.move(code, THIRD, seen=seen(here, OTHER))
    assert refused(here.undo()).refusal is Refusal.CHANGED
    assert held(here, THIRD) == ["BOX"]
    there.undo()
    assert isinstance(here.undo(), Undone)
    assert held(here, REEL) == ["BOX"]


def test_undo_of_a_replacement_refuses_when_an_old_code_has_a_new_owner(open_station: Opener) -> None:
    here, there = open_station("dock-1"), open_station("dock-2", "ben")
    here.link(here.read("OLD"), REEL)
    here.replace(here.read("NEW"), REEL)
    there.link(there.read("OLD"), OTHER)
    outcome = refused(here.undo())
    assert outcome.refusal is Refusal.CHANGED
    assert (held(here, REEL), held(here, OTHER)) == (["NEW"], ["OLD"])


def test_each_change_is_told_to_listeners(station: Station) -> None:
    heard: list[Outcome] = []
    code = station.read("BOX")
    station.link(code, REEL)
    station.subscribe(heard.append)
    moved = station.move(code, OTHER, seen=seen(station, REEL))
    replaced = station.replace(station.read("NEW"), OTHER)
    assert heard == [moved, replaced]


TEXTS = [f"CODE-{n}" for n in range(5)]
ITEMS = [REEL, OTHER, THIRD]

Owners = dict[str, ItemRef]


class Changes(RuleBasedStateMachine):
    """Any mixture of changes beside a dict of owners and a stack of the dicts before."""

    file: Path
    codes = st.sampled_from(TEXTS)
    items = st.sampled_from(ITEMS)

    @initialize()
    def open(self) -> None:
        self.folder = TemporaryDirectory(ignore_cleanup_errors=True)
        copy = shutil.copy(self.file, Path(self.folder.name) / "stock.sqlite")
        station = StationSettings(name="dock-1", operator="anna")
        self.station = Station.open(f"sqlite:///{copy}", Settings(station=station))
        self.owners: Owners = {}
        self.before: list[Owners] = []

    def teardown(self) -> None:
        self.station.close()
        self.folder.cleanup()

    def expect(self, outcome: Outcome, owners: Owners) -> None:
        """Compare with the model, which says what the owners should be now."""
        is_change = owners != self.owners
        assert isinstance(outcome, Linked | Unlinked | Undone) is is_change, outcome
        if is_change:
            self.before.append(self.owners)
            self.owners = owners

    @rule(text=codes, item=items)
    def link(self, text: str, item: ItemRef) -> None:
        self.expect(self.station.link(self.station.read(text), item), {text: item} | self.owners)

    @rule(text=codes, item=items)
    def move(self, text: str, item: ItemRef) -> None:
        code, owner = self.station.read(text), self.owners.get(text)
        links = [link for link in self.station.links(owner) if link.raw == text] if owner else []
        number = links[0].id if links else 0
        after = self.owners | {text: item} if owner else self.owners
        self.expect(self.station.move(code, item, seen=number), after)

    @rule(text=codes, item=items)
    def replace(self, text: str, item: ItemRef) -> None:
        outcome = self.station.replace(self.station.read(text), item)
        others = {other: owner for other, owner in self.owners.items() if owner != item}
        is_elsewhere = text in others
        self.expect(outcome, self.owners if is_elsewhere else others | {text: item})

    @rule(text=codes)
    def unlink(self, text: str) -> None:
        after = {other: owner for other, owner in self.owners.items() if other != text}
        self.expect(self.station.unlink(self.station.read(text)), after)

    @rule(item=items)
    def unlink_item(self, item: ItemRef) -> None:
        after = {text: owner for text, owner in self.owners.items() if owner != item}
        self.expect(self.station.unlink_item(item), after)

    @rule()
    def undo(self) -> None:
        outcome = self.station.undo()
        assert isinstance(outcome, Undone if self.before else Refused)
        if self.before:
            self.owners = self.before.pop()

    @invariant()
    def the_store_has_the_owners_of_the_model(self) -> None:
        found = {link.raw: item for item in ITEMS for link in self.station.links(item)}
        assert found == self.owners
        assert self.station.can_undo() is bool(self.before)


def test_any_mixture_of_changes_is_undone_step_by_step(stock_file: Path) -> None:
    machine = type("ChangesOnStock", (Changes,), {"file": stock_file})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=30,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
