"""The composition root: the command line, with the windows that it may open."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from station.settings import Settings

NAME = "scanning-station"
OPTIONS = ("--database", "--settings")
"""Options of the command line that go with the window."""


def _open_station(database: str, settings: "Settings", path: Path | None) -> int:
    from ui.training import run_station  # noqa: PLC0415 - Qt is slow to load and most commands need none

    return run_station(database, settings, path)


def _open_demo(settings: "Settings") -> int:
    from ui.demo import run as run_demo  # noqa: PLC0415

    return run_demo(settings)


def _open_training(settings: "Settings", is_new: bool) -> int:
    from ui.training import run as run_training  # noqa: PLC0415

    return run_training(settings, is_new=is_new)


def _opens_window(words: Sequence[str]) -> bool:
    """Tell whether the words ask for the window and nothing else, without loading what reads them."""
    rest = iter(words)
    for word in rest:
        if word in OPTIONS:
            next(rest, None)
        elif word.partition("=")[0] not in OPTIONS:
            return False
    return True


def main(words: Sequence[str] | None = None) -> int:
    """Run the station; `words` are those of the command line when left out."""
    told = sys.argv[1:] if words is None else words
    opening = None
    if _opens_window(told):
        from ui.opening import open_at_once  # noqa: PLC0415

        opening = open_at_once(NAME)
    from station.cli import Windows  # noqa: PLC0415 - slow to load: the operator sees meanwhile that it opens
    from station.cli import main as run  # noqa: PLC0415

    try:
        return run(told, Windows(station=_open_station, demo=_open_demo, training=_open_training))
    finally:
        del opening


if __name__ == "__main__":
    sys.exit(main())
