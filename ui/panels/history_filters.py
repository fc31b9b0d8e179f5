"""The filters of the history page: what is typed and chosen becomes a HistoryFilters."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from station.filters import OUTCOMES, HistoryFilters, HistoryNames
from station.records import ItemKind, ItemRef
from ui.panels.field import FilterField
from ui.style import millimetres

PAUSE = 150
"""Time, ms, without a key until what is typed is looked for."""


class HistoryFilterRow(QWidget):
    """Two fields and five choices; whatever is left alone asks for nothing."""

    changed = Signal()
    """Something else is asked for than before."""
    left_down = Signal()
    """The operator wants to go down to the rows."""

    def __init__(self, word: Callable[[str], str]) -> None:
        """Ask for nothing; `word` tells what outcomes are called."""
        super().__init__()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.changed)
        self.words = FilterField(self.tr("Words in the code"), self.tr("Any part of the code, in any order"))
        self.item = FilterField(self.tr("Item"), self.tr("Item: 12 or part:12"))
        self.operator = self._choice(self.tr("Operator"))
        self.station = self._choice(self.tr("Station"))
        self.device = self._choice(self.tr("Scanner"))
        self.outcome = self._choice(self.tr("Outcome"))
        self.days = self._choice(self.tr("Time"))
        _fill(self.operator, self.tr("All operators"), [])
        _fill(self.station, self.tr("All stations"), [])
        _fill(self.device, self.tr("All scanners"), [])
        _fill(self.outcome, self.tr("All outcomes"), ((word(outcome), outcome) for outcome in OUTCOMES))
        times = ((self.tr("Today"), 1), (self.tr("Last 7 days"), 7), (self.tr("Last 31 days"), 31))
        _fill(self.days, self.tr("All times"), times)
        for field in (self.words, self.item):
            field.textChanged.connect(self._wait)
            field.left_down.connect(self.left_down)
        self._lay_out()
        self._pause.stop()  # the choices have just been filled, and nobody has asked for anything yet

    def _choice(self, name: str) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(name)
        choice.setMinimumHeight(millimetres(8))
        choice.setMinimumContentsLength(1)
        choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.currentIndexChanged.connect(self._wait)
        return choice

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.words, 0, 0, 1, 3)
        grid.addWidget(self.item, 0, 3, 1, 2)
        for column, choice in enumerate((self.operator, self.station, self.device, self.outcome, self.days)):
            grid.addWidget(choice, 1, column)
            grid.setColumnStretch(column, 1)

    def offer(self, names: HistoryNames) -> None:
        """Let these be chosen from; what is chosen stays."""
        for choice, those in (
            (self.operator, names.operators),
            (self.station, names.stations),
            (self.device, names.devices),
        ):
            chosen = choice.currentData()
            more = {chosen} - {"", *those}
            choice.blockSignals(True)
            _fill(choice, choice.itemText(0), ((name, name) for name in sorted({*those, *more})))
            choice.setCurrentIndex(max(choice.findData(chosen), 0))
            choice.blockSignals(False)

    def show_item(self, ref: ItemRef) -> None:
        """Ask for everything of one item and for nothing else."""
        self.clear()
        self.item.setText(str(ref))

    def clear(self) -> None:
        """Ask for everything."""
        self.words.clear()
        self.item.clear()
        for choice in (self.operator, self.station, self.device, self.outcome, self.days):
            choice.setCurrentIndex(0)

    def filters(self) -> HistoryFilters:
        """Return what is asked for.

        Raises:
            InputError: what stands in the field of the item names none.
        """
        days = self.days.currentData()
        return HistoryFilters(
            words=self.words.text(),
            item=_item(self.item.text()),
            operator=self.operator.currentData(),
            station=self.station.currentData(),
            device=self.device.currentData(),
            outcome=self.outcome.currentData(),
            since=_days_ago(days - 1) if days else None,
        )

    def ask_now(self) -> None:
        """Tell that everything is to be read anew, and not once more in a moment."""
        self._pause.stop()
        self.changed.emit()

    @Slot()
    def _wait(self) -> None:
        self._pause.start()


def _fill(choice: QComboBox, anything: str, values: Iterable[tuple[str, object]]) -> None:
    choice.clear()
    choice.addItem(anything, "")
    for text, value in values:
        choice.addItem(text, value)


def _item(text: str) -> ItemRef | None:
    """Read `12` or `#12` as the number of a stock item, anything else as `ItemRef.parse` does."""
    text = text.strip()
    if not text:
        return None
    return ItemRef.parse(text if ":" in text else f"{ItemKind.STOCKITEM}:{text.removeprefix('#')}")


def _days_ago(days: int) -> datetime:
    """Return the midnight, here, that began a day."""
    day = datetime.now(UTC).astimezone().date() - timedelta(days=days)
    return datetime(day.year, day.month, day.day).astimezone()
