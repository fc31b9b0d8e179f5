"""What is told of a code: each step that was tried, what the label names, and what to do next."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from station.outcomes import Found, Hit, Linked, Outcome, Unknown
from station.records import Code, Identity, ItemKind, ItemRef, Step
from station.resolve import resolve
from station.service import Station
from tests.conftest import BOTH, scan_of
from tests.station.goods import code_of, orders, stock, supplier_parts

pytestmark = BOTH

REEL = ItemRef(ItemKind.STOCKITEM, 2)

Resolve = Callable[[Code], Outcome]


@pytest.fixture
def resolved(station: Station) -> Resolve:
    """Return a function that looks a code up as `Station.scan` does."""

    def look(code: Code) -> Outcome:
        with station._reading() as connection:
            return resolve(connection, code)

    return look


def unknown(outcome: Outcome) -> Unknown:
    assert isinstance(outcome, Unknown)
    return outcome


def names(steps: tuple[Step, ...]) -> list[tuple[str, bool]]:
    return [(step.name, step.passed) for step in steps]


def refs(hits: tuple[Hit, ...]) -> dict[str, list[ItemRef]]:
    found: dict[str, list[ItemRef]] = {}
    for hit in hits:
        found.setdefault(hit.field, []).append(hit.item.ref)
    return found


def test_a_linked_code_tells_what_was_tried_before(station: Station, resolved: Resolve) -> None:
    code = code_of("REEL-1")
    station.link(code, REEL)
    found = resolved(code)
    assert isinstance(found, Found)
    assert names(found.steps) == [("read", True), ("command", False), ("internal", False), ("linked", True)]


def test_an_alternate_finds_what_was_linked_under_it(station: Station, resolved: Resolve) -> None:
    station.link(code_of("REEL-1"), REEL)
    found = resolved(replace(code_of("REEL-2"), alternates=("x:other", "06:REEL-1")))
    assert isinstance(found, Found)
    assert names(found.steps)[3:] == [("linked", False), ("alternates", True)]
    assert "06:REEL-1" in found.steps[-1].note


def test_the_reason_tells_what_is_known_and_the_next_action(
    station: Station, resolved: Resolve, tmp_path: Path
) -> None:
    supplier_parts(station, tmp_path, {"ID": 9001, "Supplier Name": "Mouser", "SKU": "603-RC0603"})
    orders(station, tmp_path, {"ID": 9001, "Reference": "P-118", "Status": 30})
    code = code_of("x" * 58, supplier_part="603-rc0603", customer_order="P-118")
    outcome = unknown(resolved(code))
    assert outcome.reason.startswith(
        "58 characters read; ISO 15434 label; supplier part 603-rc0603 known; order P-118 closed; "
        "no stock item. "
    )
    assert (
        names(outcome.steps)
        == [
            ("read", True),
            ("command", False),
            ("internal", False),
            ("linked", False),
            ("supplier_part", True),
            ("order", False),
            ("stock", False),
            ("suggestions", False),
        ]
        or outcome.proposals
    )
    assert refs(outcome.hits) == {
        "supplier_part": [ItemRef(ItemKind.SUPPLIERPART, 9001)],
        "customer_order": [ItemRef(ItemKind.PURCHASEORDER, 9001)],
    }
    assert outcome.hits[-1].note == "closed"


def test_what_nobody_knows_is_told_field_by_field(resolved: Resolve) -> None:
    fields: dict[str, Any] = {
        "supplier_part": "A",
        "mpn": "B",
        "customer_part": "C",
        "gtin": "04006381333931",
    }
    code = code_of("BAG", **fields, customer_order="D", lot="E", serial="F")
    outcome = unknown(resolved(code))
    assert [step.note for step in outcome.steps[4:]] == [
        "no supplier part has the number A",
        "no part has the number B",
        "GTIN 04006381333931 not known",
        "our part number C not known",
        "order D not known",
        "lot E not known",
        "serial F not known",
        "no stock item",
        "no linked code looks alike",
    ]
    assert outcome.hits == ()
    assert outcome.reason.endswith("no stock item. Choose its stock item, then link.")


def test_a_part_is_named_by_its_makers_number_in_any_capitals(resolved: Resolve) -> None:
    outcome = unknown(resolved(code_of("BAG", mpn="erj-xgnj103y")))
    found = refs(outcome.hits)["mpn"]
    assert ItemRef(ItemKind.PART, 28) in found
    assert ItemKind.MANUFACTURERPART in {ref.kind for ref in found}


@pytest.mark.parametrize("sku", ["4006381333931", "04006381333931"])
def test_a_gtin_names_the_supplier_part_that_is_called_so(
    station: Station, resolved: Resolve, tmp_path: Path, sku: str
) -> None:
    supplier_parts(station, tmp_path, {"ID": 9001, "Part ID": 28, "SKU": sku})
    outcome = unknown(resolved(code_of("BOX", Identity.PRODUCT, gtin="04006381333931")))
    assert refs(outcome.hits)["gtin"] == [ItemRef(ItemKind.SUPPLIERPART, 9001), ItemRef(ItemKind.PART, 28)]
    assert "not to one stock item" in outcome.reason


def test_a_gtin_names_the_part_that_its_code_is_linked_to(station: Station, resolved: Resolve) -> None:
    part = ItemRef(ItemKind.PART, 28)
    station.link(replace(code_of("4006381333931", Identity.PRODUCT), key="gtin:04006381333931"), part)
    outcome = unknown(resolved(code_of("BOX", gtin="04006381333931", serial="7")))
    assert refs(outcome.hits)["gtin"] == [part]


def test_our_own_part_number_names_the_part(station: Station, resolved: Resolve) -> None:
    item = next(item for item in station.find("", kind=ItemKind.PART).items if item.details.get("ipn"))
    outcome = unknown(resolved(code_of("BAG", customer_part=item.details["ipn"].lower())))
    assert item.ref in refs(outcome.hits)["customer_part"]


def test_an_order_is_found_by_the_suppliers_number_and_told_open(
    station: Station, resolved: Resolve, tmp_path: Path
) -> None:
    orders(
        station,
        tmp_path,
        {"ID": 9001, "Reference": "P-118", "Supplier Reference": "SO-77", "Status": 20},
    )
    outcome = unknown(resolved(code_of("BAG", supplier_order="so-77")))
    assert [(hit.field, hit.item.title, hit.note) for hit in outcome.hits] == [
        ("supplier_order", "P-118", "placed")
    ]
    assert Step("order", True, "order P-118 placed") in outcome.steps
    assert "Receive the order first" in outcome.reason


def test_stock_is_found_by_lot_and_by_serial(station: Station, resolved: Resolve, tmp_path: Path) -> None:
    stock(station, tmp_path, {"ID": 9001, "Batch Code": "L24"}, {"ID": 9002, "Serial Number": "S1"})
    outcome = unknown(resolved(code_of("BAG", lot="l24", serial="s1")))
    assert refs(outcome.hits) == {
        "lot": [ItemRef(ItemKind.STOCKITEM, 9001)],
        "serial": [ItemRef(ItemKind.STOCKITEM, 9002)],
    }


def test_the_supplier_of_the_label_comes_first(station: Station, resolved: Resolve, tmp_path: Path) -> None:
    supplier_parts(
        station,
        tmp_path,
        {"ID": 9001, "Supplier Name": "Farnell", "SKU": "1234567"},
        {"ID": 9002, "Supplier Name": "Mouser", "SKU": "1234567"},
    )
    outcome = unknown(resolved(code_of("BAG", supplier="mouser", supplier_part="1234567")))
    assert [hit.item.ref.pk for hit in outcome.hits] == [9002, 9001]


def test_a_text_that_is_a_part_number_as_it_stands_is_told_as_one(resolved: Resolve) -> None:
    outcome = unknown(resolved(code_of("erj-xgnj103y")))
    assert refs(outcome.hits).keys() == {"text"}
    assert ItemRef(ItemKind.PART, 28) in refs(outcome.hits)["text"]
    assert "the text alone names" in outcome.reason
    assert "not to one stock item" in outcome.reason


def test_a_code_that_looks_alike_is_a_suggestion_and_never_found(station: Station, resolved: Resolve) -> None:
    station.link(code_of("Reel\x1d1"), REEL)
    outcome = unknown(resolved(code_of("REEL1")))
    assert [(hit.field, hit.value, hit.item.ref) for hit in outcome.suggestions] == [
        ("loose", "Reel\x1d1", REEL)
    ]
    assert "Did you mean R_10K_0402_1%?" in outcome.reason
    station.unlink(code_of("Reel\x1d1"))
    assert unknown(resolved(code_of("REEL1"))).suggestions == ()


def test_a_damaged_code_is_told_with_the_fix(resolved: Resolve) -> None:
    code = replace(code_of("[)>0"), damage="a fragment; the scanner cuts at CR, let it send the whole label")
    outcome = unknown(resolved(code))
    assert names(outcome.steps)[0] == ("read", False)
    assert "the scanner cuts at CR" in outcome.reason
    assert "scan it again" in outcome.reason


@pytest.mark.parametrize("identity", [Identity.SHIPMENT, Identity.VALUE])
def test_what_is_no_identity_is_told_so(resolved: Resolve, identity: Identity) -> None:
    assert "no identity of one item" in unknown(resolved(code_of("Q5000", identity))).reason


def test_our_own_codes_are_never_looked_up_further(resolved: Resolve) -> None:
    outcome = unknown(resolved(code_of("STN-CMD-X", Identity.OURS)))
    assert names(outcome.steps) == [("read", True), ("ours", False)]


def test_a_scan_carries_what_was_found_to_whoever_asked(station: Station) -> None:
    outcome = station.scan(scan_of("PO0002"))
    assert isinstance(outcome, Unknown)
    assert [(hit.item.title, hit.note) for hit in outcome.hits] == [("PO0002", "placed")]
    assert isinstance(station.link(code_of("x"), REEL), Linked)


def test_an_unknown_code_is_compared_with_the_item_that_was_pinned(
    station: Station, resolved: Resolve
) -> None:
    code = code_of("BAG", mpn="ERJ-XGNJ103Y", quantity=500)
    with station._reading() as connection:
        outcome = unknown(resolve(connection, code, REEL))
    assert [(one.field, one.agrees) for one in outcome.comparisons] == [("mpn", True), ("quantity", False)]
    assert unknown(resolved(code)).comparisons == ()
    bare = station.scan(scan_of("P10KAWTR-ND", target=station.item(REEL)))
    assert isinstance(bare, Unknown)
    assert [str(one) for one in bare.comparisons] == ["supplier part P10KAWTR-ND = same"]


def test_a_text_that_begins_like_a_field_is_looked_up_as_both(station: Station, tmp_path: Path) -> None:
    assert station.read("P10KAWTR-ND").kind == "single_di"
    stock(station, tmp_path, {"ID": 9001, "Batch Code": "L2400"})
    whole, piece = station.scan(scan_of("P10KAWTR-ND")), station.scan(scan_of("1TL2400"))
    assert isinstance(whole, Unknown)
    assert ItemKind.SUPPLIERPART in {hit.item.ref.kind for hit in whole.hits}
    assert isinstance(piece, Unknown)
    assert [(hit.field, hit.item.ref.pk) for hit in piece.hits] == [("lot", 9001)]
    assert [found.item.ref.pk for found in piece.proposals] == [9001]


def test_a_real_label_leads_to_its_order_and_its_item(station: Station, tmp_path: Path) -> None:
    orders(station, tmp_path, {"ID": 9001, "Reference": "P0-1337", "Status": 20})
    stock(
        station,
        tmp_path,
        {
            "ID": 9001,
            "MPN": "MC34063ADR",
            "Quantity": 3,
            "Purchase Order ID": 9001,
            "Purchase Order": "P0-1337",
        },
        {"ID": 9002, "MPN": "MC34063ADR", "Quantity": 5},
    )
    label = "[)>\x1e06\x1dKP0-1337\x1d14K011\x1d1PMC34063ADR\x1dQ3\x1d11K073121337\x1d4LMX\x1d1VTI\x1e\x04"
    outcome = station.scan(scan_of(label, target=station.item(ItemRef(ItemKind.STOCKITEM, 9002))))
    assert isinstance(outcome, Unknown)
    assert [found.item.ref.pk for found in outcome.proposals] == [9001, 9002]
    assert [str(found) for found in outcome.comparisons] == ["mpn MC34063ADR = same", "quantity 3 ≠ 5"]
    assert "ISO 15434 label; no part has the number MC34063ADR; order P0-1337 placed" in outcome.reason
    linked = station.link(outcome.code, ItemRef(ItemKind.STOCKITEM, 9001))
    assert isinstance(linked, Linked)
    assert "Sister bags" in linked.reason
