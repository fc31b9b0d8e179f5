"""The page of operators: adding them, their rights, passwords and badges, by the keyboard and for real."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from station.desk import State
from station.roles import Role
from station.service import Station
from station.settings import ScreenSettings, Settings
from tests.ui.conftest import PATIENCE, Dock, opened
from ui.app import make_application
from ui.panels.message import Message
from ui.panels.people import PeoplePanel

PASSWORD = "a long password"


@pytest.fixture
def admin_badge(database: str) -> str:
    """Return the badge of anna, who may do everything; berta may link."""
    station = Station.open(database, Settings())
    station.add_operator("anna", Role.ADMIN)
    station.add_operator("berta", Role.LINK, PASSWORD)
    badge = station.make_badge("anna")
    station.close()
    return badge


@pytest.fixture
def locked(database: str, admin_badge: str, tmp_path: Path, qtbot: QtBot) -> Iterator[Dock]:
    """Return a window where people have to sign in."""
    assert admin_badge
    with opened(database, tmp_path, qtbot, must_sign_in=True) as dock:
        yield dock


def page_of(dock: Dock, said: str) -> PeoplePanel:
    """Open the page, and wait until it says something."""
    dock.window._toggle_page("operator")
    dock.window.pages.operator.manage.click()
    assert dock.window.pages.open_page == "people"
    wait_for(dock, said)
    return dock.window.pages.people


def wait_for(dock: Dock, said: str) -> None:
    panel = dock.window.pages.people
    dock.qtbot.waitUntil(lambda: said in panel.text(), timeout=PATIENCE)


def rows(panel: PeoplePanel) -> list[tuple[str | None, ...]]:
    model = panel.model
    return [
        tuple(model.data(model.index(row, column)) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def come_back(dock: Dock, badge: str) -> None:
    """Sign out and in again by a badge; something else is scanned between, or it would be a repeat."""
    dock.scan("INV-SI2", State.FOUND)
    dock.scan(badge, State.LOCKED)
    dock.scan("INV-SI2", State.LOCKED)
    dock.scan(badge, State.SIGNED_IN)


def badge_in(path: Path) -> str:
    (text,) = {found.text for found in zxingcpp.read_barcodes(Image.open(path))}
    return text


def test_the_first_operator_is_added_and_signs_in_with_a_badge_made_here(dock: Dock, tmp_path: Path) -> None:
    panel = page_of(dock, "Nobody is here yet")
    assert dock.window.focusWidget() is panel.name
    QTest.keyClicks(panel.name, "berta")
    panel.role.setCurrentText("may move and replace")
    for _ in range(2):  # the second does nothing while the first is under way
        panel.save_button.click()
    wait_for(dock, "berta was added")
    assert rows(panel) == [("berta", "may move and replace", "not yet: make a badge")]
    card = tmp_path / "badge.png"
    panel.make_badge("berta", str(card))
    wait_for(dock, str(card))
    assert rows(panel) == [("berta", "may move and replace", "by badge")]
    desk = dock.scan(badge_in(card), State.SIGNED_IN)
    assert (desk.operator, desk.role) == ("berta", Role.MOVE)
    assert dock.window.pages.open_page == ""


def test_arrows_choose_whom_to_change_and_it_counts_from_the_next_sign_in(
    locked: Dock, admin_badge: str
) -> None:
    locked.scan(admin_badge, State.SIGNED_IN)
    panel = page_of(locked, "Arrows choose")
    QTest.keyClick(locked.window.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(locked.window.focusWidget(), Qt.Key.Key_Down)
    assert (panel.name.text(), panel.save_button.text()) == ("berta", "&Change")
    panel.role.setCurrentText("may park")
    QTest.keyClicks(panel.password, "another long one")
    panel.save_button.click()
    wait_for(locked, "berta was changed")
    assert rows(panel)[1] == ("berta", "may park", "by password")
    assert panel.password.text() == ""
    window = locked.window
    window._toggle_page("operator")
    locked.wait(State.LOCKED, window.pages.operator.sign_out.click)
    window._toggle_page("operator")
    QTest.keyClicks(window.pages.operator.name, "berta")
    QTest.keyClicks(window.pages.operator.password, "another long one")
    desk = locked.wait(State.SIGNED_IN, window.pages.operator.sign_in.click)
    assert (desk.operator, desk.role) == ("berta", Role.PARK)
    window._toggle_page("operator")
    assert not window.pages.operator.manage.isEnabled()


def test_whoever_is_disabled_signs_in_no_longer_until_enabled(dock: Dock, database: str) -> None:
    station = Station.open(database, Settings())
    station.add_operator("carl", Role.LINK)
    badge = station.make_badge("carl")
    station.close()
    panel = page_of(dock, "Arrows choose")
    panel.table.selectRow(0)
    panel.active_button.click()
    wait_for(dock, "carl signs in no longer")
    assert rows(panel) == [("carl", "may link", "no longer: disabled")]
    assert not panel.badge_button.isEnabled()
    with dock.qtbot.waitSignal(dock.desktop.bridge.resolved, timeout=PATIENCE):
        dock.scanner.send(badge.encode() + b"\r")
    assert dock.window.desk.operator == ""
    dock.scan("INV-SI2", State.FOUND)
    assert panel.active_button.text() == "&Enable"
    panel.active_button.click()
    wait_for(dock, "carl may sign in again")
    dock.scan(badge, State.SIGNED_IN)


def test_nobody_shuts_themselves_out(locked: Dock, admin_badge: str) -> None:
    locked.scan(admin_badge, State.SIGNED_IN)
    panel = page_of(locked, "Arrows choose")
    panel.table.selectRow(0)
    for act in (panel.active_button.click, panel.save_button.click):
        panel.role.setCurrentText("may link")
        act()
        assert "you would shut yourself out" in panel.text()
    assert rows(panel)[0] == ("anna", "may do everything", "by badge")
    come_back(locked, admin_badge)


def test_a_page_that_is_open_is_closed_when_somebody_else_signs_in(
    locked: Dock, admin_badge: str, database: str
) -> None:
    station = Station.open(database, Settings())
    badge = station.make_badge("berta")
    station.close()
    for name in ("people", "settings", "imports"):
        locked.scan(admin_badge, State.SIGNED_IN)
        locked.window.pages.open_by_name(name)
        locked.scan(badge, State.SIGNED_IN)
        locked.qtbot.waitUntil(lambda: locked.window.desk.operator == "berta", timeout=PATIENCE)
        assert (locked.window.desk.role, locked.window.pages.open_page) == (Role.LINK, "")


def test_where_nobody_could_sign_in_whoever_is_there_adds_the_first(
    database: str, tmp_path: Path, qtbot: QtBot
) -> None:
    with opened(database, tmp_path, qtbot, must_sign_in=True) as dock:
        operator = dock.window.pages.operator
        assert not operator.manage.isEnabled()
        dock.window._toggle_page("operator")
        dock.qtbot.waitUntil(operator.manage.isEnabled, timeout=PATIENCE)
        assert "Nobody can sign in yet" in operator.text()
        operator.manage.click()
        wait_for(dock, "Nobody is here yet")
        panel, card = dock.window.pages.people, tmp_path / "badge.png"
        QTest.keyClicks(panel.name, "anna")
        panel.role.setCurrentText("may do everything")
        panel.save_button.click()
        wait_for(dock, "anna was added")
        panel.make_badge("anna", str(card))
        wait_for(dock, str(card))
        assert dock.scan(badge_in(card), State.SIGNED_IN).role is Role.ADMIN


def test_rights_follow_the_name_and_are_never_those_of_somebody_else(locked: Dock, admin_badge: str) -> None:
    locked.scan(admin_badge, State.SIGNED_IN)
    panel = page_of(locked, "Arrows choose")
    for name, role in (("anna", Role.ADMIN), ("carl", Role.LINK), ("anna", Role.ADMIN), ("berta", Role.LINK)):
        panel.name.setText(name)
        assert panel.role.currentData() == role


def test_what_is_typed_while_somebody_is_added_stays(dock: Dock) -> None:
    panel = page_of(dock, "Nobody is here yet")
    panel.name.setText("zoe")
    panel.save_button.click()
    panel.name.setText("yves")
    panel.password.setText(PASSWORD)
    assert not panel.save_button.isEnabled()
    wait_for(dock, "zoe was added")
    assert (panel.name.text(), panel.password.text()) == ("yves", PASSWORD)
    QTest.keyClick(panel.password, Qt.Key.Key_Return)
    wait_for(dock, "yves was added")
    assert [row[0] for row in rows(panel)] == ["yves", "zoe"]


def test_whom_another_station_has_added_is_seen_after_the_refusal(dock: Dock, database: str) -> None:
    panel = page_of(dock, "Nobody is here yet")
    station = Station.open(database, Settings())
    station.add_operator("zoe", Role.LINK)
    station.close()
    panel.name.setText("zoe")
    panel.save_button.click()
    wait_for(dock, "already")
    dock.qtbot.waitUntil(lambda: panel.save_button.text() == "&Change", timeout=PATIENCE)


def test_trouble_comes_into_view_where_the_page_is_too_large(dock: Dock) -> None:
    make_application(ScreenSettings(text_percent=200))
    panel = page_of(dock, "Nobody is here yet")
    panel.name.setText("a:b")
    panel.save_button.click()
    wait_for(dock, "cannot be a name")
    (message,) = panel.findChildren(Message)
    dock.qtbot.waitUntil(lambda: message.visibleRegion().boundingRect() == message.rect(), timeout=PATIENCE)


def test_what_is_wrong_is_told_with_the_next_step_and_nothing_is_changed(dock: Dock, database: str) -> None:
    panel = page_of(dock, "Nobody is here yet")
    assert not panel.save_button.isEnabled()
    long = "W" * 30_000
    for name, password, said in (
        ("berta", "short", "Take 8 characters"),
        ("a:b", "", "cannot be a name"),
        (long, "", "cannot be a name"),
    ):
        panel.name.setText(name)
        panel.password.setText(password)
        panel.save_button.click()
        wait_for(dock, said)
        assert panel.name.text() == name
        assert len(panel.text()) < 300
    station = Station.open(database, Settings())
    assert station.operators() == ()
    station.close()


def test_a_badge_that_cannot_be_saved_leaves_the_one_before(
    locked: Dock, admin_badge: str, tmp_path: Path
) -> None:
    locked.scan(admin_badge, State.SIGNED_IN)
    panel = page_of(locked, "Arrows choose")
    panel.make_badge("anna", str(tmp_path / "missing" / "badge.pdf"))
    wait_for(locked, "cannot be written")
    come_back(locked, admin_badge)


def test_the_badge_is_of_whom_it_was_asked_for_whoever_is_chosen_meanwhile(
    dock: Dock, database: str, tmp_path: Path
) -> None:
    station = Station.open(database, Settings())
    for name in ("berta", "carl"):
        station.add_operator(name, Role.LINK)
    station.close()
    panel = page_of(dock, "Arrows choose")
    panel.table.selectRow(1)
    panel.badge_button.click()
    (dialog,) = panel.findChildren(QFileDialog)
    assert (dialog.isVisible(), dialog.isModal(), dialog.defaultSuffix()) == (True, False, "pdf")
    assert "carl" in dialog.windowTitle()
    panel.table.selectRow(0)
    card = tmp_path / "badge.png"
    dialog.fileSelected.emit(str(card))
    dialog.close()
    wait_for(dock, "The badge of carl")
    assert rows(panel)[0][2] == "not yet: make a badge"
    assert dock.scan(badge_in(card), State.SIGNED_IN).operator == "carl"


def test_no_password_is_left_behind(dock: Dock) -> None:
    panel = page_of(dock, "Nobody is here yet")
    panel.name.setText("berta")
    panel.password.setText(PASSWORD)
    dock.window.pages.close_page()
    assert (panel.name.text(), panel.password.text()) == ("", "")
