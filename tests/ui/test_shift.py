"""Signing in and out at a real window: badge by a scanner on a pty, password by the keyboard, idle lock."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.desk import NOBODY, Note, State
from station.records import ItemKind, ItemRef
from station.roles import Role
from station.service import Station
from station.settings import Settings
from tests.ui.conftest import PATIENCE, Dock, opened
from ui.words import next_step, sentence

REEL = ItemRef(ItemKind.STOCKITEM, 2)


@pytest.fixture
def badges(database: str) -> dict[str, str]:
    """Return the badges of two operators; the first has a password, too."""
    station = Station.open(database, Settings())
    station.add_operator("berta", Role.LINK, "a long password")
    station.add_operator("carl", Role.PARK)
    made = {name: station.make_badge(name) for name in ("berta", "carl")}
    station.close()
    return made


@pytest.fixture
def locked(database: str, badges: dict[str, str], tmp_path: Path, qtbot: QtBot) -> Iterator[Dock]:
    """Return a window where people have to sign in; `badges` come first."""
    assert badges
    with opened(database, tmp_path, qtbot, must_sign_in=True) as dock:
        yield dock


def test_nothing_is_linked_before_somebody_signs_in_and_no_scan_is_lost(
    locked: Dock, database: str, badges: dict[str, str]
) -> None:
    window = locked.window
    assert window.desk.state is State.LOCKED
    assert "Nobody" in window.status.who()
    with locked.qtbot.waitSignal(locked.desktop.bridge.carried_out, timeout=PATIENCE):
        locked.scan("NEW-LABEL", State.LOCKED)
    locked.press("link")()
    assert window.desk.note is Note.LOCKED
    assert "badge" in next_step(window.desk)
    locked.scan(badges["berta"], State.SIGNED_IN)
    assert "Scanned meanwhile: 1" in sentence(window.desk)
    assert window.status.who().startswith("berta")
    locked.choose("R_10K")
    locked.scan("REEL-1", State.OFFER)
    locked.wait(State.LINKED, locked.press("link"))
    locked.scan(badges["berta"], State.LOCKED)
    station = Station.open(database, Settings())
    told = {(entry.event, entry.code): entry.operator for entry in station.history()}
    assert told["unknown", "NEW-LABEL"] == NOBODY
    assert told["unknown", "REEL-1"] == told["link", "REEL-1"] == "berta"
    assert [(one.code, one.operator) for one in station.parked()] == [("NEW-LABEL", NOBODY)]
    station.close()


def test_a_role_that_may_only_park_cannot_link_and_is_told_what_to_do(
    locked: Dock, badges: dict[str, str]
) -> None:
    locked.scan(badges["carl"], State.SIGNED_IN)
    locked.choose("R_10K")
    desk = locked.scan("REEL-1", State.OFFER)
    assert not desk.can_link
    locked.press("link")()
    assert locked.window.desk.note is Note.NOT_ALLOWED
    assert "may link" in next_step(locked.window.desk)
    locked.window.pages.close_page()
    locked.window._toggle_page("settings")
    assert locked.window.pages.open_page == ""
    assert locked.window.desk.needs is Role.ADMIN
    locked.wait(State.PARKED, locked.press("park"))


def test_signing_in_by_name_and_password_with_the_keyboard_alone(locked: Dock) -> None:
    window, panel = locked.window, locked.window.pages.operator
    window._toggle_page("operator")
    assert "Nobody is signed in" in panel.text()
    for password, state in (("wrong password", State.LOCKED), ("a long password", State.SIGNED_IN)):
        QTest.keyClicks(panel.name, "berta" if not panel.name.text() else "")
        QTest.keyClicks(panel.password, password)
        with locked.qtbot.waitSignal(window.shift.failed, timeout=PATIENCE):
            QTest.keyClick(panel.password, Qt.Key.Key_Return)
        assert window.desk.state is state
        assert panel.password.text() == ""
        assert bool("Nobody is signed in by that" in panel.text()) is (state is State.LOCKED)
    assert window.pages.open_page == ""
    assert "berta: may link" in panel.text()
    locked.wait(State.LOCKED, panel.sign_out.click)


def test_whoever_is_gone_is_signed_out_and_what_waited_is_parked(
    locked: Dock, database: str, badges: dict[str, str]
) -> None:
    locked.scan(badges["berta"], State.SIGNED_IN)
    locked.choose("R_10K")
    locked.scan("REEL-1", State.OFFER)
    shift = locked.window.shift
    assert shift.idle.isActive()
    with locked.qtbot.waitSignal(locked.desktop.bridge.carried_out, timeout=PATIENCE):
        shift.idle.start(1)
    assert locked.window.desk.state is State.LOCKED
    assert locked.window.desk.selected is None
    station = Station.open(database, Settings())
    assert [(one.code, one.operator) for one in station.parked()] == [("REEL-1", "berta")]
    station.close()


def test_keys_and_scans_tell_that_somebody_is_there(locked: Dock, badges: dict[str, str]) -> None:
    shift = locked.window.shift
    QTest.keyClick(locked.window.finder.field, Qt.Key.Key_A)
    assert not shift.idle.isActive()
    locked.scan(badges["berta"], State.SIGNED_IN)
    for act in (
        lambda: QTest.keyClick(locked.window.finder.field, Qt.Key.Key_A),
        lambda: locked.scan("INV-SI2", State.FOUND),
    ):
        shift.idle.stop()
        act()
        assert shift.idle.isActive()
        assert shift.idle.interval() == 10 * 60_000


def test_where_nobody_has_to_sign_in_a_badge_still_says_who_it_was(
    dock: Dock, badges: dict[str, str]
) -> None:
    assert dock.window.desk.state is State.READY
    assert dock.window.status.who().startswith("anna")
    dock.scan(badges["carl"], State.SIGNED_IN)
    dock.scan(badges["berta"], State.SIGNED_IN)
    assert dock.window.desk.operator == "berta"
    dock.scan("INV-SI2", State.FOUND)
    dock.scan(badges["berta"], State.SIGNED_OUT)
    assert dock.window.status.who().startswith("anna")
    assert dock.window.desk.may(Role.ADMIN)


def test_the_secret_of_a_badge_is_nowhere_to_be_seen(locked: Dock, badges: dict[str, str]) -> None:
    secret = badges["berta"].split("-")[2]
    locked.scan(badges["berta"], State.SIGNED_IN)
    model = locked.window.tape.model
    shown = [
        str(model.data(model.index(row, column)))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    assert any("badge" in text.lower() for text in shown)
    assert not any(secret in text for text in shown)
