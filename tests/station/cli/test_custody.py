"""The command `database`: what it prints, and its exit statuses."""

import json
from pathlib import Path

import pytest

from station.records import ItemKind, ItemRef
from station.service import Station
from station.settings import Settings
from tests.conftest import BOTH
from tests.station.cli.conftest import Run, told

pytestmark = BOTH


def test_a_database_is_checked_in_words_and_in_json(run: Run) -> None:
    status, output, _ = run("database", "check")
    assert status == 0
    assert "1,106  stock_items" in output
    assert "Sound, schema" in output
    findings = told(run("database", "check", "--json")[1])
    assert (findings["problems"], findings["rows"]["stock_items"]) == ([], 1106)


@pytest.mark.engines("sqlite")
def test_a_damaged_database_exits_with_one_and_says_what_to_do(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "foreign.sqlite"
    path.write_bytes(b"")
    status, output, _ = run("database", "check", "--database", f"sqlite:///{path}")
    assert status == 1
    assert "no database of the station" in output
    assert "restore" in output


def test_a_backup_is_made_and_restored(run: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "backup.sqlite")
    run("link", "REEL-1", "--to", "stockitem:2")
    assert "rows of" in run("database", "backup", path)[1]
    run("unlink", "REEL-1")
    status, _, errors = run("database", "restore", path)
    assert status == 2
    assert "--replace" in errors
    status, output, _ = run("database", "restore", path, "--replace")
    assert status == 0
    assert "What was there before is in" in output
    assert run("scan", "REEL-1")[0] == 0


def test_a_database_is_moved_and_the_counts_are_told(run: Run, tmp_path: Path) -> None:
    target = f"sqlite:///{tmp_path / 'moved.sqlite'}"
    moved = told(run("database", "move", "--to", target, "--json")[1])
    assert moved["rows"]["stock_items"] == 1106
    assert run("scan", "INV-SI2", "--database", target)[0] == 0


def test_the_tables_are_migrated_on_demand(run: Run) -> None:
    status, output, _ = run("database", "migrate", "--i-have-a-backup")
    assert status == 0
    assert "have version" in output


@pytest.mark.engines("sqlite")
def test_links_that_were_kept_are_listed_sent_and_dismissed(run: Run, database: str) -> None:
    assert "No link waits" in run("kept")[2]
    station = Station.open(database, Settings())
    for text, pk in (("REEL\x1d1", 2), ("REEL-2", 999_999), ("x" * 4096, 2)):
        station.outage.keep(station.read(text), ItemRef(ItemKind.STOCKITEM, pk))
    station.close()
    status, output, _ = run("kept")
    assert status == 0
    assert r"REEL\x1d1 -> stockitem:2" in output
    assert "waits for the server" in output
    status, output, _ = run("kept", "--send")
    assert status == 1
    assert "LINKED" in output
    assert "There is no stockitem:999999" in output
    assert "4095 is the most" in output
    kept = [json.loads(line) for line in run("kept", "--json")[1].splitlines()]
    assert [one["item"] for one in kept] == ["stockitem:999999", "stockitem:2"]
    for one in kept:
        status, _, _ = run("kept", "--dismiss", str(one["number"]))
    assert status == 0
    status, _, errors = run("kept", "--dismiss", "77")
    assert status == 2
    assert "number 77" in errors


@pytest.mark.parametrize("words", [(), ("polish",), ("backup",), ("move",), ("restore", "/no/such/file")])
def test_wrong_usage_exits_with_two(run: Run, words: tuple[str, ...]) -> None:
    status, output, errors = run("database", *words)
    assert (status, output) == (2, "")
    assert errors
