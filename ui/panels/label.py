"""What the label says beside what the item says, what it may belong to, and why the code was not found."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from station.comparison import compare, of_field
from station.desk import PICKS, Desk, State
from station.escapes import escape
from station.outcomes import Comparison
from station.records import Item
from ui.panels.rows import Row, Rows
from ui.panels.text import plain_label
from ui.translation import told
from ui.words import breakable, candidate, field_name, name, named, shorten

MOST_HITS = 6
"""What a label names otherwise, as far as it is listed."""


class LabelPanel(QFrame):
    """Shows the code in the banner."""

    def __init__(self) -> None:
        """Show that nothing was scanned."""
        super().__init__()
        self.setAccessibleName(self.tr("Label"))
        self._why_title = plain_label("title", self.tr("WHY?  (F1)"), wraps=False)
        self._why = plain_label()
        self._candidates_title = plain_label("title", self.tr("IT MAY BE"), wraps=False)
        self._candidates = plain_label()
        self._beside = plain_label("quiet")
        self._fields = Rows()
        self._hits_title = plain_label("title", self.tr("IT ALSO NAMES"), wraps=False)
        self._hits = plain_label()
        self._code = plain_label("code")
        self._whole = QPushButton(self.tr("Whole code"))
        self._whole.setCheckable(True)
        self._whole.setAccessibleName(self.tr("Show the whole code"))
        self._whole.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._whole.toggled.connect(self._show_code)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label("title", self.tr("THE LABEL SAYS"), wraps=False))
        layout.addWidget(self._scrolled())
        self._wire = ""
        self._is_asked = False
        self.show_desk(Desk())

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self._why_title,
            self._why,
            self._candidates_title,
            self._candidates,
            self._beside,
            self._fields,
            self._hits_title,
            self._hits,
            self._code,
        ):
            column.addWidget(widget)
        column.addWidget(self._whole, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("What the label says"))
        self._scroll.setWidget(inside)
        return self._scroll

    def show_desk(self, desk: Desk) -> None:
        """Show the code that the banner speaks of."""
        compared = _comparisons(desk)
        self._fields.show_rows(_rows(desk, compared))
        self._beside.setText(
            self.tr("Compared with {item}:").format(item=name(_compared_with(desk))) if compared else ""
        )
        self._beside.setVisible(bool(compared))
        self._show_candidates(desk)
        self._hits.setText("\n".join(named(hit) for hit in desk.hits[:MOST_HITS]))
        for widget in (self._hits_title, self._hits):
            widget.setVisible(bool(desk.hits))
        wire = desk.code.wire if desk.code else ""
        if wire != self._wire:
            self._whole.setChecked(False)
            self._scroll.verticalScrollBar().setValue(0)
        self._wire = wire
        marks = {True: "✓", False: "✗"}
        lines = [
            f"{marks[step.passed]} {field_name(step.name)}: {breakable(told(step.note))}"
            for step in desk.steps
        ]
        self._why.setText("\n".join(lines) or self.tr("No code was looked up."))
        self._show_code()
        self._show_why()

    @Slot()
    def toggle_why(self) -> None:
        """Show or hide each step of the look-up."""
        self._is_asked = not self._is_asked
        self._show_why()
        self._scroll.verticalScrollBar().setValue(0)

    def why(self) -> str:
        """Return the steps of the look-up, a line each; empty while they are hidden."""
        return self._why.text() if self._is_asked else ""

    def beside(self) -> str:
        """Return which item the fields are compared with; empty where there is nothing to compare."""
        return self._beside.text()

    def fields(self) -> list[str]:
        """Return what is shown of the label's fields: names, values and marks."""
        return self._fields.texts()

    def candidates(self) -> str:
        """Return what is said of the items that the label may belong to."""
        return self._candidates.text()

    def hits(self) -> str:
        """Return what is said of the items that the label names otherwise."""
        return self._hits.text()

    def code(self) -> str:
        """Return what is shown of the code itself."""
        return self._code.text()

    def _show_candidates(self, desk: Desk) -> None:
        lines = [
            candidate(proposal, f"F{5 + place}" if place < PICKS else "")
            for place, proposal in enumerate(desk.others)
        ]
        is_shown = bool(desk.candidates)
        self._candidates.setText("\n".join(lines) if is_shown else "")
        for widget in (self._candidates_title, self._candidates):
            widget.setVisible(is_shown)

    @Slot()
    def _show_code(self) -> None:
        whole, brief = breakable(self._wire), shorten(self._wire)
        nothing = self.tr("Nothing is being looked at.")
        self._code.setText((whole if self._whole.isChecked() else brief) or nothing)
        self._whole.setVisible(brief != escape(self._wire))

    def _show_why(self) -> None:
        self._why.setVisible(self._is_asked)
        self._why_title.setVisible(self._is_asked)


def _rows(desk: Desk, compared: tuple[Comparison, ...]) -> list[Row]:
    """Return the fields of the label, those that were compared first."""
    if desk.code is None:
        return []
    rows: list[Row] = [
        (field_name(key), breakable(str(value)), of_field(compared, key, str(value)))
        for key, value in desk.code.fields.items()
        if value != ""
    ]
    rows.sort(key=lambda row: row[2] is None if len(row) == 3 else True)  # noqa: PLR2004 - a mark is third
    return [*rows, (field_name("format"), desk.code.kind)]


def _comparisons(desk: Desk) -> tuple[Comparison, ...]:
    if desk.comparisons or desk.code is None or desk.state is State.UNKNOWN:
        return desk.comparisons
    item = _compared_with(desk)
    return compare(desk.code, item) if item else ()


def _compared_with(desk: Desk) -> Item | None:
    return desk.item or desk.selected
