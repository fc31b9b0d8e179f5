"""Plays sounds on a thread of its own, so that no device makes the window wait; without one it says so."""

import logging
import threading
import wave
from array import array
from collections import deque
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from time import monotonic
from typing import Protocol

import miniaudio

from station.errors import DeviceError
from station.settings import Settings, SoundSettings
from station.sounds import Sound, SoundStatus
from station.wording import Text

SOUNDS = Path(__file__).parent.parent / "resources" / "sounds"
RATE = 44_100
"""Samples a second of all sounds; one channel of 16 bits."""
WAITING = 2
"""Sounds that may wait; of more, the oldest is not played."""

RETRY = 5.0  # s

_LATENCY = 40  # ms of a buffer
_CLOSING = 2.0  # s
_PATIENCE = 2.0  # s beyond the length of a sound, until its device is taken for gone

log = logging.getLogger(__name__)


class Output(Protocol):
    """An open audio device."""

    def play(self, samples: bytes) -> None:
        """Play 16-bit samples and return when they were heard.

        Raises:
            DeviceError: the device is not there any more.
        """

    def close(self) -> None:
        """Let go of the device."""


class Player:
    """Plays sounds in the order in which they are asked for; it never waits and never fails."""

    def __init__(
        self,
        settings: SoundSettings,
        report: Callable[[SoundStatus], None],
        open_output: Callable[[], Output] | None = None,
        *,
        retry: float = RETRY,
    ) -> None:
        """Begin to look for an audio device, unless the settings want no sound.

        Args:
            settings: whether and how loud.
            report: told, on the player's thread, whenever sounds become available or cease to be.
            open_output: opens the audio device, or raises DeviceError; the system's own when left out.
            retry: time, s, for which a device that was not there is not looked for again.
        """
        self._volume = settings.volume
        self._is_muted = not settings.enabled
        self._report = report
        self._open = open_output or SystemOutput
        self._retry = retry
        self._news = threading.Condition()
        self._sounds: deque[Sound] = deque(maxlen=WAITING)
        self._is_closing = False
        self._retry_at = 0.0
        self._told: SoundStatus | None = None
        self._thread = threading.Thread(target=self._work, name="sound", daemon=True)
        self._thread.start()

    def play(self, sound: Sound) -> None:
        """Ask for a sound."""
        with self._news:
            if not self._is_muted and self._volume:
                self._sounds.append(sound)
                self._news.notify()

    def test(self, sound: Sound, volume: int) -> None:
        """Play a sound as loud as it might be from now on, also where sounds are switched off."""
        self.mute(is_muted=False)
        self.set_volume(volume)
        self.play(sound)

    def take_settings(self, settings: Settings) -> None:
        """Be as loud as the settings say from the next sound on."""
        self.set_volume(settings.sound.volume)
        if self._is_muted == settings.sound.enabled:
            self.mute(is_muted=not settings.sound.enabled)

    def set_volume(self, volume: int) -> None:
        """Play louder or softer from the next sound on: 0 to 100."""
        self._volume = min(max(volume, 0), 100)

    def mute(self, *, is_muted: bool) -> None:
        """Play nothing, or go on."""
        with self._news:
            self._is_muted = is_muted
            self._sounds.clear()
            self._news.notify()

    def close(self) -> None:
        """Finish the sound that is heard and let go of the device; one that is stuck is left alone."""
        with self._news:
            self._is_closing = True
            self._news.notify()
        self._thread.join(_CLOSING)

    def _work(self) -> None:
        output = None if self._is_muted else self._heard(None, None)
        while (sound := self._next()) is not None:
            output = self._heard(output, sound)
        if output is not None:
            output.close()

    def _next(self) -> Sound | None:
        """Wait for a sound; None when the player closes."""
        with self._news:
            self._news.wait_for(lambda: self._sounds or self._is_closing)
            return None if self._is_closing else self._sounds.popleft()

    def _heard(self, output: Output | None, sound: Sound | None) -> Output | None:
        """Play a sound, opening the device where need be; return the device, None when it is gone."""
        if output is None and monotonic() < self._retry_at:
            return None
        try:
            output = output or self._open()
            self._tell(SoundStatus(is_available=True))
            if sound is not None:
                output.play(louder(read_sound(sound), self._volume))
        except DeviceError as error:
            self._retry_at = monotonic() + self._retry
            self._tell(SoundStatus(is_available=False, title=error.title, advice=error.advice))
            if output is not None:
                output.close()
            return None
        return output

    def _tell(self, status: SoundStatus) -> None:
        if status != self._told:
            self._told = status
            log.info("Sound: %s", status.title or "available")
            self._report(status)


class SystemOutput:
    """The audio device that the system has chosen for output."""

    def __init__(self, backends: Sequence[miniaudio.Backend] = ()) -> None:
        """Open it.

        Args:
            backends: audio systems to try; those of this computer when left out.

        Raises:
            DeviceError: there is none.
        """
        try:
            self._device = miniaudio.PlaybackDevice(
                miniaudio.SampleFormat.SIGNED16,
                1,
                RATE,
                _LATENCY,
                backends=list(backends),
                app_name="scanning-station",
            )
        except miniaudio.MiniaudioError as error:
            raise _no_device() from error
        if self._device.backend == "Null" and not backends:  # where no audio system is installed
            self._device.close()
            raise _no_device()
        self._is_over = threading.Event()

    def play(self, samples: bytes) -> None:
        """Play samples and return when they were heard."""
        self._is_over.clear()
        stream = self._stream(samples)
        next(stream)
        try:
            self._device.start(stream)
            is_heard = self._is_over.wait(len(samples) / 2 / RATE + _PATIENCE)
            self._device.stop()
        except miniaudio.MiniaudioError as error:
            raise _no_device() from error
        if not is_heard:
            raise _no_device()

    def close(self) -> None:
        """Let go of the device."""
        self._device.close()

    def _stream(self, samples: bytes) -> Generator[bytes, int, None]:
        """Hand the device what it asks for, then silence until its buffers have run out."""
        wanted = yield b""
        position = 0
        while position < len(samples):
            piece = samples[position : position + 2 * wanted]
            position += len(piece)
            wanted = yield piece.ljust(2 * wanted, b"\0")
        silent = 0
        while silent < 2 * RATE * _LATENCY // 1000:
            silent += wanted
            wanted = yield bytes(2 * wanted)
        self._is_over.set()
        while True:
            wanted = yield bytes(2 * wanted)


def read_sound(sound: Sound) -> bytes:
    """Return the samples of a sound."""
    with wave.open(str(SOUNDS / f"{sound}.wav"), "rb") as file:
        return file.readframes(file.getnframes())


def louder(samples: bytes, volume: int) -> bytes:
    """Return samples at a volume of 0 to 100; by its square, because ears hear ratios."""
    gain = (volume / 100) ** 2
    return array("h", (round(value * gain) for value in array("h", samples))).tobytes()


def _no_device() -> DeviceError:
    return DeviceError(
        Text("No sound: no audio device was found."),
        Text(
            "Plug in a loudspeaker or headset, or switch sounds off in the settings "
            "([sound] enabled = false)."
        ),
    )
