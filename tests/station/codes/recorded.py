"""The recorded labels: real strings with what they say, and which of them are the same label."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[2] / "data" / "labels.jsonl"


@cache
def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").split("\n") if line]


def label_of(row: dict[str, Any]) -> str:
    """Return the name of the label that a row is a scan of."""
    return str(row.get("group", row["id"]))
