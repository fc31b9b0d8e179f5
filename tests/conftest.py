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

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

DEMO = Path(__file__).parent.parent / "resources" / "demo"

Opener = Callable[..., Station]


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


@pytest.fixture
def database(stock_file: Path, tmp_path: Path) -> str:
    """Return the URL of a database with the demo stock that belongs to one test."""
    path = tmp_path / "station.sqlite"
    shutil.copy(stock_file, path)
    return f"sqlite:///{path}"


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
