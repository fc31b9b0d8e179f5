"""Shift and dead keys around a scan that is typed, and what an input method takes or composes."""

import pytest

from station.devices.burst import GAP
from station.devices.keymap import Key
from station.devices.wedge import Typed, Wedge
from tests.station.devices.keyboard import Keyboard, at
from tests.typist import CODES, typed


@pytest.fixture
def keyboard() -> Keyboard:
    return Keyboard()


def test_a_shift_that_was_down_before_the_scan_is_released_for_the_widgets(keyboard: Keyboard) -> None:
    shift = CODES["Shift"]
    keys = [(when, code, is_press) for when, code, is_press in typed("ABCD", 1, 4) if code != shift]
    keyboard.play([(0, shift, True), *at(keys, 100), (112, shift, False), (200, CODES["Escape"], True)])
    assert keyboard.scans == [Typed("ABCD")]
    assert keyboard.seen == at([(0, shift, True), (112, shift, False), (200, CODES["Escape"], True)])


def test_a_shift_that_outlives_the_scan_is_swallowed_with_its_release(keyboard: Keyboard) -> None:
    shift = CODES["Shift"]
    keys = [stroke for stroke in typed("ABCD", 1, 4) if stroke[1] != shift]
    keyboard.play([(0, shift, True), *keys, (keys[-1][0] + 1, shift, False)])
    assert (keyboard.scans, keyboard.seen) == ([Typed("ABCD")], [])


def test_case_10_releases_alone_complete_a_scan_whose_dead_keys_the_input_method_took(
    keyboard: Keyboard,
) -> None:
    strokes = typed("ab'cd'ef", 1, 2)
    taken = next(stroke for stroke in strokes if stroke[1] == 40)
    keyboard.play([stroke for stroke in strokes if stroke != taken])
    assert (keyboard.scans, keyboard.seen) == ([Typed("ab'cd'ef")], [])


def test_case_10_releases_alone_never_make_a_scan_of_a_person(keyboard: Keyboard) -> None:
    strokes = [stroke for stroke in typed("'a'e'o'u" * 3, 40, 90, end="") if not stroke[2]]
    keyboard.play(strokes)
    assert (keyboard.scans, keyboard.seen) == ([], at(strokes))


def test_composed_text_keeps_its_place_between_the_keys() -> None:
    wedge = Wedge()
    assert not wedge.keep_back("too early")
    wedge.feed(Key(30, is_press=True, at=0, origin="press"))
    assert wedge.keep_back("composed")
    wedge.feed(Key(30, is_press=False, at=5, origin="release"))
    assert [key.origin for key in wedge.tick(5 + GAP).replay] == ["press", "composed", "release"]
