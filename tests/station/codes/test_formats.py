"""Rules of the formats beyond the recorded labels, and what only looks like one of them."""

import pytest

from station.codes import read_code
from station.codes.checks import is_s10
from station.codes.label import Label
from station.codes.packed import LIMIT, guess_fields
from station.codes.retail import read_retail
from station.records import CODE_LIMIT, Identity


def fields(text: str, symbology: str | None = None) -> dict[str, str | int]:
    return dict(read_code(text, symbology).fields)


@pytest.mark.parametrize(
    ("elements", "supplier", "expected"),
    [
        (
            "1P934012345678\x1d30PPCA9555PW\x1dQ5",
            "nxp",
            {"mpn": "PCA9555PW", "ordering_code": "934012345678"},
        ),
        ("1PTPS5\x1dV0033317\x1d4WTKY\x1dD2117", "ti", {"mfg_location": "TKY", "date_code": "2117"}),
        ("3P1234567\x1dQ10", "farnell", {"supplier_part": "1234567"}),
        ("9N111234567842\x1dD251231", "", {"expiry": "251231"}),
        ("30P296-1-ND\x1d1PLM358", "digikey", {"supplier_part": "296-1-ND"}),
        ("P1\x1d12S0002\x1d6D20210126\x1d30PY\x1dZ1", "", {"mfg_date": "20210126", "rohs": "Y", "msl": "1"}),
        ("1P1\x1d30PTYPE", "", {"mpn": "1"}),
        ("01P007X\x1dQ1.5", "", {"mpn": "007X", "quantity": "1.5"}),
    ],
)
def test_suppliers_mean_different_things_by_one_identifier(
    elements: str, supplier: str, expected: dict[str, str | int]
) -> None:
    code = read_code(f"[)>\x1e06\x1d{elements}\x1e\x04")
    assert code.supplier == supplier
    assert expected.items() <= dict(code.fields).items()
    assert "supplier_part" in code.fields or supplier not in ("digikey", "farnell")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[)>\x1e12\x1dMFR 0CVA5\x1dPNR X1\x1dSER 1\x1e\x04", "iso15434_12"),
        ("[)>\x1e05\x1d0109501101020917\x1d10A\x1e\x04", "iso15434_05"),
        ("[)>\x1e05\x1dnothing\x1e\x04", "iso15434_05"),
        ("[)>\x1e99\x1dABC\x1e\x04", "iso15434_99"),
        ("[)>.06.1PABC.9D2017.11", "ecia_damaged"),
        ("[)>06#1PABC#Q5", "ecia_text"),
        ("[)>06\u25521PABC\u2552Q5", "ecia_text"),
        ("[)>06", "ecia_damaged"),
        ("[)>\x1e06\x1d\x1e\x04", "ecia_bad"),
        ("[)>06Z9", "ecia_packed"),
    ],
)
def test_other_envelopes_are_named(text: str, kind: str) -> None:
    assert read_code(text).kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("RR123456785DE", "s10"),
        ("LPNRRAB1234567", "amazon_lpn"),
        ("]Q3010950110102091710A", "gs1_qr"),
        ("]C110ABC", "gs1_128"),
        ("HTTPS://ID.GS1.ORG/01/09501101020917", "gs1_dl"),
        ("NOREAD", "no_read"),
        ("S-000010", "partdb_short"),
        ("W-000010", "text"),
    ],
)
def test_shapes_are_recognised(text: str, kind: str) -> None:
    assert read_code(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "RR123456784DE",  # check digits
        "1Z5R89390357567128",
        "986578788856",
        "]X",
        "]d",
        "123456",
        "1234567890123456",
        "10ABC123",
        "0-306-40615-3",
        "https://example.com/a",
        "https://id.gs1.org/01/124",
        "https://x[y/01/09501101020917",  # no host
        "{a:b}",
        "{pbn:x}",
        "PN:",
        "a\x1db",
    ],
)
def test_what_only_looks_like_a_format_is_plain_text(text: str) -> None:
    code = read_code(text)
    assert (code.kind, code.key) == ("text", f"x:{text}")


def test_the_symbology_that_the_device_tells_counts_like_one_in_the_text() -> None:
    assert fields("96385074", "E4") == {"gtin": "00000096385074"}
    assert read_code("96385074", "E4").key == read_code("]E496385074").key != read_code("96385074").key


