"""Opens the database: URL, pragmas, what a transaction begins with, and the migrations that are due."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from station.errors import BusyError, InputError, StoreError
from station.wording import Text

REVISION = "0007"
"""The newest migration; a database at it is opened without loading Alembic (0.4 s)."""

BUSY_TIMEOUT = 5.0
"""Seconds that a transaction waits for another process to let go of a SQLite file; `?timeout=` overrides."""

HASTE = 0.25
"""Seconds that a transaction waits whose work is safe elsewhere, so that others can use its thread."""

MIGRATIONS = Path(__file__).with_name("migrations")


def open_engine(database: str) -> Engine:
    """Open the database and bring it up to date.

    Args:
        database: an SQLAlchemy URL; a SQLite file and its folders are made when missing.

    Raises:
        InputError: the URL cannot be understood or names an engine that is not installed.
        StoreError: the database cannot be opened, is damaged, is not ours or comes from a newer version.
    """
    url = _read_url(database)
    with translated(url):
        try:
            engine = create_engine(url, connect_args=_arguments(url))
        except (ModuleNotFoundError, NoSuchModuleError) as error:
            raise InputError(
                Text(
                    "The database {database} needs a driver that is not installed ({error}).",
                    database=shown(url),
                    error=error,
                ),
                Text("Install it, or leave --database out to use a SQLite file."),
            ) from error
        if url.get_backend_name() == "sqlite":
            event.listen(engine, "connect", _set_pragmas)
            event.listen(engine, "begin", _begin)
        try:
            _migrate(engine, url)
        except BaseException:
            engine.dispose()
            raise
    return engine


def for_reading(engine: Engine) -> Engine:
    """Return the same engine with transactions that take no write lock."""
    return engine.execution_options(reading=True)


def in_haste(engine: Engine) -> Engine:
    """Return the same engine with transactions that wait `HASTE` for another process and no longer."""
    return engine.execution_options(is_hasty=True)


def shown(url: URL) -> str:
    """Write the URL without its password."""
    return url.database or "in memory" if url.get_backend_name() == "sqlite" else url.render_as_string()


def located(url: URL) -> str:
    """Write what names the database from anywhere: the whole path of a file, or the URL without password."""
    return str(Path(shown(url)).absolute()) if url.get_backend_name() == "sqlite" else shown(url)


def _read_url(database: str) -> URL:
    try:
        url = make_url(database)
    except ArgumentError as error:
        raise InputError(
            Text("“{database}” is not a database URL.", database=database),
            Text("Write it like sqlite:////var/lib/station/stock.sqlite."),
        ) from error
    if url.get_backend_name() == "sqlite":
        if url.database in (None, "", ":memory:"):
            raise InputError(
                Text("A database in memory forgets every link when the program ends."),
                Text("Name a file: sqlite:///stock.sqlite."),
            )
        folder = Path(str(url.database)).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                Text(
                    "The folder {folder} for the database cannot be made: {problem}.",
                    folder=folder,
                    problem=error.strerror,
                ),
                Text("Name a file in a folder that you may write to with --database URL."),
            ) from error
    return url


def _arguments(url: URL) -> dict[str, object]:
    if url.get_backend_name() != "sqlite":
        return {}
    waits = {} if "timeout" in url.query else {"timeout": BUSY_TIMEOUT}
    return {"isolation_level": None, **waits}


def _set_pragmas(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Take the write lock at once: reading first and writing later loses updates or fails as locked."""
    options = connection.get_execution_options()
    if not options.get("is_hasty", False):
        connection.exec_driver_sql("BEGIN" if options.get("reading", False) else "BEGIN IMMEDIATE")
        return
    raw: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    usual = raw.execute("PRAGMA busy_timeout").fetchone()[0]
    raw.execute(f"PRAGMA busy_timeout={min(usual, HASTE * 1000):.0f}")
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        raw.execute(f"PRAGMA busy_timeout={usual}")


def _migrate(engine: Engine, url: URL) -> None:
    """Run the migrations that are due, after a copy of the file was made beside it."""
    with for_reading(engine).begin() as connection:
        tables = set(inspect(connection).get_table_names())
        if "alembic_version" in tables:
            found = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
        else:
            found = ""
    if found == REVISION:
        return
    if tables and not found:
        raise StoreError(
            Text(
                "The database {database} belongs to another program: it has the table {min}.",
                database=shown(url),
                min=min(tables),
            ),
            Text("Name another file with --database URL; nothing was changed."),
        )
    if found > REVISION:
        raise StoreError(
            Text(
                "The database {database} was made by a newer version of the station (schema {found}).",
                database=shown(url),
                found=found,
            ),
            Text(
                "Update this station, which knows schema {revision}; nothing was changed.", revision=REVISION
            ),
        )
    if found and engine.dialect.name == "sqlite":
        back_up(Path(str(url.database)), Path(f"{url.database}.before-{REVISION}"))
    _upgrade(engine)


def _upgrade(engine: Engine) -> None:
    from alembic.command import upgrade  # noqa: PLC0415 - slow to load, and hardly ever due
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        upgrade(config, REVISION)


def back_up(source: Path, target: Path) -> None:
    """Copy a SQLite file that may be in use, by SQLite's online backup."""
    with closing(sqlite3.connect(source)) as from_file, closing(sqlite3.connect(target)) as to_file:
        from_file.backup(to_file)


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
    (
        r"connection|connect|could not translate host",
        Text("The database {database} does not answer."),
        Text("See that the server runs and that address, user and password are right."),
    ),
)
"""What an engine says, what it means and what to do; the first that matches is told."""


@contextmanager
def translated(url: URL) -> Iterator[None]:
    """Turn the trouble of an engine into a StoreError; what is not known trouble stays as it is.

    Raises:
        StoreError: the database is locked, full, read-only, damaged, missing or does not answer.
    """
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig).lower()
        for pattern, title, advice in REASONS:
            if re.search(pattern, said):
                kind = BusyError if pattern == LOCKED else StoreError
                raise kind(Text(title, database=shown(url)), advice) from error
        raise
