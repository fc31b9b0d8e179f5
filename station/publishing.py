"""The verbs of `Station` for programs: rows to list, and exchanges that are answered and kept."""

from collections.abc import Callable

from sqlalchemy import insert
from sqlalchemy.orm import Session

from station import catalogue, journal
from station.codes.badges import conceal_scan
from station.listing import Exchange, OrderLine, Row
from station.outcomes import Found, Outcome, Unknown
from station.records import Change, Code, Item, ItemKind, ItemRef, Scan
from station.resolve import locate
from station.store.exchanges import ExchangeRow
from station.verbs import Verbs
from station.wording import Text

KEEP = insert(ExchangeRow)

Respond = Callable[[Row | None], Exchange]
"""Makes the exchange of a scan out of the item that was found."""


class PublishingVerbs(Verbs):
    """One part of `Station`; each verb is one session, one transaction, and records out."""

    def rows(self, kind: ItemKind, query: catalogue.Query) -> tuple[int, list[Row]]:
        """Return how many items of a kind match, and those of them that were asked for."""
        with self._reading() as session:
            return catalogue.rows(session, kind, query)

    def row(self, ref: ItemRef) -> Row | None:
        """Return one item as a row, or None when it is not here."""
        with self._reading() as session:
            return catalogue.row(session, ref)

    def order_lines(self, query: catalogue.Query) -> tuple[int, list[OrderLine]]:
        """Return how many lines of purchase orders match, and those of them that were asked for."""
        with self._reading() as session:
            return catalogue.order_lines(session, query)

    def changes(self, query: catalogue.Query) -> tuple[int, list[Change]]:
        """Return how many changes of stock items match, and those of them that were asked for."""
        with self._reading() as session:
            return catalogue.changes(session, query)

    def exchanges(self, query: catalogue.Query) -> tuple[int, list[Exchange]]:
        """Return how many exchanges over HTTP match, and those of them that were asked for."""
        with self._reading() as session:
            return catalogue.exchanges(session, query)

    def keep_exchange(self, exchange: Exchange) -> None:
        """Write an exchange down."""
        with self._adding() as session:
            _keep(session, exchange)

    def exchange(self, scan: Scan, respond: Respond, *, by: str) -> None:
        """Answer a scan that came over HTTP: journal, answer and exchange are on the disk together.

        One transaction is enough, because the program that asked still has the scan until it is answered.
        It is looked up by key alone: a program gets the item or none, and no proposals.
        """
        code = self.read(scan.text)
        with self._adding() as session:
            number = journal.journal(session, conceal_scan(scan), self._sign(by))
            ref = locate(session, code) if code.key else None
            row = catalogue.row(session, ref) if ref is not None else None
            journal.write_answer(session, number, _outcome(code, row))
            _keep(session, respond(row))


def _outcome(code: Code, row: Row | None) -> Outcome:
    if row is None:
        return Unknown(code=code, reason=Text("No item has this code."))
    return Found(
        code=code, item=Item(row.ref, row.title), reason=Text("The code of {title}.", title=row.title)
    )


def _keep(session: Session, exchange: Exchange) -> None:
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
    session.connection().execute(KEEP, values)
