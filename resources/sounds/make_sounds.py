"""Makes the sounds of the station beside this file: `python resources/sounds/make_sounds.py`.

All are equally loud to the ear (by the A-weighting of IEC 61672-1), but for two that are meant to be soft.
"""

import math
import wave
from array import array
from pathlib import Path

RATE = 44_100
"""Samples a second; one channel of 16 bits."""
FADE = 0.006
"""Time, s, in which a tone comes and goes, so that it does not click."""
LEVEL = 0.24
"""A-weighted root mean square of a tone; full scale is 1."""
SOFT = 0.35
"""How much of it the soft sounds have."""
HARMONICS = (1, 3, 5, 7, 9)
"""Of a square wave; more would be above what small loudspeakers can do."""

Tone = tuple[float, float]
"""Frequency, Hz (0 is silence), and length, s."""

TONES: dict[str, tuple[Tone, ...]] = {
    "found": ((1320, 0.13),),
    "needs-you": ((660, 0.11), (0, 0.07), (660, 0.11)),
    "refused": ((440, 0.13), (0, 0.06), (440, 0.13), (0, 0.06), (440, 0.13)),
    "linked": ((880, 0.11), (1320, 0.16)),
    "unlinked": ((1320, 0.11), (880, 0.16)),
    "lost": ((550, 0.15), (880, 0.15), (550, 0.15)),
    "armed": ((660, 0.10), (550, 0.10)),
    "repeat": ((990, 0.02),),
}
SQUARE = {"refused"}
QUIET = {"armed", "repeat"}


def main() -> None:
    """Write every sound."""
    for name in TONES:
        with wave.open(str(Path(__file__).with_name(f"{name}.wav")), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples(name))


def samples(name: str) -> bytes:
    """Return a sound as 16-bit little-endian samples."""
    harmonics = HARMONICS if name in SQUARE else (1,)
    level = LEVEL * (SOFT if name in QUIET else 1)
    values = array("h")
    for frequency, length in TONES[name]:
        values.extend(_tone(frequency, length, harmonics, level))
    return b"".join(value.to_bytes(2, "little", signed=True) for value in values)


def _tone(frequency: float, length: float, harmonics: tuple[int, ...], level: float) -> list[int]:
    count = round(length * RATE)
    if not frequency:
        return [0] * count
    loudness = math.sqrt(sum((a_weight(frequency * n) / n) ** 2 / 2 for n in harmonics))
    gain = level / loudness
    tone = []
    for index in range(count):
        at = index / RATE
        fade = min(1.0, at / FADE, (count - 1 - index) / RATE / FADE)
        envelope = (1 - math.cos(math.pi * fade)) / 2
        value = sum(math.sin(2 * math.pi * frequency * n * at) / n for n in harmonics)
        # Rounded twice: mathematical libraries differ in the last bit.
        tone.append(round(round(32767 * gain * envelope * value, 3)))
    return tone


def a_weight(frequency: float) -> float:
    """Return how loud a frequency, Hz, is to the ear; 1 kHz is 1."""
    square = frequency**2
    weight = (12194**2 * square**2) / (
        (square + 20.6**2) * math.sqrt((square + 107.7**2) * (square + 737.9**2)) * (square + 12194**2)
    )
    return weight * 1.2589


if __name__ == "__main__":
    main()
