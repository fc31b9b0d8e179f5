"""The short forms of the faults: what goes wrong around a station costs nothing that was announced."""

from pathlib import Path

import pytest

from benchmarks import runner
from benchmarks.faults import clock, damage, files, kill, outage
from benchmarks.result import Figure, Result


def test_a_process_that_is_killed_while_it_links_has_lost_nothing_it_announced() -> None:
    result = kill.run(runs=5)
    assert result.is_met, result.table()


def test_scans_made_while_another_process_locks_the_database_are_answered_later() -> None:
    result = files.run_locked(seconds=1)
    assert result.is_met, result.table()


def test_a_full_disk_is_told_and_what_was_announced_is_there() -> None:
    result = files.run_full(count=100)
    assert result.is_met, result.table()


def test_a_file_that_may_only_be_read_is_told_and_left_alone() -> None:
    result = files.run_readonly()
    assert result.is_met, result.table()


def test_a_file_of_a_newer_version_is_told_and_left_alone() -> None:
    result = files.run_newer()
    assert result.is_met, result.table()


def test_a_damaged_file_is_told_or_works_and_never_hangs() -> None:
    result = damage.run(places=4)
    assert result.is_met, result.table()


def test_a_clock_that_is_set_back_changes_neither_links_nor_the_order_of_undo() -> None:
    result = clock.run()
    assert result.is_met, result.table()


def test_scans_that_come_while_the_server_is_stopped_are_answered_in_order_when_it_is_back() -> None:
    result = outage.run(rounds=1, scans=5)
    assert result.is_met, result.table()


def test_the_runner_runs_what_is_named_and_writes_it_down(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    met = Result("short", "a test", (Figure("lost", 0, goal="0"),))
    assert runner.run_all("faults", {"short": lambda: met}, tmp_path, ["short"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["short.json"]
    assert "met" in capsys.readouterr().out
