"""What many stations on one PostgreSQL server need: rules, news of changes, quick look-ups."""

import sqlalchemy as sa
from alembic import op

from station.store.row import Moment

revision = "0008"
down_revision = "0007"

NEVER = (
    ("scans", "UPDATE OR DELETE OR TRUNCATE"),
    ("answers", "UPDATE OR DELETE OR TRUNCATE"),
    ("changes", "UPDATE OR DELETE OR TRUNCATE"),
    ("exchanges", "UPDATE OR DELETE OR TRUNCATE"),
    ("links", "DELETE OR TRUNCATE"),
)
"""What PostgreSQL refuses to do to the history, whoever asks; SQLite does from when it made them."""

REFUSE = """
CREATE OR REPLACE FUNCTION refuse_to_alter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is a record and is never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$
"""

TELL = """
CREATE OR REPLACE FUNCTION tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('station_changes', NEW.id::text);
    RETURN NULL;
END $$
"""


def upgrade() -> None:
    """Add the rules to both engines, each in its own words."""
    _number_parked()
    if op.get_bind().dialect.name != "postgresql":
        op.execute(
            "CREATE TRIGGER links_end_once BEFORE UPDATE OF ended_by ON links WHEN old.ended_by IS NOT NULL "
            "BEGIN SELECT RAISE(ABORT, 'links is a record and is never changed'); END"
        )
        return
    _protect()
    op.execute(TELL)
    op.execute(
        "CREATE TRIGGER changes_tell AFTER INSERT ON changes FOR EACH ROW EXECUTE FUNCTION tell_change()"
    )
    _index_keys()
    _index_words()


def _number_parked() -> None:
    """Give parked codes the number of their scan as key: PostgreSQL has no room for a long code in one."""
    is_postgres = op.get_bind().dialect.name == "postgresql"
    op.rename_table("parked", "parked_by_key")
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
    columns = "scan_id, key, at, operator, station"
    op.execute(f"INSERT INTO parked ({columns}) SELECT {columns} FROM parked_by_key")  # noqa: S608 - our own
    op.drop_table("parked_by_key")
    op.create_index("uq_parked_key", "parked", [sa.text("md5(key)") if is_postgres else "key"], unique=True)


def _protect() -> None:
    op.execute(REFUSE)
    for table, acts in NEVER:
        op.execute(
            f"CREATE TRIGGER {table}_never BEFORE {acts} ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_alter()"
        )
    op.execute(
        "CREATE TRIGGER links_end_once BEFORE UPDATE OF ended_by ON links FOR EACH ROW "
        "WHEN (OLD.ended_by IS NOT NULL) EXECUTE FUNCTION refuse_to_alter()"
    )


def _index_keys() -> None:
    """Let keys be as long as any label: a B-tree of PostgreSQL takes 2,704 bytes at most."""
    op.drop_index("uq_links_key_live", "links")
    op.create_index(
        "uq_links_key_live",
        "links",
        [sa.text("md5(key)")],
        unique=True,
        postgresql_where=sa.text("ended_by IS NULL"),
    )
    op.create_index(
        "ix_links_key_live",
        "links",
        ["key"],
        postgresql_using="hash",
        postgresql_where=sa.text("ended_by IS NULL"),
    )


def _index_words() -> None:
    """Index the words of items by trigrams where that extension may be used; else the finder reads all."""
    connection = op.get_bind()
    has = "SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'"
    may = (
        "SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_trgm' "
        "AND has_database_privilege(current_database(), 'CREATE')"
    )
    if not connection.scalar(sa.text(has)):
        if not connection.scalar(sa.text(may)):
            return
        op.execute("CREATE EXTENSION pg_trgm")
    op.create_index(
        "ix_items_search",
        "items",
        ["search"],
        postgresql_using="gin",
        postgresql_ops={"search": "gin_trgm_ops"},
    )
