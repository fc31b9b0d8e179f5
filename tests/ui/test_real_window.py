"""The station in a real window under a window manager: pty scans and XTEST keys only, no mouse."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from station.devices.simulated import PtyScanner
from station.records import DeviceState, ItemKind, ItemRef
from station.service import Station
from station.settings import Settings
from tests.told import Told, running
from tests.xserver import XServer

LABEL = "[)>\x1e06\x1d1TABC\x1dK7\x1dS77\x1e\x04"
REEL = ItemRef(ItemKind.STOCKITEM, 2)

pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed: .ci/setup test")


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

    def links(self) -> list[str]:
        """Return what is on the disk, as another process sees it."""
        station = Station.open(self.database, Settings())
        links = [link.raw for link in station.links(REEL)]
        station.close()
        return links


@pytest.fixture
def bench(database: str, tmp_path: Path) -> Iterator[Bench]:
    scanner = PtyScanner(tmp_path)
    settings = tmp_path / "settings.toml"
    settings.write_text(
        f'[station]\nname = "dock-1"\noperator = "anna"\n[[device]]\nname = "gun"\nport = "{scanner.port}"\n'
    )
    with (
        XServer() as server,
        running("tests.ui.station_window", database, str(settings), environment=server.environment()) as told,
    ):
        told.wait(device=DeviceState.CONNECTED)
        server.activate("Scanning station")
        yield Bench(server, scanner, told, database)
    scanner.close()


def test_a_label_is_linked_found_unlinked_and_linked_again_without_a_mouse(bench: Bench) -> None:
    bench.server.type_keys("r_10k_0402", dwell_ms=60, gap_ms=90, end="")
    bench.told.wait(searched="r_10k_0402")
    bench.server.key("Down")
    bench.told.wait(selected="stockitem:2")
    bench.scan(LABEL, state="offer")
    assert bench.links() == []
    bench.server.key("F3")
    bench.told.wait(state="linked")
    assert bench.links() == [LABEL]
    bench.scan("INV-SI3", state="found", selected="stockitem:3")  # the same label at once is a bounce
    bench.scan(LABEL, state="found", selected="stockitem:2")
    bench.server.key("F4")
    bench.told.wait(state="unlinked")
    assert bench.links() == []
    bench.server.key("Control+z")
    bench.told.wait(state="undone")
    assert bench.links() == [LABEL]


@pytest.mark.parametrize(("dwell", "gap"), [(0, 1), (9, 19), (20, 80)])
def test_case_01_a_typed_scan_is_resolved_and_the_field_that_has_the_keyboard_is_unchanged(
    bench: Bench, dwell: int, gap: int
) -> None:
    bench.server.type_keys("r_10k", dwell_ms=60, gap_ms=90, end="")
    bench.told.wait(searched="r_10k")
    bench.server.type_keys("INV-SI3", dwell_ms=dwell, gap_ms=gap)
    assert bench.told.wait(state="found", selected="stockitem:3")["field"] == "r_10k"
    assert bench.told.wait(scan="INV-SI3")["field"] == "r_10k"
    bench.server.type_keys("_0402", dwell_ms=60, gap_ms=90, end="")
    bench.told.wait(searched="r_10k_0402")


def test_closing_the_window_by_the_keyboard_ends_the_program(bench: Bench) -> None:
    bench.server.key("Alt+F4")
    bench.told.wait(closed=True)
    assert bench.told.process.wait(timeout=20) == 0
