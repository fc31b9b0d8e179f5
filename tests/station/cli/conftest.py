"""Runs one command of the command line in this process."""

import io
import json
import sys
from collections.abc import Callable
from typing import Any

import pytest

import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(database: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs one command on the test's database: status, output, errors."""

    def run_words(*words: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            status = main.main(["--database", database, *words])
        except SystemExit as left:
            status = int(str(left.code))
        return status, *capsys.readouterr()

    return run_words


def told(output: str) -> dict[str, Any]:
    """Return the one JSON object that was printed."""
    value: dict[str, Any] = json.loads(output)
    return value
