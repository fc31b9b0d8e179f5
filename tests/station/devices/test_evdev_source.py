"""Keyboard scanners that are taken as devices: events of the kernel's own format through a pipe."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

from station.devices.evdev_source import EvdevSource, open_device
from station.errors import DeviceError
from station.records import DeviceState
from station.settings import DeviceSettings
from tests.station.devices.input_keyboard import FakeKeyboard
from tests.station.devices.outlet import Outlet, Start
from tests.typist import typed

_KEY, _SYNCHRONISATION, _REPEATED = 1, 0, 2


@pytest.fixture
def keyboard() -> Iterator[FakeKeyboard]:
    keyboard = FakeKeyboard()
    yield keyboard
    keyboard.unplug()


def test_keys_of_a_grabbed_keyboard_are_scans(outlet: Outlet, keyboard: FakeKeyboard, start: Start) -> None:
    start(usb="05e0:1200:Z1", protocol="evdev", open_source=keyboard.open_source)
    assert outlet.wait_for(DeviceState.CONNECTED).port == "/dev/input/event7"
    assert keyboard.grabs == 1
    keyboard.type_keys(typed("]d20104\x1d21Ab", 1, 2))
    keyboard.type_keys(typed("second", 1, 2, end="KP_Enter"))
    keyboard.type_keys(typed("third", 1, 2, end="Tab"))
    assert outlet.texts(3) == ["]d20104\x1d21Ab", "second", "third"]


def test_repeats_of_a_key_that_stays_down_are_not_typed_and_lost_keys_are_told(
    outlet: Outlet, keyboard: FakeKeyboard, start: Start
) -> None:
    start(usb="05e0:1200", protocol="evdev", open_source=keyboard.open_source)
    keyboard.send(_KEY, 30, 1)
    keyboard.send(_KEY, 30, _REPEATED)
    keyboard.send(_KEY, 30, 0)
    keyboard.send(_SYNCHRONISATION, 3, 0)
    keyboard.type_keys(typed("b", 1, 2))
    scan = outlet.scan()
    assert scan.text == "ab"
    assert "lost" in scan.cut_off


@pytest.mark.parametrize("terminators", [["CR"], []])
def test_case_08_silence_ends_a_scan(
    outlet: Outlet, keyboard: FakeKeyboard, start: Start, terminators: list[str]
) -> None:
    start(usb="05e0:1200", protocol="evdev", terminators=terminators, open_source=keyboard.open_source)
    keyboard.type_keys(typed("NOSUFFIX", 1, 2, end=""))
    scan = outlet.scan()
    assert (scan.text, scan.unterminated) == ("NOSUFFIX", bool(terminators))


def test_case_17_unplugged_in_a_scan_the_part_is_cut_off_and_case_18_it_is_found_again(
    outlet: Outlet, keyboard: FakeKeyboard, start: Start
) -> None:
    start(usb="05e0:1200", protocol="evdev", open_source=keyboard.open_source)
    outlet.wait_for(DeviceState.CONNECTED)
    keyboard.type_keys(typed("PART", 1, 2, end=""))
    keyboard.unplug()
    scan = outlet.scan()
    assert (scan.text, bool(scan.cut_off)) == ("PART", True)
    assert "gone" in outlet.wait_for(DeviceState.LOST).title
    keyboard.plug()
    outlet.wait_for(DeviceState.CONNECTED)
    keyboard.type_keys(typed("again", 1, 2))
    assert outlet.texts(1) == ["again"]


def test_case_20_a_keyboard_that_another_has_grabbed_is_told_with_the_fix(
    outlet: Outlet, keyboard: FakeKeyboard, start: Start
) -> None:
    keyboard.is_busy = True
    start(usb="05e0:1200", protocol="evdev", open_source=keyboard.open_source)
    lost = outlet.wait_for(DeviceState.LOST)
    assert "in use" in lost.title
    assert "Close it" in lost.advice
    assert keyboard.fd == -1


def test_case_20_a_keyboard_that_is_not_there_is_told(tmp_path: Path) -> None:
    settings = DeviceSettings(name="k", port="/dev/input/by-id/no-such-kbd", protocol="evdev")
    keyboard = FakeKeyboard()
    keyboard.close()
    keyboard.unplug()
    with pytest.raises(DeviceError, match="is not there"):
        EvdevSource.open(settings, opener=keyboard.open)


def test_without_the_library_or_the_device_the_fix_is_told() -> None:
    is_installed = importlib.util.find_spec("evdev") is not None
    with pytest.raises(OSError if is_installed else DeviceError, match="such" if is_installed else "evdev"):
        open_device("/dev/input/no-such-event")
