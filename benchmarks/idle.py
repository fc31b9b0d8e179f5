"""Measures what two open ports cost while nobody scans.

Usage: python -m benchmarks.idle [SECONDS]
"""

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from queue import Queue
from time import process_time, sleep

from station.devices.reader import Reader
from station.devices.simulated import PtyScanner
from station.records import DeviceState, DeviceStatus, Scan
from station.settings import DeviceSettings

SECONDS = 10.0
PORTS = 2
MOST = 0.01
"""Share of one core that they may take."""


def idle_load(seconds: float, folder: Path) -> float:
    """Return the share of one core that the readers of two open ports take."""
    scans: Queue[Scan] = Queue()
    reports: Queue[DeviceStatus] = Queue()
    with ExitStack() as opened:
        for number in range(PORTS):
            scanner = PtyScanner(folder, f"scanner{number}")
            opened.callback(scanner.close)
            settings = DeviceSettings(name=scanner.port, port=scanner.port)
            reader = Reader(settings, "", scans.put, reports.put)
            reader.start()
            opened.callback(reader.stop)
            while reports.get().state is not DeviceState.CONNECTED:
                pass
        before = process_time()
        sleep(seconds)
        return (process_time() - before) / seconds


def main() -> int:
    """Measure and print; 1 % or more is a failure."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    with tempfile.TemporaryDirectory() as folder:
        load = idle_load(seconds, Path(folder))
    print(f"{PORTS} open ports take {load:.3%} of one core")
    return load >= MOST


if __name__ == "__main__":
    sys.exit(main())
