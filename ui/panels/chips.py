"""The lanes in the status strip: a button for each scanner, with its letter, how it is and what it is at."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from station.desk import Desk
from station.lanes import Lanes
from ui.style import millimetres

NAME_LENGTHS = ((4, 14), (6, 8))
"""Up to how many lanes a name may have how many characters; with more of them there is no room for names."""


class LaneChips(QFrame):
    """Shows which lane is in front; a click brings another one there."""

    chosen = Signal(str)

    def __init__(self, colours: Mapping[str, str]) -> None:
        """Show nothing yet; `colours` are those that the settings give to lanes."""
        super().__init__()
        self._colours = colours
        self._buttons: dict[str, QPushButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(millimetres(1.5))
        self._row.addStretch()

    def show_lanes(self, lanes: Lanes, names: Mapping[str, str]) -> None:
        """Show each lane with the name of its scanner and the item that it has; `▸` is a pinned one."""
        length = next((most for count, most in NAME_LENGTHS if len(lanes.desks) <= count), 1)
        for lane, desk in lanes.desks.items():
            button = self._buttons.get(lane) or self._add(lane)
            name = names.get(lane, "")
            shown = name if len(name) <= length + 2 else f"{name[: length + 1]}…" if length > 1 else name[:1]
            text = "  ".join(filter(None, (lane, shown.strip(), _item(desk))))
            if button.text() != text:
                button.setText(text)
                button.setToolTip(name)
                button.setAccessibleName(text)
            button.setChecked(lane == lanes.front)

    def texts(self) -> list[str]:
        """Return what the chips say."""
        return [button.text() for button in self._buttons.values()]

    def click(self, lane: str) -> None:
        """Click a chip."""
        self._buttons[lane].click()

    def _add(self, lane: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("lane", lane)
        if colour := self._colours.get(lane):
            button.setStyleSheet(edge(colour))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self._choose)
        self._buttons[lane] = button
        self._row.insertWidget(len(self._buttons) - 1, button)
        return button

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            button.setChecked(True)  # the one in front stays there when it is clicked again
            self.chosen.emit(button.property("lane"))


def edge(colour: str) -> str:
    """Return the style of what has the colour of a scanner."""
    return f"border-left: {millimetres(3)}px solid {colour}; padding-left: {millimetres(1.5)}px;"


def _item(desk: Desk) -> str:
    if desk.selected is None:
        return ""
    return f"{'▸' if desk.is_pinned else ''}#{desk.selected.ref.pk}"
