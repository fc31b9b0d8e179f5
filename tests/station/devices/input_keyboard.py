"""A keyboard scanner without hardware: events of the kernel's own format through a pipe."""

import errno
import os
import struct
from collections.abc import Iterable
from dataclasses import dataclass

from station.devices.evdev_source import EvdevSource, InputEvent
from station.devices.ports import Port
from station.settings import DeviceSettings
from tests.typist import Stroke

_EVENT = struct.Struct("llHHi")
_KEY, _SYNCHRONISATION = 1, 0
_PORT = Port("/dev/input/event7", "05e0", "1200", "Z1", "1-2", "Zebra DS22", "evdev")


@dataclass
class Event:
    type: int
    code: int
    value: int


class FakeKeyboard:
    """A keyboard at the other end of a pipe; the kernel here has no uinput to make a real one with."""

    def __init__(self) -> None:
        self.is_busy = False
        self.grabs = 0
        self.fd = -1
        self.plug()

    def plug(self) -> None:
        self.fd, self._writing = os.pipe()

    def open(self, path: str) -> "FakeKeyboard":
        if self.fd < 0:
            raise FileNotFoundError(errno.ENOENT, "No such file or directory", path)
        return self

    def open_source(self, settings: DeviceSettings) -> EvdevSource:
        """Open it as a reader does."""
        return EvdevSource.open(settings, ports=lambda: [_PORT], opener=self.open)

    def type_keys(self, strokes: Iterable[Stroke]) -> None:
        for _, code, is_press in strokes:
            self.send(_KEY, code, int(is_press))
            self.send(_SYNCHRONISATION, 0, 0)

    def send(self, kind: int, code: int, value: int) -> None:
        os.write(self._writing, _EVENT.pack(0, 0, kind, code, value))

    def unplug(self) -> None:
        if self._writing >= 0:
            os.close(self._writing)
        self._writing = -1

    def grab(self) -> None:
        if self.is_busy:
            raise OSError(errno.EBUSY, "Device or resource busy")
        self.grabs += 1

    def read(self) -> list[InputEvent]:
        data = os.read(self.fd, _EVENT.size * 64)
        if not data:
            raise OSError(errno.ENODEV, "No such device")
        return [Event(kind, code, value) for _, _, kind, code, value in _EVENT.iter_unpack(data)]

    def close(self) -> None:
        os.close(self.fd)
        self.fd = -1
