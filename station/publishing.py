"""The verbs of `Station` for programs: rows to list, and exchanges that are answered and kept."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

from sqlalchemy import insert
from sqlalchemy.orm import Session

from station import catalogue, history
from station.outcomes import Outcome
from station.records import Change, Exchange, ItemKind, ItemRef, OrderLine, Row, Scan, Signature
from station.store.exchanges import ExchangeRow

KEEP = insert(ExchangeRow)

Respond = Callable[[Outcome, Row | None], Exchange]
"""Makes the exchange of a scan out of what came of it and the item that was found."""


class PublishingVerbs(ABC):
    """One part of `Station`; each verb is one session, one transaction, and records out."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Session]: ...

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Session]: ...

    @abstractmethod
    def _answer(self, session: Session, scan: Scan) -> Outcome: ...

    @abstractmethod
    def _sign(self, by: str) -> Signature: ...

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
        with self._writing() as session:
            _keep(session, exchange)

    def exchange(self, scan: Scan, respond: Respond, *, by: str) -> None:
        """Answer a scan that came over HTTP: journal, answer and exchange are on the disk together.

        One transaction is enough, because the program that asked still has the scan until it is answered.
        """
        with self._writing() as session:
            number = history.journal(session, scan, self._sign(by))
            outcome = replace(self._answer(session, scan), scan=scan, number=number)
            history.write_answer(session, number, outcome)
            found = catalogue.row(session, outcome.item.ref) if outcome.item is not None else None
            _keep(session, respond(outcome, found))


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
