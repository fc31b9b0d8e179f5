from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from pytestqt.qtbot import QtBot

from ui.hold import Hold


class Finger(QObject):
    """Lets a keyboard repeat a key that is held: released and pressed, again and again."""

    def __init__(self, hold: Hold) -> None:
        super().__init__()
        self.repeats = 0
        self._hold = hold
        self._timer = QTimer(self, interval=30)
        self._timer.timeout.connect(self._repeat)

    def begin(self) -> None:
        self._hold.press()
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()
        self._hold.release()

    @Slot()
    def _repeat(self) -> None:
        self.repeats += 1
        self._hold.release()
        self._hold.press()


@pytest.fixture
def hold(qtbot: QtBot) -> Iterator[Hold]:
    parent = QObject()
    yield Hold(Qt.Key.Key_F4, parent)
    parent.deleteLater()


def test_a_tap_is_told_when_the_key_is_up(hold: Hold, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(hold.held), qtbot.waitSignal(hold.tapped):
        hold.press()
        hold.release()


def test_a_key_that_repeats_while_it_is_held_is_held_once_and_never_tapped(hold: Hold, qtbot: QtBot) -> None:
    finger = Finger(hold)
    with qtbot.assertNotEmitted(hold.tapped, wait=200):
        with qtbot.waitSignal(hold.held):
            finger.begin()
        finger.end()
    assert finger.repeats > 5
    with qtbot.waitSignal(hold.tapped):
        hold.press()
        hold.release()


def test_a_release_that_nobody_pressed_is_nothing(hold: Hold, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(hold.tapped, wait=100):
        hold.release()
