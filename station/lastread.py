"""What codes were last seen to name: answers look-ups while the server is away, and nothing else."""

import threading
from collections import OrderedDict
from dataclasses import replace
from datetime import datetime

from station.outcomes import Found
from station.records import Change, Code
from station.wording import Text

KEPT = 10_000
"""Codes that are remembered; the ones that were not seen for longest go first."""


class LastRead:
    """Remembers what was found, with the time; may be used from any thread.

    It never decides anything: linking always asks the database.
    """

    def __init__(self) -> None:
        """Begin without memories."""
        self._lock = threading.Lock()
        self._found: OrderedDict[str, tuple[Found, datetime]] = OrderedDict()
        self._keys: dict[str, str] = {}  # by what the link says was read, which is what changes tell

    def remember(self, found: Found, at: datetime) -> None:
        """Keep what the database has just said."""
        with self._lock:
            self._found[found.code.key] = found, at
            self._found.move_to_end(found.code.key)
            if found.link is not None:
                self._keys[found.link.raw] = found.code.key
            if len(self._found) > KEPT:
                self._drop(next(iter(self._found)))

    def forget(self, code: Code) -> None:
        """Drop what is no longer known of one code."""
        with self._lock:
            self._drop(code.key)

    def forget_codes(self, change: Change) -> None:
        """Drop what a change has touched."""
        with self._lock:
            for raw in change.codes:
                if raw in self._keys:
                    self._drop(self._keys[raw])

    def recall(self, code: Code) -> Found | None:
        """Return what the code named when it was last read, marked with that time."""
        with self._lock:
            remembered = self._found.get(code.key)
        if remembered is None:
            return None
        found, at = remembered
        as_of = f"{at.astimezone():%d %b %H:%M}"
        return replace(
            found,
            code=code,
            reason=Text("As of {when}; the server is away, and this may have changed.", when=as_of),
        )

    def _drop(self, key: str) -> None:
        found, _ = self._found.pop(key, (None, None))
        if found is not None and found.link is not None:
            self._keys.pop(found.link.raw, None)
