"""Two scanners and a typing one before one window: who is in front, and on whom keys act."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from station.desk import Note, State
from station.devices.simulated import PtyScanner
from station.records import ItemKind, ItemRef
from station.settings import DeviceSettings, KeyboardSettings, Settings, StationSettings
from tests.conftest import scan_of
from tests.ui.conftest import Dock
from ui import turns
from ui.app import Desktop, make_application

REEL = ItemRef(ItemKind.STOCKITEM, 2)


@pytest.fixture
def second(tmp_path: Path) -> Iterator[PtyScanner]:
    scanner = PtyScanner(tmp_path, "second")
    yield scanner
    scanner.close()


@pytest.fixture
def dock(database: str, tmp_path: Path, qtbot: QtBot, second: PtyScanner) -> Iterator[Dock]:
    """Return a window with the scanners A (the dock's own) and B, and keyboard scanners on lane K."""
    make_application()
    first = PtyScanner(tmp_path)
    settings = Settings(
        station=StationSettings(name="dock-1", operator="anna"),
        keyboard=KeyboardSettings(lane="K"),
        device=(
            DeviceSettings(name="gun with a very long name", port=first.port),
            DeviceSettings(name="tunnel", port=second.port),
        ),
    )
    desktop = Desktop(database, settings)
    dock = Dock(desktop, first, qtbot)
    desktop.start()

    def are_connected() -> bool:
        return ["●" in chip for chip in dock.window.status.chips()] == [True, True, False]

    qtbot.waitUntil(are_connected, timeout=20_000)
    yield dock
    dock.close()


def scan(dock: Dock, scanner: PtyScanner, text: str) -> None:
    with dock.qtbot.waitSignal(dock.desktop.bridge.resolved, timeout=20_000):
        scanner.send(text.encode() + b"\r")


def test_case_11_each_scanner_has_its_own_item_and_the_last_that_scanned_is_in_front(
    dock: Dock, second: PtyScanner
) -> None:
    window = dock.window
    dock.choose("r_10k_0402")
    scan(dock, second, "NEW-B")
    assert window.banner.text().startswith("B   UNKNOWN CODE")
    scan(dock, dock.scanner, "NEW-A")
    assert window.desk.state is State.OFFER
    assert window.banner.text().startswith("A   LINK IT?")
    chips = window.status.chips()
    assert chips == ["A  ● gun with a ve…  ▸#2", "B  ● tunnel", "K  ⌨ keyboard"]


def test_a_lane_is_brought_to_the_front_by_key_and_by_click_and_keys_act_on_it(
    dock: Dock, second: PtyScanner
) -> None:
    window = dock.window
    scan(dock, second, "INV-SI3")
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.turns.lanes.front == "A"
    assert window.desk.selected is None
    dock.choose("r_10k_0402")
    window.status.click_chip("B")
    assert window.desk.selected == dock.desktop.station.item(ItemRef(ItemKind.STOCKITEM, 3))
    window.status.click_chip("B")
    assert window.turns.lanes.front == "B"
    scan(dock, dock.scanner, "NEW-A")
    dock.wait(State.LINKED, dock.press("link"))
    assert [link.raw for link in dock.desktop.station.links(REEL)] == ["NEW-A"]


def test_a_key_does_not_act_on_a_scanner_that_has_just_come_before_one_that_waited(
    dock: Dock, second: PtyScanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "LOOK", 60.0)
    window = dock.window
    dock.choose("r_10k_0402")
    scan(dock, dock.scanner, "NEW-A")
    window.turns.bring("B")
    dock.choose("c_100nf_0402")
    window.turns.bring("A")
    scan(dock, second, "NEW-B")
    dock.press("link")()
    assert (window.desk.state, window.desk.note) == (State.OFFER, Note.OTHER_LANE)
    assert "look, then press again" in window.banner.text()
    window.turns.bring("B")
    dock.wait(State.LINKED, dock.press("link"))
    assert dock.desktop.station.links(REEL) == ()


def test_unlinking_times_out_on_a_lane_behind_as_well(dock: Dock, second: PtyScanner) -> None:
    window = dock.window
    window.turns.armed_ms = 1000
    dock.press("unlink")()
    scan(dock, second, "INV-SI3")
    assert window.turns.lanes.desks["A"].state is State.ARMED
    dock.qtbot.waitUntil(lambda: window.turns.lanes.desks["A"].state is State.READY, timeout=20_000)
    assert window.desk.state is State.FOUND


def test_a_keyboard_scanner_has_the_lane_of_its_settings(dock: Dock) -> None:
    with dock.qtbot.waitSignal(dock.desktop.bridge.resolved, timeout=20_000):
        dock.desktop.bridge.take(scan_of("INV-SI3", lane="K"))
    assert dock.window.turns.lanes.front == "K"


def test_a_chip_keeps_letter_and_state_where_there_is_no_room_for_the_name(dock: Dock) -> None:
    chip = next(one for one in dock.window.findChildren(QPushButton) if one.property("lane") == "A")
    shown = []
    for width in (400, 60):
        chip.resize(width, 80)
        shown.append(chip.grab(QRect(8, 8, 36, 64)).toImage())
    assert shown[0] == shown[1]
