"""Scanners that say good or bad themselves, in the whole station."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from station.desk import State
from station.devices.simulated import PtyScanner
from station.outcomes import Repeat
from station.records import DeviceState
from station.settings import DeviceSettings, Settings
from tests.conftest import scan_of
from tests.ui.conftest import Dock
from ui.app import Desktop, make_application
from ui.feedback import _is_good


def test_a_scanner_is_told_good_for_what_was_found_and_bad_for_what_was_not(
    database: str, tmp_path: Path, qtbot: QtBot
) -> None:
    make_application()
    scanner = PtyScanner(tmp_path)
    gun = DeviceSettings(name="gun", port=scanner.port, feedback="datalogic")
    desktop = Desktop(database, Settings(device=(gun,)))
    dock = Dock(desktop, scanner, qtbot)
    dock.wait_for_device(DeviceState.CONNECTED, desktop.start)
    dock.scan("INV-SI2", State.FOUND)
    assert scanner.receive(5) == b"\x1b[3q\r"
    dock.scan("NEVER SEEN", State.UNKNOWN)
    assert scanner.receive(5) == b"\x1b[4q\r"
    desktop.close()
    scanner.close()


def test_a_repeat_is_told_nothing() -> None:
    assert _is_good(Repeat(reason="", scan=scan_of("X"))) is None
