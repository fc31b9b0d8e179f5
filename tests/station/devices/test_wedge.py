import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.devices.burst import GAP, HOLD, SILENCE
from station.devices.keymap import Key
from station.devices.wedge import CAP, Typed, Verdict, Wedge
from tests.station.devices.keyboard import Keyboard, at
from tests.typist import CODES, Stroke, chord, typed

ISO_15434 = "[)>\x1e06\x1d9D2338\x1dP0GY1\x1dQ300\x1e\x04"
PRINTABLE = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=4, max_size=40)


@pytest.fixture
def keyboard() -> Keyboard:
    return Keyboard()


@pytest.mark.parametrize(("dwell", "gap"), [(0, 1), (1, 2), (8, 16), (9, 19), (20, 80), (28, 119)])
@pytest.mark.parametrize(
    "text", ["1234", "4006381333931", "Abc-%Z 7", "]C10104006381333931\x1d21AB", ISO_15434]
)
@pytest.mark.parametrize("end", ["Return", "KP_Enter", "Tab", ""])
def test_case_07_a_scan_is_read_whole_and_no_key_of_it_is_seen(
    keyboard: Keyboard, text: str, dwell: int, gap: int, end: str
) -> None:
    keyboard.play(typed(text, dwell, gap, end))
    assert keyboard.scans == [Typed(text)]
    assert keyboard.seen == []


@given(
    text=PRINTABLE, dwell=st.integers(0, 28), pause=st.integers(0, 60), end=st.sampled_from(["Return", ""])
)
def test_any_text_at_any_speed_of_a_scanner_is_a_scan(text: str, dwell: int, pause: int, end: str) -> None:
    keyboard = Keyboard()
    keyboard.play(typed(text, dwell, dwell + pause, end))
    assert (keyboard.scans, keyboard.seen) == ([Typed(text)], [])


@given(text=PRINTABLE, dwell=st.integers(36, 200), gap=st.integers(45, 120))
def test_case_05_a_person_is_never_taken_for_a_scanner(text: str, dwell: int, gap: int) -> None:
    keyboard = Keyboard()
    strokes = typed(text, dwell, gap)
    keyboard.play(strokes)
    assert keyboard.scans == []
    assert keyboard.seen == at(strokes)
    assert keyboard.waited <= 2 * HOLD  # a Shift waits for the key that it came with


@given(
    st.lists(
        st.tuples(
            st.integers(0, 200), st.sampled_from([28, 29, 30, 31, 42, 48, 56, 66, 82, 103]), st.booleans()
        )
    )
)
def test_whatever_is_typed_is_seen_in_order_and_at_most_once(steps: list[tuple[int, int, bool]]) -> None:
    now, strokes = 0, []
    for pause, code, is_press in steps:
        now += pause + 1
        strokes.append((now, code, is_press))
    keyboard = Keyboard()
    keyboard.play(strokes)
    assert keyboard.seen == [stroke for stroke in at(strokes) if stroke in set(keyboard.seen)]
    if not keyboard.scans:
        assert keyboard.seen == at(strokes)


def test_case_02_both_suffixes_of_a_scan_are_swallowed(keyboard: Keyboard) -> None:
    strokes = typed("ABCD", 1, 2)
    last = strokes[-1][0]
    keyboard.play([*strokes, (last + 1, CODES["Return"], True), (last + 2, CODES["Return"], False)])
    assert (keyboard.scans, keyboard.seen) == ([Typed("ABCD")], [])


def test_case_02_a_line_feed_that_follows_the_suffix_as_control_j_ends_nothing(keyboard: Keyboard) -> None:
    strokes = typed("ABCD", 1, 2)
    keyboard.play([*strokes, *at(chord("Control+j", 1), strokes[-1][0] + 1)])
    assert keyboard.scans == [Typed("ABCD")]
    assert {code for _, code, _ in keyboard.seen} <= {CODES["Control"]}


def test_the_enter_of_a_person_after_a_scan_is_seen_at_once(keyboard: Keyboard) -> None:
    keyboard.play(typed("ABCD", 1, 2))
    enter = chord("Return", 60)
    keyboard.play(enter, start=2000)
    assert (keyboard.seen, keyboard.waited) == (at(enter, 2000), 0)


@pytest.mark.parametrize("separator", ["F8", "F12", "Down"])
def test_case_04_a_key_of_the_settings_is_gs_within_a_scan_only(separator: str) -> None:
    keyboard = Keyboard(Wedge(separator))
    keyboard.play(typed("0104\x1d21A", 1, 2, separator=separator))
    assert (keyboard.scans, keyboard.seen) == ([Typed("0104\x1d21A")], [])
    keyboard.play(chord(separator, 60), start=5000)
    assert keyboard.seen == at(chord(separator, 60), 5000)


