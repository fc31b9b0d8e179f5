"""Watches for the changes that other stations make, on a thread of its own; it knows no window."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, bindparam, select
from sqlalchemy.exc import SQLAlchemyError

from station.store.history import ChangeRow

log = logging.getLogger(__name__)

PAUSE = 0.25
"""s between two looks at a SQLite file, and the longest that `stop` waits for a quiet server."""

SETTLE = 0.05
"""s after the first news, so that a burst is told once and the change of this process is known as its own."""

RETRY = 1.0
"""s until a server that is away is tried again."""

PATIENCE = 2.0
"""s that `stop` waits for a thread that is just connecting; then it is left to end by itself."""

LATER = select(ChangeRow.id).where(ChangeRow.id > bindparam("number")).order_by(ChangeRow.id)


class Source(Protocol):
    """Where news comes from while a connection lasts."""

    def since(self, number: int) -> list[int]:
        """Return the numbers of the changes after this one."""

    def wait(self, seconds: float) -> list[int]:
        """Wait for at most so long; return the numbers of the changes that were committed meanwhile."""


class Watch:
    """Tells a listener the newest change that somebody else made, within a second of its commit."""

    def __init__(
        self,
        engine: Engine,
        last: int,
        is_own: Callable[[int], bool],
        tell: Callable[[int], None],
        tend: Callable[[], None],
    ) -> None:
        """Prepare to watch; `start` begins.

        Args:
            engine: the database of the station.
            last: the newest change that the listener knows; 0 if there is none.
            is_own: tells the changes of this process, which the listener hears of elsewhere.
            tell: called on the thread of the watch.
            tend: likewise, over and over while the database answers.
        """
        self._engine = engine
        self._last = last
        self._is_own = is_own
        self._tell = tell
        self._tend = tend
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Stop watching; this never waits longer than a few seconds, whatever the server does."""
        self._stopped.set()
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                with _open(self._engine, self._stopped) as source:
                    self._report(source.since(self._last))
                    while not self._stopped.is_set():
                        self._tend()
                        self._take(source)
            except (SQLAlchemyError, self._engine.dialect.loaded_dbapi.Error) as error:
                log.info("Changes of other stations are not told: %s", error)
                self._stopped.wait(RETRY)

    def _take(self, source: Source) -> None:
        numbers = source.wait(PAUSE)
        if numbers:
            self._stopped.wait(SETTLE)
            self._report(numbers + source.wait(0))

    def _report(self, numbers: list[int]) -> None:
        others = [number for number in numbers if not self._is_own(number)]
        self._last = max(self._last, *numbers, 0)
        if others and not self._stopped.is_set():
            self._tell(max(others))


@contextmanager
def _open(engine: Engine, stopped: threading.Event) -> Iterator[Source]:
    """Open a connection that hears of changes from now on."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            try:
                yield Listener(connection)
            finally:
                connection.invalidate()
        return
    with engine.connect() as connection:
        yield Poll(connection, stopped)


class Listener:
    """LISTEN on a connection to PostgreSQL; the server sends a NOTIFY with each commit of a change."""

    def __init__(self, connection: Connection) -> None:
        """Begin to listen on a connection that commits by itself."""
        connection.exec_driver_sql("LISTEN station_changes")
        self._connection = connection
        self._driver: Any = connection.connection.driver_connection

    def since(self, number: int) -> list[int]:
        """Read what was missed."""
        return list(self._connection.scalars(LATER, {"number": number}))

    def wait(self, seconds: float) -> list[int]:
        """Wait for what the server sends."""
        return [int(notify.payload) for notify in self._driver.notifies(timeout=seconds, stop_after=1)]


class Poll:
    """A look at the version of a SQLite file, which changes when any other connection commits."""

    def __init__(self, connection: Connection, stopped: threading.Event) -> None:
        """Take a connection of its own; `stopped` cuts the waiting short."""
        self._connection = connection
        self._stopped = stopped
        self._version = -1
        self._newest = 0

    def since(self, number: int) -> list[int]:
        """Read what was missed, and note how far that goes."""
        self._version = self._read_version()
        numbers = list(self._connection.scalars(LATER, {"number": number}))
        self._newest = max([number, *numbers])
        return numbers

    def wait(self, seconds: float) -> list[int]:
        """Wait, then look."""
        self._stopped.wait(seconds)
        return self.since(self._newest) if self._read_version() != self._version else []

    def _read_version(self) -> int:
        return int(self._connection.exec_driver_sql("PRAGMA data_version").scalar_one())
