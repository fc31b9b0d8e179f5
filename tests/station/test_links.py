"""Linking, unlinking and undoing through the one door, on real SQLite files."""

import random
import threading

import pytest

from station.outcomes import Conflict, Found, Linked, Outcome, Refused, Undone, Unknown, Unlinked, Unreadable
from station.records import Action, ItemKind, ItemRef
from station.service import Station
from tests.conftest import BOTH, Opener, scan_of

pytestmark = BOTH

REEL, OTHER = ItemRef(ItemKind.STOCKITEM, 2), ItemRef(ItemKind.STOCKITEM, 3)


def test_an_unknown_code_is_found_after_it_was_linked(station: Station) -> None:
    code = station.read("REEL-1")
    assert isinstance(station.scan(scan_of("REEL-1")), Unknown)
    linked = station.link(code, REEL)
    assert isinstance(linked, Linked)
    assert linked.change.action is Action.LINK
    found = station.scan(scan_of("REEL-1"))
    assert isinstance(found, Found)
    assert found.item.ref == REEL
    assert found.link is not None
    assert (found.link.operator, found.link.station) == ("anna", "dock-1")


def test_a_link_is_on_the_disk_when_it_is_announced(open_station: Opener) -> None:
    seen: list[Outcome] = []
    first, second = open_station(), open_station("dock-2")
    first.subscribe(lambda _: seen.append(second.scan(scan_of("REEL-1"))))
    first.link(first.read("REEL-1"), REEL)
    assert [type(outcome) for outcome in seen] == [Found]


def test_linking_twice_to_the_same_item_changes_nothing(station: Station) -> None:
    code = station.read("REEL-1")
    station.link(code, REEL)
    again = station.link(code, REEL)
    assert isinstance(again, Found)
    assert "Already linked" in again.reason
    assert len(station.links(REEL)) == 1


def test_a_code_of_another_item_is_refused_and_its_owner_named(open_station: Opener) -> None:
    first, second = open_station(), open_station("dock-2", "ben")
    code = first.read("REEL-1")
    first.link(code, REEL)
    refused = second.link(code, OTHER)
    assert isinstance(refused, Conflict)
    assert refused.item.ref == REEL
    assert "anna" in refused.reason
    assert second.links(OTHER) == ()


@pytest.mark.parametrize("kind", list(ItemKind))
def test_an_item_that_is_not_here_cannot_be_linked(station: Station, kind: ItemKind) -> None:
    outcome = station.link(station.read("REEL-1"), ItemRef(kind, 999_999))
    assert isinstance(outcome, Refused)
    assert f"{kind}:999999" in outcome.reason


@pytest.mark.parametrize(
    "kind",
    [
        ItemKind.PART,
        ItemKind.STOCKLOCATION,
        ItemKind.SUPPLIERPART,
        ItemKind.MANUFACTURERPART,
        ItemKind.PURCHASEORDER,
    ],
)
def test_every_kind_of_item_links_alike(station: Station, kind: ItemKind) -> None:
    item = station.find("", kind=kind).items[0]
    station.link(station.read("BOX"), item.ref)
    found = station.scan(scan_of("BOX"))
    assert isinstance(found, Found)
    assert found.item == item


def test_an_item_may_carry_many_codes(station: Station) -> None:
    for text in ("REEL-1", "REEL-2"):
        station.link(station.read(text), REEL)
    assert [link.raw for link in station.links(REEL)] == ["REEL-1", "REEL-2"]


def test_an_internal_code_is_never_linkable(station: Station) -> None:
    conflict = station.link(station.read("INV-SI2"), OTHER)
    assert isinstance(conflict, Conflict)
    assert conflict.item.ref == REEL
    assert isinstance(station.link(station.read("INV-SI999999"), OTHER), Refused)
    assert isinstance(station.unlink(station.read("INV-SI2")), Refused)


@pytest.mark.parametrize("text", ["", " \r\n", "x" * 4096])
def test_what_is_no_code_is_neither_linked_nor_unlinked(station: Station, text: str) -> None:
    assert isinstance(station.link(station.read(text), REEL), Unreadable)
    assert isinstance(station.unlink(station.read(text)), Unreadable)


def test_a_code_of_the_greatest_length_is_linked(station: Station) -> None:
    assert isinstance(station.link(station.read("x" * 4095), REEL), Linked)


def test_unlinking_takes_one_code_off(station: Station) -> None:
    for text in ("REEL-1", "REEL-2"):
        station.link(station.read(text), REEL)
    outcome = station.unlink(station.read("REEL-1"))
    assert isinstance(outcome, Unlinked)
    assert outcome.change.codes == ("REEL-1",)
    assert [link.raw for link in station.links(REEL)] == ["REEL-2"]
    assert isinstance(station.unlink(station.read("REEL-1")), Unknown)


