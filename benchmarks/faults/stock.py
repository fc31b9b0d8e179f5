"""A station on demo stock in a file of its own, to be maltreated."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from station.errors import StationError
from station.practice import DATA
from station.records import ItemKind, ItemRef, Scan
from station.service import Station
from station.settings import Settings, StationSettings

SETTINGS = Settings(station=StationSettings(name="faults", operator="faults"))

REEL = ItemRef(ItemKind.STOCKITEM, 2)
"""The item that everything is linked to."""


def url_of(file: Path) -> str:
    """Return the URL of a SQLite file."""
    return f"sqlite:///{file}"


@contextmanager
def station_on(file: Path, *, timeout: float | None = None) -> Iterator[Station]:
    """Open a station on a file.

    Args:
        file: is made when it is missing.
        timeout: its patience with a lock, s; None leaves its own.
    """
    patience = "" if timeout is None else f"?timeout={timeout}"
    station = Station.open(url_of(file) + patience, SETTINGS)
    try:
        yield station
    finally:
        station.close()


def make_stock(file: Path) -> None:
    """Make a database with the demo stock."""
    with station_on(file) as station:
        station.import_files([DATA])


def scan_of(text: str) -> Scan:
    """Return a scan as a reader would deliver it."""
    return Scan(device="faults", raw=text.encode(), text=text, at=datetime.now(UTC))


def link(station: Station, text: str) -> str:
    """Link a text to the reel; return what came of it: an outcome, or `told` when trouble was told."""
    try:
        return station.link(station.read(text), REEL).event
    except StationError as error:
        if not (error.title and error.advice):
            raise
        return "told"


def linked(station: Station) -> set[str]:
    """Return the texts that are on the reel."""
    return {held.raw for held in station.links(REEL)}
