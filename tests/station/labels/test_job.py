"""Labels read back, in every form and format, by a reader that did not draw them."""

import io
import math
import re
from collections.abc import Iterable

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from station.codes import read_code
from station.errors import InputError
from station.labels.choices import DPIS, SHEETS, SIZES, Form, Job, Sheet, Size, Symbology
from station.labels.drawing import Box, Drawing
from station.labels.job import draw_labels
from station.labels.lettering import ASCENT
from station.labels.reading import check
from station.labels.render import image_of, pdf_of, png_of, svg_of
from station.labels.symbols import draw_symbol
from station.records import CODE_LIMIT, Item, ItemKind, ItemRef

FORMATS = {
    Symbology.CODE128: zxingcpp.BarcodeFormat.Code128,
    Symbology.QR: zxingcpp.BarcodeFormat.QRCode,
    Symbology.DATAMATRIX: zxingcpp.BarcodeFormat.DataMatrix,
}
REEL = Item(
    ItemRef(ItemKind.STOCKITEM, 12),
    "R_10K_0402_1% thick film resistor, Yageo RC0402FR-0710KL, 100 mW, -55 … 155 °C",
    {"quantity": "4400", "location": "Electronics Lab/Reel Storage/Shelf 7", "lot": "L24", "mpn": "RC0402"},
)


def read(image: Image.Image) -> list[tuple[str, zxingcpp.BarcodeFormat]]:
    """Read all that is on a picture, whatever it is."""
    return [(code.text, code.format) for code in zxingcpp.read_barcodes(image)]


def label(item: Item = REEL, **choices: object) -> Drawing:
    [drawing] = draw_labels([item], Job(**choices))  # type: ignore[arg-type]
    return drawing


