"""Sizes in millimetres, colours that can be read, and a window that can be used without seeing or a mouse."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import combinations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from station.desk import Desk, State
from station.lanes import Lanes
from station.records import DeviceState, DeviceStatus, Item, ItemKind, ItemRef, Link
from station.service import Station
from station.settings import ScreenSettings, Settings, StationSettings
from tests.ui.conftest import Dock
from tests.ui.test_panels import luminance
from tests.ui.test_translation import cut_off
from ui.app import make_application
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.style import CAPITAL, CAPITALS, DARK, GOOD, LIGHT, LOOKS, LOST, Theme, letters, millimetres, text_on
from ui.style import theme as theme_in_force

Matrix = tuple[tuple[float, float, float], ...]

BLINDNESS: dict[str, Matrix] = {
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
"""How linear light is seen: Machado, Oliveira and Fernandes 2009, at full severity."""

GROUNDS = sorted({look.background for look in LOOKS.values()} | {LOST[0]})


@pytest.fixture(autouse=True)
def usual_style() -> Iterator[None]:
    make_application(ScreenSettings(theme="light"))
    yield
    make_application()


def contrast(first: str, second: str) -> float:
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def lab(light: list[float]) -> tuple[float, float, float]:
    """Return linear light as CIE L*a*b*, in which distances are about as large as they look."""
    red, green, blue = (min(max(part, 0.0), 1.0) for part in light)
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour: str, matrix: Matrix) -> tuple[float, float, float]:
    of = QColor(colour)
    light = [linear(part) for part in (of.redF(), of.greenF(), of.blueF())]
    return lab([sum(a * b for a, b in zip(row, light, strict=True)) for row in matrix])


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_no_two_states_look_the_same_to_the_colour_blind(blindness: str) -> None:
    matrix = BLINDNESS[blindness]
    for first, second in combinations(GROUNDS, 2):
        pairs = zip(seen(first, matrix), seen(second, matrix), strict=True)
        distance = sum((a - b) ** 2 for a, b in pairs) ** 0.5
        assert distance >= 20, (first, second, distance)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_every_text_can_be_read_light_and_dark(colours: Theme) -> None:
    for text in (colours.text, colours.faint, colours.good, colours.bad):
        for ground in (colours.panel, colours.stripe):
            assert contrast(text, ground) >= 5.9, (text, ground)
    assert contrast(colours.text, colours.control) >= 5.9
    assert contrast(colours.focus, colours.panel) >= 3
    assert contrast(colours.line, colours.panel) >= 3
    assert contrast(*GOOD) >= 5.9


def test_dark_is_dark_and_the_banner_keeps_its_colours(dock: Dock) -> None:
    make_application(ScreenSettings(theme="dark"))
    assert theme_in_force() is DARK
    dock.window.banner.show_desk(Desk(state=State.CONFLICT))
    picture = dock.window.grab().toImage()
    panel = dock.window.item.mapTo(dock.window, dock.window.item.rect().bottomLeft())
    assert picture.pixelColor(panel.x() + 2, panel.y() - 2).name() == DARK.panel.lower()
    assert picture.pixelColor(
        dock.window.banner.mapTo(dock.window, dock.window.banner.rect().center())
    ) == QColor(LOOKS[State.CONFLICT].background)


@pytest.mark.parametrize("distance", CAPITALS)
def test_the_capitals_of_the_headline_are_as_high_as_the_distance_needs(distance: str, dock: Dock) -> None:
    make_application(ScreenSettings.model_validate({"distance": distance, "text_percent": 100}))
    headline = dock.window.banner._headline
    headline.ensurePolished()
    assert headline.font().pixelSize() * CAPITAL == pytest.approx(millimetres(CAPITALS[distance]), abs=1.5)


@pytest.mark.parametrize("percent", [100, 200])
def test_texts_grow_and_targets_stay_at_least_20_millimetres(percent: int, dock: Dock) -> None:
    make_application(ScreenSettings(text_percent=percent))
    assert letters(10) == pytest.approx(millimetres(10) * percent / 100, abs=1)
    bar = dock.window.bar
    for shown in (bar.keys, bar.menu):
        for button in filter(QPushButton.isVisible, bar.findChildren(QPushButton)):
            assert button.width() >= millimetres(20)
            assert button.height() >= millimetres(20)
        assert shown.isVisible()
        bar.menu_button.click()


@pytest.mark.parametrize("state", [State.CONFLICT, State.REASON])
@pytest.mark.parametrize(
    ("distance", "percent", "size"),
    [
        ("0.7", 100, QSize(1280, 800)),
        ("0.7", 100, QSize(3840, 2160)),
        ("0.7", 200, QSize(1280, 800)),
        ("0.7", 200, QSize(1920, 1080)),
        ("1.5", 100, QSize(1280, 800)),
        ("2.5", 100, QSize(1280, 800)),
        ("2.5", 300, QSize(1920, 1080)),
    ],
)
def test_nothing_is_cut_off_at_any_size(
    size: QSize, state: State, distance: str, percent: int, station: Station
) -> None:
    make_application(ScreenSettings.model_validate({"distance": distance, "text_percent": percent}))
    bridge = Bridge(station)
    window = MainWindow(bridge, Settings(station=StationSettings(name="dock-1", operator="anna")))
    window.resize(size)
    window.show()
    ref = ItemRef(ItemKind.STOCKITEM, 549)
    item = Item(ref, "R_10K_0402_1%", {"location": "Electronics Lab/Reel Storage"})
    made = Link(1, "k", "REEL-77", ref, datetime(2026, 11, 27, 9, 30, tzinfo=UTC), "anna", "dock-1")
    window.status.show_device(DeviceStatus("hand scanner", "A", DeviceState.CONNECTED))
    desk = Desk(state=state, selected=item, item=item, is_pinned=True, link=made, can_undo=True)
    window.turns.turned.emit(Lanes({"A": desk}, "A"), True)
    for _ in range(3):
        QApplication.processEvents()
    assert window.size() == size, "the texts have made the window larger"
    assert not cut_off(window)
    if distance == "0.7":
        assert window._work.has_tabs is (percent == 200 and size.width() < 2300)
    window.close()
    bridge.close()


def test_a_colour_of_a_scanner_has_text_that_can_be_read_on_it() -> None:
    assert contrast(text_on("#0072B2"), "#0072B2") > 4
    assert contrast(text_on("#F0E442"), "#F0E442") > 4


def focusable(window: MainWindow) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
        and not _is_in_combo_box(widget)
    ]


def _is_in_combo_box(widget: QWidget) -> bool:
    """Tell whether this is the list of a combo box, which speaks with the box's own name."""
    parent = widget.parent()
    return parent is not None and (isinstance(parent, QComboBox) or isinstance(parent.parent(), QComboBox))


