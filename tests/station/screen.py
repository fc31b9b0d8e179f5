"""A screen without a window: a desk, and a station that answers it."""

from dataclasses import dataclass

from station import acts, dialogue
from station.desk import (
    Desk,
    ParkRequest,
    State,
    Turn,
)
from station.records import Item, ItemKind, ItemRef
from station.requests import carry_out
from station.service import Station
from tests.conftest import scan_of


@dataclass
class Screen:
    """A desk whose requests a station carries out at once, as the window and its store thread would."""

    station: Station
    desk: Desk

    def item(self, pk: int) -> Item:
        item = self.station.item(ItemRef(ItemKind.STOCKITEM, pk))
        assert item
        return item

    def scan(self, text: str, aimed: Desk | None = None) -> State:
        """Scan with what the screen was at when the trigger was pulled."""
        aim = aimed or self.desk
        scan = scan_of(text, target=aim.target, unlinks=aim.state is State.ARMED)
        return self.take(dialogue.answer(self.desk, self.station.scan(scan)))

    def take(self, turn: Turn) -> State:
        self.desk, request = turn
        if request is not None:
            assert self.desk.state is State.WORKING or isinstance(request, ParkRequest)
            return self.take(dialogue.answer(self.desk, carry_out(self.station, request)))
        return self.desk.state

    def choose(self, pk: int) -> State:
        self.desk = acts.choose(self.desk, self.item(pk))
        return self.desk.state
