"""How Alembic runs our migrations: on the connection that `station.store.engine` hands over."""

from alembic import context

from station.store import exchanges, history, operators, parked
from station.store.row import Row

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Row.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()

__all__ = ["exchanges", "history", "operators", "parked"]
