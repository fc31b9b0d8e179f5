"""Tells a second read of the same label by the same scanner from a second scan."""

WINDOW = 0.25
"""Time, s, within which the same bytes from the same device are a bounce."""


class Bounce:
    """Remembers what one device has delivered last."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._raw: bytes | None = None
        self._at = 0.0

    def is_repeat(self, raw: bytes, at: float) -> bool:
        """Tell whether these bytes came just now as well.

        A label that stays in view repeats all the time; each repeat is compared with the one before.

        Args:
            raw: bytes of the frame.
            at: when it was complete, s on a clock that only goes forward.
        """
        is_repeat = raw == self._raw and at - self._at <= WINDOW
        self._raw, self._at = raw, at
        return is_repeat
