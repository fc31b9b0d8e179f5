"""The journal: every scan and what came of it, written once."""

from sqlalchemy import Connection, bindparam, insert, select

from station.outcomes import Answer
from station.records import Scan, Signature
from station.store.history import AnswerRow, ScanRow
from station.store.items import ItemRow
from station.store.row import add_row

JOURNAL = insert(ScanRow)
_ITEMS = ItemRow.__table__.c
ANSWER = insert(AnswerRow).values(
    item_id=select(_ITEMS.id)
    .where(_ITEMS.kind == bindparam("item_kind"), _ITEMS.pk == bindparam("item_pk"))
    .scalar_subquery()
)
# Built once and run on the bare connection, because each scan writes both; of the items their own table
# alone, because the class would join those of all kinds.


def journal(connection: Connection, scan: Scan, signature: Signature) -> int:
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
    return add_row(connection, JOURNAL, values)


def find_scan(connection: Connection, uid: str) -> int | None:
    """Return the number of the scan with this name, or None when the journal has not got it."""
    return connection.scalar(select(ScanRow.id).where(ScanRow.uid == uid))


def is_answered(connection: Connection, number: int) -> bool:
    """Tell whether it is written down what came of the scan with this number."""
    return connection.scalar(select(AnswerRow.scan_id).where(AnswerRow.scan_id == number)) is not None


def write_answer(connection: Connection, number: int, answer: Answer) -> None:
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
    connection.execute(ANSWER, values)
