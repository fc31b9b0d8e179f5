"""The command line: the same verbs as the window, for people, scripts and tests."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from station.cli.arguments import Arguments, read_arguments
from station.cli.printing import Printer
from station.errors import InputError, StationError
from station.settings import Settings, default_database, read_settings

WRONG = 2
"""Exit status for wrong usage or input; 0 is done or found, 1 refused or not found."""

Opener = Callable[[str, Settings, Path | None], int]
"""Opens a window on a database URL, with settings and the file that was named for them, and returns an exit
status when it is closed."""


@dataclass(frozen=True)
class Windows:
    """The windows that the composition root lends: the command line itself knows no Qt."""

    station: Opener
    demo: Callable[[Settings], int]
    training: Callable[[Settings, bool], int]
    """Takes whether what was practised before is to be forgotten."""


def main(words: Sequence[str], windows: Windows) -> int:
    """Carry out one command; without one, open the window.

    Returns:
        0 done or found, 1 refused or not found, 2 wrong usage or input.
    """
    arguments = read_arguments(words)
    printer = Printer(is_json=arguments.json)
    try:
        return _run(arguments, printer, windows)
    except StationError as error:
        printer.error(error)
        return WRONG
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Stopped; what was not announced was not done.", file=sys.stderr)
        return 130


def _run(arguments: Arguments, printer: Printer, windows: Windows) -> int:
    settings = read_settings(arguments.settings)
    if arguments.verb == "demo":
        return windows.demo(settings)
    if arguments.verb == "train":
        if arguments.database:
            raise InputError(
                "Training has a database of its own.",
                "Leave --database out: the real stock is never touched.",
            )
        return windows.training(settings, arguments.reset)
    database = arguments.database or settings.station.database or default_database()
    if arguments.verb == "window":
        return windows.station(database, settings, arguments.settings)
    from station.cli.verbs import VERBS  # noqa: PLC0415 - slow to load, and the window needs none

    return VERBS[arguments.verb](arguments, settings, database, printer)
