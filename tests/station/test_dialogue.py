"""The screen's state machine, driven by the outcomes of a real station."""

import pytest

from station import acts, dialogue
from station.acts import Rules
from station.codes.commands import COMMANDS, card_text
from station.desk import (
    Desk,
    LinkRequest,
    Note,
    State,
)
from station.errors import StoreError
from station.records import ItemKind, ItemRef
from station.requests import carry_out
from station.service import Station
from tests.conftest import scan_of
from tests.station.screen import Screen


@pytest.fixture
def screen(station: Station) -> Screen:
    return Screen(station, Desk())


def test_a_label_goes_through_its_whole_life(screen: Screen) -> None:
    assert screen.choose(2) is State.READY
    assert screen.scan("REEL-1") is State.OFFER
    assert screen.desk.can_link
    assert screen.take(acts.link(screen.desk)) is State.LINKED
    assert not screen.desk.is_pinned
    assert screen.scan("REEL-1") is State.FOUND
    assert screen.take(acts.unlink(screen.desk)) is State.UNLINKED
    assert screen.take(acts.undo(screen.desk)) is State.UNDONE
    assert screen.scan("REEL-1") is State.FOUND


def test_a_repeated_scan_never_confirms(screen: Screen) -> None:
    screen.choose(2)
    assert [screen.scan("REEL-1") for _ in range(3)] == [State.OFFER] * 3
    assert screen.station.links(ItemRef(ItemKind.STOCKITEM, 2)) == ()


def test_an_item_whose_label_was_scanned_is_never_linked_to_the_next_label(screen: Screen) -> None:
    screen.choose(2)
    screen.scan("REEL-1")
    screen.take(acts.link(screen.desk))
    assert screen.scan("REEL-1") is State.FOUND
    assert screen.scan("REEL-2") is State.UNKNOWN
    assert screen.take(acts.link(screen.desk)) is State.UNKNOWN
    assert screen.desk.note is Note.CHOOSE_ITEM


def test_the_item_that_was_pinned_when_the_trigger_was_pulled_is_offered(screen: Screen) -> None:
    screen.choose(2)
    aimed = screen.desk
    screen.choose(3)
    assert screen.scan("REEL-1", aimed) is State.OFFER
    assert screen.desk.pending == LinkRequest(screen.station.read("REEL-1"), screen.item(2))


def test_an_item_chosen_for_a_label_that_waits_gets_the_offer(screen: Screen) -> None:
    assert screen.scan("REEL-1") is State.UNKNOWN
    assert screen.choose(3) is State.OFFER
    assert screen.choose(2) is State.OFFER
    screen.take(acts.link(screen.desk))
    assert [link.raw for link in screen.station.links(ItemRef(ItemKind.STOCKITEM, 2))] == ["REEL-1"]


def test_letting_go_of_the_item_takes_the_offer_back(screen: Screen) -> None:
    screen.choose(2)
    screen.scan("REEL-1")
    screen.desk = acts.release(screen.desk)
    assert (screen.desk.state, screen.desk.pending) == (State.UNKNOWN, None)


def test_a_label_of_another_item_is_a_conflict_and_the_owner_can_be_visited(screen: Screen) -> None:
    screen.station.link(screen.station.read("REEL-1"), ItemRef(ItemKind.STOCKITEM, 2))
    screen.choose(3)
    assert screen.scan("REEL-1") is State.CONFLICT
    assert screen.desk.item == screen.item(2)
    assert screen.desk.target == screen.item(3)
    assert not screen.desk.can_link
    screen.desk = acts.go(screen.desk)
    assert (screen.desk.selected, screen.desk.is_pinned) == (screen.item(2), False)
    assert screen.take(acts.unlink(screen.desk)) is State.UNLINKED
    assert acts.go(screen.desk).note is Note.NOT_NOW


def test_a_label_that_another_station_linked_meanwhile_is_a_conflict(screen: Screen) -> None:
    screen.choose(3)
    screen.scan("REEL-1")
    screen.station.link(screen.station.read("REEL-1"), ItemRef(ItemKind.STOCKITEM, 2))
    assert screen.take(acts.link(screen.desk)) is State.CONFLICT


def test_the_label_of_the_pinned_item_is_linked_already(screen: Screen) -> None:
    screen.choose(2)
    screen.scan("REEL-1")
    screen.take(acts.link(screen.desk))
    screen.choose(2)
    assert screen.scan("REEL-1") is State.ALREADY_LINKED
    assert screen.desk.is_pinned
    assert screen.take(acts.unlink(screen.desk)) is State.UNLINKED


def test_unlinking_without_a_label_waits_for_it(screen: Screen) -> None:
    screen.choose(2)
    screen.scan("REEL-1")
    screen.take(acts.link(screen.desk))
    screen.desk = acts.cancel(screen.desk)
    before = screen.desk
    assert screen.take(acts.unlink(screen.desk)) is State.ARMED
    assert screen.scan("INV-SI2") is State.ARMED
    assert screen.desk.note is Note.INTERNAL_CODE
    assert screen.scan("REEL-1") is State.UNLINKED
    screen.take(acts.undo(screen.desk))
    screen.desk = acts.cancel(screen.desk)
    screen.take(acts.unlink(screen.desk))
    assert screen.scan("REEL-1", before) is State.FOUND, "the trigger was pulled before"


