"""Changing the settings file: comments stay, mistakes are refused, and the file is never half written."""

import stat
from pathlib import Path

import pytest

from station.errors import InputError
from station.settings import DeviceSettings, LinkSettings, Settings, SoundSettings, read_settings
from station.settings_file import Mistake, SettingsFile, amended, changed, check
from station.wording import Text

TEXT = """# our dock
[sound]
volume = 50  # not too loud

[station]  # who we are
name = "dock-1"

# the gun at the door
[[device]]
name = "gun"
port = "/dev/ttyACM0"  # left hub
baud = 9600

# the one on the desk
[[device]]
name = "desk"
usb = "05f9:4204:G123"
terminators = ["CR"]
"""


def written(tmp_path: Path, text: str = TEXT) -> SettingsFile:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return SettingsFile(path)


def with_sound(settings: Settings, **values: object) -> Settings:
    return settings.model_copy(update={"sound": SoundSettings.model_validate(values)})


def test_only_what_differs_is_changed_and_every_comment_and_the_order_stay(tmp_path: Path) -> None:
    file = written(tmp_path)
    settings = file.read()
    file.write(with_sound(settings, volume=80))
    assert file.path.read_text(encoding="utf-8") == TEXT.replace("volume = 50", "volume = 80")
    assert file.backup.read_text(encoding="utf-8") == TEXT


def test_writing_what_is_there_changes_no_byte(tmp_path: Path) -> None:
    text = TEXT.replace("\n", "\r\n")
    file = SettingsFile(tmp_path / "settings.toml")
    file.path.write_bytes(text.encode())
    file.write(file.read())
    assert file.path.read_bytes() == text.encode()


def test_a_missing_file_is_made_with_what_is_not_a_default(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "new" / "settings.toml")
    settings = with_sound(file.read(), volume=20)
    file.write(settings)
    assert file.path.read_text(encoding="utf-8") == "[sound]\nvolume = 20\n"
    assert not file.backup.exists()
    assert read_settings(file.path) == settings


def test_devices_are_added_removed_and_edited_and_the_others_keep_their_comments(tmp_path: Path) -> None:
    file = written(tmp_path)
    gun, desk = file.read().device
    new = DeviceSettings(name="ring", port="COM7", idle_ms=80)
    devices = (desk.model_copy(update={"baud": 115200}), new)
    settings = file.read().model_copy(update={"device": devices})
    file.write(settings)
    assert read_settings(file.path) == settings
    text = file.path.read_text(encoding="utf-8")
    assert gun.port not in text
    assert "# who we are" in text
    assert 'usb = "05f9:4204:G123"\nterminators = ["CR"]\nbaud = 115200\n' in text
    assert text.endswith('[[device]]\nname = "ring"\nport = "COM7"\nidle_ms = 80\n')


def test_a_renamed_device_is_known_by_its_port_and_keeps_its_comments(tmp_path: Path) -> None:
    file = written(tmp_path)
    settings = file.read()
    gun = settings.device[0].model_copy(update={"name": "door"})
    file.write(settings.model_copy(update={"device": (gun, settings.device[1])}))
    assert file.path.read_text(encoding="utf-8") == TEXT.replace('"gun"', '"door"')


def test_an_unset_value_is_taken_out() -> None:
    device = DeviceSettings(name="gun", port="COM1")
    text = amended('[[device]]\nname = "gun"\nport = "COM1"\nidle_ms = 90\n', Settings(device=(device,)))
    assert text == '[[device]]\nname = "gun"\nport = "COM1"\n'


@pytest.mark.parametrize(
    "text",
    [
        'device = [{name = "gun", port = "COM1"}]\nsound = {volume = 10}\n',
        'sound.volume = 10\n[[device]]\nname = "gun"\nport = "COM1"\n',
        '[sound]\nvolume = 10\n[[device]]\nname = "gun"\nport = "COM1"\n[link]\nrelease_pin = true\n',
    ],
)
def test_every_way_to_write_a_table_can_be_changed(text: str) -> None:
    devices = tuple(DeviceSettings(name=name, port=f"COM{name}") for name in ("1", "2"))
    settings = Settings(device=devices, sound=SoundSettings(volume=33), link=LinkSettings(policy="warn"))
    again = amended(text, settings)
    assert "33" in again
    assert amended(again, settings) == again


def test_a_file_that_somebody_else_has_changed_is_left_alone(tmp_path: Path) -> None:
    file = written(tmp_path)
    settings = file.read()
    file.path.write_text("[sound]\nvolume = 1\n", encoding="utf-8")
    with pytest.raises(InputError, match="changed by somebody else"):
        file.write(with_sound(settings, volume=80))
    assert file.path.read_text(encoding="utf-8") == "[sound]\nvolume = 1\n"
    assert not file.backup.exists()


def test_a_folder_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("a file where a folder should be", encoding="utf-8")
    file = SettingsFile(tmp_path / "settings" / "settings.toml")
    with pytest.raises(InputError, match="cannot be written"):
        file.write(Settings(sound=SoundSettings(volume=3)))
    assert [path.name for path in tmp_path.iterdir()] == ["settings"]


def test_a_file_that_cannot_be_replaced_leaves_no_temporary_file(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    file.path.mkdir()
    with pytest.raises(InputError, match="cannot be read"):
        file.write(Settings(sound=SoundSettings(volume=3)))
    assert list(tmp_path.iterdir()) == [file.path]


def test_the_permissions_of_the_file_stay_and_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    real = written(tmp_path)
    real.path.chmod(0o640)
    file = SettingsFile(tmp_path / "link.toml")
    file.path.symlink_to(real.path)
    file.write(with_sound(file.read(), volume=80))
    assert file.path.is_symlink()
    assert "volume = 80" in real.path.read_text(encoding="utf-8")
    assert stat.S_IMODE(real.path.stat().st_mode) == 0o640


def test_every_wrong_value_is_told_with_its_place_in_the_words_of_the_validation() -> None:
    values = {
        "sound": {"volume": "loud"},
        "device": [{"name": "gun"}, {"name": "x", "port": "COM1", "baud": "12"}],
    }
    told = check(values)
    assert isinstance(told, tuple)
    assert {mistake.place for mistake in told} == {
        ("sound", "volume"),
        ("device", 0),
        ("device", 1, "baud"),
    }
    assert Mistake(("device", 0), Text("give either port or usb")) in told


def test_values_typed_as_text_are_read() -> None:
    settings = check({"sound": {"volume": "40"}, "device": [{"name": "gun", "port": "COM1", "baud": "300"}]})
    assert isinstance(settings, Settings)
    assert (settings.sound.volume, settings.device[0].baud) == (40, 300)


def test_what_was_changed_is_named_by_its_place() -> None:
    after = Settings(sound=SoundSettings(volume=1), device=(DeviceSettings(name="gun", port="COM1"),))
    assert changed(Settings(), after) == ("sound.volume", "device")
    assert changed(after, after) == ()


def test_every_setting_is_explained() -> None:
    for name, table in Settings.model_fields.items():
        model = table.annotation if name != "device" else DeviceSettings
        assert model is not None
        for field, info in model.model_fields.items():
            assert info.description, f"{name}.{field}"
