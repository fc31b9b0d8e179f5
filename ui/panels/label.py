"""What the label says beside what the item says, and why the code was or was not found."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from station.desk import Desk
from station.escapes import escape
from station.records import Item
from ui.panels.rows import Rows
from ui.panels.text import plain_label
from ui.words import breakable, field_name

SAME = {
    "quantity": "quantity",
    "lot": "lot",
    "mpn": "mpn",
    "supplier_part": "supplier_part",
    "serial": "serial",
}
"""Label fields, and the detail of an item that each is compared with."""


class LabelPanel(QFrame):
    """Shows the code in the banner."""

    def __init__(self) -> None:
        """Show that nothing was scanned."""
        super().__init__()
        self._code = plain_label()
        self._fields = Rows()
        self._why_title = plain_label("title", self.tr("WHY?  (F1)"), wraps=False)
        self._why = plain_label()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._code, self._fields, self._why_title, self._why):
            column.addWidget(widget)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName(self.tr("What the label says"))
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label("title", self.tr("THE LABEL SAYS"), wraps=False))
        layout.addWidget(scroll)
        self._is_asked = False
        self.show_desk(Desk())

    def show_desk(self, desk: Desk) -> None:
        """Show the code that the banner speaks of."""
        code = desk.code
        if code is None:
            self._code.setText(self.tr("Nothing is being looked at."))
            self._fields.show_pairs([])
        else:
            self._code.setText(breakable(code.wire))
            item = desk.item or desk.selected
            pairs = [
                (field_name(key), f"{escape(str(value))}{_agreement(key, str(value), item)}")
                for key, value in code.fields.items()
                if value != ""
            ]
            self._fields.show_pairs([(self.tr("Format"), code.kind), *pairs])
        marks = {True: "✓", False: "✗"}
        lines = [f"{marks[step.passed]} {step.name}: {breakable(step.note)}" for step in desk.steps]
        self._why.setText("\n".join(lines) or self.tr("No code was looked up."))
        self._show_why()

    @Slot()
    def toggle_why(self) -> None:
        """Show or hide each step of the look-up."""
        self._is_asked = not self._is_asked
        self._show_why()

    def why(self) -> str:
        """Return the steps of the look-up, a line each; empty while they are hidden."""
        return self._why.text() if self._is_asked else ""

    def _show_why(self) -> None:
        self._why.setVisible(self._is_asked)
        self._why_title.setVisible(self._is_asked)


def _agreement(key: str, value: str, item: Item | None) -> str:
    if item is None or key not in SAME or not item.details.get(SAME[key]):
        return ""
    other = item.details[SAME[key]]
    return "   = same" if value.casefold() == other.casefold() else f"   ≠ {other}"
