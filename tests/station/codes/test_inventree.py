import json

import pytest

from station.codes import read_code
from station.codes.inventree import MODEL_CODES, barcode_hash
from station.records import Identity, ItemKind, ItemRef


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abcdefg", "7ac66c0f148de9519b8bd264312c4d64"),
        ("ABC\x1d123", "bbf2dead374654cbb32a917afd236656"),
        ("ABC123", "bbf2dead374654cbb32a917afd236656"),
        ("AB CD", "8234eae727d5baf703ae42976d9e592c"),
        ("Straße", "a763ca073cfda1fce8a14f2f0cc84591"),
        ("  4006381333931\r\n", "c1a8a4073d832f6e5d43cea45034c777"),
    ],
)
def test_the_hash_is_inventrees(text: str, expected: str) -> None:
    assert barcode_hash(text) == expected
    assert read_code(text).barcode_hash == expected


@pytest.mark.parametrize(("letters", "kind"), MODEL_CODES.items())
def test_both_internal_forms_of_every_kind_name_the_same_item(letters: str, kind: ItemKind) -> None:
    short, lower = read_code(f"INV-{letters}12"), read_code(f"]d2inv-{letters.lower()}0012\r\n")
    form = read_code(json.dumps({kind.value: 12}))
    assert {short.key, lower.key, form.key} == {f"inv:{kind}:12"}
    assert short.item == form.item == ItemRef(kind, 12)
    assert {short.identity, form.identity} == {Identity.OURS}
    assert (short.kind, form.kind) == ("inventree_short", "inventree_json")


def test_every_kind_has_its_letters() -> None:
    assert set(MODEL_CODES.values()) == set(ItemKind)


def test_the_prefix_comes_from_the_settings() -> None:
    assert read_code("WH7/SI12", prefix="WH7/").item == ItemRef(ItemKind.STOCKITEM, 12)
    assert read_code("INV-SI12", prefix="WH7/").kind == "text"
    assert read_code("SI12", prefix="").kind == "text"


@pytest.mark.parametrize(
    "text",
    [
        "INV-XX12",
        "INV-SI",
        "INV-SI12a",
        '{"stockitem": true}',
        '{"stockitem": -1}',
        '{"stockitem": 1.5}',
        '{"shelf": 1}',
        "{}",
        "{[}",
        '{"a":' * 40 + "}",
        "INV-SI١٢",
    ],
)
def test_what_only_looks_internal_is_text(text: str) -> None:
    code = read_code(text)
    assert (code.key, code.kind, code.item) == (f"x:{text}", "text", None)


def test_a_number_beyond_any_database_is_ours_and_names_nothing() -> None:
    code = read_code("INV-SI99999999999999999999")
    assert (code.identity, code.item) == (Identity.OURS, None)
    assert code.warnings
