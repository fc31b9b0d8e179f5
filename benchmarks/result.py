"""What a benchmark has found: figures beside a reference of the same run, as a table and as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    what: str
    value: float
    unit: str = ""
    reference: float | None = None
    """The same of something that cannot be done without; None where there is nothing to compare with."""
    goal: str = ""
    is_met: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """Everything one benchmark has found."""

    name: str
    about: str
    figures: tuple[Figure, ...]

    @property
    def is_met(self) -> bool:
        """Tell whether every goal was met."""
        return all(figure.is_met for figure in self.figures)

    def table(self) -> str:
        """Return the figures as text."""
        rows = [("", "value", "reference", "goal", "")]
        rows += [_row(figure) for figure in self.figures]
        widths = [max(len(row[column]) for row in rows) for column in range(5)]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows
        ]
        return "\n".join([f"{self.name}: {self.about}", *(f"  {line}".rstrip() for line in lines)])

    def write(self, folder: Path) -> Path:
        """Write the figures as JSON, named after the benchmark; return the file."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.name}.json"
        path.write_text(
            json.dumps({**asdict(self), "is_met": self.is_met}, indent=2) + "\n", encoding="utf-8"
        )
        return path


def percentile(values: Sequence[float], percent: int) -> float:
    """Return the value that so many percent of all do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def _row(figure: Figure) -> tuple[str, str, str, str, str]:
    reference = "" if figure.reference is None else f"{figure.reference:,.5g} {figure.unit}".strip()
    verdict = ("met" if figure.is_met else "MISSED") if figure.goal else ""
    return figure.what, f"{figure.value:,.5g} {figure.unit}".strip(), reference, figure.goal, verdict
