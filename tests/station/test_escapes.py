"""Escapes keep every text whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.errors import InputError
from station.escapes import escape, unescape


@given(st.text())
def test_what_was_escaped_comes_back(text: str) -> None:
    assert unescape(escape(text)) == text


@given(st.text())
def test_an_escaped_text_can_be_seen_whole(text: str) -> None:
    assert escape(text).isprintable()


def test_group_separators_are_written_as_labels_are_told_of() -> None:
    assert escape("[)>\x1e06\x1dQ5\x04") == r"[)>\x1e06\x1dQ5\x04"


@pytest.mark.parametrize("text", ["\\", "ab\\q", r"\x1", r"\u12"])
def test_an_unknown_escape_is_named_by_its_place(text: str) -> None:
    with pytest.raises(InputError, match=f"character {text.index(chr(92)) + 1}"):
        unescape(text)


def test_half_of_a_character_is_refused_by_its_place() -> None:
    with pytest.raises(InputError, match="character 2 is half"):
        unescape(r"A\ud800")
