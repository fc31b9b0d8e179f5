"""Feeds a reader with damaged input and measures exceptions, the longest time, the growth of its memory."""

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, process_time
from traceback import format_exc

from benchmarks.fuzz.inputs import damaged
from benchmarks.result import Figure, Result

MOST_TIME = 1.0
"""Processor time, s, that one input may take."""

MOST_GROWTH = 50.0
"""MB by which the process may grow once it is warm."""

WARM = 0.1
"""Share of the inputs after which it is taken to be warm."""

MOST_CRASHES = 20
"""Crashes after which a run ends."""

Take = Callable[[bytes], object]
"""Reads one input; whatever it raises is a crash."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that reads what may be malformed."""

    about: str
    seeds: Callable[[], Sequence[bytes]]
    """Returns input that was recorded, or is whole."""
    open: Callable[[Path], AbstractContextManager[Take]]
    """Opens it, with a folder of its own."""


@contextmanager
def quiet(*names: str) -> Iterator[None]:
    """Keep loggers from telling of every input that is meant to be wrong."""
    levels = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)


@dataclass(slots=True)
class _Log:
    inputs: int = 0
    longest: float = 0.0
    crashes: int = 0
    warm: float = 0.0
    """Memory, MB, once it is warm."""


def run(name: str, target: Target, inputs: int, seconds: float, keep: Path, *, first: int = 0) -> Result:
    """Feed a target with so many inputs, or for so long.

    Args:
        name: of the target.
        target: what reads.
        inputs: at most.
        seconds: at most.
        keep: folder for the inputs that crash it, beside what was raised.
        first: number of the first input.
    """
    seeds, log, began = target.seeds(), _Log(), monotonic()
    with TemporaryDirectory(prefix="station-fuzz-") as folder, target.open(Path(folder)) as take:
        for number in range(first, first + inputs):
            _feed(take, damaged(number, seeds), log, keep / f"{name}-{number}")
            is_late = monotonic() - began > seconds
            is_warm = log.inputs >= WARM * inputs or monotonic() - began > WARM * seconds
            if is_warm and not log.warm:
                log.warm = _memory()
            if is_late or log.crashes >= MOST_CRASHES:
                break
        growth = _memory() - (log.warm or _memory())
    return _result(name, target, log, growth, monotonic() - began)


def _feed(take: Take, data: bytes, log: _Log, keep: Path) -> None:
    began = process_time()
    try:
        take(data)
    except Exception:  # noqa: BLE001 - whatever it is, it is what was looked for
        log.crashes += 1
        keep.parent.mkdir(parents=True, exist_ok=True)
        keep.with_suffix(".bin").write_bytes(data)
        keep.with_suffix(".txt").write_text(format_exc(), encoding="utf-8")
    log.longest = max(log.longest, process_time() - began)
    log.inputs += 1


def _result(name: str, target: Target, log: _Log, growth: float, took: float) -> Result:
    return Result(
        name,
        target.about,
        (
            Figure("inputs", log.inputs, goal="> 0", is_met=log.inputs > 0),
            Figure("exceptions", log.crashes, goal="0", is_met=not log.crashes),
            Figure("rate", log.inputs / took, "/s"),
            Figure("longest", log.longest * 1000, "ms", None, "<= 1 s", is_met=log.longest <= MOST_TIME),
            Figure("growth of memory", growth, "MB", None, "<= 50 MB", is_met=growth <= MOST_GROWTH),
        ),
    )


def _memory() -> float:
    """Return the memory, MB, that is resident."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
