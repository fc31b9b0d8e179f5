"""A button for each sound, to hear it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from station.sounds import Sound
from ui.panels.buttons import form_button
from ui.panels.text import plain_label
from ui.style import millimetres

IN_A_ROW = 4


class SoundTest(QWidget):
    """Asks for a sound; it plays none itself."""

    wanted = Signal(object)
    """A Sound."""

    def __init__(self) -> None:
        """Offer every sound by what it means."""
        super().__init__()
        names = {
            Sound.FOUND: self.tr("Found"),
            Sound.NEEDS_YOU: self.tr("Needs you"),
            Sound.REFUSED: self.tr("Refused"),
            Sound.LINKED: self.tr("Linked"),
            Sound.UNLINKED: self.tr("Unlinked"),
            Sound.ARMED: self.tr("Next scan unlinks"),
            Sound.LOST: self.tr("Something is lost"),
            Sound.REPEAT: self.tr("Repeat"),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, millimetres(2), 0, 0)
        grid.addWidget(plain_label("code", self.tr("Hear it:"), wraps=False), 0, 0, 1, IN_A_ROW)
        for place, sound in enumerate(Sound):
            button = form_button(f"♪ {names[sound]}", partial(self.wanted.emit, sound))
            button.setAccessibleName(names[sound])
            grid.addWidget(button, 1 + place // IN_A_ROW, place % IN_A_ROW)