def spoken(widget: QWidget) -> str:
    """Return the name that a screen reader is given."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_every_control_that_takes_the_keyboard_has_a_name(dock: Dock) -> None:
    controls = focusable(dock.window)
    assert len(controls) > 5
    nameless = [
        f"{type(one).__name__} in {type(one.parent()).__name__}" for one in controls if not spoken(one)
    ]
    assert not nameless


def test_every_control_shows_that_it_has_the_keyboard(dock: Dock) -> None:
    for control in focusable(dock.window):
        if not control.isVisible() or not control.isEnabled():
            continue
        dock.window.setFocus()
        without = control.grab().toImage()
        control.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        assert control.hasFocus() or control.focusProxy()
        assert control.grab().toImage() != without, spoken(control)


def test_what_is_scrolled_shows_how_far_it_goes(qtbot: QtBot) -> None:
    make_application()
    bar = QScrollBar(Qt.Orientation.Vertical)
    qtbot.addWidget(bar)
    bar.setRange(0, 100)
    bar.setPageStep(100)
    bar.resize(bar.sizeHint().width(), 200)
    picture = bar.grab().toImage()
    middle = bar.width() // 2
    assert picture.pixelColor(middle, 50).name() == theme_in_force().line.lower()
    assert picture.pixelColor(middle, 190).name() != theme_in_force().line.lower()
