"""HID POS scanners behind a library that replays reports: found, read, lost and found again."""

from pathlib import Path

import pytest

from station.devices.hid_module import hid_devices, hid_module, hid_pos_devices
from station.devices.hid_source import HidSource
from station.devices.ports import list_hid_pos
from station.devices.sysfs import UsbDevice
from station.errors import DeviceError
from station.records import DeviceState
from station.settings import DeviceSettings
from tests.station.devices.hid_scanner import NEWLAND, FakeHid, FakeScanner, captured, honeywell, item
from tests.station.devices.outlet import PATIENCE, Outlet, Start, wait_for_beeps


@pytest.fixture
def device() -> FakeScanner:
    return FakeScanner()


def test_case_19_reports_become_scans_and_the_symbology_is_told_apart(
    outlet: Outlet, device: FakeScanner, start: Start
) -> None:
    start(usb="0c2e:1007", protocol="hidpos", open_source=FakeHid(device).open)
    assert outlet.wait_for(DeviceState.CONNECTED).port == "/dev/hidraw9"
    for report in captured("0c2e:1007"):
        device.reports.put(report)
    short, long = outlet.scan(), outlet.scan()
    assert (short.text, short.symbology) == ("306030209223", "E0")
    assert (len(long.text), long.symbology, long.cut_off) == (445, "Q1", "")


def test_case_19_a_scan_that_fills_its_last_report_is_delivered_after_silence(
    outlet: Outlet, device: FakeScanner, start: Start
) -> None:
    start(usb="0c2e:1007", protocol="hidpos", open_source=FakeHid(device).open)
    device.reports.put(honeywell(b"5" * 56, goes_on=True))
    scan = outlet.scan()
    assert (scan.text, scan.cut_off, scan.unterminated) == ("5" * 56, "", False)


@pytest.mark.parametrize(
    ("vid", "features"), [(0x0C2E, [b"\xfe\x01"]), (0x23D0, [b"\xfe\x01"]), (0x05E0, [])]
)
def test_scanners_of_two_makers_are_told_to_send_their_scans_here(
    outlet: Outlet, device: FakeScanner, start: Start, vid: int, features: list[bytes]
) -> None:
    hid = FakeHid(device, vid)
    start(usb=f"{vid:04x}:1007", protocol="hidpos", open_source=hid.open)
    outlet.wait_for(DeviceState.CONNECTED)
    assert list(device.features) == features


def test_case_17_unplugged_in_a_chain_the_part_is_cut_off_and_case_18_it_is_found_again(
    outlet: Outlet, device: FakeScanner, start: Start
) -> None:
    hid = FakeHid(device)
    start(usb="0c2e:1007:H1", protocol="hidpos", open_source=hid.open)
    outlet.wait_for(DeviceState.CONNECTED)
    device.reports.put(honeywell(b"x" * 56, goes_on=True))
    device.unplug()
    assert "disconnected" in outlet.scan().cut_off
    assert "gone" in outlet.wait_for(DeviceState.LOST).title
    assert device.closed == 1
    hid.known |= {"path": b"/dev/hidraw4"}
    hid.scanner = FakeScanner()
    assert outlet.wait_for(DeviceState.CONNECTED).port == "/dev/hidraw4"
    hid.scanner.reports.put(honeywell(b"again"))
    assert outlet.texts(1) == ["again"]


def test_feedback_is_the_output_report_of_the_scanner(
    outlet: Outlet, device: FakeScanner, start: Start
) -> None:
    reader = start(usb="0c2e:1007", protocol="hidpos", feedback="hidpos", open_source=FakeHid(device).open)
    outlet.wait_for(DeviceState.CONNECTED)
    for is_good, report in ((True, b"\x04\x40"), (False, b"\x04\x20")):
        reader.feedback(is_good=is_good)
        assert device.written.get(timeout=PATIENCE) == report
        wait_for_beeps()


def test_a_scanner_without_a_report_for_beeps_says_so() -> None:
    hid = FakeHid(FakeScanner(NEWLAND))
    settings = DeviceSettings(name="n", usb="0c2e:1007", protocol="hidpos", feedback="hidpos")
    source = hid.open(settings)
    with pytest.raises(DeviceError, match="no report for beeps"):
        source.signal(is_good=True)


def test_case_20_what_is_no_hid_pos_scanner_is_refused_and_closed() -> None:
    scanner = FakeScanner(item(0x04, 0x01))
    settings = DeviceSettings(name="n", usb="0c2e:1007", protocol="hidpos")
    with pytest.raises(DeviceError, match="laid out"):
        FakeHid(scanner).open(settings)
    assert scanner.closed == 1


def test_case_20_a_device_that_is_not_there_or_does_not_open_is_told_with_the_fix(tmp_path: Path) -> None:
    with pytest.raises(DeviceError, match="is not there"):
        HidSource.open(DeviceSettings(name="n", port=str(tmp_path / "hidraw0"), protocol="hidpos"), list)
    (tmp_path / "hidraw1").touch()
    with pytest.raises(DeviceError, match="cannot be used"):
        HidSource.open(DeviceSettings(name="n", port=str(tmp_path / "hidraw1"), protocol="hidpos"), list)


def test_the_real_library_lists_what_there_is() -> None:
    assert callable(hid_module().device().read)
    assert all(port.protocol == "hidpos" for port in list_hid_pos())


def test_where_usb_is_not_told_hid_devices_are(device: FakeScanner) -> None:
    assert hid_devices(FakeHid(device)) == [UsbDevice("0c2e", "1007", "H1", "", "Granit")]


def test_a_hid_device_that_is_ours_is_read_by_its_path_and_trouble_is_told(device: FakeScanner) -> None:
    settings = DeviceSettings(name="n", port="/dev/hidraw9", protocol="hidpos", feedback="hidpos")
    source = HidSource.open(settings, list, FakeHid(device))
    assert not device.features
    device.is_broken = True
    with pytest.raises(DeviceError, match="takes no feedback: a fake error"):
        source.signal(is_good=False)
    with pytest.raises(DeviceError, match="cannot be used"):
        HidSource.open(settings, list, FakeHid(device))
    assert device.closed == 1


def test_only_the_collection_of_scans_is_listed(device: FakeScanner) -> None:
    assert list(hid_pos_devices(FakeHid(device))) == ["/dev/hidraw9"]
