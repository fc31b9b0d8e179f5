"""What a code may be linked to, by its identity class and by what its label says."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from station.outcomes import (
    Command,
    Conflict,
    Found,
    Linked,
    Outcome,
    Refusal,
    Refused,
    Unknown,
    Unreadable,
)
from station.records import Code, Identity, ItemKind, ItemRef
from station.service import Station
from station.settings import LinkSettings, Policy, Settings, StationSettings
from tests.conftest import scan_of
from tests.station.codes.recorded import rows
from tests.station.goods import code_of, stock

REEL, PART = ItemRef(ItemKind.STOCKITEM, 2), ItemRef(ItemKind.PART, 28)
WARNED = [Identity.PRODUCT, Identity.SHIPMENT, Identity.VALUE]


@pytest.fixture
def lenient(database: str) -> Iterator[Station]:
    """Return a station whose policy only warns."""
    settings = Settings(
        station=StationSettings(name="dock-9", operator="ben"), link=LinkSettings(policy="warn")
    )
    opened = Station.open(database, settings)
    yield opened
    opened.close()


def refused(outcome: Outcome) -> Refused:
    assert isinstance(outcome, Refused)
    return outcome


def linked(outcome: Outcome) -> Linked:
    assert isinstance(outcome, Linked)
    return outcome


def test_the_policy_is_strict_unless_the_settings_say_otherwise() -> None:
    policy: Policy = Settings().link.policy
    assert policy == "strict"


@pytest.mark.parametrize("identity", WARNED)
def test_a_code_of_more_than_one_box_is_refused_for_a_stock_item(
    station: Station, identity: Identity
) -> None:
    outcome = refused(station.link(code_of("BOX", identity), REEL))
    assert outcome.refusal == identity.value
    assert outcome.refusal.is_overridable
    assert outcome.item is not None
    assert outcome.item.ref == REEL
    assert station.links(REEL) == ()


@pytest.mark.parametrize("identity", WARNED)
def test_a_reason_overrules_it_and_is_recorded(station: Station, identity: Identity) -> None:
    assert isinstance(station.link(code_of("BOX", identity), REEL, override="  "), Refused)
    outcome = linked(station.link(code_of("BOX", identity), REEL, reason="dock", override="the only code"))
    assert outcome.change.reason.startswith("dock; override: the only code (although ")
    assert station.history()[0].reason == outcome.change.reason
    assert outcome.warnings


@pytest.mark.parametrize("identity", WARNED)
def test_the_lenient_policy_links_it_and_records_the_warning(lenient: Station, identity: Identity) -> None:
    outcome = linked(lenient.link(code_of("BOX", identity), REEL))
    assert outcome.change.reason.startswith("warning: ")
    assert outcome.warnings


@pytest.mark.parametrize("kind", [ItemKind.PART, ItemKind.SUPPLIERPART, ItemKind.PURCHASEORDER])
@pytest.mark.parametrize("identity", [*WARNED, Identity.BATCH])
def test_other_kinds_of_items_take_any_class(station: Station, kind: ItemKind, identity: Identity) -> None:
    item = station.find("", kind=kind).items[0]
    outcome = linked(station.link(code_of("BOX", identity), item.ref))
    assert outcome.change.reason == ""


def test_the_part_that_a_product_code_names_is_offered(station: Station) -> None:
    outcome = refused(station.link(code_of("BOX", Identity.PRODUCT, mpn="ERJ-XGNJ103Y"), REEL))
    assert outcome.refusal is Refusal.PRODUCT
    assert PART in [hit.item.ref for hit in outcome.hits]


@pytest.mark.parametrize("text", ["ERJ-XGNJ103Y", "erj-xgnj103y", "P10KAWTR-ND", "PO0002"])
def test_a_bare_part_or_order_number_is_refused_although_it_looks_like_any_text(
    station: Station, text: str
) -> None:
    outcome = refused(station.link(code_of(text), REEL))
    assert outcome.refusal is Refusal.PRODUCT
    assert outcome.hits
    part = linked(station.link(code_of(text), PART))
    assert part.item.ref == PART


def test_a_part_number_that_names_another_part_is_refused_under_either_policy(lenient: Station) -> None:
    other = next(item for item in lenient.find("r_100k_0402").items if item.details.get("mpn"))
    outcome = refused(lenient.link(code_of("ERJ-XGNJ103Y"), other.ref))
    assert outcome.refusal is Refusal.DISAGREES
    assert [(one.field, one.agrees) for one in outcome.comparisons] == [("part", False)]


def test_a_field_that_a_text_may_never_have_had_keeps_it_off_nothing(
    station: Station, tmp_path: Path
) -> None:
    stock(station, tmp_path, {"ID": 9001, "Serial Number": "OTHER", "Part ID": 43})
    code = replace(code_of("SABC-1234", serial="ABC-1234", customer_part="10KAW"), kind="single_di")
    linked(station.link(code, ItemRef(ItemKind.STOCKITEM, 9001)))
    bare = refused(station.link(code_of("ERJ-XGNJ103Y", fnsku="X001"), REEL))
    assert bare.refusal is Refusal.PRODUCT


def test_a_batch_code_is_linked_and_its_sisters_are_told(station: Station) -> None:
    outcome = linked(station.link(code_of("BAG", Identity.BATCH), REEL))
    assert "Sister bags" in outcome.reason
    assert any("Sister bags" in warning for warning in outcome.warnings)
    assert linked(station.link(code_of("REEL"), REEL)).warnings == ()


@pytest.mark.parametrize(
    "disagreement",
    [
        ({"Batch Code": "L24"}, {"lot": "L25"}, "lot L25 on the label, L24 in stock"),
        ({"Quantity": 5000}, {"quantity": 4000}, "quantity 4000 on the label, 5000 in stock"),
        ({"MPN": "RC0603"}, {"mpn": "RC0805"}, "mpn RC0805 on the label, RC0603 in stock"),
        (
            {"Supplier Part SKU": "603-RC"},
            {"supplier_part": "603-XX"},
            "supplier part 603-XX on the label, 603-RC in stock",
        ),
        ({"Serial Number": "S1"}, {"serial": "S2"}, "serial S2 on the label, S1 in stock"),
        (
            {"Expiry Date": "2024-05-23"},
            {"expiry": "240524"},
            "expiry 240524 on the label, 2024-05-23 in stock",
        ),
        ({"Part ID": 43}, {"mpn": "ERJ-XGNJ103Y"}, "part ERJ-XGNJ103Y on the label, C_10NF in stock"),
    ],
)
def test_a_field_that_disagrees_is_refused_with_both_values(
    station: Station, lenient: Station, tmp_path: Path, disagreement: tuple[Any, Any, str]
) -> None:
    cells, label, told = disagreement
    stock(station, tmp_path, {"ID": 9001, **cells})
    ref, code = ItemRef(ItemKind.STOCKITEM, 9001), code_of("BAG", **label)
    for policy in (station, lenient):
        outcome = refused(policy.link(code, ref))
        assert outcome.refusal is Refusal.DISAGREES
        assert told in outcome.reason
        assert [found.agrees for found in outcome.comparisons] == [False]
    assert told in linked(station.link(code, ref, override="misprint")).change.reason


def test_the_items_that_agree_are_offered_instead(station: Station, tmp_path: Path) -> None:
    cells = {"MPN": "RC0603", "Quantity": 5000}
    stock(station, tmp_path, {"ID": 9001, **cells, "Batch Code": "L24"}, {"ID": 9002, **cells})
    code = code_of("BAG", Identity.BATCH, mpn="RC0603", lot="L25", quantity=5000)
    outcome = refused(station.link(code, ItemRef(ItemKind.STOCKITEM, 9001)))
    assert [found.item.ref.pk for found in outcome.proposals] == [9002]
    assert linked(station.link(code, ItemRef(ItemKind.STOCKITEM, 9002))).change.reason == ""


def test_a_label_that_agrees_is_linked_without_a_word(station: Station) -> None:
    code = code_of("BAG", supplier_part="p10kawtr-nd", mpn="ERJ-XGNJ103Y", quantity="000000440")
    outcome = linked(station.link(code, REEL))
    assert (outcome.warnings, outcome.change.reason) == ((), "")


@pytest.mark.parametrize("target", [REEL, PART])
def test_a_damaged_code_always_needs_a_reason(station: Station, lenient: Station, target: ItemRef) -> None:
    code = replace(code_of("[)>06P1"), damage="the separators are lost; let the scanner send GS")
    for policy in (station, lenient):
        outcome = refused(policy.link(code, target))
        assert outcome.refusal is Refusal.DAMAGED
        assert "let the scanner send GS" in outcome.reason
    linked(station.link(code, target, override="label is torn"))


def test_the_gravest_objection_is_told_first_and_all_are_told(station: Station) -> None:
    code = replace(code_of("BOX", Identity.PRODUCT, quantity=7), because="it names a part only")
    outcome = refused(station.link(code, REEL))
    assert outcome.refusal is Refusal.DISAGREES
    for words in ("quantity 7 on the label", "every box", "it names a part only"):
        assert words in outcome.reason
    torn = refused(station.link(replace(code, damage="a fragment"), REEL))
    assert torn.refusal is Refusal.DAMAGED
    for words in ("a fragment", "quantity 7 on the label"):
        assert words in torn.reason


def expected(code: Code) -> str:
    """Return what must come of linking a code to an item that nothing is known of but its quantity, 1."""
    if code.identity is Identity.OURS:
        return "ours"
    if code.damage:
        return "damaged"
    if code.is_sure and code.fields.get("quantity", code.fields.get("count", 1)) != 1:
        return "disagrees"
    if code.identity in WARNED:
        return code.identity.value
    return "linked"


def test_every_recorded_label_is_linked_only_where_its_class_allows(station: Station, tmp_path: Path) -> None:
    stock(station, tmp_path, {"ID": 9001})
    seen = Counter[str]()
    for row in rows():
        code = station.read(row["raw"])
        assert isinstance(station.scan(scan_of(row["raw"])), Found | Unknown | Unreadable | Command)
        outcome = station.link(code, ItemRef(ItemKind.STOCKITEM, 9001))
        if isinstance(outcome, Unreadable | Found | Conflict):
            continue
        told = outcome.refusal.value if isinstance(outcome, Refused) else outcome.event
        assert told == expected(code), row["id"]
        seen[told] += 1
    assert seen.keys() >= {"linked", "ours", "damaged", "disagrees", "product", "shipment", "value"}


OURS = [
    replace(code_of("STN-CMD-LINK-1", Identity.OURS), command="LINK"),
    replace(code_of("INV-SI999999", Identity.OURS), item=ItemRef(ItemKind.STOCKITEM, 999_999)),
    code_of("OPR-1", Identity.OURS),
]


@pytest.mark.parametrize("code", OURS, ids=lambda code: code.raw)
def test_a_code_of_our_own_is_never_linked_moved_or_put_in_place(station: Station, code: Code) -> None:
    for outcome in (
        station.link(code, REEL, override="I insist"),
        station.move(code, REEL, seen=1, override="I insist"),
        station.replace(code, REEL, override="I insist"),
    ):
        assert refused(outcome).refusal is Refusal.OURS
        assert not refused(outcome).refusal.is_overridable
    assert station.links(REEL) == ()


def test_our_own_code_of_an_item_that_is_here_names_it(station: Station) -> None:
    outcome = station.link(station.read("INV-SI3"), REEL, override="I insist")
    assert isinstance(outcome, Conflict)
    assert outcome.item.ref.pk == 3


def test_an_item_that_is_not_here_is_missing_whatever_the_reason(station: Station) -> None:
    missing = ItemRef(ItemKind.STOCKITEM, 999_999)
    assert refused(station.link(code_of("BAG"), missing, override="x")).refusal is Refusal.MISSING
    assert refused(station.unlink_item(missing)).refusal is Refusal.MISSING


def test_the_owner_is_told_before_anything_else(station: Station) -> None:
    code = code_of("BAG", Identity.PRODUCT)
    station.link(code, REEL, override="the only code")
    assert isinstance(station.link(code, REEL), Found)
    assert isinstance(station.link(code, ItemRef(ItemKind.STOCKITEM, 3)), Conflict)
