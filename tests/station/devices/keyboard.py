"""Strokes fed to a wedge as a keyboard and an event loop that is never late would feed them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from station.devices.keymap import Key
from station.devices.wedge import Typed, Verdict, Wedge
from tests.typist import CODES, Stroke

NEVER = 10**9


@dataclass
class Keyboard:
    """Keeps what the wedge has answered: the strokes a widget sees, and the scans."""

    wedge: Wedge = field(default_factory=Wedge)
    seen: list[Stroke] = field(default_factory=list)
    scans: list[Typed] = field(default_factory=list)
    waited: int = 0
    """Longest time, ms, from a stroke until a widget saw it."""
    _down: set[int] = field(default_factory=set)

    def play(self, strokes: Iterable[Stroke], start: int = 1000) -> None:
        """Feed `strokes` and then wait until nothing is kept back."""
        for at, code, is_press in strokes:
            self.wait(start + at)
            (self._down.add if is_press else self._down.discard)(code)
            self._note(self.wedge.feed(self._key(start + at, code, is_press)), start + at)
        self.wait(NEVER)

    def wait(self, until: int) -> None:
        """Let time pass."""
        while (deadline := self.wedge.deadline) is not None and deadline <= until:
            self._note(self.wedge.tick(deadline), deadline)

    def _key(self, at: int, code: int, is_press: bool) -> Key:
        return Key(
            code,
            is_press=is_press,
            at=at,
            shift=CODES["Shift"] in self._down,
            control=CODES["Control"] in self._down,
            alt=CODES["Alt"] in self._down,
        )

    def _note(self, verdict: Verdict, now: int) -> None:
        for key in verdict.replay:
            self.seen.append((key.at, key.code, key.is_press))
            self.waited = max(self.waited, now - key.at)
        if verdict.scan:
            self.scans.append(verdict.scan)


def at(strokes: Iterable[Stroke], start: int = 1000) -> list[Stroke]:
    """Return `strokes` as a widget sees them when nothing is taken out."""
    return [(start + when, code, is_press) for when, code, is_press in strokes]
