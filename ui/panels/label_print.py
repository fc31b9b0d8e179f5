"""The label page: the label of the selected item as it will be printed, and the way to paper or PDF."""

import math
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from station.errors import StationError
from station.labels.choices import MOST_COPIES, NAMES, SHEETS, SIZES, Form, Job, Sheet, Size, Symbology
from station.labels.drawing import Drawing
from station.labels.files import save
from station.labels.job import draw_labels
from station.labels.reading import check
from station.records import Item
from ui.panels.buttons import form_button
from ui.panels.message import Message
from ui.panels.saving import save_dialog
from ui.panels.text import plain_label
from ui.printing import drawing_dpi, open_printer, picture, print_drawings, printer_names
from ui.style import millimetres

GROUND = QColor("#B5BFC6")


class Preview(QWidget):
    """Shows a page as large as there is room."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._picture = QPixmap()
        self.setAccessibleName(self.tr("Preview"))

    def show_picture(self, picture: QPixmap) -> None:
        """Show a page; a null picture shows none."""
        self._picture = picture
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page on a ground that tells where its edges are."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), GROUND)
        if not self._picture.isNull():
            margin = millimetres(2)
            room = self.rect().adjusted(margin, margin, -margin, -margin)
            kept, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            fitting = self._picture.scaled(room.size(), kept, smooth)
            place = fitting.rect()
            place.moveCenter(room.center())
            painter.drawPixmap(place.topLeft(), fitting)
        painter.end()


class LabelPrintPanel(QFrame):
    """Shows the label of one item as it will be printed; nothing is printed that does not read back."""

    closed = Signal()
    """The operator is done here."""
    finished = Signal(int)
    """So many labels were printed or saved."""

    def __init__(self, prefix: str) -> None:
        """Offer the printers of the system; `prefix` is what short codes start with."""
        super().__init__()
        self._prefix = prefix
        self._item: Item | None = None
        self._page: Drawing | None = None
        self._sizes: list[tuple[Size, Sheet | None]] = [
            *((size, None) for size in SIZES),
            *((sheet.label, sheet) for sheet in SHEETS.values()),
        ]
        self._dialog: QFileDialog | None = None
        self.form = _choice(self.tr("Form of the code"))
        self.symbology = _choice(self.tr("Symbology"))
        self.size_choice = _choice(self.tr("Size, mm"))
        self.printer = _choice(self.tr("Printer"))
        self.copies = QSpinBox()
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setAccessibleName(self.tr("Copies"))
        self.preview = Preview()
        self._message = Message()
        self._title = plain_label("itemName")
        self.print_button = form_button(self.tr("&Print"), self.print_labels)
        self.save_button = form_button(self.tr("Save as P&DF …"), self.ask_file)
        self.close_button = form_button(self.tr("&Close"), self.closed.emit)
        self._fill()
        self._lay_out()
        for choice in (self.form, self.symbology, self.size_choice):
            choice.currentIndexChanged.connect(self._draw)
        self.copies.valueChanged.connect(self._draw)
        self.show_item(None)

    def show_item(self, item: Item | None) -> None:
        """Show the label of an item, or what to do when none is selected."""
        self._item = item
        self._title.setText(f"#{item.ref.pk}  {item.title}" if item else self.tr("Nothing is selected"))
        self._draw()

    def refresh_printers(self) -> None:
        """Look for printers anew."""
        self.printer.clear()
        for name in printer_names():
            self.printer.addItem(name, name)
        if not self.printer.count():
            self.printer.addItem(self.tr("No printer is set up: save a PDF"), "")
        self._enable()

    def job(self) -> Job:
        """Return what is chosen."""
        size, sheet = self._sizes[self.size_choice.currentIndex()]
        return Job(
            symbology=Symbology(self.symbology.currentData()),
            form=Form(self.form.currentData()),
            size=size,
            sheet=sheet,
            copies=self.copies.value(),
        )

    def message(self) -> str:
        """Return what is said below the preview."""
        return self._message.text()

    @Slot()
    def print_labels(self) -> None:
        """Print at the resolution of the chosen printer."""
        if self._item is None:
            return
        try:
            printer = open_printer(self.printer.currentData())
            job = replace(self.job(), dpi=drawing_dpi(printer))
            print_drawings(draw_labels([self._item], job, self._prefix), printer)
        except StationError as error:
            self._message.tell(error)
        else:
            self._finish(self.tr("Labels sent to {printer}: {count}"), printer=printer.printerName())

    @Slot()
    def ask_file(self) -> None:
        """Ask for the name of a PDF, beside the window and not in its way."""
        if self._dialog is None:
            self._dialog = save_dialog(self, self.tr("Save labels"), "pdf")
            self._dialog.fileSelected.connect(self.save_to)
        self._dialog.show()

    @Slot(str)
    def save_to(self, name: str) -> None:
        """Save what is shown as a PDF."""
        if self._item is None:
            return
        try:
            save(draw_labels([self._item], self.job(), self._prefix), Path(name), self._title.text())
        except StationError as error:
            self._message.tell(error)
        else:
            self._finish(self.tr("Labels saved in {file}: {count}"), file=name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        self.form.addItem(self.tr("Short, such as {code}").format(code=f"{self._prefix}SI12"), Form.SHORT)
        self.form.addItem(self.tr("JSON, such as {code}").format(code='{"stockitem": 12}'), Form.JSON)
        if not self._prefix:
            self.form.removeItem(0)
        for symbology in Symbology:
            self.symbology.addItem(NAMES[symbology], symbology)
        for size, sheet in self._sizes:
            text = self.tr("A4 sheet of {count}, {size}") if sheet else self.tr("Roll, {size}")
            self.size_choice.addItem(text.format(count=sheet.count if sheet else 1, size=_across(size)))
        self.refresh_printers()

    def _lay_out(self) -> None:
        rows = QFormLayout()
        rows.setVerticalSpacing(millimetres(2))
        for widget in (self.form, self.symbology, self.size_choice, self.copies, self.printer):
            rows.addRow(plain_label("quiet", widget.accessibleName(), wraps=False), widget)
        buttons = QHBoxLayout()
        for button in (self.print_button, self.save_button, self.close_button):
            buttons.addWidget(button)
        left = QVBoxLayout()
        left.addWidget(plain_label("title", self.tr("PRINT A LABEL"), wraps=False))
        left.addWidget(self._title)
        left.addLayout(rows)
        left.addStretch()
        left.addLayout(buttons)
        right = QVBoxLayout()
        right.addWidget(self.preview, stretch=1)
        right.addWidget(self._message)
        whole = QHBoxLayout(self)
        whole.setSpacing(millimetres(5))
        whole.addLayout(left, stretch=2)
        whole.addLayout(right, stretch=3)

    @Slot()
    def _draw(self) -> None:
        """Draw the first page of what is chosen and read it back."""
        self._page = None
        if self._item is None:
            self._message.say(self.tr("Find an item first (F2), or scan its label."))
        else:
            job = self.job()
            count = job.sheet.count if job.sheet else 1
            try:
                page = draw_labels([self._item], replace(job, copies=min(job.copies, count)), self._prefix)[0]
                check([page])
            except StationError as error:
                self._message.tell(error)
            else:
                self._page = page
                text = self.tr("It reads back. Sheets: {sheets}") if job.sheet else self.tr("It reads back.")
                self._message.say(text.format(sheets=math.ceil(job.copies / count)))
        self.preview.show_picture(picture(self._page) if self._page else QPixmap())
        self._enable()

    def _enable(self) -> None:
        self.print_button.setEnabled(bool(self._page and self.printer.currentData()))
        self.save_button.setEnabled(bool(self._page))

    def _finish(self, text: str, **names: str) -> None:
        count = self.copies.value()
        self._message.say(text.format(count=count, **names))
        self.finished.emit(count)


def _choice(name: str) -> QComboBox:
    choice = QComboBox()
    choice.setAccessibleName(name)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(18)
    choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return choice


def _across(size: Size) -> str:
    return f"{size.width:g} × {size.height:g} mm"
