"""An index that finds the scans of one item, however many others there are."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

OF_ITEM = sa.text("item_id IS NOT NULL")


def upgrade() -> None:
    """Add the index; most answers of unknown codes have no item and stay out of it."""
    op.create_index(
        "ix_answers_item_id",
        "answers",
        ["item_id", "scan_id"],
        sqlite_where=OF_ITEM,
        postgresql_where=OF_ITEM,
    )
