"""What readers deliver and report, to wait for."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Queue

from station.devices.reader import Reader
from station.records import DeviceState, DeviceStatus, Scan

PATIENCE = 20  # s, never waited for in full

Start = Callable[..., Reader]


def wait_for_beeps() -> None:
    """Wait until no beep is being written: the next one would be dropped."""
    for thread in threading.enumerate():
        if thread.name.startswith("feedback:"):
            thread.join(PATIENCE)


@dataclass
class Outlet:
    """Keeps scans and reports of all readers in the order in which they came."""

    scans: Queue[Scan] = field(default_factory=Queue)
    reports: Queue[DeviceStatus] = field(default_factory=Queue)

    def scan(self) -> Scan:
        return self.scans.get(timeout=PATIENCE)

    def texts(self, count: int) -> list[str]:
        return [self.scan().text for _ in range(count)]

    def wait_for(self, state: DeviceState) -> DeviceStatus:
        while (status := self.reports.get(timeout=PATIENCE)).state is not state:
            pass
        return status
