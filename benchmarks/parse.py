"""How many codes a second one core reads, over all recorded labels."""

import json
from pathlib import Path
from time import perf_counter

from benchmarks.result import Figure, Result
from station.codes import read_code

LABELS = Path(__file__).parent.parent / "tests" / "data" / "labels.jsonl"
SECONDS = 5.0
LEAST = 10_000


def run(seconds: float = SECONDS) -> Result:
    """Read all labels again and again for so long."""
    texts = [json.loads(line)["raw"] for line in LABELS.read_text(encoding="utf-8").split("\n") if line]
    count, began = 0, perf_counter()
    while (took := perf_counter() - began) < seconds:
        for text in texts:
            read_code(text)
        count += len(texts)
    rate = count / took
    figure = Figure("codes read", rate, "/s", None, f">= {LEAST:,} /s", is_met=rate >= LEAST)
    return Result("parse", f"{len(texts)} recorded labels, over and over", (figure,))
