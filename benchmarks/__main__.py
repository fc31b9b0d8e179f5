"""Runs benchmarks: `python -m benchmarks [NAME ...]`; prints a table each and writes JSON to build/bench."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import burst
from benchmarks.result import Result

FOLDER = Path("build") / "bench"

BENCHMARKS: dict[str, Callable[[], Result]] = {"burst": burst.run}
"""Each measurement in its long form."""


def main(words: Sequence[str] | None = None) -> int:
    """Run the benchmarks that are named, or all of them; return 0 when every goal was met, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"of {', '.join(BENCHMARKS)}; all if none")
    names = parser.parse_args(words).names or list(BENCHMARKS)
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"there is no benchmark {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    are_met = True
    for name in names:
        result = BENCHMARKS[name]()
        print(f"{result.table()}\n  written to {result.write(FOLDER)}\n", flush=True)
        are_met &= result.is_met
    return 0 if are_met else 1


if __name__ == "__main__":
    sys.exit(main())
