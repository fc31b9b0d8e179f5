"""The player: never in the way, with a device, without one, and with one that is pulled out."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Queue

import miniaudio
import pytest

from station.codes.commands import card_text
from station.desk import State
from station.errors import DeviceError
from station.records import ItemKind, ItemRef
from station.settings import Settings, SoundSettings
from station.sounds import Sound, SoundStatus
from tests.ui.conftest import Dock
from ui.sound import RATE, RETRY, Player, SystemOutput, louder, read_sound

PATIENCE = 20  # s, never waited for in full


class FakeOutput:
    """Takes sounds instead of a loudspeaker; it is unplugged by an error and blocked by an event."""

    def __init__(self) -> None:
        self.heard: Queue[bytes] = Queue()
        self.error: DeviceError | None = None
        self.is_free = threading.Event()
        self.is_free.set()
        self.closed = 0

    def play(self, samples: bytes) -> None:
        if self.error is not None:
            raise self.error
        self.heard.put(samples)
        assert self.is_free.wait(PATIENCE)

    def close(self) -> None:
        self.closed += 1


@contextmanager
def player(
    output: Callable[[], FakeOutput], *, enabled: bool = True, volume: int = 100, retry: float = RETRY
) -> Iterator[tuple[Player, Queue[SoundStatus]]]:
    told: Queue[SoundStatus] = Queue()
    playing = Player(SoundSettings(enabled=enabled, volume=volume), told.put, output, retry=retry)
    yield playing, told
    playing.close()


def as_set(*, enabled: bool, volume: int) -> Settings:
    return Settings(sound=SoundSettings(enabled=enabled, volume=volume))


def no_device() -> FakeOutput:
    raise DeviceError("No sound: no audio device was found.", "Plug one in.")


@pytest.mark.parametrize("sound", Sound)
def test_a_sound_is_played_as_it_is_on_disk(sound: Sound) -> None:
    output = FakeOutput()
    with player(lambda: output) as (playing, told):
        playing.play(sound)
        assert output.heard.get(timeout=PATIENCE) == read_sound(sound)
        assert told.get(timeout=PATIENCE) == SoundStatus(is_available=True)
    assert output.closed == 1


def test_a_sound_that_is_switched_off_can_be_tried_out_and_is_off_again_when_the_settings_say_so() -> None:
    output = FakeOutput()
    with player(lambda: output, enabled=False) as (playing, _):
        playing.test(Sound.LINKED, 50)
        assert output.heard.get(timeout=PATIENCE) == louder(read_sound(Sound.LINKED), 50)
        playing.take_settings(as_set(enabled=False, volume=100))
        playing.play(Sound.FOUND)
        playing.take_settings(as_set(enabled=True, volume=20))
        playing.play(Sound.LOST)
        assert output.heard.get(timeout=PATIENCE) == louder(read_sound(Sound.LOST), 20)
    assert output.heard.empty()


def test_asking_never_waits_and_only_the_newest_sounds_wait() -> None:
    output = FakeOutput()
    with player(lambda: output) as (playing, _):
        output.is_free.clear()
        playing.play(Sound.FOUND)
        assert output.heard.get(timeout=PATIENCE) == read_sound(Sound.FOUND)
        began = time.monotonic()
        for sound in (Sound.LINKED, Sound.ARMED, Sound.REFUSED, Sound.LOST):
            playing.play(sound)
        assert time.monotonic() - began < 0.5
        output.is_free.set()
        assert output.heard.get(timeout=PATIENCE) == read_sound(Sound.REFUSED)
        assert output.heard.get(timeout=PATIENCE) == read_sound(Sound.LOST)
    assert output.heard.empty()


def test_a_device_that_is_stuck_does_not_keep_the_station_from_closing() -> None:
    output = FakeOutput()
    output.is_free.clear()
    with player(lambda: output) as (playing, _):
        playing.play(Sound.FOUND)
        assert output.heard.get(timeout=PATIENCE)
        began = time.monotonic()
    assert time.monotonic() - began < 10
    output.is_free.set()


def test_without_a_device_it_says_what_to_do_and_goes_on() -> None:
    with player(no_device) as (playing, told):
        status = told.get(timeout=PATIENCE)
        assert not status.is_available
        assert status.title == "No sound: no audio device was found."
        playing.play(Sound.FOUND)
    assert told.empty(), "it is told once"


def test_a_device_that_is_pulled_out_is_told_and_found_again() -> None:
    pulled, plugged = FakeOutput(), FakeOutput()
    pulled.error = DeviceError("gone", "plug it in")
    outputs = iter([pulled, plugged])
    with player(lambda: next(outputs), retry=0.0) as (playing, told):
        assert told.get(timeout=PATIENCE).is_available
        playing.play(Sound.FOUND)
        assert told.get(timeout=PATIENCE) == SoundStatus(
            is_available=False, title="gone", advice="plug it in"
        )
        playing.play(Sound.LINKED)
        assert told.get(timeout=PATIENCE).is_available
        assert plugged.heard.get(timeout=PATIENCE) == read_sound(Sound.LINKED)
    assert (pulled.closed, plugged.closed) == (1, 1)


def test_a_device_that_was_not_there_is_not_looked_for_at_every_sound() -> None:
    tries = []

    def count() -> FakeOutput:
        tries.append(1)
        return no_device()

    with player(count) as (playing, told):
        assert not told.get(timeout=PATIENCE).is_available
        for _ in range(20):
            playing.play(Sound.FOUND)
    assert len(tries) == 1


def test_sounds_that_are_switched_off_open_no_device() -> None:
    def fail() -> FakeOutput:
        raise AssertionError("it was opened")

    with player(fail, enabled=False) as (playing, told):
        playing.play(Sound.FOUND)
    with player(FakeOutput, volume=0) as (playing, _):
        playing.play(Sound.FOUND)
    assert told.empty()


def test_muting_lasts_until_it_is_taken_back() -> None:
    output = FakeOutput()
    with player(lambda: output) as (playing, _):
        playing.mute(is_muted=True)
        playing.play(Sound.FOUND)
        playing.mute(is_muted=False)
        playing.play(Sound.LINKED)
        assert output.heard.get(timeout=PATIENCE) == read_sound(Sound.LINKED)


def test_the_volume_is_that_of_the_settings_until_it_is_changed() -> None:
    output = FakeOutput()
    with player(lambda: output, volume=50) as (playing, _):
        playing.play(Sound.FOUND)
        assert output.heard.get(timeout=PATIENCE) == louder(read_sound(Sound.FOUND), 50)
        playing.set_volume(120)
        playing.play(Sound.FOUND)
        assert output.heard.get(timeout=PATIENCE) == read_sound(Sound.FOUND)


def test_half_the_volume_is_a_quarter_of_the_amplitude() -> None:
    assert louder((1000).to_bytes(2, "little") * 2, 50) == (250).to_bytes(2, "little") * 2
    assert louder(read_sound(Sound.FOUND), 100) == read_sound(Sound.FOUND)
    assert not any(louder(read_sound(Sound.FOUND), 0))


def test_the_real_player_lives_with_what_this_computer_has() -> None:
    told: Queue[SoundStatus] = Queue()
    playing = Player(SoundSettings(volume=1), told.put)
    status = told.get(timeout=PATIENCE)
    playing.play(Sound.REPEAT)
    playing.close()
    assert status.is_available or "no audio device" in status.title
    assert status.is_available or "Plug in" in status.advice


def test_a_real_device_plays_a_sound_to_its_end_again_and_again() -> None:
    output = SystemOutput([miniaudio.Backend.NULL])
    for sound in (Sound.LINKED, Sound.REPEAT):
        samples = read_sound(sound)
        began = time.monotonic()
        output.play(samples)
        assert time.monotonic() - began >= len(samples) / 2 / RATE
    output.close()


def test_the_window_sounds_what_its_banner_says_and_success_after_the_commit(dock: Dock) -> None:
    heard: list[tuple[Sound, int]] = []
    item = ItemRef(ItemKind.STOCKITEM, 2)

    def note(sound: Sound) -> None:
        heard.append((sound, len(dock.desktop.station.links(item))))

    dock.window.sounded.connect(note)
    dock.choose("r_10k_0402")
    dock.scan("REEL-1", State.OFFER)
    dock.wait(State.LINKED, dock.press("link"))
    dock.scan("INV-SI3", State.FOUND)
    dock.scan("REEL-1", State.FOUND)
    dock.scan(card_text("MOVE"), State.FOUND)
    dock.wait(State.UNLINKED, dock.press("unlink"))
    dock.wait(State.UNDONE, dock.press("undo"))
    dock.wait(State.ARMED, dock.press("unlink"))
    assert heard == [
        (Sound.NEEDS_YOU, 0),
        (Sound.LINKED, 1),
        (Sound.FOUND, 1),
        (Sound.FOUND, 1),
        (Sound.REFUSED, 1),
        (Sound.UNLINKED, 0),
        (Sound.UNLINKED, 1),
        (Sound.ARMED, 1),
    ]


def test_the_strip_says_that_there_is_no_sound_and_how_to_get_it(dock: Dock) -> None:
    strip = dock.window.status
    dock.desktop.bridge.report_sound(
        SoundStatus(False, "No sound: no audio device was found.", "Plug one in.")
    )
    assert strip._sound.text() == "No sound"
    assert strip._sound.toolTip() == "No sound: no audio device was found. Plug one in."
    dock.desktop.bridge.report_sound(SoundStatus(is_available=True))
    assert strip._sound.text() == ""
