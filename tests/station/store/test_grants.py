"""Least privilege: the role of docs/postgresql.md works a whole day and cannot alter history."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from queue import Queue

import psycopg
import pytest

from station.catalogue import Query
from station.errors import StoreError
from station.listing import Exchange
from station.outcomes import Conflict, Found, Linked, Parking, Undone, Unlinked
from station.records import ItemKind, ItemRef
from station.roles import Role
from station.service import Station
from station.settings import Settings
from station.store.engine import REVISION, open_engine
from tests.conftest import DEMO, scan_of
from tests.postgres import Server

PAGE = Path(__file__).parents[3] / "docs" / "postgresql.md"
REEL, OTHER = ItemRef(ItemKind.STOCKITEM, 2), ItemRef(ItemKind.STOCKITEM, 3)


@pytest.fixture(scope="module")
def roles(server: Server) -> Iterator[tuple[str, str]]:
    """Set a database up as the page says; return its URLs for the owner and for the station."""
    once, grants = re.findall(r"```sql\n(.*?)```", PAGE.read_text(), re.DOTALL)
    for statement in filter(None, map(str.strip, once.split(";"))):
        server.execute(statement)
    owner = server.url("stock", "stock_owner", "choose-one")
    open_engine(owner).dispose()
    with psycopg.connect(owner.replace("+psycopg", "")) as connection:
        connection.execute(grants)
    yield owner, server.url("stock", "station", "choose-another")
    server.drop("stock")
    server.execute("DROP ROLE station")
    server.execute("DROP ROLE stock_owner")


def test_the_role_of_the_stations_works_a_whole_day(roles: tuple[str, str]) -> None:
    here, there = (Station.open(roles[1], Settings()) for _ in range(2))
    news: Queue[int] = Queue()
    watch = there.watch(news.put)
    for _ in range(2):
        here.import_files([DEMO])
    code = here.read("REEL-1")
    day = [
        here.link(code, REEL),
        here.scan(scan_of("REEL-1")),
        here.link(code, OTHER),
        here.unlink(code),
        here.undo(),
        here.unlink_item(REEL),
        here.link(code, REEL),
        here.move(code, OTHER, seen=here.links(REEL)[0].id),
        here.park(here.scan(scan_of("WAITS-1")).number),
        here.park(here.scan(scan_of("WAITS-2")).number),
        here.replace(here.read("WAITS-1"), OTHER),
    ]
    assert [type(outcome) for outcome in day] == [
        *(Linked, Found, Conflict, Unlinked, Undone, Unlinked, Linked, Linked),
        *(Parking, Parking, Linked),
    ]
    assert here.dismiss(here.parked()[0].number)
    assert here.parked() == ()
    assert news.get(timeout=20)
    watch.stop()
    sign_in(here)
    assert here.find("r_10k").items
    assert here.history()
    here.close()
    there.close()


def sign_in(station: Station) -> None:
    """Let a person and a program in, and shut them out again."""
    station.add_operator("anna", Role.LINK, "a long password")
    station.make_badge("anna")
    _, key = station.create_token("shop", operator="anna")
    assert station.sign_in_by_token(key)
    assert station.sign_in_by_password("anna", "a long password")
    station.login_token("anna", "a long password", "phone")
    asked = Exchange(datetime.now(UTC), "barcode", "REEL-1", {}, {}, True, 1, "shop")
    station.exchange(scan_of("REEL-1"), lambda _: (None, asked), by="shop")
    assert station.exchanges(Query())[0] == 1
    station.revoke_token("shop")
    station.set_operator_active("anna", is_active=False)
    assert station.sign_in_by_token(key) is None


@pytest.mark.parametrize(
    "statement",
    [
        *(
            f"{act} {table}" + (" SET id = id" if act == "UPDATE" and table != "answers" else "")
            for table in ("scans", "changes", "links", "exchanges")
            for act in ("UPDATE", "DELETE FROM", "TRUNCATE")
        ),
        "UPDATE answers SET reason = 'x'",
        "DELETE FROM answers",
        "UPDATE links SET item_id = 1",
        "UPDATE links SET key = 'x'",
        "DELETE FROM items",
        "DELETE FROM operators",
        "DELETE FROM tokens",
        "UPDATE alembic_version SET version_num = '0001'",
        "ALTER TABLE scans DISABLE TRIGGER ALL",
        "DROP TABLE scans CASCADE",
        "CREATE TABLE mine (id int)",
        "SET session_replication_role = replica",
    ],
)
def test_the_role_of_the_stations_cannot_alter_history(roles: tuple[str, str], statement: str) -> None:
    with (
        psycopg.connect(roles[1].replace("+psycopg", "")) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement)


def test_the_role_of_the_stations_cannot_migrate(roles: tuple[str, str]) -> None:
    with psycopg.connect(roles[0].replace("+psycopg", "")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    with pytest.raises(StoreError, match="does not allow"):
        open_engine(roles[1], has_backup=True)
    with psycopg.connect(roles[0].replace("+psycopg", "")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = %s", (REVISION,))
