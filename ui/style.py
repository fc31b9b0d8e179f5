"""Colours, sizes and the style sheet: what each state looks like, never by colour alone."""

import sys
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication

from station.desk import State
from station.settings import ScreenSettings


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
    State.RECALLED: Look(*LOST, "back"),
    State.UNSURE: Look(*LOST, "question"),
    State.KEPT: Look(*LOST, "dots"),
    State.LOCKED: Look(*LOST, "padlock", is_assertive=True),
    State.SIGNED_IN: Look(*GOOD, "person"),
    State.SIGNED_OUT: Look(*QUIET, "person"),
}


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of everything but the banner, whose colours have a meaning."""

    ground: str
    """Behind the panels."""
    panel: str
    text: str
    faint: str
    """Text that is read second."""
    line: str
    stripe: str
    """Every other row of a table."""
    control: str
    dimmed: str
    """Text of what would do nothing now; it may be hard to read."""
    good: str
    """What agrees."""
    bad: str
    """What does not."""
    focus: str


LIGHT = Theme(
    ground="#D5DBE0",
    panel="#FFFFFF",
    text="#101418",
    faint="#3A4750",
    line="#56656F",
    stripe="#F2F5F7",
    control="#E8ECEF",
    dimmed="#6A7780",
    good="#00508A",
    bad="#962800",
    focus="#101418",
)
DARK = Theme(
    ground="#05080A",
    panel="#151B20",
    text="#F2F5F7",
    faint="#B9C4CC",
    line="#8795A0",
    stripe="#1D252B",
    control="#2A343C",
    dimmed="#8A969F",
    good="#8CC8FF",
    bad="#FFA585",
    focus="#FFE14D",
)

TARGET = 20
"""Least width and height, mm, of what a gloved finger has to hit."""

CAPITALS = {"0.7": 4.5, "1.5": 9.6, "2.5": 16.0}
"""Height of the headline's capitals, mm, by the distance from which it is read, m."""

NEARER = {"0.7": 1.0, "1.5": 1.4, "2.5": 1.8}
"""How much larger all other texts are: whoever reads them comes nearer than the banner has to reach."""

LARGEST = 2.5
"""Most that distance and enlarging make of a text together; beyond it there is no room for the keys."""

CAPITAL = 0.729
"""Height of a capital of DejaVu Sans, of the size of its font; other fonts are within a twentieth."""

_SCREEN = "screen_settings"


def millimetres(length: float) -> int:
    """Return a length on the operator's screen in pixels; a screen that does not know its size has 96 dpi."""
    dots = QGuiApplication.primaryScreen().physicalDotsPerInch()
    return round(length / 25.4 * (dots if 60 <= dots <= 300 else 96.0))  # noqa: PLR2004 - what a screen may have


def letters(length: float) -> int:
    """Return a length in pixels that grows with the text: the size of a font, or room for so much of it."""
    return from_afar(length * _enlarged())


def from_afar(length: float) -> int:
    """Return a length in pixels that grows with the distance from which the screen is read."""
    return millimetres(length * NEARER[_screen().distance])


def apply_style(application: QApplication, screen: ScreenSettings) -> None:
    """Give the application its sizes and colours; they follow the system where the settings say so."""
    application.setProperty(_SCREEN, screen)
    hints = application.styleHints()
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    hints.setColorScheme(schemes.get(screen.theme, Qt.ColorScheme.Unknown))
    sheet = style_sheet()
    if application.styleSheet() != sheet:  # every widget that there is would be measured anew
        application.setStyleSheet(sheet)


def theme() -> Theme:
    """Return the colours that are in force."""
    wanted = _screen().theme
    is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if wanted == "dark" or (wanted == "system" and is_dark) else LIGHT


def text_on(colour: str) -> str:
    """Return black or white, whichever can be read better on a colour."""
    return LIGHT.text if QColor(colour).lightnessF() > 0.5 else LIGHT.panel  # noqa: PLR2004 - half


def style_sheet() -> str:
    """Return the style sheet of the whole application."""
    return _texts(theme()) + _controls(theme())


def _screen() -> ScreenSettings:
    application = QApplication.instance()
    found = application.property(_SCREEN) if application else None
    return found if isinstance(found, ScreenSettings) else ScreenSettings()


