"""A database is checked, backed up and restored: all of it or nothing, on both engines."""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from station.custody import back_up_to, check, migrate, restore
from station.errors import InputError, StoreError
from station.outcomes import Linked
from station.service import Station
from station.settings import Settings
from station.store.copying import no_progress
from station.store.engine import REVISION
from tests.conftest import BOTH, scan_of
from tests.station.day import REEL, told, work

pytestmark = BOTH


@pytest.fixture
def lived_in(database: str) -> str:
    work(database)
    return database


COLUMNS = "key, raw, loose, barcode_hash, item_id, made_by"
TWIN = f"INSERT INTO links (id, {COLUMNS}) SELECT 99, {COLUMNS} FROM links WHERE id = 4"


def file_of(database: str) -> Path:
    return Path(database.removeprefix("sqlite:///"))


def damage(database: str, *statements: str) -> None:
    """Do to a database what the station would never do."""
    if database.startswith("sqlite"):
        with closing(sqlite3.connect(file_of(database))) as connection, connection:
            for statement in statements:
                connection.execute(statement)
        return
    with psycopg.connect(database.replace("+psycopg", "")) as server:
        server.execute("SET session_replication_role = replica")
        for statement in statements:
            server.execute(statement)


def test_a_sound_database_has_no_problems_and_its_rows_are_counted(lived_in: str) -> None:
    findings = check(lived_in)
    assert findings.problems == ()
    assert findings.schema == REVISION
    assert (findings.rows["stock_items"], findings.rows["scans"]) == (1106, 8)
    assert findings.rows["parked"] == 1


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        (
            ["DELETE FROM stock_items WHERE id = (SELECT max(id) FROM stock_items)"],
            "have no row in stock_items",
        ),
        (["UPDATE links SET item_id = 999999 WHERE id = 1"], "1 rows of links refer to items"),
        (["DROP INDEX uq_links_key_live", TWIN], "is on two items at once"),
        (["UPDATE alembic_version SET version_num = '0001'"], "version 0001"),
        (["UPDATE alembic_version SET version_num = 'moving'"], "move to this database was stopped"),
    ],
)
def test_damage_is_found_and_named(lived_in: str, statements: list[str], found: str) -> None:
    damage(lived_in, *statements)
    assert any(found in problem for problem in check(lived_in).problems)


def test_a_rule_that_was_taken_away_is_found(lived_in: str, engine_name: str) -> None:
    name = "scans_no_update" if engine_name == "sqlite" else "scans_never"
    damage(lived_in, f"DROP TRIGGER {name}" + (" ON scans" if engine_name == "postgresql" else ""))
    assert [name in problem for problem in check(lived_in).problems] == [True]


@pytest.mark.engines("sqlite")
def test_a_file_with_overwritten_pages_is_told_as_damaged(lived_in: str) -> None:
    path = file_of(lived_in)
    content = bytearray(path.read_bytes())
    content[-100_000:-50_000] = b"\xa5" * 50_000
    path.write_bytes(content)
    assert any("damaged" in problem for problem in check(lived_in).problems)


@pytest.mark.engines("sqlite")
def test_a_database_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    missing = tmp_path / "typo.sqlite"
    with pytest.raises(StoreError, match="There is no database"):
        check(f"sqlite:///{missing}")
    assert not missing.exists()


def test_a_backup_is_a_database_that_tells_the_same(lived_in: str, tmp_path: Path) -> None:
    path = tmp_path / "backup.sqlite"
    copied = back_up_to(lived_in, path, no_progress)
    assert copied.rows == check(lived_in).rows
    assert check(f"sqlite:///{path}").problems == ()
    assert told(f"sqlite:///{path}") == told(lived_in)
    with pytest.raises(InputError, match="there already"):
        back_up_to(lived_in, path, no_progress)


def test_a_backup_is_made_while_a_station_works(lived_in: str, tmp_path: Path) -> None:
    station = Station.open(lived_in, Settings())
    heard: list[object] = []

    def work_on(_done: int, _total: int) -> None:
        heard.append(station.link(station.read(f"MEANWHILE-{len(heard)}"), REEL))

    back_up_to(lived_in, tmp_path / "backup.sqlite", work_on)
    work_on(0, 0)
    station.close()
    assert all(isinstance(outcome, Linked) for outcome in heard)
    assert check(f"sqlite:///{tmp_path / 'backup.sqlite'}").problems == ()


def test_a_backup_that_cannot_be_written_is_told_and_leaves_nothing(lived_in: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        back_up_to(lived_in, tmp_path / "missing" / "b.sqlite", no_progress)
    assert not (tmp_path / "missing").exists()


def test_a_backup_comes_back_whole_into_an_empty_database(
    database: str, empty_database: str, tmp_path: Path
) -> None:
    work(database)
    path = tmp_path / "backup.sqlite"
    back_up_to(database, path, no_progress)
    copied = restore(path, empty_database, no_progress)
    assert (copied.rows, copied.kept) == (check(database).rows, "")
    assert told(empty_database) == told(database)
    station = Station.open(empty_database, Settings())
    number = station.scan(scan_of("NEXT")).number
    assert isinstance(station.link(station.read("NEXT"), REEL), Linked)
    station.close()
    assert number == copied.rows["scans"] + 1
    assert check(empty_database).problems == ()


def test_a_database_that_is_not_empty_is_replaced_only_on_demand_and_kept(
    lived_in: str, tmp_path: Path
) -> None:
    path = tmp_path / "backup.sqlite"
    back_up_to(lived_in, path, no_progress)
    before = told(lived_in)
    station = Station.open(lived_in, Settings())
    station.scan(scan_of("LATER"))
    with pytest.raises(InputError, match="not empty") as refused:
        restore(path, lived_in, no_progress)
    assert "--replace" in refused.value.advice
    copied = restore(path, lived_in, no_progress, replaces=True)
    assert told(lived_in) == before
    assert station.history(1)[0].code != "LATER"
    station.close()
    assert "LATER" in told(f"sqlite:///{copied.kept}")[0]
    assert check(lived_in).problems == ()


@pytest.mark.parametrize("what", ["missing", "text", "empty", "foreign", "half"])
def test_what_is_no_sound_backup_is_refused_and_nothing_is_changed(
    lived_in: str, tmp_path: Path, what: str
) -> None:
    path = tmp_path / "backup.sqlite"
    match what:
        case "text":
            path.write_text("this is no database at all, but it is long enough to be looked at\n" * 20)
        case "empty":
            path.touch()
        case "foreign":
            with closing(sqlite3.connect(path)) as connection, connection:
                connection.execute("CREATE TABLE invoices (id INTEGER)")
        case "half":
            back_up_to(lived_in, path, no_progress)
            damage(
                f"sqlite:///{path}", "DELETE FROM stock_items WHERE id = (SELECT max(id) FROM stock_items)"
            )
    before = told(lived_in)
    with pytest.raises(InputError) as refused:
        restore(path, lived_in, no_progress, replaces=True)
    assert str(path) in refused.value.title
    assert told(lived_in) == before


@pytest.mark.engines("postgresql")
def test_a_backup_of_a_database_of_another_version_is_refused(lived_in: str, tmp_path: Path) -> None:
    damage(lived_in, "UPDATE alembic_version SET version_num = '0001'")
    with pytest.raises(StoreError, match="0001"):
        back_up_to(lived_in, tmp_path / "backup.sqlite", no_progress)
    assert not list(tmp_path.glob("*.sqlite"))


def test_migrating_what_is_up_to_date_does_nothing(lived_in: str) -> None:
    assert migrate(lived_in, has_backup=False) == REVISION
