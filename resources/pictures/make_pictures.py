"""Makes the pictures of docs/screens.md from the real window: `make pictures`.

Practice stock, a simulated scanner and made-up names; only times and dates differ from run to run.
"""

import os
import shutil
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import qInstallMessageHandler

from station.codes.commands import card_text
from station.desk import State
from station.devices.simulated import simulated_scanner
from station.records import ItemKind, ItemRef
from station.roles import Role
from station.service import Station
from station.settings import (
    DeviceSettings,
    ScreenSettings,
    Settings,
    SignInSettings,
    SoundSettings,
    StationSettings,
)
from station.spool import Spool
from ui.app import Desktop, make_application
from ui.demo import DATA, DELIVERIES, labels
from ui.play import SIZES, Play, Step
from ui.training import SIMULATED, furnish_training
from ui.translation import install_translation

DOCS = Path(__file__).parent.parent.parent / "docs"
FOLDER = DOCS / "pictures"
PRACTICE = Path("build") / "pictures"
"""For the database and the scanner: a path that is the same on every machine, for one picture shows it."""
COLOURS = 48
"""Of a picture: enough for text with smooth edges, and a quarter of the bytes."""

REEL = ItemRef(ItemKind.STOCKITEM, 2)
OWNED = "BAG 2506270148"
PRODUCT = "09506000134352"
"""A GTIN: the same on every box."""
SECOND = "REEL 88-0017-2"
CUT = "[)>\x1e06\x1d1P08052C103M4Z2A\x1dQ40"
WRONG_LOT = "[)>\x1e06\x1d1P08052C103M4Z2A\x1dQ4000\x1d1TSV8211X999\x1e\x04"

DOCK = StationSettings(name="dock-1", operator="Anna")


def script(texts: dict[str, str], badge: str) -> list[Step]:
    """Return what happens in the window, what must come of it, and what its picture is called."""
    reel, found = texts["KYOCERA reel"], "INV-SI2"
    return [
        _step("Where people have to sign in, nobody has yet: scans are kept.", State.LOCKED, "locked"),
        _step("A badge was scanned.", State.SIGNED_IN, "signed-in", scan=badge),
        _step("F10: who works here.", State.SIGNED_IN, "operator", page="operator"),
        _step("From there: who may do what.", State.SIGNED_IN, "operators", page="people"),
        _step("", State.SIGNED_IN, page="people"),
        _step("", State.READY, press="cancel"),
        _step("The window before the first scan.", State.READY, "ready"),
        _step("An item was chosen in the finder and is pinned.", State.READY, "pinned", search="mc34063adr"),
        _step("Our own label was scanned: its item is shown.", State.FOUND, "found", scan=found),
        _step(
            "Nobody chose an item: those are named that fit the label.", State.UNKNOWN, "unknown", scan=reel
        ),
        _step("F1: each step of the look-up.", State.UNKNOWN, "why", press="why"),
        _step("", State.UNKNOWN, press="why"),
        _step("F5 took the likeliest item: F3 links.", State.OFFER, "offer", press="pick1"),
        _step("After the commit.", State.LINKED, "linked", press="link"),
        _step("", State.READY, search="08052c103m4z2a"),
        _step("The label is on the pinned item already.", State.ALREADY_LINKED, "already-linked", scan=reel),
        _step("Something else than the item is on the label.", State.CHECK, "check", scan=WRONG_LOT),
        _step("Linking all the same needs a reason.", State.REASON, "reason", press="link"),
        _step("", State.CHECK, press="cancel"),
        _step("A code that cannot tell a box from its neighbours.", State.SHARED, "shared", scan=PRODUCT),
        _step("The item has a code: add or replace.", State.SECOND, "second", scan=SECOND),
        _step(
            "Whose code it is, and since when; nothing was changed.", State.CONFLICT, "conflict", scan=OWNED
        ),
        _step("", State.READY, press="cancel"),
        _step("The end of the label is missing.", State.UNREADABLE, "unreadable", scan="\x1d"),
        _step("F4 waits for the label that is to come off.", State.ARMED, "armed", press="unlink"),
        _step("It came off.", State.UNLINKED, "unlinked", scan=reel),
        _step("Ctrl+Z put it on again.", State.UNDONE, "undone", press="undo"),
        _step("", State.READY, press="cancel"),
        _step("", State.CHECK, scan=texts["LCSC bag"]),
        _step("The code waits until somebody has time.", State.PARKED, "parked", press="park"),
        _step("F8: all that waits.", State.PARKED, "parked-list", press="park"),
        _step("", State.PARKED, press="cancel"),
        _step("A command card that makes no sense now.", State.PARKED, "not-now", scan=card_text("MOVE")),
        _step(
            "F9: what each scanner sends, and the test card.", State.PARKED, "scanners", page="diagnostics"
        ),
        _step("Ctrl+H: every scan and every change.", State.PARKED, "history", page="history"),
        _step("", State.PARKED, page="history"),
        _step("", State.FOUND, scan=found),
        _step("Ctrl+B: a label of our own for the item.", State.FOUND, "label", page="label"),
        _step("Ctrl+Shift+I: tried out first, then all or nothing.", State.FOUND, "import", page="imports"),
        _step("Ctrl+,: each setting is explained.", State.FOUND, "settings", page="settings"),
        _step("", State.FOUND, page="settings"),
        _step("The scanner was unplugged; it recovers by itself.", State.FOUND, "lost", unplug=True),
        _step("", State.FOUND, plug=True),
    ]


