"""Training: never taken for the real station, a simulated scanner, a guide that goes on by itself."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import main
from station.desk import State
from station.devices.simulated import PtyScanner
from station.guide import Guide, Task
from station.practice import REEL_WORDS, STEM, open_practice, practice_folder
from station.records import DeviceState
from station.service import Station
from station.settings import (
    DeviceSettings,
    KeyboardSettings,
    Settings,
    SignInSettings,
    SoundSettings,
    StationSettings,
)
from station.spool import Spool
from tests.ui.conftest import PATIENCE, Dock
from tests.ui.test_translation import cut_off
from ui.app import Desktop, make_application
from ui.panels.stripes import StripedFrame
from ui.training import SIMULATED, Offer, TrainingColumn, furnish_training, practice_settings

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

QUIET = Settings(sound=SoundSettings(enabled=False), station=StationSettings(name="dock-1", operator="anna"))


class Training(Dock):
    """A training window and its simulated scanner."""

    @property
    def column(self) -> TrainingColumn:
        found = self.window.findChild(TrainingColumn)
        assert isinstance(found, TrainingColumn)
        return found


@pytest.fixture
def training(tmp_path: Path, qtbot: QtBot) -> Iterator[Training]:
    make_application()
    scanner = PtyScanner(tmp_path, "simulated")
    settings = practice_settings(QUIET, scanner.port)
    with open_practice(tmp_path, settings) as database:
        desktop = Desktop(database, settings, Spool(tmp_path, STEM))
        furnish_training(desktop, scanner, settings.device[-1].name)
        training = Training(desktop, scanner, qtbot)
        training.wait_for_device(DeviceState.CONNECTED, desktop.start)
        yield training
        training.close()


def test_the_training_window_says_so_in_word_and_frame_and_the_real_one_says_live(
    training: Training, dock: Dock
) -> None:
    assert training.window.status.mode() == "TRAINING"
    frame = training.window.centralWidget()
    assert isinstance(frame, StripedFrame)
    picture = training.window.grab().toImage()
    edge = {picture.pixelColor(x, 1).name() for x in range(0, picture.width(), 2)}
    assert {"#f5b700", "#101418"} <= edge
    assert dock.window.status.mode() == "LIVE"


def test_the_guide_is_walked_through_by_doing_what_it_says(training: Training) -> None:
    guide = training.column.guide
    tasks = []

    def note() -> None:
        tasks.append(guide.guide.task)
        assert guide.text()

    note()
    training.wait(State.UNKNOWN, guide.scan.click)
    note()
    training.find(REEL_WORDS)
    assert REEL_WORDS in guide.text()
    training.wait(State.OFFER, partial(training.window.finder.table.selectRow, 0))
    note()
    training.wait(State.LINKED, training.press("link"))
    note()
    training.find("")
    training.wait(State.FOUND, partial(training.column.simulator.scan, "INV-SI3"))
    note()
    training.wait(State.FOUND, guide.scan.click)
    note()
    training.wait(State.UNLINKED, training.press("unlink"))
    note()
    assert tasks == [Task.SCAN, Task.CHOOSE, Task.LINK, Task.FIND, Task.FIND, Task.TAKE_OFF, Task.DONE]
    before = guide.label
    guide.restart.click()
    assert (guide.guide.task, guide.label == before) == (Task.SCAN, False)


def test_the_guide_can_be_skipped_and_started_again(training: Training) -> None:
    guide = training.column.guide
    assert guide.guide.place == 1
    guide.skip.click()
    assert guide.guide.place == 0
    reel = partial(QTest.keyClick, training.window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    training.wait(State.UNKNOWN, reel)
    assert guide.guide == Guide(Task.SKIPPED)
    guide.restart.click()
    assert guide.guide == Guide()


def test_labels_and_cards_are_scanned_by_key_and_by_click(training: Training) -> None:
    simulator = training.column.simulator
    item = simulator.list.item(1)
    click = partial(
        QTest.mouseClick,
        simulator.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=simulator.list.visualItemRect(item).center(),
    )
    code = training.wait(State.UNKNOWN, click).code
    assert code is not None
    assert code.raw == simulator.labels[1].text
    card = partial(QTest.keyClick, training.window, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    training.wait(State.READY, card)


class Scans(QObject):
    """The texts that a window has scanned."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    @Slot(object)
    def note(self, outcome: object) -> None:
        self.texts.append(outcome.scan.text)  # type: ignore[attr-defined]


