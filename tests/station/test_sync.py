"""A change at one station shows on the others within a second, on both engines."""

import threading
from collections.abc import Iterator
from queue import Empty, Queue
from time import monotonic

import pytest

from station.records import ItemKind, ItemRef
from station.service import Station
from station.settings import Settings
from tests.conftest import BOTH, Opener, scan_of
from tests.postgres import Server

pytestmark = BOTH

REEL = ItemRef(ItemKind.STOCKITEM, 2)
PATIENCE = 20  # s, never waited for in full


@pytest.fixture
def heard(station: Station) -> Iterator[Queue[int]]:
    """Return the changes that the test's station hears of."""
    news: Queue[int] = Queue()
    watch = station.watch(news.put)
    yield news
    watch.stop()


def test_a_change_of_another_station_is_heard_within_a_second(
    heard: Queue[int], open_station: Opener
) -> None:
    other = open_station("dock-2", "ben")
    delays = []
    for number in range(5):
        linked = other.link(other.read(f"REEL-{number}"), REEL)
        begin = monotonic()
        assert heard.get(timeout=PATIENCE) == linked.change.id  # type: ignore[union-attr]
        delays.append(monotonic() - begin)
    assert sorted(delays)[2] < 1


def test_own_changes_and_scans_are_no_news(station: Station, heard: Queue[int], open_station: Opener) -> None:
    other = open_station("dock-2", "ben")
    for number in range(5):
        station.link(station.read(f"OWN-{number}"), REEL)
    other.scan(scan_of("OWN-1"))
    theirs = other.undo(), other.unlink(other.read("OWN-1"))
    assert heard.get(timeout=PATIENCE) == theirs[1].change.id  # type: ignore[union-attr]
    assert heard.empty()


def test_changes_in_a_burst_are_told_together_and_none_is_missed(
    heard: Queue[int], open_station: Opener
) -> None:
    other = open_station("dock-2", "ben")
    for number in range(100):
        newest = other.link(other.read(f"REEL-{number}"), REEL).change.id  # type: ignore[union-attr]
    told = [heard.get(timeout=PATIENCE)]
    while told[-1] != newest:
        told.append(heard.get(timeout=PATIENCE))
    assert told == sorted(told)
    assert len(told) < 100


def test_what_changed_before_the_watch_began_is_no_news_and_what_changes_while_it_begins_is(
    station: Station, open_station: Opener
) -> None:
    other = open_station("dock-2", "ben")
    other.link(other.read("BEFORE"), REEL)
    news: Queue[int] = Queue()
    watch = station.watch(news.put)
    during = other.link(other.read("DURING"), REEL)
    assert news.get(timeout=PATIENCE) == during.change.id  # type: ignore[union-attr]
    watch.stop()


def test_stopping_ends_the_thread_and_tells_nothing_more(station: Station, open_station: Opener) -> None:
    news: Queue[int] = Queue()
    watch = station.watch(news.put)
    watch.stop()
    assert "sync" not in [thread.name for thread in threading.enumerate()]
    other = open_station("dock-2", "ben")
    other.link(other.read("AFTER"), REEL)
    with pytest.raises(Empty):
        news.get_nowait()


@pytest.mark.engines("postgresql")
def test_what_changed_while_the_server_was_away_is_told_when_it_is_back(
    engine_name: str, own_server: Server
) -> None:
    here, there = (Station.open(own_server.url("postgres"), Settings()) for _ in range(2))
    news: Queue[int] = Queue()
    watch = here.watch(news.put)
    own_server.execute(
        "INSERT INTO items (kind, pk, title, search, updated) VALUES ('build', 1, 'x', 'x', now())"
    )
    own_server.stop()
    own_server.start()
    number = there.link(there.read("X"), ItemRef(ItemKind.BUILD, 1)).change.id  # type: ignore[union-attr]
    assert news.get(timeout=PATIENCE) == number
    own_server.stop()
    begin = monotonic()
    watch.stop()
    assert monotonic() - begin < 5
    here.close()
    there.close()


@pytest.mark.engines("postgresql")
def test_what_others_did_during_an_outage_is_told_even_when_the_newest_change_is_our_own(
    engine_name: str, own_server: Server
) -> None:
    here, there = (Station.open(own_server.url("postgres"), Settings()) for _ in range(2))
    own_server.execute(
        "INSERT INTO items (kind, pk, title, search, updated) VALUES ('build', 1, 'x', 'x', now())"
    )
    news: Queue[int] = Queue()
    watch = here.watch(news.put)
    own_server.stop()
    own_server.start()
    theirs = there.link(there.read("THEIRS"), ItemRef(ItemKind.BUILD, 1))
    here.link(here.read("OURS"), ItemRef(ItemKind.BUILD, 1))
    assert news.get(timeout=PATIENCE) == theirs.change.id  # type: ignore[union-attr]
    watch.stop()
    here.close()
    there.close()
