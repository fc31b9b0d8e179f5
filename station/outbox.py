"""Links that were asked for while the server was away: kept on this computer until it has answered each."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter
from sqlalchemy.engine import URL

from station.errors import StoreError
from station.outcomes import KeptLink
from station.records import Code, ItemRef, Signature
from station.wording import Text

TABLE = """
CREATE TABLE IF NOT EXISTS kept (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    item TEXT NOT NULL,
    code TEXT NOT NULL,
    operator TEXT NOT NULL,
    at TEXT NOT NULL,
    adds INTEGER NOT NULL,
    override TEXT NOT NULL,
    trouble TEXT NOT NULL DEFAULT '',
    UNIQUE (key, item)
)
"""

COLUMNS = "number, code, item, operator, at, adds, override, trouble"

CODES = TypeAdapter(Code)
"""Writes a code as JSON and reads it again; a field that a newer version has added keeps its default."""


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

    def keep(
        self, code: Code, item: ItemRef, signature: Signature, *, adds: bool = False, override: str = ""
    ) -> KeptLink:
        """Keep a link; one that is kept already is not kept twice, and what was asked for last counts."""
        values = {
            "key": code.key,
            "item": str(item),
            "code": CODES.dump_json(code).decode(),
            "operator": signature.operator,
            "at": signature.at.isoformat(),
            "adds": adds,
            "override": override,
        }
        with self._open() as connection:
            connection.execute(
                "INSERT INTO kept (key, item, code, operator, at, adds, override) "
                "VALUES (:key, :item, :code, :operator, :at, :adds, :override) "
                "ON CONFLICT (key, item) DO UPDATE SET trouble = '', adds = :adds, override = :override",
                values,
            )
            query = f"SELECT {COLUMNS} FROM kept WHERE key = :key AND item = :item"  # noqa: S608 - our own
            return _record(connection.execute(query, values).fetchone())

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
                Text(
                    "The links that wait for the server cannot be kept in {path}: {error}.",
                    path=self._path,
                    error=error,
                ),
                Text("See that there is room, and that this user may write there."),
            ) from error


def _record(row: tuple[int, str, str, str, str, int, str, str]) -> KeptLink:
    number, code, item, operator, at, adds, override, trouble = row
    return KeptLink(
        number=number,
        code=CODES.validate_json(code),
        item=ItemRef.parse(item),
        operator=operator,
        at=datetime.fromisoformat(at),
        adds=bool(adds),
        override=override,
        trouble=trouble,
    )
