"""One plain thread for each scanner: open, read, deliver, and open again when it is lost."""

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from threading import Event, Thread
from time import monotonic

from station.devices.bounce import Bounce
from station.devices.evdev_source import EvdevSource
from station.devices.feedback import Feedback
from station.devices.framing import Frame, decode
from station.devices.hid_source import HidSource
from station.devices.serial_source import SerialSource
from station.devices.source import Source
from station.errors import DeviceError
from station.records import DeviceState, DeviceStatus, Scan
from station.settings import DeviceProtocol, DeviceSettings, lane_letters
from station.wording import Text

BACK_OFF = (0.25, 0.5, 1.0, 2.0)
"""Time, s, until the next try to open a device; the last holds for all that follow."""

LESSON = 3
"""Scans in a row without the configured terminator, after which the setting is explained."""

STOP_PATIENCE = 2.0
"""Longest time, s, that stopping waits for a device that does not answer, such as a network that is away."""

SOURCES: dict[DeviceProtocol, Callable[[DeviceSettings], Source]] = {
    "serial": SerialSource.open,
    "hidpos": HidSource.open,
    "evdev": EvdevSource.open,
}
"""What opens a device, by the protocol of its settings."""

Deliver = Callable[[Scan], None]
Report = Callable[[DeviceStatus], None]
Watch = Callable[[str, bytes, float], None]
"""Is shown the name of a device, the bytes that one read has brought, and when, s; returns at once."""

log = logging.getLogger(__name__)


class Reader:
    """Delivers every whole scan of one device once, in order, until it is stopped."""

    def __init__(
        self,
        settings: DeviceSettings,
        lane: str,
        deliver: Deliver,
        report: Report,
        open_source: Callable[[DeviceSettings], Source] | None = None,
    ) -> None:
        """Do nothing yet.

        Args:
            settings: of this device.
            lane: its letter.
            deliver: is called on the reader's thread with each scan; must return at once.
            report: is called there with each change of the device's state.
            open_source: opens the device; None goes by the protocol of the settings.
        """
        self._settings = settings
        self._lane = lane
        self._deliver = deliver
        self._report = report
        self.watch: Watch | None = None
        """Is called on the reader's thread with all bytes, for whoever looks for a fault."""
        self._open = open_source or SOURCES[settings.protocol]
        self._bounce = Bounce()
        self._unterminated = 0
        self._feedback: Feedback | None = None
        self._stopping = Event()
        self._is_abandoned = False
        self._thread = Thread(target=self._run, name=f"reader:{settings.name}", daemon=True)

    @property
    def device(self) -> str:
        """Name of the device, as its scans bear it."""
        return self._settings.name

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def halt(self) -> None:
        """Begin to stop and return at once."""
        self._stopping.set()

    def stop(self) -> None:
        """Stop reading and let go of the device; returns when that is done, or cannot be done in time.

        A device that still hangs then is left to the end of the program, and nothing more comes from it.
        """
        self.halt()
        if self._thread.ident is not None:
            self._thread.join(STOP_PATIENCE)
            self._is_abandoned = self._thread.is_alive()
        if self._is_abandoned:
            log.warning("%s does not answer and was left open", self.device)

    def feedback(self, *, is_good: bool) -> None:
        """Let the scanner say good or bad if its settings want that; from any thread, returns at once."""
        feedback = self._feedback
        if feedback is not None and self._settings.feedback != "none":
            feedback.send(is_good=is_good)

    def _run(self) -> None:
        tries = 0
        said = ""
        self._tell(DeviceState.CONNECTING)
        while not self._stopping.is_set():
            try:
                source = self._open(self._settings)
                tries, said = 0, ""
                self._use(source)
            except DeviceError as error:
                if error.title != said:
                    said = error.title
                    self._tell(DeviceState.LOST, title=error.title, advice=error.advice)
                self._stopping.wait(BACK_OFF[min(tries, len(BACK_OFF) - 1)])
                tries += 1

    def _use(self, source: Source) -> None:
        """Read until the end, and close the device at once unless a beep still hangs in it."""
        feedback = self._feedback = Feedback(self.device, source.signal)
        try:
            self._tell(DeviceState.CONNECTED, source.path)
            self._read(source)
        finally:
            self._feedback = None
            if feedback.close():
                source.close()

    def _read(self, source: Source) -> None:
        try:
            while not self._stopping.is_set():
                frames = source.read()
                if self.watch is not None and source.raw:
                    self.watch(self.device, source.raw, monotonic())
                self._deliver_all(frames)
        except DeviceError:
            self._deliver_all(source.cut(Text("the scanner was disconnected while it sent.")))
            raise
        self._deliver_all(source.cut(Text("the station was closed while the scanner sent.")))

    def _deliver_all(self, frames: Sequence[Frame]) -> None:
        for frame in frames:
            if self._is_abandoned:
                log.critical("Came after the end and is not in the journal: %r", frame.raw)
                continue
            self._deliver(self._scan(frame))
            self._unterminated = self._unterminated + 1 if frame.unterminated else 0
            if self._unterminated == LESSON:
                self._tell(
                    DeviceState.CONNECTED,
                    title="Scans arrive without the terminator that the settings name.",
                    advice="Set the scanner to send Enter (CR) after each code, or set terminators = [].",
                )

    def _scan(self, frame: Frame) -> Scan:
        return Scan(
            raw=frame.raw,
            text=decode(frame.raw, self._settings.encoding),
            device=self._settings.name,
            at=datetime.now(UTC),
            lane=self._lane,
            symbology=frame.symbology or None,
            is_repeat=not frame.cut_off and self._bounce.is_repeat(frame.raw, monotonic()),
            cut_off=frame.cut_off,
            unterminated=frame.unterminated,
        )

    def _tell(self, state: DeviceState, port: str = "", title: str = "", advice: str = "") -> None:
        if self._is_abandoned:
            return
        name = self._settings.name
        self._report(DeviceStatus(name, self._lane, state, port or self._settings.port, title, advice))


def make_readers(devices: Sequence[DeviceSettings], deliver: Deliver, report: Report) -> list[Reader]:
    """Make a reader for each device, with the letter of its settings or else the next free one."""
    letters = lane_letters(devices)
    return [Reader(device, lane, deliver, report) for device, lane in zip(devices, letters, strict=True)]


def stop_readers(readers: Sequence[Reader]) -> None:
    """Stop all of them; it takes no longer than the slowest."""
    for reader in readers:
        reader.halt()
    for reader in readers:
        reader.stop()
