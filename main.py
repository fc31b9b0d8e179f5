"""The composition root: the command line, with the windows that it may open."""

import sys
from collections.abc import Sequence
from pathlib import Path

from station.cli import Windows
from station.cli import main as run
from station.settings import Settings


def _open_station(database: str, settings: Settings, path: Path | None) -> int:
    from ui.training import run_station  # noqa: PLC0415 - Qt is slow to load and most commands need none

    return run_station(database, settings, path)


def _open_demo(settings: Settings) -> int:
    from ui.demo import run as run_demo  # noqa: PLC0415

    return run_demo(settings)


def _open_training(settings: Settings, is_new: bool) -> int:
    from ui.training import run as run_training  # noqa: PLC0415

    return run_training(settings, is_new=is_new)


def main(words: Sequence[str] | None = None) -> int:
    """Run the station; `words` are those of the command line when left out."""
    windows = Windows(station=_open_station, demo=_open_demo, training=_open_training)
    return run(sys.argv[1:] if words is None else words, windows)


if __name__ == "__main__":
    sys.exit(main())
