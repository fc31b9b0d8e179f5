"""How fast the HTTP API scans, links and unlinks, beside the same kind of server answering a constant."""

import json
import multiprocessing
import statistics
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import insert
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, Router

from benchmarks.result import Figure, Result
from station.api.server import ApiServer, AppServer
from station.codes import read_code
from station.records import Action
from station.service import Station
from station.settings import ApiSettings, Settings
from station.store.history import ChangeRow, LinkRow

DEMO = Path(__file__).parent.parent / "resources" / "demo"
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["benchmarks.api"])

MANY = 16
"""Clients at once, each a process of its own."""

GOAL = 4.0
"""A scan takes at most this many times as long as a constant."""

LINKS = 1_000_000
REQUESTS = 500
"""Of each kind, over all clients."""

TURNS = 10
"""At most so often is each kind's turn."""

RACED = 500
"""Requests of each client in the race."""

COUNTED = ("requests", "per_second")
"""What a race tells that is no fault."""

CONSTANT = json.dumps({"success": "Match found for barcode data", "barcode_data": "REEL-0000000001"}).encode()
"""What is always answered, without looking at what was asked."""

Asked = tuple[str, str, Any]
"""Method, address and body."""


def fill(station: Station, links: int) -> None:
    """Link codes to the demo stock in bulk, as many as are wanted."""
    with Session(station._engine) as session, session.begin():  # noqa: SLF001 - a million links one by one take hours
        items = [
            row[0]
            for row in session.connection().exec_driver_sql("SELECT id FROM items WHERE kind='stockitem'")
        ]
        now = datetime.now(UTC)
        for first in range(0, links, 10_000):
            numbers = range(first, min(first + 10_000, links))
            made = [
                {"id": n + 1, "at": now, "action": Action.LINK.value, "item_id": items[n % len(items)],
                 "operator": "benchmark", "station": "benchmark", "reason": ""}
                for n in numbers
            ]  # fmt: skip
            codes = [read_code(known(n)) for n in numbers]
            rows = [
                {"key": code.key, "raw": code.raw, "barcode_hash": code.barcode_hash,
                 "item_id": items[n % len(items)], "made_by": n + 1}
                for n, code in zip(numbers, codes, strict=True)
            ]  # fmt: skip
            session.execute(insert(ChangeRow), made)
            session.execute(insert(LinkRow), rows)


def known(number: int) -> str:
    """Return a code that is linked."""
    return f"REEL-{number * 7919:010d}"


def ask(address: str, key: str, requests: list[Asked], gate: Any, answers: Any) -> None:
    """Make requests over one connection; tell the time of each, s, and its status."""
    url = urlsplit(address)
    connection = HTTPConnection(str(url.hostname), url.port, timeout=120)
    headers = {"Authorization": f"Token {key}", "Content-Type": "application/json"}
    gate.wait()
    told = []
    for method, path, body in requests:
        began = perf_counter()
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        response = connection.getresponse()
        response.read()
        told.append((path, perf_counter() - began, response.status))
    connection.close()
    answers.put(told)


def call_all(address: str, key: str, work: list[list[Asked]]) -> tuple[list[tuple[str, float, int]], float]:
    """Let each list of requests be made by a process of its own; return all answers and the time it took."""
    gate, answers = PROCESSES.Barrier(len(work) + 1), PROCESSES.Queue()
    clients = [
        PROCESSES.Process(target=ask, args=(address, key, requests, gate, answers)) for requests in work
    ]
    for client in clients:
        client.start()
    gate.wait()
    began = perf_counter()
    told = [answer for _ in clients for answer in answers.get()]
    took = perf_counter() - began
    for client in clients:
        client.join()
    return told, took


async def answer_constantly(request: Request) -> Response:
    """Read a request to its end, and answer the same each time."""
    await request.body()
    return Response(CONSTANT, media_type="application/json")


def kinds(links: int, random: Random) -> Iterator[tuple[str, Callable[[int], Asked]]]:
    """Yield what is measured: a name, and the request with a number."""
    yield "constant", lambda _: ("POST", "/", {"barcode": known(random.randrange(links))})
    yield "scan, linked", lambda _: ("POST", "/api/barcode/", {"barcode": known(random.randrange(links))})
    yield "scan, unknown", lambda n: ("POST", "/api/barcode/", {"barcode": f"NEW-{n}"})
    yield "link", lambda n: ("POST", "/api/barcode/link/", {"barcode": f"NEW-{n}", "stockitem": 2})
    yield "unlink", lambda n: ("POST", "/api/barcode/unlink/", {"barcode": f"NEW-{n}"})
    yield "show item", lambda _: ("GET", "/api/stock/2/", None)


