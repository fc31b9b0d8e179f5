"""Nothing is lost: whatever the database is at, a scan is soon on the disk, and once in the journal."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event
from time import monotonic

import pytest
from sqlalchemy import Engine

from station.errors import StoreError
from station.intake import Intake
from station.outcomes import Found, Outcome, Unknown
from station.records import ItemKind, ItemRef, Scan
from station.service import Station
from station.settings import Settings
from station.spool import Spool
from station.store.history import AnswerRow
from station.verbs import mapped
from tests.conftest import scan_of
from tests.station.intake import PATIENCE, Ear
from tests.told import running

REEL = ItemRef(ItemKind.STOCKITEM, 2)

Start = Callable[[Station], Intake]


@contextmanager
def locked(database: str) -> Iterator[None]:
    """Keep the database locked, as another program that writes for long does."""
    with closing(sqlite3.connect(database.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "spool"


@pytest.fixture
def hasty(database: str) -> Iterator[Station]:
    """Return a station that does not wait long for a database that is locked."""
    station = Station.open(f"{database}?timeout=0.05", Settings())
    yield station
    station.close()


@pytest.fixture
def start(ear: Ear, folder: Path) -> Iterator[Start]:
    started: list[Intake] = []

    def start_intake(station: Station) -> Intake:
        started.append(Intake(station, Spool(folder, "dock-1"), ear.listeners()))
        return started[-1]

    yield start_intake
    for intake in started:
        intake.close()


def journal(station: Station) -> list[str]:
    return [entry.code for entry in reversed(station.history(10_000))]


def spooled(folder: Path) -> int:
    """Return how many records are in the file, as another process sees it."""
    return (folder / "dock-1.1.spool").read_bytes().count(b'"uid"')


def test_a_flood_is_answered_in_order_and_writes_no_spool(
    start: Start, station: Station, ear: Ear, folder: Path
) -> None:
    intake = start(station)
    for number in range(100):
        intake.take(scan_of(str(number)))
        assert ear.texts(1) == [str(number)]
    assert journal(station) == [str(number) for number in range(100)]
    assert not (folder / "dock-1.1.spool").exists()
    assert ear.waiting.empty()


def test_scans_are_on_the_disk_in_a_fraction_of_a_second_while_another_program_has_the_database(
    start: Start, station: Station, ear: Ear, folder: Path, database: str
) -> None:
    intake = start(station)
    with locked(database):
        began = monotonic()
        for number in range(3):
            intake.take(scan_of(str(number)))
        ear.wait_until(3)
        assert monotonic() - began < 2, "SQLite itself would only give up after 5 s"
        assert spooled(folder) == 3
        assert ear.resolved.empty()
    assert ear.texts(3) == ["0", "1", "2"]
    ear.wait_until(0)
    intake.close()
    assert spooled(folder) == 0
    assert journal(station) == ["0", "1", "2"]


def test_trouble_is_told_and_scans_behind_it_wait_for_their_turn(
    start: Start, hasty: Station, ear: Ear, database: str
) -> None:
    intake = start(hasty)
    with locked(database):
        intake.take(scan_of("first"))
        told = ear.troubled.get(timeout=PATIENCE)
        assert isinstance(told, StoreError)
        assert "locked" in told.title
        intake.take(scan_of("second"))
        ear.wait_until(2)
    assert ear.texts(2) == ["first", "second"]
    while ear.troubled.get(timeout=PATIENCE) is not None:
        pass
    assert journal(hasty) == ["first", "second"]


def test_the_stock_can_be_searched_while_scans_wait_for_a_locked_database(
    start: Start, station: Station, ear: Ear, database: str
) -> None:
    intake = start(station)
    with locked(database):
        intake.take(scan_of("first"))
        ear.wait_until(1)
        began = monotonic()
        intake.do(lambda: ear.waiting.put(len(station.find("r_10k").items)))
        ear.wait_until(len(station.find("r_10k").items))
        assert monotonic() - began < 2, "SQLite itself would keep the store's thread for 5 s"


def test_what_was_left_is_answered_first_by_the_next_run_and_does_nothing_by_itself(
    start: Start, hasty: Station, ear: Ear, database: str
) -> None:
    scan = scan_of("left", lane="B", target=hasty.item(REEL), unlinks=True)
    with locked(database):
        intake = start(hasty)
        intake.take(scan)
        intake.take(scan_of("INV-SI2"))
        intake.close()
    assert journal(hasty) == []
    start(hasty).take(scan_of("new"))
    left = [ear.recovered.get(timeout=PATIENCE) for _ in range(2)]
    assert ear.texts(1) == ["new"]
    assert [type(outcome) for outcome in left] == [Unknown, Found]
    assert journal(hasty) == ["left", "INV-SI2", "new"]
    kept = left[0].scan
    assert kept
    assert (kept.at, kept.device, kept.lane) == (scan.at, scan.device, "B")
    assert (kept.target, kept.unlinks, kept.is_late) == (None, False, True)


def test_a_station_that_is_killed_after_the_commit_and_before_it_is_noted_writes_each_scan_once(
    start: Start, station: Station, ear: Ear, folder: Path, database: str
) -> None:
    with running("tests.station.intake", database, str(folder), environment=dict(os.environ)) as told:
        with locked(database):
            told.wait(spooled=True)
        assert told.process.wait(PATIENCE) == 9, "it dies when its first scan is answered"
    assert journal(station)[:1] == ["scan 0"], "and perhaps those that shared its commit"
    assert spooled(folder) == 3
    start(station)
    assert ear.texts(3, ear.recovered) == ["scan 0", "scan 1", "scan 2"]
    assert journal(station) == ["scan 0", "scan 1", "scan 2"]
    with mapped(station._reading()) as session:
        assert session.query(AnswerRow).count() == 3


def test_a_station_that_is_killed_while_the_database_is_away_leaves_all_in_the_spool(
    start: Start, station: Station, ear: Ear, folder: Path, database: str
) -> None:
    with locked(database):
        arguments = (database, str(folder))
        with running("tests.station.intake", *arguments, environment=dict(os.environ)) as told:
            told.wait(spooled=True)
            told.process.kill()
            told.process.wait()
    assert journal(station) == []
    start(station)
    assert ear.texts(3, ear.recovered) == ["scan 0", "scan 1", "scan 2"]


class HalfStation(Station):
    """Fails once between the journal and the answer."""

    is_broken = True

    def _answer(self, *arguments: object) -> Outcome:
        if self.is_broken:
            self.is_broken = False
            raise StoreError("The database went away.", "Wait.")
        return super()._answer(*arguments)  # type: ignore[arg-type]


def test_a_scan_whose_answer_failed_is_not_written_down_again(start: Start, database: str, ear: Ear) -> None:
    station = HalfStation.open(database, Settings())
    intake = start(station)
    intake.take(scan_of("INV-SI2"))
    assert isinstance(ear.resolved.get(timeout=PATIENCE), Found)
    assert journal(station) == ["INV-SI2"]
    assert station.history()[0].event == "found"
    intake.close()
    station.close()


def test_a_spool_that_cannot_be_written_is_told_and_tried_again_and_nothing_is_lost(
    start: Start, hasty: Station, ear: Ear, folder: Path, database: str
) -> None:
    folder.write_text("in the way")
    with locked(database):
        intake = start(hasty)
        intake.take(scan_of("first"))
        told = ear.troubled.get(timeout=PATIENCE)
        assert told
        assert "leave the station running" in told.advice
        folder.unlink()
        while not (folder / "dock-1.1.spool").exists():
            ear.troubled.get(timeout=PATIENCE)
        intake.take(scan_of("second"))
    assert ear.texts(2) == ["first", "second"]


def test_a_scan_that_can_be_kept_nowhere_is_in_the_log_at_the_end(
    start: Start, hasty: Station, folder: Path, database: str, caplog: pytest.LogCaptureFixture
) -> None:
    folder.write_text("in the way")
    with locked(database):
        intake = start(hasty)
        intake.take(scan_of("LOST?"))
        intake.close()
    assert "LOST?" in caplog.text


class SlowStation(Station):
    """Answers after the operator has gone on."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        super().__init__(engine, settings)
        self.taken, self.goes_on = Event(), Event()
        self.sizes: list[int] = []

    def scan_all(
        self, scans: Sequence[Scan], *, is_again: bool = False, is_hasty: bool = False, by: str = ""
    ) -> list[Outcome]:
        self.sizes.append(len(scans))
        self.taken.set()
        self.goes_on.wait(PATIENCE)
        return super().scan_all(scans, is_again=is_again, is_hasty=is_hasty, by=by)


