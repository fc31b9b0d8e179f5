"""The HID library of this system, and the HID POS scanners that it finds."""

import importlib
import sys
from typing import Any, Protocol

from station.devices.hidpos import SCANNER
from station.devices.sysfs import UsbDevice
from station.errors import DeviceError
from station.wording import Text


class HidHandle(Protocol):
    """The part of hidapi's device that is used here."""

    def open_path(self, path: bytes) -> None:
        """Open the device at a path."""
        ...

    def read(self, max_length: int, timeout_ms: int = 0) -> list[int]:
        """Return a report, or nothing after the time-out."""
        ...

    def write(self, buff: bytes) -> int:
        """Send an output report, its ID first."""
        ...

    def send_feature_report(self, buff: bytes) -> int:
        """Send a feature report, its ID first; less than 0 is a failure."""
        ...

    def get_report_descriptor(self) -> list[int]:
        """Return the report descriptor."""
        ...

    def error(self) -> str:
        """Say what went wrong last."""
        ...

    def close(self) -> None:
        """Close it."""
        ...


class HidModule(Protocol):
    """The part of hidapi that is used here."""

    def enumerate(self, vendor_id: int = 0, product_id: int = 0) -> list[dict[str, Any]]:
        """Return what is known of each collection of each device."""
        ...

    def device(self) -> HidHandle:
        """Return a device that is not open."""
        ...


def hid_module() -> HidModule:
    """Return hidapi; on Linux the one that leaves the kernel's driver in place.

    Raises:
        DeviceError: it cannot be loaded.
    """
    try:
        module: HidModule = importlib.import_module("hidraw" if sys.platform == "linux" else "hid")
    except ImportError as error:
        raise DeviceError(
            Text("The library for HID scanners cannot be loaded: {error}.", error=error),
            Text(
                "Set the scanner to USB serial (CDC), or install the Python package hidapi for this computer."
            ),
        ) from error
    return module


def hid_pos_devices(module: HidModule | None = None) -> dict[str, dict[str, Any]]:
    """Return what is known of each HID POS scanner, by path."""
    return {
        known["path"].decode(): known
        for known in (module or hid_module()).enumerate()
        if (known["usage_page"], known["usage"]) == (SCANNER >> 16, SCANNER & 0xFFFF)
    }


def hid_devices(module: HidModule | None = None) -> list[UsbDevice]:
    """Return every HID device, whatever it is; none of them tells its location."""
    found = [
        UsbDevice(
            f"{known['vendor_id']:04x}",
            f"{known['product_id']:04x}",
            known["serial_number"] or "",
            "",
            known["product_string"] or "",
        )
        for known in (module or hid_module()).enumerate()
    ]
    return list(dict.fromkeys(found))
