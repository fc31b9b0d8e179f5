"""A scanner that types like a keyboard, taken by Linux's evdev so that nobody else gets its keys."""

import contextlib
import importlib
import select
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Protocol, Self

from station.devices.framing import Frame, Silence
from station.devices.ports import Port, find_port, list_keyboards
from station.devices.serial_source import FALLBACK
from station.devices.trouble import explained, gone
from station.devices.typed_scan import TypedScan
from station.errors import DeviceError
from station.settings import DeviceSettings
from station.wording import Text

WAIT = 0.2
"""Longest time, s, that `read` waits for a key."""

IDLE = 0.15
"""Silence, s, that ends a scan where nothing else does."""

_SYNCHRONISATION, _KEY = 0, 1  # kinds of events
_DROPPED = 3
_UP, _DOWN = 0, 1  # values of a key; 2 is a repeat, which no scanner means


class InputEvent(Protocol):
    """What evdev tells of one event."""

    type: int
    code: int
    value: int


class InputHandle(Protocol):
    """The part of evdev's device that is used here."""

    fd: int

    def grab(self) -> None:
        """Keep the keys from everybody else."""
        ...

    def read(self) -> Iterable[InputEvent]:
        """Return the events that lie there."""
        ...

    def close(self) -> None:
        """Close it, and so give the keys back."""
        ...


def open_device(path: str) -> InputHandle:
    """Open an input device.

    Raises:
        DeviceError: the library is not installed.
        OSError: the device cannot be opened.
    """
    try:
        evdev = importlib.import_module("evdev")
    except ImportError as error:
        raise DeviceError(
            Text("Reading a keyboard scanner as a device needs the Python package evdev, on Linux."),
            Text(
                "Install it with: pip install 'scanning-station[evdev]'. Or leave this [[device]] out of the "
                "settings and scan into the window."
            ),
        ) from error
    handle: InputHandle = evdev.InputDevice(path)
    return handle


class EvdevSource:
    """An open keyboard scanner; used on one thread, and closed when it fails."""

    def __init__(self, handle: InputHandle, path: str, settings: DeviceSettings) -> None:
        """Take over an open device that is grabbed."""
        self._handle = handle
        self._path = path
        self._typed = TypedScan(
            settings.terminators,
            aim=settings.aim,
            group_separator=settings.group_separator,
            encoding="utf-8" if settings.encoding == "auto" else settings.encoding,
        )
        idle = IDLE if settings.idle_ms is None else settings.idle_ms / 1000
        self._limits = {Silence.MORE: FALLBACK, Silence.END: idle}
        self._heard = monotonic()
        self._raw = b""

    @classmethod
    def open(
        cls,
        settings: DeviceSettings,
        ports: Callable[[], list[Port]] = list_keyboards,
        opener: Callable[[str], InputHandle] = open_device,
    ) -> Self:
        """Open a keyboard for ourselves alone.

        Args:
            settings: of the device.
            ports: the keyboards.
            opener: opens one by its path.

        Raises:
            DeviceError: it is not there, in use or not ours to open, or evdev is not installed.
        """
        path = settings.port or find_port(settings.usb, ports(), "evdev")
        try:
            handle = opener(path)
        except OSError as error:
            raise explained(error, path) from error
        try:
            handle.grab()
        except OSError as error:
            handle.close()
            raise explained(error, path) from error
        return cls(handle, path, settings)

    @property
    def path(self) -> str:
        """The device's path."""
        return self._path

    @property
    def raw(self) -> bytes:
        """What the keys of the last `read` have written."""
        return self._raw

    def read(self) -> list[Frame]:
        """Return the scans that are complete now; waits at most `WAIT` seconds.

        Raises:
            DeviceError: the device is gone.
        """
        try:
            ready, _, _ = select.select([self._handle.fd], [], [], self._wait())
            events = tuple(self._handle.read()) if ready else ()
        except (OSError, ValueError) as error:
            raise gone(self.path) from error
        frames = [frame for event in events for frame in self._take(event)]
        self._raw = self._typed.take_written()
        if events:
            self._heard = monotonic()
            return frames
        return self._typed.silence() if self._patience() == 0 else []

    def cut(self, reason: str) -> list[Frame]:
        """Return what lies here unfinished, marked as cut off for `reason`."""
        return self._typed.cut(reason)

    def signal(self, *, is_good: bool) -> None:
        """Do nothing: a keyboard takes no feedback, and the settings refuse it."""

    def close(self) -> None:
        """Give the keys back, also when the device is gone already."""
        with contextlib.suppress(OSError):
            self._handle.close()

    def _take(self, event: InputEvent) -> list[Frame]:
        if event.type == _KEY and event.value == _DOWN:
            return self._typed.press(event.code)
        if event.type == _KEY and event.value == _UP:
            return self._typed.release(event.code)
        if event.type == _SYNCHRONISATION and event.code == _DROPPED:
            self._typed.lose()
        return []

    def _wait(self) -> float:
        patience = self._patience()
        return WAIT if patience is None else min(WAIT, patience)

    def _patience(self) -> float | None:
        """Return how long, s, the keys may still be silent; None while nothing lies here."""
        limit = self._limits.get(self._typed.awaits)
        return None if limit is None else max(0.0, limit - (monotonic() - self._heard))
