"""A HID POS scanner, read report by report through hidapi."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Self

from station.devices.framing import Frame
from station.devices.hid_module import HidHandle, HidModule, hid_module
from station.devices.hidpos import FLUSH, HidPosDecoder, Layout
from station.devices.ports import Port, find_port, list_hid_pos
from station.devices.trouble import explained, forbidden, gone, is_forbidden, missing
from station.errors import DeviceError
from station.settings import DeviceSettings
from station.wording import Text

TROUBLE = (OSError, ValueError)
"""What hidapi raises: ValueError is a device that is not open."""

WAIT = 0.2
"""Longest time, s, that `read` waits for a report."""

_MOST = 1024  # bytes of a report
_REDIRECT = b"\xfe\x01"
_REDIRECTED_VENDORS = frozenset({"0c2e", "23d0"})


class HidSource:
    """An open HID POS scanner; used on one thread, and closed when it fails."""

    def __init__(self, handle: HidHandle, path: str, layout: Layout) -> None:
        """Take over an open device."""
        self._handle = handle
        self._path = path
        self._beep = layout.beep
        self._decoder = HidPosDecoder(layout)
        self._heard = 0.0
        self._raw = b""

    @classmethod
    def open(
        cls,
        settings: DeviceSettings,
        ports: Callable[[], list[Port]] = list_hid_pos,
        module: HidModule | None = None,
    ) -> Self:
        """Open a scanner and read how it lays out its reports.

        Args:
            settings: of the device.
            ports: the HID POS scanners.
            module: the HID library; None takes this system's.

        Raises:
            DeviceError: it is not there, not ours to open, or no HID POS scanner.
        """
        found = ports()
        path = settings.port or find_port(settings.usb, found, "hidpos")
        handle = (module or hid_module()).device()
        try:
            handle.open_path(path.encode())
        except TROUBLE as error:
            raise _explained(error, path) from error
        try:
            layout = Layout.read(bytes(handle.get_report_descriptor()))
            if {port.vid for port in found if port.path == path} & _REDIRECTED_VENDORS:
                # Sends scans here instead of to the maker's own driver; one that does not know it says no.
                handle.send_feature_report(_REDIRECT)
        except TROUBLE as error:
            handle.close()
            raise explained(error, path) from error
        except DeviceError:
            handle.close()
            raise
        return cls(handle, path, layout)

    @property
    def path(self) -> str:
        """The device's path."""
        return self._path

    @property
    def raw(self) -> bytes:
        """The report that the last `read` has brought."""
        return self._raw

    def read(self) -> list[Frame]:
        """Return the scans that are complete now; waits at most `WAIT` seconds.

        Raises:
            DeviceError: the device is gone.
        """
        try:
            self._raw = bytes(self._handle.read(_MOST, round(self._patience() * 1000)))
        except TROUBLE as error:
            raise gone(self.path) from error
        if self._raw:
            self._heard = monotonic()
            return self._decoder.feed(self._raw)
        return self._decoder.flush() if monotonic() - self._heard >= FLUSH else []

    def cut(self, reason: str) -> list[Frame]:
        """Return what lies here unfinished, marked as cut off for `reason`."""
        return self._decoder.cut(reason)

    def signal(self, *, is_good: bool) -> None:
        """Let the scanner beep, where its report descriptor says how.

        Raises:
            DeviceError: it does not, or the device takes nothing.
        """
        advice = Text("Set feedback = “none”.")
        if self._beep is None:
            raise DeviceError(Text("{path} has no report for beeps.", path=self.path), advice)
        try:
            written = self._handle.write(self._beep.write(is_good=is_good))
        except TROUBLE as error:
            raise DeviceError(
                Text("{path} takes no feedback: {error}.", path=self.path, error=error), advice
            ) from error
        if written < 0:
            raise DeviceError(
                Text("{path} takes no feedback: {error}.", path=self.path, error=self._handle.error()), advice
            )

    def close(self) -> None:
        """Let go of the device, also when it is gone already."""
        with contextlib.suppress(*TROUBLE):
            self._handle.close()

    def _patience(self) -> float:
        """Return how long, s, to wait for a report; a millisecond at least, for 0 waits for ever."""
        if not self._decoder.is_open:
            return WAIT
        return max(0.001, FLUSH - (monotonic() - self._heard))


def _explained(error: Exception, path: str) -> DeviceError:
    """Find out why the device could not be opened, since hidapi does not say."""
    if is_forbidden(path):
        return forbidden(path)
    return explained(error, path) if Path(path).exists() else missing(path)
