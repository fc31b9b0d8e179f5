"""Runs what measures by name, prints each table and writes each JSON file."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.result import Result


def run_all(
    program: str,
    measurements: Mapping[str, Callable[[], Result]],
    folder: Path,
    words: Sequence[str] | None = None,
) -> int:
    """Run what is named, or everything; return 0 when every goal was met, else 1.

    Args:
        program: module that is run, for the help.
        measurements: each in its long form, by name.
        folder: for the JSON files.
        words: of the command line when left out.
    """
    about = f"Prints a table each and writes JSON to {folder}."
    parser = argparse.ArgumentParser(prog=f"python -m {program}", description=about)
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"of {', '.join(measurements)}; all if none")
    names = parser.parse_args(words).names or list(measurements)
    unknown = [name for name in names if name not in measurements]
    if unknown:
        parser.error(f"there is no {', '.join(unknown)}; there are {', '.join(measurements)}")
    are_met = True
    for name in names:
        result = measurements[name]()
        print(f"{result.table()}\n  written to {result.write(folder)}\n", flush=True)
        are_met &= result.is_met
    return 0 if are_met else 1
