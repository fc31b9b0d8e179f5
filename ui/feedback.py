"""Lets the scanner itself say whether its scan needs a look at the screen, where its settings want that."""

from collections.abc import Sequence
from typing import assert_never

from PySide6.QtCore import QObject, Slot

from station.devices.reader import Reader
from station.outcomes import (
    Badge,
    Command,
    Conflict,
    Found,
    Linked,
    Outcome,
    Parking,
    Refused,
    Repeat,
    Undone,
    Unknown,
    Unlinked,
    Unreadable,
)


class ScannerFeedback(QObject):
    """Sends good or bad to the scanner that each answered scan came from."""

    def __init__(self, readers: Sequence[Reader], parent: QObject | None = None) -> None:
        """Know the scanners by the names of their devices."""
        super().__init__(parent)
        self._readers = {reader.device: reader for reader in readers}

    @Slot(object)
    def tell(self, outcome: Outcome) -> None:
        """Let the scanner of this outcome beep; a repeat was told with the scan that it repeats."""
        reader = self._readers.get(outcome.scan.device) if outcome.scan else None
        is_good = _is_good(outcome)
        if reader is not None and is_good is not None:
            reader.feedback(is_good=is_good)


def _is_good(outcome: Outcome) -> bool | None:
    match outcome:
        case Found() | Command() | Linked() | Unlinked() | Undone():
            return True
        case Unknown() | Conflict() | Unreadable() | Refused():
            return False
        case Badge(operator=operator):
            return operator is not None
        case Repeat() | Parking():
            return None
        case _:
            assert_never(outcome)