def _enlarged() -> float:
    """Return how much larger the settings, or else the system, want all texts, as far as there is room."""
    usual = 72 if sys.platform == "darwin" else 96
    system = max(QGuiApplication.primaryScreen().logicalDotsPerInch() / usual, 1.0)
    wanted = _screen().text_percent / 100 or system
    return min(wanted, LARGEST / NEARER[_screen().distance])


def _texts(of: Theme) -> str:
    cap = millimetres(CAPITALS[_screen().distance] / CAPITAL * _enlarged())
    return f"""
    QWidget {{ font-size: {letters(4.0)}px; color: {of.text}; background: {of.panel}; }}
    QMainWindow, #columns {{ background: {of.ground}; }}
    #banner QLabel {{ background: transparent; color: inherit; }}
    #headline {{ font-size: {cap}px; font-weight: bold; }}
    #sentence {{ font-size: {letters(5.0)}px; }}
    #title {{ font-size: {letters(3.4)}px; font-weight: bold; color: {of.faint}; }}
    #itemName {{ font-size: {letters(5.0)}px; font-weight: bold; }}
    #code {{ font-family: monospace; font-size: {letters(3.4)}px; }}
    #quiet {{ color: {of.faint}; }}
    #mode {{ font-weight: bold; padding: 0 {millimetres(1.5)}px; }}
    #mode[isTraining="true"] {{ background: {LOST[0]}; color: {LOST[1]}; }}
    #good {{ color: {of.good}; font-weight: bold; }}
    #bad {{ color: {of.bad}; font-weight: bold; }}
    #notice, #notice QLabel {{ background: {LOST[0]}; color: {LOST[1]}; font-weight: bold; }}
    QToolTip {{ background: {of.panel}; color: {of.text}; border: 1px solid {of.line}; }}
    """


def _controls(of: Theme) -> str:
    return f"""
    QLineEdit {{ border: 2px solid {of.line}; border-radius: 4px; padding: {millimetres(1.6)}px; }}
    QAbstractItemView {{ border: 3px solid {of.control}; alternate-background-color: {of.stripe};
        selection-background-color: {GOOD[0]}; selection-color: {GOOD[1]}; }}
    QHeaderView {{ border: none; }}
    QHeaderView::section {{ background: {of.control}; border: none; padding: {millimetres(1)}px;
        font-weight: bold; }}
    QPushButton {{ min-height: {millimetres(TARGET)}px; min-width: {millimetres(TARGET)}px;
        border: 2px solid {of.line}; border-radius: 6px; background: {of.control}; font-weight: bold;
        padding: 0 {millimetres(1.5)}px; }}
    #actions QPushButton {{ min-height: {max(millimetres(TARGET), letters(12))}px;
        min-width: {millimetres(TARGET - 3)}px; padding: 0 {millimetres(0.5)}px; }}
    #actions QPushButton#menu {{ min-width: {millimetres(TARGET)}px; }}
    QPushButton[lane] {{ text-align: left; }}
    QPushButton:disabled {{ color: {of.dimmed}; border-color: {of.stripe}; background: {of.stripe}; }}
    QPushButton:checked {{ background: {GOOD[0]}; color: {GOOD[1]}; }}
    QPushButton#call:enabled {{ background: {NEEDS_YOU[0]}; color: {NEEDS_YOU[1]}; border-color: {of.text}; }}
    QTabBar::tab {{ min-height: {millimetres(TARGET)}px; padding: 0 {millimetres(3)}px; font-weight: bold;
        background: {of.control}; border: 2px solid {of.line}; }}
    QTabBar::tab:selected {{ background: {GOOD[0]}; color: {GOOD[1]}; }}
    QTabWidget::pane {{ border: none; }}
    QScrollArea {{ border: 2px solid transparent; }}
    QScrollBar {{ background: {of.stripe}; border: none; }}
    QScrollBar:vertical {{ width: {millimetres(4)}px; }}
    QScrollBar:horizontal {{ height: {millimetres(4)}px; }}
    QScrollBar::handle {{ background: {of.line}; border-radius: 4px; }}
    QScrollBar::handle:vertical {{ min-height: {millimetres(8)}px; }}
    QScrollBar::handle:horizontal {{ min-width: {millimetres(8)}px; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: none; border: none; width: 0; height: 0; }}
    QPushButton:focus, QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus,
    QTabBar::tab:focus, QScrollArea:focus, QAbstractItemView:focus {{ border: 3px solid {of.focus}; }}
    QCheckBox:focus, QRadioButton:focus {{ background: {of.control}; border: 2px solid {of.focus}; }}
    """
