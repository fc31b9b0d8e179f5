"""Search over all items, a page at a time; fast on a million of them."""

import re

from sqlalchemy import Integer, Select, SQLColumnExpression, column, func, select, table
from sqlalchemy.orm import Session

from station.records import ItemKind, Page
from station.store.items import ItemRow

INDEXED = 3
"""Shortest word, in characters, that the trigram index finds."""

SPAN = 50_000
"""Numbers of items that are looked at for one page where a word is too short for the index, so that scans
come between."""

SEARCH = table("items_search", column("rowid", Integer), column("items_search"))
"""SQLite's trigram index over `items.search` (see the first migration)."""


def find(session: Session, words: str, *, kind: ItemKind | None, after: int | None, limit: int) -> Page:
    """Return the items that have every word somewhere in their title, number, lot, place or supplier.

    With a word that is too short for the index, a page may be short or empty and still say where to go on.

    Args:
        session: where to look.
        words: separated by spaces, in capitals or not; none of them finds everything, #12 just number 12.
        kind: look at this kind only; None means all kinds.
        after: `Page.after` of the page before; None for the first page.
        limit: rows of a page, at most.
    """
    row = ItemRow if kind is None else ItemRow.of_kind(kind)
    terms = words.replace("\0", " ").lower().split()
    numbers = [term for term in terms if re.fullmatch(r"#[0-9]{1,18}", term)]
    indexed = [term for term in terms if len(term) >= INDEXED and term not in numbers]
    short = [term for term in terms if len(term) < INDEXED and term not in numbers]
    query: Select[ItemRow] = select(row).where(
        *([ItemRow.kind == kind.value] if numbers and kind is not None else []),  # half of the key
        *(ItemRow.pk == int(term[1:]) for term in numbers),
        *(ItemRow.search.contains(term, autoescape=True) for term in short),
    )
    position: SQLColumnExpression[int] = ItemRow.id
    if indexed and session.get_bind().dialect.name == "sqlite":
        position = SEARCH.c.rowid
        query = query.join(SEARCH, position == ItemRow.id).where(
            SEARCH.c.items_search.op("MATCH")(phrases(indexed))
        )
    else:
        query = query.where(*(ItemRow.search.contains(term, autoescape=True) for term in indexed))
    if after is not None:
        query = query.where(position > after)
    end = (after or 0) + SPAN
    if short:
        query = query.where(position <= end)
    rows = session.scalars(query.order_by(position).limit(limit)).all()
    found = tuple(row.record() for row in rows)
    if len(rows) == limit:
        return Page(found, rows[-1].id)
    return Page(found, end if short and _goes_on(session, end) else None)


def _goes_on(session: Session, after: int) -> bool:
    return session.scalar(select(ItemRow.id).where(ItemRow.id > after).limit(1)) is not None


def phrases(terms: list[str]) -> str:
    """Write an FTS5 query that takes each term as it stands, whatever characters it has."""
    return " ".join('"{}"'.format(term.replace('"', '""')) for term in terms)


def count(session: Session, kind: ItemKind) -> int:
    """Return how many items of a kind there are."""
    return session.scalar(select(func.count()).select_from(ItemRow).where(ItemRow.kind == kind.value)) or 0
