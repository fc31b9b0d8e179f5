"""Eight scanners that send as fast as conveyors do: each scan is journalled and answered once, in order."""

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic, process_time

from benchmarks.result import Figure, Result, percentile
from station.devices.reader import Deliver, make_readers
from station.devices.simulated import PtyScanner
from station.intake import Intake, Listeners
from station.outcomes import Outcome
from station.records import DeviceState, DeviceStatus, Scan
from station.service import Station
from station.settings import DeviceSettings, Settings, StationSettings
from station.spool import Spool

SCANNERS = 8
RATE = 50
"""Scans a second of each scanner."""

SECONDS = 60.0
PATIENCE = 60.0
"""Time, s, after which what has not arrived is called lost."""

REFERENCE_SECONDS = 5.0
"""How long the same scanners send to nobody but a clock."""

STOCK = Path(__file__).parent.parent / "resources" / "demo"


@dataclass
class Log:
    """What was sent and what came out, by device, with times, s."""

    sent: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    came: dict[str, list[tuple[str, float]]] = field(default_factory=lambda: defaultdict(list))
    wanted: int = 0
    count: int = 0
    lock: Lock = field(default_factory=Lock)
    is_complete: Event = field(default_factory=Event)

    def note(self, scan: Scan) -> None:
        """Take what came out; called on one thread for each device, or on one for all."""
        self.came[scan.device].append((scan.text, monotonic()))
        if scan.text.endswith("-last"):
            with self.lock:
                self.count += 1
                if self.count == self.wanted:
                    self.is_complete.set()

    def delays(self) -> list[float]:
        """Return the time, ms, from each trigger to what came of it."""
        return [
            (at - self.sent[device][text]) * 1000 for device, came in self.came.items() for text, at in came
        ]

    def is_in_order(self) -> bool:
        """Tell whether each device's scans came out as they went in, each once."""
        return all(
            [text for text, _ in self.came[device]] == list(sent) for device, sent in self.sent.items()
        )


def run(seconds: float = SECONDS) -> Result:
    """Send for so long, and compare with scanners whose scans go no further than a clock."""
    with tempfile.TemporaryDirectory(prefix="station-burst-") as folder, _scanners(Path(folder)) as scanners:
        reference = Log()
        _send_all(scanners, reference, min(seconds, REFERENCE_SECONDS), reference.note)
        log = Log()
        with _station(Path(folder)) as station:
            began = monotonic(), process_time()
            waited = _run_station(station, Path(folder), scanners, log, seconds)
            took = monotonic() - began[0], process_time() - began[1]
            journalled = _journalled(station, log)
    return _result(log, reference, journalled, waited, took)


def _run_station(
    station: Station, folder: Path, scanners: dict[str, PtyScanner], log: Log, seconds: float
) -> int:
    """Send to a station; return how many scans had to wait in its spool at most."""
    waited = [0]

    def note(outcome: Outcome) -> None:
        if outcome.scan is not None:
            log.note(outcome.scan)

    listeners = Listeners(note, note, _ignore, waited.append, _ignore)
    intake = Intake(station, Spool(folder, "burst"), listeners)
    _send_all(scanners, log, seconds, intake.take)
    intake.close()
    return max(waited)


def _send_all(scanners: dict[str, PtyScanner], log: Log, seconds: float, deliver: Deliver) -> None:
    """Read all scanners while all of them send, until everything came out or nothing more will come."""
    connected = {name: Event() for name in scanners}

    def report(status: DeviceStatus) -> None:
        if status.state is DeviceState.CONNECTED:
            connected[status.device].set()

    devices = [DeviceSettings(name=name, port=scanner.port) for name, scanner in scanners.items()]
    readers = make_readers(devices, deliver, report)
    for reader in readers:
        reader.start()
    for event in connected.values():
        event.wait(PATIENCE)
    log.wanted = len(scanners)
    threads = [Thread(target=_send, args=(scanners[name], name, log, seconds)) for name in scanners]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    log.is_complete.wait(PATIENCE)
    for reader in readers:
        reader.stop()


def _send(scanner: PtyScanner, name: str, log: Log, seconds: float) -> None:
    """Send at the rate of a conveyor: known codes, unknown ones, and a last one that ends it."""
    count = round(seconds * RATE)
    pause = Event()
    began = monotonic()
    for number in range(count):
        pause.wait(max(0.0, began + number / RATE - monotonic()))
        text = f"{name}-{number:06}" if number < count - 1 else f"{name}-{number:06}-last"
        log.sent[name][text] = monotonic()
        scanner.send(text.encode() + b"\r")


@contextmanager
def _scanners(folder: Path) -> Iterator[dict[str, PtyScanner]]:
    scanners = {f"scanner-{number}": PtyScanner(folder, f"scanner-{number}") for number in range(SCANNERS)}
    try:
        yield scanners
    finally:
        for scanner in scanners.values():
            scanner.close()


@contextmanager
def _station(folder: Path) -> Iterator[Station]:
    settings = Settings(station=StationSettings(name="burst", operator="burst"))
    station = Station.open(f"sqlite:///{folder / 'burst.sqlite'}", settings)
    try:
        station.import_files([STOCK])
        yield station
    finally:
        station.close()


def _journalled(station: Station, log: Log) -> tuple[int, bool]:
    """Return how many scans are in the journal, and whether those of each device are in order."""
    codes: dict[str, list[str]] = defaultdict(list)
    total = sum(len(sent) for sent in log.sent.values())
    for entry in reversed(station.history(2 * total)):
        codes[entry.device].append(entry.code)
    is_in_order = all(codes[device] == list(sent) for device, sent in log.sent.items())
    return sum(map(len, codes.values())), is_in_order


def _result(
    log: Log, reference: Log, journalled: tuple[int, bool], waited: int, took: tuple[float, float]
) -> Result:
    sent = sum(len(texts) for texts in log.sent.values())
    answered = sum(len(came) for came in log.came.values())
    delays, clock = log.delays() or [0.0], reference.delays() or [0.0]
    return Result(
        "burst",
        f"{SCANNERS} scanners, {RATE} scans/s each, real ptys, readers, journal and answers",
        (
            Figure("sent", sent),
            Figure("journalled", journalled[0], goal="= sent", is_met=journalled[0] == sent),
            Figure("answered", answered, goal="= sent", is_met=answered == sent),
            Figure("journal in order", journalled[1], goal="each lane", is_met=journalled[1]),
            Figure("answers in order", log.is_in_order(), goal="each lane", is_met=log.is_in_order()),
            Figure("rate", sent / took[0], "scans/s"),
            Figure("trigger to answer, median", percentile(delays, 50), "ms", percentile(clock, 50)),
            Figure("trigger to answer, p99", percentile(delays, 99), "ms", percentile(clock, 99)),
            Figure("waited in the spool at most", waited, "scans"),
            Figure("processor time", took[1] / took[0] * 100, "% of a core"),
        ),
    )


def _ignore(_trouble: object) -> None:
    """Leave trouble to the figures: what it loses is missing there."""
