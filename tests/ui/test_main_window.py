"""The window as an operator uses it: scans from a pty, keys, and what the banner says."""

import sqlite3
from contextlib import closing

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from station.desk import State
from station.records import DeviceState, ItemKind, ItemRef
from station.service import Station
from station.settings import Settings, StationSettings
from tests.conftest import scan_of
from tests.ui.conftest import PATIENCE, Dock

LABEL = "[)>\x1e06\x1d1TABC\x1dK7\x1dS77\x1e\x04"
WRONG = "[)>\x1e06\x1d1PSOME-OTHER-PART-NUMBER\x1dQ98765\x1dS77\x1e\x04"
OTHER = "BAG 2506270148"
REEL = ItemRef(ItemKind.STOCKITEM, 2)


def test_a_label_is_linked_found_unlinked_and_linked_again(dock: Dock) -> None:
    dock.choose("r_10k_0402")
    dock.scan(LABEL, State.OFFER)
    assert dock.window.bar.keys.is_live("link")
    dock.wait(State.LINKED, dock.press("link"))
    assert [link.raw for link in dock.desktop.station.links(REEL)] == [LABEL]
    assert dock.window.desk.target is None
    dock.find("")
    dock.scan("INV-SI3", State.FOUND)
    dock.scan(LABEL, State.FOUND)
    dock.wait(State.UNLINKED, dock.press("unlink"))
    assert dock.desktop.station.links(REEL) == ()
    dock.wait(State.UNDONE, dock.press("undo"))
    assert [link.raw for link in dock.desktop.station.links(REEL)] == [LABEL]


def test_esc_first_drops_what_the_banner_asks_then_closes_the_page(dock: Dock) -> None:
    dock.window.pages.toggle("settings")
    dock.press("unlink")()
    assert dock.window.desk.state is State.ARMED
    dock.press("cancel")()
    assert (dock.window.desk.state, dock.window.pages.open_page) == (State.READY, "settings")
    dock.press("cancel")()
    assert not dock.window.pages.open_page


class Painted(QObject):
    """Notes at each paint of the banner what it and the label panel say, and how large the sentence is."""

    def __init__(self, dock: Dock) -> None:
        super().__init__()
        self._window = dock.window
        self.seen: list[tuple[str, str, QSize]] = []
        dock.window.banner.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        banner = self._window.banner
        if event.type() is QEvent.Type.Paint:
            self.seen.append((banner.text(), self._window.label.code(), banner.childrenRect().size()))
        return False


def test_the_verdict_is_painted_as_it_stays_before_the_other_panels_are_worked_out(dock: Dock) -> None:
    before = dock.window.label.code()
    painted = Painted(dock)
    dock.scan(LABEL, State.UNKNOWN)
    said, code, size = painted.seen[0]
    assert said.startswith("UNKNOWN")
    assert (code, dock.window.label.code() != before) == (before, True)
    QApplication.processEvents()
    assert dock.window.banner.text() == said
    assert dock.window.banner.childrenRect().size() == size


class Places(QObject):
    """Notes at each paint of the banner where it and what it says stand."""

    def __init__(self, dock: Dock) -> None:
        super().__init__()
        self._banner = dock.window.banner
        self.seen: list[list[QRect]] = []

    def now(self) -> list[QRect]:
        labels = self._banner.findChildren(QLabel)
        return [self._banner.geometry()] + [one.geometry() for one in labels if one.isVisible()]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.seen.append(self.now())
        return False


def test_the_verdict_is_painted_in_its_place_where_it_has_more_or_less_to_say(dock: Dock) -> None:
    dock.window.resize(500, 900)
    dock.choose("r_10k_0402")
    QApplication.processEvents()
    low = dock.window.banner.height()
    dock.window.banner.installEventFilter(places := Places(dock))
    for text, state in ((WRONG, State.CHECK), ("\x1d", State.UNREADABLE)):
        places.seen.clear()
        dock.scan(text, state)
        first = places.seen[0]
        QApplication.processEvents()
        assert first == places.now()
        low, before = dock.window.banner.height(), low
        assert low != before


def test_the_owner_of_a_label_is_named_and_can_be_visited(dock: Dock) -> None:
    station = dock.desktop.station
    station.link(station.read(LABEL), REEL)
    dock.choose("c_100nf_0402")
    dock.scan(LABEL, State.CONFLICT)
    tape = dock.window.tape.model
    assert tape.data(tape.index(0, 1)) == "CONFLICT"
    said = dock.window.banner.text()
    assert "#2 R_10K_0402_1%" in said
    assert "anna" in said
    assert "Reel Storage" in said
    assert not dock.window.bar.keys.is_live("link")
    dock.press("link")()
    assert dock.window.desk.state is State.CONFLICT
    dock.wait(State.FOUND, dock.press("pick2"))
    assert dock.window.desk.selected == station.item(REEL)


def test_pressing_a_key_that_means_nothing_now_says_why(dock: Dock) -> None:
    dock.press("link")()
    assert "choose an item" in dock.window.banner.text()
    dock.press("undo")()
    assert "nothing to undo" in dock.window.banner.text()


