"""Lets a scanner itself say good or bad: written and forgotten, because a scan never waits for a beep."""

import logging
from collections.abc import Callable
from threading import Lock, Thread

from station.errors import DeviceError

PATIENCE = 1.0
"""Longest time, s, that closing a device waits for a beep that is being written."""

COMMANDS: dict[str, tuple[bytes, bytes]] = {
    "honeywell": (b"\x16\x07\r", b"\x16\x07\r" * 3),
    "datalogic": (b"\x1b[3q\r", b"\x1b[4q\r"),
    "zebra": (b"\x07", b"\x07\x07\x07"),
}
"""What a serial scanner is sent for good and for bad, by the name of the profile in the settings."""

log = logging.getLogger(__name__)


class Feedback:
    """Sends the beeps of one open device; each on a thread of its own, for which only `close` waits."""

    def __init__(self, name: str, signal: Callable[..., None]) -> None:
        """Send nothing yet.

        Args:
            name: of the device.
            signal: writes one beep to it; see `Source.signal`.
        """
        self._name = name
        self._signal = signal
        self._lock = Lock()
        self._is_closed = False
        self._thread: Thread | None = None

    def send(self, *, is_good: bool) -> None:
        """Begin to send a beep and return; a beep that comes before the last one is out is dropped."""
        with self._lock:
            if self._is_closed or (self._thread and self._thread.is_alive()):
                return
            self._thread = Thread(
                target=self._write, args=(is_good,), name=f"feedback:{self._name}", daemon=True
            )
            self._thread.start()

    def close(self) -> bool:
        """Send no more; tell whether nobody uses the device now."""
        with self._lock:
            self._is_closed = True
        if self._thread:
            self._thread.join(PATIENCE)
        return self._thread is None or not self._thread.is_alive()

    def _write(self, is_good: bool) -> None:
        try:
            self._signal(is_good=is_good)
        except DeviceError as error:
            log.warning("No feedback from %s: %s", self._name, error)
