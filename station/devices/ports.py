"""The serial ports of this computer, and which of them a scanner hangs on."""

from dataclasses import dataclass

from serial.tools import list_ports as pyserial_ports
from serial.tools.list_ports_common import ListPortInfo

from station.errors import DeviceError


@dataclass(frozen=True, slots=True)
class Port:
    """One serial port, as the system describes it."""

    path: str
    vid: str
    """USB vendor, four hex digits; empty where the port is not on USB."""
    pid: str
    serial_number: str
    location: str
    """USB port in the system's own words, such as 1-2.3."""
    description: str

    @property
    def usb(self) -> str:
        """What `usb` in the settings may say to find this scanner wherever it is plugged in."""
        unique = self.serial_number or self.location
        return f"{self.vid}:{self.pid}" + (f":{unique}" if unique else "") if self.vid else ""

    def __str__(self) -> str:
        """Write one line for a list."""
        return "  ".join(filter(None, (self.path, self.usb and f"usb={self.usb}", self.description)))


def list_ports() -> list[Port]:
    """Return the serial ports, by path; may take a second, so never call it on the GUI thread.

    Raises:
        DeviceError: the system does not tell its ports.
    """
    try:
        found = list(pyserial_ports.comports())
    except OSError as error:
        raise DeviceError(
            f"This computer does not tell its serial ports: {error}.", "Name the port in the settings."
        ) from error
    return sorted((_port(info) for info in found if _is_usable(info)), key=lambda port: port.path)


def find_port(usb: str, ports: list[Port]) -> str:
    """Return the path of the one port with this identity.

    Args:
        usb: VID:PID, or VID:PID:SERIAL, or VID:PID:LOCATION.
        ports: where to look.

    Raises:
        DeviceError: none of them is it, or more than one may be.
    """
    vid, pid, *unique = usb.split(":", 2)
    matching = [
        port
        for port in ports
        if (port.vid, port.pid) == (vid.lower(), pid.lower())
        and (not unique or unique[0] in (port.serial_number, port.location))
    ]
    match matching:
        case [port]:
            return port.path
        case []:
            raise DeviceError(
                f"The scanner {usb} is not plugged in as a serial port.",
                "Plug it in; if it is, scan the USB serial (CDC) code of its manual. It is found by itself.",
            )
        case _:
            raise DeviceError(
                f"{len(matching)} scanners are {usb}.",
                f"Tell them apart in the settings: usb = “{'” or “'.join(port.usb for port in matching)}”.",
            )


def _port(info: ListPortInfo) -> Port:
    return Port(
        path=info.device,
        vid="" if info.vid is None else f"{info.vid:04x}",
        pid="" if info.pid is None else f"{info.pid:04x}",
        serial_number=info.serial_number or "",
        location=info.location or "",
        description="" if info.description in (None, "n/a") else info.description,
    )


def _is_usable(info: ListPortInfo) -> bool:
    """Leave out the placeholders that Linux keeps for ports a computer might have."""
    return not (info.device.startswith("/dev/ttyS") and info.hwid in (None, "n/a"))
