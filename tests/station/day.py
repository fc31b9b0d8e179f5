"""A day's work at a station, so that every table has rows of its own kind."""

from datetime import UTC, datetime

from station.catalogue import Query
from station.listing import Exchange
from station.records import ItemKind, ItemRef
from station.roles import Role
from station.service import Station
from station.settings import Settings, StationSettings
from tests.conftest import scan_of

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)
REEL, OTHER = ItemRef(ItemKind.STOCKITEM, 2), ItemRef(ItemKind.STOCKITEM, 3)
CODES = ("REEL-1", "BOX\x1d7\0\ue000", "漢字-ß", "x" * 4095)


def work(database: str) -> None:
    """Scan, link, move, unlink, undo, park, and link what was parked."""
    station = Station.open(database, Settings(station=StationSettings(name="dock-1", operator="anna")))
    for text in CODES:
        station.scan(scan_of(text))
        station.link(station.read(text), REEL, reason="a day's work")
    station.scan(scan_of("CUT", cut_off="the scanner was unplugged."))
    station.unlink(station.read(CODES[0]))
    station.undo()
    station.unlink(station.read(CODES[1]))
    station.link(station.read(CODES[1]), OTHER)
    seen = next(link.id for link in station.links(REEL) if link.raw == CODES[2])
    station.move(station.read(CODES[2]), OTHER, seen=seen)
    for text in ("WAITS-1", "WAITS-2" + "y" * 4000):
        station.park(station.scan(scan_of(text)).number)
    station.link(station.read("WAITS-1"), REEL)
    station.add_operator("bernd", Role.MOVE, "a long password")
    station.make_badge("bernd")
    station.create_token("shop", operator="bernd")
    asked = Exchange(NOON, "barcode", CODES[1], {"at": CODES[1]}, {"pk": "2"}, True, 1, "shop")
    station.exchange(scan_of(CODES[1]), lambda _: (None, asked), by="shop")
    station.close()


def told(database: str) -> list[str]:
    """Return the history and the links, as a station tells them."""
    station = Station.open(database, Settings())
    lines = [repr(entry) for entry in station.history(1000)]
    lines += [repr(one) for one in (*station.operators(), *station.tokens(), station.exchanges(Query()))]
    lines += [repr(parked) for parked in station.parked()]
    lines += [repr(link) for ref in (REEL, OTHER) for link in station.links(ref)]
    station.close()
    return lines
