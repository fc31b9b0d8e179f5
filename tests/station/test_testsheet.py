"""The printed test card reads back as what it should say."""

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from station.errors import InputError
from station.testcard import CARD, LINE_CARD
from station.testsheet import bars, draw, matrix


def read(picture: Image.Image) -> set[bytes]:
    return {code.bytes for code in zxingcpp.read_barcodes(picture.convert("L"))}


def test_both_codes_on_the_page_read_back(tmp_path: Path) -> None:
    draw(tmp_path / "card.png")
    assert read(Image.open(tmp_path / "card.png")) == {CARD.encode(), LINE_CARD.encode()}


def test_the_drawing_for_browsers_reads_back(tmp_path: Path, qapp: object) -> None:
    draw(tmp_path / "card.svg")
    image = QImage(1680, 2376, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    QSvgRenderer(str(tmp_path / "card.svg")).render(painter, QRectF(image.rect()))
    painter.end()
    image.save(str(tmp_path / "drawn.png"))
    assert read(Image.open(tmp_path / "drawn.png")) == {CARD.encode(), LINE_CARD.encode()}


def test_the_page_for_printers_is_a_pdf(tmp_path: Path) -> None:
    draw(tmp_path / "CARD.PDF")
    assert (tmp_path / "CARD.PDF").read_bytes().startswith(b"%PDF")


def test_the_square_code_is_square_and_the_long_one_a_row() -> None:
    assert len(matrix()) == len(matrix()[0])
    assert len(bars()) == 1


@pytest.mark.parametrize("name", ["card", "card.docx", "no such folder/card.png"])
def test_a_file_that_cannot_be_written_is_told_with_the_fix(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError) as told:
        draw(tmp_path / name)
    assert told.value.advice
