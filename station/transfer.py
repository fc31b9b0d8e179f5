"""CSV files in: an import takes all of its rows, or none of them."""

import csv
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from station import links
from station.errors import InputError, MistakesError
from station.escapes import unescape
from station.outcomes import Found, Linked
from station.policy import Terms
from station.records import Code, ImportReport, ItemRef, Signature
from station.refusals import worded
from station.sheets import SHEETS, LinkSheet, Sheet, SupplierPartSheet
from station.store.items import ItemRow, ManufacturerPartRow, PurchaseOrderLineRow
from station.wording import Text, join

CHUNK = 250
"""Rows that go to the database at a time; after each, the progress is told and may call the import off."""

MOST_MISTAKES = 100
"""Mistakes that are told before an import gives up reading."""

Progress = Callable[[int, int], None]
"""Called with the bytes that were read and that there are; a StationError that it raises ends the import."""


def no_progress(_done: int, _total: int) -> None:
    """Be told of the progress and do nothing with it."""


class _Numbers:
    """A set of numbers that takes little memory where they follow each other: a bit for each."""

    def __init__(self) -> None:
        self._bits: dict[int, int] = {}

    def add(self, number: int) -> bool:
        """Take a number; tell whether it is new."""
        block, bit = number >> 10, 1 << (number & 1023)
        before = self._bits.get(block, 0)
        self._bits[block] = before | bit
        return not before & bit


@dataclass
class Import:
    """One import while it runs: what it writes to, what it has read and what was wrong."""

    session: Session
    signature: Signature
    read: Callable[[str], Code]
    """Reads the code of a line of links."""
    progress: Progress
    counts: Counter[str] = field(default_factory=Counter)
    added: int = 0
    updated: int = 0
    mistakes: list[Text] = field(default_factory=list)

    def run(self, paths: Sequence[Path]) -> ImportReport:
        """Import files and folders of files.

        Raises:
            InputError: a file cannot be read, is of no known kind or has wrong rows; each row is named by
                file, line and column. The caller rolls back.
        """
        files = find_sheets(paths)
        total = sum(path.stat().st_size for path, _ in files)
        done = 0
        for path, sheet in files:
            for chunk, position in self._chunks(path, sheet):
                if not self.mistakes:
                    self._store(path, sheet, chunk)
                self.progress(done + position, total)
            done += path.stat().st_size
        if self.mistakes:
            more = "+" if len(self.mistakes) >= MOST_MISTAKES else ""
            raise MistakesError(
                Text(
                    "Nothing was imported; {count} mistakes:\n  {mistakes}\n",
                    count=f"{len(self.mistakes)}{more}",
                    mistakes=join("\n  ", *self.mistakes),
                ),
                Text("Correct the file and import it again."),
                tuple(self.mistakes),
            )
        return ImportReport(counts=dict(self.counts), added=self.added, updated=self.updated)

    def _chunks(self, path: Path, sheet: type[Sheet]) -> Iterator[tuple[list[tuple[int, Sheet]], int]]:
        """Yield the good lines of a file with their numbers, some at a time, and the bytes read so far."""
        chunk: list[tuple[int, Sheet]] = []
        seen, position = _Numbers(), 0
        for number, cells, position in _read_lines(path):
            if len(self.mistakes) >= MOST_MISTAKES:
                return
            if isinstance(cells, Text):
                self.mistakes.append(cells)
                continue
            try:
                line = sheet.model_validate(cells)
            except ValidationError as error:
                self.mistakes += [_wrong(path, number, found) for found in error.errors()]
                continue
            pk = getattr(line, "pk", 0)
            if sheet is not LinkSheet and not seen.add(pk):
                self.mistakes.append(_at(path, number, "ID", Text("{pk} was there before", pk=pk)))
            chunk.append((number, line))
            if len(chunk) == CHUNK:
                yield chunk, position
                chunk = []
        yield chunk, position

    def _store(self, path: Path, sheet: type[Sheet], chunk: list[tuple[int, Sheet]]) -> None:
        self.counts[sheet.name] += len(chunk)
        lines = [line.values() for _, line in chunk]
        if sheet is LinkSheet:
            for (number, _), line in zip(chunk, lines, strict=True):
                self._link(path, number, line)
        elif sheet.kind is None:
            self._upsert_order_lines(lines)
        else:
            self._upsert(ItemRow.of_kind(sheet.kind), lines)
        if sheet is SupplierPartSheet:
            self._upsert_manufacturer_parts(lines)

    def _upsert(self, row: type[ItemRow], lines: list[dict[str, Any]]) -> None:
        """Add the items that are new and bring the others up to date."""
        if not lines:
            return
        kind = row.__mapper__.polymorphic_identity
        pks = [line["pk"] for line in lines]
        query = select(ItemRow.pk, ItemRow.id).where(ItemRow.kind == kind, ItemRow.pk.in_(pks))
        known = dict(self.session.execute(query).all())
        for line in lines:
            line["updated"] = self.signature.at
            line["search"] = _words(line)
        new = [line for line in lines if line["pk"] not in known]
        old = [{**line, "id": known[line["pk"]]} for line in lines if line["pk"] in known]
        if new:
            self.session.execute(insert(row), new)
        if old:
            self.session.execute(update(row), old)
        self.added += len(new)
        self.updated += len(old)

    def _upsert_manufacturer_parts(self, lines: list[dict[str, Any]]) -> None:
        made: dict[int, dict[str, Any]] = {}
        for line in lines:
            pk, mpn = line["manufacturer_part_pk"], line["mpn"]
            if pk and mpn:
                made[pk] = {"pk": pk, "title": f"{line['manufacturer']} {mpn}".strip()}
        self.counts[Text("manufacturer parts")] += len(made)
        self._upsert(ManufacturerPartRow, list(made.values()))

    def _upsert_order_lines(self, lines: list[dict[str, Any]]) -> None:
        for line in lines:
            self.session.merge(PurchaseOrderLineRow(**line))
        self.session.flush()

    def _link(self, path: Path, number: int, line: dict[str, Any]) -> None:
        """Link one code as the operator did; what is in the way is a mistake of the line.

        Somebody has approved it when it was linked first, so only a code of our own is refused.
        """
        try:
            code = self.read(unescape(line["code"]))
        except InputError as error:
            self.mistakes.append(_at(path, number, "Code", str(error)))
            return
        told = f"import: linked by {line['operator']} at {line['station']} on {line['at']}"
        ref = ItemRef(line["kind_of_item"], line["pk"])
        terms = Terms(reason=told, is_approved=True)
        outcome = links.link(self.session.connection(), code, ref, self.signature, terms)
        if isinstance(outcome, Linked):
            self.added += 1
        elif not isinstance(outcome, Found):
            self.mistakes.append(_at(path, number, "Code", outcome.reason))