def measure(
    server: AppServer, reference: AppServer, key: str, links: int, requests: int
) -> list[dict[str, Any]]:
    """Measure each kind of request by one client and by many; all kinds take turns, in the same moods."""
    rows = []
    for clients in (1, MANY):
        turns = max(min(requests // clients // 10, TURNS), 1)
        each = max(requests // clients // turns, 2)
        told: dict[str, list[tuple[str, float, int]]] = defaultdict(list)
        took: dict[str, float] = defaultdict(float)
        for turn in range(turns):
            first = clients * 10**6 + turn * 10**5
            for name, make in kinds(links, Random(first)):  # noqa: S311 - the same every time
                work = [[make(first + c * each + n) for n in range(each)] for c in range(clients)]
                asked = reference if name == "constant" else server
                answers, seconds = call_all(asked.address, key, work)
                told[name] += answers
                took[name] += seconds
        rows += [_row(clients, name, answers, took[name]) for name, answers in told.items()]
    return rows


def _row(clients: int, name: str, told: list[tuple[str, float, int]], took: float) -> dict[str, Any]:
    times = [seconds for _, seconds, _ in told]
    return {
        "clients": clients,
        "request": name,
        "median_ms": round(statistics.median(times) * 1000, 2),
        "p99_ms": round(statistics.quantiles(times, n=100)[98] * 1000, 2),
        "per_second": round(len(times) / took),
        "statuses": dict(Counter(status for _, _, status in told)),
    }


def race(server: ApiServer, station: Station, key: str, requests: int, codes: int = 200) -> dict[str, Any]:
    """Let many clients scan, link and unlink the same codes at once, and check what is left."""
    random = Random(2)  # noqa: S311 - the same every time

    def one() -> Asked:
        act = random.choice(["", "link/", "unlink/"])
        body: dict[str, Any] = {"barcode": f"RACE-{random.randrange(codes)}"}
        return (
            "POST",
            f"/api/barcode/{act}",
            {**body, "stockitem": random.randrange(2, 50)} if act == "link/" else body,
        )

    told, took = call_all(server.address, key, [[one() for _ in range(requests)] for _ in range(MANY)])
    counts = Counter((path.split("/")[3], status) for path, _, status in told)
    with station._engine.connect() as connection:  # noqa: SLF001 - what the API would not tell
        live = (
            connection.exec_driver_sql("SELECT key FROM links WHERE ended_by IS NULL AND raw LIKE 'RACE-%'")
            .scalars()
            .all()
        )
    return {
        "requests": len(told),
        "per_second": round(len(told) / took),
        "errors": sum(status not in {200, 400} for _, _, status in told),
        "codes on two items": len(live) - len(set(live)),
        "links that are not accounted for": counts["link", 200] - counts["unlink", 200] - len(live),
    }


def run(links: int = LINKS, requests: int = REQUESTS, raced: int = RACED) -> Result:
    """Measure each kind of request, beside a constant of the same server, and let many clients race."""
    with tempfile.TemporaryDirectory() as folder:
        station = Station.open(f"sqlite:///{folder}/station.sqlite", Settings())
        station.import_files([DEMO])
        fill(station, links)
        key = station.create_token("benchmark")[1]
        server = ApiServer(station, ApiSettings(port=0))
        reference = AppServer(Router([Route("/", answer_constantly, methods=["POST"])]), ApiSettings(port=0))
        server.start()
        reference.start()
        rows = measure(server, reference, key, links, requests)
        race_result = race(server, station, key, raced)
        reference.stop()
        server.stop()
        station.close()
    figures = [figure for row in rows for figure in _figures(row, rows)]
    figures += [
        Figure(
            f"race of {MANY}, {what}",
            count,
            goal="" if what in COUNTED else "0",
            is_met=what in COUNTED or not count,
        )
        for what, count in race_result.items()
    ]
    return Result(
        "api",
        f"HTTP, {links:,} links; the reference: such a server answers each request with a constant",
        tuple(figures),
    )


def _figures(row: dict[str, Any], rows: list[dict[str, Any]]) -> tuple[Figure, ...]:
    what, clients = row["request"], row["clients"]
    constant = next(other["median_ms"] for other in rows if other["clients"] == clients)
    is_judged = what.startswith("scan") and clients == 1
    told = f"{what}, {clients} client{'s' if clients > 1 else ''}"
    median_figure = Figure(f"{told}, median", row["median_ms"], "ms", constant)
    if not is_judged:
        return (median_figure,)
    ratio = row["median_ms"] / constant
    return (median_figure, Figure(f"{told}, ratio", ratio, "x", None, f"<= {GOAL:g} x", is_met=ratio <= GOAL))
