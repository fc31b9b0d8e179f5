"""Flips bytes of a database, many times, and uses it: it works or says what is wrong, in bounded time."""

import multiprocessing
import random
import sys
import tempfile
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.faults.stock import link, linked, make_stock, scan_of, station_on
from benchmarks.result import Figure, Result
from station.errors import StationError

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["benchmarks.faults.damage"])

PLACES = 100
FLIPPED = 16
"""Bytes flipped at each place."""

PATIENCE = 30
"""Time, s, after which a station is taken to hang."""

HEADER = 100


def run(places: int = PLACES, seed: int = 1) -> Result:
    """Damage a fresh copy at each of so many places, the first of them in the header."""
    chance = random.Random(seed)  # noqa: S311 - places, not secrets
    found = {"works": 0, "told": 0, "fault": 0, "hang": 0}
    faults: list[str] = []
    with tempfile.TemporaryDirectory(prefix="station-damage-") as folder:
        stock = Path(folder) / "stock.sqlite"
        make_stock(stock)
        whole = stock.read_bytes()
        for number in range(places):
            offset = chance.randrange(HEADER if number < places // 10 else len(whole))
            damaged = bytearray(whole)
            for place in range(offset, min(offset + FLIPPED, len(whole))):
                damaged[place] ^= 0xFF
            file = Path(folder) / f"{number}.sqlite"
            file.write_bytes(damaged)
            ending, said = _use(file)
            found[ending] += 1
            faults += [f"byte {offset}: {said}"] if ending in ("fault", "hang") else []
    print("\n".join(faults), end="\n" if faults else "", file=sys.stderr)
    return Result(
        "damage",
        f"{FLIPPED} bytes flipped at {places} places, one at a time",
        (
            Figure("works", found["works"]),
            Figure("told in plain words", found["told"]),
            Figure("tracebacks", found["fault"], goal="0", is_met=not found["fault"]),
            Figure("hangs", found["hang"], goal="0", is_met=not found["hang"]),
        ),
    )


def _use(file: Path) -> tuple[str, str]:
    """Use a file in a process of its own; return how it ended, and the fault if there was one."""
    told, telling = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=_report, args=(file, telling))
    process.start()
    telling.close()
    try:
        ending: tuple[str, str] = told.recv() if told.poll(PATIENCE) else ("hang", "")
    except EOFError:
        ending = "fault", "the process has died"
    process.kill()
    process.join()
    return ending


def _report(file: Path, telling: Connection) -> None:
    """Use a file and tell how it ended; whatever is raised that is no known trouble is a fault."""
    try:
        telling.send((_walk(file), ""))
    except Exception as fault:  # noqa: BLE001 - counting them is what this is for
        telling.send(("fault", repr(fault)))


def _walk(file: Path) -> str:
    """Do what a shift does; return `works`, or `told` when trouble was told."""
    try:
        with station_on(file) as station:
            station.find("reel")
            station.scan(scan_of("BOX"))
            event = link(station, "BOX")
            station.history()
            station.undo()
            linked(station)
            return "told" if event == "told" else "works"
    except StationError:
        return "told"
