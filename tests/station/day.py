"""A day's work at a station, so that every table has rows of its own kind."""

from station.records import ItemKind, ItemRef
from station.service import Station
from station.settings import Settings, StationSettings
from tests.conftest import scan_of

REEL, OTHER = ItemRef(ItemKind.STOCKITEM, 2), ItemRef(ItemKind.STOCKITEM, 3)
CODES = ("REEL-1", "BOX\x1d7\0\ue000", "漢字-ß", "x" * 4095)


def work(database: str) -> None:
    """Scan, link, unlink and undo."""
    station = Station.open(database, Settings(station=StationSettings(name="dock-1", operator="anna")))
    for text in CODES:
        station.scan(scan_of(text))
        station.link(station.read(text), REEL, reason="a day's work")
    station.scan(scan_of("CUT", cut_off="the scanner was unplugged."))
    station.unlink(station.read(CODES[0]))
    station.undo()
    station.unlink(station.read(CODES[1]))
    station.link(station.read(CODES[1]), OTHER)
    station.close()


def told(database: str) -> list[str]:
    """Return the history and the links, as a station tells them."""
    station = Station.open(database, Settings())
    lines = [repr(entry) for entry in station.history(1000)]
    lines += [repr(link) for ref in (REEL, OTHER) for link in station.links(ref)]
    station.close()
    return lines
