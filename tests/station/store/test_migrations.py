"""Every version that was ever released is brought up to date with all its data, on both engines."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory

from station.errors import StoreError
from station.records import ItemKind
from station.service import Station
from station.settings import Settings
from station.store.engine import MIGRATIONS, REVISION, connect, for_adding, open_engine, upgrade
from tests.conftest import BOTH

pytestmark = BOTH


def released() -> list[str]:
    """Return all versions, the oldest first."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()][::-1]


def value_of(column: sa.Column[Any]) -> object:
    """Return something that fits a column."""
    if column.name == "kind":
        return ItemKind.STOCKITEM.value
    values = {int: 1, float: 1.5, bool: True, bytes: b"\x1d", datetime: datetime(2026, 1, 2, tzinfo=UTC)}
    return values.get(column.type.python_type, "link"[: getattr(column.type, "length", None)])


def fill(engine: sa.Engine) -> dict[str, Any]:
    """Put a row into each table there is; return what they hold."""
    with for_adding(engine).begin() as connection:
        tables = reflected(connection)
        for table in tables:
            row = {
                column.name: value_of(column)
                for column in table.columns
                if not column.nullable or column.primary_key
            }
            connection.execute(table.insert(), row)
        return {table.name: connection.execute(sa.select(table)).mappings().one() for table in tables}


def reflected(connection: sa.Connection) -> list[sa.Table]:
    metadata = sa.MetaData()
    metadata.reflect(connection)
    return [
        table
        for table in metadata.sorted_tables
        if table.name != "alembic_version" and not table.name.startswith("items_search")
    ]


def test_the_newest_version_is_the_one_that_the_station_knows(engine_name: str) -> None:
    assert released()[-1] == REVISION


@pytest.mark.filterwarnings("ignore:.*expression-based index")  # only rows are compared
@pytest.mark.parametrize("version", released()[:-1])
def test_a_database_of_any_released_version_keeps_its_data(
    empty_database: str, engine_name: str, version: str
) -> None:
    old = connect(empty_database)
    with for_adding(old).begin() as connection:
        upgrade(connection, version)
    before = fill(old)
    old.dispose()
    if engine_name == "postgresql":
        with pytest.raises(StoreError, match=f"has schema {version}") as refused:
            open_engine(empty_database)
        assert "--i-have-a-backup" in refused.value.advice
    engine = open_engine(empty_database, has_backup=True)
    with engine.connect() as connection:
        after = {
            table.name: connection.execute(sa.select(table)).mappings().one()
            for table in reflected(connection)
            if table.name in before
        }
    engine.dispose()
    if engine_name == "sqlite":
        assert Path(f"{empty_database.removeprefix('sqlite:///')}.before-{REVISION}").exists()
    assert before.keys() == after.keys()
    for name, row in before.items():
        assert {column: after[name][column] for column in row} == dict(row), name
    station = Station.open(empty_database, Settings())
    assert station.count(ItemKind.STOCKITEM) == 1
    assert station.find("link").items
    station.close()
