"""What may be asked of the history: which lines, from where on, and the page that answers."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from station.errors import InputError
from station.records import Action, Entry, ItemRef
from station.wording import Text

UNANSWERED = "unanswered"
"""What the history calls a scan of which nobody knows yet what came of it."""

OUTCOMES = (
    *("found", "unknown", "conflict", "command", "badge", "refused", "unreadable", "repeat", UNANSWERED),
    *(action.value for action in Action),
)
"""What a line of the history may tell: what came of a scan, or what a change did."""


@dataclass(frozen=True, slots=True)
class HistoryFilters:
    """Which lines of the history are wanted; what is left empty is not asked for."""

    words: str = ""
    """Each word is somewhere in the code, in capitals or not."""
    item: ItemRef | None = None
    operator: str = ""
    """A whole name, in capitals or not; so are the station and the device."""
    station: str = ""
    device: str = ""
    """Only scans have one: changes are left out."""
    outcome: str = ""
    """One of `OUTCOMES`."""
    since: datetime | None = None
    until: datetime | None = None
    """The first moment that is too late."""

    @property
    def terms(self) -> tuple[str, ...]:
        """Return the words, each once."""
        return tuple(dict.fromkeys(self.words.replace("\0", " ").split()))

    @property
    def is_open(self) -> bool:
        """Tell whether every line fits."""
        return not self.terms and self == HistoryFilters(words=self.words)


EVERYTHING = HistoryFilters()


@dataclass(frozen=True, slots=True)
class HistoryNames:
    """Who and what has a line in the history of late: what the filters may be set to."""

    operators: tuple[str, ...]
    stations: tuple[str, ...]
    devices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryPosition:
    """How far the history was read, backwards; lines with these numbers and above are done."""

    scan: int
    change: int


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some lines of the history, the newest first; perhaps none although there are more further back."""

    entries: tuple[Entry, ...]
    after: HistoryPosition | None = None
    """Hand this to the next call for what lies further back; None at the end."""


def read_moment(text: str, *, is_end: bool = False) -> datetime:
    """Read `2026-07-01` or `2026-07-01 14:30`, in local time unless it names a zone.

    Args:
        text: what was written.
        is_end: a day without a time means its end and not its beginning.

    Raises:
        InputError: it is no day and no time.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
        if is_end and re.fullmatch(r"\d{4}-?\d{2}-?\d{2}", text.strip()):
            moment += timedelta(days=1)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError(
            Text("“{text}” is no day and no time.", text=text), Text("Write 2026-07-01 or 2026-07-01T14:30.")
        ) from error
