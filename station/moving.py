"""Moves a whole database to another engine, and goes on where it was stopped."""

from collections.abc import Callable

from sqlalchemy import Connection, Engine, Table, text

from station.custody import Copied, expect_schema, opened
from station.errors import InputError, StoreError
from station.store import copying
from station.store.copying import Progress, be_patient
from station.store.engine import REVISION, UNFINISHED, for_adding, read_schema, shown, transaction, upgrade

RowProgress = Callable[[int], None]
"""Called with the rows that were copied so far."""


def move(database: str, to: str, progress: Progress) -> Copied:
    """Copy everything to an empty database, and go on where an earlier move was stopped.

    The original is locked against changes meanwhile and stays as it is. Until the last row was compared,
    the target is marked as unfinished and no station opens it.

    Raises:
        InputError: the target is the original.
        StoreError: the target is not empty, or the copy differs.
    """
    with opened(database) as source, opened(to, may_be_made=True) as target:
        if source.url == target.url:
            raise InputError("That is the same database.", "Name another one with --to URL.")
        expect_schema(source)
        with transaction(for_adding(source)) as from_:
            be_patient(from_)
            tables = copying.all_tables(from_)
            _hold_still(from_, tables)
            _begin_move(target)
            total = sum(copying.count(from_, table) for table in tables)
            done = 0
            for table in tables:
                done = continue_table(from_, target, table, done, lambda rows: progress(rows, total))
            with transaction(for_adding(target)) as end:
                be_patient(end)
                rows = copying.compare(from_, end, tables)
                copying.continue_numbers(end, tables)
                _mark(end, REVISION)
    return Copied(shown(target.url), rows)


def continue_table(source: Connection, target: Engine, table: Table, done: int, progress: RowProgress) -> int:
    """Copy what the target does not have of one table; return the rows of all tables so far."""
    with transaction(for_adding(target)) as connection:
        after = copying.last_key(connection, table)
        done += copying.count(connection, table)
        if not copying.has_whole_key(table):
            # Engines sort texts differently, so such a table, which is small, comes over in one piece.
            if after is None:
                for rows in copying.read_chunks(source, table):
                    connection.execute(table.insert(), rows)
                    done += len(rows)
            progress(done)
            return done
    progress(done)
    for rows in copying.read_chunks(source, table, after):
        with transaction(for_adding(target)) as connection:
            connection.execute(table.insert(), rows)
        done += len(rows)
        progress(done)
    return done


def _begin_move(target: Engine) -> None:
    """Make the tables, or find those of a move that was stopped."""
    with transaction(for_adding(target)) as connection:
        found, tables = read_schema(connection)
        if not tables:
            upgrade(connection)
        elif found not in (UNFINISHED, REVISION) or (found == REVISION and not copying.is_empty(connection)):
            raise StoreError(
                f"The database {shown(target.url)} is not empty.",
                "Name an empty one with --to URL; nothing was changed.",
            )
        _mark(connection, UNFINISHED)


def _mark(connection: Connection, version: str) -> None:
    connection.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})


def _hold_still(connection: Connection, tables: list[Table]) -> None:
    """Keep stations, and another move, from changing the original; on SQLite its one write lock does."""
    if connection.dialect.name == "postgresql":
        names = ", ".join(table.name for table in tables)
        connection.exec_driver_sql(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")
