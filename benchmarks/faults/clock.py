"""Sets the clock of a station back in the middle of its work."""

import tempfile
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self
from unittest.mock import patch

from benchmarks.faults.stock import link, linked, make_stock, scan_of, station_on
from benchmarks.result import Figure, Result
from station.outcomes import Undone

BACK = timedelta(days=2)


class LateClock(datetime):
    """Tells what time it was two days ago."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        """Return the time two days ago."""
        return super().now(tz) - BACK


def run() -> Result:
    """Link and scan before and after the clock is set back, then take all of it back."""
    with tempfile.TemporaryDirectory(prefix="station-clock-") as folder:
        file = Path(folder) / "stock.sqlite"
        make_stock(file)
        with station_on(file) as station:
            events = [link(station, "BEFORE")]
            station.scan(scan_of("BEFORE"))
            with patch("station.verbs.datetime", LateClock):
                events.append(link(station, "AFTER"))
                station.scan(scan_of("AFTER"))
                both = linked(station)
                undone = [station.undo() for _ in range(2)]
            codes = [one.code.raw for one in undone if isinstance(one, Undone) and one.code]
            events_kept = len(station.history())
    is_linked = events == ["linked", "linked"] and both == {"BEFORE", "AFTER"}
    is_in_order = codes == ["AFTER", "BEFORE"]
    return Result(
        "clock",
        "the clock is set back by two days between two links",
        (
            Figure("both are linked", is_linked, goal="yes", is_met=is_linked),
            Figure("undo goes by order, not by time", is_in_order, goal="yes", is_met=is_in_order),
            Figure("events in the history", events_kept, goal="= 6", is_met=events_kept == 6),  # noqa: PLR2004
        ),
    )
