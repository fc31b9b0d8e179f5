"""The verbs of `Station` for programs: rows to list, and exchanges that are answered and kept."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, insert

from station import catalogue, journal, links
from station.codes.badges import conceal_scan
from station.listing import Exchange, OrderLine, Row
from station.outcomes import Conflict, Found, Outcome, Unknown
from station.records import Change, Code, Item, ItemKind, ItemRef, Scan
from station.store.exchanges import ExchangeRow
from station.store.races import retried
from station.verbs import Verbs, check, mapped
from station.wording import Text

KEEP = insert(ExchangeRow)

T = TypeVar("T")

Respond = Callable[[Row | None], tuple[T, Exchange]]
"""Makes the answer to a scan out of the item that was found, and what is kept of it."""

RespondToChange = Callable[[Outcome, Row | None], tuple[T, Exchange]]
"""The same for a link or unlink: out of what came of it, and of the item that has the code already."""


class PublishingVerbs(Verbs):
    """One part of `Station`; each verb is one transaction, and records out."""

    def rows(self, kind: ItemKind, query: catalogue.Query) -> tuple[int, list[Row]]:
        """Return how many items of a kind match, and those of them that were asked for."""
        with self._reading() as connection:
            return catalogue.rows(connection, kind, query)

    def row(self, ref: ItemRef) -> Row | None:
        """Return one item as a row, or None when it is not here."""
        with self._reading() as connection:
            return catalogue.row(connection, ref)

    def order_lines(self, query: catalogue.Query) -> tuple[int, list[OrderLine]]:
        """Return how many lines of purchase orders match, and those of them that were asked for."""
        with mapped(self._reading()) as session:
            return catalogue.order_lines(session, query)

    def changes(self, query: catalogue.Query) -> tuple[int, list[Change]]:
        """Return how many changes of stock items match, and those of them that were asked for."""
        with mapped(self._reading()) as session:
            return catalogue.changes(session, query)

    def exchanges(self, query: catalogue.Query) -> tuple[int, list[Exchange]]:
        """Return how many exchanges over HTTP match, and those of them that were asked for."""
        with mapped(self._reading()) as session:
            return catalogue.exchanges(session, query)

    def exchange(self, scan: Scan, respond: Respond[T], *, by: str) -> T:
        """Answer a scan that came over HTTP: journal, answer and exchange are on the disk together.

        One transaction is enough, because the program that asked still has the scan until it is answered.
        It is looked up by key alone: a program gets the item or none, and no proposals.
        """
        code = self.read(scan.text)
        with self._adding() as connection:
            number = journal.journal(connection, conceal_scan(scan), self._sign(by))
            row = catalogue.held_row(connection, code) if code.key else None
            journal.write_answer(connection, number, _outcome(code, row))
            answer, exchange = respond(row)
            _keep(connection, exchange)
        return answer

    def exchange_link(
        self, code: Code, target: ItemRef, respond: RespondToChange[T], *, reason: str, override: str, by: str
    ) -> T:
        """Put a code on an item for a program: link and exchange are on the disk together, or neither.

        Args:
            code: what was read.
            target: the item it goes on, beside the codes that it has.
            respond: runs again when another station was in the way.
            reason: is written down with the change.
            override: overrules what speaks against the link; written down.
            by: who asks for it.
        """
        terms = self._terms(reason, override)

        def change(connection: Connection) -> Outcome:
            return check(code) or links.link(connection, code, target, self._sign(by), terms)

        return self._exchange_change(change, respond)

    def exchange_unlink(
        self, code: Code, respond: RespondToChange[T], *, holder: ItemRef | None, reason: str, by: str
    ) -> T:
        """Take a code off the item that has it, or only off `holder`; otherwise as `exchange_link`."""

        def change(connection: Connection) -> Outcome:
            return check(code) or links.unlink(connection, code, self._sign(by), reason, holder=holder)

        return self._exchange_change(change, respond)

    def exchange_unlink_item(self, ref: ItemRef, respond: RespondToChange[T], *, reason: str, by: str) -> T:
        """Take all codes off an item; otherwise as `exchange_link`."""

        def change(connection: Connection) -> Outcome:
            return links.unlink_item(connection, ref, self._sign(by), reason)

        return self._exchange_change(change, respond)

    @retried
    def _exchange_change(self, change: Callable[[Connection], Outcome], respond: RespondToChange[T]) -> T:
        """Make a change and keep its exchange in one transaction; tell of the change afterwards."""
        with self._writing() as connection:
            outcome = change(connection)
            answer = _respond(connection, outcome, respond)
        self._tell(outcome)
        return answer


def _respond(connection: Connection, outcome: Outcome, respond: RespondToChange[T]) -> T:
    """Answer a change and keep the exchange, in the transaction of the change."""
    owner = catalogue.row(connection, outcome.item.ref) if isinstance(outcome, Found | Conflict) else None
    answer, exchange = respond(outcome, owner)
    _keep(connection, exchange)
    return answer


def _outcome(code: Code, row: Row | None) -> Outcome:
    if row is None:
        return Unknown(code=code, reason=Text("No item has this code."))
    return Found(
        code=code, item=Item(row.ref, row.title), reason=Text("The code of {title}.", title=row.title)
    )


def _keep(connection: Connection, exchange: Exchange) -> None:
    values = {
        "at": exchange.at,
        "endpoint": exchange.endpoint,
        "data": exchange.data,
        "context": dict(exchange.context),
        "response": dict(exchange.response),
        "result": exchange.result,
        "caller_pk": exchange.caller_pk,
        "caller": exchange.caller,
    }
    connection.execute(KEEP, values)
