"""What an intake tells, to wait for; as a program of its own, a station that is killed at a chosen moment."""

import os
import sys
import threading
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import Queue

from station.errors import StationError
from station.intake import Intake, Listeners
from station.outcomes import Outcome, Recollection
from station.service import Station
from station.settings import Settings, StationSettings
from station.spool import Spool
from tests.conftest import scan_of

PATIENCE = 20  # s, never waited for in full


@dataclass
class Ear:
    """Hears everything."""

    resolved: Queue[Outcome] = field(default_factory=Queue)
    recovered: Queue[Outcome] = field(default_factory=Queue)
    troubled: Queue[StationError | None] = field(default_factory=Queue)
    waiting: Queue[int] = field(default_factory=Queue)
    recalled: Queue[Recollection] = field(default_factory=Queue)

    def listeners(self) -> Listeners:
        return Listeners(
            self.resolved.put, self.recovered.put, self.troubled.put, self.waiting.put, self.recalled.put
        )

    def texts(self, count: int, queue: Queue[Outcome] | None = None) -> list[str]:
        outcomes = [(queue or self.resolved).get(timeout=PATIENCE) for _ in range(count)]
        return [outcome.scan.text for outcome in outcomes if outcome.scan]

    def wait_until(self, count: int) -> None:
        """Wait until so many scans are said to wait."""
        while self.waiting.get(timeout=PATIENCE) != count:
            pass


def main() -> None:
    """Take scans from a database and a folder that are named, and die when the first is answered."""
    database, folder = sys.argv[1:]
    station = Station.open(database, Settings(station=StationSettings(name="dock-1", operator="anna")))
    ear = Ear()
    listeners = replace(ear.listeners(), resolved=lambda _: os._exit(9))
    intake = Intake(station, Spool(Path(folder), "dock-1"), listeners)
    for number in range(3):
        intake.take(scan_of(f"scan {number}"))
    ear.wait_until(3)
    sys.stdout.write('{"spooled": true}\n')
    sys.stdout.flush()
    threading.Event().wait()  # until it dies


if __name__ == "__main__":
    main()
