"""The history (Ctrl+H): every scan and change, found by code, item, person, place and outcome."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from station.errors import StationError
from station.escapes import escape
from station.filters import EVERYTHING, HistoryNames, HistoryPage, HistoryPosition
from station.records import Entry, ItemRef
from station.service import Station
from ui.bridge import Bridge
from ui.panels.buttons import key_button
from ui.panels.history_filters import HistoryFilterRow
from ui.panels.history_model import HistoryModel
from ui.panels.saving import save_dialog
from ui.panels.table import plain_table
from ui.panels.text import plain_label
from ui.spelling import number
from ui.style import millimetres
from ui.translation import told

PAGE = 200
"""Lines that are read at a time."""


class HistoryPanel(QFrame):
    """Stands in place of the columns; scans go on being resolved."""

    chosen = Signal(object)
    """The Item that is to be shown."""
    searched = Signal()
    """As many lines as are wanted for now are here."""
    exported = Signal()
    """An export is over, whatever came of it."""

    def __init__(self, bridge: Bridge) -> None:
        """Show nothing yet."""
        super().__init__()
        self._bridge = bridge
        self._filters = EVERYTHING
        self._after: HistoryPosition | None = None
        self._search = 0
        """Number of the newest search."""
        self._missing = 0
        """Lines that are still wanted to make a page full."""
        self._stop: Event | None = None
        self._dialog: QFileDialog | None = None
        self.model = HistoryModel()
        self.filter_row = HistoryFilterRow(self.model.word)
        self.table = plain_table(
            self.model,
            self.tr("Scans and changes, the newest first"),
            widths={0: 52, 1: 33, 3: 62, 4: 56},
            stretch=2,
            height=8.5,
        )
        self.detail = QPlainTextEdit(readOnly=True, undoRedoEnabled=False, tabChangesFocus=True)
        self.detail.setObjectName("code")
        self.detail.setAccessibleName(self.tr("The whole line"))
        self.detail.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.detail.setFixedHeight(millimetres(17))
        self.hint = plain_label("quiet")
        self._lay_out()
        self.filter_row.changed.connect(self.refresh)
        self.filter_row.left_down.connect(self._go_down)
        self.model.wanted.connect(self._ask_more)
        self.table.selectionModel().currentRowChanged.connect(self._show_detail)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        title = plain_label("title", self.tr("HISTORY: EVERY SCAN AND CHANGE"), wraps=False)
        layout.addWidget(title)
        layout.addWidget(self.filter_row)
        layout.addWidget(self.table, stretch=1)
        layout.addWidget(self.detail)
        row = QHBoxLayout()
        self.show_button = key_button(self, self.tr("Show this item"), self.show_item, "Ctrl+G")
        self.clear_button = key_button(self, self.tr("No filter"), self.filter_row.clear, "Ctrl+R")
        self.export_button = key_button(self, self.tr("Export CSV…"), self.export_or_stop, "Ctrl+E")
        for button in (self.show_button, self.clear_button, self.export_button):
            row.addWidget(button)
        row.addWidget(self.hint, stretch=1)
        layout.addLayout(row)

    def open(self) -> None:
        """Read the newest lines, and take the keyboard."""
        self._bridge.ask(Station.history_names, self._offer, self._show_error)
        self.filter_row.ask_now()
        self.filter_row.words.setFocus()
        self.filter_row.words.selectAll()

    def open_for(self, ref: ItemRef) -> None:
        """Show everything of one item."""
        self.filter_row.show_item(ref)
        self.filter_row.ask_now()

    def close_page(self) -> None:
        """Put the dialog away; an export goes on."""
        if self._dialog is not None:
            self._dialog.hide()

    @Slot()
    def refresh(self) -> None:
        """Read anew what the filters ask for; answers to older questions are passed over."""
        self._search += 1
        self._after = None
        try:
            self._filters = self.filter_row.filters()
        except StationError as error:
            self.model.fill(HistoryPage(()))
            self._show_detail(QModelIndex())
            self._show_error(error)
            return
        self._missing = PAGE
        self.hint.setText(self.tr("Looking …"))
        self._ask()

    @Slot()
    def _ask_more(self) -> None:
        self._missing = PAGE
        self._ask()

    def _ask(self) -> None:
        search, filters, after = self._search, self._filters, self._after

        def read(station: Station) -> tuple[int, HistoryPosition | None, HistoryPage]:
            return search, after, station.search_history(filters, after=after, limit=PAGE)

        self._bridge.ask(read, self._take, self._show_error)

    @Slot(object)
    def _take(self, answer: tuple[int, HistoryPosition | None, HistoryPage]) -> None:
        """Show a page, and ask on while it is short and there is more: so scans get their turn in between."""
        search, after, page = answer
        if search != self._search:
            return
        self._missing -= len(page.entries)
        self._after = page.after
        goes_on = page.after is not None and self._missing > 0
        shown = HistoryPage(page.entries) if goes_on else page
        if after is None:
            self.model.fill(shown)
            self.table.selectRow(0)
            self._show_detail(self.table.currentIndex())
        else:
            self.model.add(shown)
        if goes_on:
            self._ask()
        else:
            self._tell()
            self.searched.emit()

    def _tell(self) -> None:
        """Say how much there is, or what to do where there is nothing."""
        count = self.model.rowCount()
        if count and self._after is None:
            text = self.tr("Lines: {count}. Arrows choose; Esc goes back.").format(count=number(count))
        elif count:
            text = self.tr("The newest {count} lines; scroll for more. Esc goes back.").format(
                count=number(count)
            )
        elif self._filters.is_open:
            text = self.tr("Nothing was scanned or changed yet. Esc goes back: scan a label.")
        else:
            text = self.tr("Nothing fits. Fewer or shorter words find more; Ctrl+R takes all filters away.")
        self.hint.setText(text)
        self.export_button.setEnabled(bool(count) or self._stop is not None)

    @Slot(object)
    def _offer(self, names: HistoryNames) -> None:
        self.filter_row.offer(names)

    @Slot(object)
    def _show_error(self, error: StationError) -> None:
        self.hint.setText(told(str(error)))

    @Slot()
    def _go_down(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()
            self.table.selectRow(max(self.table.currentIndex().row(), 0))

    def _entry(self) -> Entry | None:
        return self.model.entry(self.table.currentIndex().row())

    @Slot(QModelIndex)
    def _show_detail(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row())
        self.show_button.setEnabled(entry is not None and entry.item is not None)
        if entry is None:
            self.detail.setPlainText("")
            return
        who = self.tr("{operator} at {station}").format(operator=entry.operator, station=entry.station)
        item = f"{entry.item.ref}  {entry.item.title}" if entry.item else ""
        head = (f"{entry.at.astimezone():%Y-%m-%d %H:%M:%S %z}", who, entry.device, item)
        lines = [" · ".join(filter(None, head)), escape(entry.code), escape(entry.reason)]
        self.detail.setPlainText("\n".join(filter(None, lines)))

    @Slot()
    def show_item(self) -> None:
        """Choose the item of the line: `chosen` tells it."""
        entry = self._entry()
        if entry is not None and entry.item is not None:
            self.chosen.emit(entry.item)

    @Slot()
    def export_or_stop(self) -> None:
        """Ask for the name of a file, beside the window and not in its way; stop an export that runs."""
        if self._stop is not None:
            self._stop.set()
            return
        if self._dialog is None:
            self._dialog = save_dialog(self, self.tr("Export the history"), "csv")
            self._dialog.fileSelected.connect(self.export_to)
        self._dialog.show()

    @Slot(str)
    def export_to(self, name: str) -> None:
        """Write all that the filters ask for, not only what was scrolled to, while scans go on."""
        if self._stop is not None:
            return
        filters = self._filters

        def write(station: Station, goes_on: Callable[[int], bool]) -> tuple[str, int | None]:
            return name, station.export_history(Path(name), filters, goes_on)

        self._stop = self._bridge.ask_aside(write, self._show_progress, self._finish, self._fail_export)
        self.export_button.setText(self.tr("Stop the export  (Ctrl+E)"))

    @Slot(int)
    def _show_progress(self, count: int) -> None:
        self.hint.setText(self.tr("Writing … lines so far: {count}").format(count=number(count)))

    @Slot(object)
    def _finish(self, answer: tuple[str, int | None]) -> None:
        name, count = answer
        if count is None:
            self.hint.setText(self.tr("The export was stopped; no file was written."))
        else:
            text = self.tr("Lines written to {file}: {count}")
            self.hint.setText(text.format(count=number(count), file=name))
        self._end_export()

    @Slot(object)
    def _fail_export(self, error: StationError) -> None:
        self.hint.setText(told(str(error)))
        self._end_export()

    def _end_export(self) -> None:
        self._stop = None
        self.export_button.setText(self.tr("Export CSV…  (Ctrl+E)"))
        self.exported.emit()