def test_unlinking_what_nobody_has_or_after_escape_does_nothing(screen: Screen) -> None:
    screen.take(acts.unlink(screen.desk))
    armed = screen.desk
    assert screen.scan("REEL-1") is State.REFUSED
    assert screen.desk.note is Note.NOTHING_TO_UNLINK
    screen.station.link(screen.station.read("REEL-1"), ItemRef(ItemKind.STOCKITEM, 2))
    screen.desk = acts.cancel(armed)
    assert screen.scan("REEL-1", armed) is State.FOUND


def test_an_internal_code_is_never_offered(screen: Screen) -> None:
    screen.choose(2)
    assert screen.scan("INV-SI999999") is State.REFUSED
    assert screen.scan("INV-SI3") is State.FOUND
    assert (screen.desk.selected, screen.desk.is_pinned) == (screen.item(3), False)
    assert screen.take(acts.unlink(screen.desk)) is State.ARMED


def test_cancel_drops_the_question_and_then_the_item(screen: Screen) -> None:
    screen.choose(2)
    screen.scan("REEL-1")
    screen.desk = acts.cancel(screen.desk)
    assert (screen.desk.state, screen.desk.is_pinned) == (State.READY, True)
    assert screen.take(acts.link(screen.desk)) is State.READY
    assert screen.desk.note is Note.NOTHING_TO_LINK
    assert acts.cancel(screen.desk) == Desk()


def test_command_cards_act_like_keys(screen: Screen) -> None:
    screen.choose(2)
    screen.scan("REEL-1")
    assert screen.scan(card_text("LINK")) is State.LINKED
    assert screen.scan(card_text("UNDO")) is State.UNDONE
    assert screen.scan(card_text("UNLINK")) is State.ARMED
    assert screen.scan(card_text("CANCEL")) is State.READY
    screen.choose(2)
    screen.scan(card_text("DESELECT"))
    assert screen.desk.selected is None
    assert screen.scan(card_text("MOVE")) is State.READY
    assert screen.desk.note is Note.NOT_NOW


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_card_never_takes_a_question_from_the_banner_unasked(screen: Screen, command: str) -> None:
    screen.scan("REEL-1")
    screen.scan(card_text(command))
    assert screen.desk.state in {State.UNKNOWN, State.READY, State.ARMED, State.PARKED}
    assert screen.station.links(ItemRef(ItemKind.STOCKITEM, 2)) == ()


def test_nothing_can_be_asked_twice_while_it_is_done(screen: Screen) -> None:
    screen.choose(2)
    screen.scan("REEL-1")
    working, request = acts.link(screen.desk)
    assert request
    assert not working.can_link
    for press in (acts.link, acts.unlink, acts.undo):
        assert press(working) == (working, None)
    assert acts.cancel(working) == working


def test_an_answer_that_comes_late_does_not_take_the_banner_from_the_next_label(screen: Screen) -> None:
    screen.choose(2)
    screen.scan("REEL-1")
    screen.desk, request = acts.link(screen.desk)
    assert request
    linked = carry_out(screen.station, request)
    assert screen.scan("REEL-2") is State.SECOND
    assert screen.take(dialogue.answer(screen.desk, linked)) is State.SECOND
    assert screen.desk.code == screen.station.read("REEL-2")
    assert screen.desk.can_undo


def test_trouble_is_told_and_the_same_key_tries_again(screen: Screen) -> None:
    error = StoreError("The disk is full.", "Free some space.")
    for press in (acts.link, acts.undo, acts.link, acts.unlink):
        screen.choose(2)
        screen.scan("REEL-1")
        working, request = press(screen.desk)
        assert request
        screen.desk = dialogue.fail(working, request, error)
        assert screen.desk.state is State.TROUBLE
        assert screen.desk.reason == "The disk is full. Free some space."
        assert press(screen.desk)[1] == request
        screen.take(press(screen.desk))
    assert screen.desk.state is State.UNLINKED


def test_undo_without_a_change_and_what_is_not_read_are_told(screen: Screen) -> None:
    assert screen.take(acts.undo(screen.desk)) is State.READY
    assert screen.desk.note is Note.NOTHING_TO_UNDO
    assert screen.scan("") is State.UNREADABLE
    screen.desk = Desk(can_undo=True)
    assert screen.take(acts.undo(screen.desk)) is State.REFUSED


def test_a_repeat_changes_nothing(screen: Screen) -> None:
    screen.choose(2)
    screen.scan("REEL-1")
    outcome = screen.station.scan(scan_of("REEL-1", is_repeat=True))
    assert dialogue.answer(screen.desk, outcome) == (screen.desk, None)


def test_the_pin_stays_where_the_settings_say_so(screen: Screen) -> None:
    screen.choose(2)
    screen.scan("REEL-1")
    working, request = acts.link(screen.desk)
    assert request
    linked = carry_out(screen.station, request)
    assert dialogue.answer(working, linked, rules=Rules(releases_pin=False))[0].is_pinned
    assert not dialogue.answer(working, linked)[0].is_pinned


def test_choosing_while_armed_keeps_waiting_for_the_label(screen: Screen) -> None:
    screen.take(acts.unlink(screen.desk))
    assert screen.choose(2) is State.ARMED
    assert acts.release(screen.desk).state is State.ARMED


def test_a_code_that_vanished_before_it_was_unlinked_is_refused(screen: Screen) -> None:
    screen.choose(2)
    screen.scan("REEL-1")
    screen.take(acts.link(screen.desk))
    screen.scan("REEL-1")
    screen.station.unlink(screen.station.read("REEL-1"))
    assert screen.take(acts.unlink(screen.desk)) is State.REFUSED
