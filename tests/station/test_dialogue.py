"""The screen's state machine, driven by the outcomes of a real station."""

from dataclasses import dataclass

import pytest

from station import acts, dialogue
from station.acts import Rules
from station.codes.commands import COMMANDS, card_text
from station.desk import (
    ClearRequest,
    Desk,
    LinkRequest,
    MoveRequest,
    Note,
    ParkRequest,
    State,
    Turn,
)
from station.errors import StoreError
from station.outcomes import Refusal, Refused
from station.records import Item, ItemKind, ItemRef
from station.requests import carry_out
from station.service import Station
from tests.conftest import BOTH, scan_of


@dataclass
class Screen:
    """A desk whose requests a station carries out at once, as the window and its store thread would."""

    station: Station
    desk: Desk

    def item(self, pk: int) -> Item:
        item = self.station.item(ItemRef(ItemKind.STOCKITEM, pk))
        assert item
        return item

    def scan(self, text: str, aimed: Desk | None = None) -> State:
        """Scan with what the screen was at when the trigger was pulled."""
        aim = aimed or self.desk
        scan = scan_of(text, target=aim.target, unlinks=aim.state is State.ARMED)
        return self.take(dialogue.answer(self.desk, self.station.scan(scan)))

    def take(self, turn: Turn) -> State:
        self.desk, request = turn
        if request is not None:
            assert self.desk.state is State.WORKING or isinstance(request, ParkRequest)
            return self.take(dialogue.answer(self.desk, carry_out(self.station, request)))
        return self.desk.state

    def choose(self, pk: int) -> State:
        self.desk = acts.choose(self.desk, self.item(pk))
        return self.desk.state


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


REEL = "[)>\x1e06\x1d1PERJ-XGNJ103Y\x1dQ440\x1dSNEW77\x1e\x04"
"""Agrees with stock item 2."""


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
