"""Readers that are stopped: nothing is lost, and no device hangs the end of the program."""

import threading
from pathlib import Path
from queue import Queue
from time import monotonic

import pytest

from station.devices import reader as reader_module
from station.devices.framing import Frame
from station.devices.reader import Reader, stop_readers
from station.devices.serial_source import WAIT
from station.devices.simulated import PtyScanner
from station.records import DeviceState
from station.settings import DeviceSettings
from tests.station.devices.outlet import PATIENCE, Outlet, Start


def test_stopping_in_a_scan_keeps_the_part(outlet: Outlet, scanner: PtyScanner, start: Start) -> None:
    reader = start(scanner.port, idle_ms=5000, terminators=[])
    outlet.wait_for(DeviceState.CONNECTED)
    scanner.send(b"half")
    stopper = threading.Timer(0.2, reader.stop)
    stopper.start()
    assert "closed" in outlet.scans.get(timeout=PATIENCE).cut_off
    stopper.join()


class StuckSource:
    """A device whose driver hangs in a read and comes back too late."""

    path = "/dev/stuck"
    raw = b""

    def __init__(self) -> None:
        self.is_read, self.comes_back = threading.Event(), threading.Event()
        self.is_closed = threading.Event()

    def read(self) -> list[Frame]:
        self.is_read.set()
        self.comes_back.wait()
        return [Frame(b"late")]

    def cut(self, reason: str) -> list[Frame]:
        return []

    def signal(self, *, is_good: bool) -> None:
        self.comes_back.wait()

    def close(self) -> None:
        self.is_closed.set()


def test_a_device_that_hangs_does_not_hang_the_end_and_nothing_comes_from_it_later(
    outlet: Outlet, start: Start, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(reader_module, "STOP_PATIENCE", 0.05)
    source = StuckSource()
    reader = start("stuck", open_source=lambda _settings: source)
    assert source.is_read.wait(PATIENCE)
    reader.stop()
    assert "does not answer" in caplog.text
    source.comes_back.set()
    assert source.is_closed.wait(PATIENCE)
    assert outlet.scans.empty()
    assert "late" in caplog.text


@pytest.mark.parametrize("is_unplugged", [True, False])
def test_stopping_never_hangs_whatever_state_the_port_is_in(
    outlet: Outlet, scanner: PtyScanner, start: Start, is_unplugged: bool
) -> None:
    reader = start(scanner.port, terminators=[], idle_ms=5000)
    read: Queue[bytes] = Queue()
    reader.watch = lambda _name, data, _at: read.put(data)
    outlet.wait_for(DeviceState.CONNECTED)
    scanner.send(b"half")
    assert read.get(timeout=PATIENCE)  # a pty throws away what is unread when it is unplugged
    if is_unplugged:
        scanner.unplug()
        outlet.wait_for(DeviceState.LOST)
    before = monotonic()
    reader.stop()
    assert monotonic() - before < reader_module.STOP_PATIENCE
    assert outlet.scan().cut_off


def test_many_readers_are_stopped_together(outlet: Outlet, tmp_path: Path, start: Start) -> None:
    scanners = [PtyScanner(tmp_path, str(number)) for number in range(8)]
    readers = [start(scanner.port, "ABCDEFGH"[number]) for number, scanner in enumerate(scanners)]
    for _ in readers:
        outlet.wait_for(DeviceState.CONNECTED)
    before = monotonic()
    stop_readers(readers)
    assert monotonic() - before < 4 * WAIT
    for scanner in scanners:
        scanner.close()


def test_a_reader_that_never_started_stops_at_once(outlet: Outlet) -> None:
    Reader(DeviceSettings(name="n", port="p"), "A", outlet.scans.put, outlet.reports.put).stop()
