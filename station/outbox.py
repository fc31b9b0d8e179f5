"""Links that were asked for while the server was away: kept on this computer until it has answered each."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy.engine import URL

from station.errors import StoreError
from station.records import Code, ItemRef, KeptLink, Signature

TABLE = """
CREATE TABLE IF NOT EXISTS kept (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    raw TEXT NOT NULL,
    item TEXT NOT NULL,
    operator TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    trouble TEXT NOT NULL DEFAULT '',
    UNIQUE (raw, item)
)
"""

COLUMNS = "number, raw, item, operator, at, reason, trouble"


class Outbox:
    """A small SQLite file of links that wait: for a person those with a trouble, else for the server.

    A link is on the disk when `keep` returns, and leaves only when it was answered or dismissed. The file is
    made when the first link is kept. Several programs on this computer may share it.
    """

    def __init__(self, path: Path) -> None:
        """Use a file; it may be missing."""
        self._path = path
        self._lock = threading.Lock()

    @classmethod
    def beside(cls, folder: Path, url: URL) -> "Outbox":
        """Return the outbox for one database: what was meant for one is never sent to another."""
        place = f"{url.host}:{url.port or ''}/{url.database}"
        return cls(folder / f"outbox-{sha256(place.encode()).hexdigest()[:12]}.sqlite")

    def keep(self, code: Code, item: ItemRef, signature: Signature, reason: str) -> KeptLink:
        """Keep a link; one that is kept already is not kept twice."""
        values = (code.raw, str(item), signature.operator, signature.at.isoformat(), reason)
        with self._open() as connection:
            connection.execute(
                "INSERT INTO kept (raw, item, operator, at, reason) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (raw, item) DO UPDATE SET trouble = ''",
                values,
            )
            query = f"SELECT {COLUMNS} FROM kept WHERE raw = ? AND item = ?"  # noqa: S608 - our own columns
            return _record(connection.execute(query, values[:2]).fetchone())

    def pending(self) -> tuple[KeptLink, ...]:
        """Return the links that wait for the server, oldest first."""
        return tuple(kept for kept in self._all() if not kept.trouble)

    def tray(self) -> tuple[KeptLink, ...]:
        """Return the links that could not be made and wait for a person, oldest first."""
        return tuple(kept for kept in self._all() if kept.trouble)

    def put_in_tray(self, number: int, trouble: str) -> None:
        """Leave a link to a person, with the reason why it was not made."""
        with self._open() as connection:
            connection.execute("UPDATE kept SET trouble = ? WHERE number = ?", (trouble, number))

    def drop(self, number: int) -> bool:
        """Let go of a link that was made, or that a person has dealt with; tell whether it was there."""
        if not self._path.exists():
            return False
        with self._open() as connection:
            return connection.execute("DELETE FROM kept WHERE number = ?", (number,)).rowcount == 1

    def _all(self) -> list[KeptLink]:
        if not self._path.exists():
            return []
        with self._open() as connection:
            query = f"SELECT {COLUMNS} FROM kept ORDER BY number"  # noqa: S608
            return [_record(row) for row in connection.execute(query)]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection whose changes are on the disk at the end of the block."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._lock, closing(sqlite3.connect(self._path, timeout=5)) as connection:
                connection.execute("PRAGMA synchronous=FULL")
                with connection:
                    connection.execute(TABLE)
                    yield connection
        except (OSError, sqlite3.Error) as error:
            raise StoreError(
                f"The links that wait for the server cannot be kept in {self._path}: {error}.",
                "See that there is room, and that this user may write there.",
            ) from error


def _record(row: tuple[int, str, str, str, str, str, str]) -> KeptLink:
    number, raw, item, operator, at, reason, trouble = row
    return KeptLink(
        number=number,
        raw=raw,
        item=ItemRef.parse(item),
        operator=operator,
        at=datetime.fromisoformat(at),
        reason=reason,
        trouble=trouble,
    )
