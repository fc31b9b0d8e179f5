"""What was asked over HTTP about codes and what was answered: written once, never altered."""

from datetime import datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from station.listing import Exchange
from station.store.row import Moment, Row, Text


class ExchangeRow(Row):
    """One scan, link or unlink that came over HTTP."""

    __tablename__ = "exchanges"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    endpoint: Mapped[str] = mapped_column(String(64))
    data: Mapped[str] = mapped_column(Text)
    context: Mapped[dict[str, str]] = mapped_column(JSON)
    response: Mapped[dict[str, str]] = mapped_column(JSON)
    result: Mapped[bool]
    caller_pk: Mapped[int]
    caller: Mapped[str] = mapped_column(Text)

    def record(self) -> Exchange:
        """Return the exchange as it was."""
        return Exchange(
            pk=self.id,
            at=self.at,
            endpoint=self.endpoint,
            data=self.data,
            context=self.context,
            response=self.response,
            result=self.result,
            caller_pk=self.caller_pk,
            caller=self.caller,
        )
