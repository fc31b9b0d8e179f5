"""The care of a whole database: check, migrate, back up and restore; it opens databases of its own."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL

from station.errors import InputError, StoreError
from station.store import copying
from station.store.checking import Findings, examine
from station.store.copying import Progress, be_patient
from station.store.engine import (
    REVISION,
    connect,
    for_adding,
    for_reading,
    open_engine,
    read_schema,
    shown,
    transaction,
    translated,
    upgrade,
)
from station.store.sqlite import back_up


@dataclass(frozen=True, slots=True)
class Copied:
    """What a backup, a restore or a move has copied, compared and found equal."""

    target: str
    rows: dict[str, int] = field(hash=False)
    """By table."""
    kept: str = ""
    """Where a copy of what was there before lies."""


def check(database: str) -> Findings:
    """Look for damage; nothing is changed, and an older schema is not migrated."""
    with opened(database) as engine, transaction(for_reading(engine)) as connection:
        be_patient(connection)
        findings = examine(connection)
        connection.rollback()  # a damaged file refuses to commit, even where nothing was written
        return findings


def migrate(database: str, *, has_backup: bool) -> str:
    """Bring the tables up to date; return their version."""
    open_engine(database, has_backup=has_backup).dispose()
    return REVISION


def back_up_to(database: str, path: Path, progress: Progress) -> Copied:
    """Write everything into a new SQLite file, while stations go on working.

    The file is a database that any station can open, whatever the engine of the original.

    Raises:
        InputError: the file is there already, or cannot be written.
        StoreError: the database cannot be read, or the copy is not like it.
    """
    if path.exists():
        raise InputError(f"{path} is there already.", "Name a new file; a backup never replaces another.")
    with _new_file(path) as draft, opened(database) as source:
        if source.dialect.name == "sqlite":
            expect_schema(source)
            back_up(Path(str(source.url.database)), draft)
            with opened(_url(draft)) as copy, transaction(for_reading(copy)) as connection:
                rows = _count(connection)
        else:
            with opened(_url(draft), may_be_made=True) as target, transaction(for_reading(source)) as from_:
                be_patient(from_)
                expect_schema(source)
                with transaction(for_adding(target)) as to:
                    upgrade(to)
                    rows = _copy_whole(from_, to, progress)
        _seal(draft)
    return Copied(str(path), rows)


def restore(path: Path, database: str, progress: Progress, *, replaces: bool = False) -> Copied:
    """Bring back what a backup holds: all of it, or nothing.

    Args:
        path: a file that `back_up_to` wrote, of this or an older version.
        database: where to; made when missing.
        progress: told of the rows.
        replaces: what is in the database may go, after a copy of it was made beside the backup.

    Raises:
        InputError: the file is no sound backup, or the database is not empty.
        StoreError: the database cannot be written.
    """
    if not path.is_file() or not path.stat().st_size:
        raise InputError(f"The file {path} is missing or empty.", "Name a file that `database backup` wrote.")
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "backup.sqlite"
        _expect_sound(path, draft)
        open_engine(database).dispose()
        with opened(database) as target, opened(_url(draft)) as source:
            kept = _keep(target, database, path, replaces=replaces)
            with transaction(for_reading(source)) as from_:
                if target.dialect.name == "sqlite":
                    back_up(draft, Path(str(target.url.database)))
                    rows = _count(from_)
                else:
                    with transaction(for_adding(target)) as to:
                        be_patient(to)
                        _empty(to)
                        rows = _copy_whole(from_, to, progress)
        return Copied(shown(target.url), rows, kept)


def _copy_whole(source: Connection, target: Connection, progress: Progress) -> dict[str, int]:
    """Copy all rows in the transaction of the target, and compare."""
    tables = copying.all_tables(source)
    total = sum(copying.count(source, table) for table in tables)
    done = 0
    for table in tables:
        for rows in copying.read_chunks(source, table):
            target.execute(table.insert(), rows)
            done += len(rows)
            progress(done, total)
    copying.continue_numbers(target, tables)
    return copying.compare(source, target, tables)


def _count(connection: Connection) -> dict[str, int]:
    return {table.name: copying.count(connection, table) for table in copying.all_tables(connection)}


def _empty(connection: Connection) -> None:
    """Take all rows out of the tables on PostgreSQL, which only their owner may, and keep their grants."""
    names = [table.name for table in copying.all_tables(connection)]
    for name in names:
        connection.exec_driver_sql(f"ALTER TABLE {name} DISABLE TRIGGER USER")
    connection.exec_driver_sql(f"TRUNCATE {', '.join(names)}")
    for name in names:
        connection.exec_driver_sql(f"ALTER TABLE {name} ENABLE TRIGGER USER")


def _keep(target: Engine, database: str, path: Path, *, replaces: bool) -> str:
    """Copy what the target holds to a file beside the backup; return its name, empty for no rows."""
    with transaction(for_reading(target)) as connection:
        if copying.is_empty(connection):
            return ""
    if not replaces:
        raise InputError(
            f"The database {shown(target.url)} is not empty; nothing was changed.",
            "Name an empty one with --database URL, or add --replace: what is there is copied first.",
        )
    kept = path.with_name(f"{path.stem}.replaced-{datetime.now(UTC):%Y%m%d-%H%M%S}.sqlite")
    back_up_to(database, kept, copying.no_progress)
    return str(kept)


def _expect_sound(path: Path, draft: Path) -> None:
    """Copy a backup, bring the copy up to date and look for damage.

    Raises:
        InputError: it cannot be restored; the reason is told.
    """
    try:
        back_up(path, draft)
        open_engine(_url(draft)).dispose()
        problems = check(_url(draft)).problems
    except StoreError as error:
        reason = error.title.replace(str(draft), str(path))
        raise InputError(f"{path} cannot be restored: {reason}", "Name another backup.") from error
    if problems:
        raise InputError(f"{path} cannot be restored: {problems[0]}", "Name another backup.")


def expect_schema(engine: Engine) -> None:
    """See that a database has the tables of this version.

    Raises:
        StoreError: it has those of another one, or of another program.
    """
    with transaction(for_reading(engine)) as connection:
        found, _ = read_schema(connection)
    if found != REVISION:
        raise StoreError(
            f"The database {shown(engine.url)} has schema {found or 'of another program'}, not {REVISION}.",
            "Open it once with this station, or `database migrate`; then do this again.",
        )


def _seal(path: Path) -> None:
    """Make the file whole by itself, without a log beside it, and see it on the disk."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    with path.open("rb") as file:
        os.fsync(file.fileno())


@contextmanager
def _new_file(path: Path) -> Iterator[Path]:
    """Yield a draft that takes the name of `path` when all went well."""
    try:
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            draft = Path(folder) / path.name
            yield draft
            draft.replace(path)
    except OSError as error:
        raise InputError(
            f"{path} cannot be written: {os.strerror(error.errno or 0)}.",
            "Name a file in a folder that you may write to.",
        ) from error


def _url(path: Path) -> str:
    return URL.create("sqlite", database=str(path)).render_as_string()


@contextmanager
def opened(database: str, *, may_be_made: bool = False) -> Iterator[Engine]:
    """Yield an engine for a database as it is, and let go of it at the end of the block.

    Raises:
        StoreError: a SQLite file is not there and may not be made, or trouble arose in the block.
    """
    engine = connect(database)
    url = engine.url
    if url.get_backend_name() == "sqlite" and not may_be_made and not Path(str(url.database)).is_file():
        raise StoreError(f"There is no database {shown(url)}.", "Name one that exists with --database URL.")
    with translated(url):
        try:
            yield engine
        finally:
            engine.dispose()
