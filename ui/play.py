"""Plays a script of scans and keys in a window, and compares each verdict with the expected one."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QSize, QTimer, Slot

from station.desk import State
from station.devices.simulated import SimulatedScanner
from station.errors import StationError
from station.records import DeviceState, DeviceStatus
from station.service import Station
from ui.app import Desktop
from ui.phrases import HEADLINES

PATIENCE = 20_000
"""Time, ms, after which an answer that has not come is called missing."""

BREATH = 300
"""Time, ms, between steps that nobody watches: a label that comes again sooner is a bounce."""

SIZES = (QSize(1280, 800), QSize(1920, 1080))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happens, and what the banner must say to it."""

    say: str
    expect: State
    scan: str = ""
    press: str = ""
    """Name of one of the window's actions."""
    page: str = ""
    """Page that is opened, or closed where it is open."""
    search: str = ""
    """Words typed into the finder; the first row is then chosen."""
    unplug: bool = False
    plug: bool = False
    picture: str = ""
    """File name of a picture of the window, without `.png`."""


class Play(QObject):
    """Drives a window as an operator would, one step after the other."""

    def __init__(
        self, desktop: Desktop, scanner: SimulatedScanner, pause: int, pictures: Path | None = None
    ) -> None:
        """Get ready; nothing happens before `run`.

        Args:
            desktop: is driven.
            scanner: its only scanner.
            pause: between steps, ms.
            pictures: folder for pictures of the window; None takes none.
        """
        super().__init__()
        self.wrong: list[str] = []
        """What was said of each step whose verdict was another than expected."""
        self._desktop = desktop
        self._window = desktop.window
        self._scanner = scanner
        self._pause = max(pause, BREATH)
        self._pictures = pictures
        self._seen: Counter[str] = Counter()
        self._loop = QEventLoop()
        self._is_over = False
        bridge = desktop.bridge
        bridge.resolved.connect(self._note_resolved)
        bridge.carried_out.connect(self._note_carried_out)
        bridge.device_changed.connect(self._note_device)
        self._window.finder.model.searched.connect(self._note_search)
        self._window.closed.connect(self._end)

    def run(self, steps: list[Step]) -> bool:
        """Play all steps; tell whether each verdict was the expected one."""
        self._desktop.start()
        self._await(DeviceState.CONNECTED)
        for step in steps:
            self._wait(self._pause)
            if self._is_over:
                break
            self._do(step)
            self._judge(step)
            if step.picture and self._pictures:
                self._take_pictures(step.picture, self._pictures)
        return not self.wrong

    def _do(self, step: Step) -> None:
        self._seen.clear()
        if step.scan:
            self._scanner.send(step.scan.encode() + b"\r")
            self._await("resolved")
        if step.press:
            self._window.actions_by_name[step.press].trigger()
        if step.page:
            self._window.pages.toggle(step.page)
        if step.search:
            self._window.finder.field.setText(step.search)
            self._await(f"searched {step.search}")
            self._window.finder.table.selectRow(0)
        if step.unplug:
            self._scanner.unplug()
            self._await(DeviceState.LOST)
        if step.plug:
            self._scanner.plug()
            self._await(DeviceState.CONNECTED)
        if self._window.desk.state is State.WORKING:
            self._await("carried out")
        self._desktop.bridge.ask(_nothing, self._note_settled, self._note_settled)
        self._await("settled")

    def _judge(self, step: Step) -> None:
        state = self._window.desk.state
        if state is not step.expect:
            self.wrong.append(step.say)
        mark = "ok   " if state is step.expect else f"WRONG, not {HEADLINES[step.expect]}:"
        print(f"{mark} {HEADLINES[state]:<24} {step.say}", flush=True)

    def _take_pictures(self, name: str, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for size in SIZES:
            self._window.resize(size)
            self._wait(BREATH)
            self._window.grab().save(str(folder / f"{name}-{size.width()}x{size.height()}.png"))

    def _await(self, event: str) -> None:
        """Wait until an event is seen; go on without it when it does not come."""
        patience = QTimer()
        patience.setSingleShot(True)
        patience.setInterval(PATIENCE)
        patience.timeout.connect(self._loop.quit)
        patience.start()
        while not self._seen[event] and patience.isActive() and not self._is_over:
            self._loop.exec()
        self._seen[event] -= 1

    def _wait(self, pause: int) -> None:
        QTimer.singleShot(pause, self._note_pause)
        self._await("pause")

    def _note(self, event: str) -> None:
        self._seen[event] += 1
        self._loop.quit()

    @Slot(object)
    def _note_resolved(self, _outcome: object) -> None:
        self._note("resolved")

    @Slot(object)
    def _note_carried_out(self, _outcome: object) -> None:
        self._note("carried out")

    @Slot(object)
    def _note_device(self, status: DeviceStatus) -> None:
        self._note(status.state)

    @Slot(str)
    def _note_search(self, words: str) -> None:
        self._note(f"searched {words}")

    @Slot(object)
    def _note_settled(self, _answer: StationError | None) -> None:
        self._note("settled")

    @Slot()
    def _note_pause(self) -> None:
        self._note("pause")

    @Slot()
    def _end(self) -> None:
        """Stop: somebody has closed the window."""
        self._is_over = True
        self._loop.quit()


def _nothing(_station: Station) -> None:
    """Ask nothing: the answer comes when all that was asked before is answered."""
