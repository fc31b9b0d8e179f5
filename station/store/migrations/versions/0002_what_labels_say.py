"""What it takes to look up what a label says: indexes that ignore capitals, and a loose key for each link."""

import sqlalchemy as sa
from alembic import op

from station.codes import read_code

revision = "0002"
down_revision = "0001"

CHUNK = 5000
"""Links that are read anew at a time."""

REPLACED = (
    ("stock_items", "batch"),
    ("stock_items", "mpn"),
    ("stock_items", "part_pk"),
    ("stock_items", "sku"),
    ("supplier_parts", "mpn"),
    ("supplier_parts", "sku"),
)
"""Indexes of the first version, of one column each, that minded capitals."""

INDEXES = (
    ("stock_items", "sku", ("lower(sku)", "quantity"), None),
    ("stock_items", "mpn", ("lower(mpn)", "quantity"), None),
    ("stock_items", "part_pk", ("part_pk", "quantity"), None),
    ("stock_items", "purchase_order_pk", ("purchase_order_pk", "lower(sku)"), None),
    ("stock_items", "batch", ("lower(batch)", "lower(sku)"), "batch <> ''"),
    ("stock_items", "serial", ("lower(serial)",), "serial <> ''"),
    ("supplier_parts", "sku", ("lower(sku)",), None),
    ("supplier_parts", "mpn", ("lower(mpn)",), None),
    ("parts", "ipn", ("lower(ipn)",), None),
    ("purchase_orders", "reference", ("lower(reference)",), None),
    ("purchase_orders", "supplier_reference", ("lower(supplier_reference)",), None),
    ("links", "loose", ("loose",), "ended_by IS NULL AND loose <> ''"),
)
"""Table, name, columns, and which rows. A loose key may be longer than the 2,704 bytes that a B-tree takes on
PostgreSQL, so that it is hashed there; the other texts are bounded where they are imported."""


def upgrade() -> None:
    """Add the columns, fill them for what is there, and make the indexes."""
    for table, name in (("purchase_orders", "reference"), ("links", "loose")):
        op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.execute(
        "UPDATE purchase_orders SET reference = (SELECT title FROM items WHERE items.id = purchase_orders.id)"
    )
    _fill_loose()
    for table, column in REPLACED:
        op.drop_index(f"ix_{table}_{column}", table)
    for table, name, columns, rows in INDEXES:
        where = sa.text(rows) if rows else None
        op.create_index(
            f"ix_{table}_{name}",
            table,
            [sa.text(column) for column in columns],
            sqlite_where=where,
            postgresql_where=where,
            postgresql_using="hash" if name == "loose" else "btree",
        )


def _fill_loose() -> None:
    """Read each link anew: its loose key is whatever the reader of codes makes of its text today."""
    links = sa.table("links", sa.column("id"), sa.column("raw"), sa.column("loose"))
    some = sa.select(links.c.id, links.c.raw).order_by(links.c.id).limit(CHUNK)
    fill = sa.update(links).where(links.c.id == sa.bindparam("link")).values(loose=sa.bindparam("alike"))
    connection, last = op.get_bind(), 0
    while rows := connection.execute(some.where(links.c.id > last)).all():
        connection.execute(fill, [{"link": row.id, "alike": read_code(row.raw).loose} for row in rows])
        last = rows[-1].id
