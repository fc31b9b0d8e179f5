"""What Linux tells of USB devices and keyboards, from a tree of files as it lays them out."""

from pathlib import Path

import pytest

from station.devices.sysfs import InputDevice, UsbDevice, hidraw_location, keyboards, usb_devices

LETTERS = "1000000000007 ff800000000007ff febeffdff3cfffff fffffffffffffffe"


@pytest.fixture
def sys(tmp_path: Path) -> Path:
    """Return a tree with a scanner that is keyboard and HID device, and a power button."""
    usb = tmp_path / "devices/pci0/usb1/1-2/1-2.3"
    for name, text in {"idVendor": "05e0", "idProduct": "1200", "serial": "Z1", "product": "DS22"}.items():
        _write(usb / name, text)
    hid = usb / "1-2.3:1.0/0003:05E0:1200.0001"
    keyboard = hid / "input/input5"
    for name, text in {
        "name": "Zebra DS22",
        "uniq": "Z1",
        "id/vendor": "05e0",
        "id/product": "1200",
        "capabilities/key": LETTERS,
    }.items():
        _write(keyboard / name, text)
    (keyboard / "event5").mkdir()
    (keyboard / "event5/device").symlink_to(keyboard)
    button = tmp_path / "devices/button/input/input0"
    _write(button / "capabilities/key", "10000000000000 0")
    (button / "event0").mkdir()
    (button / "event0/device").symlink_to(button)
    for link, target in {
        "bus/usb/devices/1-2.3": usb,
        "bus/usb/devices/1-2.3:1.0": usb / "1-2.3:1.0",
        "class/input/event5": keyboard / "event5",
        "class/input/event0": button / "event0",
        "class/hidraw/hidraw0": hid,
    }.items():
        (tmp_path / link).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / link).symlink_to(target)
    return tmp_path


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8")


def test_usb_devices_are_read_and_their_interfaces_left_out(sys: Path) -> None:
    assert usb_devices(sys) == [UsbDevice("05e0", "1200", "Z1", "1-2.3", "DS22")]


def test_what_types_letters_is_a_keyboard_and_a_power_button_is_not(sys: Path, tmp_path: Path) -> None:
    zebra = UsbDevice("05e0", "1200", "Z1", "1-2.3", "Zebra DS22")
    assert keyboards(sys, tmp_path / "by-id") == [InputDevice("/dev/input/event5", zebra)]


def test_a_keyboard_is_called_by_its_identity_where_it_has_one(sys: Path, tmp_path: Path) -> None:
    name = tmp_path / "by-id/usb-Zebra_DS22_Z1-event-kbd"
    name.parent.mkdir()
    name.symlink_to("../event5")
    assert [found.path for found in keyboards(sys, name.parent)] == [str(name)]


def test_the_location_of_a_hid_device_is_its_usb_port(sys: Path) -> None:
    assert hidraw_location("/dev/hidraw0", sys) == "1-2.3"
    assert hidraw_location("/dev/hidraw7", sys) == ""


def test_where_there_is_no_such_tree_nothing_is_found(tmp_path: Path) -> None:
    assert usb_devices(tmp_path) == []
    assert keyboards(tmp_path, tmp_path) == []
