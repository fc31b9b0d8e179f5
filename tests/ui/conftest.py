"""A window with a real station behind it and a scanner on a real pty before it, without a screen."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from station.desk import Desk, State
from station.devices.simulated import PtyScanner
from station.records import DeviceState, DeviceStatus
from station.settings import DeviceSettings, Settings, SignInSettings, SoundSettings, StationSettings
from ui.app import Desktop, make_application
from ui.main_window import MainWindow

PATIENCE = 20_000  # ms, never waited for in full


def close_desktop(desktop: Desktop) -> None:
    """Close a desktop, and delete what is of Qt in order, before the collector does it in any order."""
    desktop.close()
    for owner in (desktop.window, desktop.bridge):
        shiboken6.delete(owner)
    gc.collect()


@dataclass
class Dock:
    """An open window and its scanner."""

    desktop: Desktop
    scanner: PtyScanner
    qtbot: QtBot

    @property
    def window(self) -> MainWindow:
        return self.desktop.window

    def close(self) -> None:
        """Close it all, and delete it here: else a thread of the next test may, when it collects garbage."""
        close_desktop(self.desktop)
        self.scanner.close()

    def wait(self, state: State, act: Callable[[], object]) -> Desk:
        """Act, and wait until the window is at a state."""

        def is_there(desk: Desk) -> bool:
            return desk.state is state

        with self.qtbot.waitSignal(self.window.shown, timeout=PATIENCE, check_params_cb=is_there):
            act()
        return self.window.desk

    def wait_for_device(self, state: DeviceState, act: Callable[[], object]) -> None:
        def is_there(status: DeviceStatus) -> bool:
            return status.state is state

        bridge = self.desktop.bridge
        with self.qtbot.waitSignal(bridge.device_changed, timeout=PATIENCE, check_params_cb=is_there):
            act()

    def scan(self, text: str, state: State) -> Desk:
        """Scan, and wait for the answer to this scan."""

        def is_it(desk: Desk) -> bool:
            return desk.state is state

        with self.qtbot.waitSignal(self.desktop.bridge.resolved, timeout=PATIENCE):
            self.scanner.send(text.encode() + b"\r")
        if not is_it(self.window.desk):
            self.qtbot.waitUntil(lambda: is_it(self.window.desk), timeout=PATIENCE)
        return self.window.desk

    def press(self, name: str) -> Callable[[], None]:
        return self.window.actions_by_name[name].trigger

    def find(self, words: str) -> None:
        """Type into the finder and wait for the rows."""
        model = self.window.finder.model

        def is_it(found: str) -> bool:
            return found == words

        with self.qtbot.waitSignal(model.searched, timeout=PATIENCE, check_params_cb=is_it):
            if self.window.finder.field.text() == words:
                self.window.finder.refresh()
            self.window.finder.field.setText(words)

    def choose(self, words: str) -> None:
        """Find an item and choose the first row."""
        self.find(words)
        self.window.finder.table.selectRow(0)


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """Take closed windows apart on main: the collector runs on any thread, and Qt bears only this one."""
    yield
    gc.collect()


@contextmanager
def opened(database: str, folder: Path, qtbot: QtBot, *, must_sign_in: bool = False) -> Iterator[Dock]:
    """Open a window with one scanner, and close both."""
    make_application()
    scanner = PtyScanner(folder)
    settings = Settings(
        station=StationSettings(name="dock-1", operator="anna"),
        device=(DeviceSettings(name="gun", port=scanner.port),),
        sound=SoundSettings(enabled=False),
        sign_in=SignInSettings(required=must_sign_in),
    )
    desktop = Desktop(database, settings)
    dock = Dock(desktop, scanner, qtbot)
    dock.wait_for_device(DeviceState.CONNECTED, desktop.start)
    yield dock
    dock.close()


@pytest.fixture
def dock(database: str, tmp_path: Path, qtbot: QtBot) -> Iterator[Dock]:
    with opened(database, tmp_path, qtbot) as dock:
        yield dock
