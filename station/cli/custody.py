"""The command `database`: the care of a whole database."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from tqdm import tqdm

from station import custody, moving
from station.cli.arguments import Arguments
from station.cli.printing import Printer
from station.custody import Copied
from station.settings import Settings
from station.store.copying import Progress

SOUND, DAMAGED = 0, 1


def database(arguments: Arguments, _settings: Settings, url: str, printer: Printer) -> int:
    """Check, back up, restore, move or migrate a database."""
    match arguments.act:
        case "check":
            return _check(url, printer)
        case "migrate":
            version = custody.migrate(url, has_backup=arguments.i_have_a_backup)
            printer.line(f"The tables have version {version}.", {"schema": version})
            return SOUND
    with _bar(printer) as progress:
        copied = _copy(arguments, url, progress)
    return _tell(copied, printer)


def _copy(arguments: Arguments, url: str, progress: Progress) -> Copied:
    match arguments.act:
        case "backup":
            return custody.back_up_to(url, arguments.file, progress)
        case "restore":
            return custody.restore(arguments.file, url, progress, replaces=arguments.replace)
        case _:
            return moving.move(url, arguments.target, progress)


def _check(url: str, printer: Printer) -> int:
    findings = custody.check(url)
    if printer.is_json:
        printer.json(asdict(findings))
    else:
        for name, rows in findings.rows.items():
            print(f"  {rows:>12,}  {name}")
        for problem in findings.problems:
            print(problem)
        if findings.problems:
            print("Keep a copy of the database as it is, then restore the newest sound backup.")
        else:
            print(f"Sound, schema {findings.schema}.")
    return DAMAGED if findings.problems else SOUND


def _tell(copied: Copied, printer: Printer) -> int:
    if printer.is_json:
        printer.json(asdict(copied))
        return SOUND
    rows, tables = sum(copied.rows.values()), len(copied.rows)
    if copied.kept:
        print(f"What was there before is in {copied.kept}.")
    print(f"{rows:,} rows of {tables} tables are in {copied.target} now.")
    return SOUND


@contextmanager
def _bar(printer: Printer) -> Iterator[Progress]:
    with tqdm(unit=" rows", unit_scale=True, disable=not sys.stderr.isatty() or printer.is_json) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show
