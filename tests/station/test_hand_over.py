"""Who works here: roles bound what the keys do, a locked station keeps scans, a hand-over loses nothing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station import acts, dialogue, lanes
from station.codes import read_code
from station.codes.commands import COMMANDS, card_text
from station.desk import (
    NOBODY,
    Desk,
    LinkRequest,
    MoveRequest,
    Note,
    ParkRequest,
    ReplaceRequest,
    State,
    Turn,
    UndoRequest,
    UnlinkRequest,
    needed,
)
from station.lanes import Lanes
from station.outcomes import Found, Linked, Unknown
from station.records import Item, ItemKind, ItemRef
from station.requests import carry_out
from station.roles import Role
from station.service import Station
from tests.conftest import scan_of

REEL = ItemRef(ItemKind.STOCKITEM, 2)
OTHER = ItemRef(ItemKind.STOCKITEM, 3)


@pytest.fixture
def reel(station: Station) -> Item:
    item = station.item(REEL)
    assert item
    return item


def scanned(station: Station, desk: Desk, text: str) -> Turn:
    """Scan at a desk, and let it be answered."""
    scan = scan_of(text, target=desk.target, unlinks=desk.state is State.ARMED, operator=desk.who)
    return dialogue.answer(desk, station.scan(scan))


def offered(station: Station, reel: Item, role: Role | None, text: str = "REEL-1") -> Desk:
    return scanned(station, acts.choose(Desk(role=role), reel), text)[0]


@pytest.mark.parametrize("role", Role)
def test_only_roles_that_may_link_link(station: Station, reel: Item, role: Role) -> None:
    desk = offered(station, reel, role)
    may = role.may(Role.LINK)
    assert desk.can_link is may
    after, request = acts.link(desk)
    assert isinstance(request, LinkRequest) is may
    assert (after.note is Note.NOT_ALLOWED) is not may
    assert after.needs is (None if may else Role.LINK)
    assert after.state is (State.WORKING if may else State.OFFER)


@pytest.mark.parametrize("role", Role)
def test_only_roles_that_may_overrule_are_asked_for_a_reason(
    station: Station, reel: Item, role: Role
) -> None:
    desk = offered(station, reel, role, "4006381333931")  # an EAN: the same on every box
    assert desk.state is State.SHARED
    may = role.may(Role.OVERRIDE)
    after, request = acts.link(desk)
    assert request is None
    assert after.state is (State.REASON if may else State.SHARED)
    assert desk.can_link is may
    if may:
        assert isinstance(acts.give_reason(after, "checked")[1], LinkRequest)


@pytest.mark.parametrize("role", Role)
def test_only_roles_that_may_move_move_and_replace(station: Station, reel: Item, role: Role) -> None:
    station.link(station.read("REEL-1"), OTHER)
    conflict = offered(station, reel, role)
    assert conflict.state is State.CONFLICT
    assert isinstance(acts.move(conflict)[1], MoveRequest) is role.may(Role.MOVE)
    station.link(station.read("REEL-2"), REEL)
    second = offered(station, reel, role, "REEL-3")
    assert second.state is State.SECOND
    assert isinstance(acts.exchange(second)[1], ReplaceRequest) is role.may(Role.MOVE)


@pytest.mark.parametrize("role", Role)
def test_only_roles_that_may_link_unlink_and_undo(station: Station, reel: Item, role: Role) -> None:
    station.link(station.read("REEL-1"), REEL)
    found, _ = scanned(station, Desk(role=role), "REEL-1")
    may = role.may(Role.LINK)
    assert isinstance(acts.unlink(found)[1], UnlinkRequest) is may
    assert (acts.unlink(Desk(role=role))[0].state is State.ARMED) is may
    assert (acts.clear(found)[0].state is State.REASON) is may
    assert isinstance(acts.undo(Desk(role=role, can_undo=True))[1], UndoRequest) is may


@pytest.mark.parametrize("role", Role)
def test_whoever_may_park_parks_and_a_reader_does_not(station: Station, reel: Item, role: Role) -> None:
    waiting = offered(station, reel, role)
    assert isinstance(acts.park(waiting)[1], ParkRequest) is role.may(Role.PARK)
    _, request = scanned(station, waiting, "REEL-2")
    assert isinstance(request, ParkRequest) is role.may(Role.PARK)


@pytest.mark.parametrize("word", COMMANDS)
def test_no_card_does_anything_while_nobody_is_signed_in(station: Station, word: str) -> None:
    locked = Desk(State.LOCKED, role=None, can_undo=True)
    after, request = scanned(station, locked, card_text(word))
    assert request is None
    assert after == replace(locked, note=Note.LOCKED)


def test_scans_are_kept_while_nobody_is_signed_in_and_unknown_codes_are_parked(
    station: Station, reel: Item
) -> None:
    station.link(station.read("REEL-1"), REEL)
    desk = Desk(State.LOCKED, role=None)
    for text, parks in (("REEL-1", False), ("NEW-1", True), ("", False), ("NEW-2", True)):
        desk, request = scanned(station, desk, text)
        assert isinstance(request, ParkRequest) is parks
        if request is not None:
            carry_out(station, request, desk.who)
    assert (desk.state, desk.held, desk.selected) == (State.LOCKED, 4, None)
    assert [(one.code, one.operator) for one in station.parked()] == [("NEW-1", NOBODY), ("NEW-2", NOBODY)]
    assert {entry.operator for entry in station.history(4)} == {NOBODY}
    assert acts.choose(desk, reel).selected is None


def test_what_was_asked_for_before_it_was_locked_is_done(station: Station, reel: Item) -> None:
    desk, request = acts.link(offered(station, reel, Role.LINK))
    assert request is not None
    locked, _ = lanes.hand_over(Lanes({"": desk}, ""), "", None)
    outcome = carry_out(station, request, "anna")
    assert isinstance(outcome, Linked)
    after, nothing = dialogue.answer(locked.desk, outcome)
    assert (after.state, after.can_undo, nothing) == (State.LOCKED, True, None)


def test_a_hand_over_parks_what_waits_on_every_lane_and_lets_go_of_all_items(
    station: Station, reel: Item
) -> None:
    first, second = offered(station, reel, Role.LINK, "NEW-1"), offered(station, reel, Role.LINK, "NEW-2")
    after, waiting = lanes.hand_over(Lanes({"A": first, "B": second}, "B"), "berta", Role.MOVE)
    assert waiting == {"A": ParkRequest(first.number), "B": ParkRequest(second.number)}
    assert {desk.selected for desk in after.desks.values()} == {None}
    assert {(desk.operator, desk.role) for desk in after.desks.values()} == {("berta", Role.MOVE)}
    assert (after.desks["A"].state, after.desks["B"].state) == (State.READY, State.SIGNED_IN)


def test_how_many_scans_came_while_it_was_locked_is_told_to_who_signs_in() -> None:
    locked, _ = lanes.hand_over(Lanes.of("AB"), "", None)
    assert {desk.state for desk in locked.desks.values()} == {State.LOCKED}
    for lane in "AAB":
        held = replace(locked.desks[lane], held=locked.desks[lane].held + 1)
        locked = lanes.put(locked, lane, held)
    after, _ = lanes.hand_over(locked, "berta", Role.LINK)
    assert after.desk.held == 3
    again, _ = lanes.hand_over(after, "anna", Role.LINK)
    assert again.desks["B"].held == 0


def test_a_badge_of_nobody_is_refused_and_one_of_somebody_is_no_matter_of_one_desk(station: Station) -> None:
    station.add_operator("berta", Role.MOVE)
    old, new = station.make_badge("berta"), station.make_badge("berta")
    refused, _ = scanned(station, Desk(), old)
    assert refused.state is State.REFUSED
    assert "newer one" in refused.reason
    assert scanned(station, Desk(), new) == (Desk(), None)
    locked = Desk(State.LOCKED, role=None)
    assert scanned(station, locked, old)[0].note is Note.BAD_BADGE
    assert scanned(station, locked, new) == (locked, None)


def test_the_scan_says_who_pulled_the_trigger(station: Station) -> None:
    signed, _ = lanes.hand_over(Lanes.of(()), "berta", Role.LINK)
    assert isinstance(station.scan(signed.aimed(scan_of("NEW-1"))), Unknown)
    locked, _ = lanes.hand_over(signed, "", None)
    assert isinstance(station.scan(locked.aimed(scan_of("INV-SI2"))), Found)
    assert [entry.operator for entry in station.history(2)] == [NOBODY, "berta"]


KEYS = (
    acts.link,
    acts.exchange,
    acts.move,
    acts.unlink,
    acts.clear,
    acts.undo,
    acts.park,
    lambda desk: acts.give_reason(desk, "checked"),
    lambda desk: acts.pick(desk, 2),
)


@given(
    state=st.sampled_from(State),
    role=st.sampled_from([None, *Role]),
    key=st.sampled_from(KEYS),
    has_code=st.booleans(),
    pending=st.sampled_from([None, "link", "move"]),
)
def test_no_key_asks_for_more_than_the_role_may(
    state: State, role: Role | None, key: object, has_code: bool, pending: str | None
) -> None:
    item = Item(REEL, "reel")
    code = read_code("REEL-1")
    asked = {None: None, "link": LinkRequest(code, item), "move": MoveRequest(code, item, 1)}[pending]
    desk = Desk(
        state, role=role, selected=item, code=code, number=1, pending=asked, can_undo=True,
        removable=code if has_code else None,
    )  # fmt: skip
    assert callable(key)
    after, request = acts.press(desk, key)
    if request is not None:
        assert role is not None
        assert role.may(needed(request))
    elif after.note is Note.NOT_ALLOWED:
        assert after.needs is not None
        assert not desk.may(after.needs)
