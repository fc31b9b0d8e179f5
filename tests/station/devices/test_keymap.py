import pytest

from station.devices.keymap import POSITIONS, UNKNOWN, Key, read_alt_code, read_key
from tests.typist import CODES, typed

PRINTABLE = "".join(map(chr, range(0x20, 0x7F)))


def _pressed(code: int, *, shift: bool = False, control: bool = False, alt: bool = False) -> Key:
    return Key(code, is_press=True, at=0, shift=shift, control=control, alt=alt)


def test_every_printable_character_is_read_from_its_position() -> None:
    read = ""
    for char in PRINTABLE:
        strokes = [code for _, code, is_press in typed(char, 1, 2, end="") if is_press]
        read += read_key(_pressed(strokes[-1], shift=len(strokes) == 2)) or "?"
    assert read == PRINTABLE


@pytest.mark.parametrize(
    ("code", "character"),
    [
        (48, "\x02"),
        (46, "\x03"),
        (32, "\x04"),
        (26, "\x1b"),
        (43, "\x1c"),
        (27, "\x1d"),
        (7, "\x1e"),
        (12, "\x1f"),
    ],
)
def test_control_with_a_key_is_the_control_character(code: int, character: str) -> None:
    assert read_key(_pressed(code, control=True)) == character
    assert read_key(_pressed(code, control=True, shift=True)) == character


@pytest.mark.parametrize("code", [79, 2, CODES["space"]])
def test_control_with_a_digit_of_the_keypad_or_a_key_outside_ascii_is_a_shortcut(code: int) -> None:
    assert read_key(_pressed(code, control=True)) is None


def test_the_keypad_writes_its_digits_and_signs() -> None:
    assert [read_key(_pressed(code)) for code in (82, 79, 80, 81, 83, 98, 55, 74, 78)] == list("0123./*-+")


def test_with_alt_only_the_digits_of_the_keypad_mean_anything() -> None:
    assert read_key(_pressed(82, alt=True)) == "0"
    assert read_key(_pressed(78, alt=True)) is None
    assert read_key(_pressed(30, alt=True)) is None


@pytest.mark.parametrize("code", [*POSITIONS.values(), CODES["Shift"], CODES["Escape"], 86])
def test_keys_without_a_character_are_read_as_none(code: int) -> None:
    assert read_key(_pressed(code)) is None


def test_where_the_position_is_unknown_the_text_counts() -> None:
    assert read_key(Key(UNKNOWN + 7, is_press=True, at=0, text="é")) == "é"
    assert read_key(Key(UNKNOWN + 7, is_press=True, at=0, text="")) is None
    assert read_key(Key(UNKNOWN + 7, is_press=True, at=0, text="s", alt=True)) is None


@pytest.mark.parametrize(
    ("digits", "character"),
    [
        ("029", "\x1d"),
        ("29", "\x1d"),
        ("0233", "é"),
        ("130", "é"),
        ("065", "A"),
        ("0321", "A"),
        ("0129", "\ufffd"),
    ],
)
def test_case_04_alt_with_digits_writes_the_character_that_windows_writes(
    digits: str, character: str
) -> None:
    assert read_alt_code(digits) == character
