"""What a program changes and what is kept of its request stand or fall together."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import pytest

from station.catalogue import Query
from station.errors import RaceError
from station.listing import Exchange, Row
from station.outcomes import Outcome
from station.records import ItemKind, ItemRef
from station.service import Station
from tests.conftest import BOTH

pytestmark = BOTH

ITEM = ItemRef(ItemKind.STOCKITEM, 2)
OTHER = ItemRef(ItemKind.STOCKITEM, 3)

Told = tuple[str, Row | None]
Respond = Callable[[Outcome, Row | None], tuple[Told, Exchange]]
Ask = Callable[[Respond], Told]


def respond(outcome: Outcome, owner: Row | None) -> tuple[Told, Exchange]:
    asked = Exchange(datetime.now(UTC), "/api/", "BAG-1", {}, {"event": outcome.event}, True, 1, "shop")
    return (outcome.event, owner), asked


def stumble(_outcome: Outcome, _owner: Row | None) -> tuple[Told, Exchange]:
    raise LookupError


def asks(station: Station) -> dict[str, Ask]:
    """Return what a program may ask to be changed."""
    code = station.read("BAG-1")
    return {
        "link": partial(station.exchange_link, code, ITEM, reason="by test", override="so be it", by="shop"),
        "unlink": partial(station.exchange_unlink, code, holder=None, reason="by test", by="shop"),
        "unlink item": partial(station.exchange_unlink_item, ITEM, reason="by test", by="shop"),
    }


def kept(station: Station) -> list[str]:
    """Return what is kept of the exchanges, oldest first."""
    return [exchange.response["event"] for exchange in reversed(station.exchanges(Query())[1])]


@pytest.mark.parametrize("name", ["unlink", "unlink item"])
def test_a_change_and_its_exchange_are_both_there_before_anyone_is_told(station: Station, name: str) -> None:
    news: list[tuple[str, list[str], int]] = []
    station.subscribe(lambda told: news.append((told.event, kept(station), len(station.links(ITEM)))))
    assert asks(station)["link"](respond) == ("linked", None)
    assert asks(station)[name](respond) == ("unlinked", None)
    assert news == [("linked", ["linked"], 1), ("unlinked", ["linked", "unlinked"], 0)]


def test_without_its_exchange_there_is_no_link_and_nobody_is_told(station: Station) -> None:
    news: list[Outcome] = []
    station.subscribe(news.append)
    with pytest.raises(LookupError):
        asks(station)["link"](stumble)
    assert (station.links(ITEM), station.history(), kept(station), news) == ((), (), [], [])


@pytest.mark.parametrize("name", ["unlink", "unlink item"])
def test_without_its_exchange_a_link_stays(station: Station, name: str) -> None:
    asks(station)["link"](respond)
    with pytest.raises(LookupError):
        asks(station)[name](stumble)
    assert [link.raw for link in station.links(ITEM)] == ["BAG-1"]
    assert [entry.event for entry in station.history()] == ["link"]
    assert kept(station) == ["linked"]


def test_what_is_not_changed_is_kept_with_the_owner(station: Station) -> None:
    station.link(station.read("BAG-1"), OTHER)
    event, owner = asks(station)["link"](respond)
    assert (event, owner.ref if owner else None) == ("conflict", OTHER)
    assert kept(station) == ["conflict"]


def test_an_empty_code_is_answered_and_kept(station: Station) -> None:
    told = station.exchange_unlink(station.read(""), respond, holder=None, reason="", by="shop")
    assert (told, kept(station)) == (("unreadable", None), ["unreadable"])


def test_what_lost_a_race_is_answered_once_more_and_kept_once(station: Station) -> None:
    tries: list[str] = []

    def respond_late(outcome: Outcome, owner: Row | None) -> tuple[Told, Exchange]:
        tries.append(outcome.event)
        if len(tries) == 1:
            raise RaceError("Another station was faster.", "Try again.")
        return respond(outcome, owner)

    assert asks(station)["link"](respond_late) == ("linked", None)
    assert (tries, kept(station)) == (["linked", "linked"], ["linked"])
    assert [entry.event for entry in station.history()] == ["link"]
