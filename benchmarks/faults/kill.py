"""Kills a process with SIGKILL at a random moment while it links, and looks at what it has left."""

import contextlib
import multiprocessing
import random
import shutil
import tempfile
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Timer

from benchmarks.faults.stock import REEL, linked, make_stock, station_on
from benchmarks.result import Figure, Result
from station.outcomes import Linked

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["benchmarks.faults.kill"])

RUNS = 200
LATEST = 0.5
"""Time, s, after the first link within which the process is killed."""


def run(runs: int = RUNS, seed: int = 1) -> Result:
    """Kill so many processes, each on a fresh copy of the stock."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    announced = lost = surplus = half = 0
    with tempfile.TemporaryDirectory(prefix="station-kill-") as folder:
        stock = Path(folder) / "stock.sqlite"
        make_stock(stock)
        for number in range(runs):
            file = Path(shutil.copy(stock, Path(folder) / f"{number}.sqlite"))
            told = _kill(file, chance.uniform(0, LATEST))
            with station_on(file) as station:
                found = linked(station)
                entries = [entry for entry in station.history(10 * len(told) + 100) if entry.event == "link"]
            announced += len(told)
            lost += len(told - found)
            surplus += max(0, len(found - told) - 1)
            half += len(entries) != len(found)
            for left in file.parent.glob(f"{file.name}*"):
                left.unlink()
    return Result(
        "kill",
        f"kill -9 at a random moment while linking, {runs} times",
        (
            Figure("links announced", announced, goal="> 0", is_met=announced > 0),
            Figure("announced and lost", lost, goal="0", is_met=not lost),
            Figure("more than the one at work", surplus, goal="0", is_met=not surplus),
            Figure("files with a half-done change", half, goal="0", is_met=not half),
        ),
    )


def _kill(file: Path, after: float) -> set[str]:
    """Let a process link until it is killed; return what it has announced."""
    told, telling = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=_link_for_ever, args=(file, telling))
    process.start()
    telling.close()
    announced = {told.recv()}
    death = Timer(after, process.kill)
    death.start()
    with contextlib.suppress(EOFError):  # the process is dead
        while True:
            announced.add(told.recv())
    death.join()
    process.join()
    return announced


def _link_for_ever(file: Path, telling: Connection) -> None:
    """Link one code after the other, and announce each once `Station.link` has returned."""
    with station_on(file) as station:
        for number in count():
            text = f"BOX-{number:06}"
            if isinstance(station.link(station.read(text), REEL), Linked):
                telling.send(text)
