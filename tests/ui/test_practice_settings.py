"""Settings that are changed in training or in the demonstration leave those of the real station alone."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from station.devices.simulated import PtyScanner
from station.practice import STEM, practice_folder
from station.settings import (
    Settings,
    SoundSettings,
    StationSettings,
    default_path,
    read_settings,
)
from tests.ui.conftest import close_desktop
from ui.app import make_application
from ui.demo import open_demo
from ui.main_window import MainWindow
from ui.training import run as run_training

QUIET = Settings(sound=SoundSettings(enabled=False), station=StationSettings(name="dock-1", operator="anna"))


def change_settings(window: MainWindow) -> str:
    """Change a setting by hand, save it, and return what is said of that."""
    window.pages.open_by_name("settings")
    page = window.pages.settings
    name = page.form("station").fields["name"].widget
    assert isinstance(name, QLineEdit)
    assert name.text() in ("dock-1", "practice")
    name.clear()
    QTest.keyClicks(name, "dock-9")
    page.save()
    return page.text()


def test_what_is_changed_in_training_stays_in_a_settings_file_of_training(qtbot: QtBot) -> None:
    make_application()
    real, practice = default_path(), practice_folder() / f"{STEM}.toml"
    real.parent.mkdir(parents=True)
    real.write_text('[station]\nname = "dock-1"\n', encoding="utf-8")
    before, said = real.read_bytes(), []

    def change() -> None:
        window = next(found for found in QApplication.topLevelWidgets() if found.isVisible())
        assert isinstance(window, MainWindow)
        try:
            said.append(change_settings(window))
        finally:
            window.close()

    for _ in range(2):  # the next training begins with the real settings again
        QTimer.singleShot(0, change)
        assert run_training(QUIET) == 0
        told = said.pop()
        assert (str(practice) in told, "started again" in told, "for practice alone" in told) == (
            True,
            False,
            True,
        )
        assert read_settings(practice).station.name == "dock-9"
    assert real.read_bytes() == before


def test_what_is_changed_in_the_demonstration_goes_with_it(tmp_path: Path) -> None:
    make_application()
    scanner = PtyScanner(tmp_path, "simulated")
    desktop = open_demo(tmp_path, scanner, QUIET, is_live=False)
    desktop.window.show()
    assert str(tmp_path / "settings.toml") in change_settings(desktop.window)
    assert not default_path().exists()
    close_desktop(desktop)
    scanner.close()
