"""The first tables, and the rules that keep history as it was."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

moment = sa.DateTime(timezone=True)
whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

FINDER = """
CREATE VIRTUAL TABLE items_search USING fts5(search, content='items', content_rowid='id', tokenize='trigram');

CREATE TRIGGER items_search_insert AFTER INSERT ON items BEGIN
    INSERT INTO items_search(rowid, search) VALUES (new.id, new.search);
END;

CREATE TRIGGER items_search_update AFTER UPDATE OF search ON items BEGIN
    INSERT INTO items_search(items_search, rowid, search) VALUES ('delete', old.id, old.search);
    INSERT INTO items_search(rowid, search) VALUES (new.id, new.search);
END;
"""
"""SQLite's index of the words in `items.search`, in step with the table; empty lines part its statements."""

NEVER = (
    ("scans", "UPDATE"),
    ("scans", "DELETE"),
    ("answers", "UPDATE"),
    ("answers", "DELETE"),
    ("changes", "UPDATE"),
    ("changes", "DELETE"),
    ("links", "DELETE"),
)
"""What SQLite refuses to do to the history, whoever asks."""


def upgrade() -> None:
    """Make every table, index and trigger."""
    _make_items()
    _make_parts()
    _make_stock_items()
    _make_stock_locations()
    _make_supplier_parts()
    _make_purchase_orders()
    _make_purchase_order_lines()
    _make_changes()
    _make_links()
    _make_scans()
    _make_answers()
    if op.get_bind().dialect.name == "sqlite":
        for statement in FINDER.split("\n\n"):
            op.execute(statement)
        for table, act in NEVER:
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is a record and is never changed'); END"
            )


def _make_items() -> None:
    op.create_table(
        "items",
        sa.Column("id", whole, nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("pk", whole, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("updated", moment, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "pk", name="uq_items_kind_pk"),
    )


def _make_parts() -> None:
    op.create_table(
        "parts",
        sa.Column("id", whole, nullable=False),
        sa.Column("ipn", sa.Text(), nullable=False),
        sa.Column("revision", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("keywords", sa.Text(), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["items.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def _make_stock_items() -> None:
    op.create_table(
        "stock_items",
        sa.Column("id", whole, nullable=False),
        sa.Column("part_pk", whole, nullable=True),
        sa.Column("ipn", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Double(), nullable=False),
        sa.Column("serial", sa.Text(), nullable=False),
        sa.Column("batch", sa.Text(), nullable=False),
        sa.Column("location_pk", whole, nullable=True),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("supplier_part_pk", whole, nullable=True),
        sa.Column("supplier", sa.Text(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("mpn", sa.Text(), nullable=False),
        sa.Column("purchase_order_pk", whole, nullable=True),
        sa.Column("purchase_order", sa.Text(), nullable=False),
        sa.Column("status", whole, nullable=True),
        sa.Column("packaging", sa.Text(), nullable=False),
        sa.Column("expiry", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["items.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_stock_items_batch", "stock_items", ["batch"], unique=False)
    op.create_index("ix_stock_items_mpn", "stock_items", ["mpn"], unique=False)
    op.create_index("ix_stock_items_part_pk", "stock_items", ["part_pk"], unique=False)
    op.create_index("ix_stock_items_sku", "stock_items", ["sku"], unique=False)


def _make_stock_locations() -> None:
    op.create_table(
        "stock_locations",
        sa.Column("id", whole, nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("parent_pk", whole, nullable=True),
        sa.ForeignKeyConstraint(["id"], ["items.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def _make_supplier_parts() -> None:
    op.create_table(
        "supplier_parts",
        sa.Column("id", whole, nullable=False),
        sa.Column("part_pk", whole, nullable=True),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("supplier_pk", whole, nullable=True),
        sa.Column("supplier", sa.Text(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("manufacturer_part_pk", whole, nullable=True),
        sa.Column("manufacturer", sa.Text(), nullable=False),
        sa.Column("mpn", sa.Text(), nullable=False),
        sa.Column("packaging", sa.Text(), nullable=False),
        sa.Column("pack_quantity", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["items.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_supplier_parts_mpn", "supplier_parts", ["mpn"], unique=False)
    op.create_index("ix_supplier_parts_sku", "supplier_parts", ["sku"], unique=False)


def _make_purchase_orders() -> None:
    op.create_table(
        "purchase_orders",
        sa.Column("id", whole, nullable=False),
        sa.Column("supplier_pk", whole, nullable=True),
        sa.Column("supplier", sa.Text(), nullable=False),
        sa.Column("supplier_reference", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("status", whole, nullable=True),
        sa.Column("target_date", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["items.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def _make_purchase_order_lines() -> None:
    op.create_table(
        "purchase_order_lines",
        sa.Column("pk", whole, autoincrement=False, nullable=False),
        sa.Column("order_pk", whole, nullable=False),
        sa.Column("supplier_part_pk", whole, nullable=True),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Double(), nullable=False),
        sa.Column("received", sa.Double(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("pk"),
    )
    op.create_index("ix_purchase_order_lines_order_pk", "purchase_order_lines", ["order_pk"], unique=False)


def _make_changes() -> None:
    op.create_table(
        "changes",
        sa.Column("id", whole, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("action", sa.String(length=12), nullable=False),
        sa.Column("item_id", whole, nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("undoes", whole, nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"]),
        sa.ForeignKeyConstraint(["undoes"], ["changes.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("undoes"),
    )
    op.create_index("ix_changes_item_id", "changes", ["item_id"], unique=False)
    op.create_index("ix_changes_station", "changes", ["station"], unique=False)


def _make_links() -> None:
    op.create_table(
        "links",
        sa.Column("id", whole, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("barcode_hash", sa.String(length=32), nullable=False),
        sa.Column("item_id", whole, nullable=False),
        sa.Column("made_by", whole, nullable=False),
        sa.Column("ended_by", whole, nullable=True),
        sa.ForeignKeyConstraint(["ended_by"], ["changes.id"]),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"]),
        sa.ForeignKeyConstraint(["made_by"], ["changes.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_links_ended_by",
        "links",
        ["ended_by"],
        unique=False,
        sqlite_where=sa.text("ended_by IS NOT NULL"),
        postgresql_where=sa.text("ended_by IS NOT NULL"),
    )
    op.create_index("ix_links_item_id", "links", ["item_id"], unique=False)
    op.create_index("ix_links_made_by", "links", ["made_by"], unique=False)
    op.create_index(
        "uq_links_key_live",
        "links",
        ["key"],
        unique=True,
        sqlite_where=sa.text("ended_by IS NULL"),
        postgresql_where=sa.text("ended_by IS NULL"),
    )


def _make_scans() -> None:
    op.create_table(
        "scans",
        sa.Column("id", whole, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("lane", sa.String(length=1), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("symbology", sa.String(length=8), nullable=True),
        sa.Column("is_repeat", sa.Boolean(), nullable=False),
        sa.Column("unterminated", sa.Boolean(), nullable=False),
        sa.Column("cut_off", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _make_answers() -> None:
    op.create_table(
        "answers",
        sa.Column("scan_id", whole, nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("item_id", whole, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"]),
        sa.ForeignKeyConstraint(["scan_id"], ["scans.id"]),
        sa.PrimaryKeyConstraint("scan_id"),
    )
