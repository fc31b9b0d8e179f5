"""The label page in the window: opened by its key, for the item that is selected."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from station.desk import State
from tests.ui.conftest import Dock
from ui.panels.label_print import LabelPrintPanel

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(dock: Dock) -> LabelPrintPanel:
    QTest.keyClick(dock.window, Qt.Key.Key_B, CONTROL)
    panel = dock.window.pages.label.panel
    assert panel is not None
    assert panel.isVisible()
    return panel


def title(panel: LabelPrintPanel) -> str:
    return next(label.text() for label in panel.findChildren(QLabel) if label.objectName() == "itemName")


def test_nothing_is_loaded_before_the_page_is_opened_and_without_an_item_it_says_what_to_do(
    dock: Dock,
) -> None:
    assert dock.window.pages.label.panel is None
    assert "Find an item first" in opened(dock).message()


def test_the_label_is_that_of_the_selected_item_and_follows_the_scans(dock: Dock) -> None:
    dock.scan("INV-SI2", State.FOUND)
    panel = opened(dock)
    assert title(panel).startswith("#2 ")
    assert panel.message() == "It reads back."
    dock.scan("INV-SI3", State.FOUND)
    dock.qtbot.waitUntil(lambda: title(panel).startswith("#3 "), timeout=20_000)


def test_printers_are_looked_for_whenever_the_page_is_opened(dock: Dock) -> None:
    panel = opened(dock)
    panel.printer.clear()
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert opened(dock).printer.count()


def test_its_close_button_goes_back_to_the_finder(dock: Dock) -> None:
    opened(dock).close_button.click()
    assert dock.window.finder.isVisible()
    assert dock.window.finder.field.hasFocus()


def test_the_page_fits_a_small_screen(dock: Dock) -> None:
    opened(dock)
    least = dock.window.minimumSizeHint()
    assert least.width() <= 1280
    assert least.height() <= 800
