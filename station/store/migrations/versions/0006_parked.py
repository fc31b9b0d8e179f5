"""A list of codes that are put aside."""

import sqlalchemy as sa
from alembic import op

from station.store.row import Moment

revision = "0006"
down_revision = "0004"


def upgrade() -> None:
    """Add `parked`."""
    op.create_table(
        "parked",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column(
            "scan_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            sa.ForeignKey("scans.id"),
            nullable=False,
        ),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
    )
