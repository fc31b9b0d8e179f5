"""The label page: what is shown is what is printed, and what cannot be read is not."""

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from station.errors import DeviceError, InputError
from station.labels.choices import SHEETS, Form, Job, Size, Symbology
from station.labels.drawing import Drawing
from station.labels.job import draw_labels
from station.records import Item, ItemKind, ItemRef
from ui.app import make_application
from ui.panels.label_print import LabelPrintPanel
from ui.printing import drawing_dpi, open_printer, picture, print_drawings

REEL = Item(
    ItemRef(ItemKind.STOCKITEM, 12),
    "R_10K_0402_1% thick film resistor",
    {"quantity": "4400", "location": "Electronics Lab/Reel Storage"},
)


@pytest.fixture
def panel(qtbot: QtBot) -> LabelPrintPanel:
    make_application()
    panel = LabelPrintPanel("INV-")
    qtbot.addWidget(panel)
    panel.resize(1280, 560)
    panel.show()
    return panel


def pdf_printer(path: Path, dpi: int) -> QPrinter:
    """Return a printer that prints into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(dpi)
    return printer


def pages(path: Path, dpi: int) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]
    finally:
        document.close()


def shown(panel: LabelPrintPanel) -> list[str]:
    """Return what is read in the preview."""
    image = panel.preview.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return [code.text for code in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("dpi", [203, 300, 600, 1200])
@pytest.mark.parametrize("symbology", Symbology)
def test_a_printer_gets_pages_of_the_label_that_read_back(
    qapp: QApplication, tmp_path: Path, dpi: int, symbology: Symbology
) -> None:
    printer = pdf_printer(tmp_path / "printed.pdf", dpi)
    job = Job(symbology=symbology, dpi=drawing_dpi(printer), copies=2)
    assert job.dpi == min(dpi, 600)
    print_drawings(draw_labels([REEL], job), printer)
    printed = pages(tmp_path / "printed.pdf", 300)
    assert [[code.text for code in zxingcpp.read_barcodes(page)] for page in printed] == [["INV-SI12"]] * 2
    assert printed[0].width == pytest.approx(57 / 25.4 * 300, abs=6)
    assert printed[0].height == pytest.approx(32 / 25.4 * 300, abs=6)


def test_a_sheet_is_printed_on_a4(qapp: QApplication, tmp_path: Path) -> None:
    printer = pdf_printer(tmp_path / "printed.pdf", 300)
    print_drawings(draw_labels([REEL], Job(Symbology.DATAMATRIX, sheet=SHEETS["3x8"], copies=24)), printer)
    [page] = pages(tmp_path / "printed.pdf", 300)
    assert len(zxingcpp.read_barcodes(page)) == 24
    assert page.width == pytest.approx(2480, abs=4)
    assert page.height == pytest.approx(3508, abs=4)


def test_nothing_is_printed_that_does_not_read_back(qapp: QApplication, tmp_path: Path) -> None:
    [drawing] = draw_labels([REEL], Job())
    blank = Drawing(drawing.width, drawing.height, drawing.dpi, marks=drawing.marks)
    with pytest.raises(InputError, match="cannot be read back"):
        print_drawings([drawing, blank], pdf_printer(tmp_path / "printed.pdf", 300))
    assert not (tmp_path / "printed.pdf").exists()


def test_a_printer_that_is_gone_is_told_with_what_to_do(qapp: QApplication) -> None:
    with pytest.raises(DeviceError, match="There is no printer") as gone:
        open_printer("no such printer")
    assert "save a PDF" in gone.value.advice


def test_the_preview_has_the_dots_of_the_drawing(qapp: QApplication) -> None:
    [drawing] = draw_labels([REEL], Job(symbology=Symbology.QR))
    image = picture(drawing).toImage()
    assert (image.width(), image.height()) == (drawing.width, drawing.height)
    assert [code.text for code in zxingcpp.read_barcodes(image)] == ["INV-SI12"]


def test_without_an_item_it_says_how_to_get_one(panel: LabelPrintPanel) -> None:
    assert "F2" in panel.message()
    assert not panel.print_button.isEnabled()
    assert not panel.save_button.isEnabled()
    panel.print_labels()
    panel.save_to("/no/such/folder/x.pdf")
    assert "F2" in panel.message()


@pytest.mark.parametrize("symbology", range(3))
@pytest.mark.parametrize("size", range(3))
def test_the_preview_is_the_label_that_is_chosen(panel: LabelPrintPanel, symbology: int, size: int) -> None:
    panel.symbology.setCurrentIndex(symbology)
    panel.size_choice.setCurrentIndex(size)
    panel.show_item(REEL)
    assert shown(panel) == ["INV-SI12"]
    assert panel.message() == "It reads back."
    panel.form.setCurrentIndex(1)
    assert (panel.job().form, panel.job().symbology) == (Form.JSON, list(Symbology)[symbology])
    assert shown(panel) == ['{"stockitem": 12}']


def test_another_item_changes_the_preview_and_none_clears_it(panel: LabelPrintPanel) -> None:
    panel.show_item(REEL)
    panel.show_item(Item(ItemRef(ItemKind.PART, 3), "Part"))
    assert shown(panel) == ["INV-PA3"]
    panel.show_item(None)
    assert shown(panel) == []


def test_a_label_that_does_not_fit_is_refused_with_what_to_do(qtbot: QtBot) -> None:
    make_application()
    panel = LabelPrintPanel("A-PREFIX-TOO-LONG-FOR-IT-")
    qtbot.addWidget(panel)
    panel.show_item(Item(ItemRef(ItemKind.STOCKITEM, 2**62), "Reel"))
    assert "does not fit a label" in panel.message()
    assert "Data Matrix" in panel.message()
    assert not panel.save_button.isEnabled()
    panel.symbology.setCurrentIndex(2)
    assert panel.message() == "It reads back."
    assert panel.save_button.isEnabled()


def test_what_is_saved_is_what_is_shown(panel: LabelPrintPanel, qtbot: QtBot, tmp_path: Path) -> None:
    panel.show_item(REEL)
    panel.symbology.setCurrentIndex(1)
    panel.size_choice.setCurrentIndex(3)
    panel.copies.setValue(30)
    assert panel.message() == "It reads back. Sheets: 2"
    path = tmp_path / "labels.pdf"
    with qtbot.waitSignal(panel.finished) as finished:
        panel.save_to(str(path))
    assert finished.args == [30]
    assert str(path) in panel.message()
    assert [len(zxingcpp.read_barcodes(page)) for page in pages(path, 300)] == [24, 6]


def test_a_file_that_cannot_be_written_is_told(panel: LabelPrintPanel) -> None:
    panel.show_item(REEL)
    panel.save_to("/no/such/folder/labels.pdf")
    assert "cannot be written" in panel.message()


def test_asking_for_a_file_is_not_in_the_way(panel: LabelPrintPanel) -> None:
    panel.show_item(REEL)
    panel.ask_file()
    assert panel._dialog
    assert panel._dialog.isVisible()
    assert not panel._dialog.isModal()
    panel._dialog.close()


def test_without_a_prefix_only_json_is_offered(qtbot: QtBot) -> None:
    make_application()
    panel = LabelPrintPanel("")
    qtbot.addWidget(panel)
    panel.show_item(REEL)
    assert panel.form.count() == 1
    assert panel.job().form is Form.JSON


def test_it_can_be_used_by_keyboard_alone(panel: LabelPrintPanel, qtbot: QtBot) -> None:
    panel.show_item(REEL)
    seen: list[QWidget] = []
    panel.form.setFocus()
    while (at := panel.focusWidget()) not in seen:
        seen.append(at)
        assert at.accessibleName()
        QTest.keyClick(at, Qt.Key.Key_Tab)
    assert {panel.form, panel.symbology, panel.size_choice, panel.copies, panel.save_button} <= set(seen)
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel, Qt.Key.Key_Escape)


def test_a_size_of_its_own_is_that_of_the_job(panel: LabelPrintPanel) -> None:
    panel.size_choice.setCurrentIndex(1)
    assert panel.job().size == Size(89, 36)
