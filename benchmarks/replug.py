"""Unplugs a scanner in the middle of a scan, many times, and counts what was lost and what was made up.

Usage: python -m benchmarks.replug [CYCLES]
"""

import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

from station.devices.reader import Reader
from station.devices.simulated import PtyScanner
from station.outcomes import Unknown
from station.records import DeviceState, DeviceStatus, Scan
from station.service import Station
from station.settings import DeviceSettings, Settings

CYCLES = 200
PATIENCE = 30  # s, never waited for in full


@dataclass(frozen=True, slots=True)
class Result:
    """What became of the scans; each cycle sends one whole one and a part of another."""

    cycles: int
    answered_once: int
    """Whole scans that the station has answered exactly once."""
    parts_told: int
    """Parts that were shown as cut off."""
    parts_resolved: int
    """Parts that were taken for codes: none may be."""

    @property
    def is_good(self) -> bool:
        """Tell whether nothing was lost and nothing made up."""
        return self.answered_once == self.parts_told == self.cycles and not self.parts_resolved


def replug(cycles: int, folder: Path) -> Result:
    """Run so many cycles on a pty and a database in `folder`."""
    scans: Queue[Scan] = Queue()
    reports: Queue[DeviceStatus] = Queue()
    answers: Counter[str] = Counter()
    parts: Counter[bool] = Counter()
    scanner = PtyScanner(folder, "replugged")
    station = Station.open(f"sqlite:///{folder / 'replug.sqlite'}", Settings())
    reader = Reader(DeviceSettings(name="gun", port=scanner.port), "A", scans.put, reports.put)
    reader.start()
    try:
        for cycle in range(cycles):
            _wait_for(reports, DeviceState.CONNECTED)
            scanner.send(b"WHOLE-%d\rPART-%d" % (cycle, cycle))
            whole = scans.get(timeout=PATIENCE)
            scanner.unplug()
            part = scans.get(timeout=PATIENCE)
            scanner.plug()
            answers[whole.text] += isinstance(station.scan(whole), Unknown)
            parts[isinstance(station.scan(part), Unknown)] += part.text == f"PART-{cycle}"
    finally:
        reader.stop()
        scanner.close()
        station.close()
    once = sum(answers[f"WHOLE-{cycle}"] == 1 for cycle in range(cycles))
    return Result(cycles, once, parts[False], parts[True])


def _wait_for(reports: Queue[DeviceStatus], state: DeviceState) -> None:
    while reports.get(timeout=PATIENCE).state is not state:
        pass


def main() -> int:
    """Run it and print what came of it."""
    cycles = int(sys.argv[1]) if len(sys.argv) > 1 else CYCLES
    with tempfile.TemporaryDirectory() as folder:
        result = replug(cycles, Path(folder))
    print(result)
    return not result.is_good


if __name__ == "__main__":
    sys.exit(main())
