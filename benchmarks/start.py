"""How long it takes from the start of the process to the first painted window, beside an empty window."""

import tempfile
from pathlib import Path
from statistics import median
from time import monotonic

from benchmarks.result import Figure, Result
from benchmarks.screen import screen, window
from benchmarks.stock import kept

ITEMS = 1_000_000
RUNS = 15
MOST = 1.5
"""Times the empty window that the station's may take."""


def run(items: int = ITEMS, runs: int = RUNS) -> Result:
    """Open the station and an empty window in turn."""
    first: dict[str, list[float]] = {"start": [], "empty": []}
    whole = []
    with kept(links=0, items=items) as url, tempfile.TemporaryDirectory() as folder, screen() as environment:
        for turn in range(runs + 1):
            for mode, taken in first.items():
                began = monotonic()
                with window(environment, Path(folder), mode, database=url) as shown:
                    if turn:  # the first one only brings files into the memory
                        taken.append(shown.painted - began)
                        whole += [shown.ready - began] if mode == "start" else []
    least = median(first["empty"]) * 1000
    ours = median(first["start"]) * 1000
    ratio = ours / least
    return Result(
        "start",
        f"process start to first painted window, {items:,} items, {runs} times each",
        (
            Figure("first paint", ours, "ms", least),
            Figure("first paint, ratio", ratio, "x", None, f"<= {MOST} x", is_met=ratio <= MOST),
            Figure("ready to work", median(whole) * 1000, "ms", least),
        ),
    )
