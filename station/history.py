"""What was scanned and changed, read newest first and searched."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    ScalarSelect,
    SQLColumnExpression,
    and_,
    func,
    or_,
    select,
    union,
)
from sqlalchemy.orm import Session, selectinload

from station.filters import EVERYTHING, UNANSWERED, HistoryFilters, HistoryNames, HistoryPage, HistoryPosition
from station.records import Action, Change, Entry, ItemRef
from station.store.history import AnswerRow, ChangeRow, LinkRow, ScanRow
from station.store.items import ItemRow

CHUNK = 1000
"""Lines that are read at a time where all are wanted."""

SPAN = 25_000
"""Numbers that one page looks at, at most, for lines that fit."""


def recent(session: Session, limit: int, filters: HistoryFilters = EVERYTHING) -> list[Entry]:
    """Return the newest scans and changes together, newest first."""
    return list(islice(walk(session, filters, min(limit, CHUNK)), limit))


def walk(session: Session, filters: HistoryFilters, limit: int = CHUNK) -> Iterator[Entry]:
    """Yield every line that fits, newest first, reading `limit` of them at a time."""
    page = search(session, filters, None, limit)
    yield from page.entries
    while page.after is not None:
        page = search(session, filters, page.after, limit)
        yield from page.entries


def search(
    session: Session, filters: HistoryFilters, after: HistoryPosition | None, limit: int
) -> HistoryPage:
    """Return a page of the scans and changes that fit, together, newest first.

    Scans are in the order of their numbers, and changes too, whatever the clock said: it may be set back.
    A page is always quick: where few lines fit, it looks at `SPAN` numbers and says where to go on, so it
    may be short, or empty, without being the last.

    Args:
        session: where to look.
        filters: which lines are wanted.
        after: `HistoryPage.after` of the page before; None for the first page.
        limit: lines of a page, at most.
    """
    scans = _scans(session, filters, after.scan if after else None, limit)
    changes = _changes(session, filters, after.change if after else None, limit)
    entries: list[Entry] = []
    while len(entries) < limit and scans.is_known and changes.is_known:
        stretch = max((one for one in (scans, changes) if one.entries), key=_newest, default=None)
        if stretch is None:
            break
        entries.append(stretch.take())
    is_over = scans.is_over and changes.is_over
    return HistoryPage(tuple(entries), None if is_over else HistoryPosition(scans.reached, changes.reached))


def names(session: Session) -> HistoryNames:
    """Return who and what has a line among the newest of the history, in the order of the alphabet."""
    found = []
    for row, column in (
        (ScanRow, ScanRow.operator),
        (ChangeRow, ChangeRow.operator),
        (ScanRow, ScanRow.station),
        (ChangeRow, ChangeRow.station),
        (ScanRow, ScanRow.device),
    ):
        last = session.scalar(select(func.max(row.id))) or 0
        query = select(column).where(row.id > last - SPAN).distinct()
        found.append(set(session.scalars(query)) - {""})
    operators, stations, devices = found[0] | found[1], found[2] | found[3], found[4]
    return HistoryNames(*(tuple(sorted(those)) for those in (operators, stations, devices)))


def newest_change(connection: Connection) -> int:
    """Return the number of the newest change; 0 when there is none."""
    return connection.scalar(select(func.max(ChangeRow.id))) or 0


@dataclass
class _Stretch:
    """The lines of one kind that fit, as far as somebody has looked."""

    entries: deque[Entry]
    reached: int
    """Number of the last line that is done."""
    lowest: int
    """Number down to which there is nothing else; 1 when that is all."""

    @property
    def is_known(self) -> bool:
        """Tell whether the next line is known, or known not to exist."""
        return bool(self.entries) or self.lowest <= 1

    @property
    def is_over(self) -> bool:
        """Tell whether there is nothing more, here or further back."""
        return not self.entries and self.lowest <= 1

    def take(self) -> Entry:
        """Take the next line."""
        entry = self.entries.popleft()
        self.reached = entry.number if self.entries else self.lowest
        return entry


def _newest(stretch: _Stretch) -> datetime:
    return stretch.entries[0].at


def _stretch(entries: list[Entry], top: int, limit: int, filters: HistoryFilters) -> _Stretch:
    """Tell how far a look from `top` downwards has come."""
    floor = _floor(top, filters)
    lowest = entries[-1].number if len(entries) == limit else floor
    return _Stretch(deque(entries), top if entries else lowest, lowest)


def _floor(top: int, filters: HistoryFilters) -> int:
    """Return the lowest number to look at; an index leads to all lines of an item."""
    return 1 if filters.is_open or filters.item else max(top - SPAN, 1)


def _top(session: Session, row: type[ScanRow | ChangeRow], after: int | None) -> int:
    return (session.scalar(select(func.max(row.id))) or 0) + 1 if after is None else after


def _scans(session: Session, filters: HistoryFilters, after: int | None, limit: int) -> _Stretch:
    if filters.outcome in set(Action):
        return _Stretch(deque(), 1, 1)
    top = _top(session, ScanRow, after)
    query = (
        select(ScanRow, AnswerRow)
        .outerjoin(AnswerRow, AnswerRow.scan_id == ScanRow.id)
        .options(selectinload(AnswerRow.item))
        .where(ScanRow.id < top, ScanRow.id >= _floor(top, filters), *_common(ScanRow, filters))
        .where(*(ScanRow.text.icontains(term, autoescape=True) for term in filters.terms))
    )
    if filters.device:
        query = query.where(func.lower(ScanRow.device) == func.lower(filters.device))
    if filters.outcome == UNANSWERED:
        query = query.where(AnswerRow.scan_id.is_(None))
    elif filters.outcome:
        query = query.where(AnswerRow.outcome == filters.outcome)
    place: SQLColumnExpression[int] = ScanRow.id
    if filters.item:
        place = AnswerRow.scan_id
        query = query.where(AnswerRow.item_id == _item_id(filters.item), place < top)
    rows: Sequence[tuple[ScanRow, AnswerRow | None]] = session.execute(
        query.order_by(place.desc()).limit(limit)
    ).all()
    return _stretch([_scan_entry(*row) for row in rows], top, limit, filters)


def _scan_entry(scan: ScanRow, answer: AnswerRow | None) -> Entry:
    return Entry(
        at=scan.at,
        event=answer.outcome if answer is not None else UNANSWERED,
        number=scan.id,
        codes=(scan.text,),
        item=answer.item.record() if answer is not None and answer.item is not None else None,
        operator=scan.operator,
        station=scan.station,
        device=scan.device,
        reason=answer.reason if answer is not None else "",
    )


def _changes(session: Session, filters: HistoryFilters, after: int | None, limit: int) -> _Stretch:
    if filters.device or filters.outcome not in {"", *Action}:
        return _Stretch(deque(), 1, 1)
    top = _top(session, ChangeRow, after)
    query = (
        select(ChangeRow)
        .options(selectinload(ChangeRow.item), selectinload(ChangeRow.made), selectinload(ChangeRow.ended))
        .where(ChangeRow.id < top, ChangeRow.id >= _floor(top, filters), *_common(ChangeRow, filters))
    )
    if filters.terms:
        fits = and_(*(LinkRow.raw.icontains(term, autoescape=True) for term in filters.terms))
        query = query.where(or_(ChangeRow.made.any(fits), ChangeRow.ended.any(fits)))
    if filters.outcome:
        query = query.where(ChangeRow.action == filters.outcome)
    if filters.item:
        query = query.where(ChangeRow.id.in_(_changes_of(filters.item)))
    rows = session.scalars(query.order_by(ChangeRow.id.desc()).limit(limit)).all()
    return _stretch([_change_entry(row.record()) for row in rows], top, limit, filters)


def _change_entry(change: Change) -> Entry:
    return Entry(
        at=change.at,
        event=change.action.value,
        number=change.id,
        codes=change.codes,
        item=change.item,
        operator=change.operator,
        station=change.station,
        reason=change.reason,
    )


def _common(row: type[ScanRow | ChangeRow], filters: HistoryFilters) -> list[ColumnElement[bool]]:
    """Return what scans and changes are asked alike."""
    asked = []
    if filters.operator:
        asked.append(func.lower(row.operator) == func.lower(filters.operator))
    if filters.station:
        asked.append(func.lower(row.station) == func.lower(filters.station))
    if filters.since:
        asked.append(row.at >= filters.since)
    if filters.until:
        asked.append(row.at < filters.until)
    return asked


def _item_id(ref: ItemRef) -> ScalarSelect[int]:
    return select(ItemRow.id).where(ItemRow.kind == ref.kind.value, ItemRow.pk == ref.pk).scalar_subquery()


def _changes_of(ref: ItemRef) -> CompoundSelect[int]:
    """Return the numbers of the changes that touched an item, or moved a code away from it."""
    of_it = LinkRow.item_id == _item_id(ref)
    return union(
        select(ChangeRow.id).where(ChangeRow.item_id == _item_id(ref)),
        select(LinkRow.made_by).where(of_it),
        select(LinkRow.ended_by).where(of_it, LinkRow.ended_by.is_not(None)),
    )
