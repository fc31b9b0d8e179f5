"""The foot of the window: every page by touch alone, and each key named by what it does on the open page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from station.desk import State
from station.settings import ScreenSettings
from tests.ui.conftest import PATIENCE, Dock
from ui.app import make_application
from ui.panels.actions import ActionBar
from ui.style import millimetres


def touch(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def button_of(bar: ActionBar, words: str) -> QPushButton:
    return next(one for one in bar.findChildren(QPushButton) if one.accessibleName() == words)


def test_every_page_opens_by_touch_alone_and_closes_so(dock: Dock) -> None:
    bar, pages = dock.window.bar, dock.window.pages
    for name, title, _ in pages.titles_and_keys():
        touch(bar.menu_button)
        touch(button_of(bar.menu, title))
        assert pages.open_page == name
        assert bar.keys.isVisible(), "the keys of the page are seen"
        touch(button_of(bar.keys, "Back"))
        assert pages.open_page == ""


def test_the_menu_leaves_the_keyboard_where_it_is_and_enter_and_space_do_not_press_it(dock: Dock) -> None:
    bar, field = dock.window.bar, dock.window.finder.field
    assert dock.window.focusWidget() is field
    touch(bar.menu_button)
    assert dock.window.focusWidget() is field
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space):
        QTest.keyClick(dock.window.focusWidget(), key)
    assert dock.window.pages.open_page == ""
    assert all(one.focusPolicy() is Qt.FocusPolicy.NoFocus for one in bar.findChildren(QPushButton))


def test_the_menu_gives_way_to_the_answer_of_a_scan(dock: Dock) -> None:
    touch(dock.window.bar.menu_button)
    dock.scan("NEW-LABEL", State.UNKNOWN)
    assert dock.window.bar.keys.isVisible()
    assert not dock.window.bar.menu_button.isChecked()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_menu_costs_no_row_at_1280_pixels(percent: int, dock: Dock) -> None:
    make_application(ScreenSettings(text_percent=percent))
    dock.window.resize(640, 800)
    QApplication.processEvents()
    dock.window.resize(1280, 800)
    bar, buttons = dock.window.bar, dock.window.bar.keys.findChildren(QPushButton)
    rows = 1 if percent == 100 else 2
    dock.qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == rows, timeout=PATIENCE)
    dock.qtbot.waitUntil(lambda: bar.height() < (rows + 1) * buttons[0].height(), timeout=PATIENCE)
    height = bar.height()
    touch(bar.menu_button)
    dock.qtbot.waitUntil(lambda: bar.height() == height, timeout=PATIENCE)
    assert bar.menu_button.width() >= millimetres(20)


def test_the_menu_leaves_the_window_as_wide_as_it_is(dock: Dock) -> None:
    for _ in range(2):
        touch(dock.window.bar.menu_button)
        QApplication.processEvents()
        assert dock.window.width() == 1280


def test_keys_are_named_by_what_they_do_on_the_parked_page(dock: Dock) -> None:
    keys = dock.window.bar.keys
    assert button_of(keys, "Parked").text().startswith("F8")
    dock.scan("NEW-LABEL", State.UNKNOWN)
    touch(button_of(keys, "Park"))
    dock.qtbot.waitUntil(lambda: dock.window.desk.state is State.PARKED, timeout=PATIENCE)
    touch(button_of(keys, "Parked"))
    assert dock.window.pages.open_page == "parked"
    dock.qtbot.waitUntil(lambda: keys.is_live("link"), timeout=PATIENCE)
    assert button_of(keys, "Take up").text().startswith("F3")
    back = [one for one in keys.findChildren(QPushButton) if one.accessibleName() == "Back"]
    assert [one.text().split("\n")[0] for one in back] == ["F8", "Esc"]
    dock.wait(State.UNKNOWN, lambda: touch(button_of(keys, "Take up")))
    assert button_of(keys, "LINK").text().startswith("F3")
