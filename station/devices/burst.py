"""Keys that arrived close together, and what their timing says about who typed them."""

from station.devices.keymap import MODIFIERS, Key, read_alt_code
from station.wording import Text

HOLD = 35
"""How long, ms, a pressed key is kept back; whoever still holds it then is a person."""
DWELL = 28
"""Longest time, ms, between press and release of a scanner's key."""
GAP = 120
"""Longest time, ms, from one key of a scanner to the next."""
TIGHT_GAP = 12
"""Keys that follow each other this closely, ms, are a scanner's, however long each is down."""
SILENCE = 150
"""Time, ms, without a key that ends a scan that has no suffix."""

STX = "\x02"
"""First character of scans whose scanner is set to say so at once."""

_LEAST_KEYS = 4


class Burst:
    """Keys that are kept back until it is known whose they are, and what their timing says so far."""

    def __init__(self, at: int) -> None:
        self.keys: list[Key] = []
        self.down: dict[int, int] = {}
        """When each key that is down now was pressed, by its code."""
        self.text = ""
        self.digits = ""
        """Typed on the keypad since Alt went down."""
        self.cut_off = ""
        self.last = at
        self.count = self.dwells = self.short_dwells = 0
        self.gaps = self.near_gaps = self.tight_gaps = 0
        self._last_press: int | None = None

    def press(self, key: Key, character: str | None) -> None:
        """Keep the press of a key that writes `character`; None spoils the scan."""
        self.down[key.code] = key.at
        self._count(key)
        if character is None:
            self.cut_off = Text(
                "the scanner typed a key that stands for no character; if it is its GS, name it as "
                "group_separator below [keyboard] in the settings."
            )
        elif key.alt and character.isdecimal():
            self.digits += character
        else:
            self.finish_alt_code()
            self.text += character

    def release(self, key: Key) -> None:
        """Keep the release of a key that `press` has kept."""
        self.keep(key)
        self.dwells += 1
        self.short_dwells += key.at - self.down.pop(key.code) <= DWELL

    def release_unpressed(self, key: Key, character: str) -> None:
        """Keep a release whose press the input method has taken, as it does with dead keys."""
        self._count(key)
        self.text += character

    def keep(self, key: Key) -> None:
        """Keep what is not to be measured."""
        self.keys.append(key)
        self.last = key.at

    def finish_alt_code(self) -> None:
        """Write the character of the digits that were typed with Alt, if there are any."""
        if self.digits:
            self.text += read_alt_code(self.digits)
            self.digits = ""

    def is_fast(self, unfinished: int = 0) -> bool:
        """Tell whether no person types like this.

        Args:
            unfinished: keys that are down for too long already, whose dwell is not counted yet.
        """
        has_short_dwells = 10 * self.short_dwells >= 9 * (self.dwells + unfinished)
        return (has_short_dwells and 2 * self.near_gaps >= self.gaps) or self._is_tight()

    def is_scan(self, unfinished: int = 0) -> bool:
        """Tell whether these are enough keys to be sure; an AIM identifier is three of them."""
        least = 2 if self.text.startswith(STX) else _LEAST_KEYS
        # Text from an input method has no dwell and proves nothing unless it is too close for hands.
        is_measured = 2 * (self.dwells + unfinished) >= self.count or self._is_tight()
        return self.count >= least and is_measured and self.is_fast(unfinished)

    def deadline(self) -> int:
        """Return the time, ms, at which to decide if no other key comes."""
        pressed = [at for code, at in self.down.items() if code not in MODIFIERS]
        if pressed:
            # One slow key in a long scan is the computer's doing.
            return pressed[0] + (SILENCE if self.is_scan(unfinished=1) else HOLD)
        if not self.count:
            return self.last + HOLD
        return self.last + (SILENCE if self.is_scan() else GAP)

    def _is_tight(self) -> bool:
        return self.gaps > 0 and 2 * self.tight_gaps >= self.gaps

    def _count(self, key: Key) -> None:
        self.keep(key)
        self.count += 1
        if self._last_press is not None:
            gap = key.at - self._last_press
            self.gaps += 1
            self.near_gaps += gap <= GAP
            self.tight_gaps += gap <= TIGHT_GAP
        self._last_press = key.at
