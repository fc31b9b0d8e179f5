"""Labels beside items, field by field, without a store."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.comparison import compare, disagreements, of_field, read_date, same_date, same_number
from station.records import Item, ItemKind, ItemRef
from tests.station.goods import code_of


def item_of(kind: ItemKind = ItemKind.STOCKITEM, title: str = "C_10NF", **details: str) -> Item:
    return Item(ItemRef(kind, 1), title, details)


def compared(fields: dict[str, Any], supplier: str = "", **details: Any) -> dict[str, bool]:
    code = code_of("LABEL", supplier=supplier, **fields)
    return {found.field: found.agrees for found in compare(code, item_of(**details))}


def test_each_field_that_both_have_is_compared() -> None:
    fields: dict[str, Any] = {
        "supplier_part": "603-RC0603",
        "mpn": "RC0603",
        "lot": "L24",
        "quantity": 5000,
        "serial": "S1",
        "expiry": "20240523",
        "customer_order": "PO0001",
        "customer_part": "IPN-7",
        "country": "JP",
    }
    details: dict[str, Any] = {
        "supplier_part": "603-rc0603",
        "mpn": "rc0603",
        "lot": "l24",
        "quantity": "5000",
        "serial": "s1",
        "expiry": "2024-05-23",
        "purchase_order": "PO0001",
        "ipn": "IPN-7",
        "location": "A-04",
    }
    same = compared(fields, **details)
    assert same == dict.fromkeys(
        ("serial", "supplier_part", "mpn", "customer_part", "lot", "quantity", "order", "expiry"), True
    )
    other = compared(fields, **dict.fromkeys(details, "99"))
    assert set(other.values()) == {False}


def test_what_only_one_of_both_has_is_not_compared() -> None:
    assert compared({"lot": "L24", "mpn": ""}, mpn="RC0603", quantity="5") == {}


def test_what_agrees_is_told_first_and_reads_as_a_sentence() -> None:
    code = code_of("LABEL", serial="S1", lot="L24", quantity=5000)
    found = compare(code, item_of(serial="S2", lot="L24", quantity="4000"))
    assert [str(one) for one in found] == ["lot L24 = same", "serial S1 ≠ S2", "quantity 5000 ≠ 4000"]


def test_orders_and_own_part_numbers_do_not_keep_a_label_off() -> None:
    code = code_of("LABEL", customer_order="BOB", customer_part="U1", mpn="RC0603")
    found = compare(code, item_of(purchase_order="PO0001", ipn="IPN-7", mpn="RC0805"))
    assert [one.field for one in disagreements(found)] == ["mpn"]


@pytest.mark.parametrize("supplier", ["digikey", "tme"])
def test_old_labels_name_the_supplier_part_where_others_name_the_customers(supplier: str) -> None:
    old: dict[str, Any] = {"customer_part": "296-LM358-ND"}
    assert compared(old, supplier, supplier_part="296-LM358-ND") == {"supplier_part": True}
    assert compared(old, "mouser", supplier_part="296-LM358-ND") == {}
    new = old | {"supplier_part": "455-1720-ND"}
    assert compared(new, supplier, supplier_part="296-LM358-ND") == {"supplier_part": False}


def test_a_lot_may_stand_in_any_of_its_fields() -> None:
    assert compared({"lot": "A", "customer_lot": "B"}, lot="B") == {"lot": True}
    assert compared({"batch": "C"}, lot="B") == {"lot": False}


def test_the_title_of_a_supplier_part_is_its_number() -> None:
    sold = item_of(ItemKind.SUPPLIERPART, "603-RC0603", mpn="RC0603")
    found = compare(code_of("LABEL", supplier_part="603-RC0805", mpn="RC0603"), sold)
    assert {one.field: one.agrees for one in found} == {"mpn": True, "supplier_part": False}


@pytest.mark.parametrize(
    ("label", "item", "same"),
    [
        ("5000", "5000", True),
        ("000000001", "1", True),
        ("98.125", "98.125", True),
        ("98", "98.125", False),
        ("10", "100", False),
        ("many", "MANY", True),
        ("many", "3", False),
    ],
)
def test_quantities_are_compared_as_numbers(label: str, item: str, same: bool) -> None:
    assert same_number(label, item) is same


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_is_the_same_in_any_notation(day: date) -> None:
    forms = ("%Y%m%d", "%y%m%d", "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y", "%Y-%m-%dT00:00:00Z")
    assert {read_date(day.strftime(form)) for form in forms} == {(day.year, day.month, day.day)}


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_two_days_are_the_same_only_when_they_are(first: date, second: date) -> None:
    assert same_date(first.strftime("%y%m%d"), second.isoformat()) == (first == second)


@pytest.mark.parametrize(
    ("label", "item", "same"),
    [
        ("2024-05", "2024-05-23", True),
        ("2024-06", "2024-05-23", False),
        ("240500", "2024-05-31", True),
        ("240500", "2024-05-30", False),
        ("20241399", "2024-05-23", False),
        ("soon", "Soon", True),
        ("1" * 5000, "2024-05-23", False),
    ],
)
def test_months_and_odd_dates_are_compared_as_far_as_they_go(label: str, item: str, same: bool) -> None:
    assert same_date(label, item) is same


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_breaks_a_comparison(label: str, item: str) -> None:
    code = code_of("LABEL", quantity=label, lot=label, expiry=label)
    found = compare(code, item_of(quantity=item, lot=item, expiry=item))
    assert len(found) in (0, 3)


def test_a_field_of_a_label_finds_what_it_was_compared_with() -> None:
    code = code_of("LABEL", quantity="5000 ", lot="L24", line="440")
    found = compare(code, item_of(quantity="440", lot="L24"))
    quantity = of_field(found, "quantity", "5000 ")
    assert quantity is not None
    assert (quantity.item, quantity.agrees) == ("440", False)
    assert of_field(found, "line", "440") is None
    assert of_field(found, "lot", "L25") is None
