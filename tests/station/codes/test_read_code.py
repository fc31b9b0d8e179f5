import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.codes import read_code
from station.codes.commands import COMMANDS, card_text
from station.records import Identity


@pytest.mark.parametrize(
    "text", ["ABC 123", " ABC 123\r\n", "\x02ABC 123\x03", "\ufeffABC 123", "]C0ABC 123", "\t]Q1ABC 123 \0"]
)
def test_what_a_scanner_puts_around_a_label_does_not_change_it(text: str) -> None:
    code = read_code(text)
    assert (code.key, code.wire, code.raw) == ("x:ABC 123", "ABC 123", text)


@pytest.mark.parametrize(
    ("one", "other"), [("ABC", "abc"), ("A B", "AB"), ("]C0]C0A", "]C0A"), ("A\x1d1", "A1"), ("]1A", "A")]
)
def test_what_is_printed_does_change_it(one: str, other: str) -> None:
    assert read_code(one).key != read_code(other).key


@pytest.mark.parametrize("text", ["", " \r\n", "]d2", "\x02\x03", "\x1d\x1e", "\x1f \x1f"])
def test_nothing_is_told_as_nothing(text: str) -> None:
    code = read_code(text)
    assert (code.key, code.kind) == ("", "empty")


@given(st.text(), st.one_of(st.none(), st.text(max_size=3)))
def test_any_text_is_read(text: str, symbology: str | None) -> None:
    assert read_code(text, symbology).raw == text


@given(st.text())
def test_reading_the_wire_form_gives_the_same_key(text: str) -> None:
    code = read_code(text)
    if not code.wire.startswith("]"):
        assert read_code(code.wire).key == code.key


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_card_is_read_in_either_case_and_is_ours(command: str) -> None:
    for text in (card_text(command), card_text(command).lower()):
        code = read_code(text)
        assert (code.command, code.identity) == (command, Identity.OURS)


def test_the_check_character_finds_each_single_wrong_character() -> None:
    card = card_text("LINK")
    for place in range(len("STN-CMD-"), len(card)):
        for char in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ":
            damaged = card[:place] + char + card[place + 1 :]
            code = read_code(damaged)
            assert code.identity is Identity.OURS
            assert code.command == ("LINK" if damaged == card else "")
