"""The pages that may stand in the place of work: one at a time, and scans go on being resolved behind it."""

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget


class Page(Protocol):
    """What a page is told."""

    def open(self) -> None:
        """Read what is to be shown, and take the keyboard."""

    def close_page(self) -> None:
        """Stop whatever runs only while the page is seen."""


class Pages(QStackedWidget):
    """Shows the place of work, or one page instead."""

    closed = Signal()
    """The place of work is back."""
    turned = Signal(str)
    """Name of the page that is open now; empty for the place of work."""

    def __init__(self, work: QWidget) -> None:
        """Show the place of work."""
        super().__init__()
        self._pages: dict[str, tuple[QWidget, Page]] = {}
        self._open = ""
        self.addWidget(work)

    def add(self, name: str, widget: QWidget, page: Page) -> None:
        """Make a page known; `page` is told when it is opened and closed. One that is too large scrolls."""
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(widget)
        self._pages[name] = scroll, page
        self.addWidget(scroll)

    @property
    def open_page(self) -> str:
        """Name of the page that is open; empty while the place of work is seen."""
        return self._open

    def toggle(self, name: str) -> None:
        """Open a page, or close it when it is open."""
        if self._open == name:
            self.close_page()
        else:
            self.open_by_name(name)

    def open_by_name(self, name: str) -> None:
        """Open a page, closing the one that is open."""
        if self._open == name:
            return
        if self._open:
            self._pages[self._open][1].close_page()
        self._open = name
        widget, page = self._pages[name]
        self.setCurrentWidget(widget)
        page.open()
        self.turned.emit(name)

    def close_page(self) -> None:
        """Go back to the place of work; harmless where it is seen already."""
        if not self._open:
            return
        self._pages[self._open][1].close_page()
        self._open = ""
        self.setCurrentIndex(0)
        self.closed.emit()
        self.turned.emit("")
