"""Files that cannot be written: locked by another process, disk full, read-only, or of a newer version."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event
from time import monotonic

from benchmarks.faults.stock import link, linked, make_stock, scan_of, station_on
from benchmarks.result import Figure, Result
from station.errors import StoreError
from station.intake import Intake, Listeners
from station.spool import Spool
from station.store.sqlite import BUSY_TIMEOUT

LOCKED = 10.0
"""Time, s, for which another process locks the database."""

SCANS = 50
PATIENCE = 60.0
ROOM = 200_000
"""Bytes that the database may still grow by on the full disk."""

_HOLDER = (
    "import sqlite3, sys, time; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
    "c.execute('BEGIN EXCLUSIVE'); print('locked', flush=True);"
    "time.sleep(float(sys.argv[2])); c.execute('COMMIT')"
)


def run_locked(seconds: float = LOCKED) -> Result:
    """Scan while another process has the database locked, and count what is answered afterwards."""
    answers: list[str] = []
    most, done = [0], Event()

    def note(outcome: object) -> None:
        answers.append(outcome.scan.text)  # type: ignore[attr-defined]
        if len(answers) == SCANS:
            done.set()

    def wait(count: int) -> None:
        most.append(count)

    with _stock() as file, station_on(file) as station:
        intake = Intake(station, Spool(file.parent, "locked"), Listeners(note, note, _ignore, wait, _ignore))
        with _locked(file, seconds):
            began = monotonic()
            for number in range(SCANS):
                intake.take(scan_of(f"BOX-{number:03}"))
            taken = monotonic() - began
            told = link(station, "BOX") if seconds > 2 * BUSY_TIMEOUT - 1 else ""
            done.wait(PATIENCE)
        intake.close()
        journalled = [entry.code for entry in reversed(station.history(10 * SCANS))]
        later = link(station, "BOX")
    sent = [f"BOX-{number:03}" for number in range(SCANS)]
    return Result(
        "locked",
        f"database locked by another process for {seconds:g} s, {SCANS} scans meanwhile",
        (
            Figure("taking all scans", taken * 1000, "ms", goal="< 100", is_met=taken < 0.1),  # noqa: PLR2004
            Figure("waited at most", max(most), "scans"),
            Figure("journalled in order", journalled == sent, goal="all", is_met=journalled == sent),
            Figure("answered in order, once", answers == sent, goal="all", is_met=answers == sent),
            *([Figure("link was told", told == "told", goal="yes", is_met=told == "told")] if told else []),
            Figure("link afterwards", later == "linked", goal="yes", is_met=later == "linked"),
        ),
    )


def run_full(count: int = 2000) -> Result:
    """Link in a process whose files may not grow, until it is told; then go on where there is room."""
    with _stock() as file:
        size = max(path.stat().st_size for path in file.parent.iterdir())
        command = [sys.executable, "-m", "benchmarks.faults.files", str(file), str(size + ROOM), str(count)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        events = dict(line.split() for line in done.stdout.splitlines())
        kept = {text for text, event in events.items() if event == "linked"}
        told = [text for text, event in events.items() if event == "told"]
        with station_on(file) as station:
            found = linked(station)
            again = {link(station, text) for text in told[:10]}
    is_clean = done.returncode == 0 and not done.stderr
    return Result(
        "full",
        f"no room on the disk after {ROOM // 1000} kB (RLIMIT_FSIZE), {count} links",
        (
            Figure("linked and announced", len(kept), goal="> 0", is_met=bool(kept)),
            Figure("told in plain words", len(told), goal="> 0", is_met=bool(told)),
            Figure("tracebacks", not is_clean, goal="0", is_met=is_clean),
            Figure("announced and lost", len(kept - found), goal="0", is_met=kept <= found),
            Figure("not announced and there", len(found - kept), goal="0", is_met=found <= kept),
            Figure("linked once there is room", again == {"linked"}, goal="yes", is_met=again == {"linked"}),
        ),
    )


def run_readonly() -> Result:
    """Open and use a database that may not be written."""
    with _stock() as file:
        with closing(sqlite3.connect(file)) as database:
            database.execute("PRAGMA journal_mode=DELETE")
        before = file.read_bytes()
        file.chmod(0o400)
        file.parent.chmod(0o500)
        command = [sys.executable, "-m", "benchmarks.faults.files", str(file), "0", "1"]
        try:
            done = subprocess.run(
                [*_without_privilege(), *command], capture_output=True, text=True, check=False
            )
        finally:
            file.parent.chmod(0o700)
        is_same = file.read_bytes() == before
    is_told, is_clean = "told" in done.stdout, done.returncode == 0 and not done.stderr
    return Result(
        "readonly",
        "file and folder may only be read",
        (
            Figure("told in plain words", is_told, goal="yes", is_met=is_told),
            Figure("tracebacks", not is_clean, goal="0", is_met=is_clean),
            Figure("file is unchanged", is_same, goal="yes", is_met=is_same),
        ),
    )


def run_newer() -> Result:
    """Open a database whose schema is newer than the program."""
    with _stock() as file:
        with closing(sqlite3.connect(file)) as database, database:
            database.execute("UPDATE alembic_version SET version_num = '9999'")
        before = file.read_bytes()
        told = ""
        try:
            with station_on(file):
                pass
        except StoreError as error:
            told = str(error)
        is_told, is_same = "newer version" in told, file.read_bytes() == before
    return Result(
        "newer",
        "the file comes from a newer version of the station",
        (
            Figure("told in plain words", is_told, goal="yes", is_met=is_told),
            Figure("file is unchanged", is_same, goal="yes", is_met=is_same),
        ),
    )


@contextmanager
def _stock() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="station-faults-") as folder:
        file = Path(folder) / "stock.sqlite"
        make_stock(file)
        yield file


def _without_privilege() -> list[str]:
    """Return what keeps the superuser, too, from writing where nobody may write."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"]


@contextmanager
def _locked(file: Path, seconds: float) -> Iterator[None]:
    command = [sys.executable, "-c", _HOLDER, str(file), str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        if holder.stdout is None or holder.stdout.readline() != "locked\n":
            raise ValueError("The other process could not lock the database.")
        yield


def _ignore(_trouble: object) -> None:
    """Leave trouble to the figures: what it loses is missing there."""


def _link_with(file: Path, limit: int, count: int) -> None:
    """Link where files may grow to `limit` bytes, 0 for no limit, and print what comes of each."""
    if limit:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with station_on(file) as station:
            for number in range(count):
                text = f"BOX-{number:06}"
                print(text, link(station, text), flush=True)
    except StoreError:
        print("opening", "told")


if __name__ == "__main__":
    _link_with(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
