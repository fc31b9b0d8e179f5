"""Runs a station for an hour, with scanners, programs and its window, and tells what grows.

Usage: python -m benchmarks.soak [--minutes 60]
"""

import argparse
import json
import os
import random
import socket
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from statistics import linear_regression, median
from threading import Event, Lock, Thread
from time import monotonic

from benchmarks.faults.stock import make_stock, station_on, url_of
from benchmarks.result import Figure, Result
from benchmarks.screen import Window, screen, window
from station.devices.framing import Framer
from station.practice import labels

FOLDER = Path("build") / "soak"
MINUTES = 60.0
SCANNERS = 4
CLIENTS = 2
PAUSE = 0.5
"""Time, s, between two scans of a scanner, and between two requests of a client."""

SAMPLE = 5.0
"""Time, s, between two looks at the process."""

LAST = "SOAK-LAST"
"""What each scanner sends at the end."""

WARM = 0.25
"""Share of the time that does not count: caches fill up."""

MOST_SLOPE = 5.0
"""MB an hour by which its memory may grow: 40 MB in a shift."""

MOST_HANDLES = 2
"""By which threads and open files may differ from one look to another; a request or a sound opens some."""


@dataclass(slots=True)
class Log:
    """What was sent and answered, and how the process was at each look."""

    counts: Counter[str] = field(default_factory=Counter)
    looks: list[tuple[float, float, int, int]] = field(default_factory=list)
    """Time, s; memory, MB; threads; open files."""
    lock: Lock = field(default_factory=Lock)

    def count(self, what: str) -> None:
        """Count something, from any thread."""
        with self.lock:
            self.counts[what] += 1


def run(minutes: float = MINUTES) -> Result:
    """Let scanners and programs work for so long, and look at the station's process meanwhile."""
    log, stop = Log(), Event()
    with tempfile.TemporaryDirectory(prefix="station-soak-") as name, screen() as environment:
        folder, port = Path(name), _free_port()
        file = folder / "stock.sqlite"
        make_stock(file)
        with station_on(file) as station:
            keys = [station.create_token(f"client-{number}")[1] for number in range(CLIENTS)]
        api = f"[api]\nenabled = true\nport = {port}\n"
        with window(
            environment, folder, "station", database=url_of(file), scanners=SCANNERS, more=api
        ) as desk:
            clients = list(enumerate(keys))
            work: list[Callable[[], None]] = [
                *(lambda number=number: _scan(desk, number, log, stop) for number in range(SCANNERS)),
                *(lambda place=place, key=key: _ask(port, key, place, log, stop) for place, key in clients),
                lambda: _count_answers(desk, log),
            ]  # fmt: skip
            threads = [Thread(target=each, daemon=True) for each in work]
            for thread in threads:
                thread.start()
            _look(desk.pid, minutes * 60, log)
            stop.set()
            for thread in threads[:-1]:
                thread.join()
            for scanner in desk.scanners:
                scanner.send(f"{LAST}\r".encode())
            threads[-1].join()
    return _result(minutes, log)


def _scan(desk: Window, number: int, log: Log, stop: Event) -> None:
    """Send real labels and new codes in turn."""
    known = [text for text in labels().values() if Framer().feed(f"{text}\r".encode())]
    # One that only silence ends runs into the next where a loaded machine reads both at once.
    for turn in count():
        if stop.wait(PAUSE):
            return
        text = known[turn // 2 % len(known)] if turn % 2 else f"SOAK-{number}-{turn}"
        desk.scanners[number].send(text.encode() + b"\r")
        log.count("sent")


def _count_answers(desk: Window, log: Log) -> None:
    lasts = 0
    while lasts < SCANNERS:
        is_last = desk.told.wait_for_key("answered") == LAST
        lasts += is_last
        log.counts["answered"] += not is_last


def _ask(port: int, key: str, place: int, log: Log, stop: Event) -> None:
    """Scan, link and unlink over HTTP."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        _ask_by(connection, key, place, log, stop)


def _ask_by(connection: HTTPConnection, key: str, place: int, log: Log, stop: Event) -> None:
    headers = {"Authorization": f"Token {key}", "Content-Type": "application/json"}
    chance = random.Random(place)  # noqa: S311 - the same each time
    for turn in count():
        if stop.wait(PAUSE):
            return
        body = {"barcode": f"API-{place}-{chance.randrange(500)}"}
        act = ("", "link/", "unlink/")[turn % 3]
        if act == "link/":
            body["stockitem"] = str(chance.randrange(2, 50))
        connection.request("POST", f"/api/barcode/{act}", json.dumps(body), headers)
        response = connection.getresponse()
        response.read()
        log.count(f"HTTP {response.status}")


def _look(pid: int, seconds: float, log: Log) -> None:
    began, pause = monotonic(), Event()
    while (at := monotonic() - began) < seconds:
        pause.wait(min(SAMPLE, seconds / 10))
        log.looks.append((at, *state_of(pid)))


def state_of(pid: int) -> tuple[float, int, int]:
    """Return memory, MB, threads and open files of a process."""
    process = Path("/proc") / str(pid)
    pages = int((process / "statm").read_text(encoding="ascii").split()[1])
    memory = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return memory, len(list((process / "task").iterdir())), len(list((process / "fd").iterdir()))


def _result(minutes: float, log: Log) -> Result:
    warm = [look for look in log.looks if look[0] >= WARM * minutes * 60]
    times, memory, threads, files = (list(column) for column in zip(*warm, strict=True))
    slope = linear_regression(times, memory).slope * 3600
    faults = sum(number for what, number in log.counts.items() if what.startswith("HTTP 5"))
    answered = sum(number for what, number in log.counts.items() if what.startswith("HTTP"))
    lost = log.counts["sent"] - log.counts["answered"]
    third = len(warm) // 3 or 1
    growth = [median(column[-third:]) - median(column[:third]) for column in (threads, files)]
    return Result(
        "soak",
        f"{minutes:g} minutes, {SCANNERS} scanners, {CLIENTS} programs, the window open",
        (
            Figure("scans sent", log.counts["sent"]),
            Figure("scans not answered", lost, goal="0", is_met=not lost),
            Figure("requests", answered),
            Figure("requests that failed", faults, goal="0", is_met=not faults),
            Figure("memory, first", memory[0], "MB"),
            Figure("memory, last", memory[-1], "MB"),
            Figure("memory, slope", slope, "MB/h", None, f"<= {MOST_SLOPE:g}", is_met=slope <= MOST_SLOPE),
            Figure("threads, growth", growth[0], "", None, "<= 2", is_met=growth[0] <= MOST_HANDLES),
            Figure("open files, growth", growth[1], "", None, "<= 2", is_met=growth[1] <= MOST_HANDLES),
        ),
    )


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def main(words: Sequence[str] | None = None) -> int:
    """Run it, print the table and write the JSON; return 0 when nothing grew, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=MINUTES)
    wanted = parser.parse_args(words)
    result = run(wanted.minutes)
    print(f"{result.table()}\n  written to {result.write(FOLDER)}")
    return 0 if result.is_met else 1


if __name__ == "__main__":
    sys.exit(main())