def training(texts: dict[str, str]) -> list[Step]:
    """Return what happens in the window of the training, likewise."""
    return [
        _step("`make train`: a stock to practise on, a guide, and labels to scan.", State.READY, "training"),
        _step("A label was clicked.", State.UNKNOWN, "training-scan", scan=texts["KYOCERA reel"]),
    ]


def _step(
    say: str,
    expect: State,
    picture: str = "",
    *,
    scan: str = "",
    press: str = "",
    page: str = "",
    search: str = "",
    plug: bool = False,
    unplug: bool = False,
) -> Step:
    """Return a step; `say` is the sentence below its picture."""
    return Step(
        say=say,
        expect=expect,
        picture=picture,
        scan=scan,
        press=press,
        page=page,
        search=search,
        plug=plug,
        unplug=unplug,
    )


def main() -> int:
    """Make all pictures and the page that shows them; return 1 when a verdict was not the expected one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(lambda *_: None)
    screen = ScreenSettings(theme="light", text_percent=100)
    install_translation(make_application(screen), "en")
    for old in FOLDER.glob("*.png"):
        old.unlink()
    shutil.rmtree(PRACTICE, ignore_errors=True)
    PRACTICE.mkdir(parents=True)
    database = f"sqlite:///{PRACTICE / 'practice.sqlite'}"
    steps, lessons = script(labels(), _prepare(database)), training(labels())
    is_right = _play(PRACTICE, database, steps, screen) and _train(PRACTICE, lessons, screen)
    for file in FOLDER.glob("*.png"):
        _reduce(file)
    (DOCS / "screens.md").write_text(page(steps + lessons), encoding="utf-8")
    return 0 if is_right else 1


def page(steps: list[Step]) -> str:
    """Return the page that shows the pictures."""
    parts = ["# The screens\n\nEvery state of the window, made by `make pictures`. Click for 1920x1080.\n"]
    small, large = (f"{size.width()}x{size.height()}" for size in SIZES)
    parts += [
        f"## {step.picture.replace('-', ' ').capitalize()}\n\n{step.say}\n\n"
        f"[![{step.picture}](pictures/{step.picture}-{small}.png)](pictures/{step.picture}-{large}.png)\n"
        for step in steps
        if step.picture
    ]
    return "\n".join(parts)


def _prepare(database: str) -> str:
    """Make the stock, a link and three operators; return the badge of the first."""
    station = Station.open(database, Settings(station=DOCK))
    try:
        station.import_files([DATA, DELIVERIES])
        station.link(station.read(OWNED), REEL)
        station.add_operator("Anna", Role.ADMIN)
        station.add_operator("Berta", Role.MOVE, "a long password")
        station.add_operator("Carl", Role.PARK)
        return station.make_badge("Anna")
    finally:
        station.close()


def _play(folder: Path, database: str, steps: list[Step], screen: ScreenSettings) -> bool:
    scanner = simulated_scanner(folder)
    settings = Settings(
        station=DOCK,
        device=(DeviceSettings(name="hand scanner", port=scanner.port, colour="#0072B2"),),
        sound=SoundSettings(enabled=False),
        screen=screen,
        sign_in=SignInSettings(required=True),
    )
    file = folder / "settings.toml"
    file.write_text(
        '[station]\nname = "dock-1"\noperator = "Anna"\n\n[sign_in]\nrequired = true\n', encoding="utf-8"
    )
    desktop = Desktop(database, settings, Spool(folder, "pictures"), file)
    try:
        return Play(desktop, scanner, 0, FOLDER).run(steps)
    finally:
        desktop.close()
        scanner.close()


def _train(folder: Path, lessons: list[Step], screen: ScreenSettings) -> bool:
    scanner = simulated_scanner(folder)
    device = DeviceSettings(name=SIMULATED, port=scanner.port)
    settings = Settings(station=DOCK, device=(device,), sound=SoundSettings(enabled=False), screen=screen)
    database = f"sqlite:///{folder / 'training.sqlite'}"
    station = Station.open(database, settings)
    station.import_files([DATA, DELIVERIES])
    station.close()
    desktop = Desktop(database, settings, Spool(folder, "training"))
    furnish_training(desktop, scanner, SIMULATED)
    try:
        return Play(desktop, scanner, 0, FOLDER).run(lessons)
    finally:
        desktop.close()
        scanner.close()


def _reduce(file: Path) -> None:
    """Make a picture small: a palette instead of millions of colours."""
    with Image.open(file) as picture:
        reduced = picture.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
    reduced.save(file, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
