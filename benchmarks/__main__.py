"""Runs benchmarks: `python -m benchmarks [NAME ...]`; prints a table each and writes JSON to build/bench."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import api, burst, finder, idle, paint, parse, start, store, taking
from benchmarks.result import Result
from benchmarks.runner import run_all

FOLDER = Path("build") / "bench"

BENCHMARKS: dict[str, Callable[[], Result]] = {
    "parse": parse.run,
    "resolve": store.resolve,
    "link": store.link,
    "growth": store.growth,
    "burst": burst.run,
    "paint": paint.run,
    "finder": finder.run,
    "import": taking.run,
    "start": start.run,
    "idle": idle.run,
    "api": api.run,
}
"""Each measurement in its long form."""


def main(words: Sequence[str] | None = None) -> int:
    """Run the benchmarks that are named, or all of them; return 0 when every goal was met, else 1."""
    return run_all("benchmarks", BENCHMARKS, FOLDER, words)


if __name__ == "__main__":
    sys.exit(main())
