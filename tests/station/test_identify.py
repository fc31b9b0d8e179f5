"""The lines for the settings file are read back as what was chosen."""

from pathlib import Path

import pytest

from station.identify import refusal, snippet
from station.settings import DeviceSettings, read_settings

GUN = DeviceSettings(name="gun", port="/dev/ttyACM0", lane="A", baud=115200, terminators=("CR",), aim=True)


def test_the_lines_are_settings_that_keep_what_was_set_and_name_the_usb_device(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(snippet(GUN, "05e0:1701:S1", 'dock "ü" \\ gun', "C"), encoding="utf-8")
    (read,) = read_settings(path).device
    assert read == GUN.model_copy(
        update={"name": 'dock "ü" \\ gun', "lane": "C", "port": "", "usb": "05e0:1701:S1"}
    )


def test_a_device_that_is_not_on_usb_keeps_its_port_and_without_a_new_name_its_own(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(snippet(GUN, "", "", "C"), encoding="utf-8")
    assert read_settings(path).device == (GUN.model_copy(update={"lane": "C"}),)


def test_scanners_that_type_get_a_lane(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(snippet(None, "", "", "K"), encoding="utf-8")
    assert read_settings(path).keyboard.lane == "K"


@pytest.mark.parametrize(
    ("name", "lane", "told"),
    [("gun", "C", ""), ("x" * 65, "C", "64"), ("gun", "", "A to Z"), ("gun", "Ä", "A to Z"), ("g", "B", "B")],
)
def test_a_wrong_name_or_letter_is_refused_in_words(name: str, lane: str, told: str) -> None:
    said = refusal(name, lane, ("B",))
    assert told in said
    assert bool(said) == bool(told)