def test_the_keyboard_alone_chooses_an_item_and_enter_does_nothing(dock: Dock) -> None:
    field = dock.window.finder.field
    dock.press("find")()
    dock.find("r_10k_0402")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dock.window.desk.selected is None
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert dock.window.desk.selected == dock.desktop.station.item(REEL)
    QTest.keyClick(dock.window.finder.table, Qt.Key.Key_Down)
    assert dock.window.desk.selected != dock.desktop.station.item(REEL)
    QTest.keyClick(dock.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert dock.window.desk.selected is None


def test_walking_through_the_window_with_tab_chooses_nothing(dock: Dock) -> None:
    for _ in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert dock.window.desk.selected is None


def test_unlinking_that_waits_is_cancelled_by_time_and_by_escape(dock: Dock) -> None:
    dock.press("unlink")()
    assert dock.window.desk.state is State.ARMED
    dock.press("cancel")()
    dock.window.turns.armed_ms = 1
    dock.wait(State.READY, dock.press("unlink"))
    dock.window.turns.armed_ms = 60_000
    dock.press("unlink")()
    dock.wait(State.READY, dock.press("cancel"))


def test_escape_clears_the_search_at_last(dock: Dock) -> None:
    dock.choose("r_10k_0402")
    dock.press("cancel")()
    assert dock.window.desk.selected is None
    dock.press("cancel")()
    assert dock.window.finder.field.text() == ""


def test_a_scanner_that_is_lost_is_told_with_the_fix_and_comes_back(dock: Dock) -> None:
    dock.wait_for_device(DeviceState.LOST, dock.scanner.unplug)
    assert "SCANNER A DISCONNECTED" in dock.window.status.notice()
    assert "Plug" in dock.window.status.notice()
    dock.wait_for_device(DeviceState.CONNECTED, dock.scanner.plug)
    assert dock.window.status.notice() == ""
    dock.scan("INV-SI2", State.FOUND)


def test_the_strip_says_how_many_scans_wait_while_the_database_is_locked(dock: Dock, database: str) -> None:
    waiting = dock.window.status._waiting
    with closing(sqlite3.connect(database.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        dock.scanner.send(b"INV-SI2\rINV-SI3\r")
        dock.qtbot.waitUntil(lambda: waiting.text() == "To send 2", timeout=20_000)
        assert dock.window.desk.state is State.READY
        other.execute("ROLLBACK")
    dock.qtbot.waitUntil(lambda: waiting.text() == "", timeout=20_000)
    dock.qtbot.waitUntil(lambda: dock.window.desk.state is State.FOUND, timeout=20_000)
    dock.qtbot.waitUntil(lambda: dock.window.status.notice() == "", timeout=20_000)


def test_a_change_made_elsewhere_is_on_the_tape_and_on_the_item(dock: Dock) -> None:
    dock.scan("INV-SI2", State.FOUND)
    station = dock.desktop.station
    with dock.qtbot.waitSignal(dock.desktop.bridge.changed):
        station.link(station.read(OTHER), REEL)
    model = dock.window.tape.model
    assert model.data(model.index(0, 1)) == "LINKED"
    assert model.data(model.index(0, 2)) == OTHER
    dock.qtbot.waitUntil(lambda: OTHER in dock.window.item._codes.text())
    assert dock.window.desk.can_undo


def test_why_lists_each_step_of_the_look_up(dock: Dock) -> None:
    dock.scan(OTHER, State.UNKNOWN)
    assert dock.window.label.why() == ""
    dock.press("why")()
    assert "✗" in dock.window.label.why()
    dock.press("why")()
    assert dock.window.label.why() == ""


def test_the_tape_stands_beside_the_columns_where_there_is_room(dock: Dock) -> None:
    window = dock.window

    def is_beside() -> bool:
        return window._work.is_tape_beside

    for width in (1280, 1920, 1280):
        window.resize(width, 800)
        dock.qtbot.waitUntil(lambda wide=width == 1920: is_beside() is wide)  # type: ignore[misc]


def test_the_window_fits_a_small_screen(dock: Dock) -> None:
    least = dock.window.minimumSizeHint()
    assert least.width() <= 1280
    assert least.height() <= 800


def test_the_past_is_on_the_tape_when_the_window_opens(dock: Dock) -> None:
    dock.desktop.station.scan(scan_of("before"))
    dock.window.tape.show_history(dock.desktop.station.history())
    model = dock.window.tape.model
    assert model.data(model.index(0, 2)) == "before"


def test_a_change_of_another_station_is_shown_without_being_asked_for(dock: Dock, database: str) -> None:
    dock.scan("INV-SI2", State.FOUND)
    other = Station.open(database, Settings(station=StationSettings(name="dock-2", operator="ben")))
    with dock.qtbot.waitSignal(dock.desktop.bridge.changed_elsewhere, timeout=PATIENCE):
        other.link(other.read(OTHER), REEL)
    other.close()
    model = dock.window.tape.model
    dock.qtbot.waitUntil(lambda: model.data(model.index(0, 2)) == OTHER)
    dock.qtbot.waitUntil(lambda: OTHER in dock.window.item._codes.text())
    assert not dock.window.desk.can_undo


def test_parked_reels_are_told_apart_and_the_page_shows_what_the_label_of_the_row_says(dock: Dock) -> None:
    for serial in ("S1", "S2"):
        dock.scan(f"[)>\x1e06\x1d1PMPN-1\x1dQ4000\x1dS{serial}\x1e\x04", State.UNKNOWN)
        dock.wait(State.PARKED, dock.press("park"))
    page = dock.window.parked
    page.refresh()
    dock.qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=PATIENCE)
    shown = [page.model.data(page.model.index(row, 1)) for row in range(2)]
    assert shown == ["MPN-1 · Serial S1", "MPN-1 · Serial S2"]
    page.table.selectRow(1)
    assert page.about() == "MPN MPN-1 · Quantity 4000 · Serial S2"
