"""Search as you type over a million items: from each key to its rows on the screen, and what stalls.

`python -m benchmarks.finder DATABASE` is the window in a process of its own, which types by itself.
"""

import json
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from time import monotonic, perf_counter

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from benchmarks.result import Figure, Result, percentile
from benchmarks.screen import screen
from benchmarks.stock import kept
from station.finder import INDEXED, phrases
from station.settings import Settings, SoundSettings
from ui.app import Desktop, make_application
from ui.panels.finder import PAUSE

ITEMS = 1_000_000
WORDS = ("rc0603fr-07123kl", "l0012345", "r_470k aisle 7", "603 bin 99", "#654321", "zq9 nothing", "qq")
"""What is typed: a common part, one lot, two words, common words, a number, and two that nothing has."""

GAP = 250
"""Time, ms, between two keys, so that each is looked for."""

BEAT = 2
"""Time, ms, between two heartbeats of the window."""

MOST_ROWS = 100.0
"""ms from a key to the first rows on the screen."""

GOAL = f"<= {MOST_ROWS:g}"

MOST_STALL = 16.0
"""ms for which the window may not answer."""


def run(items: int = ITEMS, words: tuple[str, ...] = WORDS) -> Result:
    """Type the words into the finder of a window, and ask SQLite itself for the same."""
    with kept(links=0, items=items) as url, tempfile.TemporaryDirectory() as folder, screen() as environment:
        homes = {f"XDG_{name}_HOME": folder for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        command = [sys.executable, "-m", "benchmarks.finder", url, *words]
        done = subprocess.run(command, env=environment | homes, stdout=subprocess.PIPE, text=True, check=True)
        told = json.loads(done.stdout)
        raw = [_raw(url.removeprefix("sqlite:///"), typed) for typed in told["texts"]]
    delays, slowest = told["delays"], percentile(told["delays"], 95)
    stall, quiet = percentile(told["stalls"], 95), percentile(told["quiet"], 95)
    return Result(
        "finder",
        f"{len(delays)} keys that find something among {items:,} items, up to the rows on the screen",
        (
            Figure("key to rows, median", percentile(delays, 50), "ms", percentile(raw, 50)),
            Figure("key to rows, p95", slowest, "ms", percentile(raw, 95), GOAL, is_met=slowest <= MOST_ROWS),
            Figure("of that, pause in typing", PAUSE, "ms"),
            Figure("key to rows, longest", max(delays), "ms", max(raw)),
            Figure("key to “nothing”, longest", max(told["vain"], default=0.0), "ms"),
            Figure("stall after a key, p95", stall, "ms", quiet, "<= 16", is_met=stall <= MOST_STALL),
            Figure("stall after a key, longest", max(told["stalls"]), "ms", max(told["quiet"])),
        ),
    )  # fmt: skip


def _raw(path: str, words: str) -> float:
    """Return the time, ms, of the least that finds the first rows by SQLite alone."""
    terms = words.lower().split()
    indexed = [term for term in terms if len(term) >= INDEXED and not term.startswith("#")]
    with closing(sqlite3.connect(path)) as connection:
        began = perf_counter()
        if indexed:
            sql = (
                "SELECT i.* FROM items_search s JOIN items i ON i.id = s.rowid WHERE items_search MATCH ?"
                " LIMIT 200"
            )
            connection.execute(sql, (phrases(indexed),)).fetchall()
        else:
            connection.execute("SELECT * FROM items LIMIT 200").fetchall()
        return (perf_counter() - began) * 1000


class Typist(QObject):
    """Types into a finder, and notes when the rows are painted and how long the window does not answer."""

    def __init__(self, desktop: Desktop, words: list[str]) -> None:
        """Begin when the first rows are there."""
        super().__init__()
        self._finder = desktop.window.finder
        self._window = desktop.window
        self._keys = [key for word in words for key in (*word, "")]
        self._typed = ""
        self._at = self._beat = 0.0
        self.delays: list[float] = []
        self.vain: list[float] = []
        self.texts: list[str] = []
        self.stalls: list[float] = []
        self.quiet: list[float] = []
        self._longest = 0.0
        self._heart = QTimer(self)
        self._heart.timeout.connect(self._live)
        self._finger = QTimer(self)
        self._finger.timeout.connect(self._press)
        self._rest = 3000 // GAP
        self._finder.model.searched.connect(self._watch)
        self._beat = monotonic()
        self._heart.start(BEAT)
        self._finger.start(GAP)

    @Slot()
    def _live(self) -> None:
        now = monotonic()
        self._longest = max(self._longest, (now - self._beat) * 1000 - BEAT)
        self._beat = now

    @Slot()
    def _press(self) -> None:
        """Note the longest stall since the last key, and press the next one, once the window has settled."""
        longest, self._longest = self._longest, 0.0
        if self._rest:
            self._rest -= 1
            self.quiet += [longest] if self._rest < 2000 // GAP else []
            return
        self.stalls.append(longest)
        if not self._keys:
            self._window.close()
            return
        key = self._keys.pop(0)
        self._at = monotonic()
        if key:
            self._typed += key
            QTest.keyClicks(self._finder.field, key)
        else:
            self._typed = ""
            self._finder.field.clear()

    @Slot(str)
    def _watch(self, words: str) -> None:
        """Wait for the paint of the rows that answer the last key."""
        if self._at and words == self._typed and words.strip():
            self._finder.table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the time when the rows have gone to the screen."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._note)
        return False

    @Slot()
    def _note(self) -> None:
        delay = (monotonic() - self._at) * 1000
        if self._finder.model.rowCount():
            self.delays.append(delay)
            self.texts.append(self._typed)
        else:
            self.vain.append(delay)


def main(database: str, words: list[str]) -> None:
    """Open the window, type, and write what was noted."""
    application = make_application()
    desktop = Desktop(database, Settings(sound=SoundSettings(enabled=False)))
    desktop.start()
    typist = Typist(desktop, words)
    application.exec()
    desktop.close()
    names = ("delays", "vain", "texts", "stalls", "quiet")
    told = {name: getattr(typist, name) for name in names}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
