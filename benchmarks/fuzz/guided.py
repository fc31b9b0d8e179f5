"""Fuzzes one target by coverage (atheris), which learns what leads further into the code.

Usage: python -m benchmarks.fuzz.guided NAME. It needs `uv sync --group fuzz`, and ends with status 0 when
nothing was found; else the input is in build/fuzz.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

from benchmarks.fuzz.__main__ import FOLDER, INPUTS, MINUTES, TARGETS
from benchmarks.fuzz.target import MOST_TIME

MOST_MEMORY = 1024
"""MB that the process may take, with what the coverage itself needs."""


def main() -> None:
    """Fuzz until an input is found, or so many were tried; libFuzzer ends the process."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz.guided", description=__doc__)
    parser.add_argument("name", choices=TARGETS)
    parser.add_argument("--inputs", type=int, default=INPUTS)
    parser.add_argument("--minutes", type=float, default=MINUTES)
    wanted = parser.parse_args()
    target = TARGETS[wanted.name]
    corpus = FOLDER / "corpus" / wanted.name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    atheris.instrument_all()
    with TemporaryDirectory(prefix="station-fuzz-") as folder, target.open(Path(folder)) as take:
        options = {"runs": wanted.inputs, "max_total_time": round(wanted.minutes * 60),
                   "timeout": round(10 * MOST_TIME), "rss_limit_mb": MOST_MEMORY, "max_len": 65536,
                   "artifact_prefix": f"{FOLDER}/{wanted.name}-"}  # fmt: skip
        atheris.Setup(
            [sys.argv[0], *(f"-{name}={value}" for name, value in options.items()), str(corpus)], take
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main()