def test_unlinking_an_item_takes_all_codes_off_as_one_change(station: Station) -> None:
    for text in ("REEL-1", "REEL-2"):
        station.link(station.read(text), REEL)
    outcome = station.unlink_item(REEL)
    assert isinstance(outcome, Unlinked)
    assert outcome.change.codes == ("REEL-1", "REEL-2")
    assert station.links(REEL) == ()
    station.undo()
    assert len(station.links(REEL)) == 2


def test_an_item_without_codes_has_nothing_to_unlink(station: Station) -> None:
    assert isinstance(station.unlink_item(REEL), Refused)
    assert isinstance(station.unlink_item(ItemRef(ItemKind.STOCKITEM, 999_999)), Refused)


def test_undo_goes_back_step_by_step(station: Station) -> None:
    code = station.read("REEL-1")
    station.link(code, REEL)
    station.unlink(code)
    assert station.can_undo()
    first = station.undo()
    assert isinstance(first, Undone)
    assert isinstance(station.scan(scan_of("REEL-1")), Found)
    second = station.undo()
    assert isinstance(second, Undone)
    assert (first.change.undoes, second.change.undoes) == (2, 1)
    assert isinstance(station.scan(scan_of("REEL-1")), Unknown)
    assert not station.can_undo()
    assert isinstance(station.undo(), Refused)


def test_undo_takes_back_the_changes_of_this_station_only(open_station: Opener) -> None:
    here, there = open_station("dock-1"), open_station("dock-2")
    here.link(here.read("REEL-1"), REEL)
    assert isinstance(there.undo(), Refused)
    assert isinstance(here.scan(scan_of("REEL-1")), Found)


def test_undo_refuses_when_the_code_was_moved_since(open_station: Opener) -> None:
    here, there = open_station("dock-1"), open_station("dock-2", "ben")
    code = here.read("REEL-1")
    here.link(code, REEL)
    there.unlink(code)
    there.link(code, REEL)
    outcome = here.undo()
    assert isinstance(outcome, Refused)
    assert "ben" in outcome.reason
    assert len(here.links(REEL)) == 1


def test_undo_of_an_unlink_refuses_when_the_code_has_a_new_owner(open_station: Opener) -> None:
    here, there = open_station("dock-1"), open_station("dock-2", "ben")
    code = here.read("REEL-1")
    here.link(code, REEL)
    here.unlink(code)
    there.link(code, OTHER)
    outcome = here.undo()
    assert isinstance(outcome, Refused)
    assert outcome.item is not None
    assert outcome.item.ref == OTHER


def test_one_of_many_racing_links_wins_and_the_others_are_told_the_owner(open_station: Opener) -> None:
    stations = [open_station(f"dock-{n}") for n in range(4)]
    refs = [item.ref for item in stations[0].find("", limit=4).items]
    start = threading.Barrier(len(stations))
    outcomes: list[Outcome] = []

    def race(station: Station, ref: ItemRef) -> None:
        start.wait()
        outcomes.extend(station.link(station.read(f"CODE-{n}"), ref) for n in range(25))

    threads = [threading.Thread(target=race, args=pair) for pair in zip(stations, refs, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    linked = [outcome for outcome in outcomes if isinstance(outcome, Linked)]
    assert sorted(outcome.code.raw for outcome in linked) == sorted(f"CODE-{n}" for n in range(25))
    owners = {outcome.code.key: outcome.item for outcome in linked}
    lost = [outcome for outcome in outcomes if isinstance(outcome, Conflict)]
    assert len(lost) == 75
    assert all(outcome.item == owners[outcome.code.key] for outcome in lost)


def test_a_code_of_the_greatest_length_is_linked_whatever_its_characters(station: Station) -> None:
    text = "".join(random.Random(7).choices("ABCDEFGHJKLMNPRSTUVWXYZ0123456789äßИ漢", k=4095))
    assert isinstance(station.link(station.read(text), REEL), Linked)
    assert isinstance(station.link(station.read(text), OTHER), Conflict)
    assert isinstance(station.scan(scan_of(text)), Found)


@pytest.mark.parametrize("text", ["BOX\0A", "\0\0X", "BOX\ue000\0B", "BOX\ue0000", "\ue0001\ue000"])
def test_a_code_may_hold_any_character(station: Station, text: str) -> None:
    station.scan(scan_of(text))
    station.link(station.read(text), REEL)
    assert [link.raw for link in station.links(REEL)] == [text]
    assert isinstance(station.scan(scan_of(text)), Found)
    assert station.history()[0].code == text
