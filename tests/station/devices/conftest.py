"""Readers that are stopped at the end of each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from station.devices.reader import Reader
from station.devices.simulated import PtyScanner
from station.settings import DeviceSettings
from tests.station.devices.outlet import Outlet, Start


@pytest.fixture
def outlet() -> Outlet:
    return Outlet()


@pytest.fixture
def scanner(tmp_path: Path) -> Iterator[PtyScanner]:
    scanner = PtyScanner(tmp_path)
    yield scanner
    scanner.close()


@pytest.fixture
def start(outlet: Outlet) -> Iterator[Start]:
    readers = []

    def start_reader(
        port: str = "", lane: str = "A", open_source: object = None, **settings: object
    ) -> Reader:
        device = DeviceSettings.model_validate({"name": f"dock {lane}", "port": port, **settings})
        reader = Reader(device, lane, outlet.scans.put, outlet.reports.put, open_source)  # type: ignore[arg-type]
        readers.append(reader)
        reader.start()
        return reader

    yield start_reader
    for reader in readers:
        reader.stop()
