"""Scans that somebody has put aside: a list of what is left to do, not history."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from station.records import Parked
from station.store.history import ScanRow
from station.store.row import Moment, Row, Text


class ParkedRow(Row):
    """One code that waits for somebody; gone when it is linked or dismissed."""

    __tablename__ = "parked"
    __table_args__ = (Index("uq_parked_key", "key", unique=True),)

    scan_id: Mapped[int] = mapped_column(ForeignKey("scans.id"), primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(Text)
    """Of the code, unique by an index: parking a label twice keeps it once."""
    at: Mapped[datetime] = mapped_column(Moment)
    operator: Mapped[str] = mapped_column(Text)
    station: Mapped[str] = mapped_column(Text)

    scan: Mapped[ScanRow] = relationship()

    def record(self) -> Parked:
        """Return what waits, and who has put it aside."""
        return Parked(
            number=self.scan_id, code=self.scan.text, at=self.at, operator=self.operator, station=self.station
        )
