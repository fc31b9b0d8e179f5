"""What a SQLite file needs: pragmas, the write lock, backups, and its trouble in plain words."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from station.errors import BusyError, StoreError
from station.wording import Text

BUSY_TIMEOUT = 5.0
"""Seconds that a transaction waits for another process to let go of a SQLite file; `?timeout=` overrides."""

LOCKED = r"locked|busy"

REASONS = (
    (
        LOCKED,
        Text("The database {database} is locked by another program."),
        Text("Close what else has it open, or try again in a moment; nothing was changed."),
    ),
    (
        r"readonly|read-only",
        Text("The database {database} may only be read."),
        Text(
            "Give this user the right to write to the file and its folder, "
            "or name another with --database URL."
        ),
    ),
    (
        r"disk is full|full",
        Text("The database {database} has no room left: the disk is full."),
        Text("Free some space and try again; nothing was changed."),
    ),
    (
        r"disk i/o error",
        Text("The database {database} cannot be written or read: the disk is full or broken."),
        Text("See that the disk has room and works, then try again; nothing was changed."),
    ),
    (
        r"not a database|malformed|corrupt|unsupported file format|could not decode",
        Text("The database {database} is damaged, or is not a database of the station."),
        Text("Keep a copy of it, then restore the newest backup, or name another file with --database URL."),
    ),
    (
        r"unable to open|is a directory",
        Text("The database {database} cannot be opened."),
        Text(
            "See that the file and its folder exist and may be written to, "
            "or name another with --database URL."
        ),
    ),
)
"""What SQLite says, what it means and what to do; the first that matches is told."""


def arguments(url: URL) -> dict[str, Any]:
    """Return what the driver takes: it begins by itself only where `begin` has not, and writes, too."""
    return {"isolation_level": "IMMEDIATE", "timeout": _patience(url)}


def _patience(url: URL) -> float:
    """Return how long, s, a transaction waits for another process."""
    return float(str(url.query.get("timeout", BUSY_TIMEOUT)))


def set_pragmas(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    """Make a new connection durable and strict."""
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def begin(connection: Connection) -> None:
    """Take the write lock at once: reading first and writing later loses updates or fails as locked.

    Raises:
        StoreError: the file is locked or cannot be used.
    """
    options, url = connection.get_execution_options(), connection.engine.url
    raw: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    haste = options.get("haste")
    with _told(str(url.database)):
        if options.get("reading", False):
            raw.execute("BEGIN")
        elif haste is None:
            raw.execute("BEGIN IMMEDIATE")
        else:
            usual = _patience(url)
            raw.execute(f"PRAGMA busy_timeout={min(usual, haste) * 1000:.0f}")
            try:
                raw.execute("BEGIN IMMEDIATE")
            finally:
                raw.execute(f"PRAGMA busy_timeout={usual * 1000:.0f}")


def back_up(source: Path, target: Path) -> None:
    """Copy a SQLite file that may be in use over another that may be, by SQLite's online backup.

    Raises:
        StoreError: one of the files cannot be used.
    """
    with (
        _told(str(source)),
        closing(sqlite3.connect(source)) as from_file,
        closing(sqlite3.connect(target)) as to_file,
    ):
        from_file.backup(to_file)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn the trouble of the driver itself into a StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        trouble = _explain(error, name)
        if trouble is None:
            raise
        raise trouble from error


def trouble_of(error: DBAPIError, name: str) -> StoreError | None:
    """Return the trouble in words, or None when it is a bug.

    Args:
        error: what the engine raised.
        name: the path of the file.
    """
    return _explain(error.orig, name)


def _explain(error: BaseException | None, name: str) -> StoreError | None:
    said = str(error).lower()
    for pattern, title, advice in REASONS:
        if re.search(pattern, said):
            kind = BusyError if pattern == LOCKED else StoreError
            return kind(Text(title, database=name), advice)
    return None
