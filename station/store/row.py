"""What all tables share: their metadata and how a point in time is kept."""

from datetime import UTC, datetime

from sqlalchemy import BigInteger, DateTime, Dialect, Integer
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator


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
        """Put the zone back that SQLite lost."""
        return value.replace(tzinfo=UTC) if value is not None and dialect.name == "sqlite" else value


class Row(DeclarativeBase):
    """What all tables share: whole numbers have 64 bits on every engine."""

    type_annotation_map = {int: BigInteger().with_variant(Integer, "sqlite")}
