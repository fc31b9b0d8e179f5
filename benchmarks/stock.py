"""Makes databases of any size, the same each time: stock items, and links with codes as they are printed."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from station.codes import read_code
from station.codes.dress import EOT, GS, RS
from station.service import Station
from station.settings import Settings
from station.store.engine import REVISION

KEPT = Path("build") / "bench" / "stock"
"""Where large databases are kept from one benchmark to the next."""

SEED = 20260101
CHUNK = 10_000
AT = "2026-01-01 00:00:00.000000"
FIELDS = ("P", "1P", "K", "1K", "10K", "9D", "1T", "4L", "Q", "S")


def label(number: int) -> str:
    """Return the label of the package with this number: ISO 15434 with a serial, about 90 characters."""
    chance = random.Random(SEED + number)  # noqa: S311 - the same each time is what is wanted
    values = (
        f"{chance.randrange(100, 999)}-{chance.randrange(10_000, 99_999)}-1-ND",
        f"RC0603FR-07{chance.randrange(1, 999)}KL",
        f"PO-{chance.randrange(10_000, 99_999)}",
        str(chance.randrange(10_000_000, 99_999_999)),
        str(chance.randrange(10_000_000, 99_999_999)),
        f"{chance.randrange(2001, 2653)}",
        f"L{chance.randrange(1_000_000, 9_999_999)}",
        "TW",
        str(chance.choice((100, 500, 1000, 5000))),
        f"{number:09d}",
    )
    pieces = (f"{name}{value}" for name, value in zip(FIELDS, values, strict=True))
    return f"[)>{RS}06{GS}{GS.join(pieces)}{RS}{EOT}"


@contextmanager
def kept(*, links: int, items: int) -> Iterator[str]:
    """Lend the URL of a database that was made before, or is made now and kept: it may be read and written.

    What is written into it stays for the next benchmark, so it must not matter.
    """
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"stock-{REVISION}-{links}-{items}.sqlite"
    if not path.exists():
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        make(part, links=links, items=items)
        part.rename(path)
    yield f"sqlite:///{path.absolute()}"


def make(path: Path, *, links: int, items: int) -> str:
    """Make a database with so many stock items and links; return its URL.

    Args:
        path: of a file that is not there yet.
        links: each on a stock item of its own as far as there are enough.
        items: stock items.
    """
    url = f"sqlite:///{path}"
    Station.open(url, Settings()).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous=OFF")  # a file that is thrown away when this fails
        connection.execute("PRAGMA cache_size=-200000")
        for first in range(1, items + 1, CHUNK):
            _add_items(connection, range(first, min(first + CHUNK, items + 1)))
        for first in range(1, links + 1, CHUNK):
            _add_links(connection, range(first, min(first + CHUNK, links + 1)), items)
        connection.execute("ANALYZE")
        connection.commit()
    return url


def _add_items(connection: sqlite3.Connection, numbers: range) -> None:
    rows = [item_of(number) for number in numbers]
    connection.executemany(
        "INSERT INTO items (id, kind, pk, title, search, updated) VALUES (?, 'stockitem', ?, ?, ?, ?)",
        [
            (number, number, row[0], f"#{number} {' '.join(row)}".lower(), AT)
            for number, row in zip(numbers, rows, strict=True)
        ],
    )
    connection.executemany(
        "INSERT INTO stock_items (id, ipn, quantity, serial, batch, location, supplier, sku, mpn,"
        " purchase_order, packaging, expiry) VALUES (?, '', 1000, '', ?, ?, 'DigiKey', ?, ?, '', 'reel', '')",
        [(number, row[3], row[4], row[2], row[1]) for number, row in zip(numbers, rows, strict=True)],
    )
    connection.commit()


def item_of(number: int) -> tuple[str, str, str, str, str]:
    """Return title, MPN, SKU, lot and place of the stock item with this number."""
    chance = random.Random(-SEED - number)  # noqa: S311 - as above
    mpn = f"RC0603FR-07{chance.randrange(1, 999)}KL"
    sku = f"{chance.randrange(100, 999)}-{chance.randrange(10_000, 99_999)}-1-ND"
    return (
        f"R_{chance.randrange(1, 999)}K_0603",
        mpn,
        sku,
        f"L{number:07d}",
        f"Aisle {chance.randrange(40)}/Bin {number % 997}",
    )


def _add_links(connection: sqlite3.Connection, numbers: range, items: int) -> None:
    connection.executemany(
        "INSERT INTO changes (id, at, action, item_id, operator, station, reason)"
        " VALUES (?, ?, 'link', ?, 'anna', 'dock-1', '')",
        [(number, AT, (number - 1) % items + 1) for number in numbers],
    )
    connection.executemany(
        "INSERT INTO links (id, key, raw, loose, barcode_hash, item_id, made_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        list(_links(numbers, items)),
    )
    connection.commit()


def _links(numbers: range, items: int) -> Iterator[tuple[int, str, str, str, str, int, int]]:
    for number in numbers:
        code = read_code(label(number))
        yield number, code.key, code.raw, code.loose, code.barcode_hash, (number - 1) % items + 1, number
