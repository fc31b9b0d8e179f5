"""Threads meet Qt: everything arrives on main, in order, and nothing is lost."""

import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
from PySide6.QtCore import QObject, QThread, Slot
from pytestqt.qtbot import QtBot

from station.desk import Desk, LinkRequest, State, UndoRequest
from station.errors import StationError, StoreError
from station.lanes import Lanes, put
from station.outcomes import Found, Linked, Outcome, Unknown
from station.records import ItemKind, ItemRef
from station.service import Station
from station.settings import Settings
from tests.conftest import scan_of
from ui.bridge import Bridge

REEL = ItemRef(ItemKind.STOCKITEM, 2)


class Listener(QObject):
    """Keeps what arrives, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.is_on_main: set[bool] = set()

    @Slot(object)
    def hear(self, what: object) -> None:
        self.heard.append(what)
        self.is_on_main.add(QThread.currentThread() is self.thread())


@pytest.fixture
def busy_station(database: str) -> Iterator[Station]:
    """Return a station that does not wait long for a database that is locked."""
    station = Station.open(f"{database}?timeout=0.05", Settings())
    yield station
    station.close()


@pytest.fixture
def bridge(busy_station: Station, qtbot: QtBot) -> Iterator[Bridge]:
    bridge = Bridge(busy_station)
    yield bridge
    bridge.close()


def test_scans_of_many_threads_are_all_answered_on_main_and_in_order(bridge: Bridge, qtbot: QtBot) -> None:
    listener = Listener()
    bridge.resolved.connect(listener.hear)

    def send(name: str) -> None:
        for number in range(50):
            bridge.take(scan_of(f"{name}-{number}"))

    threads = [threading.Thread(target=send, args=(name,)) for name in "ABCD"]
    for thread in threads:
        thread.start()
    qtbot.waitUntil(lambda: len(listener.heard) == 200, timeout=20_000)
    for thread in threads:
        thread.join()
    texts = [outcome.scan.text for outcome in listener.heard if isinstance(outcome, Unknown) and outcome.scan]
    for name in "ABCD":
        assert [text for text in texts if text[0] == name] == [f"{name}-{number}" for number in range(50)]
    assert listener.is_on_main == {True}


def test_the_aim_of_the_moment_travels_with_the_scan(bridge: Bridge, qtbot: QtBot) -> None:
    item = bridge._station.item(REEL)
    bridge.aim(put(Lanes.of(()), "", Desk(State.ARMED, item, is_pinned=True)))
    with qtbot.waitSignal(bridge.resolved) as resolved:
        bridge.take(scan_of("X"))
        bridge.aim(Lanes.of(()))
    outcome: Outcome = resolved.args[0]
    assert outcome.scan
    assert (outcome.scan.target, outcome.scan.unlinks) == (item, True)


def test_a_change_is_told_to_all_and_answered_to_who_asked(bridge: Bridge, qtbot: QtBot) -> None:
    item = bridge._station.item(REEL)
    assert item
    code = bridge._station.read("X")
    with qtbot.waitSignals([bridge.changed, bridge.carried_out]) as signals:
        bridge.request(LinkRequest(code, item))
    assert all(isinstance(signal.args[0], Linked) for signal in signals.all_signals_and_args)


def test_scans_wait_for_a_locked_database_and_requests_are_refused(
    bridge: Bridge, database: str, qtbot: QtBot
) -> None:
    listener = Listener()
    bridge.resolved.connect(listener.hear)
    with closing(sqlite3.connect(database.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with qtbot.waitSignal(bridge.troubled) as troubled, qtbot.waitSignal(bridge.waiting_changed):
            bridge.take(scan_of("INV-SI2"))
            bridge.take(scan_of("INV-SI3"))
        assert isinstance(troubled.args[0], StoreError)
        with qtbot.waitSignal(bridge.refused) as refused:
            bridge.request(UndoRequest())
        assert isinstance(refused.args[1], StationError)
        assert listener.heard == []
        other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: len(listener.heard) == 2, timeout=20_000)
    assert [type(outcome) for outcome in listener.heard] == [Found, Found]


def test_closing_finishes_what_is_queued(busy_station: Station, qtbot: QtBot) -> None:
    bridge = Bridge(busy_station)
    for number in range(100):
        bridge.take(scan_of(str(number)))
    bridge.close()
    assert len(busy_station.history(limit=200)) == 100


def test_closing_with_a_locked_database_ends_and_the_next_window_tells_of_the_scan(
    busy_station: Station, database: str, qtbot: QtBot
) -> None:
    bridge = Bridge(busy_station)
    with closing(sqlite3.connect(database.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        bridge.take(scan_of("KEPT"))
        bridge.close()
    listener = Listener()
    bridge = Bridge(busy_station)
    bridge.recovered.connect(listener.hear)
    bridge.resolved.connect(listener.hear)
    qtbot.waitUntil(lambda: len(busy_station.history()) == 1, timeout=20_000)
    bridge.close()
    assert busy_station.history()[0].code == "KEPT"


def test_a_question_is_answered_and_trouble_is_told(bridge: Bridge, qtbot: QtBot) -> None:
    listener = Listener()
    bridge.ask(lambda station: station.item(REEL), listener.hear, listener.hear)

    def trouble(_station: Station) -> None:
        raise StoreError("No.", "Never.")

    bridge.ask(trouble, listener.hear, listener.hear)
    qtbot.waitUntil(lambda: len(listener.heard) == 2)
    assert listener.heard[0] == bridge._station.item(REEL)
    assert isinstance(listener.heard[1], StoreError)


def test_signals_lose_no_reference_to_true_and_none(bridge: Bridge, qtbot: QtBot) -> None:
    listener = Listener()
    bridge.troubled.connect(listener.hear)
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(50):
        bridge.troubled.emit(None)
        bridge.resolved.emit(True)
    assert len(listener.heard) == 50
    assert sys.getrefcount(True) > before[0] - 25
    assert sys.getrefcount(None) > before[1] - 25
