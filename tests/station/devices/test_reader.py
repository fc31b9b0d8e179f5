"""Readers on real ptys and TCP ports: scans go in at one end and come out at the other."""

import fcntl
import socket
import threading
from functools import partial
from pathlib import Path
from queue import Queue
from time import monotonic

import pytest
import serial

from benchmarks.replug import replug
from station.devices import reader as reader_module
from station.devices.feedback import COMMANDS
from station.devices.framing import Frame
from station.devices.ports import Port
from station.devices.reader import Reader, make_readers
from station.devices.serial_source import SerialSource
from station.devices.simulated import PtyScanner, SimulatedScanner, TcpScanner
from station.records import DeviceState
from station.settings import DeviceSettings
from tests.station.devices.outlet import PATIENCE, Outlet, Start, wait_for_beeps
from tests.station.devices.terminal_server import TerminalServer

TIOCGEXCL = 0x80045440  # missing in Python's termios


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


def test_case_17_unplugged_ten_times_in_a_scan_no_scan_is_lost_and_no_part_resolved(tmp_path: Path) -> None:
    result = replug(10, tmp_path)
    assert (result.answered_once, result.parts_told, result.parts_resolved) == (10, 10, 0)


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


def test_nobody_else_may_open_the_port(scanner: PtyScanner) -> None:
    source = SerialSource.open(DeviceSettings(name="n", port=scanner.port))
    assert fcntl.ioctl(source._port.fileno(), TIOCGEXCL, bytes(4)) == b"\1\0\0\0"
    source.close()


@pytest.mark.parametrize("profile", ["honeywell", "datalogic", "zebra"])
def test_feedback_is_written_to_a_scanner_whose_settings_want_it(
    outlet: Outlet, scanner: PtyScanner, start: Start, profile: str
) -> None:
    reader = start(scanner.port, feedback=profile)
    outlet.wait_for(DeviceState.CONNECTED)
    for is_good, command in zip((True, False), COMMANDS[profile], strict=True):
        reader.feedback(is_good=is_good)
        assert scanner.receive(len(command)) == command
        wait_for_beeps()


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


def test_feedback_is_off_by_default(outlet: Outlet, scanner: PtyScanner, start: Start) -> None:
    reader = start(scanner.port)
    outlet.wait_for(DeviceState.CONNECTED)
    reader.feedback(is_good=True)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("feedback:")]


def test_a_scanner_that_takes_no_feedback_is_still_read_and_stopping_does_not_hang(
    outlet: Outlet, scanner: PtyScanner, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    reader = start(scanner.port, feedback="zebra")
    outlet.wait_for(DeviceState.CONNECTED)
    scanner.jam()
    for number in range(20):
        reader.feedback(is_good=False)
        scanner.send(b"scan %d\r" % number)
        assert outlet.texts(1) == [f"scan {number}"]
    before = monotonic()
    reader.stop()
    assert monotonic() - before < PATIENCE / 4
    assert "No feedback from dock A" in caplog.text


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


def test_a_reader_that_never_started_stops_at_once(outlet: Outlet) -> None:
    Reader(DeviceSettings(name="n", port="p"), "A", outlet.scans.put, outlet.reports.put).stop()


def test_lanes_are_free_letters(outlet: Outlet) -> None:
    devices = [
        DeviceSettings(name=name, port=name, lane=lane)
        for name, lane in (("p", ""), ("q", "A"), ("r", ""), ("s", "Z"))
    ]
    readers = make_readers(devices, outlet.scans.put, outlet.reports.put)
    assert [reader._lane for reader in readers] == ["B", "A", "C", "Z"]


def _port(scanner: PtyScanner, serial_number: str, location: str) -> Port:
    return Port(scanner.port, "05e0", "1701", serial_number, location, "Zebra DS22")
