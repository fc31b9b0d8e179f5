"""What a station does while the server is away, and when it is back."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic

from station.codes.badges import conceal_scan
from station.errors import StationError
from station.lastread import LastRead
from station.outbox import Outbox
from station.outcomes import Found, KeptLink, Linked, Outcome, Recollection, Undone, Unknown, Unlinked
from station.records import Code, ItemRef, Scan, Signature

log = logging.getLogger(__name__)

RETRY = 1.0
"""s until kept links are sent again after trouble."""


class Outage:
    """Remembers what was read, and keeps links until they can be made; may be used from any thread."""

    def __init__(
        self,
        outbox: Outbox,
        read: Callable[[str, str | None], Code],
        sign: Callable[[str], Signature],
        link: Callable[[KeptLink], Outcome],
    ) -> None:
        """Serve one station.

        Args:
            outbox: where links are kept.
            read: reads the code in a text.
            sign: makes the signature of whoever is named.
            link: makes a kept link with all its checks, and raises when that must wait.
        """
        self._outbox = outbox
        self._last_read = LastRead()
        self._read = read
        self._sign = sign
        self._link = link
        self._may_wait = True
        self._next_try = 0.0

    def recall(self, scan: Scan) -> Recollection:
        """Return what a code named when it was last read here; no database is asked."""
        code = self._read(scan.text, scan.symbology)
        return Recollection(scan=conceal_scan(scan), code=code, found=self._last_read.recall(code))

    def keep(
        self, code: Code, target: ItemRef, *, adds: bool = False, override: str = "", by: str = ""
    ) -> KeptLink:
        """Keep a link on this computer until the server is back; it is checked and made then.

        Raises:
            StoreError: it cannot be kept; nothing was done.
        """
        kept = self._outbox.keep(code, target, self._sign(by), adds=adds, override=override)
        self._may_wait = True
        return kept

    def pending(self) -> tuple[KeptLink, ...]:
        """Return the kept links that wait for the server, oldest first."""
        return self._outbox.pending()

    def tray(self) -> tuple[KeptLink, ...]:
        """Return the kept links that could not be made and wait for a person, oldest first."""
        return self._outbox.tray()

    def dismiss(self, number: int) -> bool:
        """Drop a kept link that a person has dealt with; tell whether it was there."""
        return self._outbox.drop(number)

    def note(self, outcome: Outcome) -> None:
        """Remember what the database has said of a code, or that a change has made that out of date."""
        match outcome:
            case Found():
                self._last_read.remember(outcome, datetime.now(UTC))
            case Unknown(code=code):
                self._last_read.forget(code)
            case Linked(change=change) | Unlinked(change=change) | Undone(change=change):
                self._last_read.forget_codes(change)
            case _:
                pass

    def tend(self, sent: Callable[[tuple[KeptLink, ...]], None]) -> None:
        """Send what is kept when it is time to; called over and over while the server answers.

        Args:
            sent: told the links that wait for a person, after some were sent.
        """
        if not self._may_wait or monotonic() < self._next_try:
            return
        self._next_try = monotonic() + RETRY
        try:
            self._may_wait = False
            self.send()
            sent(self._outbox.tray())
        except StationError as error:
            self._may_wait = True
            log.info("Kept links wait: %s", error)

    def send(self) -> tuple[Outcome, ...]:
        """Make the kept links, oldest first, each checked as if it were asked for now.

        A link that the server has taken is dropped after that; if the program ends in between, the next
        attempt finds the code on its item already. One that is refused goes to the tray.

        Raises:
            StoreError: the server is away again; what was not answered stays kept.
        """
        outcomes = []
        for kept in self._outbox.pending():
            outcome = self._link(kept)
            if isinstance(outcome, Linked | Found):
                self._outbox.drop(kept.number)
            else:
                self._outbox.put_in_tray(kept.number, outcome.reason)
            outcomes.append(outcome)
        return tuple(outcomes)
