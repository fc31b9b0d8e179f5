"""Lets processes link the same codes to different items at once: each code goes on exactly one of them."""

import multiprocessing
import sqlite3
import tempfile
from collections import Counter, defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.faults.stock import make_stock, station_on
from benchmarks.result import Figure, Result
from station.outcomes import Conflict, Linked
from station.records import ItemKind, ItemRef

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["benchmarks.faults.race"])

RACERS = 8
CODES = 1000
FIRST = 2
"""Number of the item of the first process; the others have those that follow."""


def run(processes: int = RACERS, codes: int = CODES) -> Result:
    """Let so many processes race for so many codes on one SQLite file."""
    with tempfile.TemporaryDirectory(prefix="station-race-") as folder:
        file = Path(folder) / "stock.sqlite"
        make_stock(file)
        gate, answers = PROCESSES.Barrier(processes), PROCESSES.Queue()
        racers = [
            PROCESSES.Process(target=_race, args=(file, FIRST + number, codes, gate, answers))
            for number in range(processes)
        ]  # fmt: skip
        for racer in racers:
            racer.start()
        told = [answers.get() for _ in racers]
        for racer in racers:
            racer.join()
        with closing(sqlite3.connect(file)) as database:
            live = Counter(key for (key,) in database.execute("SELECT key FROM links WHERE ended_by IS NULL"))
    return _result(told, live, processes, codes)


def _race(file: Path, number: int, codes: int, gate: Any, answers: Any) -> None:
    """Link all codes to the item of this number; tell of each who has it, as this process was told."""
    item = ItemRef(ItemKind.STOCKITEM, number)
    with station_on(file, timeout=120) as station:
        read = [station.read(f"RACE-{number:05}") for number in range(codes)]
        gate.wait()
        answers.put([_owner(station.link(code, item)) for code in read])


def _owner(outcome: object) -> tuple[bool, str]:
    match outcome:
        case Linked(item=item):
            return True, str(item.ref)
        case Conflict(item=item):
            return False, str(item.ref)
        case _:
            return False, ""


def _result(told: list[list[tuple[bool, str]]], live: Counter[str], processes: int, codes: int) -> Result:
    winners: dict[int, list[str]] = defaultdict(list)
    for answers in told:
        for number, (has_won, owner) in enumerate(answers):
            winners[number] += [owner] if has_won else []
    once = sum(len(names) == 1 for names in winners.values())
    misled = sum([owner] != winners[number] for answers in told for number, (_, owner) in enumerate(answers))
    double = sum(count > 1 for count in live.values())
    return Result(
        "race",
        f"{processes} processes link the same {codes:,} codes to different items (SQLite)",
        (
            Figure("codes with exactly one winner", once, goal=f"= {codes}", is_met=once == codes),
            Figure("live links", live.total(), goal=f"= {codes}", is_met=live.total() == codes),
            Figure("codes on two items", double, goal="0", is_met=not double),
            Figure("answers that name another owner", misled, goal="0", is_met=not misled),
        ),
    )
