"""The practice stock: demo data and real labels, in a database of its own that nothing else uses."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from filelock import FileLock, Timeout

from station.codes.commands import card_text
from station.errors import StationError, StoreError
from station.records import ItemKind
from station.service import Station
from station.settings import APP, Settings
from station.wording import Text

DATA = Path(__file__).parent.parent / "resources" / "demo"
DELIVERIES = DATA / "deliveries"
"""Stock items that two of the real labels agree with; they come in beside InvenTree's own data."""

STEM = "training"
"""What the files of the practice database begin with."""

REEL = "KYOCERA reel"
REEL_WORDS = "08052C103M4Z2A"
"""Real label that agrees with an item of the deliveries, and the words that find that item."""

CARDS = ("LINK", "UNLINK", "UNDO", "PARK", "CANCEL")

_SERIAL = "CM274662"  # of the reel whose label was photographed


@dataclass(frozen=True, slots=True)
class PracticeLabel:
    """What a simulated scanner can read."""

    name: str
    text: str


def practice_folder() -> Path:
    """Return the folder of the practice database."""
    return platformdirs.user_data_path(APP, appauthor=False)


def labels() -> dict[str, str]:
    """Return real labels by the name of what they stick on."""
    lines = (DATA / "labels.jsonl").read_text(encoding="utf-8").split("\n")
    return {row["name"]: row["raw"] for row in map(json.loads, filter(None, lines))}


def reel_label(number: int) -> str:
    """Return the label of another reel of the same delivery: it is unknown until it is linked.

    Args:
        number: makes it another one; only the last six digits count.
    """
    return labels()[REEL].replace(_SERIAL, f"CM{number % 1_000_000:06}")


def practice_labels() -> tuple[PracticeLabel, ...]:
    """Return the real labels, and then the command cards."""
    real = [PracticeLabel(name, text) for name, text in labels().items()]
    return (*real, *(PracticeLabel(command, card_text(command)) for command in CARDS))


@contextmanager
def open_practice(folder: Path, settings: Settings, *, is_new: bool = False) -> Iterator[str]:
    """Lend the URL of the practice database, made when it is missing; only one process has it at a time.

    Args:
        folder: where its files are.
        settings: of the station that practises.
        is_new: forget what was practised before.

    Raises:
        StationError: somebody else practises in this folder, or the database cannot be used.
    """
    with _alone(folder):
        if is_new:
            _remove(folder)
        database = f"sqlite:///{folder / f'{STEM}.sqlite'}"
        try:
            _fill(database, settings)
        except StoreError as error:
            raise StoreError(
                error.title, Text("Make the practice database anew with: scanning-station train --reset")
            ) from error
        yield database


def _fill(database: str, settings: Settings) -> None:
    station = Station.open(database, settings)
    try:
        if not station.count(ItemKind.STOCKITEM):
            station.import_files([DATA, DELIVERIES])
    finally:
        station.close()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / f"{STEM}.lock", timeout=0)
        lock.acquire()
    except Timeout as error:
        raise StationError(
            Text("A training window is open already."), Text("Go on in that window, or close it first.")
        ) from error
    except OSError as error:
        raise _unusable(folder, error) from error
    try:
        yield
    finally:
        lock.release()


def _remove(folder: Path) -> None:
    """Remove the database with its journal, its copies and its spool, and the settings."""
    try:
        for pattern in (f"{STEM}.sqlite*", f"{STEM}.*.spool", f"{STEM}.toml*"):
            for path in folder.glob(pattern):
                path.unlink()
    except OSError as error:
        raise _unusable(folder, error) from error


def _unusable(folder: Path, error: OSError) -> StoreError:
    return StoreError(
        Text(
            "The practice database cannot be kept in {folder}: {problem}.",
            folder=folder,
            problem=error.strerror or error,
        ),
        Text("Give this user the right to write there."),
    )
