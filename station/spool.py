"""Keeps scans on the disk while the database cannot take them: a file of records, appended and synced."""

import base64
import hashlib
import json
import logging
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Self, get_type_hints

import platformdirs
from filelock import FileLock, Timeout

from station.errors import StoreError
from station.records import Scan
from station.settings import APP
from station.wording import Text

MOST_STATIONS = 9
"""How many stations of one name may use one database from one computer at the same time."""

_NOT_KEPT = ("target", "unlinks", "is_late")
# What a scan was aimed at means nothing any more when it is read again.

_TYPES = get_type_hints(Scan)

log = logging.getLogger(__name__)


class Spool:
    """Each scan that `append` has returned for is on the disk until `clear`, whatever happens in between.

    Only one process uses a file: a second station of the same name takes another one. A scan may be read
    again after the journal has it; `Scan.uid` makes that harmless. Used on one thread.
    """

    def __init__(self, folder: Path, stem: str) -> None:
        """Touch nothing yet: `recover` takes the first file named after `stem` that nobody uses."""
        self._paths = [folder / f"{stem}.{number}.spool" for number in range(1, MOST_STATIONS + 1)]
        self.path = self._paths[0]
        self._lock: FileLock | None = None

    @classmethod
    def of(cls, station: str, database: str) -> Self:
        """Return the spool of a station for one database, in the user's folder for state.

        Args:
            station: its name; stations of one computer differ in it.
            database: what names the database: its scans must never get into another one.
        """
        folder = platformdirs.user_state_path(APP, appauthor=False)
        digest = hashlib.sha256(f"{station}\n{database}".encode()).hexdigest()[:12]
        return cls(folder, f"{re.sub('[^A-Za-z0-9_-]', '_', station)[:40]}-{digest}")

    @property
    def is_open(self) -> bool:
        """Tell whether there is a file that is ours alone."""
        return self._lock is not None

    def recover(self) -> list[Scan]:
        """Take a file for ourselves and return the scans that an earlier run has left, oldest first.

        Raises:
            StoreError: there is no file to be had.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._take_file()
            for path in self._paths:
                if path != self.path and path.exists():
                    self._adopt(path)
            return _read(self.path)
        except OSError as error:
            raise self._explained(error) from error

    def append(self, scans: Sequence[Scan]) -> None:
        """Put scans on the disk; all of them are there when this returns.

        Raises:
            StoreError: the disk is full or the file cannot be written; then none of them is there.
        """
        try:
            self._write(map(_record, scans))
        except OSError as error:
            raise self._explained(error) from error

    def clear(self) -> None:
        """Forget all scans: the journal has them. One that comes back after a crash is harmless.

        Raises:
            StoreError: the file cannot be written.
        """
        try:
            if self.path.exists():
                os.truncate(self.path, 0)
        except OSError as error:
            raise self._explained(error) from error

    def close(self) -> None:
        """Let others use the file."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _take_file(self) -> None:
        for path in self._paths:
            lock = _lock(path)
            if lock is not None:
                self.path, self._lock = path, lock
                return
        raise StoreError(
            Text(
                "{count} stations of this name run on this computer already.",
                count=MOST_STATIONS,
            ),
            Text("Close one of them, or give this one a name of its own in the settings."),
        )

    def _adopt(self, path: Path) -> None:
        """Take over what a station that was the second one has left, unless it still runs."""
        lock = _lock(path)
        if lock is None:
            return
        try:
            self._write(map(_record, _read(path)))
            path.unlink()
        finally:
            lock.release()

    def _write(self, records: Iterable[bytes]) -> None:
        data = b"".join(records)
        if not data:
            return
        is_new = not self.path.exists()
        with self.path.open("ab") as file:
            before = file.tell()
            try:
                # A record that a crash has torn ends where the next one begins.
                file.write(b"\n" + data if before else data)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                os.truncate(self.path, before)
                raise
        if is_new and sys.platform != "win32":
            _sync_folder(self.path.parent)

    def _explained(self, error: OSError) -> StoreError:
        return StoreError(
            Text(
                "Scans that wait for the database cannot be written to {path}: {problem}.",
                path=self.path,
                problem=error.strerror or error,
            ),
            Text(
                "Free some space on the disk, or give this user the right to write there. Until then "
                "they are only in memory: leave the station running."
            ),
        )


def _lock(path: Path) -> FileLock | None:
    lock = FileLock(path.with_suffix(".lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lock


def _record(scan: Scan) -> bytes:
    values = {name: value for name, value in asdict(scan).items() if name not in _NOT_KEPT}
    values |= {"raw": base64.b64encode(scan.raw).decode(), "at": scan.at.isoformat()}
    body = json.dumps(values).encode()
    return b"%08x %s\n" % (zlib.crc32(body), body)


def _read(path: Path) -> list[Scan]:
    """Read what is whole; damaged records are kept beside the file for a person to look at."""
    lines = path.read_bytes().split(b"\n") if path.exists() else [b""]
    damaged = [line for line in lines[:-1] if line and not _is_whole(line)]
    if lines[-1] and not _is_whole(lines[-1]):
        log.warning("A record of %s was torn by a crash; its scan was never acknowledged.", path)
    if damaged:
        log.error("%d records of %s are damaged: %r", len(damaged), path, damaged)
        with path.with_suffix(".damaged").open("ab") as file:
            file.writelines(line + b"\n" for line in damaged)
    return list(_scans(lines))


def _is_whole(line: bytes) -> bool:
    return _read_record(line) is not None


def _read_record(line: bytes) -> Scan | None:
    """Read one record; None where its checksum is wrong, or it says nothing that is known here."""
    check, _, body = line.partition(b" ")
    if check != b"%08x" % zlib.crc32(body):
        return None
    try:
        values = json.loads(body)
        raw = base64.b64decode(values["raw"], validate=True)
        scan = Scan(**values | {"raw": raw, "at": datetime.fromisoformat(values["at"])})
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    is_sound = all(isinstance(getattr(scan, name), kind) for name, kind in _TYPES.items())
    return scan if is_sound and scan.at.tzinfo else None


def _scans(lines: Iterable[bytes]) -> Iterator[Scan]:
    """Read records, each scan once."""
    seen = set()
    for line in lines:
        scan = _read_record(line)
        if scan is not None and scan.uid not in seen:
            seen.add(scan.uid)
            yield scan


def _sync_folder(folder: Path) -> None:
    """Put the name of a new file on the disk."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
