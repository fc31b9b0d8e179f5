"""What PostgreSQL needs to be told at connecting, and its trouble in plain words."""

import re
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from station.errors import AwayError, InputError, RaceError, StoreError
from station.wording import Text

DRIVER = "psycopg"

LINE = {
    "application_name": "scanning-station",
    "connect_timeout": "3",
    "keepalives_idle": "2",
    "keepalives_interval": "1",
    "keepalives_count": "3",
    "tcp_user_timeout": "5000",
}
"""libpq's parameters; a cut line is noticed within 5 s. Those in the URL's query come first."""

LIMITS = {
    "statement_timeout": "10s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "15s",
}
"""What the server ends by itself; the last one lets go of what a station held that lost its line."""

POOL = {"pool_pre_ping": True, "pool_size": 5, "max_overflow": 10, "pool_timeout": 5}
"""Pre-ping: a server that was restarted costs no failed query."""


def engine_options(url: URL) -> dict[str, Any]:
    """Return what `create_engine` takes for this URL.

    Transactions are SERIALIZABLE: what two stations do at once comes out as if one had waited for the other,
    just as under the one write lock of SQLite. The verbs of `Station` run again what the server refuses.

    Raises:
        InputError: the URL names another driver than psycopg 3.
    """
    if url.get_driver_name() != DRIVER:
        raise InputError(
            Text(
                "The station speaks to PostgreSQL by psycopg 3, not by {driver}.",
                driver=url.get_driver_name(),
            ),
            Text("Write the URL like postgresql+psycopg://user@host/stock."),
        )
    return {"isolation_level": "SERIALIZABLE", "connect_args": arguments(url), **POOL}


def arguments(url: URL) -> dict[str, str]:
    """Return libpq's parameters: ours, where the URL's query says nothing else."""
    limits = " ".join(f"-c {name}={value}" for name, value in LIMITS.items())
    given = url.query.get("options", "")
    options = given if isinstance(given, str) else " ".join(given)
    line = {name: value for name, value in LINE.items() if name not in url.query}
    return {**line, "options": f"{limits} {options}".rstrip()}


def begin(connection: Connection) -> None:
    """Wait less for locks in a transaction that is in haste."""
    haste = connection.get_execution_options().get("haste")
    if haste is not None:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{haste * 1000:.0f}ms'")


RACES = ("40001", "40P01")
"""SQLSTATE of a serialisation failure and of a deadlock: the same work, done again, comes out right."""

AWAY = r"08...|57P0[123]"
"""SQLSTATE of a line that broke and of a server that stops or starts."""

LINE_WORDS = r"connection|connect|timeout|server"

NEVER = r"(?!)"

REASONS = (
    (
        r"28...",
        r"password authentication failed|no password supplied|role .* does not exist|pg_hba",
        Text("The database {database} refuses this user or password."),
        Text("Correct them in the URL (postgresql+psycopg://USER:PASSWORD@HOST/NAME), or in ~/.pgpass."),
    ),
    (
        r"3D000",
        r"database .* does not exist",
        Text("The database {database} does not exist on that server."),
        Text("Make it there once (docs/postgresql.md), or correct the name in the URL."),
    ),
    (
        r"42501",
        r"permission denied",
        Text("The database {database} does not allow this to this user."),
        Text(
            "Make and migrate the tables as their owner, and give this role its grants: docs/postgresql.md."
        ),
    ),
    (
        r"53300",
        r"too many clients|connection slots",
        Text("The database {database} has no connection free."),
        Text("Close a station, or raise max_connections on the server; nothing was changed."),
    ),
    (
        r"55P03",
        NEVER,
        Text("The database {database} is locked by another station."),
        Text("Try again in a moment; a long import may be under way. Nothing was changed."),
    ),
    (
        r"57014",
        NEVER,
        Text("The database {database} took too long to answer."),
        Text("Try again; nothing was changed. If it stays, raise statement_timeout (docs/postgresql.md)."),
    ),
    (
        r"53100",
        NEVER,
        Text("The database {database} has no room left: the server's disk is full."),
        Text("Free some space there; nothing was changed."),
    ),
    (
        r"25006",
        NEVER,
        Text("The database {database} may only be read: the server is a standby."),
        Text("Name the primary server with --database URL; nothing was changed."),
    ),
    (
        NEVER,
        r"could not translate host|resolve host|not known",
        Text("The database {database} cannot be found: nobody knows that host."),
        Text("Correct the host in the URL, or see that the network is up."),
    ),
)
"""An SQLSTATE, the words of libpq where connecting gave none; what it means and what to do."""


def trouble_of(error: DBAPIError, name: str) -> StoreError | None:
    """Return the trouble in words, or None when it is a bug.

    Args:
        error: what the engine raised.
        name: the URL without its password.
    """
    state = getattr(error.orig, "sqlstate", None) or ""
    if state in RACES:
        return RaceError(
            Text("Other stations changed the same at the same moment, again and again."),
            Text("Try once more; nothing was changed."),
        )
    said = str(error.orig).lower()
    for code, words, title, advice in REASONS:
        if re.match(code, state) if state else re.search(words, said):
            return StoreError(Text(title, database=name), advice)
    if re.match(AWAY, state) or error.connection_invalidated or (not state and re.search(LINE_WORDS, said)):
        return AwayError(
            Text("The database {database} does not answer.", database=name),
            Text("See that the server runs and that address and port are right; nothing was changed."),
        )
    return None
