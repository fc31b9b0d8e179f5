"""Tells a scanner that types like a keyboard from a person, by timing alone; no Qt, no clock of its own."""

from dataclasses import dataclass

from station.devices.burst import GAP, STX, Burst
from station.devices.keymap import (
    ALT,
    CONTROL,
    ENTER,
    GROUP_SEPARATOR,
    KEYPAD_ENTER,
    MODIFIERS,
    POSITIONS,
    SHIFT,
    TAB,
    Key,
    read_key,
)
from station.wording import Text

CAP = 8192
"""Longest scan, in keys; more are swallowed and the scan is marked as cut off."""

_SLOWEST_REPEAT = 1000  # ms until a key that is held down comes again, at the slowest setting of any system
_CHORDS = SHIFT | CONTROL | ALT
_ETX = "\x03"
_TERMINATORS = frozenset("\r\n\t")


@dataclass(frozen=True, slots=True)
class Typed:
    """What one trigger pull typed, without its terminator."""

    text: str
    cut_off: str = ""
    """Why the text is not all of it; empty when it is."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do now: give the widgets `replay`, in this order; read `scan`; keep back all else."""

    replay: tuple[Key, ...] = ()
    scan: Typed | None = None

    def __add__(self, other: "Verdict") -> "Verdict":
        """Join what came first with what came next."""
        return Verdict(self.replay + other.replay, other.scan or self.scan)


