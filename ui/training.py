"""Training: the real window on a practice database in a frame, with simulated scanner and guide."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from station.devices.simulated import SimulatedScanner, simulated_scanner
from station.practice import STEM, open_practice, practice_folder, practice_labels
from station.records import ItemKind
from station.service import Station
from station.settings import DeviceSettings, Settings
from station.settings_file import SettingsFile
from station.spool import Spool
from ui.app import Desktop
from ui.app import run as run_window
from ui.main_window import MainWindow
from ui.panels.offer import OfferPanel
from ui.panels.simulator import SimulatorPanel
from ui.panels.stripes import StripedFrame
from ui.style import millimetres

SIMULATED = "simulated scanner"
END = b"\x03"
"""ETX, which ends a scan of the simulated scanner: no label has it, and recordings may hold CR and LF."""

SIDE = 66.0
"""Width of the column with guide and scanner, mm."""


def run_station(database: str, settings: Settings, settings_path: Path | None = None) -> int:
    """Open the station; while it has no stock, training can be started from it, and leads back to it.

    Raises:
        StationError: there is no screen, or the database cannot be used.
    """
    while True:
        offer = Offer()
        status = run_window(database, settings, settings_path, furnish=offer.watch)
        if not offer.is_taken:
            return status
        run(settings)


def run(settings: Settings, *, is_new: bool = False) -> int:
    """Open the training window and return the exit status when it is closed.

    Args:
        settings: of the station; its scanners work here too, its database is never opened, and what is
            changed on the settings page is changed in a copy that lasts until the next training.
        is_new: forget what was practised before.

    Raises:
        StationError: there is no screen, training is open already, or there is no room for its database.
    """
    folder = practice_folder()
    with (
        tempfile.TemporaryDirectory(prefix="station-training-", ignore_cleanup_errors=True) as ports,
        open_practice(folder, settings, is_new=is_new) as database,
    ):
        scanner = simulated_scanner(Path(ports))
        try:
            practice = practice_settings(settings, scanner.port)
            furnish = partial(furnish_training, scanner=scanner, device=practice.device[-1].name)
            file = SettingsFile(folder / f"{STEM}.toml")
            file.write_anew(practice)
            return run_window(database, practice, file.path, Spool(folder, STEM), furnish)
        finally:
            scanner.close()


def practice_settings(settings: Settings, port: str) -> Settings:
    """Return the settings with a simulated scanner behind those that there are, which keep their lanes."""
    taken = {device.name for device in settings.device}
    names = [SIMULATED, *(f"{SIMULATED} {number}" for number in range(2, len(taken) + 3))]
    name = next(name for name in names if name not in taken)
    simulated = DeviceSettings(name=name, port=port, terminators=("ETX",))
    station = settings.station.model_copy(update={"database": ""})
    free = settings.sign_in.model_copy(update={"required": False})  # the practice stock knows no operator
    return settings.model_copy(
        update={"station": station, "device": (*settings.device, simulated), "sign_in": free}
    )


def furnish_training(desktop: Desktop, scanner: SimulatedScanner, device: str) -> None:
    """Put the frame around the window and the column with guide and scanner into it."""

    def send(text: str) -> None:
        scanner.send(text.encode() + END)

    desktop.window.status.show_training()
    desktop.window.pages.settings.show_training()
    column = TrainingColumn(device, send, desktop.window)
    desktop.bridge.device_changed.connect(column.simulator.show_device)
    desktop.window.shown.connect(column.guide.watch_desk)


class TrainingColumn(QWidget):
    """The guide above the simulated scanner, at the right of the window inside the frame."""

    def __init__(self, device: str, send: Callable[[str], None], window: MainWindow) -> None:
        """Take its place in the window."""
        super().__init__()
        from ui.panels.guide import GuidePanel  # noqa: PLC0415 - it draws codes, which is slow to load

        self.guide = GuidePanel()
        self.simulator = SimulatorPanel(practice_labels(), device, send)
        self.guide.scanned.connect(self.simulator.scan)
        self.setFixedWidth(millimetres(SIDE))
        layout = QVBoxLayout(self)
        layout.setSpacing(millimetres(1.5))
        layout.setContentsMargins(millimetres(1.5), 0, 0, 0)
        layout.addWidget(self.guide)
        layout.addWidget(self.simulator, stretch=1)
        frame = StripedFrame()
        frame.add(window.take_content(), stretch=1)
        frame.add(self)
        window.setCentralWidget(frame)


class Offer(QObject):
    """Shows in a window without stock that there is training, until stock has come."""

    def __init__(self) -> None:
        """Watch nothing yet."""
        super().__init__()
        self.is_taken = False
        self.panel: OfferPanel | None = None

    def watch(self, desktop: Desktop) -> None:
        """Ask whether there is stock, now and whenever the finder has looked for it."""
        self._window, self._bridge = desktop.window, desktop.bridge
        self._window.finder.model.searched.connect(self._ask)
        self._ask()

    @Slot()
    def _ask(self) -> None:
        self._bridge.ask(_has_stock, self._show, self._window.status.show_trouble)

    @Slot(object)
    def _show(self, has_stock: bool) -> None:
        if not has_stock and self.panel is None:
            self.panel = OfferPanel()
            self.panel.taken.connect(self._take)
            self._window.put_above(self.panel)
        if self.panel is not None:
            self.panel.setVisible(not has_stock)

    @Slot()
    def _take(self) -> None:
        self.is_taken = True
        self._window.close()


def _has_stock(station: Station) -> bool:
    return station.count(ItemKind.STOCKITEM) > 0
