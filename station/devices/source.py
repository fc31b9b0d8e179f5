"""What a reader needs of an open scanner, whatever it hangs on."""

from typing import Protocol

from station.devices.framing import Frame


class Source(Protocol):
    """An open scanner; all but `signal` is used on one thread only."""

    @property
    def path(self) -> str:
        """Where it hangs, as the settings would call it."""
        ...

    @property
    def raw(self) -> bytes:
        """What the last `read` has brought, as it came."""
        ...

    def read(self) -> list[Frame]:
        """Return the scans that are complete now; waits a moment while there is none.

        Raises:
            DeviceError: the device is gone.
        """
        ...

    def cut(self, reason: str) -> list[Frame]:
        """Return what lies here unfinished, marked as cut off for `reason`."""
        ...

    def signal(self, *, is_good: bool) -> None:
        """Let the scanner say good or bad; may take its time, so never call it on the reader's thread.

        Raises:
            DeviceError: the device takes nothing.
        """
        ...

    def close(self) -> None:
        """Let go of the device, also when it is gone already."""
        ...
