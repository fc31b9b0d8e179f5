"""What every test stands on: Qt without a screen, and a station on real stock in a file of its own."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from station.records import Scan
from station.service import Station
from station.settings import Settings, StationSettings
from tests.postgres import Server

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

DEMO = Path(__file__).parent.parent / "resources" / "demo"

Opener = Callable[..., Station]

BOTH = pytest.mark.engines("sqlite", "postgresql")
"""`pytestmark = BOTH` runs each test of a module on both engines; a test's own mark comes first."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is marked so on each engine; everything else on SQLite."""
    mark = metafunc.definition.get_closest_marker("engines")
    if mark and "engine_name" in metafunc.fixturenames:
        metafunc.parametrize("engine_name", mark.args, scope="function")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the settings and data of whoever runs it."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture(scope="session")
def stock_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with the demo stock, made once and copied for each test."""
    path = tmp_path_factory.mktemp("stock") / "stock.sqlite"
    station = Station.open(f"sqlite:///{path}", Settings())
    station.import_files([DEMO])
    station.close()
    return path


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Return a PostgreSQL server that the tests of one process share."""
    server = Server()
    yield server
    server.close()


@pytest.fixture
def own_server() -> Iterator[Server]:
    """Return a server that a test may stop."""
    server = Server()
    yield server
    server.close()


@pytest.fixture(scope="session")
def stock_template(server: Server) -> str:
    """Return the name of a database with the demo stock on the server."""
    name = server.create()
    station = Station.open(server.url(name), Settings())
    station.import_files([DEMO])
    station.close()
    return name


@pytest.fixture
def engine_name() -> str:
    """Return what the test runs on; tests marked `engines` have it chosen for them."""
    return "sqlite"


def _copy(engine_name: str, request: pytest.FixtureRequest, *, is_empty: bool) -> Iterator[str]:
    tmp_path: Path = request.getfixturevalue("tmp_path")
    if engine_name == "sqlite":
        path = tmp_path / ("empty.sqlite" if is_empty else "station.sqlite")
        if not is_empty:
            shutil.copy(request.getfixturevalue("stock_file"), path)
        yield f"sqlite:///{path}"
        return
    server: Server = request.getfixturevalue("server")
    name = server.create("template0" if is_empty else request.getfixturevalue("stock_template"))
    yield server.url(name)
    server.drop(name)


@pytest.fixture
def database(engine_name: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """Return the URL of a database with the demo stock that belongs to one test."""
    yield from _copy(engine_name, request, is_empty=False)


@pytest.fixture
def empty_database(engine_name: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """Return the URL of a database that belongs to one test and has nothing in it."""
    yield from _copy(engine_name, request, is_empty=True)


@pytest.fixture
def open_station(database: str) -> Iterator[Opener]:
    """Return a function that opens the test's database as a named station, as often as wanted."""
    opened = []

    def open_named(name: str = "dock-1", operator: str = "anna") -> Station:
        settings = Settings(station=StationSettings(name=name, operator=operator))
        opened.append(Station.open(database, settings))
        return opened[-1]

    yield open_named
    for station in opened:
        station.close()


@pytest.fixture
def station(open_station: Opener) -> Station:
    """Return a station with the demo stock."""
    return open_station()


def scan_of(text: str, **more: object) -> Scan:
    """Return a scan as a reader would deliver it."""
    values = {"device": "test", "at": datetime.now(UTC), **more}
    return Scan(raw=text.encode(), text=text, **values)  # type: ignore[arg-type]