def test_case_04_alt_029_is_gs_and_two_in_a_row_are_two(keyboard: Keyboard) -> None:
    keyboard.play(typed("0104\x1d\x1e21A\x1d", 1, 2, separator="Alt"))
    assert keyboard.scans == [Typed("0104\x1d\x1e21A\x1d")]


def test_case_03_a_scan_may_begin_with_gs(keyboard: Keyboard) -> None:
    keyboard.play(typed("\x1d0104006381333931", 1, 2))
    assert (keyboard.scans, keyboard.seen) == ([Typed("\x1d0104006381333931")], [])


def test_a_key_that_stands_for_no_character_spoils_the_scan(keyboard: Keyboard) -> None:
    keyboard.play(typed("0104\x1d21A", 1, 2, separator="F8"))
    assert [scan.text for scan in keyboard.scans] == ["010421A"]
    assert "group_separator" in keyboard.scans[0].cut_off
    assert keyboard.seen == []


@pytest.mark.parametrize(("text", "is_scan"), [("1", False), ("123", False), ("1234", True)])
def test_fewer_than_four_keys_are_a_persons(keyboard: Keyboard, text: str, is_scan: bool) -> None:
    strokes = typed(text, 1, 2)
    keyboard.play(strokes)
    assert bool(keyboard.scans) is is_scan
    assert keyboard.seen == ([] if is_scan else at(strokes))


@pytest.mark.parametrize("end", ["Return", ""])
def test_after_stx_one_key_is_enough(keyboard: Keyboard, end: str) -> None:
    keyboard.play(typed("\x027", 1, 2, end))
    assert (keyboard.scans, keyboard.seen) == ([Typed("7")], [])


def test_after_stx_etx_ends_the_scan_and_enter_behind_it_is_swallowed(keyboard: Keyboard) -> None:
    keyboard.play(typed("\x027\x03", 1, 2))
    assert keyboard.scans == [Typed("7")]
    assert {code for _, code, _ in keyboard.seen} <= {CODES["Control"]}


def test_without_stx_etx_is_text(keyboard: Keyboard) -> None:
    keyboard.play(typed("ABCD\x03E", 1, 2))
    assert keyboard.scans == [Typed("ABCD\x03E")]


def test_case_08_silence_ends_a_scan_without_suffix_and_the_next_is_another(keyboard: Keyboard) -> None:
    first = typed("ABCD", 1, 2, end="")
    keyboard.play([*first, *at(typed("EFGH", 1, 2, end=""), first[-1][0] + SILENCE)])
    assert keyboard.scans == [Typed("ABCD"), Typed("EFGH")]


def test_case_06_times_count_and_not_when_the_keys_are_fed() -> None:
    wedge = Wedge()
    replayed: list[Key] = []
    for when, code, is_press in typed("typed while the window was busy", 60, 90):
        verdict = wedge.feed(Key(code, is_press=is_press, at=when))
        assert verdict.scan is None
        replayed += verdict.replay
    assert len(replayed) == 2 * len("typed while the window was busy") + 2


def test_two_scans_that_are_fed_late_are_two(keyboard: Keyboard) -> None:
    wedge = Wedge()
    scans = []
    for start in (0, 2000):
        for when, code, is_press in typed("12345", 1, 2, end=""):
            scans.append(wedge.feed(Key(code, is_press=is_press, at=start + when)).scan)
    scans.append(wedge.tick(4000).scan)
    assert [scan for scan in scans if scan] == [Typed("12345"), Typed("12345")]


def test_a_held_key_is_seen_after_the_hold_and_its_repeats_at_once(keyboard: Keyboard) -> None:
    # X11 repeats with a release and a press at the same time, faster than the hold in the worst case.
    strokes: list[Stroke] = [(0, 30, True)]
    for repeat in range(200, 600, 20):
        strokes += [(repeat, 30, False), (repeat, 30, True)]
    strokes.append((610, 30, False))
    keyboard.play(strokes)
    assert (keyboard.seen, keyboard.scans, keyboard.waited) == (at(strokes), [], HOLD)


def test_a_held_key_that_repeats_without_releases_is_a_persons(keyboard: Keyboard) -> None:
    strokes: list[Stroke] = [(when, 30, True) for when in (0, 20, 40, 60, 80, 100)]
    keyboard.play([*strokes, (110, 30, False)])
    assert (keyboard.seen, keyboard.scans) == (at([*strokes, (110, 30, False)]), [])


