"""Fuzzes the HTTP API: bodies of every request that takes one, and what follows the question mark."""

import asyncio
import json
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes

from starlette.types import ASGIApp

from benchmarks.faults.stock import make_stock, station_on
from benchmarks.fuzz.devices import DATA
from benchmarks.fuzz.target import Take, Target, quiet
from station.api.app import make_app
from station.api.resources import RESOURCES

TYPES = (b"application/json", b"application/x-www-form-urlencoded", b"multipart/form-data; boundary=x", b"")
FAULT = 500


def _seeds() -> list[bytes]:
    lines = (DATA / "inventree-exchanges.jsonl").read_text(encoding="utf-8").splitlines()
    bodies = [request for line in lines if (request := json.loads(line)["request"]) is not None]
    forms = [
        b"barcode=BOX-1&stockitem=2",
        b'--x\r\nContent-Disposition: form-data; name="barcode"\r\n\r\nBOX-1\r\n--x--\r\n',
        b"limit=5&offset=2&search=reel&ordering=-pk&format=json",
        b"part=1&in_stock=true&active=false&name=x",
    ]
    return [json.dumps(body).encode() for body in bodies] + forms


@contextmanager
def _api(folder: Path) -> Iterator[Take]:
    stock = folder / "stock.sqlite"
    make_stock(stock)
    with quiet("python_multipart", "station.api"), station_on(stock) as station, asyncio.Runner() as runner:
        key = station.create_token("fuzz")[1]
        service = Service(make_app(station), key.encode())
        gates = [(resource.path, method) for resource in RESOURCES for method in resource.methods]
        posts = [gate for gate in gates if gate[1] == "POST"]

        def take(data: bytes) -> None:
            number = len(data)
            chosen = posts if number % 4 else gates
            path, method = chosen[number // 4 % len(chosen)]
            status = runner.run(service.ask(method, path.replace("{pk}", "2"), data, TYPES[number // 16 % 4]))
            if status >= FAULT:
                raise ValueError(f"{method} {path} was answered with {status}.")

        runner.run(service.live("startup"))
        yield take
        runner.run(service.live("shutdown"))


class Service:
    """Calls an application as a server does, without a socket."""

    def __init__(self, app: ASGIApp, key: bytes) -> None:
        """Call `app` with a token."""
        self._app = app
        self._key = key

    async def ask(self, method: str, path: str, data: bytes, kind: bytes) -> int:
        """Make one request, with `data` for its body, or for a query where it has none; return the status."""
        statuses: list[int] = []

        async def receive() -> MutableMapping[str, Any]:
            return {"type": "http.request", "body": data, "more_body": False}

        async def send(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        headers = [(b"authorization", b"Token " + self._key), (b"content-type", kind), (b"host", b"station")]
        query = b"" if method == "POST" else quote_from_bytes(data, safe="=&+%").encode()
        scope = {"type": "http", "method": method, "path": path, "headers": headers, "query_string": query,
                 "scheme": "http", "client": ("127.0.0.1", 1), "server": ("station", 80), "root_path": "",
                 "http_version": "1.1", "asgi": {"version": "3.0"}, "raw_path": path.encode()}  # fmt: skip
        await self._app(scope, receive, send)
        return statuses[0]

    async def live(self, event: str) -> None:
        """Start the application, or shut it down."""
        if event == "startup":
            self._events: asyncio.Queue[MutableMapping[str, Any]] = asyncio.Queue()
            self._told: asyncio.Queue[MutableMapping[str, Any]] = asyncio.Queue()
            scope = {"type": "lifespan", "asgi": {"version": "3.0"}}
            self._life = asyncio.ensure_future(self._app(scope, self._events.get, self._told.put))
        self._events.put_nowait({"type": f"lifespan.{event}"})
        await self._told.get()


API = Target("bodies and queries of the HTTP API", _seeds, _api)
