"""Colours, sizes and the style sheet: what each state looks like, never by colour alone."""

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication

from station.desk import State


@dataclass(frozen=True, slots=True)
class Look:
    """How the banner shows a state."""

    background: str
    foreground: str
    icon: str
    """Name of a file in resources/icons, without `.svg`."""
    is_assertive: bool = False
    """Screen readers say it at once, whatever they are saying."""


QUIET = ("#E8ECEF", "#101418")
GOOD = ("#0065AE", "#FFFFFF")
NEEDS_YOU = ("#F5B700", "#101418")
REFUSED = ("#B33000", "#FFFFFF")
UNLINK = ("#C9A0DC", "#101418")
LOST = ("#101418", "#FFE14D")

LOOKS: dict[State, Look] = {
    State.READY: Look(*QUIET, "circle"),
    State.FOUND: Look(*GOOD, "tick"),
    State.ALREADY_LINKED: Look(*GOOD, "tick"),
    State.OFFER: Look(*NEEDS_YOU, "diamond"),
    State.CHECK: Look(*REFUSED, "octagon", is_assertive=True),
    State.SHARED: Look(*NEEDS_YOU, "boxes"),
    State.SECOND: Look(*NEEDS_YOU, "chains"),
    State.REASON: Look(*NEEDS_YOU, "pen"),
    State.UNKNOWN: Look(*NEEDS_YOU, "question"),
    State.WORKING: Look(*QUIET, "dots"),
    State.LINKED: Look(*GOOD, "chain"),
    State.CONFLICT: Look(*REFUSED, "octagon", is_assertive=True),
    State.REFUSED: Look(*REFUSED, "octagon", is_assertive=True),
    State.ARMED: Look(*UNLINK, "broken-chain"),
    State.UNLINKED: Look(*QUIET, "broken-chain"),
    State.UNDONE: Look(*QUIET, "back"),
    State.UNREADABLE: Look(*REFUSED, "cut", is_assertive=True),
    State.PARKED: Look(*QUIET, "parked"),
    State.TROUBLE: Look(*LOST, "plug", is_assertive=True),
}


def millimetres(length: float) -> int:
    """Return a length on the operator's screen in pixels; a screen that does not know its size has 96 dpi."""
    dots = QGuiApplication.primaryScreen().physicalDotsPerInch()
    return round(length / 25.4 * (dots if 60 <= dots <= 300 else 96.0))  # noqa: PLR2004 - what a screen may have


def style_sheet() -> str:
    """Return the style sheet of the whole application."""
    cap = millimetres(8.0)  # a font of 6.2 mm has capitals 4.5 mm high, the least to be read at 0.7 m
    text = millimetres(4.0)
    return f"""
    QWidget {{ font-size: {text}px; color: #101418; background: #FFFFFF; }}
    QMainWindow, #columns {{ background: #D5DBE0; }}
    #banner QLabel {{ background: transparent; color: inherit; }}
    #headline {{ font-size: {cap}px; font-weight: bold; }}
    #sentence {{ font-size: {millimetres(5.0)}px; }}
    #next {{ font-size: {text}px; }}
    #title {{ font-size: {millimetres(3.4)}px; font-weight: bold; color: #3A4750; }}
    #itemName {{ font-size: {millimetres(5.0)}px; font-weight: bold; }}
    #code {{ font-family: monospace; font-size: {millimetres(3.4)}px; }}
    #mode {{ font-weight: bold; padding: 0 {millimetres(1.5)}px; }}
    #mode[isTraining="true"] {{ background: {LOST[0]}; color: {LOST[1]}; }}
    #quiet {{ color: #3A4750; }}
    QLineEdit {{ border: 2px solid #56656F; border-radius: 4px; padding: {millimetres(1.6)}px; }}
    QAbstractItemView {{ border: 1px solid #8795A0; alternate-background-color: #F2F5F7;
        selection-background-color: #0065AE; selection-color: #FFFFFF; }}
    QHeaderView::section {{ background: #E8ECEF; border: none; padding: {millimetres(1)}px;
        font-weight: bold; }}
    QPushButton {{ min-height: {millimetres(13)}px; border: 2px solid #56656F; border-radius: 6px;
        background: #E8ECEF; font-weight: bold; padding: 0 {millimetres(2)}px; }}
    QPushButton#chip {{ min-height: {millimetres(6.5)}px; }}
    QPushButton:disabled {{ color: #6A7780; border-color: #B5BFC6; background: #F2F5F7; }}
    QPushButton:checked {{ background: #0065AE; color: #FFFFFF; }}
    QPushButton#call:enabled {{ background: #F5B700; border-color: #101418; }}
    QPushButton:focus, QLineEdit:focus, QAbstractItemView:focus {{ border: 3px solid #101418; }}
    """
