"""What waits for somebody (F8): codes that were put aside, and links that were kept and could not be made."""

from functools import partial

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from station.errors import StationError
from station.outcomes import KeptLink, Outcome, Parking
from station.service import Station
from station.waiting import Waiting, dismiss, list_waiting, take_up
from ui.bridge import Bridge
from ui.panels.buttons import mute_button
from ui.panels.list_model import ListModel
from ui.panels.table import plain_table
from ui.panels.text import plain_label
from ui.spelling import moment
from ui.translation import told
from ui.words import describe, shorten


class ParkedModel(ListModel[Waiting]):
    """Holds what waits, the oldest first."""

    def titles(self) -> tuple[str, ...]:
        """Return what the columns are called."""
        return self.tr("Since"), self.tr("Code"), self.tr("Parked by")

    def cells(self, row: Waiting) -> tuple[str, ...]:
        """Return since when it waits, what it is, and who has put it aside."""
        since, code = moment(row.at, "dd MMM HH:mm"), shorten(_text(row))
        if isinstance(row, KeptLink):
            return since, f"{code} → {row.item}", row.operator
        return since, code, f"{row.operator} @ {row.station}"


class ParkedPanel(QFrame):
    """Lists what waits; a row that is taken up comes back into the banner."""

    resumed = Signal(object)
    """The Outcome of looking a parked code up once more."""
    counted = Signal(int)
    """How many codes wait now."""
    reviewed = Signal(object)
    """The KeptLinks among them."""

    def __init__(self, bridge: Bridge) -> None:
        """Ask how many wait, now and whenever something has been parked."""
        super().__init__()
        self._bridge = bridge
        self.model = ParkedModel()
        self.table = plain_table(
            self.model, self.tr("Parked codes"), widths={0: 34, 2: 60}, stretch=1, height=9
        )
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self._about = plain_label()
        self._hint = plain_label("quiet")
        layout = QVBoxLayout(self)
        title = self.tr("PARKED: EACH CODE WAITS FOR ITS ITEM")
        for widget in (plain_label("title", title, wraps=False), self.table, self._about, self._hint):
            layout.addWidget(widget)
        row = QHBoxLayout()
        for text, slot in (
            (self.tr("Take up  (F3)"), self.take_up),
            (self.tr("Dismiss  (Del)"), self.dismiss),
        ):
            row.addWidget(mute_button(text, slot))
        row.addStretch()
        delete = QAction(self)
        delete.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        delete.triggered.connect(self.dismiss)
        self.addAction(delete)
        layout.addLayout(row)
        bridge.carried_out.connect(self._note)
        self.refresh()

    def open(self) -> None:
        """Read what waits, and take the keyboard."""
        self.refresh()
        self.table.setFocus()

    def close_page(self) -> None:
        """Do nothing: nothing runs here."""

    @Slot()
    def refresh(self) -> None:
        """Read what waits."""
        self._bridge.ask(list_waiting, self._take, self._show_error)

    @Slot(object)
    def _note(self, outcome: Outcome) -> None:
        if isinstance(outcome, Parking):
            self.refresh()

    @Slot(object)
    def _take(self, rows: tuple[Waiting, ...]) -> None:
        chosen = self._chosen()
        self.model.fill(rows)
        self.counted.emit(len(rows))
        self.reviewed.emit(tuple(row for row in rows if isinstance(row, KeptLink)))
        if rows and (chosen is None or chosen in rows):  # F3 and Del must not take another than was chosen
            here = self.model.index(rows.index(chosen) if chosen else 0, 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(here, flags)
        self._show_chosen()

    @Slot(object)
    def _show_error(self, error: StationError) -> None:
        self._hint.setText(told(str(error)))

    @Slot()
    def _show_chosen(self) -> None:
        """Say what the label says, what can be done, and why a kept link could not be made."""
        chosen = self._chosen()
        self._about.setText(describe(_text(chosen)) if chosen else "")
        if not self.model.rowCount():
            hint = self.tr("Nothing is parked. F8 parks an unknown code; so does the next scan.")
        else:
            hint = self.tr("Arrows choose; F3 takes a code up again, Del dismisses it. Esc goes back.")
        if isinstance(chosen, KeptLink):
            hint = f"{chosen.trouble}\n{hint}"
        self._hint.setText(hint)

    def about(self) -> str:
        """Return what the label of the chosen row says."""
        return self._about.text()

    def hint(self) -> str:
        """Return what is said below the list."""
        return self._hint.text()

    def _chosen(self) -> Waiting | None:
        return self.model.row(self.table.currentIndex().row())

    @Slot()
    def take_up(self) -> None:
        """Look the chosen code up once more; `resumed` tells what came of it."""
        chosen = self._chosen()
        if chosen is None:
            return
        self._bridge.ask(partial(take_up, waiting=chosen), self._take_outcome, self._show_error)

    @Slot(object)
    def _take_outcome(self, outcome: object) -> None:
        if outcome is not None:
            self.resumed.emit(outcome)

    @Slot()
    def dismiss(self) -> None:
        """Take the chosen code off the list without linking it."""
        chosen = self._chosen()
        if chosen is None:
            return

        def take_off(station: Station) -> tuple[Waiting, ...]:
            dismiss(station, chosen)
            return list_waiting(station)

        self.table.setCurrentIndex(QModelIndex())
        self._bridge.ask(take_off, self._take, self._show_error)


def _text(waiting: Waiting) -> str:
    return waiting.code.raw if isinstance(waiting, KeptLink) else waiting.code
