"""One of several processes that link the same codes; tells each outcome, one JSON object a line."""

import json
import sys

from station.records import ItemRef
from station.service import Station
from station.settings import Settings, StationSettings


def main(database: str, name: str, item: str, codes: int) -> None:
    """Say that it is ready, wait for a line, then link all codes to its own item."""
    station = Station.open(database, Settings(station=StationSettings(name=name, operator=name)))
    tell(ready=name)
    sys.stdin.readline()
    for number in range(codes):
        outcome = station.link(station.read(f"CODE-{number}"), ItemRef.parse(item))
        owner = str(outcome.item.ref) if outcome.item else ""
        tell(code=number, event=outcome.event, owner=owner)
    station.close()


def tell(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
