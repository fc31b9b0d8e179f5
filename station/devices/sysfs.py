"""What Linux tells of USB devices and keyboards in its file system /sys; elsewhere, nothing."""

import re
from dataclasses import dataclass
from pathlib import Path

SYS = Path("/sys")
BY_ID = Path("/dev/input/by-id")

_LETTER_KEYS = range(16, 26)  # Q to P: buttons and remote controls lack them
_LOCATION = re.compile(r"\d+-\d+(\.\d+)*")


@dataclass(frozen=True, slots=True)
class UsbDevice:
    """One device on USB, whatever it is."""

    vid: str
    """Four hex digits, as `pid`."""
    pid: str
    serial_number: str
    location: str
    """Such as 1-2.3."""
    description: str


@dataclass(frozen=True, slots=True)
class InputDevice:
    """One keyboard, real or not."""

    path: str
    """Below /dev/input; the name by identity where there is one."""
    usb: UsbDevice


def usb_devices(sys: Path = SYS) -> list[UsbDevice]:
    """Return all USB devices, by location."""
    return [
        _usb(folder) for folder in sorted(sys.glob("bus/usb/devices/*")) if (folder / "idVendor").exists()
    ]


def keyboards(sys: Path = SYS, by_id: Path = BY_ID) -> list[InputDevice]:
    """Return everything that types letters, by number."""
    names = {link.resolve().name: str(link) for link in sorted(by_id.glob("*"))}
    found = sorted(sys.glob("class/input/event*"), key=lambda folder: (len(folder.name), folder.name))
    return [
        InputDevice(names.get(folder.name, f"/dev/input/{folder.name}"), _keyboard(folder))
        for folder in found
        if _has_letters(_read(folder / "device/capabilities/key"))
    ]


def location_of(node: Path) -> str:
    """Return the USB location of a device node's folder below /sys/class; empty where it has none."""
    parts = [part for part in node.resolve().parts if _LOCATION.fullmatch(part)]
    return parts[-1] if parts else ""


def hidraw_location(path: str, sys: Path = SYS) -> str:
    """Return the USB location of /dev/hidrawN."""
    return location_of(sys / "class/hidraw" / Path(path).name)


def _usb(folder: Path) -> UsbDevice:
    words = (_read(folder / "manufacturer"), _read(folder / "product"))
    return UsbDevice(
        _read(folder / "idVendor"),
        _read(folder / "idProduct"),
        _read(folder / "serial"),
        folder.name,
        " ".join(filter(None, words)),
    )


def _keyboard(folder: Path) -> UsbDevice:
    device = folder / "device"
    return UsbDevice(
        _read(device / "id/vendor"),
        _read(device / "id/product"),
        _read(device / "uniq"),
        location_of(folder),
        _read(device / "name"),
    )


def _has_letters(capabilities: str) -> bool:
    """Read the bit map of keys: words of 64 bits in hex, the highest first."""
    bits = 0
    for word in capabilities.split():
        bits = bits << 64 | int(word, 16)
    return all(bits >> code & 1 for code in _LETTER_KEYS)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").removesuffix("\n")
    except OSError:  # this device has no such word, or has just gone
        return ""
