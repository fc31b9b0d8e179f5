"""The import page: a dry run first, mistakes by their place, progress, cancel, and scans go on."""

import csv
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from station.desk import State
from station.records import ItemKind
from tests.conftest import DEMO
from tests.ui.conftest import PATIENCE, Dock
from ui.panels.imports import ImportPanel

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def opened(dock: Dock) -> ImportPanel:
    QTest.keyClick(dock.window, Qt.Key.Key_I, CONTROL | SHIFT)
    page = dock.window.pages.imports
    assert page.isVisible()
    return page


def run(dock: Dock, act: Callable[[], object]) -> str:
    """Act, and wait until the import is over."""
    with dock.qtbot.waitSignal(dock.desktop.bridge.import_ended, timeout=PATIENCE):
        act()
    return dock.window.pages.imports.text()


def more_stock(tmp_path: Path, count: int) -> Path:
    """Write so many stock items with numbers that the demo does not have."""
    with (DEMO / "stock.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    path = tmp_path / "more.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        for number in range(count):
            writer.writerow({**rows[number % len(rows)], "ID": 100_000 + number, "Batch Code": "FRESH"})
    return path


def stock(dock: Dock) -> int:
    return dock.desktop.station.count(ItemKind.STOCKITEM)


def test_by_keyboard_alone_files_are_tried_out_then_imported_and_can_be_found(
    dock: Dock, tmp_path: Path
) -> None:
    page = opened(dock)
    before = stock(dock)
    assert not page.import_button.isEnabled()
    assert not page.try_button.isEnabled()
    QTest.keyClicks(page.field, str(more_stock(tmp_path, 7)))
    said = run(dock, lambda: QTest.keyClick(page.field, Qt.Key.Key_T, ALT))
    assert "No mistakes: 7 stock items; 7 would be new, 0 brought up to date." in said
    assert stock(dock) == before
    said = run(dock, lambda: QTest.keyClick(page.field, Qt.Key.Key_I, ALT))
    assert "Imported: 7 stock items; 7 new" in said
    assert stock(dock) == before + 7
    assert page.bar.value() == page.bar.maximum()
    QTest.keyClick(dock.window, Qt.Key.Key_Escape)
    dock.find("fresh")
    assert dock.window.finder.model.rowCount() == 7


def test_the_finder_shows_what_was_imported_without_being_asked(dock: Dock, tmp_path: Path) -> None:
    dock.find("fresh")
    page = opened(dock)
    page.field.setText(str(more_stock(tmp_path, 3)))
    run(dock, page.try_out)
    with dock.qtbot.waitSignal(dock.window.finder.model.searched, timeout=PATIENCE):
        run(dock, page.start)
    assert dock.window.finder.model.rowCount() == 3


def test_other_files_than_those_tried_out_are_not_imported(dock: Dock, tmp_path: Path) -> None:
    page = opened(dock)
    page.field.setText(str(more_stock(tmp_path, 3)))
    run(dock, page.try_out)
    assert page.import_button.isEnabled()
    page.field.setText(f"{page.field.text()}; {DEMO}")
    assert not page.import_button.isEnabled()


def test_every_mistake_is_listed_with_file_line_and_column(dock: Dock, tmp_path: Path) -> None:
    path = more_stock(tmp_path, 3)
    path.write_text(path.read_text(encoding="utf-8").replace(".00000,", " pieces,"), encoding="utf-8")
    page = opened(dock)
    page.field.setText(str(path))
    said = run(dock, page.try_out)
    assert said.startswith("Nothing was imported; 3 mistakes. Correct the file")
    listed = [page.mistakes.item(row).text() for row in range(page.mistakes.count())]
    assert [text.partition(": ")[0] for text in listed] == [
        f"more.csv, line {line}, column Quantity" for line in (2, 3, 4)
    ]
    assert page.mistakes.isVisible()
    assert not page.import_button.isEnabled()


def test_a_file_that_is_not_there_is_told(dock: Dock) -> None:
    page = opened(dock)
    page.field.setText("/no/such/file.csv")
    assert "No such file" in run(dock, page.try_out)
    assert not page.mistakes.isVisible()


def test_a_cancelled_import_leaves_nothing_and_its_scans_are_answered(dock: Dock, tmp_path: Path) -> None:
    page = opened(dock)
    before = stock(dock)
    bridge = dock.desktop.bridge
    page.field.setText(str(more_stock(tmp_path, 100_000)))
    with dock.qtbot.waitSignal(bridge.import_progressed, timeout=PATIENCE):
        page.try_out()
    assert "Scans that come meanwhile are kept" in page.text()
    with dock.qtbot.waitSignal(bridge.troubled, timeout=PATIENCE) as troubled:
        dock.scanner.send(b"INV-SI2\r")
    assert "An import is running" in troubled.args[0].title
    QTest.keyClick(dock.window, Qt.Key.Key_Escape)
    assert not page.isVisible()
    opened(dock)
    with dock.qtbot.waitSignals([bridge.import_ended, bridge.resolved], timeout=PATIENCE):
        QTest.keyClick(page, Qt.Key.Key_C, ALT)
    assert page.text().startswith("Cancelled: nothing was imported.")
    assert not page.cancel_button.isEnabled()
    assert stock(dock) == before
    dock.scan("INV-SI3", State.FOUND)


def test_a_link_during_an_import_is_refused_with_the_reason(dock: Dock, tmp_path: Path) -> None:
    page = opened(dock)
    bridge = dock.desktop.bridge
    dock.choose("r_10k_0402")
    dock.scan("A NEW LABEL", State.OFFER)
    page.field.setText(str(more_stock(tmp_path, 100_000)))
    with dock.qtbot.waitSignal(bridge.import_progressed, timeout=PATIENCE):
        page.try_out()
    with dock.qtbot.waitSignal(bridge.refused, timeout=PATIENCE) as refused:
        dock.press("link")()
    assert "An import is running" in refused.args[1].title
    run(dock, bridge.cancel_import)


def test_the_window_closes_in_the_middle_of_an_import(dock: Dock, tmp_path: Path) -> None:
    page = opened(dock)
    page.field.setText(str(more_stock(tmp_path, 100_000)))
    with dock.qtbot.waitSignal(dock.desktop.bridge.import_progressed, timeout=PATIENCE):
        page.try_out()
    dock.desktop.bridge.close()
    assert stock(dock) < 100_000


def test_asking_for_files_is_not_in_the_way(dock: Dock) -> None:
    page = opened(dock)
    for ask in (page.ask_folder, page.ask_files):
        ask()
        dialog = page.findChild(QFileDialog)
        assert dialog is not None
        assert dialog.isVisible()
        assert not dialog.isModal()
    assert dialog is not None
    dialog.filesSelected.emit(["/one.csv", "/two.csv"])
    assert page.field.text() == "/one.csv; /two.csv"
    dock.window.pages.close_page()
    assert not dialog.isVisible()


def test_the_page_fits_a_small_screen(dock: Dock) -> None:
    opened(dock).mistakes.show()
    least = dock.window.minimumSizeHint()
    assert least.width() <= 1280
    assert least.height() <= 800
