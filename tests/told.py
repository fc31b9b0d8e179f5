"""A child process that tells what it does, one JSON object a line: wait for what it says."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

ROOT = Path(__file__).parent.parent
PATIENCE = 30  # s, never waited for in full


class Told:
    """What a child process has said so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._lines: Queue[dict[str, Any]] = Queue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def wait(self, **wanted: object) -> dict[str, Any]:
        """Return the next line in which all this stands; lines before it are dropped."""
        while True:
            line = self._lines.get(timeout=PATIENCE)
            assert "ended" not in line, f"the window closed while {wanted} was waited for"
            if wanted.items() <= line.items():
                return line

    def wait_for_key(self, key: str) -> Any:
        """Return the value of the next line that has this key."""
        while key not in (line := self._lines.get(timeout=PATIENCE)):
            assert "ended" not in line, f"the window closed while {key} was waited for"
        return line[key]

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(json.loads(line))
        self._lines.put({"ended": True})


@contextmanager
def running(script: str, *arguments: str, environment: dict[str, str]) -> Iterator[Told]:
    """Run a script of the tests until the end of the block."""
    command = [sys.executable, "-m", script, *arguments]
    with subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        try:
            yield Told(process)
        finally:
            process.terminate()
            process.wait()
