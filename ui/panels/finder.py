"""The item finder: a field to type in, and the rows it finds; a row that is chosen is pinned."""

from PySide6.QtCore import QEvent, QItemSelection, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from station.errors import StationError
from station.records import ItemKind
from station.service import Station
from ui.bridge import Bridge
from ui.panels.finder_model import FinderModel
from ui.panels.table import plain_table
from ui.panels.text import plain_label
from ui.spelling import number
from ui.translation import told

PAUSE = 40
"""Time, ms, without a key until what is typed is looked for."""


class FinderPanel(QFrame):
    """Lets the operator choose an item on purpose, by keyboard, by touch or by mouse."""

    chosen = Signal(object)
    """The Item that was chosen."""

    def __init__(self, bridge: Bridge) -> None:
        """Look for everything."""
        super().__init__()
        self.setAccessibleName(self.tr("Find"))
        self._bridge = bridge
        self._total = 0
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Name, number (#12), lot, place, supplier part"))
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(self.tr("Find an item"))
        self.field.installEventFilter(self)
        self.model = FinderModel(bridge, self)
        self.table = plain_table(
            self.model, self.tr("Items found"), widths={0: 18, 2: 23, 3: 29, 4: 20}, stretch=1, height=8.5
        )
        self._hint = plain_label("quiet")
        title = plain_label("title", self.tr("FIND  (F2)"), wraps=False)
        layout = QVBoxLayout(self)
        layout.addWidget(title)
        layout.addWidget(self.field)
        layout.addWidget(self.table, stretch=1)
        layout.addWidget(self._hint)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._search)
        self.field.textChanged.connect(self._wait_for_more)
        self.model.searched.connect(self._show_count)
        self.model.failed.connect(self._show_error)
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read everything anew, as after an import."""
        self._bridge.ask(_count, self._take_total, self._show_error)
        self._search()

    def focus_field(self) -> None:
        """Put the keyboard into the field, over what stands there."""
        self.field.setFocus()
        self.field.selectAll()

    def forget_choice(self) -> None:
        """Show no row as chosen, because its item is not pinned any more."""
        selection = self.table.selectionModel()
        selection.blockSignals(True)
        selection.clear()
        selection.blockSignals(False)
        self.table.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the field to the rows with the arrow down; Enter has no meaning, scanners type it."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.ignore()
            return event.matches(QKeySequence.StandardKey.Undo)  # means the last link, not the last letter
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self.model.rowCount():
                self.table.setFocus()
                self.table.selectRow(0)
                return True
            return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return super().eventFilter(watched, event)

    @Slot()
    def _wait_for_more(self) -> None:
        self._pause.start()

    @Slot()
    def _search(self) -> None:
        self.model.search(self.field.text())

    @Slot(object)
    def _take_total(self, total: int) -> None:
        self._total = total
        self._show_count(self.field.text())

    @Slot(str)
    def _show_count(self, words: str) -> None:
        if self.model.rowCount():
            text = (
                self.tr("{total} stock items").format(total=number(self._total)) if not words.strip() else ""
            )
        elif words.strip():
            text = self.tr("Nothing has “{words}”. Try fewer or shorter words; Esc clears.").format(
                words=words
            )
        else:
            text = self.tr("There is no stock yet. Bring it in: Ctrl+Shift+I")
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    @Slot(object)
    def _show_error(self, error: StationError) -> None:
        self._hint.setText(told(str(error)))
        self._hint.show()

    @Slot(QItemSelection, QItemSelection)
    def _choose(self, selected: QItemSelection, _deselected: QItemSelection) -> None:
        rows = [index.row() for index in selected.indexes()]
        if rows:
            self.chosen.emit(self.model.item(rows[0]))


def _count(station: Station) -> int:
    return station.count(ItemKind.STOCKITEM)
