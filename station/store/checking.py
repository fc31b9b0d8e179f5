"""Looks for damage in a database: what the engine itself finds, and what the station relies on."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, and_, func, select, text
from sqlalchemy.exc import DatabaseError

from station.records import ItemKind
from station.store.copying import all_tables, count
from station.store.engine import REVISION, UNFINISHED, read_schema
from station.store.history import LinkRow
from station.store.items import ItemRow

RULES = {
    "sqlite": (
        "scans_no_update",
        "scans_no_delete",
        "answers_no_update",
        "answers_no_delete",
        "changes_no_update",
        "changes_no_delete",
        "links_no_delete",
        "links_end_once",
        "exchanges_no_update",
        "exchanges_no_delete",
    ),
    "postgresql": (
        "scans_never",
        "answers_never",
        "changes_never",
        "exchanges_never",
        "links_never",
        "links_end_once",
        "changes_tell",
    ),
}
"""Triggers that keep the history as it was, and tell of it."""

TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a database."""

    schema: str
    rows: dict[str, int] = field(default_factory=dict, hash=False)
    """By table."""
    problems: tuple[str, ...] = ()
    """What is wrong, a sentence each; none for a sound database."""


def examine(connection: Connection) -> Findings:
    """Look through all tables; nothing is changed."""
    schema, _ = read_schema(connection)
    if schema != REVISION:
        return Findings(schema, problems=(_say_schema(schema),))
    problems = list(_ask_engine(connection))
    try:
        tables = all_tables(connection)
        rows = {table.name: count(connection, table) for table in tables}
        problems += [problem for table in tables for problem in _find_orphans(connection, table)]
        problems += _find_half_items(connection)
        problems += _find_twins(connection)
        problems += _find_missing_rules(connection)
    except DatabaseError:
        if not problems:
            raise
        return Findings(schema, problems=tuple(problems))  # It is too damaged to be read on.
    return Findings(schema, rows, tuple(problems))


def _say_schema(schema: str) -> str:
    if not schema:
        return "This is no database of the station: it has no version."
    if schema == UNFINISHED:
        return "A move to this database was stopped; begin the same move again."
    return f"The tables have version {schema}, and this station works with {REVISION}."


def _ask_engine(connection: Connection) -> Iterator[str]:
    """Yield what SQLite finds in its file; PostgreSQL checks its pages as it reads them."""
    if connection.dialect.name != "sqlite":
        return
    try:
        said = list(connection.exec_driver_sql("PRAGMA integrity_check").scalars())
    except DatabaseError as error:
        said = [str(error.orig)]
    for row in said:
        if row != "ok":
            yield f"The file is damaged: {row}."


def _find_orphans(connection: Connection, table: Table) -> Iterator[str]:
    """Yield the references of a table that lead nowhere."""
    for key in table.foreign_key_constraints:
        parent = key.referred_table.alias()
        pairs = [(element.parent, parent.c[element.column.name]) for element in key.elements]
        lost = connection.scalar(
            select(func.count())
            .select_from(table.outerjoin(parent, and_(*(own == other for own, other in pairs))))
            .where(*(own.is_not(None) for own, _ in pairs), pairs[0][1].is_(None))
        )
        if lost:
            yield f"{lost:,} rows of {table.name} refer to {key.referred_table.name} that are not there."


def _find_half_items(connection: Connection) -> Iterator[str]:
    """Yield the kinds of items that lack their row in the table of the kind."""
    items = ItemRow.metadata.tables["items"]
    for kind in ItemKind:
        own = ItemRow.of_kind(kind).__mapper__.local_table
        if not isinstance(own, Table) or own is items:
            continue
        half = connection.scalar(
            select(func.count())
            .select_from(items.outerjoin(own, own.c.id == items.c.id))
            .where(items.c.kind == kind.value, own.c.id.is_(None))
        )
        if half:
            yield f"{half:,} items of the kind {kind} have no row in {own.name}."


def _find_twins(connection: Connection) -> Iterator[str]:
    """Yield the codes that are on two items at once."""
    twins = (
        select(LinkRow.key)
        .where(LinkRow.ended_by.is_(None))
        .group_by(LinkRow.key)
        .having(func.count() > 1)
        .limit(10)
    )
    for code in connection.scalars(twins):
        yield f"The code {code!r} is on two items at once."


def _find_missing_rules(connection: Connection) -> Iterator[str]:
    """Yield the triggers that are not there or were switched off."""
    name = connection.dialect.name
    there = set(connection.scalars(text(TRIGGERS[name])))
    for rule in RULES[name]:
        if rule not in there:
            yield f"The rule {rule} is missing, which keeps the history as it was."