def rendered(pdf: bytes, dpi: int) -> list[Image.Image]:
    """Return the pages of a PDF as a printer of this resolution would get them."""
    document = pypdfium2.PdfDocument(pdf)
    nearly = dpi / 72 * (1 - 1e-5)  # the renderer rounds the page up to whole dots
    try:
        return [page.render(scale=nearly, grayscale=True).to_pil() for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("kind", ItemKind)
@pytest.mark.parametrize("symbology", Symbology)
@pytest.mark.parametrize("form", Form)
def test_every_kind_reads_back_as_itself(kind: ItemKind, symbology: Symbology, form: Form) -> None:
    item = Item(ItemRef(kind, 90210), "Something")
    drawn = image_of(label(item, symbology=symbology, form=form, size=Size(100, 50)))
    [(text, found)] = read(drawn)
    assert found == FORMATS[symbology]
    assert read_code(text).item == item.ref


@pytest.mark.parametrize("symbology", Symbology)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dpi", DPIS)
def test_the_short_form_fits_every_common_label(symbology: Symbology, size: Size, dpi: int) -> None:
    drawing = label(symbology=symbology, size=size, dpi=dpi)
    check([drawing])
    assert [text for text, _ in read(image_of(drawing))] == ["INV-SI12"]
    assert any("Qty 4400" in line.text for line in drawing.words)


@given(st.integers(0, 2**63 - 1), st.sampled_from(Symbology))
def test_any_number_reads_back(pk: int, symbology: Symbology) -> None:
    item = Item(ItemRef(ItemKind.STOCKITEM, pk), "")
    drawing = label(item, symbology=symbology, size=Size(100, 50))
    check([drawing])
    assert drawing.marks[0].text == f"INV-SI{pk}"


@given(
    title=st.text(max_size=300),
    value=st.text(max_size=CODE_LIMIT // 20),
    width=st.integers(38, 120),
    height=st.integers(10, 80),
    symbology=st.sampled_from(Symbology),
)
def test_no_word_leaves_the_label_or_touches_the_code(
    title: str, value: str, width: int, height: int, symbology: Symbology
) -> None:
    item = Item(REEL.ref, title, {"location": value, "lot": value, "mpn": "x" * 90})
    drawing = label(item, symbology=symbology, size=Size(width, height))
    [mark] = drawing.marks
    for line in drawing.words:
        top, right, bottom = line.baseline - line.size * ASCENT, line.x + line.width, line.baseline
        assert line.x >= 0
        assert top >= 0
        assert right <= drawing.width
        assert bottom + line.size * 0.24 <= drawing.height
        box = mark.box
        is_apart = (
            right <= box.x or line.x >= box.x + box.width or bottom <= box.y or top >= box.y + box.height
        )
        assert is_apart, (line, mark)
    check([drawing])


@pytest.mark.parametrize("symbology", Symbology)
@pytest.mark.parametrize("dpi", DPIS)
def test_the_pdf_sets_the_very_dots_of_the_printer(symbology: Symbology, dpi: int) -> None:
    drawing = label(symbology=symbology, dpi=dpi)
    [page] = rendered(pdf_of([drawing], "Labels"), dpi)
    box = drawing.marks[0].box
    area = (box.x, box.y, box.x + box.width, box.y + box.height)
    difference = ImageChops.difference(page.crop(area), image_of(drawing).crop(area))
    _, most = difference.getextrema()
    assert most <= 3, "of 255: numbers in a PDF are rounded"  # type: ignore[operator]


@pytest.mark.parametrize(("name", "sheet"), SHEETS.items())
def test_a_sheet_holds_its_labels_and_goes_on_on_the_next_page(name: str, sheet: Sheet) -> None:
    items = [Item(ItemRef(ItemKind.PART, pk), f"Part {pk}") for pk in range(100, 115)]
    job = Job(symbology=Symbology.DATAMATRIX, sheet=sheet, copies=2)
    pages = draw_labels(items, job)
    check(pages)
    assert len(pages) == math.ceil(30 / sheet.count)
    found = [text for page in rendered(pdf_of(pages, "Labels"), 300) for text, _ in read(page)]
    assert sorted(found) == sorted(f"INV-PA{item.ref.pk}" for item in items for _ in range(2))
    assert name == f"{sheet.columns}x{sheet.rows}"


@pytest.mark.parametrize("sheet", SHEETS.values())
def test_the_labels_of_a_sheet_lie_within_the_page(sheet: Sheet) -> None:
    [page] = draw_labels([REEL], Job(sheet=sheet, copies=sheet.count, symbology=Symbology.QR))
    assert len(page.marks) == sheet.count
    for mark in page.marks:
        assert mark.box.x + mark.box.width <= page.width
        assert mark.box.y + mark.box.height <= page.height


@pytest.mark.parametrize("symbology", Symbology)
def test_the_svg_is_read_as_qt_draws_it(qapp: QGuiApplication, symbology: Symbology) -> None:
    drawing = label(symbology=symbology, size=Size(89, 36))
    renderer = QSvgRenderer(QByteArray(svg_of(drawing)))
    assert renderer.isValid()
    picture = QImage(drawing.width, drawing.height, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(picture.rect()))
    painter.end()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == ["INV-SI12"]
    assert b'width="88.985mm" height="35.983mm" viewBox="0 0 1051 425"' in svg_of(drawing)


def test_the_svg_writes_markup_in_a_title_as_text(qapp: QGuiApplication) -> None:
    svg = svg_of(label(Item(REEL.ref, "<script>&</script>"), size=Size(89, 36)))
    assert b"<script" not in svg
    assert b"&lt;script&gt;&amp;" in svg


def test_the_png_knows_its_size_in_print() -> None:
    image = Image.open(io.BytesIO(png_of(label(dpi=203))))
    assert image.info["dpi"] == pytest.approx((203, 203), abs=0.1)
    assert image.size == (456, 256)


def test_the_same_label_is_the_same_file() -> None:
    assert pdf_of([label()], "Labels") == pdf_of([label()], "Labels")


@pytest.mark.parametrize(
    ("choices", "advice"),
    [
        ({"size": Size(20, 20)}, "at least 26 x 8 mm, or draw it as Data Matrix"),
        ({"size": Size(57, 32), "form": Form.JSON, "dpi": 203}, "at least 63 x 8 mm"),
        ({"size": Size(10, 10), "symbology": Symbology.QR, "form": Form.JSON}, "or draw it as Data Matrix"),
        ({"size": Size(100, 10), "symbology": Symbology.QR, "form": Form.JSON}, "or draw it as Data Matrix"),
    ],
)
def test_a_label_too_small_for_its_code_is_refused_with_a_size_that_does(
    choices: dict[str, object], advice: str
) -> None:
    is_matrix = "symbology" in choices
    item = Item(ItemRef(ItemKind.SALESORDERSHIPMENT, 10**15), "") if is_matrix else REEL
    with pytest.raises(InputError, match="does not fit a label") as refused:
        label(item, **choices)
    assert advice in refused.value.advice
    found = re.search(r"at least ([0-9]+) x ([0-9]+) mm", refused.value.advice)
    assert found
    enough = Size(float(found[1]), max(10.0, float(found[2])))
    check([label(item, **{**choices, "size": enough})])


def test_what_does_not_read_back_is_refused() -> None:
    drawing = label()
    smudge = Box(drawing.width // 2, 0, 40, drawing.height)
    smudged = Drawing(
        drawing.width, drawing.height, drawing.dpi, (*drawing.bars, smudge), drawing.words, drawing.marks
    )
    thin = Drawing(drawing.width, drawing.height, drawing.dpi, drawing.bars[2:], (), drawing.marks)
    for damaged in (smudged, thin):
        with pytest.raises(InputError, match="cannot be read back at 300 dpi") as refused:
            check([damaged])
        assert "larger label, another symbology" in refused.value.advice


def test_what_a_symbology_cannot_say_is_refused() -> None:
    with pytest.raises(InputError, match="cannot be drawn as Code 128") as refused:
        draw_labels([REEL], Job(), prefix="Ω-")
    assert "another symbology" in refused.value.advice
    check(draw_labels([REEL], Job(symbology=Symbology.QR), prefix="Ω-"))


@pytest.mark.parametrize("symbology", Symbology)
def test_nothing_at_all_cannot_be_drawn(symbology: Symbology) -> None:
    with pytest.raises(InputError, match="cannot be drawn"):
        draw_symbol("", symbology)


def test_without_a_prefix_only_json_is_printed() -> None:
    with pytest.raises(InputError, match="switched off"):
        draw_labels([REEL], Job(), prefix="")
    [drawing] = draw_labels([REEL], Job(form=Form.JSON, symbology=Symbology.QR), prefix="")
    assert drawing.marks[0].text == '{"stockitem": 12}'


@pytest.mark.parametrize("text", ["57", "57x", "x32", "9x32", "57x300", "5_7x32", "nanx3", "57x32x1", ""])
def test_a_size_is_two_lengths(text: str) -> None:
    with pytest.raises(InputError, match="not the size of a label"):
        Size.parse(text)


def test_a_size_is_read_as_it_is_written() -> None:
    assert Size.parse(" 63.5X33.9 ") == Size(63.5, 33.9)
    assert [str(size) for size in SIZES] == ["57x32", "89x36", "100x50"]


def shown(drawing: Drawing) -> Iterable[str]:
    return (line.text for line in drawing.words)


def test_a_label_says_in_print_what_the_code_says() -> None:
    assert "INV-SI12 · Stock item #12" in set(shown(label()))
    assert "Stock item #12" in set(shown(label(form=Form.JSON, symbology=Symbology.QR)))
