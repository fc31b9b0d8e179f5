"""PostgreSQL as the store: what it refuses, what its trouble is called, and what it keeps from alteration."""

import hashlib
import socket
import subprocess
import sys
import threading
from time import monotonic

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from station.errors import AwayError, StationError, StoreError
from station.outcomes import Found, Linked, Parking
from station.records import ItemKind, ItemRef
from station.service import Station
from station.settings import Settings
from station.store.engine import open_engine
from station.store.row import Row
from tests.conftest import scan_of
from tests.postgres import PASSWORD, Server, free_port

pytestmark = pytest.mark.engines("postgresql")

REEL = ItemRef(ItemKind.STOCKITEM, 2)
INDEXED_OTHERWISE = ("ix_items_search", "ix_links_key_live", "uq_links_key_live", "uq_parked_key")
"""Indices that PostgreSQL has in a form of its own; see the fifth migration and the sixth."""


def plain(database: str) -> str:
    """Return the URL as psycopg itself reads it."""
    return database.replace("+psycopg", "")


def test_the_migrations_make_what_the_tables_describe(database: str) -> None:
    engine = open_engine(database)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Row.metadata)
    engine.dispose()
    found = [str(difference) for difference in differences]
    assert [line for line in found if not any(name in line for name in INDEXED_OTHERWISE)] == []


def test_stations_that_start_at_once_make_the_tables_once(empty_database: str) -> None:
    opened: list[Station] = []
    threads = [
        threading.Thread(target=lambda: opened.append(Station.open(empty_database, Settings())))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counts = [station.count(ItemKind.STOCKITEM) for station in opened]
    for station in opened:
        station.close()
    assert counts == [0] * 4


def test_an_up_to_date_database_opens_without_alembic(database: str) -> None:
    program = (
        "import sys; from station.store.engine import open_engine; "
        f"open_engine({database!r}).dispose(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(("version", "told"), [("9999", "newer version"), ("0000", "has schema 0000")])
def test_another_version_is_left_alone_and_the_next_step_told(database: str, version: str, told: str) -> None:
    with psycopg.connect(plain(database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = %s", (version,))
    with pytest.raises(StoreError, match=told) as error:
        open_engine(database)
    assert error.value.advice


def test_a_database_of_another_program_is_left_alone(empty_database: str) -> None:
    with psycopg.connect(plain(empty_database)) as connection:
        connection.execute("CREATE TABLE invoices (id int)")
    with pytest.raises(StoreError, match="invoices"):
        open_engine(empty_database)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (PASSWORD, "guess", "user or password"),
        ("owner:", "nobody:", "user or password"),
        ("test_", "missing_", "does not exist"),
        ("127.0.0.1", "no.such.host.invalid", "knows that host"),
        ("+psycopg:", "+psycopg2:", "by psycopg"),
        ("+psycopg:", "+nosuchdriver:", "driver"),
    ],
)
def test_a_wrong_url_is_told_with_the_next_step(database: str, old: str, new: str, told: str) -> None:
    with pytest.raises(StationError) as error:
        open_engine(database.replace(old, new))
    assert told in str(error.value)
    assert error.value.advice
    assert PASSWORD not in str(error.value)


def test_a_server_that_is_not_there_is_told_at_once(database: str, server: Server) -> None:
    with pytest.raises(AwayError, match="does not answer"):
        open_engine(database.replace(str(server.port), str(free_port())))


def test_a_server_that_says_nothing_is_given_up_in_seconds(database: str, server: Server) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = database.replace(str(server.port), str(silent.getsockname()[1]))
        with pytest.raises(AwayError):
            open_engine(f"{url}?connect_timeout=1")


def test_a_driver_that_is_not_installed_is_told(database: str) -> None:
    program = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from station.errors import InputError\nfrom station.store.engine import open_engine\n"
        f"try: open_engine({database!r})\nexcept InputError as error: print(error)"
    )
    told = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert "scanning-station[postgres]" in told


def test_a_server_that_was_restarted_costs_no_failed_verb(own_server: Server) -> None:
    station = Station.open(own_server.url("postgres"), Settings())
    station.scan(scan_of("before"))
    own_server.stop()
    with pytest.raises(AwayError):
        station.scan(scan_of("lost"))
    own_server.start()
    station.scan(scan_of("after"))
    codes = [entry.code for entry in station.history()]
    station.close()
    assert codes == ["after", "before"]


def test_what_is_locked_or_slow_is_told_in_time(database: str) -> None:
    hasty = f"{database}?options=-c%20lock_timeout%3D50ms%20-c%20statement_timeout%3D300ms"
    station = Station.open(hasty, Settings())
    with psycopg.connect(plain(database)) as other:
        other.execute("LOCK TABLE links IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(StoreError, match="locked by another"):
            station.link(station.read("REEL-1"), REEL)
    with pytest.raises(StoreError, match="too long"), station._reading() as connection:
        connection.execute(text("SELECT pg_sleep(5)"))
    assert isinstance(station.link(station.read("REEL-1"), REEL), Linked)
    station.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE scans SET text = 'x'",
        "DELETE FROM scans",
        "TRUNCATE scans CASCADE",
        "UPDATE answers SET reason = 'x'",
        "DELETE FROM answers",
        "UPDATE changes SET operator = 'x'",
        "DELETE FROM changes",
        "DELETE FROM links",
        "TRUNCATE links",
        "UPDATE links SET ended_by = NULL WHERE ended_by IS NOT NULL",
    ],
)
def test_history_can_be_neither_changed_nor_deleted_even_by_its_owner(
    station: Station, database: str, statement: str
) -> None:
    code = station.read("REEL-1")
    station.scan(scan_of("REEL-1"))
    station.link(code, REEL)
    station.unlink(code)
    with (
        psycopg.connect(plain(database)) as connection,
        pytest.raises(psycopg.errors.RestrictViolation, match="never changed"),
    ):
        connection.execute(statement)


