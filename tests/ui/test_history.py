"""The history page: what it shows, what narrows it, and how to get from a line to its item or to a file."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from station.desk import State
from station.filters import HistoryFilters, HistoryPage, HistoryPosition
from station.records import ItemKind, ItemRef
from tests.conftest import scan_of
from tests.ui.conftest import PATIENCE, Dock
from ui.panels.history import PAGE, HistoryPanel
from ui.panels.history_model import HistoryModel

REEL = ItemRef(ItemKind.STOCKITEM, 2)


@pytest.fixture
def page(dock: Dock) -> HistoryPanel:
    """Return the page of a station with a past: it is open, and everything is on it."""
    station = dock.desktop.station
    station.scan(scan_of("BOX\x1d7", device="wand"))
    station.link(station.read("BOX\x1d7"), REEL, reason="counted by hand")
    station.scan(scan_of("BOX 8", device="gun"))
    history = dock.window.history
    search(dock, lambda: press(dock, "Ctrl+H"))
    return history


def press(dock: Dock, keys: str) -> None:
    """Trigger the action of the window that these keys have."""
    next(action for action in dock.window.actions() if action.shortcut().toString() == keys).trigger()


def search(dock: Dock, act: Callable[[], object]) -> None:
    with dock.qtbot.waitSignal(dock.window.history.searched, timeout=PATIENCE):
        act()


def column(page: HistoryPanel, number: int) -> list[str | None]:
    return [page.model.data(page.model.index(row, number)) for row in range(page.model.rowCount())]


def test_the_page_opens_with_the_newest_lines_and_closes_with_the_same_key(
    dock: Dock, page: HistoryPanel
) -> None:
    assert dock.window.pages.open_page == "history"
    assert column(page, 1) == ["UNKNOWN", "LINKED", "UNKNOWN"]
    assert "Lines: 3." in page.hint.text()
    press(dock, "Ctrl+H")
    assert dock.window.pages.open_page == ""


def test_words_and_choices_narrow_it(dock: Dock, page: HistoryPanel) -> None:
    search(dock, lambda: page.filter_row.words.setText("7 box"))
    assert column(page, 1) == ["LINKED", "UNKNOWN"]
    row = page.filter_row
    dock.qtbot.waitUntil(lambda: row.device.findData("wand") > 0, timeout=PATIENCE)
    search(dock, lambda: row.device.setCurrentIndex(row.device.findData("wand")))
    assert column(page, 2) == [r"BOX\x1d7"]
    search(dock, lambda: row.days.setCurrentIndex(1))
    assert page.model.rowCount() == 1
    search(dock, row.clear)
    assert page.model.rowCount() == 3


def test_an_item_may_be_just_its_number_and_what_is_none_is_told_in_place(
    dock: Dock, page: HistoryPanel
) -> None:
    search(dock, lambda: page.filter_row.item.setText("#2"))
    assert column(page, 1) == ["LINKED"]
    page.filter_row.item.setText("reel")
    dock.qtbot.waitUntil(lambda: "does not name an item" in page.hint.text(), timeout=PATIENCE)
    assert page.model.rowCount() == 0


def test_where_nothing_fits_the_next_step_is_told(dock: Dock, page: HistoryPanel) -> None:
    search(dock, lambda: page.filter_row.words.setText("no such code"))
    assert "Ctrl+R takes all filters away" in page.hint.text()
    assert not page.export_button.isEnabled()
    assert not page.show_button.isEnabled()
    assert page.detail.toPlainText() == ""


def test_a_line_tells_all_of_itself_below(page: HistoryPanel) -> None:
    page.table.selectRow(1)
    told = page.detail.toPlainText()
    assert "anna at dock-1" in told
    assert "stockitem:2" in told
    assert r"BOX\x1d7" in told
    assert "counted by hand" in told


def test_its_item_is_shown_pinned_in_the_place_of_work(dock: Dock, page: HistoryPanel) -> None:
    page.table.selectRow(0)
    page.show_item()
    assert dock.window.pages.open_page == "history", "an unknown code has no item"
    page.table.selectRow(1)
    page.show_item()
    assert dock.window.pages.open_page == ""
    assert dock.window.desk.selected is not None
    assert dock.window.desk.selected.ref == REEL
    assert dock.window.desk.is_pinned


def test_the_selected_item_has_its_own_history(dock: Dock, page: HistoryPanel) -> None:
    dock.window.pages.close_page()
    search(dock, lambda: press(dock, "Ctrl+Shift+H"))
    assert page.model.rowCount() == 3, "nothing is selected"
    dock.window.pages.close_page()
    dock.scan("INV-SI2", State.FOUND)
    search(dock, lambda: press(dock, "Ctrl+Shift+H"))
    dock.qtbot.waitUntil(lambda: column(page, 1) == ["FOUND", "LINKED"], timeout=PATIENCE)
    assert page.filter_row.item.text() == "stockitem:2"


def test_enter_means_nothing_and_the_arrow_leads_to_the_rows(dock: Dock, page: HistoryPanel) -> None:
    words = page.filter_row.words
    QTest.keyClick(words, Qt.Key.Key_Return)
    assert dock.window.pages.open_page == "history"
    assert words.text() == ""
    page.table.clearSelection()
    QTest.keyClick(words, Qt.Key.Key_Down)
    assert page.table.selectionModel().selectedRows()[0].row() == 0


def test_pages_are_added_as_far_as_somebody_scrolls(dock: Dock, page: HistoryPanel) -> None:
    dock.desktop.station.scan_all([scan_of(f"MANY-{number}") for number in range(PAGE + 50)])
    search(dock, lambda: page.filter_row.words.setText("many"))
    assert page.model.rowCount() == PAGE
    assert "scroll for more" in page.hint.text()
    assert page.model.canFetchMore(QModelIndex())
    search(dock, lambda: page.model.fetchMore(QModelIndex()))
    assert page.model.rowCount() == PAGE + 50
    assert not page.model.canFetchMore(QModelIndex())
    assert column(page, 2) == [f"MANY-{number}" for number in reversed(range(PAGE + 50))]


def test_the_model_keeps_the_rules_of_a_model(dock: Dock, page: HistoryPanel) -> None:
    entries = dock.desktop.station.history()
    model = HistoryModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    with dock.qtbot.waitSignal(model.wanted):
        model.fill(HistoryPage((), HistoryPosition(9, 9)))
        model.fetchMore(QModelIndex())
    assert not model.canFetchMore(QModelIndex()), "it is asked for once"
    model.add(HistoryPage(entries, HistoryPosition(5, 5)))
    model.add(HistoryPage(()))
    assert model.rowCount() == len(entries) == 3
    model.fill(HistoryPage(entries[:1]))
    assert model.rowCount() == 1
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Code"


def test_what_is_shown_is_written_to_a_file_beside_the_window(
    dock: Dock, page: HistoryPanel, tmp_path: Path
) -> None:
    search(dock, lambda: page.filter_row.words.setText("box 8"))
    path = tmp_path / "history.csv"
    with dock.qtbot.waitSignal(page.exported, timeout=PATIENCE):
        page.export_to(str(path))
    assert page.hint.text().endswith("history.csv: 1")
    assert path.read_text(encoding="utf-8").count("\n") == 2
    with dock.qtbot.waitSignal(page.exported, timeout=PATIENCE):
        page.export_to(str(tmp_path / "missing" / "history.csv"))
    assert "cannot be written" in page.hint.text()


def test_the_dialog_for_the_file_is_not_in_the_way(dock: Dock, page: HistoryPanel) -> None:
    page.export_or_stop()
    assert page._dialog is not None
    assert not page._dialog.isModal()
    dock.scan("INV-SI2", State.FOUND)
    dock.window.pages.close_page()
    assert not page._dialog.isVisible()


def test_a_long_question_is_asked_aside_so_that_scans_go_on_and_can_be_stopped(
    dock: Dock, page: HistoryPanel, tmp_path: Path
) -> None:
    path = tmp_path / "history.csv"
    may_go = threading.Event()
    station = dock.desktop.station

    def write(_station: object, goes_on: Callable[[int], bool]) -> tuple[str, int | None]:
        may_go.wait(PATIENCE / 1000)
        return str(path), station.export_history(path, HistoryFilters(), goes_on)

    page._stop = dock.desktop.bridge.ask_aside(write, page._show_progress, page._finish, page._fail_export)
    dock.scan("INV-SI2", State.FOUND)
    page.export_or_stop()
    with dock.qtbot.waitSignal(page.exported, timeout=PATIENCE):
        may_go.set()
    assert "stopped" in page.hint.text()
    assert not path.exists()
