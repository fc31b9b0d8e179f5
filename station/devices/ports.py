"""Where scanners may hang: the serial ports, HID POS devices and keyboards of this computer."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from serial.tools import list_ports as pyserial_ports
from serial.tools.list_ports_common import ListPortInfo

from station.devices.hid_module import hid_devices, hid_pos_devices
from station.devices.sysfs import UsbDevice, hidraw_location, keyboards, usb_devices
from station.devices.usb_modes import maker, to_serial, usb_mode
from station.errors import DeviceError
from station.settings import DeviceProtocol
from station.wording import Text, join

_AS_WHAT: dict[DeviceProtocol, str] = {
    "serial": Text("as a serial port"),
    "hidpos": Text("as a HID POS scanner"),
    "evdev": Text("as a keyboard"),
}


@dataclass(frozen=True, slots=True)
class Port:
    """One place where a scanner may hang, as the system describes it."""

    path: str
    vid: str
    """USB vendor, four hex digits; empty where the port is not on USB."""
    pid: str
    serial_number: str
    location: str
    """USB port in the system's own words, such as 1-2.3."""
    description: str
    protocol: DeviceProtocol | None = "serial"
    """What the settings must say to read it; None where the station cannot."""
    advice: str = ""
    """How to set the scanner so that it is read better."""

    @property
    def usb(self) -> str:
        """What `usb` in the settings may say to find this scanner wherever it is plugged in."""
        unique = self.serial_number or self.location
        return f"{self.vid}:{self.pid}" + (f":{unique}" if unique else "") if self.vid else ""

    @property
    def settings(self) -> dict[str, str]:
        """What to write below `[[device]]` to read it, beside its name; nothing where it cannot be read."""
        if self.protocol is None:
            return {}
        address = {"usb": self.usb} if self.usb else {"port": self.path}
        return address if self.protocol == "serial" else {"protocol": self.protocol, **address}


def list_ports(comports: Callable[[], Iterable[ListPortInfo]] = pyserial_ports.comports) -> list[Port]:
    """Return the serial ports, by path; may take a second, so never call it on the GUI thread.

    Args:
        comports: asks the system.

    Raises:
        DeviceError: the system does not tell its ports.
    """
    try:
        found = list(comports())
    except (OSError, TypeError, ValueError) as error:  # a port that goes away while it is looked at
        raise DeviceError(
            Text("This computer does not tell its serial ports: {error}.", error=error),
            Text("The station tries again; if that does not help, name the port in the settings."),
        ) from error
    return sorted((_port(info) for info in found if _is_usable(info)), key=lambda port: port.path)


def list_hid_pos() -> list[Port]:
    """Return the HID POS scanners, by path; slow, as `list_ports`."""
    found = [
        Port(
            path=path,
            vid=f"{known['vendor_id']:04x}",
            pid=f"{known['product_id']:04x}",
            serial_number=known["serial_number"] or "",
            location=hidraw_location(path),
            description=" ".join(filter(None, (known["manufacturer_string"], known["product_string"]))),
            protocol="hidpos",
        )
        for path, known in hid_pos_devices().items()
    ]
    return sorted(found, key=lambda port: port.path)


def list_keyboards() -> list[Port]:
    """Return everything that types letters; only Linux tells."""
    return [_usb_port(found.usb, found.path, "evdev") for found in keyboards()]


def find_port(
    usb: str,
    ports: Iterable[Port],
    protocol: DeviceProtocol = "serial",
    present: Iterable[UsbDevice] | None = None,
) -> str:
    """Return the path of the one port with this identity.

    Args:
        usb: VID:PID, or VID:PID:SERIAL, or VID:PID:LOCATION.
        ports: where to look.
        protocol: what `ports` speak.
        present: all that is on USB, to tell a wrong mode by; None asks the system.

    Raises:
        DeviceError: none of them is it, or more than one may be.
    """
    vid, pid, *unique = usb.lower().split(":", 2)
    matching = [
        port
        for port in ports
        if (port.vid, port.pid) == (vid, pid)
        and (not unique or unique[0] in (port.serial_number.lower(), port.location.lower()))
    ]
    match matching:
        case [port]:
            return port.path
        case []:
            raise _not_found(usb, protocol, _present() if present is None else present)
        case _:
            raise DeviceError(
                Text("{count} scanners are {usb}.", count=len(matching), usb=usb),
                Text(
                    "Tell them apart in the settings: {choices}.",
                    choices=" or ".join(_distinct_names(matching)),
                ),
            )


