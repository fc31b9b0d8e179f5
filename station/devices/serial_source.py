"""A serial port, by path or pyserial URL, whose every failure is a DeviceError with the fix."""

import contextlib
import errno
import sys
from typing import Self

import serial

from station.devices.ports import find_port, list_ports
from station.errors import DeviceError
from station.settings import DeviceSettings

TROUBLE: tuple[type[Exception], ...] = (OSError, TypeError)
"""What pyserial lets through when a device goes away: TypeError is a handle that became None."""

if sys.platform != "win32":
    import fcntl
    import termios

    TROUBLE += (termios.error,)

NO_PORT: tuple[type[Exception], ...] = (*TROUBLE, ValueError)
"""What it raises when a port cannot be opened: ValueError is an address of no known kind."""

WAIT = 0.05
"""Longest time, s, that `read` waits for a byte."""

_MOST = 4096
_PARITIES = {"none": serial.PARITY_NONE, "even": serial.PARITY_EVEN, "odd": serial.PARITY_ODD}


class SerialSource:
    """An open port; used on one thread, and closed when it fails."""

    def __init__(self, port: serial.Serial, path: str) -> None:
        """Take over an open port."""
        self._port = port
        self.path = path

    @classmethod
    def open(cls, settings: DeviceSettings) -> Self:
        """Open the port of a scanner for ourselves alone.

        Raises:
            DeviceError: it is not there, in use, not ours to open, or no port at all.
        """
        path = settings.port or find_port(settings.usb, list_ports())
        try:
            port = serial.serial_for_url(path, do_not_open=True)
            port.baudrate, port.bytesize = settings.baud, settings.bytesize
            port.parity, port.stopbits = _PARITIES[settings.parity], settings.stopbits
            port.rtscts, port.xonxoff = settings.flow == "rtscts", settings.flow == "xonxoff"
            port.timeout = WAIT
            is_local = "://" not in path
            if is_local:
                port.exclusive = True
            port.open()
            if is_local and sys.platform != "win32":  # Windows keeps others off an open port by itself
                fcntl.ioctl(port.fileno(), termios.TIOCEXCL)
        except NO_PORT as error:
            raise explained(error, path) from error
        return cls(port, path)

    def read(self) -> bytes:
        """Return what has arrived; empty when nothing came for `WAIT` seconds.

        Raises:
            DeviceError: the port is gone.
        """
        try:
            data: bytes = self._port.read(1)
            while data and len(data) < _MOST and (waiting := self._port.in_waiting):
                data += self._port.read(waiting)
        except TROUBLE as error:
            raise DeviceError(
                f"{self.path} is gone.", "Plug the scanner in again; the station finds it by itself."
            ) from error
        return data

    def close(self) -> None:
        """Let go of the port, also when the device is gone already."""
        with contextlib.suppress(*TROUBLE):
            self._port.close()


def explained(error: Exception, path: str) -> DeviceError:
    """Say what keeps a port from being opened, and the fix."""
    number = getattr(error, "errno", None)
    said = str(error)
    if isinstance(error, ValueError) or "://" in path:
        return DeviceError(
            f"{path} does not answer: {said}.",
            "See that address and port are right and the device is on; the station goes on trying.",
        )
    if number == errno.ENOENT or isinstance(error, FileNotFoundError) or "FileNotFoundError" in said:
        return DeviceError(
            f"{path} is not there.",
            "Plug the scanner in, or name another port: the command devices lists them.",
        )
    if number in (errno.EBUSY, errno.EAGAIN) or "PermissionError" in said:
        return DeviceError(
            f"{path} is in use by another program.",
            "Close it (a terminal, ModemManager, another station); the scanner is then taken by itself.",
        )
    if number in (errno.EACCES, errno.EPERM):
        return DeviceError(
            f"This user may not open {path}.",
            "Allow it with: sudo usermod -aG dialout $USER. Then sign out and in again.",
        )
    return DeviceError(
        f"{path} cannot be used as a serial port: {said}.",
        "Name another port in the settings: the command devices lists them.",
    )
