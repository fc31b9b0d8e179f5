"""Opens the database: its URL, what transactions are for, and the migrations that are due."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from station.errors import InputError, StoreError
from station.store import postgres, sqlite
from station.wording import Text

REVISION = "0008"
"""The newest migration; a database at it is opened without loading Alembic (0.4 s)."""

UNFINISHED = "moving"
"""Stands in place of the version while a move is under way (station/custody.py)."""

HASTE = 0.25
"""Seconds that a transaction waits for others when its work is safe elsewhere, so that its thread is free."""

MIGRATIONS = Path(__file__).with_name("migrations")

MIGRATION_LOCK = 0x5CA11
"""Advisory lock of PostgreSQL: of stations that start at once, one migrates and the others wait."""


def open_engine(database: str, *, has_backup: bool = False) -> Engine:
    """Open the database and bring it up to date.

    Args:
        database: an SQLAlchemy URL; a SQLite file and its folders are made when missing.
        has_backup: somebody answers for a backup, so that tables on PostgreSQL may be migrated.

    Raises:
        InputError: the URL cannot be understood or names an engine that is not installed.
        StoreError: the database cannot be opened, is damaged, is not ours, comes from a newer version, or
            comes from an older one and has no backup.
    """
    engine = connect(database)
    with translated(engine.url):
        try:
            _migrate(engine, engine.url, has_backup=has_backup)
        except BaseException:
            engine.dispose()
            raise
    return engine


def connect(database: str) -> Engine:
    """Return an engine for the database as it is; `open_engine` looks into it, too.

    Raises:
        InputError: the URL cannot be understood or names an engine that is not installed.
    """
    url = _read_url(database)
    try:
        if url.get_backend_name() == "postgresql":
            return create_engine(url, **postgres.engine_options(url))
        is_file = url.get_backend_name() == "sqlite"
        engine = create_engine(url, connect_args=sqlite.arguments(url) if is_file else {})
    except ValueError as error:
        raise _not_a_url(url.render_as_string()) from error
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise InputError(
            Text(
                "The database {database} needs a driver that is not installed ({error}).",
                database=shown(url),
                error=error,
            ),
            Text(
                "Install it (for PostgreSQL: pip install 'scanning-station[postgres]'), "
                "or leave --database out to use a SQLite file."
            ),
        ) from error
    if is_file:
        event.listen(engine, "connect", sqlite.set_pragmas)
    return engine


def for_reading(engine: Engine) -> Engine:
    """Return the same engine with transactions that take no write lock, and that see one moment."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return engine.execution_options(reading=True)


def for_adding(engine: Engine) -> Engine:
    """Return the same engine with transactions that only add rows, or write items.

    They decide nothing by what they read, so that on PostgreSQL they need not be SERIALIZABLE and neither
    wait for the linking of other stations nor are in its way. On SQLite all writers wait for each other.
    """
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="READ COMMITTED")
    return engine


def in_haste(engine: Engine, seconds: float = HASTE) -> Engine:
    """Return the same engine with transactions that wait so long for a lock of others and no longer."""
    return engine.execution_options(haste=seconds)


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """Begin a transaction of the kind that an engine is for, and commit it at the end of the block.

    An event of the engine could begin it, too, but then SQLAlchemy looks for events at each statement.

    Raises:
        StoreError: see `translated`.
    """
    begin = postgres.begin if engine.dialect.name == "postgresql" else sqlite.begin
    with translated(engine.url), engine.begin() as connection:
        begin(connection)
        yield connection


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
        raise _not_a_url(database) from error
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


def _not_a_url(database: str) -> InputError:
    return InputError(
        Text("“{database}” is not a database URL.", database=database),
        Text("Write it like sqlite:////var/lib/station/stock.sqlite."),
    )


def _migrate(engine: Engine, url: URL, *, has_backup: bool) -> None:
    """Run the migrations that are due, after a copy of the file was made beside it."""
    with transaction(for_reading(engine)) as connection:
        found, tables = read_schema(connection)
    if found == REVISION:
        return
    if found == UNFINISHED:
        raise StoreError(
            Text("The database {database} was only partly moved to.", database=shown(url)),
            Text("Begin the same `scanning-station database move` again: it goes on where it was stopped."),
        )
    if tables and not found:
        raise StoreError(
            Text(
                "The database {database} belongs to another program: it has the table {min}.",
                database=shown(url),
                min=min(tables),
            ),
            Text("Name another one with --database URL; nothing was changed."),
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
        sqlite.back_up(Path(str(url.database)), Path(f"{url.database}.before-{REVISION}"))
    elif found and not has_backup:
        raise StoreError(
            Text(
                "The database {database} has schema {found}; this station needs {revision}.",
                database=shown(url),
                found=found,
                revision=REVISION,
            ),
            Text(
                "Close the other stations and make a backup (pg_dump), then: "
                "scanning-station database migrate --i-have-a-backup"
            ),
        )
    with transaction(for_adding(engine)) as connection:
        upgrade(connection)


def read_schema(connection: Connection) -> tuple[str, set[str]]:
    """Return the schema's version, empty where there is none, and the names of all tables."""
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" not in tables:
        return "", tables
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""), tables


def upgrade(connection: Connection, revision: str = REVISION) -> None:
    """Run the migrations up to a revision, in the transaction of a connection."""
    from alembic import command  # noqa: PLC0415 - slow to load, and hardly ever due
    from alembic.config import Config  # noqa: PLC0415

    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.exec_driver_sql("SET LOCAL lock_timeout = '60s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


@contextmanager
def translated(url: URL) -> Iterator[None]:
    """Turn the trouble of an engine into a StoreError; what is not known trouble stays as it is.

    Raises:
        StoreError: the database is locked, full, read-only, damaged or missing.
        AwayError: the server does not answer.
        RaceError: another station changed the same at the same moment; do it again.
    """
    try:
        yield
    except PoolTimeoutError as error:
        raise StoreError(
            Text("All connections to the database {database} are in use.", database=shown(url)),
            Text("Try again; nothing was changed."),
        ) from error
    except DBAPIError as error:
        is_postgres = url.get_backend_name() == "postgresql"
        find_trouble = postgres.trouble_of if is_postgres else sqlite.trouble_of
        trouble = find_trouble(error, shown(url))
        if trouble is None:
            raise
        raise trouble from error
