"""A whole database moves to the other engine and back, and goes on where it was killed."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Column, MetaData, Table, Text

from station.custody import check
from station.errors import InputError, StoreError
from station.moving import continue_table, move
from station.outcomes import Linked, Undone
from station.service import Station
from station.settings import Settings, StationSettings
from station.store.copying import digest, no_progress
from station.store.engine import connect, for_adding
from tests.conftest import BOTH, scan_of
from tests.postgres import Server
from tests.station.day import REEL, told, work
from tests.told import ROOT

pytestmark = BOTH


@pytest.fixture
def target(engine_name: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Return an empty database on the engine that the test's own is not on."""
    if engine_name == "postgresql":
        yield f"sqlite:///{tmp_path / 'target.sqlite'}"
        return
    server: Server = request.getfixturevalue("server")
    name = server.create()
    yield server.url(name)
    server.drop(name)


def begin_and_kill(database: str, target: str, share: float) -> int:
    """Kill a move when it has copied this share of all rows; return how many it had told of."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.station.mover", database, target],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as mover:  # fmt: skip
        assert mover.stdin
        assert mover.stdout
        line = json.loads(mover.stdout.readline())
        while line["done"] < share * line["total"]:
            mover.stdin.write("\n")
            mover.stdin.flush()
            line = json.loads(mover.stdout.readline())
        mover.kill()
    done: int = line["done"]
    return done


def test_everything_moves_and_comes_back_with_all_numbers(database: str, target: str, tmp_path: Path) -> None:
    work(database)
    steps: list[tuple[int, int]] = []
    copied = move(database, target, lambda done, total: steps.append((done, total)))
    assert copied.rows == check(database).rows
    assert steps == sorted(steps)
    assert steps[-1] == (sum(copied.rows.values()),) * 2
    assert check(target).problems == ()
    assert told(target) == told(database)
    back = f"sqlite:///{tmp_path / 'back.sqlite'}"
    assert move(target, back, no_progress).rows == copied.rows
    assert told(back) == told(database)


def test_a_station_works_on_where_the_old_one_stopped(database: str, target: str) -> None:
    work(database)
    rows = move(database, target, no_progress).rows
    station = Station.open(target, Settings(station=StationSettings(name="dock-1", operator="anna")))
    assert station.scan(scan_of("NEXT")).number == rows["scans"] + 1
    linked = station.link(station.read("NEXT"), REEL)
    assert isinstance(linked, Linked)
    assert linked.change.id == rows["changes"] + 1
    assert station.find("r_10k 0402").items
    assert [type(station.undo()) for _ in range(2)] == [Undone, Undone]
    station.close()


def test_a_move_that_was_killed_is_marked_and_goes_on_where_it_was(database: str, target: str) -> None:
    work(database)
    before = told(database)
    first = begin_and_kill(database, target, 0.3)
    with pytest.raises(StoreError, match="only partly moved"):
        Station.open(target, Settings())
    second = begin_and_kill(database, target, 0.7)
    assert second > first
    steps: list[int] = []
    copied = move(database, target, lambda done, _total: steps.append(done))
    assert any(second <= step for step in steps)
    assert copied.rows == check(database).rows
    assert told(target) == before == told(database)


def test_an_original_that_changed_between_two_runs_is_found_by_its_checksum(
    database: str, target: str
) -> None:
    work(database)
    begin_and_kill(database, target, 1)
    station = Station.open(database, Settings())
    station.unlink(station.read("漢字-ß"))
    station.close()
    with pytest.raises(StoreError, match="differs in links"):
        move(database, target, no_progress)
    with pytest.raises(StoreError, match="only partly moved"):
        Station.open(target, Settings())


def test_nobody_changes_the_original_while_it_moves(database: str, target: str) -> None:
    work(database)
    hasty = "?timeout=0.05" if database.startswith("sqlite") else "?options=-c%20lock_timeout%3D50ms"
    station = Station.open(database + hasty, Settings())
    refused: list[str] = []

    def try_to_link(_done: int, _total: int) -> None:
        if not refused:
            assert station.links(REEL)
            with pytest.raises(StoreError) as error:
                station.link(station.read("MEANWHILE"), REEL)
            refused.append(error.value.title)

    move(database, target, try_to_link)
    station.close()
    assert "locked" in refused[0]


def test_a_target_that_is_not_empty_or_the_original_itself_is_refused(database: str, target: str) -> None:
    move(database, target, no_progress)
    with pytest.raises(StoreError, match="not empty"):
        move(database, target, no_progress)
    with pytest.raises(InputError, match="same database"):
        move(database, database, no_progress)


def test_a_table_whose_key_is_a_text_comes_over_in_one_piece(database: str, target: str) -> None:
    notes = Table("notes", MetaData(), Column("name", Text, primary_key=True))
    here, there = connect(database), connect(target)
    names = [{"name": name} for name in ("Zebra", "apple", "Äpfel", "_x")]
    for engine in (here, there):
        with for_adding(engine).begin() as connection:
            notes.create(connection)
    with for_adding(here).begin() as connection:
        connection.execute(notes.insert(), names)
    for _ in range(2):
        with for_adding(here).begin() as connection:
            assert continue_table(connection, there, notes, 0, lambda _rows: None) == 4
    with here.connect() as one, there.connect() as other:
        assert digest(one, notes) == digest(other, notes)
    here.dispose()
    there.dispose()


def test_a_table_that_this_version_does_not_know_is_never_left_behind(database: str, target: str) -> None:
    engine = connect(database)
    with for_adding(engine).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE newer (id INTEGER PRIMARY KEY)")
    engine.dispose()
    with pytest.raises(StoreError, match="the table newer"):
        move(database, target, no_progress)
