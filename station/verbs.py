"""What all verbs of the station stand on: the engine, its transactions, who works here, who listens."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from station.codes import read_code
from station.outcomes import Linked, Outcome, Undone, Unlinked, Unreadable
from station.policy import Terms
from station.records import CODE_LIMIT, Code, Signature
from station.settings import Settings
from station.store.engine import HASTE, for_adding, for_reading, in_haste, located, transaction
from station.wording import Text


class Verbs:
    """Begins transactions and commits them; each verb is one transaction, and records out."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        """Take over an open engine; `close` lets go of it."""
        self._settings = settings
        self._use(engine, HASTE)
        self._listeners: list[Callable[[Outcome], None]] = []

    def _use(self, engine: Engine, haste: float) -> None:
        self._engine = engine
        self._readers = for_reading(engine)
        self._adders = for_adding(engine)
        self._hasty = in_haste(self._adders, haste)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def subscribe(self, listener: Callable[[Outcome], None]) -> None:
        """Have `listener` told of each change after its commit, on the thread that made it."""
        self._listeners.append(listener)

    @property
    def name(self) -> str:
        """What this station is called beside its changes."""
        return self._settings.station.name

    @property
    def internal_prefix(self) -> str:
        """What InvenTree's short internal codes start with."""
        return self._settings.station.internal_prefix

    @property
    def address(self) -> str:
        """What names the database wherever the program runs, without a password."""
        return located(self._engine.url)

    def read(self, text: str, symbology: str | None = None) -> Code:
        """Read the code in a text without looking anything up."""
        return read_code(text, symbology, prefix=self.internal_prefix)

    def _sign(self, by: str) -> Signature:
        who = self._settings.station
        return Signature(operator=by or who.operator, station=who.name, at=datetime.now(UTC))

    def _terms(self, reason: str, override: str) -> Terms:
        return Terms(self._settings.link.policy, override, reason)

    def _tell(self, outcome: Outcome) -> Outcome:
        if isinstance(outcome, Linked | Unlinked | Undone):
            for listener in self._listeners:
                listener(outcome)
        return outcome

    def _writing(self) -> AbstractContextManager[Connection]:
        """Begin a transaction that decides by what it reads; its verb must be @retried."""
        return transaction(self._engine)

    def _adding(self, *, is_hasty: bool = False) -> AbstractContextManager[Connection]:
        """Begin a transaction that only adds to the journal, or writes items."""
        return transaction(self._hasty if is_hasty else self._adders)

    def _reading(self) -> AbstractContextManager[Connection]:
        """Begin a transaction that changes nothing."""
        return transaction(self._readers)


@contextmanager
def mapped(begun: AbstractContextManager[Connection]) -> Iterator[Session]:
    """Begin a transaction for what works with the classes of the rows; the others run statements on it."""
    with begun as connection, Session(connection) as session:
        yield session
        session.flush()


def check(code: Code) -> Unreadable | None:
    """Refuse what is no code at all: nothing, or more than any label holds."""
    if not code.key:
        return Unreadable(code=code, reason=Text("Nothing was read: the code is empty. Scan it again."))
    if len(code.raw) > CODE_LIMIT:
        return Unreadable(
            code=code,
            reason=Text(
                "The code has {count} characters; {codelimit} is the most that can be linked.",
                count=len(code.raw),
                codelimit=CODE_LIMIT,
            ),
        )
    return None
