"""Runs fuzzing: `python -m benchmarks.fuzz [NAME ...]`; prints a table each, writes JSON to build/fuzz."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.fuzz import devices, http, texts
from benchmarks.fuzz.target import run

FOLDER = Path("build") / "fuzz"
INPUTS = 1_000_000
MINUTES = 60.0

TARGETS = {
    "framer": devices.FRAMER,
    "hid": devices.HID,
    "descriptor": devices.DESCRIPTOR,
    "codes": texts.CODES,
    "settings": texts.SETTINGS,
    "spool": texts.SPOOL,
    "csv": texts.CSV,
    "api": http.API,
}
"""Everything that reads what comes from outside."""


def main(words: Sequence[str] | None = None) -> int:
    """Fuzz the targets that are named, or all of them; return 0 when none was at fault, else 1."""
    about = f"Inputs that crash a target are kept in {FOLDER}."
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=about)
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"of {', '.join(TARGETS)}; all if none")
    parser.add_argument("--inputs", type=int, default=INPUTS, help="of each target, at most")
    parser.add_argument("--minutes", type=float, default=MINUTES, help="for each target, at most")
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    wanted = parser.parse_args(words)
    unknown = [name for name in wanted.names if name not in TARGETS]
    if unknown:
        parser.error(f"there is no {', '.join(unknown)}; there are {', '.join(TARGETS)}")
    are_met = True
    for name in wanted.names or TARGETS:
        result = run(name, TARGETS[name], wanted.inputs, wanted.minutes * 60, FOLDER, first=wanted.first)
        print(f"{result.table()}\n  written to {result.write(FOLDER)}\n", flush=True)
        are_met &= result.is_met
    return 0 if are_met else 1


if __name__ == "__main__":
    sys.exit(main())
