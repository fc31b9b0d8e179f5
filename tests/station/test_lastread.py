"""What codes were last seen to name: remembered, forgotten when a change touches it, bounded."""

from dataclasses import replace
from datetime import UTC, datetime

from station.lastread import LastRead
from station.outcomes import Found, Linked, Unlinked
from station.records import ItemKind, ItemRef
from station.service import Station
from tests.conftest import scan_of

REEL = ItemRef(ItemKind.STOCKITEM, 2)
BARE = "[)>\x1e06\x1dP596-777A1-ND\x1d1PXAF4444\x1dQ3\x1d1T10194\x1e\x04"
DRESSED = "]d1" + BARE
NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)


def test_a_change_forgets_a_code_in_whatever_dress_it_was_scanned(station: Station) -> None:
    station.link(station.read(BARE), REEL, override="a test")
    found = station.scan(scan_of(DRESSED))
    assert isinstance(found, Found)
    memory = LastRead()
    memory.remember(found, NOW)
    recalled = memory.recall(station.read(BARE))
    assert recalled is not None
    assert recalled.item.ref == REEL
    unlinked = station.unlink(station.read(DRESSED))
    assert isinstance(unlinked, Unlinked)
    memory.forget_codes(unlinked.change)
    assert memory.recall(station.read(BARE)) is None


def test_an_internal_code_is_remembered_whatever_is_linked(station: Station) -> None:
    found = station.scan(scan_of("INV-SI2"))
    linked = station.link(station.read("REEL-1"), REEL)
    assert isinstance(found, Found)
    assert isinstance(linked, Linked)
    memory = LastRead()
    memory.remember(found, NOW)
    memory.forget_codes(linked.change)
    assert memory.recall(station.read("INV-SI2")) == replace(
        found, reason=f"As of {NOW.astimezone():%d %b %H:%M}; the server is away, and this may have changed."
    )
