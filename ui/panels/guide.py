"""The first-run guide: what to do next, with a real label to scan from the screen."""

from itertools import count
from time import time

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from station.desk import Desk
from station.guide import TASKS, Guide, Task, skip, watch
from station.labels.choices import Symbology
from station.labels.symbols import draw_symbol
from station.practice import REEL_WORDS, reel_label
from ui.panels.buttons import key_button, mute_button
from ui.panels.symbol import Symbol
from ui.panels.text import plain_label

_WITH_LABEL = (Task.SCAN, Task.FIND)


class GuidePanel(QFrame):
    """Shows one task at a time, and the next as soon as the window has come that far."""

    scanned = Signal(str)
    """The text of the label, when it is to be scanned without a real scanner."""

    def __init__(self) -> None:
        """Begin with the first task."""
        super().__init__()
        self.guide = Guide()
        self._numbers = count(round(time()))
        self._title = plain_label("title")
        self._what = plain_label()
        self._symbol: Symbol | None = None
        self._place = QHBoxLayout()
        anywhere = Qt.ShortcutContext.WindowShortcut
        self.scan = key_button(self, self.tr("Scan it"), self._scan, "Alt+G", context=anywhere)
        self.skip = mute_button(self.tr("Skip"), self._skip)
        self.restart = mute_button(self.tr("Restart"), self.begin)
        layout = QVBoxLayout(self)
        layout.addWidget(self._title)
        layout.addWidget(self._what)
        layout.addLayout(self._place)
        row = QHBoxLayout()
        for button in (self.scan, self.skip, self.restart):
            row.addWidget(button)
        layout.addLayout(row)
        self.begin()

    @Slot()
    def begin(self) -> None:
        """Begin with the first task and a label that was never linked."""
        self.label = reel_label(next(self._numbers))
        if self._symbol is not None:
            self._place.removeWidget(self._symbol)
            self._symbol.deleteLater()
        rows = draw_symbol(self.label, Symbology.DATAMATRIX).rows
        modules = tuple(tuple(module == "1" for module in row) for row in rows)
        self._symbol = Symbol(modules, self.tr("A label to scan"))
        self._place.addWidget(self._symbol, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.show_guide(Guide())

    @Slot(object)
    def watch_desk(self, desk: Desk) -> None:
        """Go on when the desk in front has come far enough."""
        after = watch(self.guide, desk)
        if after != self.guide:
            self.show_guide(after)

    def show_guide(self, guide: Guide) -> None:
        """Show how far the operator has come."""
        self.guide = guide
        self._show()

    def text(self) -> str:
        """Return what is said."""
        return f"{self._title.text()}\n{self._what.text()}"

    @Slot()
    def _skip(self) -> None:
        self.show_guide(skip(self.guide))

    @Slot()
    def _scan(self) -> None:
        self.scanned.emit(self.label)

    def _show(self) -> None:
        is_open = self.guide.task in TASKS
        step = self.tr("STEP {number} OF {count}").format(number=self.guide.place, count=len(TASKS))
        self._title.setText(step if is_open else self.tr("GUIDE"))
        self._what.setText(self._words())
        has_label = self.guide.task in _WITH_LABEL
        if self._symbol is not None:
            self._symbol.setVisible(has_label)
        self.scan.setVisible(has_label)
        self.skip.setVisible(is_open)
        self.restart.setVisible(not has_label)  # there is room for two buttons

    def _words(self) -> str:
        return {
            Task.SCAN: self.tr("A reel has come in that nobody knows yet. Scan its label."),
            Task.CHOOSE: self.tr(
                "The label waits for its item. Press F2, type {words}, and press arrow down: "
                "the item is pinned."
            ).format(words=REEL_WORDS),
            Task.LINK: self.tr("The banner asks whether this label goes on this item. Press F3 to link it."),
            Task.FIND: self.tr("The label is linked. Scan it again: now it finds its item."),
            Task.TAKE_OFF: self.tr(
                "That is all there is to it. Now take the label off: F4 unlinks it, Ctrl+Z undoes the link."
            ),
            Task.DONE: self.tr("Done: you can link, find and take off. Try the other labels below."),
            Task.SKIPPED: self.tr("Skipped. Practise as you like."),
        }[self.guide.task]
