"""The test card tells each setting that is wrong, however it arrives, and no real label is taken for it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.testcard import CARD, CASES, LAYOUTS, LINE_CARD, PRINTABLE, is_card, read_card, summary

LABELS = Path(__file__).parents[2] / "resources" / "demo" / "labels.jsonl"
US = LAYOUTS["US"]

CARDS = pytest.mark.parametrize("card", [CARD, LINE_CARD])


def wrong(text: str, *, unterminated: bool = False) -> dict[str, str]:
    """Return what is wrong, and the fix, by name."""
    assert is_card(text)
    findings = read_card(text, unterminated=unterminated)
    assert all(finding.fix for finding in findings if not finding.is_good)
    return {finding.name: f"{finding.said} {finding.fix}" for finding in findings if not finding.is_good}


def typed(card: str, layout: str) -> str:
    """Return what a keyboard of this layout makes of the keys of a US scanner; dead keys write nothing."""
    dead = {"German": "^´`", "French": "^¨", "Spanish": "`´^¨"}.get(layout, "")
    table = dict(zip(US, LAYOUTS[layout], strict=True))
    return "".join(table.get(char, char) for char in card if table.get(char) not in [*dead, "\x00"])


@CARDS
def test_a_card_that_arrives_as_it_is_has_nothing_wrong(card: str) -> None:
    assert wrong(card) == {}
    assert "as it should" in summary(read_card(card))


def test_the_card_holds_every_printable_character_and_the_separators() -> None:
    assert set(PRINTABLE) == {chr(code) for code in range(32, 127)}
    assert set(PRINTABLE + "\x1d\x1e\x04") <= set(CARD)


@pytest.mark.parametrize(
    ("card", "layout"),
    [
        *((CARD, layout) for layout in ("German", "French", "Spanish", "British")),
        # What the line card holds lies at the same place on a British keyboard.
        *((LINE_CARD, layout) for layout in ("German", "French", "Spanish")),
    ],
)
def test_a_keyboard_of_another_country_is_named(card: str, layout: str) -> None:
    assert layout in wrong(typed(card, layout))["layout"]


@CARDS
@pytest.mark.parametrize(
    ("case", "told"), [("swapped", "Caps Lock"), ("upper", "capitals"), ("lower", "small")]
)
def test_a_change_of_case_is_told_with_its_cause(card: str, case: str, told: str) -> None:
    name, said = next(iter(wrong(CASES[case](card)).items()))
    assert told in name + said


def test_caps_lock_on_a_keyboard_of_another_country_tells_both() -> None:
    assert {"layout", "Caps Lock"} <= set(wrong(typed(CARD, "German").swapcase()))


@CARDS
@pytest.mark.parametrize(("name", "char"), [("RS", "\x1e"), ("GS", "\x1d"), ("EOT", "\x04")])
@pytest.mark.parametrize("form", ["", "^]", "{{{}}}", "<{}>", "\\x1d", "|"])
def test_a_separator_that_is_lost_or_written_out_is_named(card: str, name: str, char: str, form: str) -> None:
    got = form.format(name)
    told = wrong(card.replace(char, got))
    assert list(told) == [name]
    assert "lost" in told[name] if not got else "“" in told[name]


def test_prefix_suffix_and_aim_identifier_are_told() -> None:
    assert wrong(f"]d1{CARD}") == {}
    assert any("]d1" in finding.said for finding in read_card(f"]d1{CARD}"))
    assert wrong(f"\x02{CARD}\x03") == {}
    told = wrong(f"<<]d1{CARD}>>")
    assert "“<<”" in told["prefix"]
    assert "“>>”" in told["suffix"]
    assert "Enter" in wrong(CARD, unterminated=True)["suffix"]


@pytest.mark.parametrize("name", ["RS", "GS", "EOT"])
def test_a_separator_that_ends_the_scan_is_named(name: str) -> None:
    head, _, rest = CARD.rpartition(name)
    assert name in wrong(head + name)
    if name == "EOT":
        assert "whole" in wrong(rest[1:])


def test_a_card_that_is_cut_or_damaged_beyond_knowledge_says_so() -> None:
    assert "whole" in wrong(CARD[:40])
    assert "characters" in wrong(CARD.replace(PRINTABLE, "?" * 90))
    lost = wrong(CARD.replace("#", "").replace("7", ""))["characters"]
    assert "# 7" in lost


def test_no_real_label_is_taken_for_the_card() -> None:
    texts = [json.loads(line)["raw"] for line in LABELS.read_text(encoding="utf-8").split("\n") if line]
    assert texts
    assert not any(map(is_card, texts))


@given(st.text(max_size=300), st.text(max_size=300))
def test_whatever_arrives_is_read_without_an_exception(before: str, after: str) -> None:
    for text in (before + after, before[:20] + "STNTEST" + after, CARD[:60] + before + CARD[60:] + after):
        if is_card(text):
            assert read_card(text)
