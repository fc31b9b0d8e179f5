"""Qt for Python must hand back the references it takes: a release that loses them aborts after an hour."""

import sys

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

ROUNDS = 50
SLACK = 10  # references that the interpreter itself may gain or lose meanwhile


class Sender(QObject):
    """Emits what the bridge does: objects, True and None among them."""

    sent = Signal(object)
    switched = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.received: list[object] = []
        self.sent.connect(self.take)
        self.switched.connect(self.take)

    @Slot(object)
    @Slot(bool)
    def take(self, value: object) -> None:
        self.received[:] = [value]


def test_emitting_and_showing_loses_no_reference_to_true_or_none(qtbot: QtBot) -> None:
    sender, label = Sender(), QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(True), sys.getrefcount(None)
    for count in range(ROUNDS):
        sender.switched.emit(True)
        sender.sent.emit(None)
        label.setText(str(count))
        QCoreApplication.processEvents()
    after = sys.getrefcount(True), sys.getrefcount(None)
    lost = [old - new for old, new in zip(before, after, strict=True)]
    assert sender.received == [None]
    assert max(lost) < SLACK
