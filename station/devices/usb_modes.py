"""What a scanner's USB numbers tell of the mode it is set to, and what to do where that is the wrong one.

Makers number the modes of a scanner as different products; facts from their manuals and from real devices.
"""

import re
from dataclasses import dataclass

from station.settings import DeviceProtocol
from station.wording import Text

_TO_SERIAL = {
    "05e0": Text("Scan “CDC COM Port Emulation” (USB CDC host) in the Zebra manual."),
    "05f9": Text("Scan “USB-COM-STD” in the Datalogic manual."),
    "0c2e": Text("Scan “USB Serial” in the Honeywell manual."),
    "1eab": Text("Scan “USB CDC” (COM port emulation) in the Newland manual."),
}
_MAKERS = {"05e0": "Zebra", "05f9": "Datalogic", "0c2e": "Honeywell", "1eab": "Newland"}

_KEYBOARD = Text("types like a keyboard")
_IBM = Text("speaks IBM's language for tills (OEM)")
_SNAPI = Text("speaks Zebra's own language (SNAPI)")
_HID_POS = Text("speaks HID POS")

_MODES: dict[str, tuple[tuple[str, str, DeviceProtocol | None], ...]] = {
    "05e0": (
        ("0600", Text("emulates a port that needs a driver by Zebra (Simple COM Port)"), None),
        ("1200", _KEYBOARD, "evdev"),
        ("1[34]00", _IBM, None),
        ("190[01]", _SNAPI, None),
        ("2100", _HID_POS, "hidpos"),
        ("2106", Text("is no scanner but a Zebra computer"), None),
    ),
    "05f9": (("1...", _IBM, None), ("2...", _KEYBOARD, "evdev")),
    "0c2e": (("...1", _KEYBOARD, "evdev"), ("...7", _HID_POS, "hidpos")),
    "1eab": (("..10", _HID_POS, "hidpos"), ("..03", _KEYBOARD, "evdev")),
}
"""For each vendor, products (a pattern): what they do, and the protocol by which the station reads that."""


@dataclass(frozen=True, slots=True)
class Mode:
    """How a scanner is set up now."""

    does: str
    """What it does, as the end of a sentence about it: `types like a keyboard`."""
    protocol: DeviceProtocol | None
    """How the station can read scans in this mode, though serial is better; None where it cannot."""
    advice: str
    """How to set it to USB serial."""


def usb_mode(vid: str, pid: str) -> Mode | None:
    """Return the mode of a scanner that is not in serial mode; None where its numbers tell nothing."""
    for pattern, does, protocol in _MODES.get(vid.lower(), ()):
        if re.fullmatch(pattern, pid.lower()):
            return Mode(does, protocol, to_serial(vid))
    return None


def maker(vid: str) -> str:
    """Return who makes devices with this vendor number; empty for makers of no scanners that we know."""
    return _MAKERS.get(vid.lower(), "")


def to_serial(vid: str) -> str:
    """Say how to set a scanner of this vendor to USB serial."""
    return _TO_SERIAL.get(vid.lower(), Text("Scan the USB serial (CDC, virtual COM) code of its manual."))