def find_sheets(paths: Sequence[Path]) -> list[tuple[Path, type[Sheet]]]:
    """Return the CSV files that are meant, with what each holds, in the order to import them.

    Raises:
        InputError: there is none, one cannot be read, or its columns fit no kind of file.
    """
    files: list[Path] = []
    for path in paths:
        found = sorted(path.glob("*.csv")) if path.is_dir() else [path]
        if not found:
            raise InputError(
                Text("The folder {path} has no CSV file.", path=path),
                Text("Name the folder or files that InvenTree exported."),
            )
        files += found
    sheets = [(path, _sheet_of(path)) for path in files]
    return sorted(sheets, key=lambda pair: SHEETS.index(pair[1]))


def _words(line: dict[str, Any]) -> str:
    """Join all that the finder may be asked for, in small letters."""
    texts = (value for value in line.values() if isinstance(value, str) and value)
    return " ".join((f"#{line['pk']}", *texts)).lower()


def _sheet_of(path: Path) -> type[Sheet]:
    """Tell by its titles what a file holds."""
    titles = next((list(cells) for _, cells, _ in _read_lines(path, header_only=True)), [])
    best = max(SHEETS, key=lambda sheet: len(set(sheet.columns()) & set(titles)))
    missing = [column for column in best.columns() if column not in titles]
    if len(missing) * 2 > len(best.columns()):
        raise InputError(
            Text(
                "{path} is no file that can be imported: its titles are {titles}.",
                path=path,
                titles=", ".join(titles) or Text("missing"),
            ),
            Text("Files of {sheets} can be imported.", sheets=", ".join(sheet.name for sheet in SHEETS)),
        )
    if missing:
        raise InputError(
            Text(
                "{path} has no column {missing}, which {name} need.",
                path=path,
                missing=", ".join(f"“{column}”" for column in missing),
                name=best.name,
            ),
            Text("Export it again with that column; nothing was imported."),
        )
    return best


def _read_lines(path: Path, *, header_only: bool = False) -> Iterator[tuple[int, dict[str, str] | Text, int]]:
    """Yield line number, cells by title or what is wrong, and bytes read; with `header_only`, just titles.

    Raises:
        InputError: the file cannot be read, is not UTF-8 or not CSV; the line is named.
    """
    number = 1
    try:
        with path.open("rb") as binary:
            reader = csv.reader(TextIOWrapper(binary, encoding="utf-8-sig", newline=""), strict=True)
            titles = next(reader, [])
            if header_only:
                yield 1, dict.fromkeys(titles, ""), 0
                return
            for cells in filter(None, reader):
                number = reader.line_num
                if len(cells) == len(titles):
                    yield number, dict(zip(titles, cells, strict=True)), binary.tell()
                    continue
                mistake = Text(
                    "{path}, line {number}: {count} cells under {titles} titles.",
                    path=path.name,
                    number=number,
                    count=len(cells),
                    titles=len(titles),
                )
                yield number, mistake, binary.tell()
    except OSError as error:
        raise InputError(
            Text("{path} cannot be read: {problem}.", path=path, problem=os.strerror(error.errno or 0)),
            Text("Name a CSV file or a folder."),
        ) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            Text(
                "{path}, after line {number}: this is not CSV in UTF-8 ({error}).",
                path=path,
                number=number,
                error=error,
            ),
            Text("Save it as CSV, encoded in UTF-8."),
        ) from error


def _wrong(path: Path, number: int, found: ErrorDetails) -> Text:
    """Name the place of a wrong cell and what is wrong with it."""
    reason = Text("{reason} (found “{input}”)", reason=worded(found), input=found["input"])
    return _at(path, number, str(found["loc"][0]), reason)


def _at(path: Path, number: int, column: str, reason: str) -> Text:
    return Text(
        "{file}, line {number}, column {column}: {reason}",
        file=path.name,
        number=number,
        column=column,
        reason=reason,
    )