def test_gs1_data_with_a_wrong_check_digit_or_length_is_not_taken_for_sure() -> None:
    assert read_code("]C10109501101020918").kind == "gs1_bad"
    assert read_code("010950110102091737ABC").kind == "gs1_bad"
    assert read_code("]C137ABC").kind == "text"
    assert read_code("0109501101020918").kind == "text"
    assert read_code("01095011010209171725050" + "2" * 600).kind == "text"


def test_element_strings_in_brackets_end_their_values_as_the_identifier_says() -> None:
    assert fields("(01)09501101020917(21)1(17)250502") == {
        "gtin": "09501101020917",
        "serial": "1",
        "expiry": "2025-05-02",
    }
    assert read_code("(01)09501101020917(9999)X").kind == "text"


def test_a_text_longer_than_any_code_is_kept_whole_and_not_searched() -> None:
    text = "[)>\x1e06\x1d1P" + "A" * CODE_LIMIT
    assert read_code(text).key == f"x:{text}"


def test_nothing_is_guessed_of_a_text_that_is_too_long() -> None:
    assert guess_fields("K1" + "4" * LIMIT) == ({}, "")


def test_articles_keep_their_form_on_the_wire() -> None:
    code = read_code("614141453993\r\n")
    assert (code.key, code.wire) == ("gtin:00614141453993", "614141453993")


def test_eight_digits_are_told_apart_only_as_far_as_they_can_be() -> None:
    assert read_code("01234565").warnings == ("8 digits without a symbology: perhaps EAN-8 or UPC-E",)
    assert read_code("12345678").kind == "text"
    assert read_retail(Label("02345673")) is not None


def test_the_check_digit_of_a_postal_item_can_be_ten_or_eleven() -> None:
    assert [digit for digit in "0123456789" if is_s10(f"RR00000000{digit}DE")] == ["5"]
    assert [digit for digit in "0123456789" if is_s10(f"RR70000000{digit}DE")] == ["0"]


def test_a_row_of_identifiers_without_an_envelope_needs_a_quantity() -> None:
    assert read_code("PABC12345;Q5000;1TLOT99").kind == "manufacturer_di_semicolon"
    assert read_code("PABC12345;K5000;1TLOT99").kind == "text"


def test_a_bag_without_load_id_may_have_sisters() -> None:
    assert read_code("2062291000000010999999").identity is Identity.PRODUCT
    assert read_code("{pbn:P1,on:S1,pc:C1,pm:A,qty:2}").identity is Identity.BATCH
    assert read_code("QTY:5 PN:A MPN:B").identity is Identity.PRODUCT


def test_tme_words_in_any_order_and_in_capitals_are_one_label() -> None:
    one = read_code("QTY:5 PN:LAN-CP PO:30635449/3 MPN:LAN-CP CoO:TH https://www.tme.eu/details/LAN-CP")
    other = read_code("PN:LAN-CP COO:TH PO:30635449/3 QTY:5 MPN:LAN-CP HTTPS://WWW.TME.EU/DETAILS/LAN-CP")
    assert one.key == other.key


@pytest.mark.parametrize("text", ["A" * 2000, "[)>06" + "A" * 2000, "S" + "A" * 100, "-" * 2000])
def test_long_texts_of_no_format_are_plain_text(text: str) -> None:
    assert read_code(text).kind == "text"


def test_a_piece_of_a_label_may_hold_a_farnell_order_code_or_be_a_word() -> None:
    assert fields("3P1234567") == {"di": "3P", "supplier_part": "1234567"}
    assert read_code("STOCKROOM").kind == "text"


def test_a_shipment_of_no_known_carrier_has_its_tracking_number_all_the_same() -> None:
    expected = {"postcode": "12345", "country": "840", "service": "001", "tracking": "XYZ"}
    assert fields("[)>\x1e01\x1d12345\x1d840\x1d001\x1dXYZ\x1e\x04") == expected


def test_text_identifiers_without_a_value_are_passed_over() -> None:
    assert fields("[)>\x1eDD\x1dSER\x1dMFR 1\x1dODD 2\x1e\x04") == {"cage": "1"}


def test_a_gs1_serial_that_swallowed_a_date_leaves_only_what_is_sure() -> None:
    assert fields("]d2010950110102091721S1\x1d10LOT917250502") == {"gtin": "09501101020917", "serial": "S1"}
