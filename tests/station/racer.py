"""One of several processes that link the same codes; it tells each outcome."""

from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier

from station.records import ItemRef
from station.service import Station
from station.settings import Settings, StationSettings

Told = tuple[int, str, str]
"""Number of the code, what came of linking it, and its owner."""


def race(database: str, item: str, codes: int, start: Barrier, told: "SimpleQueue[list[Told]]") -> None:
    """Open a station, wait for all others, then link all codes to its own item."""
    name = f"dock-{item}"
    station = Station.open(database, Settings(station=StationSettings(name=name, operator=name)))
    start.wait()
    outcomes = [station.link(station.read(f"CODE-{number}"), ItemRef.parse(item)) for number in range(codes)]
    station.close()
    told.put([(n, one.event, str(one.item.ref) if one.item else "") for n, one in enumerate(outcomes)])
