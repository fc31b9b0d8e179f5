"""The finder over the demo stock."""

import pytest

from station.records import ItemKind, ItemRef
from station.service import Station
from tests.conftest import BOTH

pytestmark = BOTH


def test_no_words_find_everything_a_page_at_a_time(station: Station) -> None:
    found, after = [], None
    while True:
        page = station.find("", after=after, limit=200)
        found += [item.ref for item in page.items]
        after = page.after
        if after is None:
            break
    assert len(found) == len(set(found)) == 1106


@pytest.mark.parametrize("words", ["r_10k 0402", "R_10K 0402", "0402 reel r_10k", "10k_0402", "r_10k 0402 l"])
def test_every_word_must_be_there_in_any_order_and_case(station: Station, words: str) -> None:
    items = station.find(words).items
    assert items
    assert {item.title for item in items} == {"R_10K_0402_1%"}


@pytest.mark.parametrize(
    ("words", "pk"), [("P10KAWTR-ND", 2), ("ERJ-XGNJ103Y", 2), ("RC-2021-17-11", 228), ("#228", 228)]
)
def test_sku_mpn_lot_and_number_are_found(station: Station, words: str, pk: int) -> None:
    assert ItemRef(ItemKind.STOCKITEM, pk) in [item.ref for item in station.find(words).items]


def test_a_number_with_its_sign_finds_just_that_item(station: Station) -> None:
    assert [item.ref.pk for item in station.find("#2").items] == [2]


@pytest.mark.parametrize("words", ['"', "' OR 1=1", "NEAR(", "%%%", "___", "a*b", "\\\\\\", "-x:y", "zz\0zz"])
def test_any_characters_may_be_searched_for(station: Station, words: str) -> None:
    assert station.find(words).items == ()


def test_all_kinds_are_searched_when_none_is_named(station: Station) -> None:
    kinds = {item.ref.kind for item in station.find("PO0002", kind=None).items}
    assert ItemKind.PURCHASEORDER in kinds


def test_pages_follow_each_other_in_a_search(station: Station) -> None:
    first = station.find("widget", limit=5)
    second = station.find("widget", after=first.after, limit=5)
    assert not set(first.items) & set(second.items)
    assert len(first.items) == len(second.items) == 5


def test_words_too_short_for_the_index_are_looked_for_piece_by_piece(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = station.find("r_10k l", limit=2000)
    monkeypatch.setattr("station.finder.SPAN", 100)
    pieces = [station.find("r_10k l", limit=2000)]
    while pieces[-1].after is not None:
        pieces.append(station.find("r_10k l", after=pieces[-1].after, limit=2000))
    assert len(pieces) > 10
    assert [item for page in pieces for item in page.items] == list(whole.items)
    assert not all(page.items for page in pieces)
