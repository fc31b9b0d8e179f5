"""Measures many stations on one database: rows in bytes, links and scans a second, races for the same codes.

python -m benchmarks.many_stations     prints a table and writes build/benchmarks/many_stations.json
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import Engine, insert, text

from station.records import ItemKind, ItemRef, Scan
from station.service import Station
from station.settings import Settings, StationSettings
from station.store.engine import for_adding, open_engine
from station.store.history import AnswerRow, ChangeRow, LinkRow, ScanRow
from station.store.items import StockItemRow
from tests.postgres import Server

ROWS = 100_000
SECONDS = 5.0
RACE_CODES = 1_000
AT = datetime(2026, 1, 2, tzinfo=UTC)
REPORT = Path("build/benchmarks/many_stations.json")


def label(number: int) -> str:
    """Return a label as suppliers print them: 86 characters."""
    return (
        f"[)>\x1e06\x1dPRC0402FR-07{number % 997}KL\x1d1P311-{number:07}-ND\x1dK4501{number % 9973:06}"
        f"\x1d10D2504\x1d1T{number:010}\x1d4LCN\x1dQ10000\x1e\x04"
    )


def fill(engine: Engine, rows: int) -> None:
    """Fill the tables with as many links, changes, scans, answers and stock items."""
    with for_adding(engine).begin() as connection:
        for begin in range(1, rows + 1, 1000):
            numbers = range(begin, min(begin + 1000, rows + 1))
            for table, values in tables_of(numbers).items():
                connection.execute(insert(table), values)


def tables_of(numbers: range) -> dict[Any, list[dict[str, object]]]:
    """Return rows as a day leaves them."""
    who = {"operator": "anna", "station": "dock-1"}
    return {
        StockItemRow.metadata.tables["items"]: [
            {"id": n, "kind": "stockitem", "pk": n, "title": f"R_{n % 997}K_0402_1%", "updated": AT,
             "search": f"#{n} r_{n % 997}k_0402_1% reel storage/{n % 400} digikey 311-{n:07}-nd rc0402fr"}
            for n in numbers
        ],
        StockItemRow.metadata.tables["stock_items"]: [
            {"id": n, "part_pk": n % 5000, "ipn": "", "quantity": 100.0, "serial": "", "batch": f"{n:010}",
             "location": f"Reel Storage/{n % 400}", "supplier": "DigiKey", "sku": f"311-{n:07}-ND",
             "mpn": f"RC0402FR-07{n % 997}KL", "purchase_order": "", "packaging": "reel", "expiry": ""}
            for n in numbers
        ],
        ChangeRow.__table__: [
            {"id": n, "at": AT, "action": "link", "item_id": n, "reason": "", **who} for n in numbers
        ],
        LinkRow.__table__: [
            {"id": n, "key": f"x:{label(n)}", "raw": label(n), "barcode_hash": f"{n:032x}", "item_id": n,
             "made_by": n}
            for n in numbers
        ],
        ScanRow.__table__: [
            {"id": n, "at": AT, "device": "hand scanner", "lane": "A", "raw": label(n).encode(),
             "text": label(n), "is_repeat": False, "unterminated": False, "cut_off": "", **who}
            for n in numbers
        ],
        AnswerRow.__table__: [
            {"scan_id": n, "outcome": "found", "key": f"x:{label(n)}", "item_id": n,
             "reason": f"Linked to R_{n % 997}K_0402_1%."}
            for n in numbers
        ],
    }  # fmt: skip


def sizes(engine: Engine, rows: int) -> dict[str, dict[str, float]]:
    """Return bytes a row, of each table and with its indices."""
    names = ("items", "stock_items", "changes", "links", "scans", "answers")
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            query = "SELECT pg_table_size(:name), pg_indexes_size(:name)"
            told = {name: connection.execute(text(query), {"name": name}).one() for name in names}
        else:
            query = (
                "SELECT sum(CASE WHEN m.type = 'table' THEN s.pgsize ELSE 0 END), "
                "sum(CASE WHEN m.type = 'index' THEN s.pgsize ELSE 0 END) "
                "FROM dbstat s JOIN sqlite_master m ON m.name = s.name WHERE m.tbl_name = :name"
            )
            told = {name: connection.execute(text(query), {"name": name}).one() for name in names}
    return {name: {"row": size[0] / rows, "indices": size[1] / rows} for name, size in told.items()}


def work(database: str, act: str, name: str, codes: int) -> None:
    """Be one station: say ready, wait for a line, then act for some seconds and tell how often."""
    number = int(name)
    station = Station.open(database, Settings(station=StationSettings(name=f"dock-{name}", operator=name)))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    begin = monotonic()
    events: Counter[str] = Counter()
    slowest = 0.0
    for step in range(codes or sys.maxsize):
        now = monotonic()
        if not codes and now - begin > SECONDS:
            break
        if act == "scan":
            known = label(1 + (step * 7919 + number) % ROWS)
            outcome = station.scan(Scan(raw=known.encode(), text=known, device="d", at=datetime.now(UTC)))
            events[outcome.event] += 1
        else:
            code = f"RACE-{step}" if codes else f"NEW-{name}-{step}"
            events[station.link(station.read(code), ItemRef(ItemKind.STOCKITEM, number)).event] += 1
        slowest = max(slowest, monotonic() - now)
    station.close()
    told = {"seconds": monotonic() - begin, "slowest": slowest, "events": dict(events)}
    sys.stdout.write(json.dumps(told) + "\n")


def run_stations(database: str, act: str, stations: int, codes: int = 0) -> dict[str, Any]:
    """Run stations as processes of their own; return what they did together."""
    command = [sys.executable, "-m", "benchmarks.many_stations", "worker", database, act]
    workers = [
        subprocess.Popen(
            [*command, str(number), str(codes)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for number in range(1, stations + 1)
    ]
    for worker in workers:
        worker.stdout.readline()  # type: ignore[union-attr]
    told = [json.loads(out) for out in _start(workers)]
    events: Counter[str] = sum((Counter(line["events"]) for line in told), Counter())
    seconds = max(line["seconds"] for line in told)
    return {
        "stations": stations,
        "per_second": sum(events.values()) / seconds,
        "slowest_ms": 1000 * max(line["slowest"] for line in told),
        "events": dict(events),
    }


def _start(workers: list[subprocess.Popen[str]]) -> Iterator[str]:
    for worker in workers:
        worker.stdin.write("\n")  # type: ignore[union-attr]
        worker.stdin.flush()  # type: ignore[union-attr]
    for worker in workers:
        yield worker.communicate()[0]


def measure(database: str) -> dict[str, Any]:
    """Measure one engine."""
    engine = open_engine(database)
    fill(engine, ROWS)
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in ("items", "stock_items", "changes", "links", "scans", "answers"):
                connection.exec_driver_sql(f"VACUUM ANALYZE {table}")
        with engine.begin() as connection:
            for table in ("items", "changes", "links", "scans"):
                query = f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {ROWS})"
                connection.exec_driver_sql(query)
    bytes_a_row = sizes(engine, ROWS)
    engine.dispose()
    return {
        "bytes": bytes_a_row,
        "scan": [run_stations(database, "scan", stations) for stations in (1, 8)],
        "link": [run_stations(database, "link", stations) for stations in (1, 8)],
        "race": run_stations(database, "link", 8, RACE_CODES),
    }


def show(name: str, told: dict[str, Any]) -> None:
    """Print what was measured on one engine."""
    lines = [f"{name}"]
    for table, size in told["bytes"].items():
        lines.append(f"  {table:<12} {size['row']:6.0f} bytes a row + {size['indices']:6.0f} in indices")
    for act in ("scan", "link"):
        lines += [
            f"  {act} by {run['stations']}: {run['per_second']:5.0f}/s, slowest {run['slowest_ms']:4.0f} ms"
            for run in told[act]
        ]
    race = told["race"]
    lines.append(f"  race of 8 for {RACE_CODES}: {race['events']}, {race['per_second']:.0f} tries a second")
    sys.stdout.write("\n".join(lines) + "\n")


def main() -> None:
    """Measure both engines."""
    server = Server(is_durable=True)
    try:
        with tempfile.TemporaryDirectory() as folder:
            report = {
                "postgresql": measure(server.url(server.create())),
                "sqlite": measure(f"sqlite:///{folder}/stations.sqlite"),
            }
    finally:
        server.close()
    for name, told in report.items():
        show(name, told)
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps(report, indent=1))


if __name__ == "__main__":
    if sys.argv[1:2] == ["worker"]:
        work(sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5]))
    else:
        main()
