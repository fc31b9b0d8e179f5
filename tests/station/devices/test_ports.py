import errno

import pytest
from serial.tools.list_ports_common import ListPortInfo
from serial.tools.list_ports_linux import SysFS

from station.devices.ports import Port, _port, find_port, list_devices, list_ports
from station.devices.sysfs import UsbDevice
from station.devices.trouble import explained
from station.devices.usb_modes import usb_mode
from station.errors import DeviceError

ZEBRA = Port("/dev/ttyACM0", "05e0", "1701", "S1", "1-2", "Zebra DS22")
TWIN = Port("/dev/ttyACM1", "05e0", "1701", "", "1-3", "Zebra DS22")


def test_ports_are_listed_with_what_the_settings_need() -> None:
    assert ZEBRA.settings == {"usb": "05e0:1701:S1"}
    assert _port(SysFS("/dev/ttyS0")).settings == {"port": "/dev/ttyS0"}
    assert TWIN.usb == "05e0:1701:1-3"
    assert list_ports() == sorted(list_ports(), key=lambda port: port.path)


@pytest.mark.parametrize(
    ("usb", "path"), [("05E0:1701:S1", "/dev/ttyACM0"), ("05e0:1701:1-3", "/dev/ttyACM1")]
)
def test_case_18_two_of_one_model_stay_distinct(usb: str, path: str) -> None:
    assert find_port(usb, [ZEBRA, TWIN]) == path


def test_case_18_a_name_that_two_scanners_bear_is_told_with_both_full_names() -> None:
    with pytest.raises(DeviceError) as caught:
        find_port("05e0:1701", [ZEBRA, TWIN])
    assert "05e0:1701:S1" in caught.value.advice
    assert "05e0:1701:1-3" in caught.value.advice


def test_a_scanner_that_is_not_there_is_told_with_the_fix() -> None:
    with pytest.raises(DeviceError, match="0c2e:0b6a") as caught:
        find_port("0c2e:0b6a", [ZEBRA], present=[])
    assert "USB Serial" in caught.value.advice


def test_case_20_no_permission_is_told_with_the_fix() -> None:
    error = explained(PermissionError(errno.EACCES, "could not open port"), "/dev/ttyACM0")
    assert "dialout" in error.advice


@pytest.mark.parametrize("trouble", [OSError("gone"), TypeError("int(None)"), ValueError("''")])
def test_a_port_that_goes_away_while_ports_are_listed_is_known_trouble(trouble: Exception) -> None:
    def comports() -> list[ListPortInfo]:
        raise trouble

    with pytest.raises(DeviceError, match="does not tell"):
        list_ports(comports)


def test_what_the_system_tells_of_a_port_is_kept() -> None:
    info = SysFS("/dev/ttyACM9")
    info.vid, info.pid, info.serial_number, info.location = 0x5E0, 0x1701, "S9", "1-4"
    assert _port(info).usb == "05e0:1701:S9"
    assert _port(SysFS("/dev/ttyS0")) == Port("/dev/ttyS0", "", "", "", "", "")


KEYBOARD = UsbDevice("05e0", "1200", "Z1", "1-4", "Zebra DS22")
SNAPI = UsbDevice("05e0", "1900", "", "1-5", "Zebra DS22")
MOUSE = UsbDevice("046d", "c077", "", "1-6", "Mouse")


@pytest.mark.parametrize(
    ("present", "words"),
    [
        (SNAPI, "SNAPI"),
        (KEYBOARD, "types like a keyboard"),
        (UsbDevice("05e0", "0600", "", "1-1", ""), "needs a driver"),
        (UsbDevice("05f9", "1206", "", "1-1", ""), "OEM"),
    ],
)
def test_case_20_a_scanner_in_the_wrong_usb_mode_is_told_with_the_fix(present: UsbDevice, words: str) -> None:
    with pytest.raises(DeviceError, match="not plugged in as a serial port") as caught:
        find_port(f"{present.vid}:1701", [], present=[MOUSE, present])
    assert words in caught.value.title
    assert f"{present.vid}:{present.pid}" in caught.value.title
    assert "manual" in caught.value.advice


def test_case_20_a_mode_that_can_be_read_as_it_is_names_its_protocol() -> None:
    with pytest.raises(DeviceError) as caught:
        find_port("05e0:1200", [], present=[KEYBOARD])
    assert "protocol = “evdev”" in caught.value.advice
    with pytest.raises(DeviceError) as caught:
        find_port("05e0:1200", [], "evdev", present=[KEYBOARD])
    assert "another mode" in caught.value.advice


def test_a_list_of_devices_tells_what_to_write_and_what_to_set_another_way() -> None:
    keyboard = Port("/dev/input/event4", "05e0", "1200", "Z1", "1-4", "Zebra DS22", "evdev")
    listed = list_devices([ZEBRA, keyboard], [KEYBOARD, SNAPI, MOUSE])
    assert [(port.path, port.settings) for port in listed] == [
        ("/dev/ttyACM0", {"usb": "05e0:1701:S1"}),
        ("/dev/input/event4", {"protocol": "evdev", "usb": "05e0:1200:Z1"}),
        ("", {}),
    ]
    assert listed[0].advice == ""
    assert "CDC" in listed[1].advice
    assert "SNAPI" in listed[2].advice


def test_this_computer_lists_what_it_has() -> None:
    assert all(isinstance(port, Port) for port in list_devices())


@pytest.mark.parametrize(
    ("vid", "pid", "words"),
    [
        ("05E0", "1300", "tills"),
        ("05e0", "2100", "HID POS"),
        ("05e0", "2106", "computer"),
        ("05f9", "2203", "keyboard"),
        ("0c2e", "1007", "HID POS"),
        ("1eab", "0d10", "HID POS"),
    ],
)
def test_usb_numbers_tell_the_mode(vid: str, pid: str, words: str) -> None:
    mode = usb_mode(vid, pid)
    assert mode
    assert words in mode.does


@pytest.mark.parametrize(
    ("vid", "pid"), [("05e0", "1701"), ("05f9", "4204"), ("0c2e", "0b6a"), ("1234", "1200")]
)
def test_usb_numbers_of_serial_scanners_and_others_tell_nothing(vid: str, pid: str) -> None:
    assert usb_mode(vid, pid) is None


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        (("S1", "1-1"), ("S2", "1-2"), "usb = “05e0:1701:S1” or usb = “05e0:1701:S2”"),
        (("S1", "1-1"), ("S1", "1-2"), "usb = “05e0:1701:1-1” or usb = “05e0:1701:1-2”"),
        (("S1", "1-1"), ("S1", "1-1"), "port = “/dev/a” or port = “/dev/b”"),
    ],
)
def test_case_18_twins_are_told_apart_by_serial_number_else_location_else_path(
    first: tuple[str, str], second: tuple[str, str], names: str
) -> None:
    twins = [
        Port(path, "05e0", "1701", *unique, "Zebra")
        for path, unique in (("/dev/a", first), ("/dev/b", second))
    ]
    with pytest.raises(DeviceError) as caught:
        find_port("05e0:1701", twins)
    assert names in caught.value.advice
    assert all((names in port.advice) == (first[0] == second[0]) for port in list_devices(twins, []))
