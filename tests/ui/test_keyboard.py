"""Keyboard scanners and people on the same keyboard: a real X server, a window manager and XTEST keys."""

import json
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.station.devices.keyboard import at
from tests.told import Told, running
from tests.typist import chord
from tests.xserver import XServer

pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed: .ci/setup test")

GS1 = "0104006381333931\x1d21AB-7"
ISO_15434 = "[)>\x1e06\x1d9D2338\x1d1PRC0402\x1dQ300\x1e\x04"
SPEEDS = [(0, 1), (9, 19), (20, 80)]


@pytest.fixture(scope="module")
def server() -> Iterator[XServer]:
    with XServer() as server:
        yield server


class Keyboard:
    """The keyboard before a test window, and what the window tells of it."""

    def __init__(self, server: XServer, told: Told) -> None:
        self.server = server
        self.told = told
        self.server.activate("Keyboard test")

    def report(self) -> dict[str, Any]:
        """Return all that has happened in the window, and start anew."""
        self.server.key("F9")
        report = self.told.wait_for_key("report")
        assert isinstance(report, dict)
        return report

    def texts(self, count: int) -> list[str]:
        return [self.told.wait_for_key("scan")["text"] for _ in range(count)]


@pytest.fixture
def separator() -> str:
    return "none"


@pytest.fixture
def keyboard(server: XServer, separator: str) -> Iterator[Keyboard]:
    settings = json.dumps({"group_separator": separator})
    with running("tests.ui.keyboard_window", settings, environment=server.environment()) as told:
        yield Keyboard(server, told)
    server.set_layout("us")


@pytest.mark.parametrize(("dwell", "gap"), SPEEDS)
def test_case_01_and_07_a_scan_at_any_speed_leaves_the_field_unchanged(
    keyboard: Keyboard, dwell: int, gap: int
) -> None:
    keyboard.server.type_keys("Hand", dwell_ms=60, gap_ms=80, end="")
    keyboard.server.type_keys("ABC-123/4x", dwell_ms=dwell, gap_ms=gap)
    assert keyboard.texts(1) == ["ABC-123/4x"]
    report = keyboard.report()
    assert (report["text"], report["clicks"]) == ("Hand", 0)


def test_case_02_the_enter_of_a_scan_presses_no_button_and_that_of_a_person_does(keyboard: Keyboard) -> None:
    keyboard.server.key("F3")
    keyboard.told.wait(focus="button")
    keyboard.server.type_keys("4006381333931")
    assert keyboard.texts(1) == ["4006381333931"]
    assert keyboard.report()["clicks"] == 0
    keyboard.server.play(at(chord("Return", 60), 300))
    assert keyboard.report()["clicks"] == 1


def test_case_03_gs_as_control_bracket_fires_no_shortcut_and_a_persons_does(
    keyboard: Keyboard,
) -> None:
    keyboard.server.type_keys(GS1)
    assert keyboard.texts(1) == [GS1]
    assert keyboard.report()["shortcuts"] == []
    keyboard.server.key("Control+]")
    keyboard.server.key("Control+s")
    assert keyboard.report()["shortcuts"] == ["Ctrl+]", "Ctrl+S"]


@pytest.mark.parametrize(("separator", "typed_as"), [("F8", "F8"), ("none", "Alt")])
def test_case_04_gs_as_f8_and_as_alt_029(keyboard: Keyboard, typed_as: str) -> None:
    keyboard.server.type_keys(GS1, separator=typed_as)
    assert keyboard.texts(1) == [GS1]
    assert keyboard.report()["text"] == ""


@pytest.mark.parametrize(("dwell", "gap"), [(60, 45), (90, 70), (100, 120)])
def test_case_05_a_fast_person_with_rollover_and_enter_is_no_scan(
    keyboard: Keyboard, dwell: int, gap: int
) -> None:
    keyboard.server.type_keys("resistor 10k", dwell_ms=dwell, gap_ms=gap)
    report = keyboard.report()
    assert (report["text"], report["scans"]) == ("resistor 10k", [])


def test_case_06_typing_while_the_window_is_stalled_is_no_scan(keyboard: Keyboard) -> None:
    keyboard.server.key("F10")
    keyboard.told.wait_for_key("stalls")
    keyboard.server.type_keys("typed late", dwell_ms=60, gap_ms=90, end="")
    report = keyboard.report()
    assert (report["text"], report["scans"]) == ("typed late", [])


@pytest.mark.parametrize("end", ["KP_Enter", "Tab", ""])
def test_case_08_other_suffixes_and_none(keyboard: Keyboard, end: str) -> None:
    keyboard.server.type_keys("NOSUFFIX1", end=end)
    assert keyboard.texts(1) == ["NOSUFFIX1"]
    assert keyboard.report()["text"] == ""


@pytest.mark.parametrize("layout", [("fr",), ("de",), ("us", "intl")])
def test_case_09_and_10_the_layout_of_the_host_does_not_change_a_scan(
    keyboard: Keyboard, layout: tuple[str, ...]
) -> None:
    keyboard.server.set_layout(*layout)
    keyboard.server.type_keys("QWZa;1-M'e\"o" + GS1)
    assert keyboard.texts(1) == ["QWZa;1-M'e\"o" + GS1]
    assert keyboard.report()["text"] == ""


def test_case_10_caps_lock_does_not_change_a_scan(keyboard: Keyboard) -> None:
    keyboard.server.key("Caps_Lock")
    keyboard.server.type_keys("Abc-123")
    keyboard.server.key("Caps_Lock")
    assert keyboard.texts(1) == ["Abc-123"]


@pytest.mark.parametrize("presses", [1, 2])
def test_case_10_num_lock_does_not_change_a_scan_that_uses_the_keypad(
    keyboard: Keyboard, presses: int
) -> None:
    for _ in range(presses):
        keyboard.server.key("Num_Lock")
    keyboard.server.type_keys(GS1, separator="Alt")
    assert keyboard.texts(1) == [GS1]
    assert keyboard.report()["text"] == ""


def test_case_06_a_scan_while_the_window_is_stalled_is_still_a_scan(keyboard: Keyboard) -> None:
    keyboard.server.key("F10")
    keyboard.told.wait_for_key("stalls")
    keyboard.server.type_keys("scanned late", dwell_ms=9, gap_ms=19)
    keyboard.server.type_keys("typed late", dwell_ms=60, gap_ms=90, end="")
    assert keyboard.texts(1) == ["scanned late"]
    assert keyboard.report()["text"] == "typed late"


@pytest.mark.parametrize(("dwell", "gap"), SPEEDS)
def test_case_14_an_envelope_arrives_whole_at_any_speed(keyboard: Keyboard, dwell: int, gap: int) -> None:
    keyboard.server.type_keys(ISO_15434, dwell_ms=dwell, gap_ms=gap)
    assert keyboard.texts(1) == [ISO_15434]
    report = keyboard.report()
    assert (report["text"], report["shortcuts"]) == ("", [])


def test_two_scans_one_after_the_other_are_two(keyboard: Keyboard) -> None:
    keyboard.server.type_keys("FIRST-1")
    keyboard.server.type_keys("SECOND-2")
    assert keyboard.texts(2) == ["FIRST-1", "SECOND-2"]