class Wedge:
    """Gives a person's keys back in order and lets nothing of a scan through, as far as timing can tell.

    Each key is fed to it with the keyboard's own time. Nobody else may act on a key that it `wants`: the
    verdict on this or a later key says what becomes of it. When `deadline` is reached without a key, `tick`.
    """

    def __init__(self, group_separator: str = "none") -> None:
        """Start with nothing kept back.

        Args:
            group_separator: the key that the scanner types for GS, as in `keymap.POSITIONS`.
        """
        self._separator = POSITIONS.get(group_separator)
        self._burst: Burst | None = None
        self._passed: dict[int, int] = {}
        """When each key that the widgets think is down was last pressed."""
        self._released: tuple[int, int] | None = None
        """The key that was last released for the widgets, and when."""
        self._swallowed: set[int] = set()
        """Keys whose press was a scan's, so that no widget may see the release."""
        self._ended: int | None = None
        """When the last terminator was swallowed."""

    @property
    def deadline(self) -> int | None:
        """When to `tick`, ms on the keyboard's clock; None while nothing is kept back."""
        return None if self._burst is None else self._burst.deadline()

    def wants(self, key: Key) -> bool:
        """Tell whether `feed` will do more with `key` than let it pass at once; changes nothing."""
        if self._burst:
            return True
        character = self._read(key)
        if key.is_press and character in _TERMINATORS:
            return self._is_late(key)
        if key.is_press:
            return (read_key(key) is not None or key.code in _CHORDS) and not self._repeats(key)
        is_unpressed = key.code not in self._passed and character is not None
        return key.code in self._swallowed or (is_unpressed and character not in _TERMINATORS)

    def feed(self, key: Key) -> Verdict:
        """Take the next key, after whatever the time until then has decided."""
        before = self.tick(key.at)
        if not self.wants(key):
            return before + self._pass((key,))
        return before + (self._press(key) if key.is_press else self._release(key))

    def keep_back(self, origin: object) -> bool:
        """Keep something that is no key, such as composed text, in its place between the keys.

        Returns:
            Whether it was kept, to come back as the `origin` of a key with code 0; only while keys are.
        """
        if self._burst:
            self._burst.keep(Key(0, is_press=False, at=self._burst.last, origin=origin))
        return self._burst is not None

    def tick(self, now: int) -> Verdict:
        """Decide what can be decided by `now`, ms on the keyboard's clock, without another key."""
        if not self._burst or now < self._burst.deadline():
            return Verdict()
        is_held = not MODIFIERS.issuperset(self._burst.down)
        return self._give_back() if is_held or not self._burst.is_scan() else self._finish()

    def _press(self, key: Key) -> Verdict:
        self._swallowed.discard(key.code)
        character = self._read(key)
        is_open = self._burst is not None and self._burst.count > 0
        if character in _TERMINATORS and not is_open and self._is_late(key):
            return self._swallow(key, is_end=True)
        burst = self._burst = self._burst or Burst(key.at)
        if key.code in MODIFIERS:
            burst.down[key.code] = key.at
            burst.keep(key)
            return Verdict()
        if character in _TERMINATORS or (character == _ETX and burst.text.startswith(STX)):
            return self._terminate(burst, key)
        if not MODIFIERS.issuperset(burst.down) or (character is None and not burst.is_scan()):
            return self._give_back(key)
        if burst.count < CAP:
            burst.press(key, character)
            return Verdict()
        burst.cut_off = Text("the scanner typed more than {count} characters.", count=f"{CAP:,}")
        burst.last = key.at
        return self._swallow(key)

    def _terminate(self, burst: Burst, key: Key) -> Verdict:
        if burst.is_scan() and MODIFIERS.issuperset(burst.down):
            return self._swallow(key, is_end=True) + self._finish()
        return self._give_back(key)

    def _release(self, key: Key) -> Verdict:
        if key.code in self._swallowed:
            self._swallowed.remove(key.code)
            return Verdict()
        burst = self._burst = self._burst or Burst(key.at)
        if key.code in MODIFIERS:
            burst.keep(key)
            burst.down.pop(key.code, None)
            if key.code in ALT:
                burst.finish_alt_code()
        elif key.code in burst.down:
            burst.release(key)
            return Verdict() if burst.is_fast() else self._give_back()
        elif key.code in self._passed or not MODIFIERS.issuperset(burst.down):
            return self._give_back(key)
        else:
            burst.release_unpressed(key, self._read(key) or "")
        return Verdict()

    def _read(self, key: Key) -> str | None:
        if key.code in (ENTER, KEYPAD_ENTER):
            return "\r"
        if key.code == TAB:
            return "\t"
        return GROUP_SEPARATOR if key.code == self._separator else read_key(key)

    def _repeats(self, key: Key) -> bool:
        """Tell whether a person holds `key` down: it comes again unreleased, or just as it was released."""
        pressed = self._passed.get(key.code)
        if pressed is not None:
            return key.at - pressed <= _SLOWEST_REPEAT
        return (
            self._released is not None and self._released[0] == key.code and key.at - self._released[1] <= 1
        )

    def _is_late(self, key: Key) -> bool:
        """Tell whether `key` may be the second terminator of a scan that has ended with its first."""
        return self._ended is not None and key.at - self._ended <= GAP

    def _swallow(self, key: Key, *, is_end: bool = False) -> Verdict:
        self._swallowed.add(key.code)
        if is_end:
            self._ended = key.at
        return Verdict()

    def _finish(self) -> Verdict:
        """End the scan; the widgets get only the releases of what they saw pressed before it."""
        burst, self._burst = self._burst or Burst(0), None
        burst.finish_alt_code()
        self._swallowed.update(burst.down)
        freed = {key.code: key for key in burst.keys if not key.is_press and key.code in self._passed}
        return self._pass(tuple(freed.values())) + Verdict(
            scan=Typed(burst.text.removeprefix(STX), burst.cut_off)
        )

    def _give_back(self, *following: Key) -> Verdict:
        burst, self._burst = self._burst or Burst(0), None
        return self._pass((*burst.keys, *following))

    def _pass(self, keys: tuple[Key, ...]) -> Verdict:
        """Note what the widgets know to be down."""
        for key in keys:
            if key.is_press:
                self._passed[key.code] = key.at
            elif self._passed.pop(key.code, None) is not None:
                self._released = (key.code, key.at)
        return Verdict(keys)
