"""Settings files, good and bad."""

from pathlib import Path

import pytest

from station.errors import InputError
from station.settings import DeviceSettings, Settings, default_database, read_settings


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_everything_has_its_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert read_settings() == Settings()


def test_the_default_database_is_a_file_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_database().startswith("sqlite:///")
    assert default_database().endswith("station.sqlite")


def test_a_file_sets_what_it_names(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        [station]
        name = "dock-1"
        [[device]]
        name = "Zebra DS22"
        port = "/dev/ttyACM0"
        terminators = []
        [[device]]
        name = "Datalogic"
        usb = "05f9:4204:G123"
        lane = "B"
        """,
    )
    settings = read_settings(path)
    assert settings.station.name == "dock-1"
    assert settings.device == (
        DeviceSettings(name="Zebra DS22", port="/dev/ttyACM0", terminators=()),
        DeviceSettings(name="Datalogic", usb="05f9:4204:G123", lane="B"),
    )


def test_every_mistake_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        colour = "green"
        [station]
        name = ""
        [link]
        policy = "lax"
        [[device]]
        name = "A"
        port = "COM1"
        baud = 12
        [[device]]
        name = "B"
        """,
    )
    with pytest.raises(InputError) as told:
        read_settings(path)
    title = told.value.title
    assert str(path) in title
    for place in ("colour:", "station.name:", "link.policy:", "device[1].baud:", "device[2]:"):
        assert place in title


@pytest.mark.parametrize(
    ("twice", "what"),
    [("name = 'A'\nport = 'COM{}'", "name"), ("name = '{}'\nport = 'COM1'", "port")],
)
def test_two_devices_cannot_be_the_same(tmp_path: Path, twice: str, what: str) -> None:
    path = written(tmp_path, "\n".join(f"[[device]]\n{twice.format(number)}" for number in (1, 2)))
    with pytest.raises(InputError, match=f"two devices have the {what}"):
        read_settings(path)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('protocol = "hid"', "device[1].protocol"),
        ('protocol = "hidpos"\nfeedback = "zebra"', "feedback may be one of hidpos, none"),
        ('protocol = "evdev"\nfeedback = "zebra"', "feedback may be one of none"),
        ('feedback = "hidpos"', "feedback may be one of datalogic, honeywell, none, zebra"),
        ('group_separator = "F8"', "group_separator goes with protocol evdev only"),
        ('colour = "green"', "device[1].colour"),
    ],
)
def test_settings_of_a_device_that_do_not_go_together_are_told(tmp_path: Path, lines: str, told: str) -> None:
    path = written(tmp_path, f'[[device]]\nname = "A"\nport = "COM1"\n{lines}')
    with pytest.raises(InputError) as caught:
        read_settings(path)
    assert told in caught.value.title


def test_every_kind_of_device_can_be_set(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        [[device]]
        name = "POS"
        protocol = "hidpos"
        usb = "0c2e:1007"
        feedback = "hidpos"
        colour = "#0072b2"
        [[device]]
        name = "Keys"
        protocol = "evdev"
        port = "/dev/input/by-id/usb-Zebra-event-kbd"
        group_separator = "F8"
        """,
    )
    pos, keys = read_settings(path).device
    assert (pos.protocol, pos.feedback, pos.colour) == ("hidpos", "hidpos", "#0072b2")
    assert (keys.protocol, keys.group_separator) == ("evdev", "F8")


def test_a_line_that_is_not_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 2"):
        read_settings(written(tmp_path, "[station]\nname = dock"))


def test_bytes_that_are_not_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="not TOML"):
        read_settings(path)


@pytest.mark.parametrize("text", ["x = " + "[" * 5000, "x = " + "{a = " * 5000, "x = " + "9" * 5000])
def test_brackets_and_digits_without_end_are_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="not TOML"):
        read_settings(written(tmp_path, text))


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read_settings(tmp_path / "missing.toml")


def test_the_screen_takes_three_distances_and_texts_that_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[screen]\ndistance = "1.5"\ntext_percent = 200\ntheme = "dark"\n')
    screen = read_settings(file).screen
    assert (screen.distance, screen.text_percent, screen.theme) == ("1.5", 200, "dark")
    file.write_text('[screen]\ndistance = "1.0"\ntext_percent = 20\n')
    with pytest.raises(InputError) as told:
        read_settings(file)
    assert "screen.distance" in told.value.title
    assert "give 80 to 300, or 0" in told.value.title
