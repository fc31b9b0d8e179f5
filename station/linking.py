"""The verbs of `Station` that change what a code is on: linking, moving, unlinking, undoing, parking."""

from dataclasses import replace

from station import links, parking, undo
from station.outcomes import KeptLink, Outcome, Parking, Refusal, Refused, Undone
from station.records import Code, ItemRef
from station.store.races import retried
from station.verbs import Verbs, check, mapped
from station.wording import Text


class LinkingVerbs(Verbs):
    """Each verb decides by what it reads, makes one change that stays in the history, and tells of it."""

    @retried
    def link(
        self,
        code: Code,
        target: ItemRef,
        *,
        reason: str = "",
        override: str = "",
        adds: bool = True,
        by: str = "",
    ) -> Outcome:
        """Put a code on an item.

        Args:
            code: what was read.
            target: the item it goes on.
            reason: is written down with the change.
            override: the operator's reason to link against what speaks against it; written down.
            adds: the item may have a code already; this one is put beside it.
            by: who asks for it; left out, the operator of the settings.

        Returns:
            Linked; Found when it was there already; Conflict with the owner; Refused; Unreadable.
        """
        unreadable = check(code)
        if unreadable:
            return unreadable
        with self._writing() as connection:
            terms = replace(self._terms(reason, override), adds=adds)
            outcome = links.link(connection, code, target, self._sign(by), terms)
        return self._tell(outcome)

    @retried
    def move(
        self, code: Code, target: ItemRef, *, seen: int, reason: str = "", override: str = "", by: str = ""
    ) -> Outcome:
        """Take a code off the item that has it and put it on another, as one change.

        Args:
            code: what was read.
            target: the item it goes on.
            seen: `Link.id` that the operator saw; when the code has another link by now, nothing is moved.
            reason: is written down with the change.
            override: as for `link`.
            by: likewise.

        Returns:
            Linked; Found when it was there already; Conflict for a code of our own; Refused; Unreadable.
        """
        unreadable = check(code)
        if unreadable:
            return unreadable
        with self._writing() as connection:
            terms = self._terms(reason, override)
            outcome = links.move(connection, code, target, self._sign(by), terms, seen=seen)
        return self._tell(outcome)

    @retried
    def replace(
        self, code: Code, target: ItemRef, *, reason: str = "", override: str = "", by: str = ""
    ) -> Outcome:
        """Make a code the only one of an item, as one change.

        Returns:
            Linked; Found when it was the only one; Conflict with the owner; Refused; Unreadable.
        """
        unreadable = check(code)
        if unreadable:
            return unreadable
        with self._writing() as connection:
            outcome = links.replace(connection, code, target, self._sign(by), self._terms(reason, override))
        return self._tell(outcome)

    @retried
    def unlink(self, code: Code, *, holder: ItemRef | None = None, reason: str = "", by: str = "") -> Outcome:
        """Take a code off the item that has it; where `holder` is given, only off that one.

        Returns:
            Unlinked, Unknown, Conflict, Refused or Unreadable.
        """
        unreadable = check(code)
        if unreadable:
            return unreadable
        with self._writing() as connection:
            outcome = links.unlink(connection, code, self._sign(by), reason, holder=holder)
        return self._tell(outcome)

    @retried
    def unlink_item(self, ref: ItemRef, *, reason: str = "", by: str = "") -> Outcome:
        """Take all codes off an item, as one change.

        Returns:
            Unlinked or Refused.
        """
        with self._writing() as connection:
            outcome = links.unlink_item(connection, ref, self._sign(by), reason)
        return self._tell(outcome)

    @retried
    def undo(self, *, by: str = "") -> Outcome:
        """Take back the newest change of this station that still stands.

        Returns:
            Undone or Refused.
        """
        with mapped(self._writing()) as session:
            outcome = undo.undo(session, self._sign(by))
        if isinstance(outcome, Undone):
            outcome = replace(outcome, code=self.read(outcome.change.codes[0]))
        return self._tell(outcome)

    @retried
    def park(self, number: int, *, by: str = "") -> Outcome:
        """Put the code of a scan aside until somebody has time for it.

        Returns:
            Parking, or Refused when that scan has brought no code.
        """
        with mapped(self._writing()) as session:
            if parking.park(session, number, self._sign(by)):
                return Parking(
                    number=number, reason=Text("Parked: it waits until somebody chooses its item.")
                )
        return Refused(
            refusal=Refusal.NOTHING,
            reason=Text(
                "That scan has brought no code that could wait: none at all, or one that has its item."
            ),
        )

    @retried
    def dismiss(self, number: int) -> bool:
        """Take a parked code off the list without linking it; tell whether it was there."""
        with mapped(self._writing()) as session:
            return parking.dismiss(session, number)

    @retried
    def _link_kept(self, kept: KeptLink) -> Outcome:
        unreadable = check(kept.code)
        if unreadable:
            return unreadable
        when = f"{kept.at.astimezone():%Y-%m-%d %H:%M}"
        reason = f"Asked for on {when}, while the server was away."
        terms = replace(self._terms(reason, kept.override), adds=kept.adds)
        with self._writing() as connection:
            outcome = links.link(connection, kept.code, kept.item, self._sign(kept.operator), terms)
        return self._tell(outcome)
