"""The selected item: what it is, where it lies, which codes it has, and whether it is pinned."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from station.records import Item, ItemRef, Link
from station.service import Station
from ui.bridge import Bridge
from ui.panels.rows import Rows
from ui.panels.text import plain_label
from ui.spelling import moment
from ui.words import breakable, field_name, shorten

MOST_CODES = 8
"""Codes of an item that are listed; the rest is counted."""


class ItemPanel(QFrame):
    """Shows one item; the button pins it, so that the next unknown label is offered to it."""

    pin_toggled = Signal(bool)

    failed = Signal(object)
    """The StationError that kept its codes from being read."""

    def __init__(self, bridge: Bridge) -> None:
        """Show that nothing is selected."""
        super().__init__()
        self.setAccessibleName(self.tr("Item"))
        self._bridge = bridge
        self._ref: ItemRef | None = None
        self.pin = QPushButton()
        self.pin.setCheckable(True)
        self.pin.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.pin.clicked.connect(self.pin_toggled)
        self._name = plain_label("itemName")
        self._details = Rows()
        self._codes = plain_label()
        names = QVBoxLayout()
        names.addWidget(plain_label("title", self.tr("SELECTED ITEM"), wraps=False))
        names.addWidget(self._name)
        names.addStretch()
        head = QHBoxLayout()
        head.addLayout(names, stretch=1)
        head.addWidget(self.pin, alignment=Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._details, self._codes):
            column.addWidget(widget)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("The item and its codes"))
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(scroll, stretch=1)
        self.show_item(None, is_pinned=False)

    def show_item(self, item: Item | None, *, is_pinned: bool) -> None:
        """Show an item, or what to do when there is none; its codes follow."""
        self._ref = item.ref if item else None
        self.pin.setEnabled(item is not None)
        self.pin.setChecked(is_pinned)
        self.pin.setText(self.tr("Pinned\n(Ctrl+P)") if is_pinned else self.tr("Pin\n(Ctrl+P)"))
        if item is None:
            self._name.setText(self.tr("Nothing is selected"))
            self._details.show_rows([])
            hint = self.tr("Scan a label that is known, or find the item: F2, type, arrow down.")
            self._codes.setText(hint)
            return
        self._name.setText(f"#{item.ref.pk}  {item.title}")
        self._details.show_rows((field_name(key), breakable(value)) for key, value in item.details.items())
        self._codes.setText("")
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the codes of the item again."""
        if self._ref is None:
            return
        ref = self._ref

        def read(station: Station) -> tuple[ItemRef, tuple[Link, ...]]:
            return ref, station.links(ref)

        self._bridge.ask(read, self._take, self.failed.emit)

    @Slot(object)
    def _take(self, answer: tuple[ItemRef, tuple[Link, ...]]) -> None:
        ref, links = answer
        if ref == self._ref:
            self.show_links(links)

    @Slot(object)
    def show_links(self, links: tuple[Link, ...]) -> None:
        """Show the codes of the item, the newest first."""
        if not links:
            self._codes.setText(self.tr("No code is linked yet."))
            return
        lines = [self.tr("{count} linked:").format(count=len(links))]
        lines += [
            f"▪ {shorten(link.raw)}\n   {link.operator}, {moment(link.at)}"
            for link in reversed(links[-MOST_CODES:])
        ]
        if len(links) > MOST_CODES:
            lines.append(self.tr("… and {count} more").format(count=len(links) - MOST_CODES))
        self._codes.setText("\n".join(lines))
