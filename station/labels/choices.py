"""What may be chosen for a label: pattern, form of the code, size, sheet; light enough for every start."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from station.errors import InputError
from station.wording import Text

_LIMITS = 10.0, 297.0  # mm, of one side of a label

MOST_COPIES = 200
"""Of each label in one job."""

DPIS = (203, 300, 600)
"""Dots in an inch that label and office printers have."""


class Symbology(StrEnum):
    """The patterns that the station draws."""

    CODE128 = "code128"
    QR = "qr"
    DATAMATRIX = "datamatrix"


NAMES = {Symbology.CODE128: "Code 128", Symbology.QR: "QR", Symbology.DATAMATRIX: "Data Matrix"}
"""What people call them."""


class Form(StrEnum):
    """The two forms of InvenTree's internal codes."""

    SHORT = "short"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Size:
    """Of a label, mm."""

    width: float
    height: float

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `57x32`.

        Raises:
            InputError: it is not two lengths from 10 to 297.
        """
        found = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]+)?)[x×]([0-9]{1,3}(?:\.[0-9]+)?)", text.strip().lower())
        sides = [float(side) for side in found.groups()] if found else []
        if not sides or not all(_LIMITS[0] <= side <= _LIMITS[1] for side in sides):
            raise InputError(
                Text("“{text}” is not the size of a label.", text=text),
                Text("Write WIDTHxHEIGHT in millimetres, each from 10 to 297, such as 57x32."),
            )
        return cls(*sides)

    def __str__(self) -> str:
        """Write the form that `parse` reads."""
        return f"{self.width:g}x{self.height:g}"


SIZES = (Size(57, 32), Size(89, 36), Size(100, 50))
"""Common rolls; any other size may be given."""


A4 = Size(210, 297)


@dataclass(frozen=True, slots=True)
class Sheet:
    """How labels lie on A4, mm."""

    columns: int
    rows: int
    label: Size
    left: float
    top: float
    across: float
    """From the left edge of a label to that of the next."""
    down: float

    @property
    def count(self) -> int:
        """Return the labels on one sheet."""
        return self.columns * self.rows


SHEETS = {
    "3x8": Sheet(3, 8, Size(63.5, 33.9), left=7.2, top=12.9, across=66.0, down=33.9),
    "3x7": Sheet(3, 7, Size(63.5, 38.1), left=7.2, top=15.1, across=66.0, down=38.1),
    "2x7": Sheet(2, 7, Size(99.1, 38.1), left=4.7, top=15.1, across=101.6, down=38.1),
    "2x4": Sheet(2, 4, Size(99.1, 67.7), left=4.7, top=13.1, across=101.6, down=67.7),
}
"""Common sheets, by labels across and down."""


def sheet_named(name: str) -> Sheet:
    """Return a sheet.

    Raises:
        InputError: there is none of this name.
    """
    if name not in SHEETS:
        raise InputError(
            Text("There is no sheet “{name}”.", name=name),
            Text("Take one of {sheets}.", sheets=", ".join(SHEETS)),
        )
    return SHEETS[name]


@dataclass(frozen=True, slots=True)
class Job:
    """Everything that is chosen before labels are printed."""

    symbology: Symbology = Symbology.CODE128
    form: Form = Form.SHORT
    size: Size = SIZES[0]
    """Of a label on a roll; a sheet has its own."""
    sheet: Sheet | None = None
    dpi: int = 300
    copies: int = 1
    """Of each label."""
