"""Operator badges: ours, never linked, and never kept or shown in clear."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.codes import read_code
from station.codes.badges import (
    ALPHABET,
    CONCEALED,
    SECRET_LENGTH,
    badge_digest,
    badge_text,
    conceal,
    conceal_scan,
)
from station.outcomes import Refused
from station.records import Identity, ItemKind, ItemRef
from station.service import Station
from tests.conftest import scan_of

SECRET = "0123456789ABCDEFGHJK"
TEXT = badge_text(SECRET)
GARBLED = [TEXT.lower(), TEXT.replace("-", "ß"), TEXT[:-1], TEXT[:-9], TEXT + "7", TEXT[:-2] + "?" + TEXT[-1]]


def test_a_badge_is_ours_and_known_by_its_digest() -> None:
    code = read_code(f"]C0{TEXT}\r\n")
    assert (code.kind, code.identity, code.command, code.item) == ("operator", Identity.OURS, "", None)
    assert code.key == f"op:{badge_digest(SECRET)}"
    assert not code.warnings
    assert not code.fields
    assert SECRET not in repr(code)


def test_a_badge_is_read_in_any_case() -> None:
    assert read_code(TEXT.lower()).key == read_code(TEXT).key


@pytest.mark.parametrize("text", GARBLED[1:])
def test_a_damaged_badge_signs_nobody_in_and_shows_nothing(text: str) -> None:
    code = read_code(text)
    assert (code.kind, code.key, code.identity) == ("operator", "op:?", Identity.OURS)
    assert "scan it again" in code.warnings[0]
    assert SECRET[:8] not in repr(code)


@given(st.text(ALPHABET, min_size=SECRET_LENGTH, max_size=SECRET_LENGTH), st.data())
def test_one_wrong_character_is_noticed(secret: str, data: st.DataObject) -> None:
    text = badge_text(secret)
    place = data.draw(st.integers(len("STN-OP-"), len(text) - 1))
    other = data.draw(st.sampled_from(ALPHABET).filter(lambda char: char != text[place]))
    assert read_code(text[:place] + other + text[place + 1 :]).key == "op:?"
    assert read_code(text).key == f"op:{badge_digest(secret)}"


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_secret_is_left_wherever_the_badge_stands(before: str, after: str) -> None:
    assert SECRET not in conceal(before + TEXT + after)


@pytest.mark.parametrize("text", ["INV-SI12", "STNOP-123456", "A-STN OPAMP 741", "", "[)>\x1e06\x1dPSTN-OP"])
def test_other_labels_are_left_as_they_are(text: str) -> None:
    scan = scan_of(text)
    assert conceal_scan(scan) is scan
    assert read_code(text).kind != "operator"


@pytest.mark.parametrize("secret", ["", "SHORT", SECRET + "0", SECRET[:-1] + "O", SECRET.lower()])
def test_a_weak_or_unprintable_secret_is_a_mistake_of_the_program(secret: str) -> None:
    with pytest.raises(ValueError, match="20 characters"):
        badge_text(secret)


@pytest.mark.parametrize("text", [TEXT, *GARBLED])
def test_the_secret_reaches_neither_journal_nor_outcome(station: Station, tmp_path: Path, text: str) -> None:
    outcome = station.scan(scan_of(text))
    linked = station.link(station.read(text), ItemRef(ItemKind.STOCKITEM, 2))
    assert isinstance(linked, Refused)
    assert outcome.event == "badge"
    assert not outcome.reason.endswith("but .")
    assert station.history(1)[0].code == CONCEALED
    shown = repr(outcome) + repr(linked) + repr(station.history())
    station.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("station.sqlite*"))
    for secret in (SECRET[:12], SECRET[:12].lower()):
        assert secret not in shown
        assert secret.encode() not in kept
