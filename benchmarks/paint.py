"""From the last byte of a scan to the painted banner, beside the same window with an echo for its store."""

import random
import tempfile
from contextlib import ExitStack
from pathlib import Path
from threading import Event
from time import monotonic

from benchmarks.result import Figure, Result, percentile
from benchmarks.screen import Window, screen, window
from benchmarks.stock import kept, label

LINKS = 1_000_000
ITEMS = 100_000
SCANS = 1_000
PAUSE = 0.05
"""Time, s, between a painted banner and the next scan."""

MOST_DELAY = 20.0
"""ms from the last byte to the paint, p99."""

MOST_RATIO = 1.5


def run(links: int = LINKS, items: int = ITEMS, scans: int = SCANS) -> Result:
    """Scan into both windows in turn: every fourth code is unknown."""
    delays: dict[str, list[float]] = {"station": [], "echo": []}
    with ExitStack() as opened:
        url = opened.enter_context(kept(links=links, items=items))
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        environment = opened.enter_context(screen())
        windows = {
            mode: opened.enter_context(window(environment, folder, mode, database=url, scanners=1))
            for mode in delays
        }
        chance, pause = random.Random(1), Event()  # noqa: S311 - the same each time
        for number in range(scans):
            text = label(chance.randint(1, links)) if number % 4 else f"PAINT-{number:06}"
            for mode, taken in delays.items():
                taken.append(_scan(windows[mode], text) * 1000)
                pause.wait(PAUSE)
    return _result(delays["station"], delays["echo"], links)


def _scan(shown: Window, text: str) -> float:
    """Send a scan; return the time, s, until its banner has painted."""
    data = f"{text}\r".encode()
    shown.scanners[0].send(data[:-1])
    began = monotonic()
    shown.scanners[0].send(data[-1:])
    while (line := shown.told.wait(scan=text)).get("painted") is None:
        pass
    return float(line["painted"]) - began


def _result(ours: list[float], echo: list[float], links: int) -> Result:
    p99 = percentile(ours, 99)
    ratio = percentile(ours, 50) / percentile(echo, 50)
    slow = p99 / percentile(echo, 99)
    return Result(
        "paint",
        f"last byte of a scan to the painted banner, {len(ours):,} scans, {links:,} links",
        (
            Figure("median", percentile(ours, 50), "ms", percentile(echo, 50)),
            Figure("p99", p99, "ms", percentile(echo, 99), f"<= {MOST_DELAY:g}", is_met=p99 <= MOST_DELAY),
            Figure(
                "ratio of the medians", ratio, "x", None, f"<= {MOST_RATIO} x", is_met=ratio <= MOST_RATIO
            ),
            Figure("ratio of the p99", slow, "x"),
        ),
    )