def test_a_key_whose_release_was_lost_does_not_spoil_a_later_scan(keyboard: Keyboard) -> None:
    keyboard.play([(0, 30, True)])
    keyboard.play(typed("aaaa", 1, 2), start=5000)
    assert keyboard.scans == [Typed("aaaa")]
    assert [(code, is_press) for _, code, is_press in keyboard.seen] == [(30, True), (30, False)]


def test_one_slow_key_in_a_long_scan_is_forgiven(keyboard: Keyboard) -> None:
    strokes = typed("0123456789AB", 10, 20)
    keyboard.play(
        [(when + 60 * (index > 20), code, is_press) for index, (when, code, is_press) in enumerate(strokes)]
    )
    assert keyboard.scans == [Typed("0123456789AB")]


def test_a_key_that_stays_down_in_a_scan_makes_it_a_persons(keyboard: Keyboard) -> None:
    strokes = [*typed("12345", 1, 2, end=""), (20, 30, True)]
    keyboard.play([*strokes, (400, 30, False)])
    assert (keyboard.scans, keyboard.seen) == ([], at([*strokes, (400, 30, False)]))


def test_rollover_makes_even_fast_keys_a_persons(keyboard: Keyboard) -> None:
    strokes: list[Stroke] = [
        (index, key, index % 2 == 0) for index, key in enumerate([30, 30, 31, 31, 32, 32])
    ]
    strokes += [(10, 33, True), (12, 34, True), (14, 33, False), (16, 34, False)]
    keyboard.play(strokes)
    assert (keyboard.scans, keyboard.seen) == ([], at(strokes))


def test_enter_before_the_last_key_is_up_is_a_persons(keyboard: Keyboard) -> None:
    strokes = [
        *typed("12345", 1, 2, end=""),
        (20, 30, True),
        (22, 28, True),
        (24, 30, False),
        (26, 28, False),
    ]
    keyboard.play(strokes)
    assert (keyboard.scans, keyboard.seen) == ([], at(strokes))


def test_the_release_of_a_persons_key_shows_that_the_next_is_a_persons_too(keyboard: Keyboard) -> None:
    strokes = [(0, 30, True), (50, 31, True), (60, 30, False), (70, 31, False)]
    keyboard.play(strokes)
    assert keyboard.seen == at(strokes)
    assert keyboard.waited <= HOLD


def test_a_light_touch_is_seen_when_no_key_follows(keyboard: Keyboard) -> None:
    strokes = [(0, 30, True), (20, 30, False)]
    keyboard.play(strokes)
    assert keyboard.seen == at(strokes)
    assert keyboard.waited == 20 + GAP


def test_other_keys_pass_at_once_and_push_out_what_is_kept_back(keyboard: Keyboard) -> None:
    strokes = [(0, 30, True), (10, 30, False), (20, CODES["Escape"], True), (80, CODES["Escape"], False)]
    keyboard.play(strokes)
    assert (keyboard.seen, keyboard.waited) == (at(strokes), 20)


@pytest.mark.parametrize("end", ["Return", ""])
def test_a_scan_that_never_ends_is_cut_off_and_its_rest_swallowed(keyboard: Keyboard, end: str) -> None:
    keyboard.play(typed("0123456789" * 820, 1, 2, end))
    (scan,) = keyboard.scans
    assert scan.text == ("0123456789" * 820)[:CAP]
    assert "8,192" in scan.cut_off
    assert keyboard.seen == []


def test_nothing_is_decided_before_the_deadline() -> None:
    wedge = Wedge()
    wedge.feed(Key(30, is_press=True, at=100))
    assert wedge.deadline == 100 + HOLD
    assert wedge.tick(100 + HOLD - 1) == Verdict()
    assert wedge.tick(100 + HOLD).replay == (Key(30, is_press=True, at=100),)
    assert wedge.deadline is None


def test_wants_says_beforehand_what_feed_will_keep() -> None:
    wedge = Wedge()
    assert wedge.wants(Key(30, is_press=True, at=0))
    assert wedge.wants(Key(27, is_press=True, at=0, control=True))
    assert not wedge.wants(Key(CODES["F5"], is_press=True, at=0))
    assert not wedge.wants(Key(CODES["Return"], is_press=True, at=0))
    assert not wedge.wants(Key(30, is_press=True, at=0, alt=True))
    wedge.feed(Key(30, is_press=True, at=0))
    assert wedge.wants(Key(CODES["F5"], is_press=True, at=5))