def test_a_scan_that_waited_too_long_is_aimed_at_nothing_any_more(
    start: Start, database: str, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr("station.intake.monotonic", lambda: now[0] + monotonic())
    station = SlowStation.open(database, Settings())
    intake = start(station)
    aimed = {"target": station.item(REEL), "unlinks": True}
    intake.take(scan_of("first", **aimed))
    assert station.taken.wait(PATIENCE)
    intake.take(scan_of("second", **aimed))
    now[0] = 60.0
    station.goes_on.set()
    scans = [outcome.scan for outcome in (ear.resolved.get(timeout=PATIENCE) for _ in range(2))]
    assert [scan and (scan.is_late, scan.unlinks) for scan in scans] == [(False, True), (True, False)]
    intake.close()
    station.close()


def test_scans_that_come_faster_than_the_disk_share_a_commit(start: Start, database: str, ear: Ear) -> None:
    station = SlowStation.open(database, Settings())
    intake = start(station)
    intake.take(scan_of("0"))
    assert station.taken.wait(PATIENCE)
    for number in range(1, 120):
        intake.take(scan_of(str(number)))
    station.goes_on.set()
    assert ear.texts(120) == [str(number) for number in range(120)]
    assert station.sizes == [1, 50, 50, 19]
    intake.close()
    assert journal(station) == [str(number) for number in range(120)]
    station.close()
