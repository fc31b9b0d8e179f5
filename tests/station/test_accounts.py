"""Operators, badges, passwords and tokens through the one door."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest
from sqlalchemy.orm import Session

from station import operators
from station.errors import InputError
from station.outcomes import Badge
from station.records import ItemKind, ItemRef
from station.roles import Operator, Role
from station.service import Station
from station.store.engine import HASTE
from tests.conftest import scan_of

PASSWORD = "correct horse"


def test_roles_are_ordered_and_each_includes_those_before() -> None:
    order = [Role.READ, Role.PARK, Role.LINK, Role.MOVE, Role.OVERRIDE, Role.ADMIN]
    for have in order:
        assert [need for need in order if have.may(need)] == order[: order.index(have) + 1]


def test_an_operator_signs_in_by_password_until_disabled(station: Station) -> None:
    made = station.add_operator("berta", Role.MOVE, PASSWORD)
    assert (made.name, made.role, made.is_active, made.has_password) == ("berta", Role.MOVE, True, True)
    caller = station.sign_in_by_password("berta", PASSWORD)
    assert caller is not None
    assert (caller.pk, caller.name, caller.role) == (made.id, "berta", Role.MOVE)
    assert station.sign_in_by_password("berta", "wrong") is None
    assert station.sign_in_by_password("nobody", PASSWORD) is None
    assert not station.set_operator_active("berta", is_active=False).is_active
    assert station.sign_in_by_password("berta", PASSWORD) is None
    station.set_operator_active("berta", is_active=True)
    assert station.sign_in_by_password("berta", PASSWORD) is not None


def test_an_operator_without_a_password_signs_in_by_none(station: Station) -> None:
    station.add_operator("berta")
    assert station.sign_in_by_password("berta", "") is None


def whose(station: Station, badge: str) -> Operator | None:
    """Scan a badge; return whose it is."""
    outcome = station.scan(scan_of(badge))
    assert isinstance(outcome, Badge)
    return outcome.operator


def test_a_badge_signs_in_until_a_newer_one_is_made_or_its_operator_is_disabled(station: Station) -> None:
    station.add_operator("berta", Role.PARK)
    first = station.make_badge("berta")
    signed = whose(station, first)
    assert signed is not None
    assert (signed.name, signed.role, signed.has_badge) == ("berta", Role.PARK, True)
    second = station.make_badge("berta")
    assert whose(station, first) is None
    assert whose(station, second) is not None
    station.set_operator_active("berta", is_active=False)
    assert whose(station, second) is None


def test_a_token_made_without_a_role_may_link_and_is_found_by_its_key_only(station: Station) -> None:
    token, key = station.create_token("till")
    assert (token.role, token.operator, token.last_used) == (Role.LINK, "", None)
    caller = station.sign_in_by_token(key)
    assert caller is not None
    assert (caller.name, caller.role, caller.token, caller.pk) == ("till", Role.LINK, "till", -token.id)
    assert station.tokens()[0].last_used is not None
    assert station.sign_in_by_token(key[:-1]) is None
    assert station.sign_in_by_token("") is None


def test_a_revoked_name_can_be_used_again_with_another_key(station: Station) -> None:
    _, old = station.create_token("till")
    station.revoke_token("till")
    assert station.tokens() == ()
    _, new = station.create_token("till", Role.READ)
    assert station.sign_in_by_token(old) is None
    assert station.sign_in_by_token(new) is not None


def test_the_token_of_a_login_expires(station: Station) -> None:
    station.add_operator("berta", Role.LINK, PASSWORD)
    token, key = station.login_token("berta", PASSWORD, "app")
    assert token.expires is not None
    later = datetime.now(UTC) + operators.TOKEN_AGE + timedelta(seconds=1)
    with Session(station._engine) as session, session.begin():
        assert operators.by_key(session.connection(), key, datetime.now(UTC)) is not None
        assert operators.by_key(session.connection(), key, later) is None
        salt = operators.login_salt(session, "berta", "app", later)
        renewed = operators.login_key(PASSWORD, salt)
        row = operators.keep_login(session, "berta", "app", salt=salt, key=renewed, at=later)
        assert row is not None
        assert renewed != key


def test_of_two_logins_at_once_under_one_name_the_slower_learns_that_it_lost(station: Station) -> None:
    station.add_operator("berta", Role.LINK, PASSWORD)
    now = datetime.now(UTC)
    with Session(station._engine) as session, session.begin():
        assert operators.keep_login(session, "berta", "app", salt=b"1", key="first", at=now) is not None
        assert operators.keep_login(session, "berta", "app", salt=b"2", key="second", at=now) is None


@pytest.mark.parametrize("name", ["", " berta", "a:b", "a/b", "a\nb", "x" * 65])
def test_a_name_that_would_confuse_is_refused(station: Station, name: str) -> None:
    with pytest.raises(InputError, match="cannot be a name"):
        station.add_operator(name)
    with pytest.raises(InputError, match="cannot be a name"):
        station.create_token(name)


def test_a_name_is_of_one_operator_or_of_one_token(station: Station) -> None:
    station.add_operator("berta")
    station.create_token("till")
    for name in ("berta", "till"):
        with pytest.raises(InputError, match="already"):
            station.add_operator(name)
        with pytest.raises(InputError, match="already"):
            station.create_token(name)


def test_whoever_is_not_there_is_named(station: Station) -> None:
    for ask in (
        lambda: station.make_badge("nobody"),
        lambda: station.change_operator("nobody", password=PASSWORD),
        lambda: station.create_token("x", operator="nobody"),
        lambda: station.revoke_token("nobody"),
    ):
        with pytest.raises(InputError, match="“nobody”"):
            ask()


def test_a_short_password_is_refused_and_nothing_is_changed(station: Station) -> None:
    with pytest.raises(InputError, match="too short"):
        station.add_operator("berta", Role.LINK, "short")
    assert station.operators() == ()
    before = station.add_operator("berta", Role.LINK, PASSWORD)
    with pytest.raises(InputError, match="too short"):
        station.change_operator("berta", role=Role.ADMIN, password="")
    assert station.operators() == (before,)


def test_a_role_counts_for_tokens_at_once_and_a_password_is_left_as_it_was(station: Station) -> None:
    station.add_operator("berta", Role.MOVE, PASSWORD)
    key = station.create_token("till", Role.MOVE, "berta")[1]
    assert station.change_operator("berta", role=Role.READ).role is Role.READ
    for caller in (station.sign_in_by_token(key), station.sign_in_by_password("berta", PASSWORD)):
        assert caller is not None
        assert caller.role is Role.READ


def test_a_badge_that_cannot_be_handed_out_is_not_made(station: Station) -> None:
    def fail(text: str) -> None:
        raise InputError(f"{text} cannot be printed.")

    station.add_operator("berta")
    badge = station.make_badge("berta")
    with pytest.raises(InputError, match="cannot be printed"):
        station.make_badge("berta", fail)
    assert whose(station, badge) is not None


def test_a_badge_that_takes_long_to_save_holds_up_no_scan(station: Station) -> None:
    def hand_out(_text: str) -> None:
        station.scan_all([scan_of("X")], is_hasty=True)

    station.add_operator("carl")
    station.make_badge("carl", hand_out)
    assert [entry.code for entry in station.history()] == ["X"]


def test_noting_the_use_of_a_token_makes_nobody_wait(station: Station, database: str) -> None:
    keys = [station.create_token(f"till {number}")[1] for number in range(4)]
    with closing(sqlite3.connect(database.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = monotonic()
        assert all(station.sign_in_by_token(key) for key in keys)
        assert monotonic() - began < HASTE
        other.execute("ROLLBACK")
    assert station.sign_in_by_token(keys[0])
    assert [token.last_used is not None for token in station.tokens()] == [True, False, False, False]


def test_every_verb_says_in_the_history_who_asked(station: Station) -> None:
    ref = ItemRef(ItemKind.STOCKITEM, 2)
    code = station.read("X-1")
    station.link(code, ref, by="berta")
    station.unlink(code, by="carl")
    station.undo(by="dora")
    station.unlink_item(ref, by="emil")
    station.scan(scan_of("X-1"), by="fritz")
    station.link(code, ref)
    found = {(entry.event, entry.operator) for entry in station.history()}
    assert found == {
        ("link", "berta"),
        ("unlink", "carl"),
        ("undo", "dora"),
        ("unlink", "emil"),
        ("unknown", "fritz"),
        ("link", "anna"),
    }
