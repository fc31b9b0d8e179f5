"""The sounds: one meaning each, made by the script beside them, and equally loud."""

import importlib.util
import math
import wave
from array import array
from pathlib import Path
from types import ModuleType

import pytest

from station.desk import Desk, Note, State
from station.outcomes import Repeat
from station.sounds import Sound, sound_of

FOLDER = Path(__file__).parent.parent.parent / "resources" / "sounds"
SILENT = {State.READY, State.WORKING, State.PARKED, State.KEPT}
SOFT = {Sound.ARMED, Sound.REPEAT}


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_sounds", FOLDER / "make_sounds.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(sound: Sound) -> "array[int]":
    with wave.open(str(FOLDER / f"{sound}.wav"), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 44_100)
        return array("h", file.readframes(file.getnframes()))


def power(samples: "array[int]", frequency: float) -> float:
    """Return the mean square of one frequency in samples, full scale being 1 (Goertzel's algorithm)."""
    turn = 2 * math.cos(2 * math.pi * frequency / 44_100)
    before, last = 0.0, 0.0
    for sample in samples:
        before, last = last, sample / 32768 + turn * last - before
    return 2 * (last**2 + before**2 - turn * last * before) / len(samples) ** 2


def heard_level(sound: Sound) -> float:
    """Return how loud the first tone of a sound is in its middle, A-weighted, from the known table."""
    module = script()
    frequency, length = module.TONES[sound][0]
    start, end = round(0.35 * length * 44_100), round(0.65 * length * 44_100)
    middle = read(sound)[start:end]
    weights = {440: 0.578, 660: 0.792, 880: 0.926, 990: 1.0, 1320: 1.072, 550: 0.696}
    weights |= {440 * 3: 1.072, 440 * 5: 1.157, 440 * 7: 1.156, 440 * 9: 1.119}
    of = [frequency * n for n in (module.HARMONICS if sound == "refused" else (1,))]
    return math.sqrt(sum(weights[one] ** 2 * power(middle, one) for one in of))


def test_every_sound_is_the_one_that_the_script_makes() -> None:
    module = script()
    assert set(module.TONES) == set(Sound)
    for sound in Sound:
        with wave.open(str(FOLDER / f"{sound}.wav"), "rb") as file:
            assert file.readframes(file.getnframes()) == module.samples(sound)
    assert {path.stem for path in FOLDER.glob("*.wav")} == set(Sound)


@pytest.mark.parametrize("sound", Sound)
def test_a_sound_is_short_does_not_click_and_is_not_cut(sound: Sound) -> None:
    samples = read(sound)
    assert len(samples) <= 0.55 * 44_100
    assert samples[0] == samples[-1] == 0
    assert max(map(abs, samples[:40])) < 2500
    assert max(map(abs, samples[-40:])) < 2500
    assert 2000 < max(map(abs, samples)) < 32_767


def test_all_sounds_are_equally_loud_to_the_ear_but_for_the_soft_ones() -> None:
    levels = {sound: heard_level(sound) for sound in Sound if sound is not Sound.REPEAT}
    loud = [level for sound, level in levels.items() if sound not in SOFT]
    assert max(loud) / min(loud) < 1.06, "half a decibel"
    assert levels[Sound.ARMED] < 0.5 * min(loud)
    assert max(map(abs, read(Sound.REPEAT))) < 0.5 * max(map(abs, read(Sound.FOUND)))


def test_the_pitch_is_that_of_the_table() -> None:
    assert power(read(Sound.FOUND), 1320) > 100 * power(read(Sound.FOUND), 880)
    rising, falling = read(Sound.LINKED), read(Sound.UNLINKED)
    early, late = slice(0, 4000), slice(-4000, None)
    assert power(rising[early], 880) > 20 * power(rising[early], 1320)
    assert power(rising[late], 1320) > 20 * power(rising[late], 880)
    assert power(falling[early], 1320) > 20 * power(falling[early], 880)
    assert power(falling[late], 880) > 20 * power(falling[late], 1320)


def test_success_sounds_only_after_the_commit() -> None:
    assert sound_of(Desk(State.WORKING)) is None
    assert sound_of(Desk(State.LINKED)) is Sound.LINKED


@pytest.mark.parametrize("state", State)
def test_every_state_has_its_sound_or_none(state: State) -> None:
    assert (sound_of(Desk(state)) is None) == (state in SILENT)
    assert sound_of(Desk(state), Repeat(reason="again")) is Sound.REPEAT


def test_what_differs_in_meaning_differs_in_sound() -> None:
    states = (
        State.FOUND,
        State.UNKNOWN,
        State.LINKED,
        State.CONFLICT,
        State.ARMED,
        State.UNDONE,
        State.TROUBLE,
    )
    assert len({sound_of(Desk(state)) for state in states}) == len(states)


@pytest.mark.parametrize("note", [note for note in Note if note is not Note.NONE])
def test_a_card_that_does_nothing_is_no_success(note: Note) -> None:
    assert sound_of(Desk(State.FOUND, note=note)) is Sound.REFUSED
