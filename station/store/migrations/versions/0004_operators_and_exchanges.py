"""Operators, the tokens of programs, and what was asked over HTTP."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

moment = sa.DateTime(timezone=True)
whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

LIVE = sa.text("revoked IS NULL")


def upgrade() -> None:
    """Make the three tables, and keep the record of exchanges as it was written."""
    _make_operators()
    _make_tokens()
    _make_exchanges()
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER exchanges_no_{act.lower()} BEFORE {act} ON exchanges "
                "BEGIN SELECT RAISE(ABORT, 'exchanges is a record and is never changed'); END"
            )


def _make_operators() -> None:
    op.create_table(
        "operators",
        sa.Column("id", whole, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("badge_hash", sa.String(length=64), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("created", moment, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
        sa.UniqueConstraint("badge_hash"),
    )


def _make_tokens() -> None:
    op.create_table(
        "tokens",
        sa.Column("id", whole, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("operator_id", whole, nullable=True),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("created", moment, nullable=False),
        sa.Column("last_used", moment, nullable=True),
        sa.Column("expires", moment, nullable=True),
        sa.Column("revoked", moment, nullable=True),
        sa.ForeignKeyConstraint(["operator_id"], ["operators.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key_hash"),
    )
    op.create_index("ix_tokens_operator_id", "tokens", ["operator_id"], unique=False)
    op.create_index(
        "uq_tokens_name_live", "tokens", ["name"], unique=True, sqlite_where=LIVE, postgresql_where=LIVE
    )


def _make_exchanges() -> None:
    op.create_table(
        "exchanges",
        sa.Column("id", whole, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("endpoint", sa.String(length=64), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("context", sa.JSON(), nullable=False),
        sa.Column("response", sa.JSON(), nullable=False),
        sa.Column("result", sa.Boolean(), nullable=False),
        sa.Column("caller_pk", whole, nullable=False),
        sa.Column("caller", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
