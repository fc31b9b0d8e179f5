"""Readers on real ptys and TCP ports: scans go in at one end and come out at the other."""

import socket
import threading
from functools import partial
from pathlib import Path
from time import monotonic

import pytest
import serial

from benchmarks.faults import replug
from station.devices.ports import Port
from station.devices.reader import make_readers
from station.devices.serial_source import SerialSource
from station.devices.simulated import PtyScanner, SimulatedScanner, TcpScanner
from station.records import DeviceState
from station.settings import DeviceSettings
from tests.station.devices.hid_scanner import FakeHid, FakeScanner, honeywell
from tests.station.devices.input_keyboard import FakeKeyboard
from tests.station.devices.outlet import PATIENCE, Outlet, Start
from tests.station.devices.terminal_server import TerminalServer
from tests.typist import typed


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


def test_case_11_scanners_of_three_kinds_at_once_do_not_mix(
    outlet: Outlet, scanner: PtyScanner, start: Start
) -> None:
    device, keyboard = FakeScanner(), FakeKeyboard()
    start(scanner.port, "A")
    start(lane="B", usb="0c2e:1007", protocol="hidpos", open_source=FakeHid(device).open)
    start(lane="C", usb="05e0:1200", protocol="evdev", open_source=keyboard.open_source)
    for _ in "ABC":
        outlet.wait_for(DeviceState.CONNECTED)

    def send() -> None:
        for number in range(50):
            device.reports.put(honeywell(b"B%d" % number))

    sender = threading.Thread(target=send)
    sender.start()
    for number in range(50):
        scanner.send(b"A%d\r" % number)
        keyboard.type_keys(typed(f"C{number}", 1, 2))
    scans = [outlet.scan() for _ in range(150)]
    sender.join()
    for lane in "ABC":
        assert [scan.text for scan in scans if scan.lane == lane] == [f"{lane}{n}" for n in range(50)]
    keyboard.unplug()


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


def test_a_scanner_behind_a_terminal_server_is_read_and_found_again(outlet: Outlet, start: Start) -> None:
    server = TerminalServer()
    start(server.port, baud=19200)
    outlet.wait_for(DeviceState.CONNECTED)
    assert server.baud == 19200
    server.send(b"over rfc 2217 \xff\x1d\r\nnext\r")
    assert outlet.scan().raw == b"over rfc 2217 \xff\x1d"
    assert outlet.texts(1) == ["next"]
    server.drop()
    outlet.wait_for(DeviceState.LOST)
    outlet.wait_for(DeviceState.CONNECTED)
    server.send(b"again\r")
    assert outlet.texts(1) == ["again"]
    server.close()


def test_case_17_what_came_before_the_line_broke_is_not_lost(outlet: Outlet, start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        start(f"socket://127.0.0.1:{server.getsockname()[1]}")
        with server.accept()[0] as connection:
            outlet.wait_for(DeviceState.CONNECTED)
            connection.sendall(b"one\rtwo\rPART")
        assert outlet.texts(2) == ["one", "two"]
        scan = outlet.scan()
        assert (scan.text, "disconnected" in scan.cut_off) == ("PART", True)


def test_case_17_unplugged_ten_times_in_a_scan_no_scan_is_lost_and_no_part_resolved() -> None:
    result = replug.run(cycles=10)
    assert result.is_met, result.table()


def test_case_18_plugged_in_as_another_node_it_is_found_by_its_identity(
    outlet: Outlet, tmp_path: Path, start: Start
) -> None:
    scanners = {number: PtyScanner(tmp_path, f"ttyACM{number}") for number in (0, 1, 2)}
    ports = [_port(scanners[0], "S1", "1-1"), _port(scanners[1], "S2", "1-2")]
    find = partial(SerialSource.open, ports=lambda: ports)
    start(usb="05e0:1701:S1", open_source=find)
    assert outlet.wait_for(DeviceState.CONNECTED).port == scanners[0].port
    ports[:] = [_port(scanners[1], "S2", "1-2")]
    scanners[0].unplug()
    assert "05e0:1701:S1" in outlet.wait_for(DeviceState.LOST).title + outlet.wait_for(DeviceState.LOST).title
    ports.append(_port(scanners[2], "S1", "1-1"))
    assert outlet.wait_for(DeviceState.CONNECTED).port == scanners[2].port
    scanners[1].send(b"not mine\r")
    scanners[2].send(b"mine\r")
    assert outlet.texts(1) == ["mine"]
    for scanner in scanners.values():
        scanner.close()


def test_case_18_two_of_one_model_without_serial_numbers_stay_distinct_by_location(
    outlet: Outlet, tmp_path: Path, start: Start
) -> None:
    twins = {lane: PtyScanner(tmp_path, lane) for lane in "AB"}
    ports = [_port(twins["B"], "", "1-2"), _port(twins["A"], "", "1-1.4")]
    for lane, location in (("A", "1-1.4"), ("B", "1-2")):
        start(
            usb=f"05e0:1701:{location}",
            lane=lane,
            open_source=partial(SerialSource.open, ports=lambda: ports),
        )
        outlet.wait_for(DeviceState.CONNECTED)
    for lane, twin in twins.items():
        twin.send(lane.encode() + b"\r")
        scan = outlet.scan()
        assert (scan.text, scan.lane) == (lane, lane)
    for twin in twins.values():
        twin.close()


def test_whoever_looks_for_a_fault_is_shown_all_bytes(
    outlet: Outlet, scanner: PtyScanner, start: Start
) -> None:
    seen: list[tuple[str, bytes, float]] = []
    reader = start(scanner.port)
    reader.watch = lambda *what: seen.append(what)
    outlet.wait_for(DeviceState.CONNECTED)
    before = monotonic()
    scanner.send(b"A\x1d\r\n")
    assert outlet.texts(1) == ["A\x1d"]
    assert {name for name, _, _ in seen} == {"dock A"}
    assert b"".join(data for _, data, _ in seen).startswith(b"A\x1d\r")
    assert before <= seen[0][2] <= monotonic()


def test_lanes_are_free_letters(outlet: Outlet) -> None:
    devices = [
        DeviceSettings(name=name, port=name, lane=lane)
        for name, lane in (("p", ""), ("q", "A"), ("r", ""), ("s", "Z"))
    ]
    readers = make_readers(devices, outlet.scans.put, outlet.reports.put)
    assert [reader._lane for reader in readers] == ["B", "A", "C", "Z"]


def _port(scanner: PtyScanner, serial_number: str, location: str) -> Port:
    return Port(scanner.port, "05e0", "1701", serial_number, location, "Zebra DS22")
