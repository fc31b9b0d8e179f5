"""A list of codes that are put aside."""

import sqlalchemy as sa
from alembic import op

from station.store.row import Moment

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add `parked`."""
    op.create_table(
        "parked",
        sa.Column(
            "scan_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            sa.ForeignKey("scans.id"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
    )
    is_postgres = op.get_bind().dialect.name == "postgresql"
    op.create_index("uq_parked_key", "parked", [sa.text("md5(key)") if is_postgres else "key"], unique=True)