def list_devices(
    ports: Iterable[Port] | None = None, present: Iterable[UsbDevice] | None = None
) -> list[Port]:
    """Return all ports, and scanners that no port leads to, each with what is better set another way.

    Args:
        ports: where scanners may hang; None asks the system.
        present: all that is on USB; None asks the system.

    Raises:
        DeviceError: the system does not tell its serial ports.
    """
    found = [*list_ports(), *list_hid_pos(), *list_keyboards()] if ports is None else list(ports)
    known = {(port.vid, port.pid) for port in found}
    unread = [
        _usb_port(device, "", None)
        for device in (_present() if present is None else present)
        if (device.vid, device.pid) not in known and usb_mode(device.vid, device.pid)
    ]
    return [_advised(port, found) for port in (*found, *unread)]


def _advised(port: Port, others: list[Port]) -> Port:
    mode = usb_mode(port.vid, port.pid)
    twins = [
        other for other in others if port.usb and (other.usb, other.protocol) == (port.usb, port.protocol)
    ]
    advice = (
        Text("It {does}. {advice}", does=mode.does, advice=mode.advice) if mode else "",
        Text(
            "{count} have this name. Tell them apart: {choices}.",
            count=len(twins),
            choices=" or ".join(_distinct_names(twins)),
        )
        if twins[1:]
        else "",
    )
    return replace(port, advice=" ".join(filter(None, advice)))


def _distinct_names(ports: list[Port]) -> list[str]:
    """Return what tells these ports apart: serial numbers, else locations, else paths."""
    by_location = [f"{port.vid}:{port.pid}:{port.location}" for port in ports]
    for names in ([port.usb for port in ports], by_location):
        if len(set(names)) == len(names):
            return [f"usb = “{name}”" for name in names]
    return [f"port = “{port.path}”" for port in ports]


def _present() -> list[UsbDevice]:
    """Return all that is on USB or, where only Linux would tell, at least the HID devices."""
    return usb_devices() if sys.platform == "linux" else hid_devices()


def _not_found(usb: str, protocol: DeviceProtocol, present: Iterable[UsbDevice]) -> DeviceError:
    """Say what is wrong with a scanner that is not there: unplugged, or set to another mode."""
    vid, pid, *_ = usb.lower().split(":", 2)
    same_maker = [device for device in present if device.vid == vid]
    for device in sorted(same_maker, key=lambda device: device.pid != pid):
        mode = usb_mode(device.vid, device.pid)
        if mode and mode.protocol != protocol:
            other = (
                Text("Or read it as it is, by protocol = “{protocol}”.", protocol=mode.protocol)
                if mode.protocol
                else ""
            )
            return DeviceError(
                Text(
                    "The scanner {usb} is not plugged in {mode}, but there is a {maker} {vid}:{pid} that "
                    "{does}.",
                    usb=usb,
                    mode=_AS_WHAT[protocol],
                    maker=maker(vid),
                    vid=device.vid,
                    pid=device.pid,
                    does=mode.does,
                ),
                join(
                    " ",
                    mode.advice,
                    other,
                    Text("Each mode has its own numbers: the command devices tells them."),
                ),
            )
    return DeviceError(
        Text("The scanner {usb} is not plugged in {mode}.", usb=usb, mode=_AS_WHAT[protocol]),
        Text(
            "Plug it in; it is found by itself. If it is, it is in another mode: {advice}",
            advice=to_serial(vid),
        ),
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


def _usb_port(device: UsbDevice, path: str, protocol: DeviceProtocol | None) -> Port:
    return Port(
        path, device.vid, device.pid, device.serial_number, device.location, device.description, protocol
    )


def _is_usable(info: ListPortInfo) -> bool:
    """Leave out the placeholders that Linux keeps for ports a computer might have."""
    return not (info.device.startswith("/dev/ttyS") and info.hwid in (None, "n/a"))
