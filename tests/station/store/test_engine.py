"""Opening databases: new ones, old ones, damaged ones and those of somebody else."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.command import upgrade
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine

from station.codes import read_code
from station.errors import InputError, StationError, StoreError
from station.outcomes import Found, Linked, Unknown
from station.records import ItemKind, ItemRef
from station.service import Station
from station.settings import Settings
from station.store import engine as engine_module
from station.store.engine import REVISION, open_engine
from station.store.row import Row
from tests.conftest import scan_of


def upgrade_to(engine: Engine, revision: str) -> None:
    """Make the tables as an older version of the station did."""
    config = Config()
    config.set_main_option("script_location", str(engine_module.MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        upgrade(config, revision)


@contextmanager
def opened(path: Path) -> Iterator[Station]:
    station = Station.open(f"sqlite:///{path}", Settings())
    try:
        yield station
    finally:
        station.close()


def test_a_missing_database_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "station.sqlite"
    with opened(path) as station:
        assert station.count(ItemKind.STOCKITEM) == 0
    assert path.exists()


@pytest.mark.filterwarnings("ignore:.*expression-based index")  # the next test compares those
def test_the_migrations_make_what_the_tables_describe(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 's.sqlite'}")
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Row.metadata)
    engine.dispose()
    assert [str(found) for found in differences if "items_search" not in str(found)] == []


def test_the_migrations_make_the_indexes_that_the_tables_describe(tmp_path: Path) -> None:
    migrated = open_engine(f"sqlite:///{tmp_path / 'migrated.sqlite'}")
    described = create_engine(f"sqlite:///{tmp_path / 'described.sqlite'}")
    Row.metadata.create_all(described)
    indexes = []
    for engine in (migrated, described):
        with engine.connect() as connection:
            query = "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            indexes.append({sql.replace('"', "") for sql in connection.exec_driver_sql(query).scalars()})
        engine.dispose()
    assert indexes[0] == indexes[1]


def test_an_up_to_date_database_opens_without_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 's.sqlite'}"
    open_engine(url).dispose()
    program = (
        "import sys; from station.store.engine import open_engine; "
        f"open_engine({url!r}).dispose(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_file_is_durable_checked_and_shared(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 's.sqlite'}")
    with engine.connect() as connection:
        told = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    engine.dispose()
    assert told == ["wal", 2, 1]


def test_a_copy_is_made_before_an_older_file_is_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s.sqlite"
    with opened(path):
        pass
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(Exception, match="0000"):
        open_engine(f"sqlite:///{path}")
    with closing(sqlite3.connect(f"{path}.before-{REVISION}")) as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == ("0000",)


def test_the_journal_of_an_older_file_is_kept_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    engine = create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", str(engine_module.MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        upgrade(config, "0001")
        connection.exec_driver_sql(
            "INSERT INTO scans VALUES (7, '2026-03-01 12:00:00', 'dock-1', 'anna', 'gun', 'A', x'41', 'A', "
            "NULL, 0, 0, '')"
        )
    engine.dispose()
    with opened(path) as station:
        assert station.scan(scan_of("B")).number == 8
        assert [(entry.number, entry.code) for entry in station.history()] == [(8, "B"), (7, "A")]


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with opened(path):
        pass
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer version"):
        open_engine(f"sqlite:///{path}")


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE invoices (id INTEGER)")
    with pytest.raises(StoreError, match="invoices"):
        open_engine(f"sqlite:///{path}")


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("this is no database at all, but it is long enough to be looked at\n" * 20)
    with pytest.raises(StoreError, match="damaged"):
        open_engine(f"sqlite:///{path}")
    assert path.read_text().startswith("this is no database")


@pytest.mark.parametrize(
    ("offset", "flipped"),
    [pytest.param(44, b"\xff" * 16, id="header"), pytest.param(18, b"\x09\x09", id="version of the format")],
)
def test_a_damaged_header_is_told_as_damage(database: str, offset: int, flipped: bytes) -> None:
    path = Path(database.removeprefix("sqlite:///"))
    whole = path.read_bytes()
    path.write_bytes(whole[:offset] + flipped + whole[offset + len(flipped) :])
    with pytest.raises(StoreError) as told:
        open_engine(database)
    assert "damaged" in told.value.title


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "sqlite://",
        "sqlite:///:memory:",
        "nosuchengine://host/name",
        "sqlite:////dev/null/folder/file.sqlite",
        "sqlite:////",
        "sqlite:////tmp/file.sqlite?timeout=soon",
    ],
)
def test_a_wrong_url_is_told_with_the_next_step(url: str) -> None:
    with pytest.raises(StationError) as told:
        open_engine(url)
    assert told.value.advice


def test_a_password_is_never_shown() -> None:
    with pytest.raises(InputError) as told:
        open_engine("postgresql+nosuchdriver://me:secret@localhost/stock")
    assert "secret" not in str(told.value)


def test_a_locked_database_is_told_and_nothing_is_half_done(
    station: Station, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("station.store.sqlite.BUSY_TIMEOUT", 0.1)
    ref = ItemRef(ItemKind.STOCKITEM, 2)
    with opened(tmp_path / "station.sqlite") as hasty:
        with closing(sqlite3.connect(tmp_path / "station.sqlite", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match="locked"):
                hasty.link(hasty.read("REEL-1"), ref)
            other.execute("ROLLBACK")
        assert isinstance(hasty.link(hasty.read("REEL-1"), ref), Linked)
        assert isinstance(station.scan(scan_of("REEL-1")), Found)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE scans SET text = 'x'",
        "DELETE FROM scans",
        "UPDATE answers SET reason = 'x'",
        "DELETE FROM answers",
        "UPDATE changes SET operator = 'x'",
        "DELETE FROM changes",
        "DELETE FROM links",
    ],
)
def test_history_can_be_neither_changed_nor_deleted(station: Station, tmp_path: Path, statement: str) -> None:
    code = station.read("REEL-1")
    station.scan(scan_of("REEL-1"))
    station.link(code, ItemRef(ItemKind.STOCKITEM, 2))
    with (
        closing(sqlite3.connect(tmp_path / "station.sqlite")) as connection,
        pytest.raises(sqlite3.IntegrityError, match="never changed"),
    ):
        connection.execute(statement)


FIRST_VERSION = """
INSERT INTO items VALUES (1, 'stockitem', 2, 'R_10K', 'r_10k', '2026-01-01');
INSERT INTO stock_items (id, part_pk, ipn, quantity, serial, batch, location, supplier, sku, mpn,
    purchase_order, packaging, expiry)
    VALUES (1, 28, '', 440, 'S1', 'L24', '', '', 'P10KAWTR-ND', 'ERJ-XGNJ103Y', '', '', '');
