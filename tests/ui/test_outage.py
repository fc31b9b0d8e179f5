"""The window while the server is away: it says what is not known, keeps links, and catches up by itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from station.desk import State
from station.records import ItemKind, ItemRef
from station.service import Station
from station.settings import Settings
from tests.conftest import DEMO
from tests.postgres import Server
from tests.ui.conftest import PATIENCE, Dock

REEL = ItemRef(ItemKind.STOCKITEM, 2)


@pytest.fixture
def database(own_server: Server) -> Iterator[str]:
    """Return a database on a server that the test may stop."""
    url = own_server.url("postgres")
    station = Station.open(url, Settings())
    station.import_files([DEMO / "stock.csv"])
    station.close()
    yield url
    own_server.start_if_stopped()


def test_a_label_is_kept_while_the_server_is_away_and_linked_when_it_is_back(
    dock: Dock, own_server: Server
) -> None:
    dock.scan("INV-SI2", State.FOUND)
    dock.choose("r_10k_0402")
    own_server.stop()
    dock.wait(State.UNSURE, lambda: dock.scanner.send(b"REEL-1\r"))
    assert "Nobody can tell now" in dock.window.banner.text()
    dock.wait(State.KEPT, dock.press("link"))
    assert "waits to be linked" in dock.window.banner.text()
    dock.wait(State.RECALLED, lambda: dock.scanner.send(b"INV-SI2\r"))
    assert "As of" in dock.window.banner.text()
    assert "does not answer" in dock.window.status.notice()
    with dock.qtbot.waitSignal(dock.desktop.bridge.changed, timeout=PATIENCE):
        own_server.start()
    dock.qtbot.waitUntil(lambda: dock.window.status.notice() == "", timeout=PATIENCE)
    assert [link.raw for link in dock.desktop.station.links(REEL)] == ["REEL-1"]
    scans = [entry.code for entry in dock.desktop.station.history() if entry.device]
    assert scans == ["INV-SI2", "REEL-1", "INV-SI2"]


def keep_what_another_item_has(dock: Dock, own_server: Server) -> Station:
    """Keep a link of a code that belongs to another item while the server is away, and bring it back."""
    station = dock.desktop.station
    station.link(station.read("REEL-1"), ItemRef(ItemKind.STOCKITEM, 3))
    dock.choose("r_10k_0402")
    own_server.stop()
    dock.wait(State.UNSURE, lambda: dock.scanner.send(b"REEL-1\r"))
    dock.wait(State.KEPT, dock.press("link"))
    own_server.start()
    return station


def test_a_kept_link_with_another_owner_is_told_in_the_strip(dock: Dock, own_server: Server) -> None:
    station = keep_what_another_item_has(dock, own_server)
    dock.qtbot.waitUntil(lambda: "Not linked: REEL-1" in dock.window.status.notice(), timeout=PATIENCE)
    assert "stockitem:3" in dock.window.status.notice()
    assert station.links(REEL) == ()
    dock.window._toggle_page("parked")
    dock.qtbot.waitUntil(lambda: "Belongs to" in dock.window.parked.hint(), timeout=PATIENCE)
    dock.wait(State.CONFLICT, dock.window.parked.take_up)
    dock.wait(State.LINKED, dock.press("pick3"))
    assert [link.raw for link in station.links(REEL)] == ["REEL-1"]
    dock.qtbot.waitUntil(lambda: dock.window.status.notice() == "", timeout=PATIENCE)
    assert station.outage.tray() == ()


def test_a_kept_link_that_could_not_be_made_is_dismissed_with_the_keyboard(
    dock: Dock, own_server: Server
) -> None:
    station = keep_what_another_item_has(dock, own_server)
    dock.qtbot.waitUntil(lambda: dock.window.parked.model.rowCount() == 1, timeout=PATIENCE)
    dock.window._toggle_page("parked")
    QTest.keyClick(dock.window.parked.table, Qt.Key.Key_Delete)
    dock.qtbot.waitUntil(lambda: dock.window.status.notice() == "", timeout=PATIENCE)
    assert station.outage.tray() == ()


def test_the_window_closes_at_once_while_the_server_is_away(dock: Dock, own_server: Server) -> None:
    own_server.stop()
    dock.wait(State.UNSURE, lambda: dock.scanner.send(b"REEL-1\r"))
