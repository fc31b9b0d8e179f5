"""Operators and tokens: secrets are kept as hashes only, and nobody is ever deleted."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from station.roles import Operator, Role, Token
from station.store.row import Moment, Row, Text


class OperatorRow(Row):
    """A person who works at the stations."""

    __tablename__ = "operators"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    role: Mapped[str] = mapped_column(String(12))
    password_hash: Mapped[str] = mapped_column(Text, default="")
    """Argon2id with its parameters and salt; empty where there is no password."""
    badge_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    """SHA-256 of the random secret on the badge."""
    is_active: Mapped[bool] = mapped_column(default=True)
    created: Mapped[datetime] = mapped_column(Moment)

    def record(self) -> Operator:
        """Return the operator without secrets."""
        return Operator(
            id=self.id,
            name=self.name,
            role=Role(self.role),
            is_active=self.is_active,
            created=self.created,
            has_password=bool(self.password_hash),
            has_badge=self.badge_hash is not None,
        )


LIVE = text("revoked IS NULL")


class TokenRow(Row):
    """What a program signs in with."""

    __tablename__ = "tokens"
    __table_args__ = (
        Index("uq_tokens_name_live", "name", unique=True, sqlite_where=LIVE, postgresql_where=LIVE),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    operator_id: Mapped[int | None] = mapped_column(ForeignKey("operators.id"), index=True)
    role: Mapped[str] = mapped_column(String(12))
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the key, which is random, or as costly to guess as the password it was made from."""
    salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    """From which, with the password, the key of a login is made again; none for a random key."""
    created: Mapped[datetime] = mapped_column(Moment)
    last_used: Mapped[datetime | None] = mapped_column(Moment)
    expires: Mapped[datetime | None] = mapped_column(Moment)
    revoked: Mapped[datetime | None] = mapped_column(Moment)

    operator: Mapped[OperatorRow | None] = relationship(lazy="joined")

    def record(self) -> Token:
        """Return the token without its hash."""
        return Token(
            id=self.id,
            name=self.name,
            role=Role(self.role),
            created=self.created,
            operator=self.operator.name if self.operator else "",
            last_used=self.last_used,
            expires=self.expires,
            revoked=self.revoked,
        )
