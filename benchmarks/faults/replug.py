"""Unplugs a scanner in the middle of a scan, many times: nothing is lost, nothing is made up."""

import tempfile
from collections import Counter
from pathlib import Path
from queue import Queue
from time import monotonic

from benchmarks.faults.stock import SETTINGS
from benchmarks.result import Figure, Result, percentile
from station.devices.reader import Reader
from station.devices.simulated import PtyScanner
from station.outcomes import Unknown
from station.records import DeviceState, DeviceStatus, Scan
from station.service import Station
from station.settings import DeviceSettings

CYCLES = 1000
PATIENCE = 30  # s, never waited for in full
MOST_DELAY = 3.0
"""Time, s, in which a scanner that was plugged in again is connected."""


def run(cycles: int = CYCLES) -> Result:
    """Send a whole scan and a part of another, unplug, plug in again; so many times."""
    scans: Queue[Scan] = Queue()
    reports: Queue[DeviceStatus] = Queue()
    answers: Counter[str] = Counter()
    parts: Counter[bool] = Counter()
    delays = []
    with tempfile.TemporaryDirectory(prefix="station-replug-") as name:
        folder = Path(name)
        scanner = PtyScanner(folder, "replugged")
        station = Station.open(f"sqlite:///{folder / 'replug.sqlite'}", SETTINGS)
        reader = Reader(DeviceSettings(name="gun", port=scanner.port), "A", scans.put, reports.put)
        plugged = monotonic()
        reader.start()
        try:
            for cycle in range(cycles):
                _wait_for(reports, DeviceState.CONNECTED)
                delays.append(monotonic() - plugged)
                scanner.send(b"WHOLE-%d\rPART-%d" % (cycle, cycle))
                whole = scans.get(timeout=PATIENCE)
                scanner.unplug()
                part = scans.get(timeout=PATIENCE)
                scanner.plug()
                plugged = monotonic()
                answers[whole.text] += isinstance(station.scan(whole), Unknown)
                parts[isinstance(station.scan(part), Unknown)] += part.text == f"PART-{cycle}"
        finally:
            reader.stop()
            scanner.close()
            station.close()
    return _result(cycles, answers, parts, delays)


def _wait_for(reports: "Queue[DeviceStatus]", state: DeviceState) -> None:
    while reports.get(timeout=PATIENCE).state is not state:
        pass


def _result(cycles: int, answers: Counter[str], parts: Counter[bool], delays: list[float]) -> Result:
    once = sum(answers[f"WHOLE-{cycle}"] == 1 for cycle in range(cycles))
    told, resolved, longest = parts[False], parts[True], max(delays)
    return Result(
        "replug",
        f"a scanner is unplugged in the middle of a scan and plugged in again, {cycles:,} times",
        (
            Figure("whole scans answered once", once, goal=f"= {cycles}", is_met=once == cycles),
            Figure("parts told as cut off", told, goal=f"= {cycles}", is_met=told == cycles),
            Figure("parts taken for codes", resolved, goal="0", is_met=not resolved),
            Figure("connected again, median", percentile(delays, 50), "s"),
            Figure("connected again, longest", longest, "s", None, "<= 3 s", is_met=longest <= MOST_DELAY),
        ),
    )
