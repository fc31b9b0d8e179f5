"""What a station without stock says: how to bring stock in, and where to practise meanwhile."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.panels.buttons import key_button
from ui.panels.text import plain_label


class OfferPanel(QFrame):
    """Offers training while there is nothing to scan for; it is in nobody's way and asks no question."""

    taken = Signal()
    """The operator wants to practise."""

    def __init__(self) -> None:
        """Say it."""
        super().__init__()
        text = plain_label(
            text=self.tr(
                "This station has no stock yet. Bring it in: Ctrl+Shift+I. "
                "Or practise first, in five steps and on practice stock: nothing here is touched."
            )
        )
        self.button = key_button(
            self,
            self.tr("Start training"),
            self.taken.emit,
            "Ctrl+Shift+T",
            context=Qt.ShortcutContext.WindowShortcut,
        )
        layout = QHBoxLayout(self)
        layout.addWidget(text, stretch=1)
        layout.addWidget(self.button)
