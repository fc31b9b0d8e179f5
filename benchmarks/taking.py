"""An import of a million rows of CSV, beside SQLite taking the same rows into the same tables."""

import csv
import multiprocessing
import os
import sqlite3
import tempfile
from contextlib import closing
from itertools import islice
from operator import itemgetter
from pathlib import Path
from time import perf_counter

from benchmarks.result import Figure, Result
from benchmarks.soak import state_of
from benchmarks.stock import item_of
from station.service import Station
from station.settings import Settings
from station.sheets import StockSheet

ROWS = 1_000_000
MOST = 4.0
"""Times the reference that an import may take."""

MOST_GROWTH = 50.0
"""MB by which the memory may grow after the first tenth."""

CHUNK = 10_000

INTO_ITEMS = (
    "INSERT INTO items (id, kind, pk, title, search, updated)"
    " VALUES (?, 'stockitem', ?, ?, ?, '2026-01-01 00:00:00.000000')"
)
INTO_STOCK = (
    "INSERT INTO stock_items (id, ipn, quantity, serial, batch, location, supplier, sku, mpn, purchase_order,"
    " packaging, expiry) VALUES (?, '', ?, '', ?, ?, ?, ?, ?, '', '', '')"
)
CELLS = (
    "ID",
    "Part Name",
    "Quantity",
    "Batch Code",
    "Location Path",
    "Supplier Name",
    "Supplier Part SKU",
    "MPN",
)


def run(rows: int = ROWS) -> Result:
    """Import the rows, and let SQLite take the same, each in a process and a file of its own."""
    with tempfile.TemporaryDirectory(prefix="station-import-") as name:
        folder = Path(name)
        _write(folder / "stock.csv", rows)
        context = multiprocessing.get_context("spawn")
        with context.Pool(1, maxtasksperchild=1) as pool:
            took, growth = pool.apply(_import, (folder,))
            least = pool.apply(_take, (folder,))
    ratio = took / least
    return Result(
        "import",
        f"{rows:,} stock items from CSV into an empty database",
        (
            Figure("import", took, "s", least),
            Figure("rows a second", rows / took, "/s", rows / least),
            Figure("ratio", ratio, "x", None, f"<= {MOST:g} x", is_met=ratio <= MOST),
            Figure("growth of memory", growth, "MB", None, "<= 50", is_met=growth <= MOST_GROWTH),
        ),
    )


def _write(path: Path, rows: int) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, StockSheet.columns(), restval="")
        writer.writeheader()
        for number in range(1, rows + 1):
            title, mpn, sku, lot, place = item_of(number)
            writer.writerow(
                {"ID": number, "Part Name": title, "Quantity": 1000, "Batch Code": lot, "MPN": mpn,
                 "Location Path": place, "Supplier Name": "DigiKey", "Supplier Part SKU": sku}
            )  # fmt: skip


def _open(folder: Path, name: str) -> tuple[Station, Path]:
    path = folder / name
    return Station.open(f"sqlite:///{path}", Settings()), path


def _import(folder: Path) -> tuple[float, float]:
    """Import as the station does; return the time, s, and the growth of memory, MB, after the first tenth."""
    station, _ = _open(folder, "ours.sqlite")
    memory: list[float] = []

    def look(done: int, total: int) -> None:
        if done > total / 10:
            memory.append(state_of(os.getpid())[0])

    began = perf_counter()
    station.import_files([folder / "stock.csv"], progress=look)
    took = perf_counter() - began
    station.close()
    return took, max(memory) - memory[0]


def _take(folder: Path) -> float:
    """Return the time, s, that `executemany` takes for the same rows, with the same indices and triggers."""
    station, path = _open(folder, "least.sqlite")
    station.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
        began = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        with (folder / "stock.csv").open(newline="", encoding="utf-8") as file:
            lines = csv.reader(file)
            titles = next(lines)
            cells_of = itemgetter(*(titles.index(title) for title in CELLS))
            while rows := [cells_of(line) for line in islice(lines, CHUNK)]:
                texts = [(row[0], row[0], row[1], f"#{' '.join(row)}".lower()) for row in rows]
                connection.executemany(INTO_ITEMS, texts)
                connection.executemany(INTO_STOCK, [(row[0], *row[2:]) for row in rows])
        connection.execute("COMMIT")
        return perf_counter() - began
