"""The settings page: made from the models, refused in place, written when all is right."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from station.desk import State
from station.settings import DeviceSettings, Settings, SoundSettings, default_path, read_settings
from station.sounds import Sound
from tests.ui.conftest import Dock
from ui.app import Desktop, make_application
from ui.panels.settings import SettingsPanel
from ui.panels.settings_form import SettingsForm
from ui.panels.sound_test import SoundTest

TEXT = """# the door
[station]
name = "dock-1"
[sound]
volume = 50
[[device]]
name = "gun"  # blue
port = "/dev/ttyACM0"
"""
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(qtbot: QtBot, tmp_path: Path) -> Iterator[SettingsPanel]:
    make_application()
    path = tmp_path / "settings.toml"
    path.write_text(TEXT, encoding="utf-8")
    panel = SettingsPanel(path)
    panel.resize(1280, 520)
    panel.show()
    panel.open()
    yield panel
    shiboken6.delete(panel)


def field(form: SettingsForm, name: str) -> QLineEdit:
    widget = form.fields[name].widget
    assert isinstance(widget, QLineEdit)
    return widget


def type_into(form: SettingsForm, name: str, text: str) -> None:
    field(form, name).selectAll()
    QTest.keyClicks(field(form, name), text)


def file_text(panel: SettingsPanel) -> str:
    return panel.file.path.read_text(encoding="utf-8")


def test_every_setting_has_an_editor_and_its_explanation(panel: SettingsPanel) -> None:
    for name, info in Settings.model_fields.items():
        form = panel.form(name)
        model = DeviceSettings if name == "device" else info.annotation
        assert form.model is model
        said = {label.text() for label in form.findChildren(QLabel)}
        for key, setting in form.model.model_fields.items():
            assert form.fields[key].widget.accessibleName() == key
            assert " ".join(str(setting.description).replace("`", "").split()) in said


def test_what_is_typed_is_saved_and_what_takes_a_restart_is_named(panel: SettingsPanel, qtbot: QtBot) -> None:
    type_into(panel.form("sound"), "volume", "80")
    policy = panel.form("link").fields["policy"].widget
    assert isinstance(policy, QComboBox)
    policy.setCurrentText("warn")
    release = panel.form("link").fields["release_pin"].widget
    assert isinstance(release, QCheckBox)
    release.setChecked(False)
    with qtbot.waitSignal(panel.settled) as settled:
        QTest.keyClick(panel.list, Qt.Key.Key_S, CONTROL)
    settings = read_settings(panel.file.path)
    assert settled.args == [settings]
    assert (settings.sound.volume, settings.link.policy, settings.link.release_pin) == (80, "warn", False)
    assert "# the door" in file_text(panel)
    assert "# blue" in file_text(panel)
    assert panel.file.backup.read_text(encoding="utf-8") == TEXT
    assert "started again, this takes effect: link.policy, link.release_pin." in panel.text()
    assert "sound" not in panel.text()


def test_wrong_values_are_refused_where_they_are_and_nothing_is_written(panel: SettingsPanel) -> None:
    type_into(panel.form("sound"), "volume", "loud")
    type_into(panel.form("device"), "baud", "12")
    panel.save()
    assert file_text(panel) == TEXT
    assert not panel.file.backup.exists()
    assert "whole number" in panel.form("sound").mistakes()["volume"]
    assert "give 300 or more" in panel.form("device").mistakes()["baud"]
    assert "Nothing was saved" in panel.text()
    titles = [panel.list.item(row).text() for row in range(panel.list.count())]
    assert [title for title in titles if "✗" in title] == ["✗ Sounds", "✗ Scanner: gun"]
    assert panel.forms.currentWidget() is panel.form("sound")
    assert panel.focusWidget() is field(panel.form("sound"), "volume")
    type_into(panel.form("sound"), "volume", "8")
    type_into(panel.form("device"), "baud", "1200")
    panel.save()
    assert not panel.form("sound").mistakes()
    assert read_settings(panel.file.path).device[0].baud == 1200


def test_a_scanner_is_added_by_keyboard_alone(panel: SettingsPanel) -> None:
    QTest.keyClick(panel.list, Qt.Key.Key_N, CONTROL)
    assert panel.focusWidget() is field(panel.form("device", 1), "name")
    QTest.keyClicks(panel.focusWidget(), "ring")
    panel.save()
    assert panel.form("device", 1).mistakes() == {"": "✗ give either port or usb"}
    type_into(panel.form("device", 1), "usb", "05f9:4204")
    type_into(panel.form("device", 1), "terminators", "CR,  TAB")
    type_into(panel.form("device", 1), "idle_ms", "80")
    QTest.keyClick(field(panel.form("device", 1), "usb"), Qt.Key.Key_S, CONTROL)
    ring = DeviceSettings(name="ring", usb="05f9:4204", terminators=("CR", "TAB"), idle_ms=80)
    assert read_settings(panel.file.path).device[1] == ring


def test_two_scanners_with_one_name_are_both_marked(panel: SettingsPanel) -> None:
    panel.add("device")
    type_into(panel.form("device", 1), "name", "gun")
    type_into(panel.form("device", 1), "port", "COM2")
    panel.save()
    for number in (0, 1):
        assert "two devices have the name gun" in panel.form("device", number).mistakes()[""]
    assert file_text(panel) == TEXT


def test_a_scanner_is_removed_and_a_group_is_not(panel: SettingsPanel) -> None:
    panel.list.setCurrentRow(0)
    assert not panel.remove_button.isEnabled()
    panel.remove()
    panel.list.setCurrentRow(panel.list.count() - 1)
    QTest.keyClick(panel.list, Qt.Key.Key_Delete, CONTROL)
    panel.save()
    assert read_settings(panel.file.path).device == ()
    assert read_settings(panel.file.path).station.name == "dock-1"


def test_what_is_not_saved_stays_until_it_is_discarded(panel: SettingsPanel) -> None:
    type_into(panel.form("station"), "name", "dock-2")
    panel.close_page()
    panel.open()
    assert panel.form("station").values()["name"] == "dock-2"
    assert "not saved" in panel.text()
    QTest.keyClick(panel.list, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert panel.form("station").values()["name"] == "dock-1"
    assert file_text(panel) == TEXT


def test_a_file_that_was_changed_meanwhile_is_told_and_kept(panel: SettingsPanel) -> None:
    panel.file.path.write_text("[sound]\nvolume = 1\n", encoding="utf-8")
    type_into(panel.form("station"), "name", "dock-2")
    panel.save()
    assert "changed by somebody else" in panel.text()
    assert file_text(panel) == "[sound]\nvolume = 1\n"


def test_a_file_with_mistakes_is_told_and_cannot_be_overwritten(panel: SettingsPanel) -> None:
    panel.file.path.write_text("[sound]\nvolume = 1000\n", encoding="utf-8")
    panel.discard()
    assert "sound.volume" in panel.text()
    assert not panel.save_button.isEnabled()
    QTest.keyClick(panel.list, Qt.Key.Key_S, CONTROL)
    assert file_text(panel) == "[sound]\nvolume = 1000\n"


def test_each_sound_is_heard_at_the_volume_that_is_typed(panel: SettingsPanel, qtbot: QtBot) -> None:
    heard: list[tuple[Sound, int]] = []
    panel.tested.connect(lambda sound, volume: heard.append((sound, volume)))
    type_into(panel.form("sound"), "volume", "20")
    tests = panel.form("sound").findChild(SoundTest)
    assert tests is not None
    for button in tests.findChildren(QPushButton):
        button.click()
    assert heard == [(sound, 20) for sound in Sound]
    with qtbot.waitSignal(panel.settled) as settled:
        panel.close_page()
    assert settled.args[0].sound == SoundSettings(volume=50)
    type_into(panel.form("sound"), "volume", "200")
    panel.test_sound(Sound.FOUND)
    assert len(heard) == len(Sound)
    assert "give 100 or less" in panel.form("sound").mistakes()["volume"]


def test_tab_reaches_every_setting_of_a_group(panel: SettingsPanel) -> None:
    panel.list.setCurrentRow(panel.list.count() - 1)
    seen: list[QWidget] = []
    panel.list.setFocus()
    while (at := panel.focusWidget()) not in seen:
        seen.append(at)
        assert at.accessibleName()
        QTest.keyClick(at, Qt.Key.Key_Tab)
    assert {field.widget for field in panel.form("device").fields.values()} <= set(seen)
    assert panel.save_button in seen


def test_tab_goes_from_the_list_to_every_field_and_then_to_the_buttons(panel: SettingsPanel) -> None:
    panel.add("device")
    panel.list.setFocus()
    passed: list[QWidget] = []
    while not isinstance(at := panel.focusWidget(), QPushButton):
        passed.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    assert {field.widget for field in panel.form("device", -1).fields.values()} <= set(passed)


def test_the_page_opens_by_key_and_scans_go_on_being_resolved(dock: Dock) -> None:
    QTest.keyClick(dock.window, Qt.Key.Key_Comma, CONTROL)
    page = dock.window.pages.settings
    assert page.isVisible()
    assert page.file.path == default_path()
    dock.scan("INV-SI2", State.FOUND)
    least = dock.window.minimumSizeHint()
    assert least.width() <= 1280
    assert least.height() <= 800
    QTest.keyClick(dock.window, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_the_file_that_was_named_is_the_one_that_is_changed(
    database: str, tmp_path: Path, qtbot: QtBot
) -> None:
    make_application()
    path = tmp_path / "named.toml"
    path.write_text("[sound]\nenabled = false\n", encoding="utf-8")
    desktop = Desktop(database, read_settings(path), settings_path=path)
    page = desktop.window.pages.settings
    desktop.window.show()
    desktop.window.pages.open_by_name("settings")
    type_into(page.form("station"), "operator", "berta")
    with qtbot.waitSignal(page.settled):
        page.save()
    assert read_settings(path).station.operator == "berta"
    assert not default_path().exists()
    desktop.close()
    for owner in (desktop.window, desktop.bridge):
        shiboken6.delete(owner)


def test_the_buttons_are_seen_below_the_longest_form_where_the_page_has_500_pixels(
    panel: SettingsPanel,
) -> None:
    scroll = QScrollArea(widgetResizable=True)
    scroll.setWidget(panel)
    scroll.resize(1280, 500)
    scroll.show()
    QTest.qWaitForWindowExposed(scroll)
    assert panel.height() <= scroll.viewport().height()
    scroll.takeWidget()
    shiboken6.delete(scroll)
