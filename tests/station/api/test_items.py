"""Lists and rows: InvenTree's names, paging, search, order and filters, with few queries."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import event
from starlette.datastructures import Headers, QueryParams

from station.api.answers import ApiError, Call
from station.api.items import MOST, page, read_query
from station.service import Station
from tests.conftest import BOTH
from tests.station.api.conftest import Caller

pytestmark = BOTH


@contextmanager
def counted(station: Station) -> Iterator[list[str]]:
    """Note each statement that the station sends until the end of the block."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(station._engine, "before_cursor_execute", note)
    yield sent
    event.remove(station._engine, "before_cursor_execute", note)


def test_a_list_is_plain_without_a_limit_and_paged_with_one(caller: Caller) -> None:
    assert len(caller.get("/api/stock/location/")) == 19
    first = caller.get("/api/stock/location/?limit=8")
    assert (first["count"], first["previous"], len(first["results"])) == (19, None, 8)
    second = caller.session.get(first["next"], headers={"Authorization": f"Token {caller.key}"}).json()
    third = caller.session.get(second["next"], headers={"Authorization": f"Token {caller.key}"}).json()
    assert (third["next"], len(third["results"])) == (None, 3)
    assert "offset" not in second["previous"]
    pks = [row["pk"] for page in (first, second, third) for row in page["results"]]
    assert len(set(pks)) == 19


@pytest.mark.parametrize("limit", ["0", "-1", "x", "1.5", ""])
def test_a_limit_that_is_no_number_is_passed_over(caller: Caller, limit: str) -> None:
    assert len(caller.get(f"/api/order/po/?limit={limit}&offset=5")) == 12


def test_a_list_that_would_be_too_long_says_how_to_ask(station: Station) -> None:
    call = Call(station, "GET", "/api/stock/", "http://here", QueryParams(""), Headers({}), "")
    with pytest.raises(ApiError) as caught:
        page(call, read_query(call, ()), MOST + 1, [])
    told = f"There are {MOST + 1} rows; ask for them with limit and offset, {MOST} at most at a time."
    assert (caught.value.answer.status, caught.value.answer.body) == (400, {"limit": [told]})
    longer = replace(call, query=QueryParams(f"limit={MOST + 1}"))
    assert read_query(longer, ()).limit == MOST


def test_search_needs_every_word_somewhere(caller: Caller) -> None:
    found = caller.get("/api/stock/?search=10k 0402 digikey")
    assert found
    assert all(row["part_detail"]["name"].startswith("R_10K_0402") for row in found)
    assert caller.get("/api/stock/?search=10k%20zzz") == []
    assert caller.get("/api/order/po-line/?search=YAG1343")[0]["sku"] == "YAG1343TR-ND"
    assert caller.get("/api/order/po-line/?search=yag1343")[0]["sku"] == "YAG1343TR-ND"


def test_order_goes_both_ways_and_decides_between_equals_by_number(caller: Caller) -> None:
    found = caller.get("/api/stock/?limit=50&ordering=-quantity")["results"]
    assert found == sorted(found, key=lambda row: (-row["quantity"], row["pk"]))
    placed = caller.get("/api/stock/?ordering=location")
    places = [row["location"] or 0 for row in placed]
    assert (places[0], places) == (0, sorted(places))
    assert [row["location"] or 0 for row in caller.get("/api/stock/?ordering=-location")] == places[::-1]
    named = caller.get("/api/part/?limit=50&ordering=name,nonsense")["results"]
    assert named == sorted(named, key=lambda row: row["name"])


def test_a_field_is_a_filter(caller: Caller) -> None:
    assert {row["part"] for row in caller.get("/api/stock/?part=28")} == {28}
    assert all(row["batch"] is None for row in caller.get("/api/stock/?supplier_part=31"))
    assert caller.get("/api/part/?active=false") == []
    assert caller.get("/api/stock/location/?parent=null")[0]["name"] == "Factory"
    response = caller.ask("GET", "/api/stock/?part=abc")
    assert (response.status_code, response.json()) == (400, {"part": ["Enter a whole number."]})


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/api/stock/999999/", "StockItem"),
        ("/api/part/99999999999999999999999/", "Part"),
        ("/api/order/po-line/0/", "PurchaseOrderLineItem"),
        ("/api/stock/track/7/", "StockItemTracking"),
    ],
)
def test_what_is_not_here_is_a_404(caller: Caller, path: str, title: str) -> None:
    response = caller.ask("GET", path)
    assert response.status_code == 404
    assert response.json() == {"detail": f"No {title} matches the given query."}


def test_a_row_has_what_the_files_know_under_inventrees_names(caller: Caller) -> None:
    row = caller.get("/api/stock/2/")
    wanted = {"pk": 2, "part": 28, "quantity": 440.0, "serial": None, "location": 8, "supplier_part": 31}
    assert wanted.items() <= row.items()
    assert {"SKU": "P10KAWTR-ND", "MPN": "ERJ-XGNJ103Y", "status_text": "OK"}.items() <= row.items()
    assert row["part_detail"]["full_name"] == "R_10K_0402_1%"
    assert caller.get("/api/order/po/1/")["supplier_detail"] == {"pk": 1, "name": "DigiKey"}
    assert caller.get("/api/stock/location/8/")["level"] == 1


def test_a_list_costs_the_same_few_queries_however_long_it_is(caller: Caller, station: Station) -> None:
    costs = []
    caller.get("/api/user/me/")  # so that the use of its token is noted
    for limit in (1, 500):
        with counted(station) as sent:
            assert len(caller.get(f"/api/stock/?limit={limit}")["results"]) == limit
        costs.append(len([statement for statement in sent if "tokens" not in statement]))
    assert costs[0] == costs[1] <= 3
