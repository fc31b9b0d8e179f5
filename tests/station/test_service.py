"""Scans through the one door: journalled, answered and told."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import pytest
from sqlalchemy import Connection

from station.errors import BusyError, StoreError
from station.outcomes import Found, Linked, Outcome, Repeat, Unknown, Unreadable
from station.records import ItemKind, ItemRef, Scan
from station.service import Station
from station.settings import Settings
from station.store.sqlite import BUSY_TIMEOUT
from tests.conftest import BOTH, Opener, scan_of

pytestmark = BOTH

REEL = ItemRef(ItemKind.STOCKITEM, 2)


def test_every_scan_is_in_the_journal_with_its_answer(station: Station) -> None:
    outcomes = [station.scan(scan_of(text)) for text in ("INV-SI2", "what-is-this", "")]
    assert [type(outcome) for outcome in outcomes] == [Found, Unknown, Unreadable]
    assert [outcome.number for outcome in outcomes] == [1, 2, 3]
    assert [(entry.event, entry.code) for entry in station.history()] == [
        ("unreadable", ""),
        ("unknown", "what-is-this"),
        ("found", "INV-SI2"),
    ]


class Stumbling(Station):
    """A station with a fault in the part that looks codes up."""

    def _answer(self, connection: Connection, scan: Scan) -> Outcome:
        if scan.text == "fault":
            raise ZeroDivisionError
        return super()._answer(connection, scan)


def test_a_scan_that_makes_the_station_stumble_is_in_the_journal_all_the_same(database: str) -> None:
    station = Stumbling.open(database, Settings())
    with pytest.raises(ZeroDivisionError):
        station.scan_all([scan_of("before"), scan_of("fault")])
    assert [(entry.event, entry.code) for entry in station.history()] == [
        ("unanswered", "fault"),
        ("unanswered", "before"),
    ]
    assert isinstance(station.scan(scan_of("after")), Unknown)
    station.close()


def test_an_internal_code_finds_its_item(station: Station) -> None:
    found = station.scan(scan_of("inv-si2"))
    assert isinstance(found, Found)
    assert found.item.ref == REEL
    assert [(step.name, step.passed) for step in found.steps] == [
        ("read", True),
        ("command", False),
        ("internal", True),
    ]


def test_an_internal_code_of_an_item_that_is_not_here_is_explained(station: Station) -> None:
    outcome = station.scan(scan_of("INV-SI999999"))
    assert isinstance(outcome, Unknown)
    assert "stockitem:999999" in outcome.reason


def test_a_scan_that_was_cut_off_is_kept_and_never_resolved(station: Station) -> None:
    outcome = station.scan(scan_of("INV-SI2", cut_off="the scanner was unplugged."))
    assert isinstance(outcome, Unreadable)
    assert "unplugged" in outcome.reason
    assert station.history()[0].code == "INV-SI2"


def test_a_repeat_is_counted_and_not_acted_on(station: Station) -> None:
    outcome = station.scan(scan_of("INV-SI2", is_repeat=True))
    assert isinstance(outcome, Repeat)
    assert station.history()[0].event == "repeat"


def test_the_outcome_carries_its_scan_and_so_the_target(station: Station) -> None:
    scan = scan_of("what-is-this", target=station.item(REEL))
    assert station.scan(scan).scan is scan


def test_times_are_kept_with_their_zone(station: Station) -> None:
    at = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
    station.scan(Scan(raw=b"x", text="x", device="A", at=at))
    assert station.history()[0].at == at


def test_listeners_hear_changes_and_nothing_else(station: Station) -> None:
    heard: list[Outcome] = []
    station.subscribe(heard.append)
    code = station.read("REEL-1")
    station.scan(scan_of("REEL-1"))
    station.unlink(code)
    assert heard == []
    done = [station.link(code, REEL), station.unlink(code), station.undo()]
    assert heard == done


def test_undo_tells_the_code_that_it_was_about(station: Station) -> None:
    code = station.read("REEL-1")
    station.link(code, REEL)
    undone = station.undo()
    assert undone.code is not None
    assert undone.code.key == code.key


def test_one_item_is_told_with_its_details(station: Station) -> None:
    item = station.item(REEL)
    assert item is not None
    assert item.title == "R_10K_0402_1%"
    assert item.details["location"] == "Electronics Lab/Reel Storage"
    assert "lot" not in item.details
    assert station.item(ItemRef(ItemKind.STOCKITEM, 999_999)) is None


def test_history_tells_changes_and_scans_newest_first(station: Station) -> None:
    code = station.read("REEL-1")
    station.scan(scan_of("REEL-1"))
    station.link(code, REEL, reason="by hand")
    newest, before = station.history(limit=2)
    assert (newest.event, newest.code, newest.reason) == ("link", "REEL-1", "by hand")
    assert newest.item is not None
    assert newest.item.ref == REEL
    assert before.event == "unknown"


@pytest.mark.engines("sqlite")
def test_a_file_that_may_only_be_read_is_told_and_can_still_be_searched(
    open_station: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    station = open_station()
    with station._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    with pytest.raises(StoreError, match="may only be read"):
        station.scan(scan_of("REEL-1"))
    assert station.find("r_10k").items


@pytest.mark.engines("sqlite")
def test_a_station_that_must_not_wait_reads_what_is_locked_and_refuses_to_write_at_once(
    station: Station, database: str
) -> None:
    prompt = station.at_once()
    assert prompt is not None
    with closing(sqlite3.connect(database.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = monotonic()
        with pytest.raises(BusyError, match="is locked by another program"):
            prompt.link(station.read("REEL-1"), REEL)
        found = prompt.item(REEL)
        took = monotonic() - began
        other.execute("ROLLBACK")
    assert (found is not None, took < BUSY_TIMEOUT / 2) == (True, True)
    assert isinstance(prompt.link(station.read("REEL-1"), REEL), Linked)


@pytest.mark.engines("postgresql")
def test_no_station_of_a_server_can_be_told_not_to_wait(station: Station) -> None:
    assert station.at_once() is None


def test_a_clock_that_is_set_back_does_not_reorder_the_history(station: Station) -> None:
    for year in (2026, 2020, 2023):
        at = datetime(year, 3, 1, 12, 0, tzinfo=UTC)
        station.scan(Scan(raw=b"x", text=str(year), device="A", at=at))
    station.link(station.read("REEL-1"), REEL)
    codes = [entry.code for entry in station.history()]
    assert [code for code in codes if code != "REEL-1"] == ["2023", "2020", "2026"]
    assert len(codes) == 4


def test_a_scan_that_is_tried_again_is_written_down_and_answered_once(station: Station) -> None:
    scan = scan_of("INV-SI2")
    outcomes = [station.scan_all([scan], is_again=is_again)[0] for is_again in (False, True, True)]
    assert [(type(outcome), outcome.number) for outcome in outcomes] == [(Found, 1)] * 3
    assert len(station.history()) == 1
