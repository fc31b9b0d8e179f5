"""Single words of the command line as values; a wrong one is told with what would be right."""

import argparse
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from station.errors import InputError
from station.filters import read_moment
from station.labels.choices import MOST_COPIES, Size, sheet_named
from station.records import ItemKind, ItemRef

T = TypeVar("T")

MOST = 1_000_000
"""More of anything is a slip of the finger."""

MOST_PORT = 65535


def _told(read: Callable[[str], T]) -> Callable[[str], T]:
    """Return what reads a word for argparse, which tells the trouble in its own way."""

    def read_word(text: str) -> T:
        try:
            return read(text)
        except InputError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return read_word


ref = _told(ItemRef.parse)
size = _told(Size.parse)
sheet = _told(sheet_named)
since = _told(read_moment)
until = _told(partial(read_moment, is_end=True))


def port(text: str) -> int:
    """Read the number of a TCP port; 0 lets the system choose."""
    if not text.isdecimal() or int(text) > MOST_PORT:
        raise argparse.ArgumentTypeError(f"“{text}” is not a port from 0 to {MOST_PORT}")
    return int(text)


def reason(text: str) -> str:
    """Read a reason, which has words."""
    if not text.strip():
        raise argparse.ArgumentTypeError("a reason in words is needed")
    return text.strip()


def kind(text: str) -> ItemKind | None:
    """Read a kind of item; None for any."""
    if text == "any":
        return None
    if text not in set(ItemKind):
        raise argparse.ArgumentTypeError(f"“{text}” is no kind of item; write any or {', '.join(ItemKind)}")
    return ItemKind(text)


def copies(text: str) -> int:
    """Read how many copies of a label are wanted."""
    if positive(text) > MOST_COPIES:
        raise argparse.ArgumentTypeError(f"{text} are too many at once; print {MOST_COPIES} copies at most")
    return int(text)


def positive(text: str) -> int:
    """Read a whole number from 1."""
    if not text.isdecimal() or not 0 < int(text) <= MOST:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 1 to {MOST}")
    return int(text)
