"""Stops a PostgreSQL server while scans come and starts it again: the station catches up by itself."""

import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from time import monotonic

from benchmarks.faults.stock import SETTINGS, scan_of
from benchmarks.result import Figure, Result
from station.errors import StationError
from station.intake import Intake, Listeners
from station.outcomes import Outcome
from station.practice import DATA
from station.service import Station
from station.spool import Spool
from tests.postgres import Server

ROUNDS = 10
SCANS = 20
"""Scans before, while the server is stopped, and after; more come while it is stopping and starting."""
GAP = 0.02  # s, between two scans
PATIENCE = 60  # s, never waited for in full
MOST_DELAY = 10.0
"""Time, s, from the server's start to the answer of the last scan that had to wait."""


def run(rounds: int = ROUNDS, scans: int = SCANS) -> Result:
    """Stop and start the server so many times, with so many scans in each state of it."""
    answers: Queue[Outcome] = Queue()
    troubles: Queue[StationError | None] = Queue()
    sent: list[str] = []
    delays = []
    with _server() as server, tempfile.TemporaryDirectory(prefix="station-outage-") as folder:
        station = Station.open(server.url(server.create()), SETTINGS)
        station.import_files([DATA])
        intake = Intake(station, Spool(Path(folder), "outage"), _listeners(answers, troubles))

        def send() -> None:
            sent.append(f"OUTAGE-{len(sent):06}")
            intake.take(scan_of(sent[-1]))

        told: list[Outcome] = []
        try:
            for _ in range(rounds):
                started = _round(server, send, scans)
                told += [answers.get(timeout=PATIENCE) for _ in range(len(sent) - len(told))]
                delays.append(monotonic() - started)
        finally:
            intake.close()
            journal = [entry.code for entry in station.history(len(sent) + 1) if entry.device]
            station.close()
    outages = sum(trouble is not None for trouble in _all(troubles))
    counts = _counts(sent, journal[::-1], [one.scan.text for one in told if one.scan])
    return Result(
        "outage",
        f"a PostgreSQL server is stopped and started while scans come, {rounds} times",
        (
            *counts,
            Figure("outages told", outages, goal=f">= {rounds}", is_met=outages >= rounds),
            Figure("caught up, longest", max(delays), "s", None, "<= 10 s", is_met=max(delays) <= MOST_DELAY),
        ),
    )


@contextmanager
def _server() -> Iterator[Server]:
    server = Server(is_durable=True)
    try:
        yield server
    finally:
        server.close()


def _listeners(answers: "Queue[Outcome]", troubles: "Queue[StationError | None]") -> Listeners:
    return Listeners(answers.put, answers.put, troubles.put, lambda _count: None, lambda _recollection: None)


def _round(server: Server, send: Callable[[], None], scans: int) -> float:
    """Stop the server and start it again, with scans all the while; return when it had started."""
    _repeat(send, scans)
    _during(server.stop, send)
    _repeat(send, scans)
    _during(server.start, send)
    started = monotonic()
    _repeat(send, scans)
    return started


def _repeat(send: Callable[[], None], times: int) -> None:
    for _ in range(times):
        send()


def _during(work: Callable[[], None], send: Callable[[], None]) -> None:
    """Let scans come until the work is done."""
    with ThreadPoolExecutor(1) as thread:
        done = thread.submit(work)
        while not done.done():
            send()
            wait([done], timeout=GAP)
        done.result()


def _counts(sent: list[str], journal: list[str], told: list[str]) -> tuple[Figure, ...]:
    count = len(sent)
    return (
        Figure("scans sent", count),
        Figure("in the journal, in order", len(journal), goal=f"= {count}", is_met=journal == sent),
        Figure("answered, in order", len(told), goal=f"= {count}", is_met=told == sent),
    )


def _all(troubles: "Queue[StationError | None]") -> Iterator[StationError | None]:
    while not troubles.empty():
        yield troubles.get()
