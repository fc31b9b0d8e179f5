"""Reads what was drawn, as a scanner would, before it is written or printed."""

from collections.abc import Iterable

import zxingcpp
from PIL import Image

from station.errors import InputError
from station.labels.choices import NAMES
from station.labels.drawing import Drawing, Mark
from station.labels.render import image_of
from station.labels.symbols import FORMATS
from station.wording import Text


def check(drawings: Iterable[Drawing]) -> None:
    """See that each code reads back as what it was drawn from, at the resolution of the printer.

    Raises:
        InputError: one does not; nothing should be printed.
    """
    for drawing in dict.fromkeys(drawings):  # sheets of copies are mostly the same
        image = image_of(drawing)
        for mark in drawing.marks:
            if not _reads(mark, image):
                raise InputError(
                    Text(
                        "“{text}” as {names} cannot be read back at {dpi} dpi.",
                        text=mark.text,
                        names=NAMES[mark.symbology],
                        dpi=drawing.dpi,
                    ),
                    Text("Take a larger label, another symbology, or a printer with more dots in an inch."),
                )


def _reads(mark: Mark, image: Image.Image) -> bool:
    box = mark.box
    part = image.crop((box.x, box.y, box.x + box.width, box.y + box.height))
    found = zxingcpp.read_barcodes(
        part,
        formats=zxingcpp.BarcodeFormats(FORMATS[mark.symbology]),
        text_mode=zxingcpp.TextMode.Plain,
        try_downscale=False,
    )
    return [code.text for code in found] == [mark.text]
