"""Names and values below each other, with a sign for what agrees: the inside of two panels."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QSizePolicy, QWidget

from ui.panels.text import plain_label
from ui.style import millimetres


class Rows(QWidget):
    """Shows pairs of a name and a value; long values wrap and can be copied."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(millimetres(0.8))
        self._form.setHorizontalSpacing(millimetres(2.5))

    def show_pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Show these pairs and no others."""
        while self._form.rowCount():
            self._form.removeRow(0)
        for name, value in pairs:
            text = plain_label(text=value)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            text.setMinimumWidth(1)
            self._form.addRow(plain_label("quiet", name, wraps=False), text)
