"""What a US scanner or a person does with the keys of a keyboard: positions and times, of no system."""

from collections.abc import Iterable, Iterator

CODES = {
    "Escape": 1,
    "BackSpace": 14,
    "Tab": 15,
    "Return": 28,
    "Control": 29,
    "Shift": 42,
    "Alt": 56,
    "space": 57,
    "Caps_Lock": 58,
    "F1": 59,
    "F2": 60,
    "F3": 61,
    "F4": 62,
    "F5": 63,
    "F6": 64,
    "F7": 65,
    "F8": 66,
    "F9": 67,
    "F10": 68,
    "Num_Lock": 69,
    "F11": 87,
    "F12": 88,
    "KP_Enter": 96,
    "Up": 103,
    "Left": 105,
    "Right": 106,
    "Down": 108,
    "Delete": 111,
}
"""Positions by name, in the kernel's numbers."""

_ROWS = ((2, "1234567890-="), (16, "qwertyuiop[]"), (30, "asdfghjkl;'`"), (43, "\\zxcvbnm,./"), (57, " "))
_SHIFTED = ((2, "!@#$%^&*()_+"), (16, "QWERTYUIOP{}"), (30, 'ASDFGHJKL:"~'), (43, "|ZXCVBNM<>?"))
_PLAIN_CODES = {char: first + i for first, row in _ROWS for i, char in enumerate(row)}
_SHIFTED_CODES = {char: first + i for first, row in _SHIFTED for i, char in enumerate(row)}
_KEYPAD_CODES = dict(zip("7894561230", (71, 72, 73, 75, 76, 77, 79, 80, 81, 82), strict=True))
_CONTROL_KEYS = {code: chr(code + 0x60) for code in range(1, 27)} | {
    27: "[",
    28: "\\",
    29: "]",
    30: "6",
    31: "-",
}

Chord = tuple[tuple[int, ...], tuple[int, ...]]
"""Modifiers, and the keys to type while they are down."""

Stroke = tuple[int, int, bool]
"""When, in ms from the start; which position; whether it goes down."""


def typed(text: str, dwell: int, gap: int, end: str = "Return", separator: str = "Control") -> list[Stroke]:
    """Return the strokes of `text`, in order.

    Args:
        text: printable ASCII and control characters.
        dwell: how long each key is down, ms; longer than `gap` is rollover.
        gap: from one press to the next, ms.
        end: name of the key after the text, or nothing.
        separator: how control characters are typed: `Control` (GS as Ctrl+]), `Alt` (Alt+029 on the
            keypad) or the name of the key that stands for GS.
    """
    chords = [part for char in text for part in _chords(char, separator)]
    if end:
        chords.append(((), (CODES[end],)))
    return _in_order(_strokes(chords, dwell, gap))


def chord(name: str, dwell: int) -> list[Stroke]:
    """Return the strokes of one key or chord, such as `F9` or `Control+s`, each key down for `dwell` ms."""
    *modifiers, last = name.split("+")
    code = CODES.get(last) or _PLAIN_CODES[last]
    return _in_order(_strokes([(tuple(CODES[modifier] for modifier in modifiers), (code,))], dwell, dwell))


def _in_order(strokes: Iterable[Stroke]) -> list[Stroke]:
    return sorted(strokes, key=lambda stroke: stroke[0])


def _chords(char: str, separator: str) -> list[Chord]:
    """Return what a scanner types for one character."""
    if char in _PLAIN_CODES:
        return [((), (_PLAIN_CODES[char],))]
    if char in _SHIFTED_CODES:
        return [((CODES["Shift"],), (_SHIFTED_CODES[char],))]
    if separator == "Alt":
        return [((CODES["Alt"],), tuple(_KEYPAD_CODES[digit] for digit in f"{ord(char):03}"))]
    if separator != "Control" and char == "\x1d":
        return [((), (CODES[separator],))]
    return [((CODES["Control"],), (_PLAIN_CODES[_CONTROL_KEYS[ord(char)]],))]


def _strokes(chords: Iterable[Chord], dwell: int, gap: int) -> Iterator[Stroke]:
    """Lay the chords out in time; a key that comes again is let go before."""
    now = 0
    up: dict[int, int] = {}
    for modifiers, keys in chords:
        yield from ((now, modifier, True) for modifier in modifiers)
        for key in keys:
            if key in up and up[key] >= now:
                now = up[key] + 1
            up[key] = now + dwell
            yield now, key, True
            yield up[key], key, False
            now += gap
        yield from ((max(up[key] for key in keys), modifier, False) for modifier in modifiers)
        if modifiers:
            now = max(now, *(up[key] + 1 for key in keys))
