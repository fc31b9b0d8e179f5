"""Command cards, all on one sheet of A4, and the badges of operators."""

from collections.abc import Mapping, Sequence

from station.codes.commands import COMMANDS, card_text
from station.labels.choices import A4, Size, Symbology
from station.labels.drawing import Box, Drawing, Words, arranged, dots, place
from station.labels.layout import Type, write
from station.labels.lettering import ASCENT, LINE, width_of, wrap
from station.labels.symbols import draw_symbol

MEANINGS: Mapping[str, str] = {
    "LINK": "Put the label in the banner on the item in the banner.",
    "UNLINK": "Take the label in the banner off its item, or the next label that is scanned.",
    "CANCEL": "Drop the question that is open.",
    "UNDO": "Take back the last change.",
    "PARK": "Put the label aside and go on with the next one.",
    "WHY": "Show why the label is unknown, step by step.",
    "DESELECT": "Let go of the selected item.",
    "ADD": "Put the label on the item beside the codes that it has.",
    "REPLACE": "Put the label on the item instead of the code that it has.",
    "MOVE": "Take the label off its owner and put it on the selected item.",
    "PICK1": "Choose the first of the choices, as F5 does.",
    "PICK2": "Choose the second of the choices, as F6 does.",
    "PICK3": "Choose the third of the choices, as F7 does.",
}
"""What each card does."""

DPI = 300
"""Of the cards: a divisor of what office printers have."""

_COLUMNS = 2
_MOST_ROWS = 7  # on a page; more would be too small to aim at
_TOP = 13.0  # mm
_WIDTH, _HEIGHT = 96.0, 54.0  # of a command card, mm; lower where there are many
_WORD, _TEXT = 7.0, 3.2  # sizes of the font, mm
_PAD = 3.0  # mm
_QR, _CODE = 7, 3  # dots of a module

BADGE = Size(85.6, 54)
"""Of a badge, mm: ISO/IEC 7810 ID-1, like a bank card."""


def command_cards() -> list[Drawing]:
    """Draw a card for every command: all on one sheet of A4, unless they are more than fourteen."""
    rows = min(-(-len(COMMANDS) // _COLUMNS), _MOST_ROWS)
    size = Size(_WIDTH, min(_HEIGHT, (A4.height - 2 * _TOP) / rows))
    return _pages([_card(card_text(command), command, MEANINGS[command], size) for command in COMMANDS])


def badge_card(name: str, text: str) -> Drawing:
    """Draw one badge: the operator's name, and the text of `station.codes.badges.badge_text`."""
    return _card(text, name, "Scan to sign in. Keep it like a key.", BADGE)


def badge_sheet(badges: Sequence[tuple[str, str]]) -> list[Drawing]:
    """Draw badges, of a name and a text each, on as few sheets of A4 as they need."""
    return _pages([badge_card(name, text) for name, text in badges])


def _pages(cards: Sequence[Drawing]) -> list[Drawing]:
    """Put cards of one size on sheets of A4."""
    width, height = dots(A4.width, DPI), dots(A4.height, DPI)
    across, down = cards[0].width, cards[0].height
    rows = (height - dots(_TOP, DPI)) // down
    left = (width - _COLUMNS * across) // 2
    page = _COLUMNS * rows
    return [
        arranged(
            width,
            height,
            DPI,
            [
                (left + number % _COLUMNS * across, dots(_TOP, DPI) + number // _COLUMNS * down, card)
                for number, card in enumerate(cards[start : start + page])
            ],
        )
        for start in range(0, len(cards), page)
    ]


def _card(text: str, word: str, meaning: str, size: Size) -> Drawing:
    """Draw a card: the word and its meaning on the left, QR on the right, Code 128 below them."""
    width, height, pad = dots(size.width, DPI), dots(size.height, DPI), dots(_PAD, DPI)
    qr = draw_symbol(text, Symbology.QR)
    square = (qr.width + 2 * qr.quiet) * _QR
    qr_bars, qr_mark = place(qr, width - pad - square, pad, _QR)
    code = draw_symbol(text, Symbology.CODE128)
    module = min(_CODE, (width - 4) // (code.width + 2 * code.quiet))
    top = pad + square
    used = (code.width + 2 * code.quiet) * module
    bars, mark = place(code, (width - used) // 2, top, module, height - pad - top)
    room = Box(pad, pad, width - 3 * pad - square, square)
    head = _word(word, room)
    under = dots(_WORD * LINE, DPI)
    fonts = Type(dots(_WORD, DPI), dots(_TEXT, DPI), dots(_TEXT, DPI))
    said = write([(meaning, False, 4)], Box(room.x, room.y + under, room.width, room.height - under), fonts)
    frame = _frame(width, height)
    return Drawing(width, height, DPI, (*frame, *bars, *qr_bars), (head, *said), (mark, qr_mark))


def _word(word: str, room: Box) -> Words:
    """Set a word as large as its room allows."""
    size = _WORD * DPI / 25.4
    size *= min(1.0, room.width / max(1.0, width_of(word, size, is_bold=True)))
    size = max(size, _TEXT * DPI / 25.4)
    shown = next(iter(wrap(word, size, room.width, 1, is_bold=True)), "")
    width = width_of(shown, size, is_bold=True)
    return Words(shown, room.x, round(room.y + _WORD * DPI / 25.4 * ASCENT), size, width, is_bold=True)


def _frame(width: int, height: int) -> tuple[Box, ...]:
    """Return a thin line around a card, to cut along."""
    return (
        Box(0, 0, width, 1),
        Box(0, height - 1, width, 1),
        Box(0, 0, 1, height),
        Box(width - 1, 0, 1, height),
    )
