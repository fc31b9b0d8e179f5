import errno

import pytest
from serial.tools.list_ports_linux import SysFS

from station.devices.ports import Port, _port, find_port, list_ports
from station.devices.trouble import explained
from station.errors import DeviceError

ZEBRA = Port("/dev/ttyACM0", "05e0", "1701", "S1", "1-2", "Zebra DS22")
TWIN = Port("/dev/ttyACM1", "05e0", "1701", "", "1-3", "Zebra DS22")


def test_ports_are_listed_with_what_the_settings_need() -> None:
    assert 'usb = "05e0:1701:S1"' in str(ZEBRA)
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


def test_what_the_system_tells_of_a_port_is_kept() -> None:
    info = SysFS("/dev/ttyACM9")
    info.vid, info.pid, info.serial_number, info.location = 0x5E0, 0x1701, "S9", "1-4"
    assert _port(info).usb == "05e0:1701:S9"
    assert _port(SysFS("/dev/ttyS0")) == Port("/dev/ttyS0", "", "", "", "", "")
