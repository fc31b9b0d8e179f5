"""Two scans of one label have one key, and two labels never have."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.codes import read_code
from tests.station.codes.recorded import label_of, rows

ONLY_ALIKE = {
    "dk-20": "GS arrived as several wrong characters",
    "dk-30": "RS and GS arrived as digits",
    "ea-15": "8 digits are an EAN-8 only where the symbology says so",
    "ea-19": "8 digits are a UPC-E only where the symbology says so",
}
"""Rows that are the same label as another, and may only be suggested."""

PAIRS = [row for row in rows() if "group" in row]


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: row["id"])
def test_the_same_label_through_another_scanner_has_the_same_key(row: dict[str, str]) -> None:
    head = next(other for other in rows() if other["id"] == row["group"])
    is_same = read_code(row["raw"]).key == read_code(head["raw"]).key
    assert is_same != (row["id"] in ONLY_ALIKE)


def test_no_two_recorded_labels_have_one_key() -> None:
    same = {frozenset(("gs-01", "gs-02")), frozenset(("ea-03", "gs-22")), frozenset(("in-01", "in-03"))}
    # The first two are one label or article, recorded twice; the last two name one item in both forms.
    found: dict[str, set[str]] = {}
    for row in rows():
        if row["kind"] != "empty":
            found.setdefault(read_code(row["raw"]).key, set()).add(label_of(row))
    assert {frozenset(labels) for labels in found.values() if len(labels) > 1} == same


def test_no_single_wrong_character_turns_one_label_into_another() -> None:
    owners: dict[str, set[str]] = {}
    for row in rows():
        owners.setdefault(read_code(row["raw"]).key, set()).add(label_of(row))
    for row in rows():
        if row["id"] in ("gs-18", "ea-04"):
            continue  # each is another row with a wrong check digit already
        own = label_of(row)
        relatives = {own}.union(*(labels for labels in owners.values() if own in labels))
        for place in range(len(row["raw"])):
            for char in "0A8\x1d":
                text = row["raw"][:place] + char + row["raw"][place + 1 :]
                assert owners.get(read_code(text).key, {own}) <= relatives, (row["id"], text)


@dataclass(frozen=True)
class Dress:
    """What a scanner makes of the control characters of a label."""

    head: str
    separator: str
    ends: tuple[str, ...]
    lowers: bool = False
    """The letter after a control character comes in lower case."""
    forbidden: str = ""
    """Characters that no value may hold here, because they stand for a control character."""


DRESSES = [
    Dress("[)>\x1e06", "\x1d", ("\x1e\x04", "\x1e", "", "\x1e\x04\r")),
    Dress("[)>06", "\x1d", ("", "\x04", "\r\n")),
    Dress(">[)>06", "\x1d", ("\x1e\x04",)),
    Dress("[)>\u241e06", "\u241d", ("\u241e\u2404", "")),
    Dress("[)>\uf70c06", "\uf70b", ("", "\uf70c")),
    Dress("[)\u25b206", "\u2194", ("\u2194\u25b2", "\u25b2\u2666", "")),
    Dress("[)>{RS}06", "{GS}", ("{RS}{EOT}", "")),
    Dress("[)><RS>06", "<GS>", ("<RS><EOT>", "")),
    Dress("[)>^06", "]", ("^d", "^D", "^", ""), lowers=True, forbidden="]^"),
    Dress(">[)>06", "]", ("^d", ""), lowers=True, forbidden="]^"),
    Dress("[)>06", "|", ("", "|"), forbidden="|"),
]
IDENTIFIERS = ("P", "1P", "30P", "K", "1K", "10K", "14K", "Q", "1T", "T", "9D", "S", "3S", "4L", "12Z", "1V")
VALUES = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0x7E, exclude_characters="{}<>"), max_size=12
)
ELEMENTS = st.lists(st.tuples(st.sampled_from(IDENTIFIERS), VALUES), min_size=1, max_size=8)


def written(elements: list[tuple[str, str]], dress: Dress, end: str, gaps: int) -> str:
    """Write a label as a scanner in this dress delivers it, with empty elements between."""
    pieces = [f"{name.lower() if dress.lowers else name}{value}" for name, value in elements]
    return f"{dress.head}{dress.separator}{(dress.separator * (1 + gaps)).join(pieces)}{end}"


@given(ELEMENTS, st.sampled_from(DRESSES), st.data())
def test_any_dress_of_the_same_elements_gives_the_same_key(
    elements: list[tuple[str, str]], dress: Dress, data: st.DataObject
) -> None:
    kept = str.maketrans("", "", dress.forbidden)
    elements = [(name, value.translate(kept)) for name, value in elements]
    end = data.draw(st.sampled_from(dress.ends))
    before, after = data.draw(st.sampled_from([("", ""), ("]d1", "\r\n"), ("\x02", "\x03")]))
    text = before + written(elements, dress, end, data.draw(st.integers(0, 2))) + after
    plain = read_code(written(elements, DRESSES[0], "\x1e\x04", 0))
    code = read_code(text)
    assert code.key == plain.key
    assert code.fields == plain.fields
    assert read_code(code.wire).key == code.key


@given(ELEMENTS, ELEMENTS)
def test_other_elements_give_another_key(one: list[tuple[str, str]], other: list[tuple[str, str]]) -> None:
    keys = {read_code(written(elements, DRESSES[0], "\x1e\x04", 0)).key for elements in (one, other)}
    assert len(keys) == (1 if one == other else 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("010950110102091710ABC\x1d21B", "010950110102091710ABC21B"),
        ("https://id.gs1.org/01/09501101020917/10/ABC123", "010950110102091710ABC123"),
        ("[)>\x1e06\x1d1PABC\x1dQ5\x1e\x04", "[)>\x1e06\x1d1PABC\x1dQ5\x1e05\x1d00123\x1e\x04"),
        ("[)>\x1e06\x1d1PABC\x1dQ5\x1e\x04", "[)>\x1e06\x1d1Pabc\x1dQ5\x1e\x04"),
        ("[)>\x1e06\x1dK\x1d1PABC\x1e\x04", "[)>\x1e06\x1d1PABC\x1dK\x1e\x04"),
        ("{pc:C1,pm:A,qty:10}", "{pc:C1,pm:A,qty:100}"),
        ("QTY:1 PN:A PO:1/1 MPN:B", "QTY:1 PN:A PO:1/2 MPN:B"),
        ("1Z5R89390357567127", "1Z879E930346834440"),
    ],
)
def test_what_is_not_safe_to_undo_is_not_undone(one: str, other: str) -> None:
    assert read_code(one).key != read_code(other).key


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("010950110102091710ABC12317250502", "010950110102091710ABC123\x1d17250502"),
        ("[)>061PABCQ5S77", "[)>\x1e06\x1d1PABC\x1dQ5\x1dS77\x1e\x04"),
        ("abc-123", "ABC-123"),
        ("96385074", "]E496385074"),
    ],
)
def test_a_damaged_label_can_be_suggested_by_its_loose_key(damaged: str, whole: str) -> None:
    one, other = read_code(damaged), read_code(whole)
    assert one.loose == other.loose
    assert one.key != other.key


def test_a_label_is_also_looked_up_as_earlier_versions_and_inventree_knew_it() -> None:
    code = read_code("]d1[)>\x1e06\x1d1PABC\x1dQ5\x1e\x04\r")
    assert code.alternates == ("x:[)>\x1e06\x1d1PABC\x1dQ5\x1e\x04", f"md5:{code.barcode_hash}")
    assert read_code("INV-SI12").alternates == ()
