"""Each recorded label is recognised for what it is, and its fields are read."""

from typing import Any

import pytest

from station.codes import read_code
from station.codes.aim import undress
from station.records import Identity
from tests.station.codes.recorded import rows

OTHER_KIND = {
    "gs-13": ("gs1", "the string comes without the AIM identifier that would tell its symbol"),
    "gs-19": ("gs1", "likewise"),
    "ea-19": ("upca", "the scanner has written UPC-E out as UPC-A, and nothing tells that any more"),
}
NOT_READ = {"manufacturer_guess", "label", "note", "parse", "error", "candidate_gtin", "reason"}
"""What the file tells about a label that does not stand on it."""

IDENTITIES = {
    "dk-01": Identity.UNIT,  # load id
    "dk-04": Identity.BATCH,  # load id 999999 stands on more than one bag
    "dk-08": Identity.UNIT,  # license plate
    "mo-01": Identity.BATCH,
    "ec-01": Identity.BATCH,
    "ky-01": Identity.UNIT,
    "mu-01": Identity.BATCH,
    "mat-01": Identity.UNIT,
    "jk-09": Identity.PRODUCT,
    "lc-01": Identity.UNIT,
    "lc-03": Identity.PRODUCT,
    "tm-01": Identity.BATCH,
    "dk1d-1": Identity.UNIT,
    "di-02": Identity.UNIT,
    "di-03": Identity.UNIT,
    "di-04": Identity.VALUE,
    "di-09": Identity.PRODUCT,
    "di-10": Identity.VALUE,
    "gs-01": Identity.BATCH,
    "gs-12": Identity.UNIT,
    "gs-15": Identity.UNIT,
    "gs-21": Identity.PRODUCT,
    "gs-24": Identity.UNIT,
    "gs-25": Identity.PRODUCT,
    "ea-01": Identity.PRODUCT,
    "ea-21": Identity.PRODUCT,
    "tr-01": Identity.SHIPMENT,
    "tr-09": Identity.SHIPMENT,
    "up-01": Identity.SHIPMENT,
    "am-02": Identity.PRODUCT,
    "in-01": Identity.OURS,
    "in-03": Identity.OURS,
    "in-11": Identity.OURS,
    "du-01": Identity.UNIT,
    "du-03": Identity.UNIT,
    "mf-17": Identity.UNIT,
    "mf-01": Identity.BATCH,
    "jk-03": Identity.UNIT,
    "jk-10": Identity.UNIT,
}
DAMAGED = (
    *("dk-20", "dk-26", "dk-30", "mo-17", "mo-18", "tmp-1", "tmp-2", "gs-10", "gs-14"),
    *("in-11", "in-12", "in-13", "in-14", "pd-04", "ea-24"),
)


def by_id(name: str) -> dict[str, Any]:
    return next(row for row in rows() if row["id"] == name)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_a_recorded_label_is_recognised_and_its_fields_are_read(row: dict[str, Any]) -> None:
    code = read_code(row["raw"])
    assert code.kind == OTHER_KIND.get(row["id"], (row["kind"], ""))[0]
    found = {**code.fields, "supplier": code.supplier}
    expected = {name: value for name, value in row["expect"].items() if name not in NOT_READ}
    assert {name: found.get(name, "") for name in expected} == expected


@pytest.mark.parametrize(("name", "identity"), IDENTITIES.items())
def test_the_identity_class_is_told_with_its_reason(name: str, identity: Identity) -> None:
    code = read_code(by_id(name)["raw"])
    assert code.identity is identity
    assert code.because


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_label_says_what_is_wrong_and_how_to_mend_it(name: str) -> None:
    code = read_code(by_id(name)["raw"])
    assert code.damage
    assert code.warnings == (code.damage,)
    assert code.identity in (Identity.VALUE, Identity.OURS)


def test_no_other_recorded_label_is_called_damaged() -> None:
    damaged = {row["id"] for row in rows() if read_code(row["raw"]).damage}
    assert damaged == set(DAMAGED)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_the_wire_form_of_a_recorded_label_has_its_key(row: dict[str, Any]) -> None:
    code = read_code(row["raw"])
    symbology, _ = undress(row["raw"])
    assert read_code(code.wire, symbology).key == code.key
    assert not code.wire.startswith("]") or row["id"] == "jk-08"
