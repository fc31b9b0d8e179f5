"""What waits for a person: codes that were put aside, and links that were kept and could not be made."""

from datetime import UTC, datetime

from station.outcomes import KeptLink, Outcome
from station.records import Parked, Scan
from station.service import Station

Waiting = Parked | KeptLink

KEPT = "kept"
"""Name of the device that a kept link comes from when it is taken up."""


def list_waiting(station: Station) -> tuple[Waiting, ...]:
    """Return all that waits: first the links that were asked for, each oldest first."""
    tray = station.outage.review(lambda kept: station.look_up(_scan(station, kept)))
    return (*tray, *station.parked())


def take_up(station: Station, waiting: Waiting) -> Outcome | None:
    """Look a code up once more, a kept link at the item that it was meant for; None when it has gone."""
    if isinstance(waiting, Parked):
        return station.resume(waiting.number)
    return station.look_up(_scan(station, waiting))


def dismiss(station: Station, waiting: Waiting) -> None:
    """Take one off the list without linking it."""
    if isinstance(waiting, Parked):
        station.dismiss(waiting.number)
    else:
        station.outage.dismiss(waiting.number)


def _scan(station: Station, kept: KeptLink) -> Scan:
    text = kept.code.raw
    target = station.item(kept.item)
    return Scan(text.encode(), text, KEPT, datetime.now(UTC), target=target, operator=kept.operator)
