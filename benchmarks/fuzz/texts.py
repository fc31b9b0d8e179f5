"""Fuzzes what reads texts and files: labels, settings, CSV files, the spool."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.faults.stock import make_stock, station_on
from benchmarks.fuzz.devices import ENCODINGS, labels
from benchmarks.fuzz.target import Take, Target, quiet
from station.codes import read_code
from station.devices.framing import decode
from station.errors import StationError
from station.practice import DATA
from station.records import Scan
from station.settings import read_settings
from station.spool import Spool

README = Path(__file__).parent.parent.parent / "README.md"
LINES = 12
"""Lines of each CSV file that are taken for a seed."""

LINKS = (
    "Kind,ID,Item,Code,Barcode Hash,Linked At,Linked By,Station\r\n"
    "stockitem,2,Reel,]d2[)>\\x1e06\\x1d1PABC\\x1dQ5\\x1e\\x04,0123,2026-01-01,anna,dock-1\r\n"
    'part,1,"A ""part""",BOX-1,4567,2026-01-01,ben,dock-2\r\n'
)
"""A file of exported links."""


@contextmanager
def _reader(_folder: Path) -> Iterator[Take]:
    yield _read


def _read(data: bytes) -> None:
    text = decode(data, ENCODINGS[len(data) % len(ENCODINGS)])
    code = read_code(text, ("Q1", "C0", None)[len(data) % 3])
    if code.kind != "operator" and code.raw != text:
        raise ValueError("The label is not kept as it was read.")


def _settings_seeds() -> list[bytes]:
    example = README.read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    tables = example.split("\n\n")
    return [example.encode(), *(table.encode() for table in tables)]


@contextmanager
def _settings(folder: Path) -> Iterator[Take]:
    path = folder / "settings.toml"

    def take(data: bytes) -> None:
        path.write_bytes(data)
        with suppress(StationError):
            read_settings(path)

    yield take


def _csv_seeds() -> list[bytes]:
    files = [b"".join(path.read_bytes().splitlines(keepends=True)[:LINES]) for path in DATA.glob("*.csv")]
    return [*files, LINKS.encode()]


@contextmanager
def _import(folder: Path) -> Iterator[Take]:
    stock, path = folder / "stock.sqlite", folder / "rows.csv"
    make_stock(stock)
    with station_on(stock) as station:

        def take(data: bytes) -> None:
            path.write_bytes(data)
            with suppress(StationError):
                station.import_files([path], is_dry_run=True)

        yield take


@contextmanager
def _spool(folder: Path) -> Iterator[Take]:
    def take(data: bytes) -> None:
        spool = Spool(folder, "fuzz")
        spool.path.write_bytes(data)
        with suppress(StationError):
            spool.recover()
        spool.close()
        spool.path.with_suffix(".damaged").unlink(missing_ok=True)

    with quiet("station.spool"):
        yield take


def _spool_seeds() -> list[bytes]:
    scans = [
        Scan(device="gun", raw=text, text=decode(text), at=datetime(2026, 1, 1, tzinfo=UTC))
        for text in labels()[:20]
    ]
    with TemporaryDirectory() as folder:
        spool = Spool(Path(folder), "seed")
        spool.recover()
        spool.append(scans)
        spool.close()
        whole = spool.path.read_bytes()
    return [whole, *whole.splitlines(keepends=True)]


CODES = Target("labels in every encoding, read as codes", labels, _reader)
SETTINGS = Target("settings files", _settings_seeds, _settings)
CSV = Target("CSV files of every kind, imported on trial", _csv_seeds, _import)
SPOOL = Target("the file of scans that wait for the database", _spool_seeds, _spool)
