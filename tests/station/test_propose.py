"""Stock items for an unknown label: which, in which order, why, and at what cost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from station.contents import find_alike, look_up
from station.outcomes import Proposal
from station.propose import propose
from station.records import Code, Identity, ItemKind, ItemRef
from station.service import Station
from tests.conftest import BOTH
from tests.station.goods import code_of, orders, stock, supplier_parts

pytestmark = BOTH

Propose = Callable[[Code], tuple[Proposal, ...]]


@pytest.fixture
def proposed(station: Station) -> Propose:
    """Return a function that proposes stock items for a code."""

    def look(code: Code) -> tuple[Proposal, ...]:
        with station._reading() as connection:
            return propose(connection, look_up(connection, code))

    return look


def pks(proposals: tuple[Proposal, ...]) -> list[int]:
    return [found.item.ref.pk for found in proposals]


def fields(proposal: Proposal) -> dict[str, bool]:
    return {found.field: found.agrees for found in proposal.comparisons}


def test_what_agrees_most_comes_first_and_is_told_field_by_field(
    station: Station, proposed: Propose, tmp_path: Path
) -> None:
    cells = {"Supplier Part SKU": "603-RC0603", "MPN": "RC0603", "Quantity": 5000}
    stock(
        station,
        tmp_path,
        {"ID": 9001, **cells, "Batch Code": "L23"},
        {"ID": 9002, **cells, "Batch Code": "L24", "Expiry Date": "2024-05-23"},
        {"ID": 9003, **cells, "Quantity": 4000},
        {"ID": 9004, **cells},
    )
    code = code_of(
        "BAG", supplier_part="603-rc0603", mpn="rc0603", lot="L24", quantity=5000, expiry="20240523"
    )
    found = proposed(code)
    assert pks(found) == [9002, 9004, 9003, 9001]
    assert fields(found[0]) == dict.fromkeys(("supplier_part", "mpn", "lot", "quantity", "expiry"), True)
    assert fields(found[3]) == {"supplier_part": True, "mpn": True, "quantity": True, "lot": False}
    assert found[0].score > found[1].score > found[2].score


def test_a_serial_number_that_everything_may_have_weighs_less_than_what_the_label_is(
    station: Station, proposed: Propose, tmp_path: Path
) -> None:
    right = {"ID": 9100, "MPN": "RC0603", "Batch Code": "L24", "Quantity": 5000}
    first = ({"ID": 9001 + n, "Serial Number": "1", "MPN": f"X{n}"} for n in range(30))
    stock(station, tmp_path, *first, right)
    found = proposed(code_of("BAG", mpn="RC0603", lot="L24", quantity=5000, serial="1"))
    assert pks(found)[0] == 9100
    assert fields(found[0]) == dict.fromkeys(("mpn", "lot", "quantity"), True)


def test_at_most_five_are_proposed_and_those_without_a_code_come_first(
    station: Station, proposed: Propose, tmp_path: Path
) -> None:
    stock(station, tmp_path, *({"ID": 9000 + n, "MPN": "RC0603"} for n in range(8)))
    station.link(code_of("OLD"), ItemRef(ItemKind.STOCKITEM, 9007))
    found = proposed(code_of("BAG", mpn="RC0603"))
    assert pks(found) == [9006, 9005, 9004, 9003, 9002]
    stock(station, tmp_path, {"ID": 9008, "MPN": "ABC"}, {"ID": 9009, "MPN": "ABC"})
    station.link(code_of("NEW"), ItemRef(ItemKind.STOCKITEM, 9009))
    assert [(one.item.ref.pk, one.is_linked) for one in proposed(code_of("BAG", mpn="abc"))] == [
        (9008, False),
        (9009, True),
    ]


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        ({"Serial Number": "S-1"}, {"serial": "s-1"}),
        ({"Batch Code": "L24"}, {"lot": "l24"}),
        ({"Batch Code": "L24"}, {"customer_lot": "L24"}),
        ({"Supplier Part SKU": "603-RC"}, {"supplier_part": "603-rc"}),
        ({"Supplier Part SKU": "603-RC"}, {"ordering_code": "603-rc"}),
        ({"MPN": "nRF52840"}, {"mpn": "NRF52840"}),
    ],
)
def test_one_field_that_identifies_is_enough(
    station: Station, proposed: Propose, tmp_path: Path, cells: dict[str, object], label: dict[str, Any]
) -> None:
    stock(station, tmp_path, {"ID": 9001, **cells})
    assert pks(proposed(code_of("BAG", **label))) == [9001]


def test_the_closest_is_found_among_more_than_are_compared(
    station: Station, proposed: Propose, tmp_path: Path
) -> None:
    lines = [{"ID": 9000 + n, "MPN": "RC0603", "Quantity": 10 + n} for n in range(60)]
    stock(station, tmp_path, *lines)
    found = proposed(code_of("BAG", mpn="RC0603", quantity=57))
    assert len(found) == 5
    assert pks(found)[0] == 9047


def test_quantity_alone_is_chance(station: Station, proposed: Propose, tmp_path: Path) -> None:
    stock(station, tmp_path, {"ID": 9001, "Quantity": 77777})
    assert proposed(code_of("BAG", quantity=77777, expiry="20240523")) == ()
    assert proposed(code_of("BAG")) == ()


def test_stock_without_numbers_of_its_own_is_found_by_its_part(
    station: Station, proposed: Propose, tmp_path: Path
) -> None:
    supplier_parts(station, tmp_path, {"ID": 9001, "Part ID": 99777, "SKU": "603-RC", "MPN": "RC0603"})
    stock(
        station,
        tmp_path,
        {"ID": 9001, "Part ID": 99777, "Quantity": 10},
        {"ID": 9002, "Part ID": 99777, "Quantity": 20},
        {"ID": 9003, "Part ID": 99778, "Quantity": 20},
    )
    found = proposed(code_of("BAG", mpn="RC0603", quantity=20))
    assert pks(found) == [9002, 9001]
    assert fields(found[0]) == {"part": True, "quantity": True}


def test_the_order_narrows_down_and_leads_by_the_suppliers_number_too(
    station: Station, proposed: Propose, tmp_path: Path
) -> None:
    orders(station, tmp_path, {"ID": 9001, "Reference": "P-118", "Supplier Reference": "SO-77", "Status": 20})
    cells = {"Supplier Part SKU": "603-RC"}
    stock(
        station,
        tmp_path,
        {"ID": 9001, **cells, "Purchase Order ID": 9001, "Purchase Order": "P-118"},
        {"ID": 9002, **cells, "Purchase Order ID": 9002, "Purchase Order": "P-119"},
        {"ID": 9003, "Purchase Order ID": 9001, "Purchase Order": "P-118"},
    )
    found = proposed(code_of("BAG", supplier_part="603-RC", supplier_order="SO-77"))
    assert pks(found) == [9001, 9002]
    assert fields(found[0]) == {"supplier_part": True, "order": True}
    assert pks(proposed(code_of("BAG", customer_order="p-118"))) == [9003, 9001]


def test_a_bare_serial_number_proposes_its_item(station: Station, proposed: Propose, tmp_path: Path) -> None:
    stock(station, tmp_path, {"ID": 9001, "Serial Number": "SN-000123", "MPN": "RC0603"})
    found = proposed(code_of("sn-000123"))
    assert pks(found) == [9001]
    assert fields(found[0]) == {"serial": True}


def test_the_item_of_another_product_is_not_proposed(
    station: Station, proposed: Propose, tmp_path: Path
) -> None:
    orders(station, tmp_path, {"ID": 9001, "Reference": "P-118", "Status": 20})
    stock(station, tmp_path, {"ID": 9001, "MPN": "RC0805", "Purchase Order ID": 9001})
    assert proposed(code_of("BAG", mpn="RC0603", customer_order="P-118")) == ()


@contextmanager
def statements(station: Station) -> Iterator[list[tuple[str, Any]]]:
    """Collect each statement that runs inside the block, with its parameters."""
    seen: list[tuple[str, Any]] = []

    def note(_c: object, _u: object, statement: str, parameters: object, *_more: object) -> None:
        seen.append((statement, parameters))

    event.listen(station._engine, "before_cursor_execute", note)
    yield seen
    event.remove(station._engine, "before_cursor_execute", note)


@pytest.mark.parametrize(
    "label",
    [
        {
            "supplier_part": "P10KAWTR-ND",
            "mpn": "ERJ-XGNJ103Y",
            "customer_part": "IPN",
            "gtin": "04006381333931",
            "quantity": 440,
            "lot": "HR-123xx",
            "serial": "1",
            "customer_order": "PO0002",
            "supplier_order": "SO-77",
            "expiry": "20240523",
        },
        {"customer_order": "PO0002"},
        {},
    ],
    ids=["a full label", "an order alone", "plain text"],
)
@pytest.mark.engines("sqlite")
def test_no_table_is_scanned_for_an_unknown_code(station: Station, label: dict[str, Any]) -> None:
    code = replace(code_of("PO0002" if not label else "BAG", Identity.UNIT, **label), alternates=("x:BAG",))
    with statements(station) as seen:
        with station._reading() as connection:
            contents = look_up(connection, code)
            proposals = propose(connection, contents)
            find_alike(connection, code)
        station.link(code, ItemRef(ItemKind.STOCKITEM, 2))
    looked_up = [(statement, given) for statement, given in seen if statement.startswith("SELECT")]
    assert proposals
    assert len(looked_up) > 5
    with station._engine.connect() as connection:
        for statement, given in looked_up:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given).all()
            details = [step.detail for step in plan if not step.detail.startswith("SCAN anon_")]
            assert [detail for detail in details if "SCAN" in detail] == [], statement
