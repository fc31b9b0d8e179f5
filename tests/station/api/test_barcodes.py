"""Where InvenTree is wrong, we are not; and what its contract says beyond what was recorded."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from station.api.barcodes import NAMES
from station.outcomes import Found, Outcome
from station.records import ItemKind, ItemRef
from station.service import Station
from station.store.items import ItemRow
from tests.conftest import BOTH, Opener, scan_of
from tests.station.api.conftest import Caller

pytestmark = BOTH

ITEM = ItemRef(ItemKind.STOCKITEM, 2)
DETAILS: dict[ItemKind, dict[str, Any]] = {
    ItemKind.STOCKITEM: {"part_pk": 28, "quantity": 1.0},
    ItemKind.STOCKLOCATION: {"short_name": "one"},
    ItemKind.SUPPLIERPART: {"sku": "ONE", "part_pk": 28},
}
"""What these kinds cannot be without."""


def test_a_second_code_is_added_and_the_first_still_finds_the_item(caller: Caller, station: Station) -> None:
    for code in ("FIRST", "SECOND"):
        assert caller.post("/api/barcode/link/", {"barcode": code, "stockitem": 2})[0] == 200
    for code in ("FIRST", "SECOND"):
        assert caller.post("/api/barcode/", {"barcode": code})[1]["stockitem"]["pk"] == 2
    assert [link.raw for link in station.links(ITEM)] == ["FIRST", "SECOND"]


def test_a_row_carries_the_hash_of_the_newest_code(caller: Caller) -> None:
    for code in ("FIRST", "SECOND"):
        digest = caller.post("/api/barcode/link/", {"barcode": code, "stockitem": 2})[1]["barcode_hash"]
    assert caller.get("/api/stock/2/")["barcode_hash"] == digest
    assert [row["pk"] for row in caller.get(f"/api/stock/?barcode_hash={digest}")] == [2]


def test_unlinking_an_item_ends_all_its_codes_and_the_history_says_who(
    caller: Caller, station: Station
) -> None:
    for code in ("FIRST", "SECOND"):
        caller.post("/api/barcode/link/", {"barcode": code, "stockitem": 2})
    assert caller.post("/api/barcode/unlink/", {"stockitem": 2})[0] == 200
    assert station.links(ITEM) == ()
    last = station.history()[0]
    assert (last.event, last.operator, last.code) == ("unlink", "till", "FIRST SECOND")
    tracked = caller.get("/api/stock/track/?item=2")
    assert [row["label"] for row in tracked] == ["Barcode unlink", "Barcode link", "Barcode link"]
    assert caller.get(f"/api/stock/track/{tracked[0]['pk']}/") == tracked[0]
    assert last.reason == "over HTTP by token till"


def test_unlinking_a_named_code_leaves_the_others(caller: Caller, station: Station) -> None:
    for code in ("FIRST", "SECOND"):
        caller.post("/api/barcode/link/", {"barcode": code, "stockitem": 2})
    answer = caller.post("/api/barcode/unlink/", {"stockitem": 2, "barcode": "FIRST"})
    assert answer == (200, {"success": "Barcode unassigned from stockitem instance"})
    assert [link.raw for link in station.links(ITEM)] == ["SECOND"]


def test_a_code_is_unlinked_without_naming_its_item(caller: Caller, station: Station) -> None:
    caller.post("/api/barcode/link/", {"barcode": "ONLY", "part": 1})
    answer = caller.post("/api/barcode/unlink/", {"barcode": "ONLY"})
    assert answer == (200, {"success": "Barcode unassigned from part instance"})
    assert caller.post("/api/barcode/unlink/", {"barcode": "ONLY"})[0] == 400


def test_a_named_code_of_another_item_is_not_unlinked(caller: Caller, station: Station) -> None:
    caller.post("/api/barcode/link/", {"barcode": "THEIRS", "stockitem": 3})
    status, body = caller.post("/api/barcode/unlink/", {"stockitem": 2, "barcode": "THEIRS"})
    assert status == 400
    assert body["stockitem"]["pk"] == "3"
    assert isinstance(station.scan(scan_of("THEIRS")), Found)


def test_two_targets_in_one_link_are_refused(caller: Caller, station: Station) -> None:
    answer = caller.post("/api/barcode/link/", {"barcode": "TWO", "stockitem": 2, "part": 1})
    assert answer == (400, {"error": f"Multiple conflicting fields: '{NAMES}'"})
    assert station.links(ITEM) == ()


@pytest.mark.parametrize("endpoint", ["link", "unlink"])
def test_a_null_target_is_a_400(caller: Caller, endpoint: str) -> None:
    assert caller.post(f"/api/barcode/{endpoint}/", {"barcode": "X", "stockitem": None})[0] == 400


@pytest.mark.parametrize("code", ["\x07", "\x04", "\x02\x03", "\u200e"])
@pytest.mark.parametrize("endpoint", ["", "link/", "unlink/"])
def test_a_code_of_which_nothing_is_left_is_refused(caller: Caller, code: str, endpoint: str) -> None:
    answer = caller.post(f"/api/barcode/{endpoint}", {"barcode": code, "stockitem": 2})
    assert answer == (400, {"barcode": ["This field may not be blank."]})


def test_a_prefix_without_a_code_is_refused(caller: Caller) -> None:
    answer = caller.post("/api/barcode/link/", {"barcode": "]C1", "stockitem": 2})
    assert answer == (400, {"barcode": ["This field may not be blank."]})


@pytest.mark.parametrize("code", ["INV-SI2", "INV-SI424242", '{"part": 9}', "STN-CMD-LINK-1", "inv-pa1"])
def test_codes_of_our_own_are_never_linked(caller: Caller, station: Station, code: str) -> None:
    assert caller.post("/api/barcode/link/", {"barcode": code, "stockitem": 2})[0] == 400
    assert station.links(ITEM) == ()


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (999999, 'Invalid pk "999999" - object does not exist.'),
        (-1, 'Invalid pk "-1" - object does not exist.'),
        (10**30, f'Invalid pk "{10**30}" - object does not exist.'),
        ("abc", "Incorrect type. Expected pk value, received str."),
        (True, "Incorrect type. Expected pk value, received bool."),
        (1.5, "Incorrect type. Expected pk value, received float."),
        (2**63, f'Invalid pk "{2**63}" - object does not exist.'),
        ([2], "Incorrect type. Expected pk value, received list."),
        ({}, "Incorrect type. Expected pk value, received dict."),
    ],
)
def test_a_bad_target_is_named(caller: Caller, value: Any, told: str) -> None:
    answer = caller.post("/api/barcode/link/", {"barcode": "X", "stockitem": value})
    assert answer == (400, {"stockitem": [told]})


def post_written(caller: Caller, endpoint: str, body: str) -> tuple[int, Any]:
    """Post JSON as it is written here, with what no library of a client would write."""
    told = {"Content-Type": "application/json"}
    response = caller.ask("POST", f"/api/barcode/{endpoint}", data=body, headers=told)
    return response.status_code, response.json()


NO_JSON = "JSON parse error - Out of range float values are not JSON compliant: {}"
TOO_LONG = "9" * 5000
"""A number with more digits than Python reads."""


@pytest.mark.parametrize("endpoint", ["", "link/", "unlink/"])
@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("1e999", {"barcode": ["Not a valid string."]}),
        ("-1e999", {"barcode": ["Not a valid string."]}),
        ("NaN", {"detail": NO_JSON.format("nan")}),
        ("Infinity", {"detail": NO_JSON.format("inf")}),
        ("-Infinity", {"detail": NO_JSON.format("-inf")}),
        ("9" * 4096, {"barcode": ["Ensure this field has no more than 4095 characters."]}),
    ],
)
def test_a_number_without_end_is_no_barcode(
    caller: Caller, station: Station, endpoint: str, written: str, told: Any
) -> None:
    target = '"stockitem": 2, ' if endpoint else ""
    assert post_written(caller, endpoint, f'{{{target}"barcode": {written}}}') == (400, told)
    assert station.links(ITEM) == ()


@pytest.mark.parametrize("endpoint", ["link/", "unlink/"])
@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("1e999", {"stockitem": ["Incorrect type. Expected pk value, received float."]}),
        ("-1e999", {"stockitem": ["Incorrect type. Expected pk value, received float."]}),
        ('"1e999"', {"stockitem": ["Incorrect type. Expected pk value, received str."]}),
        ("NaN", {"detail": NO_JSON.format("nan")}),
        ("Infinity", {"detail": NO_JSON.format("inf")}),
        ("-Infinity", {"detail": NO_JSON.format("-inf")}),
        ("1e308", {"stockitem": [f'Invalid pk "{int(1e308)}" - object does not exist.']}),
        ("9" * 4000, {"stockitem": [f'Invalid pk "{"9" * 4000}" - object does not exist.']}),
    ],
)
def test_a_number_without_end_is_no_target(
    caller: Caller, station: Station, endpoint: str, written: str, told: Any
) -> None:
    station.link(station.read("X"), ITEM)
    body = f'{{"barcode": "X", "stockitem": {written}}}'
    assert post_written(caller, endpoint, body) == (400, told)
    assert [link.raw for link in station.links(ITEM)] == ["X"]


@pytest.mark.parametrize("name", ["barcode", "stockitem", "note"])
def test_a_number_that_is_too_long_to_be_read_is_told(caller: Caller, name: str) -> None:
    status, body = post_written(caller, "link/", f'{{"{name}": {TOO_LONG}}}')
    assert status == 400
    assert body["detail"].startswith("JSON parse error - Exceeds the limit")


def test_a_long_number_is_linked_and_found_as_it_was_written(caller: Caller) -> None:
    digits = "7" * 100
    assert post_written(caller, "link/", f'{{"barcode": {digits}, "stockitem": 2}}')[0] == 200
    status, body = caller.post("/api/barcode/", {"barcode": digits})
    assert (status, body["stockitem"]["pk"]) == (200, 2)


def test_an_endless_number_in_another_field_is_kept_as_text(caller: Caller) -> None:
    assert post_written(caller, "link/", '{"barcode": "X", "stockitem": 2, "note": 1e999}')[0] == 200
    assert caller.get("/api/barcode/history/")[0]["context"] == {"stockitem": "2", "note": "inf"}


@pytest.mark.parametrize("value", [2, "2", " 2 ", 2.0])
def test_a_number_may_come_in_any_form(caller: Caller, value: Any) -> None:
    status, body = caller.post("/api/barcode/link/", {"barcode": "X", "stockitem": value})
    assert (status, body["stockitem"]) == (200, {"pk": 2})


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({}, {"model": ["This field is required."], "pk": ["This field is required."]}),
        ({"model": "part", "pk": "x"}, {"pk": ["A valid integer is required."]}),
        ({"model": "part", "pk": None}, {"pk": ["This field may not be null."]}),
        ({"model": None, "pk": 1}, {"model": ["This field may not be null."]}),
        ({"model": "part", "pk": 10**30}, {"error": "Model instance not found"}),
    ],
)
def test_generate_names_what_is_wrong(caller: Caller, body: Any, told: Any) -> None:
    assert caller.post("/api/barcode/generate/", body) == (400, told)


@pytest.mark.parametrize("kind", ItemKind)
def test_every_kind_is_linked_scanned_and_unlinked(caller: Caller, station: Station, kind: ItemKind) -> None:
    with Session(station._engine) as session, session.begin():
        told = {"pk": 4711, "title": "The one", "search": "the one", "updated": datetime.now(UTC)}
        session.execute(insert(ItemRow.of_kind(kind)), [{**told, **DETAILS.get(kind, {})}])
    ref, target = ItemRef(kind, 4711), {kind.value: 4711}
    status, linked = caller.post("/api/barcode/link/", {"barcode": "KIND-1", **target})
    assert (status, linked[kind.value]) == (200, {"pk": 4711})
    assert linked["success"] == f"Assigned barcode to {kind} instance"
    found = caller.post("/api/barcode/", {"barcode": "KIND-1"})[1][kind.value]
    assert found["pk"] == 4711
    assert caller.get(found["api_url"])["barcode_hash"] == linked["barcode_hash"]
    assert (
        caller.post("/api/barcode/link/", {"barcode": "KIND-1", "stockitem": 2})[1][kind.value]["pk"]
        == "4711"
    )
    answer = caller.post("/api/barcode/unlink/", target)
    assert answer == (200, {"success": f"Barcode unassigned from {kind} instance"})
    assert station.links(ref) == ()
    assert caller.post("/api/barcode/", {"barcode": "KIND-1"})[0] == 400


def test_a_product_code_is_linked_as_inventree_would_and_the_history_tells_that_it_came_over_http(
    caller: Caller, station: Station
) -> None:
    assert caller.post("/api/barcode/link/", {"barcode": "4006381333931", "stockitem": 2})[0] == 200
    reason = station.history()[0].reason
    assert reason.startswith("over HTTP by token till; override: InvenTree's clients link without asking")
    assert "the same on every box" in reason


def test_a_change_over_http_is_told_to_the_window_and_one_of_the_window_is_seen_over_http(
    caller: Caller, station: Station, open_station: Opener
) -> None:
    news: list[Outcome] = []
    station.subscribe(news.append)
    caller.post("/api/barcode/link/", {"barcode": "NEWS", "stockitem": 2})
    assert [outcome.event for outcome in news] == ["linked"]
    other = open_station("dock-2")
    other.unlink(other.read("NEWS"))
    assert caller.post("/api/barcode/", {"barcode": "NEWS"})[0] == 400


def test_undo_at_the_window_leaves_alone_what_came_over_http(caller: Caller, station: Station) -> None:
    station.link(station.read("MINE"), ITEM)
    caller.post("/api/barcode/link/", {"barcode": "THEIRS", "stockitem": 2})
    station.undo()
    assert [link.raw for link in station.links(ITEM)] == ["THEIRS"]
    assert [entry.station for entry in station.history()] == ["dock-1", "dock-1/http", "dock-1"]


def test_a_scan_is_in_the_journal_and_in_the_history_with_its_context(
    caller: Caller, station: Station
) -> None:
    caller.post("/api/barcode/", {"barcode": "NOBODY", "station": "st-7", "seq": 42})
    entry = station.history()[0]
    assert (entry.event, entry.code, entry.device, entry.operator) == ("unknown", "NOBODY", "http", "till")
    row = caller.get("/api/barcode/history/?limit=1")["results"][0]
    assert row["context"] == {"station": "st-7", "seq": "42"}
    assert (row["data"], row["result"], row["user_detail"]["username"]) == ("NOBODY", False, "till")
    assert caller.get(f"/api/barcode/history/{row['pk']}/") == row


def test_the_history_is_filtered_searched_and_ordered(caller: Caller) -> None:
    for code in ("ONE", "TWO", "ONE-MORE"):
        caller.post("/api/barcode/", {"barcode": code})
    caller.post("/api/barcode/link/", {"barcode": "ONE", "stockitem": 2})
    found = caller.get("/api/barcode/history/?limit=9&search=ONE&ordering=timestamp")
    assert [row["data"] for row in found["results"]] == ["ONE", "ONE-MORE", "ONE"]
    assert caller.get("/api/barcode/history/?limit=1&result=true")["count"] == 1
    assert len(caller.get("/api/barcode/history/")) == 4
    assert caller.ask("GET", "/api/barcode/history/99/").status_code == 404
