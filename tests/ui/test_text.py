"""Texts that have less room than they need."""

from pytestqt.qtbot import QtBot

from ui.panels.text import BriefLabel


def test_a_text_without_room_is_shortened_and_its_tool_tip_has_all_of_it(qtbot: QtBot) -> None:
    label = BriefLabel()
    qtbot.addWidget(label)
    label.setText("A ● hand scanner     B ● table scanner")
    assert label.minimumSizeHint().width() < label.sizeHint().width() / 2
    label.resize(label.sizeHint())
    label.grab()
    assert label.toolTip() == ""
    label.resize(label.minimumSizeHint())
    label.grab()
    assert label.toolTip() == label.text() == "A ● hand scanner     B ● table scanner"
