"""The import page (Ctrl+Shift+I): a dry run first, every mistake by its place, then all of it or nothing."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QVBoxLayout,
)

from station.errors import MistakesError, StationError
from station.importing import CancelledError
from station.records import ImportReport
from ui.bridge import Bridge
from ui.panels.buttons import form_button
from ui.panels.message import Message
from ui.panels.text import plain_label
from ui.spelling import number
from ui.style import millimetres
from ui.translation import told

BETWEEN = ";"
"""Stands between the names of several files."""

STEPS = 1000
"""Of the progress bar."""


class ImportPanel(QFrame):
    """Brings CSV files in; it may be closed and opened again while they are read."""

    imported = Signal()
    """There is something new in the database."""

    def __init__(self, bridge: Bridge) -> None:
        """Ask for files."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Import"))
        self._bridge = bridge
        self._tried = ""
        self._is_running = False
        self._dialog: QFileDialog | None = None
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Folder or CSV files"))
        self.field.setPlaceholderText(self.tr("Folder, or CSV files with ; between them"))
        self.field.textChanged.connect(self._enable)
        self.folder_button = form_button(self.tr("&Folder …"), self.ask_folder)
        self.files_button = form_button(self.tr("Fi&les …"), self.ask_files)
        self.try_button = form_button(self.tr("&Try it out"), self.try_out)
        self.field.returnPressed.connect(self.try_button.click)
        self.import_button = form_button(self.tr("&Import"), self.start)
        self.cancel_button = form_button(self.tr("&Cancel the import"), bridge.cancel_import)
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.mistakes = QListWidget()
        self.mistakes.setAccessibleName(self.tr("Mistakes in the files"))
        self.mistakes.setWordWrap(True)
        self.mistakes.hide()
        self._said = Message()
        bridge.import_progressed.connect(self._show_progress)
        bridge.import_ended.connect(self._take_end)
        self._lay_out()
        self._enable()
        self._said.say(
            self.tr("Choose what InvenTree has exported, and try it out: that checks all and keeps nothing.")
        )

    def _lay_out(self) -> None:
        place = QHBoxLayout()
        place.addWidget(self.field, stretch=1)
        place.addWidget(self.folder_button)
        place.addWidget(self.files_button)
        buttons = QHBoxLayout()
        for button in (self.try_button, self.import_button, self.cancel_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setSpacing(millimetres(2))
        layout.addWidget(plain_label("title", self.tr("IMPORT: ALL OF IT, OR NOTHING"), wraps=False))
        layout.addLayout(place)
        layout.addLayout(buttons)
        layout.addWidget(self.bar)
        layout.addWidget(self._said)
        layout.addWidget(self.mistakes, stretch=1)
        layout.addStretch()

    def open(self) -> None:
        """Show what was shown before, or how far the import is, and take the keyboard."""
        self._take_keyboard()

    def close_page(self) -> None:
        """Let an import go on."""
        if self._dialog is not None:
            self._dialog.close()

    def text(self) -> str:
        """Return what is said."""
        return self._said.text()

    @Slot()
    def ask_folder(self) -> None:
        """Ask for a folder, beside the window and not in its way."""
        self._ask(QFileDialog.FileMode.Directory)

    @Slot()
    def ask_files(self) -> None:
        """Ask for files in the same way."""
        self._ask(QFileDialog.FileMode.ExistingFiles)

    def _ask(self, mode: QFileDialog.FileMode) -> None:
        if self._dialog is None:
            self._dialog = QFileDialog(self, self.tr("Import"), "", "CSV (*.csv)")
            self._dialog.setModal(False)
            self._dialog.filesSelected.connect(self._take_files)
        self._dialog.setFileMode(mode)
        self._dialog.show()

    @Slot(list)
    def _take_files(self, names: list[str]) -> None:
        self.field.setText(f"{BETWEEN} ".join(names))

    def _paths(self) -> list[Path]:
        return [Path(name.strip()) for name in self.field.text().split(BETWEEN) if name.strip()]

    @Slot()
    def try_out(self) -> None:
        """Read and check everything, and keep nothing."""
        self._run(is_dry_run=True)

    @Slot()
    def start(self) -> None:
        """Bring everything in."""
        self._run(is_dry_run=False)

    def _run(self, *, is_dry_run: bool) -> None:
        if self._is_running or not self._paths():
            return
        self._is_running = True
        self._tried = self.field.text()
        self.mistakes.clear()
        self.mistakes.hide()
        self.bar.setValue(0)
        self._enable()
        self._take_keyboard()
        doing = self.tr("Trying it out.") if is_dry_run else self.tr("Importing.")
        meanwhile = self.tr("Scans that come meanwhile are kept, and answered when it is over.")
        self._said.say(f"{doing} {meanwhile}")
        self._bridge.start_import(self._paths(), is_dry_run=is_dry_run)

    @Slot(float)
    def _show_progress(self, share: float) -> None:
        self.bar.setValue(round(share * STEPS))

    @Slot(object)
    def _take_end(self, end: ImportReport | StationError) -> None:
        self._is_running = False
        is_tried = isinstance(end, ImportReport) and end.is_dry_run
        if not is_tried:
            self._tried = ""
        if isinstance(end, ImportReport):
            self.bar.setValue(STEPS)
            self._said.say(self._report(end))
            if not end.is_dry_run:
                self.imported.emit()
        else:
            self._show_error(end)
        self._enable()
        if self.isVisible():
            self._take_keyboard()

    def _take_keyboard(self) -> None:
        """Never to a button: the space of a scanner that types would press it."""
        (self if self._is_running else self.field).setFocus()

    def _report(self, report: ImportReport) -> str:
        counts = ", ".join(f"{number(count)} {told(name)}" for name, count in report.counts.items())
        if report.is_dry_run:
            text = self.tr("No mistakes: {counts}; {added} would be new, {updated} brought up to date.")
            text += " " + self.tr("Nothing is kept yet: now import it.")
        else:
            text = self.tr("Imported: {counts}; {added} new, {updated} brought up to date.")
        return text.format(counts=counts, added=number(report.added), updated=number(report.updated))

    def _show_error(self, error: StationError) -> None:
        self.bar.setValue(0)
        if isinstance(error, MistakesError):
            self.mistakes.addItems([told(mistake) for mistake in error.mistakes])
            self.mistakes.show()
            title = told(error.title).partition("\n")[0].rstrip(":")
            self._said.warn(f"{title}. {told(error.advice)}")
        elif isinstance(error, CancelledError):
            self._said.say(told(str(error)))
        else:
            self._said.tell(error)

    @Slot()
    def _enable(self) -> None:
        is_ready = bool(self._paths()) and not self._is_running
        self.try_button.setEnabled(is_ready)
        self.import_button.setEnabled(is_ready and self.field.text() == self._tried)
        self.cancel_button.setEnabled(self._is_running)
        for widget in (self.field, self.folder_button, self.files_button):
            widget.setEnabled(not self._is_running)
