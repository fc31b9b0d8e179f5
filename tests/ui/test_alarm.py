"""A lost scanner is called out until it is back or somebody is there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from station.records import DeviceState, DeviceStatus
from station.sounds import Sound
from tests.ui.conftest import Dock
from ui.alarm import AGAIN_MS, Alarm


def status(state: DeviceState, device: str = "gun") -> DeviceStatus:
    return DeviceStatus(device, "A", state)


def test_it_sounds_at_once_and_again_until_the_scanner_is_back(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    alarm = Alarm(owner, again_ms=1)
    with qtbot.waitSignals([alarm.sounded] * 3, timeout=10_000):
        alarm.take(status(DeviceState.LOST))
    alarm.take(status(DeviceState.LOST, "other"))
    alarm.take(status(DeviceState.CONNECTED))
    still_calling = alarm.is_calling
    alarm.take(status(DeviceState.CONNECTED, "other"))
    assert (still_calling, alarm.is_calling) == (True, False), "the other one was still lost"
    assert AGAIN_MS == 15_000


def test_news_of_the_same_loss_does_not_sound_again(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    alarm = Alarm(owner)
    heard: list[Sound] = []
    alarm.sounded.connect(heard.append)
    for state in (DeviceState.LOST, DeviceState.LOST, DeviceState.CONNECTING, DeviceState.LOST):
        alarm.take(status(state))
    assert heard == [Sound.LOST]


def test_any_key_ends_it_and_a_new_loss_begins_it_again(dock: Dock) -> None:
    with dock.qtbot.waitSignal(dock.window.sounded, timeout=20_000) as sounded:
        dock.wait_for_device(DeviceState.LOST, dock.scanner.unplug)
    assert sounded.args == [Sound.LOST]
    assert dock.window._alarm.is_calling
    QTest.keyClick(dock.window, Qt.Key.Key_F12)
    dock.qtbot.waitUntil(lambda: not dock.window._alarm.is_calling, timeout=20_000)
    dock.wait_for_device(DeviceState.CONNECTED, dock.scanner.plug)
    dock.wait_for_device(DeviceState.LOST, dock.scanner.unplug)
    assert dock.window._alarm.is_calling