INSERT INTO items VALUES (2, 'purchaseorder', 9, 'P-118', 'p-118', '2026-01-01');
INSERT INTO purchase_orders VALUES (2, NULL, '', 'SO-77', '', 30, '');
INSERT INTO changes VALUES (1, '2026-01-01', 'link', 1, 'anna', 'dock-1', '', NULL);
INSERT INTO links VALUES (1, 'x:Reel-1', 'Reel-1', '-', 1, 1, NULL);
"""


def test_a_file_of_the_first_version_is_brought_up_to_date_with_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    engine = create_engine(f"sqlite:///{path}")
    upgrade_to(engine, "0001")
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(FIRST_VERSION)
    with opened(path) as station:
        found = station.scan(scan_of("Reel-1"))
        order = station.scan(scan_of("p-118"))
        serial = station.scan(scan_of("s1"))
    assert isinstance(found, Found)
    assert isinstance(order, Unknown)
    assert [(hit.item.title, hit.note) for hit in order.hits] == [("P-118", "closed")]
    assert isinstance(serial, Unknown)
    assert [proposal.item.ref.pk for proposal in serial.proposals] == [2]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT loose FROM links").fetchone() == (read_code("Reel-1").loose,)
    with closing(sqlite3.connect(f"{path}.before-{REVISION}")) as copy:
        assert copy.execute("SELECT raw FROM links").fetchone() == ("Reel-1",)
