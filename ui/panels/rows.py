"""Names and values below each other, with a sign for what agrees: the inside of two panels."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from station.outcomes import Comparison
from ui.panels.text import longest_word, plain_label
from ui.style import letters, millimetres
from ui.words import mark

NAME_WIDTH = 28
"""Room for a name, mm of usual text; longer ones wrap."""

WIDEST_NAME = 42
"""Room that the names may take for a word that is longer than that."""

Row = tuple[str, str] | tuple[str, str, Comparison | None]
"""A name, a value, and what the value was compared with."""


class Rows(QWidget):
    """Shows names with their values; long ones wrap, and values can be copied.

    Labels are kept for the next rows: making one takes Qt longer than all else that a scan changes.
    """

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(millimetres(0.6))
        self._grid.setHorizontalSpacing(millimetres(2))
        self._grid.setColumnStretch(1, 1)
        self._rows: list[Row] = []
        self._labels: dict[tuple[int, int, str], QLabel] = {}
        self._shown: list[QLabel] = []

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show these rows and no others."""
        wanted = list(rows)
        if wanted == self._rows:
            return
        self._rows = wanted
        before, self._shown = self._shown, []
        for place, (name, value, *compared) in enumerate(wanted):
            self._put(2 * place, 0, name, "quiet")
            self._put(2 * place, 1, value)
            if compared and compared[0] is not None:
                self._mark(2 * place, compared[0])
        self._fit_names()
        for label in before:
            label.setVisible(label in self._shown)

    def _fit_names(self) -> None:
        """Make all names as wide as their longest word needs: it cannot wrap."""
        names = [label for (_, column, _), label in self._labels.items() if column == 0]
        needed = max((longest_word(label) for label in names if label in self._shown), default=0)
        width = min(max(letters(NAME_WIDTH), needed), letters(WIDEST_NAME))
        for label in names:
            label.setFixedWidth(width)

    def texts(self) -> list[str]:
        """Return what is shown, row by row."""
        return [label.text() for label in self._shown]

    def _mark(self, line: int, compared: Comparison) -> None:
        """Put what agrees beside the value, and what does not below it, where two long values have room."""
        if compared.agrees:
            self._put(line, 2, mark(compared), "good")
        else:
            self._put(line + 1, 1, mark(compared), "bad", across=2)

    def _put(self, line: int, column: int, text: str, role: str = "", across: int = 1) -> None:
        label = self._labels.get((line, column, role))
        if label is None:
            label = _value(role) if column == 1 else plain_label(role, wraps=column == 0)
            self._labels[line, column, role] = label
            self._grid.addWidget(label, line, column, 1, across, Qt.AlignmentFlag.AlignTop)
        label.setText(text)
        label.show()
        self._shown.append(label)


def _value(role: str) -> QLabel:
    label = plain_label(role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    label.setMinimumWidth(1)
    return label
