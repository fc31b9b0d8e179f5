"""The diagnostics page: bytes by name, the fix for what is wrong, and which scanner is which."""

from pathlib import Path

import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from station.desk import State
from station.outcomes import Command
from station.records import DeviceState
from station.testcard import CARD
from tests.conftest import scan_of
from tests.ui.conftest import Dock
from ui.panels.symbol import Symbol

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def opened(dock: Dock) -> None:
    QTest.keyClick(dock.window, Qt.Key.Key_F9)
    assert dock.window.diagnostics.isVisible()


def wait_for(dock: Dock, words: str) -> None:
    dock.qtbot.waitUntil(lambda: words in dock.window.diagnostics.text(), timeout=20_000)


def test_the_page_shows_bytes_by_name_and_scans_go_on_being_resolved(dock: Dock) -> None:
    opened(dock)
    assert not dock.window.finder.isVisible()
    dock.scan("[)>\x1e06\x1d1PABC\x1e\x04", State.UNKNOWN)
    wait_for(dock, "[)><RS>06<GS>1PABC<RS><EOT><CR>")
    wait_for(dock, "bytes in")
    wait_for(dock, dock.scanner.port)
    assert "9600 8N1" in dock.window.diagnostics.text()
    assert "UNKNOWN" in dock.window.banner.text()


def test_it_collects_nothing_while_nobody_looks(dock: Dock) -> None:
    dock.scan("UNSEEN", State.UNKNOWN)
    opened(dock)
    dock.scan("SEEN", State.UNKNOWN)
    wait_for(dock, "SEEN")
    assert "UNSEEN" not in dock.window.diagnostics.text()


def test_escape_f9_and_f2_close_it_and_leave_the_question_open(dock: Dock) -> None:
    dock.scan("WHAT", State.UNKNOWN)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F9, Qt.Key.Key_F2):
        opened(dock)
        QTest.keyClick(dock.window, key)
        assert not dock.window.diagnostics.isVisible()
        assert dock.window.finder.isVisible()
        assert dock.window.desk.state is State.UNKNOWN


def test_the_last_error_stays_with_its_fix_when_it_is_over(dock: Dock) -> None:
    opened(dock)
    dock.wait_for_device(DeviceState.LOST, dock.scanner.unplug)
    wait_for(dock, "gun: lost")
    dock.wait_for_device(DeviceState.CONNECTED, dock.scanner.plug)
    wait_for(dock, "gun: connected")
    assert "Plug the scanner in" in dock.window.diagnostics.text()


def test_the_report_on_the_clipboard_is_plain_text_with_everything(dock: Dock) -> None:
    opened(dock)
    dock.scan("A\x1dB", State.UNKNOWN)
    wait_for(dock, "A<GS>B")
    QTest.keyClick(dock.window, Qt.Key.Key_C, CONTROL | SHIFT)
    report = QGuiApplication.clipboard().text()
    for part in (
        "Scanning station 0.",
        "dock-1",
        "gun: connected",
        dock.scanner.port,
        "A<GS>B<CR>",
        "Frames",
    ):
        assert part in report
    assert "clipboard" in dock.window.diagnostics.text()


def test_a_test_card_opens_the_page_with_its_findings_and_touches_no_desk(dock: Dock) -> None:
    dock.scan("WHAT", State.UNKNOWN)
    desk = dock.window.desk
    with dock.qtbot.waitSignal(dock.desktop.bridge.resolved, timeout=20_000) as resolved:
        dock.scanner.send(CARD.replace("\x1d", "").encode() + b"\r")
    assert isinstance(resolved.args[0], Command)
    assert dock.window.diagnostics.isVisible()
    assert "✗ GS is lost on the way." in dock.window.diagnostics.text()
    assert dock.window.desk == desk


def test_the_card_on_the_screen_can_be_read(dock: Dock, tmp_path: Path) -> None:
    opened(dock)
    symbol = dock.window.diagnostics.findChild(Symbol)
    assert symbol is not None
    path = tmp_path / "symbol.png"
    symbol.grab().save(str(path))
    codes = zxingcpp.read_barcodes(Image.open(path).convert("L"))
    assert [code.bytes for code in codes] == [CARD.encode()]


def test_the_scanner_whose_trigger_is_pulled_is_named_and_its_settings_can_be_copied(dock: Dock) -> None:
    opened(dock)
    identify = dock.window.diagnostics.identify
    dock.scan("BEFORE", State.UNKNOWN)
    assert not identify.name.isVisible()
    QTest.keyClick(dock.window, Qt.Key.Key_I, CONTROL)
    assert "Pull the trigger" in identify.said.text()
    dock.scan("INV-SI2", State.FOUND)
    dock.qtbot.waitUntil(identify.name.isVisible, timeout=20_000)
    assert "“gun” on lane A" in identify.said.text()
    identify.name.setText("dock gun")
    identify.lane.clear()
    QTest.keyClicks(identify.lane, "c")
    identify.copy.click()
    assert QGuiApplication.clipboard().text() == (
        f'[[device]]\nname = "dock gun"\nport = "{dock.scanner.port}"\nlane = "C"\n'
    )
    identify.lane.clear()
    QTest.keyClicks(identify.lane, "7")
    assert not identify.copy.isEnabled()
    assert "A to Z" in identify.lines.text()


def test_a_scanner_that_types_is_named_too(dock: Dock) -> None:
    opened(dock)
    identify = dock.window.diagnostics.identify
    identify.start()
    dock.desktop.bridge.take(scan_of("INV-SI2", device="keyboard"))
    dock.qtbot.waitUntil(identify.lane.isVisible, timeout=20_000)
    assert "types" in identify.said.text()
    assert identify.lines.text() == '[keyboard]\nlane = "A"'
    assert not identify.name.isVisible()


def test_the_page_fits_a_small_screen(dock: Dock) -> None:
    opened(dock)
    least = dock.window.minimumSizeHint()
    assert least.width() <= 1280
    assert least.height() <= 800