def test_a_recording_is_replayed_in_order_with_its_line_ends_and_can_be_stopped(
    training: Training, tmp_path: Path, qtbot: QtBot
) -> None:
    texts = ["ONE", "TWO\r\nLINES", "THREE"]
    file = tmp_path / "recorded.jsonl"
    file.write_text("\n".join(map(json.dumps, texts)))
    simulator, scans = training.column.simulator, Scans()
    training.desktop.bridge.resolved.connect(scans.note)
    simulator.pace.setCurrentIndex(0)
    simulator.play(str(file))
    qtbot.waitUntil(lambda: len(scans.texts) == 3, timeout=PATIENCE)
    assert scans.texts == texts
    assert not simulator.replay.is_playing
    simulator.play(str(file))
    assert simulator.button.text() == "Stop the replay"
    simulator.button.click()
    assert not simulator.replay.is_playing
    assert simulator.button.text() == "Replay …"
    qtbot.waitUntil(lambda: len(scans.texts) == 4, timeout=PATIENCE)


def test_a_recording_that_cannot_be_played_is_told_beside_the_list(
    training: Training, tmp_path: Path
) -> None:
    simulator = training.column.simulator
    simulator.play(str(tmp_path / "missing"))
    assert "cannot be read" in simulator.said.text()
    (tmp_path / "empty").touch()
    simulator.play(str(tmp_path / "empty"))
    assert "no label" in simulator.said.text()
    (tmp_path / "wrong").write_text("{")
    simulator.play(str(tmp_path / "wrong"))
    assert "line 1" in simulator.said.text()


def test_while_the_simulated_scanner_is_away_nothing_can_be_scanned(training: Training) -> None:
    simulator = training.column.simulator
    assert simulator.isEnabled()
    training.wait_for_device(DeviceState.LOST, training.scanner.unplug)
    assert not simulator.isEnabled()
    simulator.scan("LOST")
    training.wait_for_device(DeviceState.CONNECTED, training.scanner.plug)
    assert simulator.isEnabled()


def test_nothing_is_cut_off_in_the_training_window_at_1280_pixels(training: Training, qtbot: QtBot) -> None:
    window = training.window
    window.resize(1280, 800)

    def has_settled() -> None:
        assert not cut_off(window)

    for task in Task:
        training.column.guide.show_guide(Guide(task))
        qtbot.waitUntil(has_settled)
        assert (window.width(), window.height()) == (1280, 800)


def test_training_needs_no_operator_because_the_practice_stock_has_none() -> None:
    settings = Settings(sign_in=SignInSettings(required=True))
    assert not practice_settings(settings, "/dev/pts/9").sign_in.required


def test_real_scanners_keep_their_names_and_lanes_and_the_real_database_is_left_out() -> None:
    real = DeviceSettings(name=SIMULATED, port="/dev/ttyACM0")
    settings = Settings(
        station=StationSettings(database="sqlite:///real.sqlite"),
        device=(real,),
        keyboard=KeyboardSettings(enabled=False),
    )
    practice = practice_settings(settings, "/dev/pts/9")
    assert practice.device[0] == real
    assert practice.device[1].name == f"{SIMULATED} 2"
    assert practice.lanes == ("A", "B")
    assert practice.station.database == ""


def test_the_command_opens_training_and_leaves_the_real_database_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["--database", f"sqlite:///{tmp_path / 'real.sqlite'}", "train"]) == 2
    assert "database of its own" in capsys.readouterr().err
    assert not list(tmp_path.rglob("*.sqlite"))
    assert not practice_folder().exists()


def test_a_station_without_stock_offers_training_until_stock_is_there(tmp_path: Path, qtbot: QtBot) -> None:
    make_application()
    desktop, offer = Desktop(f"sqlite:///{tmp_path / 'new.sqlite'}", QUIET), Offer()
    offer.watch(desktop)
    desktop.start()
    qtbot.waitUntil(lambda: offer.panel is not None and offer.panel.isVisible(), timeout=PATIENCE)
    assert offer.panel is not None
    with qtbot.waitSignal(desktop.window.closed, timeout=PATIENCE):
        QTest.keyClick(desktop.window, Qt.Key.Key_T, CONTROL_SHIFT)
    assert offer.is_taken
    desktop.close()
    for owner in (desktop.window, desktop.bridge):
        shiboken6.delete(owner)


def test_a_station_with_stock_offers_nothing(dock: Dock, qtbot: QtBot) -> None:
    offer = Offer()
    offer.watch(dock.desktop)
    answers: list[object] = []
    dock.desktop.bridge.ask(Station.can_undo, answers.append, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
    assert offer.panel is None
