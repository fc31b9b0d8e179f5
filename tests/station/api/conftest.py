"""A station with its HTTP API on a free port, and callers of every role."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import requests

from station.api.server import ApiServer
from station.roles import Role
from station.service import Station
from station.settings import ApiSettings

PASSWORD = "correct horse"


@dataclass
class Caller:
    """A program that talks to one server."""

    address: str
    key: str = ""
    session: requests.Session = field(default_factory=requests.Session)

    def ask(self, method: str, path: str, **more: Any) -> requests.Response:
        headers = {**({"Authorization": f"Token {self.key}"} if self.key else {}), **more.pop("headers", {})}
        return self.session.request(method, self.address + path, headers=headers, timeout=30, **more)

    def get(self, path: str, **more: Any) -> Any:
        return self.ask("GET", path, **more).json()

    def post(self, path: str, body: Any) -> tuple[int, Any]:
        response = self.ask("POST", path, json=body)
        return response.status_code, response.json()


@pytest.fixture
def api(station: Station) -> Iterator[ApiServer]:
    """Return the running API of the test's station."""
    running = ApiServer(station, ApiSettings(port=0))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def stranger(api: ApiServer) -> Iterator[Caller]:
    """Return a caller without credentials."""
    caller = Caller(api.address)
    yield caller
    caller.session.close()


@pytest.fixture
def caller(api: ApiServer, station: Station) -> Iterator[Caller]:
    """Return a caller that may link."""
    caller = Caller(api.address, station.create_token("till")[1])
    yield caller
    caller.session.close()


@pytest.fixture
def reader(api: ApiServer, station: Station) -> Iterator[Caller]:
    """Return a caller that may read and no more."""
    caller = Caller(api.address, station.create_token("display", Role.READ)[1])
    yield caller
    caller.session.close()
