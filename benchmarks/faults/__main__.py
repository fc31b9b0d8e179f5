"""Runs faults: `python -m benchmarks.faults [NAME ...]`; prints a table each, writes JSON to build/faults."""

import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.faults import clock, damage, files, kill, outage, race, replug
from benchmarks.result import Result
from benchmarks.runner import run_all

FOLDER = Path("build") / "faults"

FAULTS: dict[str, Callable[[], Result]] = {
    "kill": kill.run,
    "locked": files.run_locked,
    "full": files.run_full,
    "readonly": files.run_readonly,
    "newer": files.run_newer,
    "damage": damage.run,
    "clock": clock.run,
    "replug": replug.run,
    "race": race.run,
    "outage": outage.run,
}
"""Each fault in its long form."""

if __name__ == "__main__":
    sys.exit(run_all("benchmarks.faults", FAULTS, FOLDER))
