"""The demonstration: the real window on practice stock, with a simulated scanner and a script to follow."""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from station.codes.commands import card_text
from station.desk import State
from station.devices.simulated import SimulatedScanner, simulated_scanner
from station.practice import DATA, DELIVERIES, labels
from station.service import Station
from station.settings import DeviceSettings, Settings, SoundSettings, StationSettings
from station.settings_file import SettingsFile
from station.spool import Spool
from ui.app import Desktop, make_application
from ui.play import Play, Step
from ui.screen import check_screen, has_screen
from ui.translation import install_translation

PICTURES = Path("build") / "demo"
LIVE_PAUSE = 2500
"""Time, ms, between two steps that a person watches."""


def run(settings: Settings) -> int:
    """Play the script in the window; on a screen the window then stays for the operator to try.

    Returns:
        0 when each verdict was the expected one, else 1.

    Raises:
        StationError: there is no screen, or no room for the practice database.
    """
    if not has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        qInstallMessageHandler(_pass_on)
    check_screen()
    application = make_application(settings.screen)
    install_translation(application, settings.station.language)
    is_live = application.platformName() != "offscreen"
    with tempfile.TemporaryDirectory(prefix="station-demo-", ignore_cleanup_errors=True) as folder:
        scanner = simulated_scanner(Path(folder))
        desktop = open_demo(Path(folder), scanner, settings, is_live=is_live)
        try:
            play = Play(desktop, scanner, LIVE_PAUSE if is_live else 0, None if is_live else PICTURES)
            is_right = play.run(script(labels()))
            print(_summary(play, is_live=is_live))
            if is_live and desktop.window.isVisible():
                application.exec()
        finally:
            desktop.close()
            scanner.close()
    return 0 if is_right else 1


def _pass_on(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Print what Qt says, but for what the offscreen platform says of every window that has a size."""
    if "propagateSizeHints" not in text:
        print(text, file=sys.stderr)


def script(texts: dict[str, str]) -> list[Step]:
    """Return what happens, and what the banner must say to it."""
    reel = texts["KYOCERA reel"]
    return [
        Step(say="Our own label of item 2 is scanned", expect=State.FOUND, scan="INV-SI2", picture="found"),
        Step(say="A new reel; nobody chose an item", expect=State.UNKNOWN, scan=reel, picture="unknown"),
        Step(say="F1 tells why it is unknown", expect=State.UNKNOWN, press="why", picture="why"),
        Step(
            say="Its item is found and chosen", expect=State.OFFER, search="08052c103m4z2a", picture="offer"
        ),
        Step(say="F3 links the label", expect=State.LINKED, press="link", picture="linked"),
        Step(say="From now on the label finds the item", expect=State.FOUND, scan=reel),
        Step(say="The next item is chosen", expect=State.READY, search="mc34063adr", picture="ready"),
        Step(say="By mistake the reel comes again", expect=State.CONFLICT, scan=reel, picture="conflict"),
        Step(say="The right bag is offered", expect=State.OFFER, scan=texts["Mouser bag"]),
        Step(say="The LINK card does what F3 does", expect=State.LINKED, scan=card_text("LINK")),
        Step(say="The bag finds its item", expect=State.FOUND, scan=texts["Mouser bag"]),
        Step(say="F4 takes the label off", expect=State.UNLINKED, press="unlink", picture="unlinked"),
        Step(say="Ctrl+Z puts it on again", expect=State.UNDONE, press="undo", picture="undone"),
        Step(say="F4 waits for a label", expect=State.ARMED, press="unlink", picture="armed"),
        Step(say="The reel comes off", expect=State.UNLINKED, scan=reel),
        Step(say="An LCSC bag is not known", expect=State.UNKNOWN, scan=texts["LCSC bag"]),
        Step(say="The scanner is unplugged", expect=State.UNKNOWN, unplug=True, picture="disconnected"),
        Step(say="It is plugged in again", expect=State.UNKNOWN, plug=True),
        Step(say="... and goes on", expect=State.FOUND, scan="INV-SI549", picture="connected-again"),
    ]


def open_demo(folder: Path, scanner: SimulatedScanner, settings: Settings, *, is_live: bool) -> Desktop:
    """Return the station on practice stock; database, spool and settings file of it are all in `folder`."""
    database = f"sqlite:///{folder / 'practice.sqlite'}"
    practice = Settings(
        station=StationSettings(name="practice", operator=settings.station.operator),
        device=(DeviceSettings(name="simulated scanner", port=scanner.port),),
        sound=settings.sound if is_live else SoundSettings(enabled=False),
    )
    station = Station.open(database, practice)
    try:
        report = station.import_files([DATA, DELIVERIES])
    finally:
        station.close()
    print(f"Practice stock: {report.counts['stock items']:,} stock items, {report.counts['parts']:,} parts.")
    file = SettingsFile(folder / "settings.toml")
    file.write_anew(practice)
    desktop = Desktop(database, practice, Spool(folder, "practice"), file.path)
    desktop.window.status.show_training()
    return desktop


def _summary(play: Play, *, is_live: bool) -> str:
    if play.wrong:
        return f"{len(play.wrong)} verdicts were not the expected ones: {', '.join(play.wrong)}"
    if is_live:
        return "Every verdict was the expected one. The window is yours: F2, type, arrow down, F3 ..."
    return f"Every verdict was the expected one. Pictures are in {PICTURES}."
