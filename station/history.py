"""The journal of scans and the record of changes: written once, read newest first."""

import heapq
from collections.abc import Sequence
from operator import attrgetter

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.orm import Session, selectinload

from station.outcomes import Answer
from station.records import Entry, Scan, Signature
from station.store.history import AnswerRow, ChangeRow, ScanRow
from station.store.items import ItemRow

JOURNAL = insert(ScanRow).returning(ScanRow.id)
ANSWER = insert(AnswerRow).values(
    item_id=select(ItemRow.id)
    .where(ItemRow.kind == bindparam("item_kind"), ItemRow.pk == bindparam("item_pk"))
    .scalar_subquery()
)
# Built once and run on the bare connection, because each scan writes both.


def journal(session: Session, scan: Scan, signature: Signature) -> int:
    """Write a scan down before anything is made of it; return its number."""
    values = {
        "at": scan.at,
        "station": signature.station,
        "operator": signature.operator,
        "device": scan.device,
        "lane": scan.lane,
        "raw": scan.raw,
        "text": scan.text,
        "symbology": scan.symbology,
        "is_repeat": scan.is_repeat,
        "unterminated": scan.unterminated,
        "cut_off": scan.cut_off,
        "uid": scan.uid,
    }
    return session.connection().execute(JOURNAL, values).scalar_one()


def find_scan(session: Session, uid: str) -> int | None:
    """Return the number of the scan with this name, or None when the journal has not got it."""
    return session.scalar(select(ScanRow.id).where(ScanRow.uid == uid))


def is_answered(session: Session, number: int) -> bool:
    """Tell whether it is written down what came of the scan with this number."""
    return session.get(AnswerRow, number) is not None


def write_answer(session: Session, number: int, answer: Answer) -> None:
    """Write down what came of the scan with this number."""
    ref = answer.item.ref if answer.item else None
    values = {
        "scan_id": number,
        "outcome": answer.event,
        "key": answer.code.key if answer.code else "",
        "item_kind": ref.kind.value if ref else None,
        "item_pk": ref.pk if ref else None,
        "reason": answer.reason,
    }
    session.connection().execute(ANSWER, values)


def recent(session: Session, limit: int) -> list[Entry]:
    """Return the newest scans and changes together, newest first.

    Scans are in the order of their numbers, and changes too, whatever the clock said: it may be set back.
    """
    lists = _scans(session, limit), _changes(session, limit)
    return list(heapq.merge(*lists, key=attrgetter("at"), reverse=True))[:limit]


def newest_change(session: Session) -> int:
    """Return the number of the newest change; 0 when there is none."""
    return session.scalar(select(func.max(ChangeRow.id))) or 0


def _scans(session: Session, limit: int) -> list[Entry]:
    rows: Sequence[tuple[ScanRow, AnswerRow | None]] = session.execute(
        select(ScanRow, AnswerRow)
        .outerjoin(AnswerRow, AnswerRow.scan_id == ScanRow.id)
        .options(selectinload(AnswerRow.item))
        .order_by(ScanRow.id.desc())
        .limit(limit)
    ).all()
    return [
        Entry(
            at=scan.at,
            event=answer.outcome if answer is not None else "unanswered",
            number=scan.id,
            code=scan.text,
            item=answer.item.record() if answer is not None and answer.item is not None else None,
            operator=scan.operator,
            station=scan.station,
            device=scan.device,
            reason=answer.reason if answer is not None else "",
        )
        for scan, answer in rows
    ]


def _changes(session: Session, limit: int) -> list[Entry]:
    rows = session.scalars(
        select(ChangeRow)
        .options(selectinload(ChangeRow.item), selectinload(ChangeRow.made), selectinload(ChangeRow.ended))
        .order_by(ChangeRow.id.desc())
        .limit(limit)
    ).all()
    return [
        Entry(
            at=change.at,
            event=change.action.value,
            number=change.id,
            code=" ".join(change.codes),
            item=change.item,
            operator=change.operator,
            station=change.station,
            reason=change.reason,
        )
        for change in (row.record() for row in rows)
    ]
