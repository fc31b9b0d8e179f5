"""A name for each scan that is made with it, so that writing it down twice is harmless."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add `scans.uid`; the scans before have none, because the journal is never altered."""
    op.add_column("scans", sa.Column("uid", sa.String(length=32), nullable=True))
    op.create_index("uq_scans_uid", "scans", ["uid"], unique=True)
