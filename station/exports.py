"""CSV files out: links, which can be imported again, and the history, for spreadsheets."""

from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from station import history
from station.csvfile import write_csv
from station.escapes import escape
from station.filters import HistoryFilters
from station.records import Entry
from station.sheets import LinkSheet
from station.store.history import LinkRow

CHUNK = 1000
"""Rows that are read from the database at a time."""

HISTORY_TITLES = (
    *("Time", "What", "Code", "Kind of item", "Item ID", "Item"),
    *("Operator", "Station", "Scanner", "Reason", "Number"),
)

GoesOn = Callable[[int], bool]
"""Called with the rows that are written so far; tells whether the rest is still wanted."""


def always(_count: int) -> bool:
    """Want the rest, whatever was written."""
    return True


class _StoppedError(Exception):
    """The rest is not wanted any more."""


def export_links(session: Session, path: Path) -> int:
    """Write every live link to a CSV file that appears only when it is whole; return how many there are.

    Raises:
        InputError: the file cannot be written.
    """
    rows = session.scalars(
        select(LinkRow)
        .where(LinkRow.ended_by.is_(None))
        .options(selectinload(LinkRow.item), selectinload(LinkRow.maker))
        .order_by(LinkRow.id)
        .execution_options(yield_per=CHUNK)
    )
    try:
        return write_csv(path, LinkSheet.columns(), map(_link_line, rows))
    finally:
        rows.close()


def _link_line(row: LinkRow) -> tuple[object, ...]:
    made = row.maker
    return (
        row.item.kind,
        row.item.pk,
        row.item.title,
        escape(row.raw),
        row.barcode_hash,
        made.at.isoformat(timespec="seconds"),
        made.operator,
        made.station,
    )


def export_history(
    session: Session, path: Path, filters: HistoryFilters, goes_on: GoesOn = always
) -> int | None:
    """Write every line of the history that fits to a CSV file that appears only when it is whole.

    Args:
        session: where to read.
        path: the file.
        filters: which lines are wanted.
        goes_on: is asked now and then; when it says no, nothing is written.

    Returns:
        How many lines there are; None when it was stopped.

    Raises:
        InputError: the file cannot be written.
    """

    def lines() -> Iterator[tuple[object, ...]]:
        for count, entry in enumerate(history.walk(session, filters)):
            if count % CHUNK == 0 and not goes_on(count):
                raise _StoppedError
            yield _history_line(entry)

    try:
        return write_csv(path, HISTORY_TITLES, lines())
    except _StoppedError:
        return None


def _history_line(entry: Entry) -> tuple[object, ...]:
    ref = entry.item.ref if entry.item else None
    return (
        entry.at.isoformat(timespec="milliseconds"),
        entry.event,
        escape(entry.code),
        ref.kind if ref else "",
        ref.pk if ref else "",
        entry.item.title if entry.item else "",
        entry.operator,
        entry.station,
        entry.device,
        entry.reason,
        entry.number,
    )
