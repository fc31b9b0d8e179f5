"""What the screen asks before it acts: reasons, second codes, moves and candidates; and what is parked."""

import pytest

from station import acts, dialogue
from station.desk import (
    ClearRequest,
    Desk,
    MoveRequest,
    Note,
    State,
)
from station.errors import StoreError
from station.outcomes import Refusal, Refused
from station.records import ItemKind, ItemRef
from station.service import Station
from tests.conftest import BOTH
from tests.station.screen import Screen

REEL = "[)>\x1e06\x1d1PERJ-XGNJ103Y\x1dQ440\x1dSNEW77\x1e\x04"
"""Agrees with stock item 2."""


@pytest.fixture
def screen(station: Station) -> Screen:
    return Screen(station, Desk())


def test_a_label_that_says_something_else_is_linked_only_with_a_reason(screen: Screen) -> None:
    screen.choose(2)
    assert screen.scan(REEL.replace("Q440", "Q441")) is State.CHECK
    assert screen.desk.refusal is Refusal.DISAGREES
    assert [(one.field, one.agrees) for one in screen.desk.comparisons] == [
        ("mpn", True),
        ("quantity", False),
    ]
    assert screen.take(acts.link(screen.desk)) is State.REASON
    assert screen.take(acts.link(screen.desk)) is State.REASON
    assert screen.desk.note is Note.GIVE_REASON
    assert screen.take(acts.give_reason(screen.desk, " ")) is State.REASON
    assert acts.cancel(screen.desk).state is State.CHECK
    assert screen.take(acts.give_reason(screen.desk, "counted by hand")) is State.LINKED
    assert "counted by hand" in screen.station.history(1)[0].reason


def test_a_code_that_is_on_every_box_is_offered_to_no_box_without_a_reason(screen: Screen) -> None:
    screen.choose(2)
    assert screen.scan("5901234123457") is State.SHARED
    assert screen.desk.refusal is Refusal.PRODUCT
    screen.take(acts.link(screen.desk))
    assert screen.take(acts.give_reason(screen.desk, "the only box")) is State.LINKED


def test_a_code_that_is_on_every_box_can_be_linked_to_the_part_that_it_names(screen: Screen) -> None:
    screen.choose(2)
    assert screen.scan("ERJ-XGNJ103Y") is State.SHARED
    assert screen.desk.candidates[0].ref.kind is ItemKind.PART
    assert screen.take(acts.pick(screen.desk, 0)) is State.OFFER
    assert screen.take(acts.link(screen.desk)) is State.LINKED
    assert screen.desk.item is not None
    assert screen.desk.item.ref.kind is ItemKind.PART


def test_a_second_code_is_added_or_replaces_the_first(screen: Screen) -> None:
    for code, act, left in (("BAG 1", acts.link, 1), ("BAG 2", acts.link, 2), ("BAG 3", acts.exchange, 1)):
        screen.choose(2)
        assert screen.scan(code) is (State.OFFER if code == "BAG 1" else State.SECOND)
        assert screen.take(act(screen.desk)) is State.LINKED
        assert len(screen.station.links(ItemRef(ItemKind.STOCKITEM, 2))) == left


def test_a_second_code_is_asked_for_even_where_the_screen_did_not_know_of_the_first(screen: Screen) -> None:
    screen.choose(2)
    screen.scan("BAG 1")
    screen.take(acts.link(screen.desk))
    screen.scan("BAG 2")
    assert screen.choose(2) is State.OFFER
    assert screen.take(acts.link(screen.desk)) is State.SECOND
    assert screen.take(acts.command(screen.desk, "ADD")) is State.LINKED


def test_a_code_of_another_item_is_moved_as_one_change(screen: Screen) -> None:
    screen.choose(3)
    screen.scan("BAG 1")
    screen.take(acts.link(screen.desk))
    screen.choose(2)
    assert screen.scan("BAG 1") is State.CONFLICT
    assert screen.take(acts.link(screen.desk)) is State.CONFLICT
    assert screen.desk.note is Note.MOVE_INSTEAD
    assert screen.take(acts.pick(screen.desk, 2)) is State.LINKED
    assert [link.raw for link in screen.station.links(ItemRef(ItemKind.STOCKITEM, 2))] == ["BAG 1"]
    assert screen.take(acts.undo(screen.desk)) is State.UNDONE
    assert [link.raw for link in screen.station.links(ItemRef(ItemKind.STOCKITEM, 3))] == ["BAG 1"]


