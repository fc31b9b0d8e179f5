"""Codes that are put aside until somebody has time for them; linking one takes it off the list."""

from functools import cache

from sqlalchemy import Connection, Delete, delete, func, select
from sqlalchemy.orm import Session, selectinload

from station.lookup import numbered, one_of
from station.records import Parked, Signature
from station.store.history import AnswerRow, LinkRow, ScanRow
from station.store.parked import ParkedRow

MOST = 500
"""Codes that are listed, the oldest first; more are counted."""


def park(session: Session, number: int, signature: Signature) -> bool:
    """Put the code of a scan aside; tell whether it waits now, which one that has an item need not.

    One that waits already stays.
    """
    key = session.scalar(select(AnswerRow.key).where(AnswerRow.scan_id == number))
    live = select(LinkRow.id).where(LinkRow.key == key, LinkRow.ended_by.is_(None))
    if not key or session.scalar(live) is not None:
        return False
    if session.scalar(select(ParkedRow).where(ParkedRow.key == key)) is None:
        row = ParkedRow(
            key=key,
            scan_id=number,
            at=signature.at,
            operator=signature.operator,
            station=signature.station,
        )
        session.add(row)
        session.flush()
    return True


def dismiss(session: Session, number: int) -> bool:
    """Take the code of a scan off the list without linking it; tell whether it was there."""
    return bool(
        session.scalars(delete(ParkedRow).where(ParkedRow.scan_id == number).returning(ParkedRow.key)).all()
    )


def settle(connection: Connection, keys: tuple[str, ...]) -> None:
    """Take codes off the list that have an item now."""
    connection.execute(_settle(len(keys)), numbered(keys))


@cache
def _settle(count: int) -> Delete:
    return delete(ParkedRow).where(one_of(ParkedRow.__table__.c.key, count))


def list_parked(session: Session) -> list[Parked]:
    """Return what waits, the oldest first."""
    rows = session.scalars(
        select(ParkedRow).options(selectinload(ParkedRow.scan)).order_by(ParkedRow.at).limit(MOST)
    )
    return [row.record() for row in rows]


def count(session: Session) -> int:
    """Return how many codes wait."""
    return session.scalar(select(func.count()).select_from(ParkedRow)) or 0


def find_scan(session: Session, number: int) -> ScanRow | None:
    """Return the scan that a parked code came from."""
    return session.get(ScanRow, number)
