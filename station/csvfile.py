"""A CSV file that appears only when it is whole."""

import csv
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from station.errors import InputError
from station.wording import Text


def write_csv(path: Path, titles: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write a CSV file beside its place and put it there at the end; return how many rows it has.

    Whatever interrupts it, an older file stays as it was and nothing half-written stays behind.

    Raises:
        InputError: the file cannot be written.
    """
    count = 0
    try:
        with tempfile.NamedTemporaryFile(
            "w", dir=path.parent, prefix=path.name, delete=False, encoding="utf-8", newline=""
        ) as file:
            part = Path(file.name)
            try:
                writer = csv.writer(file)
                writer.writerow(titles)
                for row in rows:
                    writer.writerow(row)
                    count += 1
                file.close()
                part.replace(path)
            except BaseException:
                file.close()
                part.unlink()
                raise
    except OSError as error:
        raise InputError(
            Text("{path} cannot be written: {problem}.", path=path, problem=os.strerror(error.errno or 0)),
            Text("Name a file in a folder that you may write to."),
        ) from error
    return count
