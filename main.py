"""The composition root: the command line, with the windows that it may open."""

import sys
from collections.abc import Sequence
from pathlib import Path

from station.cli import Windows
from station.cli import main as run
from station.settings import Settings


def _open_station(database: str, settings: Settings, path: Path | None) -> int:
    from ui.app import run as run_window  # noqa: PLC0415 - Qt is slow to load and most commands need none

    return run_window(database, settings, path)


def _open_demo(settings: Settings) -> int:
    from ui.demo import run as run_demo  # noqa: PLC0415

    return run_demo(settings)


def main(words: Sequence[str] | None = None) -> int:
    """Run the station; `words` are those of the command line when left out."""
    return run(sys.argv[1:] if words is None else words, Windows(station=_open_station, demo=_open_demo))


if __name__ == "__main__":
    sys.exit(main())
