"""Copies all tables from one database to another, whatever their engines, and compares what both hold."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Table, func, inspect, literal, select, text, tuple_

from station.errors import StoreError
from station.store import exchanges, history, items, operators, parked
from station.store.row import Row

CHUNK = 1000
"""Rows that are copied, and where the target commits, made durable together."""

OURS = ("alembic_version", "items_search")
"""Tables, by the beginning of their names, that the migrations and the search index keep themselves."""

Progress = Callable[[int, int], None]
"""Called with the rows that were copied and the rows that there are."""


def no_progress(_done: int, _total: int) -> None:
    """Be told of the progress and do nothing with it."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What a table holds: equal digests are equal rows, in whatever order."""

    rows: int
    sum: str


def all_tables(connection: Connection) -> list[Table]:
    """Return every table of the station, a table before those that refer to it.

    Raises:
        StoreError: there is a table that this version does not know and so would lose.
    """
    known = Row.metadata.tables
    strange = [
        name
        for name in inspect(connection).get_table_names()
        if name not in known and not name.startswith(OURS)
    ]
    if strange:
        raise StoreError(
            f"The database has the table {strange[0]}, which this station does not know.",
            "Use the version of the station that made it; nothing was changed.",
        )
    return Row.metadata.sorted_tables


def count(connection: Connection, table: Table) -> int:
    """Return how many rows a table has."""
    return connection.scalar(select(func.count()).select_from(table)) or 0


def is_empty(connection: Connection) -> bool:
    """Tell whether no table has a row."""
    return not any(connection.execute(select(table).limit(1)).first() for table in all_tables(connection))


def read_chunks(
    connection: Connection, table: Table, after: tuple[object, ...] | None = None
) -> Iterator[list[dict[str, object]]]:
    """Yield the rows of a table in the order of its key, some at a time.

    Args:
        connection: where the table is; other statements may run between two chunks.
        table: one with a primary key.
        after: the key of the last row that is not wanted again.
    """
    key = list(table.primary_key.columns)
    while True:
        query = select(table).order_by(*key).limit(CHUNK)
        if after is not None:
            last = (literal(value, column.type) for value, column in zip(after, key, strict=True))
            query = query.where(tuple_(*key) > tuple_(*last))
        rows = [dict(row) for row in connection.execute(query).mappings()]
        if rows:
            yield rows
        if len(rows) < CHUNK:
            return
        after = tuple(rows[-1][column.name] for column in key)


def last_key(connection: Connection, table: Table) -> tuple[object, ...] | None:
    """Return the key of the last row of a table; None for an empty one."""
    columns = list(table.primary_key.columns)
    row = connection.execute(
        select(*columns).order_by(*(column.desc() for column in columns)).limit(1)
    ).first()
    return None if row is None else tuple(row)


def has_whole_key(table: Table) -> bool:
    """Tell whether the key is of whole numbers, which all engines put in the same order."""
    return all(column.type.python_type is int for column in table.primary_key.columns)


def digest(connection: Connection, table: Table) -> Digest:
    """Return what a table holds: the sum of the SHA-256 of its rows, because engines sort texts their way."""
    rows = total = 0
    for chunk in read_chunks(connection, table):
        rows += len(chunk)
        for row in chunk:
            told = repr([_plain(row[column.name]) for column in table.columns]).encode()
            total += int.from_bytes(hashlib.sha256(told).digest())
    return Digest(rows, f"{total % 2**256:064x}")


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return bytes(value) if isinstance(value, memoryview) else value


def compare(source: Connection, target: Connection, tables: list[Table]) -> dict[str, int]:
    """Return the rows of each table, after both databases were seen to hold the same.

    Raises:
        StoreError: a table differs; it is named.
    """
    counts = {}
    for table in tables:
        here, there = digest(source, table), digest(target, table)
        if here != there:
            raise StoreError(
                f"The copy differs in {table.name}: {here.rows:,} rows here, {there.rows:,} there, "
                f"checksums {here.sum[:8]} and {there.sum[:8]}.",
                "The original was changed meanwhile, or the target was. Empty the target and begin again.",
            )
        counts[table.name] = here.rows
    return counts


def continue_numbers(connection: Connection, tables: list[Table]) -> None:
    """Let the next row of each table have the number after the highest one (PostgreSQL's sequences)."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables:
        for column in table.primary_key.columns:
            sequence = connection.scalar(
                text("SELECT pg_get_serial_sequence(:table, :column)"),
                {"table": table.name, "column": column.name},
            )
            if sequence:
                highest = select(func.coalesce(func.max(column), 0) + 1).scalar_subquery()
                connection.execute(select(func.setval(sequence, highest, False)))


def be_patient(connection: Connection) -> None:
    """Lift the time limits of a station from one transaction that works through whole tables."""
    if connection.dialect.name == "postgresql":
        for limit in ("statement_timeout", "idle_in_transaction_session_timeout"):
            connection.exec_driver_sql(f"SET LOCAL {limit} = 0")


__all__ = ["exchanges", "history", "items", "operators", "parked"]
