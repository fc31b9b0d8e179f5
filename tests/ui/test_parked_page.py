"""The page of what is parked: how many wait is told at once, and the chosen one stays chosen."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.desk import State
from station.records import ItemKind, ItemRef
from station.service import Station
from station.settings import Settings
from tests.conftest import scan_of
from tests.ui.conftest import PATIENCE, Dock, opened


def test_how_many_wait_is_told_at_the_start_and_after_each_parking(
    database: str, tmp_path: Path, qtbot: QtBot
) -> None:
    station = Station.open(database, Settings())
    station.park(station.scan(scan_of("OLD-1")).number)
    station.close()
    with opened(database, tmp_path, qtbot) as dock:
        told = dock.window.status._parked.text
        dock.qtbot.waitUntil(lambda: told() == "Parked 1", timeout=PATIENCE)
        dock.scan("NEW-LABEL", State.UNKNOWN)
        dock.wait(State.PARKED, dock.press("park"))
        dock.qtbot.waitUntil(lambda: told() == "Parked 2", timeout=PATIENCE)


def test_the_chosen_code_stays_chosen_when_another_station_changes_the_list(
    dock: Dock, database: str
) -> None:
    for code in ("NEW-1", "NEW-2", "NEW-3"):
        dock.scan(code, State.UNKNOWN)
        dock.wait(State.PARKED, dock.press("park"))
    page = dock.window.parked
    dock.window._toggle_page("parked")
    dock.qtbot.waitUntil(lambda: page.model.rowCount() == 3, timeout=PATIENCE)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert "NEW-2" in page.about()
    station = Station.open(database, Settings())
    station.link(station.read("NEW-1"), ItemRef(ItemKind.STOCKITEM, 3))
    station.close()
    dock.qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=PATIENCE)
    assert "NEW-2" in page.about()
    station = Station.open(database, Settings())
    station.link(station.read("NEW-2"), ItemRef(ItemKind.STOCKITEM, 4))
    station.close()
    dock.qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=PATIENCE)
    assert page.about() == "", "F3 and Del take no other than was chosen"
    assert "Arrows choose" in page.hint()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert "NEW-3" in page.about()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    dock.qtbot.waitUntil(lambda: "Nothing is parked" in page.hint(), timeout=PATIENCE)