def test_a_link_that_somebody_else_made_meanwhile_can_be_moved(screen: Screen) -> None:
    screen.choose(2)
    screen.scan("BAG 1")
    screen.station.link(screen.station.read("BAG 1"), ItemRef(ItemKind.STOCKITEM, 3))
    assert screen.take(acts.link(screen.desk)) is State.CONFLICT
    assert isinstance(screen.desk.pending, MoveRequest)
    assert screen.take(acts.move(screen.desk)) is State.LINKED


def test_candidates_are_chosen_by_their_keys(screen: Screen) -> None:
    assert screen.scan(REEL) is State.UNKNOWN
    assert screen.desk.candidates[0] == screen.item(2)
    assert screen.take(acts.pick(screen.desk, 0)) is State.OFFER
    assert screen.desk.target == screen.item(2)
    assert screen.take(acts.pick(screen.desk, 2)) is State.OFFER
    assert screen.desk.note is Note.NOT_NOW


def test_the_item_that_a_label_disagrees_with_is_not_offered_instead_of_itself(screen: Screen) -> None:
    screen.choose(2)
    assert screen.scan(REEL.replace("Q440", "Q441")) is State.CHECK
    assert screen.item(2) in [found.item for found in screen.desk.proposals]
    assert screen.desk.candidates
    assert screen.item(2) not in screen.desk.candidates


@BOTH
def test_the_next_scan_parks_the_code_that_waits_and_a_link_takes_it_off_the_list(screen: Screen) -> None:
    screen.scan("BAG 1")
    screen.scan("BAG 1")
    assert screen.station.parked() == ()
    screen.scan("BAG 2")
    assert [one.code for one in screen.station.parked()] == ["BAG 1"]
    screen.choose(2)
    assert screen.take(acts.park(screen.desk)) is State.PARKED
    assert screen.desk.target == screen.item(2)
    assert [one.code for one in screen.station.parked()] == ["BAG 1", "BAG 2"]
    resumed = screen.station.resume(screen.station.parked()[0].number)
    assert resumed
    screen.take(dialogue.answer(screen.desk, resumed))
    screen.choose(2)
    screen.take(acts.link(screen.desk))
    assert [one.code for one in screen.station.parked()] == ["BAG 2"]
    assert screen.station.dismiss(screen.station.parked()[0].number)
    assert screen.station.parked() == ()


def test_nothing_is_parked_that_has_an_answer(screen: Screen) -> None:
    screen.scan("INV-SI2")
    assert screen.take(acts.park(screen.desk)) is State.FOUND
    assert screen.desk.note is Note.NOT_NOW
    assert isinstance(screen.station.park(10_000), Refused)


def test_the_codes_of_an_item_whose_label_is_gone_are_taken_off_with_a_reason(screen: Screen) -> None:
    assert screen.take(acts.clear(screen.desk)) is State.READY
    assert screen.desk.note is Note.NOTHING_TO_CLEAR
    screen.choose(2)
    screen.scan("BAG 1")
    screen.take(acts.link(screen.desk))
    assert screen.take(acts.clear(screen.desk)) is State.REASON
    assert isinstance(screen.desk.pending, ClearRequest)
    assert screen.take(acts.give_reason(screen.desk, "label torn off")) is State.UNLINKED
    assert screen.station.history(1)[0].reason == "label torn off"


def test_a_reason_that_nobody_asked_for_does_nothing(screen: Screen) -> None:
    assert screen.take(acts.give_reason(screen.desk, "because")) is State.READY
    for act in (acts.exchange, acts.move):
        assert screen.take(act(screen.desk)) is State.READY
        assert screen.desk.note is Note.NOT_NOW


def test_letting_go_while_a_reason_is_asked_for_leaves_the_code_waiting(screen: Screen) -> None:
    screen.choose(2)
    screen.scan("5901234123457")
    screen.take(acts.link(screen.desk))
    assert acts.release(screen.desk).state is State.UNKNOWN


def test_parking_that_fails_is_told_beside_the_banner(screen: Screen) -> None:
    screen.scan("BAG 1")
    desk, request = acts.park(screen.desk)
    assert request
    failed = dialogue.fail(desk, request, StoreError("The disk is full.", "Free some space."))
    assert "disk is full" in failed.reason
    cleared = dialogue.fail(desk, ClearRequest(screen.item(2)), StoreError("Away.", ""))
    assert isinstance(cleared.pending, ClearRequest)
