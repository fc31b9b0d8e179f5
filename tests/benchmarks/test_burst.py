"""The short form of the burst, and what the tables of benchmarks say."""

import json
from pathlib import Path

import pytest

from benchmarks import __main__ as runner
from benchmarks import burst
from benchmarks.result import Figure, Result, percentile


def test_eight_scanners_at_once_lose_nothing_and_keep_their_order() -> None:
    result = burst.run(seconds=2)
    found = {figure.what: figure.value for figure in result.figures}
    assert found["sent"] == found["journalled"] == found["answered"] == 800
    assert result.is_met, result.table()


def test_a_goal_that_is_missed_is_seen_in_the_table_the_json_and_the_exit_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missed = Result("short", "a test", (Figure("lost", 1, "scans", 0, "none", is_met=False), Figure("a", 2)))
    monkeypatch.setattr(runner, "BENCHMARKS", {"short": lambda: missed})
    monkeypatch.setattr(runner, "FOLDER", tmp_path)
    assert runner.main([]) == 1
    assert "MISSED" in capsys.readouterr().out
    assert json.loads((tmp_path / "short.json").read_text())["is_met"] is False


def test_a_benchmark_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        runner.main(["nonsense"])
    assert "burst" in capsys.readouterr().err


def test_percentiles_are_values_that_were_measured() -> None:
    assert [percentile([3, 1, 2, 4], percent) for percent in (50, 99, 1)] == [2, 4, 1]