def test_the_finder_uses_the_index_of_words(station: Station) -> None:
    with station._engine.connect() as connection:
        connection.execute(text("SET LOCAL enable_seqscan = off"))
        plan = connection.execute(text("EXPLAIN SELECT id FROM items WHERE search LIKE '%r_10k%'")).scalars()
        assert "ix_items_search" in " ".join(plan)


def test_without_the_right_to_make_extensions_the_finder_still_finds(
    empty_database: str, server: Server
) -> None:
    name = empty_database.rpartition("/")[2]
    server.execute("DROP ROLE IF EXISTS modest")
    server.execute("CREATE ROLE modest LOGIN PASSWORD 'sesame'")
    server.execute("GRANT ALL ON SCHEMA public TO modest", name)
    server.execute(f"REVOKE CREATE ON DATABASE {name} FROM modest")
    station = Station.open(server.url(name, "modest"), Settings())
    with station._engine.connect() as connection:
        indices = connection.execute(text("SELECT indexname FROM pg_indexes")).scalars().all()
    found = station.find("anything").items
    station.close()
    assert "ix_items_search" not in indices
    assert found == ()


def test_a_role_without_rights_is_told_where_the_grants_are(database: str, server: Server) -> None:
    server.execute("DROP ROLE IF EXISTS stranger")
    server.execute("CREATE ROLE stranger LOGIN PASSWORD 'sesame'")
    with pytest.raises(StoreError, match="does not allow") as error:
        open_engine(database.replace("owner:", "stranger:"))
    assert "docs/postgresql.md" in error.value.advice


def test_a_database_that_is_asked_for_too_much_at_once_says_so(database: str) -> None:
    station = Station.open(database, Settings())
    station._engine.pool._timeout = 0.01  # type: ignore[attr-defined]
    taken = [station._engine.connect() for _ in range(15)]
    with pytest.raises(StoreError, match="in use"):
        station.scan(scan_of("x"))
    for connection in taken:
        connection.close()
    assert isinstance(station.scan(scan_of("INV-SI2")), Found)
    station.close()


def test_scans_that_are_safe_elsewhere_do_not_wait_long_for_a_lock(database: str, station: Station) -> None:
    with psycopg.connect(plain(database)) as other:
        other.execute("LOCK TABLE scans")
        began = monotonic()
        with pytest.raises(StoreError, match="locked by another station"):
            station.scan_all([scan_of("x")], is_hasty=True)
        assert monotonic() - began < 4, "the usual patience is 5 s"
    assert isinstance(station.scan_all([scan_of("INV-SI2")], is_hasty=True)[0], Found)


def test_codes_of_any_length_wait_once_each_until_they_are_linked(station: Station) -> None:
    codes = [f"{letter}{noise()}" for letter in "AB"]
    for code in (*codes, codes[0]):
        assert isinstance(station.park(station.scan(scan_of(code)).number), Parking)
    assert [one.code for one in station.parked()] == codes
    station.link(station.read(codes[0]), REEL)
    assert [one.code for one in station.parked()] == codes[1:]
    assert station.dismiss(station.parked()[0].number)
    assert not station.parked()


def noise() -> str:
    """Return a long text that cannot be made shorter by compression."""
    return "".join(hashlib.sha256(bytes([number])).hexdigest() for number in range(63))
