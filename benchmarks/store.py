"""How long a scan and a link take on the disk, beside the least that SQLite itself needs for the same."""

import random
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.result import Figure, Result, percentile
from benchmarks.stock import kept, label
from station.codes import read_code
from station.outcomes import Found, Linked, Unknown
from station.records import ItemKind, ItemRef, Scan
from station.service import Station
from station.settings import Settings

LINKS = 1_000_000
ITEMS = 100_000
ROUNDS = 2_000
MOST = 3.0
"""Times the reference that a scan or a link may take."""

GROWTH = (10_000, 100_000, 1_000_000, 5_000_000)
MOST_GROWTH = 1.2
"""Times the smallest database that a scan may take in the largest."""


def resolve(links: int = LINKS, items: int = ITEMS, rounds: int = ROUNDS) -> Result:
    """Scan known and unknown codes in a database of so many links, with journal and answer, durable."""
    with _database(links, items) as (url, path):
        numbers = random.Random(1).sample(range(1, links + 1), rounds)  # noqa: S311 - repeatable
        with _station(url) as station, closing(_raw(path)) as raw:
            known = _interleaved([_scan_of(label(n)) for n in numbers], station, raw, _raw_scan, Found)
            fresh = [_scan_of(f"BOX {n:012d}") for n in range(rounds)]
            unknown = _interleaved(fresh, station, raw, _raw_scan, Unknown)
    about = f"{links:,} links, {items:,} stock items, {rounds:,} scans each, synchronous=FULL"
    return Result("resolve", about, (*_figures("known code", *known), *_figures("unknown text", *unknown)))


def link(links: int = LINKS, items: int = ITEMS, rounds: int = ROUNDS) -> Result:
    """Link new codes in a database of so many links, durable."""
    with _database(links, items) as (url, path), _station(url) as station, closing(_raw(path)) as raw:
        ours, least = [], []
        for round_ in range(rounds):
            code = station.read(f"NEW {round_:012d}")
            began = perf_counter()
            outcome = station.link(code, ItemRef(ItemKind.STOCKITEM, round_ + 1))
            ours.append(perf_counter() - began)
            if not isinstance(outcome, Linked):
                raise TypeError(f"not linked: {outcome.reason}")
            least.append(_timed(partial(_raw_link, raw, f"raw {code.key}", round_ + 1)))
    about = f"{links:,} links, {rounds:,} new ones, synchronous=FULL"
    return Result("link", about, _figures("link", ours, least))


def growth(sizes: tuple[int, ...] = GROWTH, rounds: int = ROUNDS) -> Result:
    """Scan known codes in databases of several sizes."""
    times = []
    for links in sizes:
        with _database(links, min(links, ITEMS)) as (url, _), _station(url) as station:
            numbers = random.Random(1).choices(range(1, links + 1), k=rounds)  # noqa: S311 - repeatable
            scans = [_scan_of(label(n)) for n in numbers]
            times.append(median(_timed(partial(station.scan, scan)) for scan in scans) * 1000)
    figures = [
        Figure(
            f"{links:,} links",
            time,
            "ms",
            times[0],
            f"<= {MOST_GROWTH} x" if links == sizes[-1] else "",
            is_met=links != sizes[-1] or time <= MOST_GROWTH * times[0],
        )
        for links, time in zip(sizes, times, strict=True)
    ]
    return Result("growth", f"median of {rounds:,} scans of known codes", tuple(figures))


def _interleaved(
    scans: list[Scan],
    station: Station,
    raw: sqlite3.Connection,
    reference: Callable[[sqlite3.Connection, Scan], None],
    expected: type[object],
) -> tuple[list[float], list[float]]:
    """Time the station and the reference in turn, so that the machine's moods hit both."""
    ours, least = [], []
    for scan in scans:
        began = perf_counter()
        outcome = station.scan(scan)
        ours.append(perf_counter() - began)
        if not isinstance(outcome, expected):
            raise TypeError(f"not {expected.__name__}: {outcome.reason}")
        least.append(_timed(partial(reference, raw, scan)))
    return ours, least


def _figures(what: str, ours: list[float], least: list[float]) -> tuple[Figure, ...]:
    ratio = median(ours) / median(least)
    return (
        Figure(f"{what}, median", median(ours) * 1000, "ms", median(least) * 1000),
        Figure(f"{what}, p99", percentile(ours, 99) * 1000, "ms", percentile(least, 99) * 1000),
        Figure(f"{what}, ratio", ratio, "x", None, f"<= {MOST} x", is_met=ratio <= MOST),
    )


def _raw_scan(raw: sqlite3.Connection, scan: Scan) -> None:
    """Look a key up and write one row: the least that a journalled scan needs."""
    raw.execute("BEGIN IMMEDIATE")
    key = read_code(scan.text).key
    raw.execute("SELECT item_id FROM links WHERE key = ? AND ended_by IS NULL", (key,)).fetchone()
    _raw_journal(raw, scan)
    raw.execute("COMMIT")


def _raw_journal(raw: sqlite3.Connection, scan: Scan) -> None:
    raw.execute(
        "INSERT INTO scans (at, station, operator, device, lane, raw, text, is_repeat, unterminated, cut_off)"
        " VALUES (?, 'dock-1', 'anna', 'raw', '', ?, ?, 0, 0, '')",
        ("2026-01-01 00:00:00.000000", scan.raw, scan.text),
    )


def _raw_link(raw: sqlite3.Connection, key: str, item: int) -> None:
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("SELECT item_id FROM links WHERE key = ? AND ended_by IS NULL", (key,)).fetchone()
    change = raw.execute(
        "INSERT INTO changes (at, action, item_id, operator, station, reason)"
        " VALUES ('2026-01-01 00:00:00.000000', 'link', ?, 'anna', 'raw', '')",
        (item,),
    ).lastrowid
    raw.execute(
        "INSERT INTO links (key, raw, loose, barcode_hash, item_id, made_by) VALUES (?, ?, ?, '', ?, ?)",
        (key, key, key, item, change),
    )
    raw.execute("COMMIT")


def _timed(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


def _scan_of(text: str) -> Scan:
    return Scan(raw=text.encode(), text=text, device="bench", at=datetime.now(UTC))


def _raw(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


@contextmanager
def _database(links: int, items: int) -> Iterator[tuple[str, Path]]:
    """Lend a copy of a kept database: what is linked in it must not be there the next time."""
    with (
        kept(links=links, items=items) as url,
        tempfile.TemporaryDirectory(prefix="station-bench-") as folder,
    ):
        path = Path(folder) / "stock.sqlite"
        shutil.copyfile(url.removeprefix("sqlite:///"), path)
        yield f"sqlite:///{path}", path


@contextmanager
def _station(url: str) -> Iterator[Station]:
    station = Station.open(url, Settings())
    try:
        yield station
    finally:
        station.close()
