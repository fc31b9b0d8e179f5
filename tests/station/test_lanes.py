"""Lanes: what one scanner does never uses or changes what belongs to another."""

import pytest

from station import acts, lanes
from station.codes.commands import card_text
from station.desk import LinkRequest, State, UnlinkRequest
from station.errors import StoreError
from station.lanes import Lanes
from station.outcomes import Linked
from station.records import Item, ItemKind, ItemRef
from station.service import Station
from station.settings import DeviceSettings, KeyboardSettings, Settings
from tests.conftest import scan_of

CARD = card_text("LINK")


@pytest.fixture
def reel(station: Station) -> Item:
    item = station.item(ItemRef(ItemKind.STOCKITEM, 2))
    assert item
    return item


@pytest.fixture
def pair(reel: Item) -> Lanes:
    """Return two lanes; on A, which is in front, an item was chosen."""
    two = Lanes.of("AB")
    return lanes.put(two, "A", acts.choose(two.desk, reel))


def scan(station: Station, before: Lanes, text: str, lane: str, **more: object) -> tuple[Lanes, object]:
    """Pull the trigger of a lane's scanner and let it be answered."""
    aimed = before.aimed(scan_of(text, lane=lane, **more))
    after, where, request = lanes.answer(before, station.scan(aimed))
    assert where == lane
    return after, request


def test_the_first_lane_is_in_front_and_a_single_one_shows_no_letter() -> None:
    assert (Lanes.of("AB").front, Lanes.of("AB").letter) == ("A", "A")
    assert (Lanes.of("A").front, Lanes.of("A").letter) == ("A", "")
    assert list(Lanes.of(()).desks) == [""]


def test_case_11_a_scan_neither_uses_nor_changes_what_another_lane_has_pinned(
    station: Station, pair: Lanes, reel: Item
) -> None:
    after, _ = scan(station, pair, "NEW-LABEL", "B")
    assert after.desks["B"].state is State.UNKNOWN
    assert after.desks["A"] == pair.desks["A"]
    assert after.front == after.letter == "B"
    again, _ = scan(station, after, "NEW-LABEL-2", "A")
    assert again.desks["A"].pending == LinkRequest(station.read("NEW-LABEL-2"), reel)
    assert again.desks["B"] == after.desks["B"]
    assert again.front == "A"


def test_unlinking_that_one_lane_waits_for_takes_nothing_that_another_one_scans(
    station: Station, pair: Lanes, reel: Item
) -> None:
    station.link(station.read("REEL-1"), reel.ref)
    armed = lanes.put(pair, "A", acts.unlink(pair.desk)[0])
    after, request = scan(station, armed, "REEL-1", "B")
    assert request is None
    assert after.desks["A"].state is State.ARMED
    assert after.desks["B"].state is State.FOUND
    _, request = scan(station, after, "REEL-1", "A")
    assert isinstance(request, UnlinkRequest)


def test_a_command_card_acts_on_the_lane_whose_scanner_has_read_it(station: Station, pair: Lanes) -> None:
    offered, _ = scan(station, pair, "NEW-LABEL", "A")
    after, request = scan(station, offered, CARD, "B")
    assert request is None
    assert after.desks["A"] == offered.desks["A"]
    after, request = scan(station, after, CARD, "A")
    assert isinstance(request, LinkRequest)
    assert after.desks["A"].state is State.WORKING


def test_the_answer_to_a_request_goes_to_the_lane_that_asked_and_does_not_come_to_the_front(
    station: Station, pair: Lanes, reel: Item
) -> None:
    offered, _ = scan(station, pair, "NEW-LABEL", "A")
    working, request = scan(station, offered, CARD, "A")
    assert isinstance(request, LinkRequest)
    busy, _ = scan(station, working, "INV-SI3", "B")
    linked = station.link(request.code, reel.ref)
    assert isinstance(linked, Linked)
    after, _, _ = lanes.answer(busy, linked, "A")
    assert (after.desks["A"].state, after.desks["B"], after.front) == (State.LINKED, busy.desks["B"], "B")
    failed = lanes.fail(busy, "A", request, StoreError("No.", "Try."))
    assert (failed.desks["A"].state, failed.front) == (State.TROUBLE, "B")


def test_a_scanner_that_shares_acts_on_the_lane_in_front(station: Station, pair: Lanes, reel: Item) -> None:
    aimed = pair.aimed(scan_of("TYPED"))
    assert (aimed.lane, aimed.target) == ("A", reel)
    aside = lanes.bring(pair, "B").aimed(scan_of("TYPED"))
    assert (aside.lane, aside.target) == ("B", None)


def test_a_repeat_does_not_come_to_the_front(station: Station, pair: Lanes) -> None:
    after, _ = scan(station, pair, "INV-SI3", "B", is_repeat=True)
    assert after == pair


def test_a_command_card_whose_answer_comes_too_late_does_nothing(station: Station, pair: Lanes) -> None:
    offered, _ = scan(station, pair, "NEW-LABEL", "A")
    after, request = scan(station, offered, CARD, "A", is_late=True)
    assert (after, request) == (offered, None)


def test_lanes_are_brought_by_their_place_and_others_stay_away(pair: Lanes) -> None:
    assert [lanes.nth(pair, number) for number in (1, 2, 3)] == ["A", "B", "A"]
    assert lanes.bring(pair, "Z") == pair


def test_a_lane_that_was_not_set_up_gets_a_desk_when_it_scans(station: Station, pair: Lanes) -> None:
    after, _ = scan(station, pair, "INV-SI3", "C")
    assert (list(after.desks), after.front) == (["A", "B", "C"], "C")


def test_all_lanes_know_whether_the_station_can_undo(pair: Lanes) -> None:
    assert all(desk.can_undo for desk in lanes.know_undo(pair, can_undo=True).desks.values())


def test_only_a_desk_that_waits_for_a_key_is_open(station: Station, pair: Lanes) -> None:
    assert not lanes.is_open(pair.desk)
    offered, _ = scan(station, pair, "NEW-LABEL", "A")
    assert lanes.is_open(offered.desk)
    assert lanes.is_open(acts.unlink(pair.desk)[0])


def test_the_settings_name_the_lanes() -> None:
    devices = tuple(
        DeviceSettings(name=name, port=name, lane=lane) for name, lane in (("one", ""), ("two", "A"))
    )
    assert Settings(device=devices).lanes == ("B", "A")
    assert Settings(device=devices, keyboard=KeyboardSettings(lane="K")).lanes == ("B", "A", "K")
    assert Settings(device=devices, keyboard=KeyboardSettings(lane="A")).lanes == ("B", "A")
    assert Settings(keyboard=KeyboardSettings(lane="K", enabled=False)).lanes == ()


def test_what_is_recalled_acts_on_its_own_lane_and_a_kept_link_is_told_there(
    station: Station, pair: Lanes, reel: Item
) -> None:
    aimed = pair.aimed(scan_of("BOX", lane="A"))
    unsure, where, request = lanes.recall(lanes.bring(pair, "B"), station.outage.recall(aimed))
    assert (unsure.front, where, request) == ("A", "A", None)
    assert (unsure.desk.state, unsure.desk.item) == (State.UNSURE, reel)
    working, where, request = lanes.recall(unsure, station.outage.recall(scan_of(CARD, lane="A")))
    assert isinstance(request, LinkRequest)
    kept = lanes.keep(lanes.bring(working, "B"), where, request)
    assert (kept.front, kept.desks["A"].state, kept.desks["B"].state) == ("B", State.KEPT, State.READY)
