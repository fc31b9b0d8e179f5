"""Readers on real ptys and TCP ports: scans go in at one end and come out at the other."""

import threading
from pathlib import Path

import pytest
import serial

from station.devices.reader import make_readers
from station.devices.simulated import PtyScanner, SimulatedScanner, TcpScanner
from station.records import DeviceState
from station.settings import DeviceSettings
from tests.station.devices.outlet import PATIENCE, Outlet, Start


def test_a_scan_comes_out_as_it_went_in(outlet: Outlet, scanner: PtyScanner, start: Start) -> None:
    start(scanner.port)
    assert outlet.wait_for(DeviceState.CONNECTED).port == scanner.port
    scanner.send(b"]d2[)>\x1e06\x1dP1\x1e\x04\r\nABC\r")
    scan = outlet.scans.get(timeout=PATIENCE)
    assert (scan.raw, scan.device, scan.lane) == (b"]d2[)>\x1e06\x1dP1\x1e\x04", "dock A", "A")
    assert scan.at.tzinfo is not None
    assert outlet.texts(1) == ["ABC"]


def test_every_byte_value_passes_the_port(outlet: Outlet, scanner: PtyScanner, start: Start) -> None:
    start(scanner.port, encoding="latin-1")
    outlet.wait_for(DeviceState.CONNECTED)
    every = bytes(byte for byte in range(256) if byte not in b"\r\n\x02")
    scanner.send(every + b"\r")
    assert outlet.scans.get(timeout=PATIENCE).raw == every


def test_case_08_silence_ends_a_scan_and_is_flagged_where_a_terminator_is_set(
    outlet: Outlet, scanner: PtyScanner, start: Start
) -> None:
    start(scanner.port)
    outlet.wait_for(DeviceState.CONNECTED)
    for text in (b"one", b"two", b"three"):
        scanner.send(text)
        assert outlet.scans.get(timeout=PATIENCE).unterminated
    assert "terminators" in outlet.wait_for(DeviceState.CONNECTED).advice


def test_case_08_silence_ends_a_scan_where_nothing_else_does(
    outlet: Outlet, scanner: PtyScanner, start: Start
) -> None:
    start(scanner.port, terminators=[])
    outlet.wait_for(DeviceState.CONNECTED)
    scanner.send(b"A\rB")
    scan = outlet.scans.get(timeout=PATIENCE)
    assert (scan.text, scan.unterminated) == ("A\rB", False)


def test_the_same_label_twice_in_a_moment_is_a_repeat(
    outlet: Outlet, scanner: PtyScanner, start: Start
) -> None:
    start(scanner.port)
    outlet.wait_for(DeviceState.CONNECTED)
    scanner.send(b"A\rA\rB\r")
    assert [outlet.scans.get(timeout=PATIENCE).is_repeat for _ in range(3)] == [False, True, False]


def test_case_11_two_scanners_at_once_do_not_mix(outlet: Outlet, tmp_path: Path, start: Start) -> None:
    scanners = {lane: PtyScanner(tmp_path, lane) for lane in "AB"}
    for lane, scanner in scanners.items():
        start(scanner.port, lane)
        outlet.wait_for(DeviceState.CONNECTED)
    senders = [
        threading.Thread(
            target=scanner.send, args=(b"".join(b"%s%d\r" % (lane.encode(), n) for n in range(500)),)
        )
        for lane, scanner in scanners.items()
    ]
    for sender in senders:
        sender.start()
    scans = [outlet.scans.get(timeout=PATIENCE) for _ in range(1000)]
    for sender in senders:
        sender.join()
    for lane in "AB":
        assert [scan.text for scan in scans if scan.lane == lane] == [f"{lane}{n}" for n in range(500)]
    for scanner in scanners.values():
        scanner.close()


def test_case_17_unplugged_in_a_scan_the_part_is_told_as_cut_off(
    outlet: Outlet, scanner: PtyScanner, start: Start
) -> None:
    start(scanner.port)
    outlet.wait_for(DeviceState.CONNECTED)
    scanner.send(b"WHOLE\rPAR")
    assert outlet.texts(1) == ["WHOLE"]
    scanner.unplug()
    scan = outlet.scans.get(timeout=PATIENCE)
    assert scan.text == "PAR"
    assert scan.cut_off or scan.unterminated
    assert "Plug" in outlet.wait_for(DeviceState.LOST).advice


def test_case_18_plugged_in_again_it_is_found_again(
    outlet: Outlet, scanner: PtyScanner, start: Start
) -> None:
    start(scanner.port)
    outlet.wait_for(DeviceState.CONNECTED)
    for number in range(3):
        scanner.unplug()
        assert outlet.wait_for(DeviceState.LOST).title
        scanner.plug()
        outlet.wait_for(DeviceState.CONNECTED)
        scanner.send(b"scan %d\r" % number)
        assert outlet.texts(1) == [f"scan {number}"]


def test_a_scanner_on_the_network_is_read_and_found_again(outlet: Outlet, start: Start) -> None:
    scanner: SimulatedScanner = TcpScanner()
    start(scanner.port)
    outlet.wait_for(DeviceState.CONNECTED)
    scanner.send(b"over tcp\r\n")
    assert outlet.texts(1) == ["over tcp"]
    scanner.unplug()
    outlet.wait_for(DeviceState.LOST)
    outlet.wait_for(DeviceState.CONNECTED)
    scanner.send(b"again\r\n")
    assert outlet.texts(1) == ["again"]
    scanner.close()


def test_case_20_a_port_that_another_has_open_is_told_with_the_fix(
    outlet: Outlet, scanner: PtyScanner, start: Start
) -> None:
    with serial.Serial(scanner.port, exclusive=True):
        start(scanner.port)
        lost = outlet.wait_for(DeviceState.LOST)
        assert "in use" in lost.title
        assert "Close it" in lost.advice
    outlet.wait_for(DeviceState.CONNECTED)


@pytest.mark.parametrize(
    ("port", "words"),
    [
        ("/dev/no-such-port", "is not there"),
        ("{folder}/file", "cannot be used for a scanner"),
        ("socket://127.0.0.1:1", "does not answer"),
        ("nonsense://x", "does not answer"),
    ],
)
def test_case_20_a_port_that_cannot_be_used_is_told_once_and_stopping_never_hangs(
    outlet: Outlet, start: Start, tmp_path: Path, port: str, words: str
) -> None:
    (tmp_path / "file").touch()
    reader = start(port.replace("{folder}", str(tmp_path)))
    lost = outlet.wait_for(DeviceState.LOST)
    assert words in lost.title
    assert lost.advice
    reader.stop()
    assert outlet.reports.empty()


def test_stopping_in_a_scan_keeps_the_part(outlet: Outlet, scanner: PtyScanner, start: Start) -> None:
    reader = start(scanner.port, idle_ms=5000, terminators=[])
    outlet.wait_for(DeviceState.CONNECTED)
    scanner.send(b"half")
    stopper = threading.Timer(0.2, reader.stop)
    stopper.start()
    assert "closed" in outlet.scans.get(timeout=PATIENCE).cut_off
    stopper.join()


def test_lanes_are_free_letters(outlet: Outlet) -> None:
    devices = [
        DeviceSettings(name=name, port=name, lane=lane)
        for name, lane in (("p", ""), ("q", "A"), ("r", ""), ("s", "Z"))
    ]
    readers = make_readers(devices, outlet.scans.put, outlet.reports.put)
    assert [reader._lane for reader in readers] == ["B", "A", "C", "Z"]
