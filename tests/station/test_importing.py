"""An import beside the scans: it can be called off, and what is scanned meanwhile is answered afterwards."""

import csv
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from time import monotonic

import pytest

from station.errors import MistakesError, StationError
from station.importing import CancelledError, ImportRun
from station.intake import Intake, Listeners
from station.outcomes import Found, Outcome, Recollection
from station.records import ImportReport, ItemKind
from station.service import Station
from station.settings import Settings
from station.spool import Spool
from tests.conftest import DEMO, Opener, scan_of

PATIENCE = 120  # s, never waited for in full


def made(folder: Path, count: int, first: int = 1) -> Path:
    """Write a file of so many stock items, made from those of the demo."""
    with (DEMO / "stock.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    folder.mkdir(exist_ok=True)
    path = folder / "stock.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        for number in range(count):
            writer.writerow({**rows[number % len(rows)], "ID": first + number})
    return path


class Watched:
    """An import, with what it has told; it can be held after its first rows."""

    def __init__(
        self, station: Station, path: Path, *, is_dry_run: bool = False, is_held: bool = False
    ) -> None:
        self.ended: Queue[ImportReport | StationError] = Queue()
        self.shares: list[float] = []
        self.begun, self.go_on = threading.Event(), threading.Event()
        if not is_held:
            self.go_on.set()
        self.run = ImportRun(
            station, [path], is_dry_run=is_dry_run, progressed=self.note, ended=self.ended.put
        )

    def note(self, share: float) -> None:
        self.shares.append(share)
        self.begun.set()
        assert self.go_on.wait(PATIENCE)

    def end(self) -> ImportReport | StationError:
        return self.ended.get(timeout=PATIENCE)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Station]:
    station = Station.open(f"sqlite:///{tmp_path / 'empty.sqlite'}", Settings())
    yield station
    station.close()


def test_the_progress_of_an_import_goes_up_to_the_whole(empty: Station, tmp_path: Path) -> None:
    watched = Watched(empty, made(tmp_path / "csv", 1200))
    assert watched.end() == ImportReport(counts={"stock items": 1200}, added=1200)
    assert watched.shares == sorted(watched.shares)
    assert len(watched.shares) > 3
    assert watched.shares[-1] == 1.0
    watched.run.join()
    assert not watched.run.is_running


def test_a_dry_run_keeps_nothing(empty: Station, tmp_path: Path) -> None:
    end = Watched(empty, made(tmp_path / "csv", 10), is_dry_run=True).end()
    assert isinstance(end, ImportReport)
    assert (end.is_dry_run, end.added) == (True, 10)
    assert empty.count(ItemKind.STOCKITEM) == 0


def test_an_import_of_100000_rows_is_called_off_within_a_second_and_leaves_nothing(
    empty: Station, tmp_path: Path
) -> None:
    watched = Watched(empty, made(tmp_path / "csv", 100_000), is_held=True)
    assert watched.begun.wait(PATIENCE)
    watched.go_on.set()
    began = monotonic()
    watched.run.cancel()
    assert isinstance(watched.end(), CancelledError)
    assert monotonic() - began < 1
    assert empty.count(ItemKind.STOCKITEM) == 0


def test_every_mistake_is_told_with_file_line_and_column(empty: Station, tmp_path: Path) -> None:
    path = made(tmp_path / "csv", 3)
    path.write_text(path.read_text(encoding="utf-8").replace(".00000,", " pieces,"), encoding="utf-8")
    end = Watched(empty, path).end()
    assert isinstance(end, MistakesError)
    assert len(end.mistakes) == 3
    for line, mistake in enumerate(end.mistakes, 2):
        assert mistake.startswith(f"stock.csv, line {line}, column Quantity: ")


def test_scans_during_an_import_are_spooled_and_answered_when_it_is_over(
    open_station: Opener, tmp_path: Path
) -> None:
    station = open_station()
    answers: Queue[Outcome] = Queue()
    waiting: Queue[int] = Queue()
    troubles: Queue[StationError | None] = Queue()
    recalled: Queue[Recollection] = Queue()
    spool = Spool(tmp_path / "spool", "test")
    listeners = Listeners(answers.put, answers.put, troubles.put, waiting.put, recalled.put)
    intake = Intake(station, spool, listeners)
    watched = Watched(station, made(tmp_path / "csv", 2000, first=100_000), is_held=True)
    assert watched.begun.wait(PATIENCE)
    texts = [f"INV-SI{number}" for number in (2, 3, 4)]
    for text in texts:
        intake.take(scan_of(text))
    while waiting.get(timeout=PATIENCE) < len(texts):
        pass
    assert answers.empty()
    trouble = troubles.get(timeout=PATIENCE)
    assert trouble is not None
    assert "locked" in trouble.title
    watched.go_on.set()
    assert isinstance(watched.end(), ImportReport)
    outcomes = [answers.get(timeout=PATIENCE) for _ in texts]
    assert [outcome.scan.text for outcome in outcomes if outcome.scan] == texts
    assert all(isinstance(outcome, Found) for outcome in outcomes)
    intake.close()
