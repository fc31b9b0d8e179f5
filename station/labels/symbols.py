"""A text as a pattern of modules: Code 128 by python-barcode, QR and Data Matrix by zxing-cpp."""

from dataclasses import dataclass
from typing import cast

import zxingcpp
from barcode.codex import Code128
from barcode.errors import BarcodeError

from station.errors import InputError
from station.labels.choices import NAMES, Symbology
from station.wording import Text

FORMATS = {
    Symbology.CODE128: zxingcpp.BarcodeFormat.Code128,
    Symbology.QR: zxingcpp.BarcodeFormat.QRCode,
    Symbology.DATAMATRIX: zxingcpp.BarcodeFormat.DataMatrix,
}
"""What zxing-cpp calls them."""

_QUIET = {Symbology.CODE128: 10, Symbology.QR: 4, Symbology.DATAMATRIX: 2}


@dataclass(frozen=True, slots=True)
class Symbol:
    """A drawn code, before it has a size."""

    text: str
    symbology: Symbology
    rows: tuple[str, ...]
    """`1` for a dark module and `0` for a light one; a linear code has one row."""

    @property
    def width(self) -> int:
        """Return the number of modules in a row."""
        return len(self.rows[0])

    @property
    def quiet(self) -> int:
        """Return the modules that must stay empty on each side (ISO/IEC 15417, 18004, 16022)."""
        return _QUIET[self.symbology]

    @property
    def is_linear(self) -> bool:
        """Tell whether its height is free."""
        return self.symbology is Symbology.CODE128


def draw_symbol(text: str, symbology: Symbology) -> Symbol:
    """Draw a text.

    Raises:
        InputError: this symbology has no pattern for this text.
    """
    try:
        rows = _linear(text) if symbology is Symbology.CODE128 else _matrix(text, symbology)
    except (BarcodeError, ValueError) as error:
        raise InputError(
            Text(
                "“{text}” cannot be drawn as {names}: {error}", text=text, names=NAMES[symbology], error=error
            ),
            Text("Choose another symbology, or plain letters and digits for the prefix in the settings."),
        ) from error
    return Symbol(text, symbology, rows)


def _linear(text: str) -> tuple[str, ...]:
    if not text:
        raise ValueError("it is empty")
    return tuple(Code128(text).build())


def _matrix(text: str, symbology: Symbology) -> tuple[str, ...]:
    options: dict[str, object] = {"ec_level": "M"} if symbology is Symbology.QR else {"force_square": True}
    pattern = zxingcpp.create_barcode(text, FORMATS[symbology], **options)
    image = pattern.to_image(scale=1, add_quiet_zones=False)
    rows = cast("list[list[int]]", memoryview(cast("bytes", image)).tolist())
    return tuple("".join("0" if light else "1" for light in row) for row in rows)
