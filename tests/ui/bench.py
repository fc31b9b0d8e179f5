"""The station in a process of its own on an X server, driven by pty scans and XTEST keys."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from station.devices.simulated import PtyScanner
from station.records import DeviceState, ItemKind, ItemRef
from station.service import Station
from station.settings import Settings
from tests.told import Told, running
from tests.xserver import XServer

REEL = ItemRef(ItemKind.STOCKITEM, 2)


@dataclass
class Bench:
    """A station on an X server, its scanner, and what it tells."""

    server: XServer
    scanner: PtyScanner
    told: Told
    database: str

    def scan(self, text: str, **shown: str) -> None:
        """Scan, and wait until the window shows what came of it."""
        self.scanner.send(text.encode() + b"\r")
        self.told.wait(**shown)
        self.told.wait(scan=text)

    def key(self, name: str, dwell_ms: int = 60, **told: object) -> None:
        """Press a key, and wait until the window tells what came of it."""
        self.server.key(name, dwell_ms)
        self.told.wait(**told)

    def choose(self, words: str, item: ItemRef, **shown: object) -> None:
        """Find an item and choose the first row, by keys alone."""
        self.server.key("F2")
        self.server.type_keys(words, dwell_ms=60, gap_ms=90, end="")
        self.told.wait(searched=words)
        self.server.key("Down")
        self.told.wait(selected=str(item), **shown)

    def links(self, ref: ItemRef = REEL) -> list[str]:
        """Return what is on the disk, as another process sees it."""
        with self.elsewhere() as station:
            return [link.raw for link in station.links(ref)]

    @contextmanager
    def elsewhere(self) -> Iterator[Station]:
        """Open another station on the same database."""
        station = Station.open(self.database, Settings())
        yield station
        station.close()


@contextmanager
def opened(database: str, folder: Path, *scanners: PtyScanner) -> Iterator[Bench]:
    """Open a station with these scanners; the first is the one that the bench scans with."""
    settings = folder / "settings.toml"
    devices = "".join(
        f'[[device]]\nname = "gun {number}"\nport = "{scanner.port}"\n'
        for number, scanner in enumerate(scanners, 1)
    )
    settings.write_text(f'[station]\nname = "dock-1"\noperator = "anna"\n{devices}')
    with (
        XServer() as server,
        running("tests.ui.station_window", database, str(settings), environment=server.environment()) as told,
    ):
        for _ in scanners:
            told.wait(device=DeviceState.CONNECTED)
        server.activate("Scanning station")
        yield Bench(server, scanners[0], told, database)


@pytest.fixture
def bench(database: str, tmp_path: Path) -> Iterator[Bench]:
    scanner = PtyScanner(tmp_path)
    with opened(database, tmp_path, scanner) as one:
        yield one
    scanner.close()
