"""What all tables share: their metadata and how texts and points in time are kept."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, cast

import sqlalchemy
from sqlalchemy import BigInteger, Connection, DateTime, Dialect, Insert, Integer
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

ESCAPE = "\ue000"
"""A character for private use, which stands before what PostgreSQL cannot keep."""


class Text(TypeDecorator[str]):
    """A text of any characters, NUL among them, which a scanner can send and PostgreSQL refuses."""

    impl = sqlalchemy.Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], str | None] | None:
        """Escape NUL where the engine needs it."""
        return _armour if dialect.name == "postgresql" else None

    def result_processor(
        self,
        dialect: Dialect,
        coltype: object,  # noqa: ARG002 - SQLAlchemy hands it over
    ) -> Callable[[str | None], str | None] | None:
        """Take the escape away again."""
        return _bare if dialect.name == "postgresql" else None


def _armour(value: str | None) -> str | None:
    if value is None or ("\0" not in value and ESCAPE not in value):
        return value
    return value.replace(ESCAPE, f"{ESCAPE}1").replace("\0", f"{ESCAPE}0")


def _bare(value: str | None) -> str | None:
    if value is None or ESCAPE not in value:
        return value
    return value.replace(f"{ESCAPE}0", "\0").replace(f"{ESCAPE}1", ESCAPE)


class Moment(TypeDecorator[datetime]):
    """A point in time: aware on both sides, UTC in the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn any zone into UTC; SQLite keeps no zone, so none is handed to it."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Put the zone back that SQLite lost; PostgreSQL tells the time in the zone of its session."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Row(DeclarativeBase):
    """What all tables share: whole numbers have 64 bits on every engine."""

    type_annotation_map = {int: BigInteger().with_variant(Integer, "sqlite")}


def add_row(connection: Connection, statement: Insert, values: Mapping[str, Any]) -> int:
    """Insert a row and return its number, on SQLite without RETURNING, which takes half as long again."""
    key = cast("tuple[int, ...]", connection.execute(statement, values).inserted_primary_key)
    return key[0]
