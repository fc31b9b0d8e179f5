"""A scanner on a serial port, by path or pyserial URL, whose every failure is a DeviceError with the fix."""

import contextlib
import sys
from collections.abc import Callable
from time import monotonic
from typing import Self

import serial

from station.devices.feedback import COMMANDS
from station.devices.framing import Frame, Framer, Silence
from station.devices.ports import Port, find_port, list_ports
from station.devices.trouble import explained, gone
from station.errors import DeviceError
from station.settings import DeviceSettings
from station.wording import Text

TROUBLE: tuple[type[Exception], ...] = (OSError, TypeError)
"""What pyserial lets through when a device goes away: TypeError is a handle that became None."""

if sys.platform != "win32":
    import fcntl
    import termios

    TROUBLE += (termios.error,)

NO_PORT: tuple[type[Exception], ...] = (*TROUBLE, ValueError)
"""What it raises when a port cannot be opened: ValueError is an address of no known kind."""

WAIT = 0.2
"""Longest time, s, that `read` waits for a byte: how soon a reader can be stopped."""

REMOTE_WAIT = 0.1
"""Likewise where the time-out cannot be changed while the port is open, because it is on the network."""

FALLBACK = 0.25
"""Silence, s, that ends a scan although terminators are configured."""

_LEAST_WAIT = 0.005
_WRITE_TIMEOUT = 0.5
_MOST = 4096
_PARITIES = {"none": serial.PARITY_NONE, "even": serial.PARITY_EVEN, "odd": serial.PARITY_ODD}


class SerialSource:
    """An open port; used on one thread, and closed when it fails."""

    def __init__(self, port: serial.Serial, path: str, settings: DeviceSettings) -> None:
        """Take over an open port."""
        self._port = port
        self._path = path
        self._is_local = _is_local(path)
        self._commands = COMMANDS.get(settings.feedback)
        self._framer = Framer(settings.terminators, aim=settings.aim)
        self._limits = {Silence.MORE: FALLBACK, Silence.END: silence_of(path, settings)}
        self._heard = monotonic()
        self._raw = b""

    @classmethod
    def open(cls, settings: DeviceSettings, ports: Callable[[], list[Port]] = list_ports) -> Self:
        """Open the port of a scanner for ourselves alone.

        Args:
            settings: of the device.
            ports: where to look for a scanner that is named by its USB numbers.

        Raises:
            DeviceError: it is not there, in use, not ours to open, or no port at all.
        """
        path = settings.port or find_port(settings.usb, ports())
        try:
            port = serial.serial_for_url(path, do_not_open=True)
            port.baudrate, port.bytesize = settings.baud, settings.bytesize
            port.parity, port.stopbits = _PARITIES[settings.parity], settings.stopbits
            port.rtscts, port.xonxoff = settings.flow == "rtscts", settings.flow == "xonxoff"
            is_local = _is_local(path)
            port.timeout = WAIT if is_local else REMOTE_WAIT
            if is_local:
                port.write_timeout = _WRITE_TIMEOUT
                port.exclusive = True
            port.open()
            if is_local and sys.platform != "win32":  # Windows keeps others off an open port by itself
                fcntl.ioctl(port.fileno(), termios.TIOCEXCL)
        except NO_PORT as error:
            raise explained(error, path) from error
        return cls(port, path, settings)

    @property
    def path(self) -> str:
        """The port's path or URL."""
        return self._path

    @property
    def raw(self) -> bytes:
        """The bytes that the last `read` has brought."""
        return self._raw

    def read(self) -> list[Frame]:
        """Return the scans that are complete now; waits at most `WAIT` seconds.

        Raises:
            DeviceError: the port is gone.
        """
        self._raw = self._receive()
        if self._raw:
            self._heard = monotonic()
            return self._framer.feed(self._raw)
        return self._framer.silence() if self._patience() == 0 else []

    def cut(self, reason: str) -> list[Frame]:
        """Return what lies here unfinished, marked as cut off for `reason`."""
        return self._framer.cut(reason)

    def signal(self, *, is_good: bool) -> None:
        """Let the scanner beep, by the profile of the settings.

        Raises:
            DeviceError: the port takes nothing.
        """
        if self._commands is None:
            return
        try:
            self._port.write(self._commands[0 if is_good else 1])
        except TROUBLE as error:
            raise DeviceError(
                Text("{path} takes no feedback: {error}.", path=self.path, error=error),
                Text("Set feedback = “none”."),
            ) from error

    def close(self) -> None:
        """Let go of the port, also when the device is gone already."""
        with contextlib.suppress(*TROUBLE):
            self._port.close()

    def _receive(self) -> bytes:
        """Return what has arrived, also when the port goes away behind it."""
        data = b""
        try:
            if self._is_local:
                self._set_wait()
            data = self._port.read(1)
            while data and len(data) < _MOST and (waiting := self._port.in_waiting):
                data += self._port.read(waiting)
        except TROUBLE as error:
            if not data:
                raise gone(self.path) from error
        return data

    def _set_wait(self) -> None:
        patience = self._patience()
        wait = WAIT if patience is None else min(WAIT, max(patience, _LEAST_WAIT))
        if wait != self._port.timeout:
            self._port.timeout = wait

    def _patience(self) -> float | None:
        """Return how long, s, the line may still be silent; None while nothing lies here."""
        limit = self._limits.get(self._framer.awaits)
        return None if limit is None else max(0.0, limit - (monotonic() - self._heard))


def silence_of(path: str, settings: DeviceSettings) -> float:
    """Return the silence, s, that ends a scan on this kind of port where nothing else does."""
    if settings.idle_ms is not None:
        return settings.idle_ms / 1000
    name = path.rpartition("/")[2]
    if not _is_local(path) or name.startswith("rfcomm"):
        return 0.3
    return 0.12 if name.startswith(("ttyUSB", "ttyS", "COM")) else 0.06


def _is_local(path: str) -> bool:
    return "://" not in path
