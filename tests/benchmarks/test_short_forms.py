"""The short forms of what measures the window, the import, the API, the fuzzing and the soak."""

from contextlib import nullcontext
from pathlib import Path

import pytest

from benchmarks import api, finder, idle, paint, soak, start, taking
from benchmarks import stock as stock_of
from benchmarks.faults import race
from benchmarks.fuzz.__main__ import TARGETS, main
from benchmarks.fuzz.target import run
from benchmarks.result import Result


@pytest.fixture(autouse=True)
def own_stock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the databases of these short forms out of the folder of the long ones."""
    monkeypatch.setattr(stock_of, "KEPT", tmp_path / "stock")


def found(result: Result) -> dict[str, float]:
    return {figure.what: figure.value for figure in result.figures}


def test_each_scan_is_painted_by_the_station_and_by_its_echo() -> None:
    result = paint.run(links=200, items=100, scans=8)
    assert 0 < found(result)["median"] < 5000
    assert all(figure.reference for figure in result.figures if figure.what in ("median", "p99"))


def test_each_key_in_the_finder_is_followed_by_its_rows() -> None:
    result = finder.run(items=500, words=("r_", "l00"))
    assert result.about.startswith("5 keys")


def test_the_first_paint_comes_before_the_station_is_ready() -> None:
    times = found(start.run(items=100, runs=1))
    assert 0 < times["first paint"] < times["ready to work"]


def test_an_idle_window_is_measured_beside_an_empty_one() -> None:
    result = idle.run(seconds=0.5, items=100, settled=0.1)
    assert found(result)["memory, ratio"] > 1


def test_an_import_takes_the_rows_that_sqlite_takes_and_its_memory_stays_flat() -> None:
    times = found(taking.run(rows=3000))
    assert times["ratio"] > 0
    assert times["growth of memory"] < taking.MOST_GROWTH


def test_programs_that_race_over_http_put_each_code_on_one_item() -> None:
    figures = found(api.run(links=200, requests=20, raced=10))
    assert figures[f"race of {api.MANY}, errors"] == 0
    assert figures[f"race of {api.MANY}, codes on two items"] == 0


def test_processes_that_race_for_a_code_have_one_winner_and_the_others_are_told_who() -> None:
    result = race.run(processes=3, codes=20)
    assert result.is_met, result.table()


def test_a_station_under_load_answers_every_scan_and_opens_nothing_for_good() -> None:
    result = soak.run(minutes=0.15)
    slope = "memory, slope"  # of seconds, it says nothing
    assert all(figure.is_met for figure in result.figures if figure.what != slope), result.table()


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_input_raises_nothing_in(name: str, tmp_path: Path) -> None:
    result = run(name, TARGETS[name], inputs=100, seconds=20, keep=tmp_path)
    assert result.is_met, result.table()
    assert found(result)["inputs"] == 100


def test_a_target_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["nonsense"])
    assert "framer" in capsys.readouterr().err


def test_an_input_that_crashes_its_target_is_kept_beside_what_was_raised(tmp_path: Path) -> None:
    target = TARGETS["framer"]

    def crash(_data: bytes) -> None:
        raise KeyError("found")

    broken = type(target)("broken", target.seeds, lambda _folder: nullcontext(crash))
    result = run("broken", broken, inputs=50, seconds=5, keep=tmp_path)
    assert found(result)["exceptions"] == 20
    assert "found" in (tmp_path / "broken-0.txt").read_text()
    assert not result.is_met
