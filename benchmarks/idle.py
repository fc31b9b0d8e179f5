"""What an open window costs while nobody scans: processor time and memory, beside an empty window."""

import os
import tempfile
from pathlib import Path
from threading import Event

from benchmarks.result import Figure, Result
from benchmarks.screen import screen, window
from benchmarks.soak import state_of
from benchmarks.stock import kept

SECONDS = 60.0
ITEMS = 1_000_000
SCANNERS = 2
SETTLED = 5.0
"""Time, s, after the first paint that does not count."""

MOST_LOAD = 1.0
"""Percent of a core."""

MOST_MEMORY = 1.5
"""Times the empty window."""


def run(seconds: float = SECONDS, items: int = ITEMS, settled: float = SETTLED) -> Result:
    """Leave the station with two scanners and an empty window alone, both at once."""
    with (
        kept(links=0, items=items) as url,
        tempfile.TemporaryDirectory() as name,
        screen() as environment,
        window(environment, Path(name), "empty") as empty,
        window(environment, Path(name), "station", database=url, scanners=SCANNERS) as ours,
    ):
        pause = Event()
        pause.wait(settled)
        pids = ours.pid, empty.pid
        before = [_processor_time(pid) for pid in pids]
        pause.wait(seconds)
        load, least = (
            (_processor_time(pid) - start) / seconds * 100 for pid, start in zip(pids, before, strict=True)
        )
        memory, reference = (state_of(pid)[0] for pid in pids)
        private, private_reference = (_private(pid) for pid in pids)
    ratio = memory / reference
    return Result(
        "idle",
        f"{seconds:g} s with {SCANNERS} scanners and {items:,} items, nobody scans",
        (
            Figure("processor", load, "% of a core", least, "< 1 %", is_met=load < MOST_LOAD),
            Figure("memory (RSS)", memory, "MB", reference),
            Figure("memory, its own part", private, "MB", private_reference),
            Figure("memory, ratio", ratio, "x", None, f"<= {MOST_MEMORY} x", is_met=ratio <= MOST_MEMORY),
        ),
    )


def _processor_time(pid: int) -> float:
    """Return the time, s, that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _private(pid: int) -> float:
    """Return the memory, MB, that no other process shares."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private")) / 1000
