"""One plain thread for each scanner: open, read, cut, deliver, and open again when it is lost."""

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from threading import Event, Thread
from time import monotonic

from station.devices.bounce import Bounce
from station.devices.framing import Frame, Framer, Silence, decode
from station.devices.serial_source import SerialSource
from station.errors import DeviceError
from station.records import DeviceState, DeviceStatus, Scan
from station.settings import DeviceSettings, lane_letters

FALLBACK = 0.25
"""Silence, s, that ends a scan although terminators are configured."""

BACK_OFF = (0.25, 0.5, 1.0, 2.0)
"""Time, s, until the next try to open a port; the last holds for all that follow."""

LESSON = 3
"""Scans in a row without the configured terminator, after which the setting is explained."""

Deliver = Callable[[Scan], None]
Report = Callable[[DeviceStatus], None]
Watch = Callable[[str, bytes, float], None]
"""Is shown the name of a device, the bytes that one read has brought, and when, s; returns at once."""


class Reader:
    """Delivers every whole scan of one device once, in order, until it is stopped."""

    def __init__(self, settings: DeviceSettings, lane: str, deliver: Deliver, report: Report) -> None:
        """Do nothing yet.

        Args:
            settings: of this device.
            lane: its letter.
            deliver: is called on the reader's thread with each scan; must return at once.
            report: is called there with each change of the device's state.
        """
        self._settings = settings
        self._lane = lane
        self._deliver = deliver
        self._report = report
        self.watch: Watch | None = None
        """Is called on the reader's thread with all bytes, for whoever looks for a fault."""
        self._bounce = Bounce()
        self._unterminated = 0
        self._stopping = Event()
        self._thread = Thread(target=self._run, name=f"reader:{settings.name}", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self) -> None:
        """Stop reading and let go of the port; returns when that is done."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        tries = 0
        said = ""
        self._tell(DeviceState.CONNECTING)
        while not self._stopping.is_set():
            try:
                with closing(SerialSource.open(self._settings)) as source:
                    tries, said = 0, ""
                    self._tell(DeviceState.CONNECTED, source.path)
                    self._read(source)
            except DeviceError as error:
                if error.title != said:
                    said = error.title
                    self._tell(DeviceState.LOST, title=error.title, advice=error.advice)
                self._stopping.wait(BACK_OFF[min(tries, len(BACK_OFF) - 1)])
                tries += 1

    def _read(self, source: SerialSource) -> None:
        framer = Framer(self._settings.terminators, aim=self._settings.aim)
        limits = {Silence.MORE: FALLBACK, Silence.END: self._idle(source.path)}
        heard = monotonic()
        try:
            while not self._stopping.is_set():
                data = source.read()
                if data:
                    heard = monotonic()
                    if self.watch is not None:
                        self.watch(self._settings.name, data, heard)
                    self._deliver_all(framer.feed(data))
                elif framer.awaits in limits and monotonic() - heard >= limits[framer.awaits]:
                    self._deliver_all(framer.silence())
        except DeviceError:
            self._deliver_all(framer.cut("the scanner was disconnected while it sent."))
            raise
        self._deliver_all(framer.cut("the station was closed while the scanner sent."))

    def _idle(self, path: str) -> float:
        """Return the silence, s, that ends a scan on this kind of port."""
        if self._settings.idle_ms is not None:
            return self._settings.idle_ms / 1000
        name = path.rpartition("/")[2]
        if "://" in path or name.startswith("rfcomm"):
            return 0.3
        return 0.12 if name.startswith(("ttyUSB", "ttyS", "COM")) else 0.06

    def _deliver_all(self, frames: Sequence[Frame]) -> None:
        for frame in frames:
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
            is_repeat=not frame.cut_off and self._bounce.is_repeat(frame.raw, monotonic()),
            cut_off=frame.cut_off,
            unterminated=frame.unterminated,
        )

    def _tell(self, state: DeviceState, port: str = "", title: str = "", advice: str = "") -> None:
        name = self._settings.name
        self._report(DeviceStatus(name, self._lane, state, port or self._settings.port, title, advice))


def make_readers(devices: Sequence[DeviceSettings], deliver: Deliver, report: Report) -> list[Reader]:
    """Make a reader for each device, with the letter of its settings or else the next free one."""
    letters = lane_letters(devices)
    return [Reader(device, lane, deliver, report) for device, lane in zip(devices, letters, strict=True)]
