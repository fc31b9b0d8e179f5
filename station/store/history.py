"""Links, the changes that made and ended them, and the journal of scans: nothing here is ever deleted."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from station.records import Action, Change, Link, Scan
from station.store.items import ItemRow
from station.store.row import Moment, Row, Text


class ChangeRow(Row):
    """One act, never altered; the links that point to it tell what it did."""

    __tablename__ = "changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    action: Mapped[str] = mapped_column(String(12))
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"), index=True)
    operator: Mapped[str] = mapped_column(Text)
    station: Mapped[str] = mapped_column(Text, index=True)
    reason: Mapped[str] = mapped_column(Text, default="")
    undoes: Mapped[int | None] = mapped_column(ForeignKey("changes.id"), unique=True)
    """The change this one took back; unique, so that nothing is taken back twice."""

    item: Mapped[ItemRow] = relationship()
    made: Mapped[list["LinkRow"]] = relationship(foreign_keys="LinkRow.made_by", back_populates="maker")
    ended: Mapped[list["LinkRow"]] = relationship(foreign_keys="LinkRow.ended_by", back_populates="ender")

    def record(self) -> Change:
        """Return the change with the codes that it linked or took off, each once."""
        codes = dict.fromkeys(link.raw for link in (*self.made, *self.ended))
        return Change(
            id=self.id,
            action=Action(self.action),
            at=self.at,
            operator=self.operator,
            station=self.station,
            item=self.item.record(),
            codes=tuple(codes),
            reason=self.reason,
            undoes=self.undoes,
        )


LIVE = text("ended_by IS NULL")
ENDED = text("ended_by IS NOT NULL")
HAS_LOOSE = text("loose <> ''")
ALIKE = text("ended_by IS NULL AND loose <> ''")
OF_ITEM = text("item_id IS NOT NULL")


class LinkRow(Row):
    """One external code on one item; ended by a change and never deleted."""

    __tablename__ = "links"
    __table_args__ = (
        Index("uq_links_key_live", "key", unique=True, sqlite_where=LIVE, postgresql_where=LIVE),
        # Not the live ones: SQLite would otherwise look a key up by walking all links that have no end.
        Index("ix_links_ended_by", "ended_by", sqlite_where=ENDED, postgresql_where=ENDED),
        Index("ix_links_loose", "loose", sqlite_where=ALIKE, postgresql_where=ALIKE, postgresql_using="hash"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(Text)
    raw: Mapped[str] = mapped_column(Text)
    loose: Mapped[str] = mapped_column(Text, default="")
    """For "did you mean" only, never for identity."""
    barcode_hash: Mapped[str] = mapped_column(String(32))
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"), index=True)
    made_by: Mapped[int] = mapped_column(ForeignKey("changes.id"), index=True)
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("changes.id"))

    item: Mapped[ItemRow] = relationship()
    maker: Mapped[ChangeRow] = relationship(foreign_keys=made_by, back_populates="made")
    ender: Mapped[ChangeRow | None] = relationship(foreign_keys=ended_by, back_populates="ended")

    def record(self) -> Link:
        """Return the link with who made it and when."""
        return Link(
            id=self.id,
            key=self.key,
            raw=self.raw,
            item=self.item.ref(),
            at=self.maker.at,
            operator=self.maker.operator,
            station=self.maker.station,
            barcode_hash=self.barcode_hash,
        )


class ScanRow(Row):
    """The journal: every frame a scanner delivered, before anything was made of it."""

    __tablename__ = "scans"
    __table_args__ = (Index("uq_scans_uid", "uid", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    station: Mapped[str] = mapped_column(Text)
    operator: Mapped[str] = mapped_column(Text)
    device: Mapped[str] = mapped_column(Text)
    lane: Mapped[str] = mapped_column(String(1))
    raw: Mapped[bytes] = mapped_column(LargeBinary)
    text: Mapped[str] = mapped_column(Text)
    symbology: Mapped[str | None] = mapped_column(String(8))
    is_repeat: Mapped[bool]
    unterminated: Mapped[bool]
    cut_off: Mapped[str] = mapped_column(Text)
    uid: Mapped[str | None] = mapped_column(String(32))
    """Names the scan for ever; None on those that were made before there was such a name."""

    def record(self) -> Scan:
        """Return the scan, aimed at nothing any more."""
        return Scan(
            raw=self.raw,
            text=self.text,
            device=self.device,
            at=self.at,
            lane=self.lane,
            symbology=self.symbology,
            cut_off=self.cut_off,
            unterminated=self.unterminated,
        )


class AnswerRow(Row):
    """What came of a scan; a table of its own, because the journal is never altered."""

    __tablename__ = "answers"
    __table_args__ = (
        Index("ix_answers_item_id", "item_id", "scan_id", sqlite_where=OF_ITEM, postgresql_where=OF_ITEM),
    )

    scan_id: Mapped[int] = mapped_column(ForeignKey("scans.id"), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(12))
    key: Mapped[str] = mapped_column(Text)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("items.id"))
    reason: Mapped[str] = mapped_column(Text)

    item: Mapped[ItemRow | None] = relationship()
