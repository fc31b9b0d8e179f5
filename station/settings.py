"""Typed settings, read from one TOML file; every mistake of a file is told at once."""

import getpass
import os
import platform
import string
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal, Self

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from station.errors import InputError
from station.refusals import worded
from station.wording import Text

APP = "scanning-station"
"""Name of the folders below the system's own places for settings and data."""

DeviceProtocol = Literal["serial", "hidpos", "evdev"]
"""How a scanner is read: as a serial port, as a HID POS scanner, or as a keyboard of its own (Linux)."""

GroupSeparator = Literal["none", "F8", "F12", "Down"]
"""A key that a scanner types instead of GS (0x1D)."""

Name = Annotated[str, Field(min_length=1, max_length=64)]

Policy = Literal["strict", "warn"]

SMALLEST_TEXT = 80
"""Percent of the usual size, below which texts are too small for a screen at arm's length."""


class _Table(BaseModel):
    """One table of the file: frozen, and nothing in it that we do not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class StationSettings(_Table):
    """`[station]`: who and where this station is."""

    name: Name = Field(default_factory=lambda: platform.node() or "station")
    """Written beside each change; undo takes back the changes of this station."""
    operator: Name = Field(default_factory=getpass.getuser)
    """Who works here while nobody has signed in."""
    database: str = ""
    """SQLAlchemy URL; empty means a SQLite file in the user's data folder."""
    language: Literal["", "en", "de", "es"] = ""
    """Of the screen; empty takes the system's."""
    internal_prefix: str = Field(default="INV-", max_length=16)
    """What InvenTree's short internal codes start with, such as INV-SI12."""


class LinkSettings(_Table):
    """`[link]`: how linking behaves."""

    policy: Policy = "strict"
    """What becomes of a code that is not of one box alone: strict refuses it for a stock item, warn links it
    and writes the warning down."""
    release_pin: bool = True
    """Let go of the pinned item after a link, so that the next box needs a choice of its own."""


class SoundSettings(_Table):
    """`[sound]`: what is heard beside what is seen."""

    enabled: bool = True
    """Play a sound with what the banner says."""
    volume: int = Field(default=70, ge=0, le=100)
    """Percent of the loudest that the system allows."""


class ScreenSettings(_Table):
    """`[screen]`: how large and how bright the window is."""

    distance: Literal["0.7", "1.5", "2.5"] = "0.7"
    """From which the banner is read, m."""
    text_percent: int = Field(default=0, ge=0, le=300)
    """How much larger all texts are, such as 200; with the distance 2.5 times at most; 0 is the system's."""
    theme: Literal["system", "light", "dark"] = "system"
    """Bright or dark around the banner; system follows the desktop."""

    @field_validator("text_percent")
    @classmethod
    def _is_legible(cls, percent: int) -> int:
        if 0 < percent < SMALLEST_TEXT:
            raise ValueError(Text("give {least} to 300, or 0 for the system's", least=SMALLEST_TEXT))
        return percent


class KeyboardSettings(_Table):
    """`[keyboard]`: scanners that type like a keyboard."""

    enabled: bool = True
    """Take what a scanner types out of the stream of keys."""
    group_separator: GroupSeparator = "none"
    """The key that the scanner types instead of GS (0x1D)."""
    lane: str = Field(default="", pattern=r"^[A-Z]?$")
    """Letter of a lane of its own; empty shares the lane that is in front."""


_FEEDBACK: dict[DeviceProtocol, tuple[str, ...]] = {
    "serial": ("honeywell", "datalogic", "zebra"),
    "hidpos": ("hidpos",),
    "evdev": (),
}


class DeviceSettings(_Table):
    """`[[device]]`: one scanner on a port of its own."""

    name: Name
    """What the screen calls it."""
    protocol: DeviceProtocol = "serial"
    """How it is read: as a serial port, as a HID POS scanner, or as a keyboard of its own (evdev, Linux)."""
    port: str = ""
    """Device path (/dev/ttyACM0, COM4, /dev/hidraw0, /dev/input/by-id/...), or for a serial port on the
    network a URL (socket://host:4001, rfc2217://host:2217)."""
    usb: str = Field(default="", pattern=r"^$|^[0-9a-fA-F]{4}:[0-9a-fA-F]{4}(:.+)?$")
    """VID:PID or VID:PID:SERIAL, instead of `port`: found again wherever it is plugged in."""
    lane: str = Field(default="", pattern=r"^[A-Z]?$")
    """Letter on the screen; empty takes the next free one."""
    colour: str = Field(default="", pattern=r"^$|^#[0-9a-fA-F]{6}$")
    """Of its letter on the screen, such as #0072b2; empty lets the screen choose."""
    baud: int = Field(default=9600, ge=300, le=4_000_000)
    """Bits a second; USB-CDC scanners ignore it."""
    bytesize: Literal[7, 8] = 8
    """Data bits of a byte."""
    parity: Literal["none", "even", "odd"] = "none"
    """The bit that guards each byte."""
    stopbits: Literal[1, 2] = 1
    """Bits after each byte."""
    flow: Literal["none", "rtscts", "xonxoff"] = "none"
    """How either side asks the other to wait."""
    terminators: tuple[Literal["CR", "LF", "TAB", "ETX", "EOT"], ...] = ("CR", "LF")
    """Bytes that end a scan; an empty list means that silence ends it."""
    aim: bool = False
    """The scanner sends an AIM identifier (]d2) before each code; lets multi-line codes survive."""
    idle_ms: int | None = Field(default=None, ge=10, le=5000)
    """Silence, ms, that ends a scan; unset: 60, 120 or 300 by kind of port, 250 with terminators."""
    encoding: Literal["auto", "utf-8", "cp1252", "latin-1", "shift_jis", "gb18030"] = "auto"
    """auto: UTF-8 where the bytes are valid UTF-8, else cp1252."""
    group_separator: GroupSeparator = "none"
    """The key that is typed instead of GS (0x1D); only with protocol evdev."""
    feedback: Literal["none", "honeywell", "datalogic", "zebra", "hidpos"] = "none"
    """Let the scanner itself beep good or bad when its scan is answered."""

    @model_validator(mode="after")
    def _has_one_address(self) -> Self:
        if bool(self.port) == bool(self.usb):
            raise ValueError(Text("give either port or usb"))
        return self

    @model_validator(mode="after")
    def _fits_its_protocol(self) -> Self:
        fitting = {"none", *_FEEDBACK[self.protocol]}
        if self.feedback not in fitting:
            raise ValueError(
                Text(
                    "with protocol {protocol}, feedback may be one of {fitting}",
                    protocol=self.protocol,
                    fitting=", ".join(sorted(fitting)),
                )
            )
        if self.group_separator != "none" and self.protocol != "evdev":
            raise ValueError(Text("group_separator goes with protocol evdev only"))
        return self


class ApiSettings(_Table):
    """`[api]`: the HTTP API, beside the window or without one."""

    enabled: bool = False
    """Open it with the window; `scanning-station serve` opens it without one."""
    host: str = Field(default="127.0.0.1", min_length=1)
    """Address to listen at; any but this computer's own needs `allow_remote`."""
    port: int = Field(default=8989, ge=0, le=65535)
    """0 takes any free one."""
    allow_remote: bool = False
    """Let other computers in; give a certificate then, because tokens can be read on the way."""
    certificate: str = ""
    """File of the TLS certificate chain, PEM; empty means plain HTTP."""
    key: str = ""
    """File of the certificate's private key, PEM; empty where the certificate's file holds it."""


class SignInSettings(_Table):
    """`[sign_in]`: whether people say who they are before they link."""

    required: bool = False
    """Nothing is linked before somebody signs in, by badge or password; scans are kept meanwhile."""
    lock_minutes: int = Field(default=10, ge=0, le=1440)
    """Minutes without a scan, a key or a touch until whoever signed in is signed out; 0 means never."""


class Settings(_Table):
    """The whole file."""

    station: StationSettings = StationSettings()
    link: LinkSettings = LinkSettings()
    keyboard: KeyboardSettings = KeyboardSettings()
    sound: SoundSettings = SoundSettings()
    api: ApiSettings = ApiSettings()
    screen: ScreenSettings = ScreenSettings()
    sign_in: SignInSettings = SignInSettings()
    device: tuple[DeviceSettings, ...] = ()

    @property
    def lanes(self) -> tuple[str, ...]:
        """The letters of the lanes, in the order of the screen."""
        letters = (*lane_letters(self.device), self.keyboard.lane if self.keyboard.enabled else "")
        return tuple(dict.fromkeys(filter(None, letters)))

    @field_validator("device")
    @classmethod
    def _names_differ(cls, devices: tuple[DeviceSettings, ...]) -> tuple[DeviceSettings, ...]:
        for what in ("name", "port", "usb", "lane"):
            given = [value for device in devices if (value := getattr(device, what))]
            twice = ", ".join(sorted({value for value in given if given.count(value) > 1}))
            if twice:
                raise ValueError(Text("two devices have the {what} {twice}", what=what, twice=twice))
        return devices


def lane_letters(devices: Sequence[DeviceSettings]) -> list[str]:
    """Return the letter of each device: that of its settings or else the next free one."""
    taken = {device.lane for device in devices}
    free = (letter for letter in string.ascii_uppercase if letter not in taken)
    return [device.lane or next(free, "") for device in devices]


def default_path() -> Path:
    """Return where the settings file is looked for when none is named."""
    return platformdirs.user_config_path(APP, appauthor=False) / "settings.toml"


def data_folder() -> Path:
    """Return the user's folder for what the station keeps on this computer."""
    return platformdirs.user_data_path(APP, appauthor=False)


def default_database() -> str:
    """Return the URL of the SQLite file that is used when none is named."""
    return f"sqlite:///{data_folder() / 'station.sqlite'}"


def read_settings(path: Path | None = None) -> Settings:
    """Read the settings file; without one, everything has its default.

    Args:
        path: a file that must exist; None means the default path, which may be missing.

    Raises:
        InputError: the file cannot be read, is not TOML or has wrong values; all of them are named.
    """
    wanted = path or default_path()
    if path is None and not wanted.exists():
        return Settings()
    try:
        with wanted.open("rb") as file:
            values = tomllib.load(file)
    except OSError as error:
        raise InputError(
            Text(
                "The settings file {wanted} cannot be read: {problem}.",
                wanted=wanted,
                problem=os.strerror(error.errno or 0),
            ),
            Text("Name another one with --settings FILE, or leave it out to use the defaults."),
        ) from error
    except RecursionError as error:
        raise InputError(
            Text("The settings file {wanted} is not TOML: it is nested too deeply.", wanted=wanted),
            Text("Take out the brackets."),
        ) from error
    except ValueError as error:  # not TOML, not UTF-8, or a number with thousands of digits
        raise InputError(
            Text("The settings file {wanted} is not TOML: {error}.", wanted=wanted, error=error),
            Text("Correct that line."),
        ) from error
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        wrong = "\n".join(f"  {place(found['loc'])}: {worded(found)}" for found in error.errors())
        raise InputError(
            Text("The settings file {wanted} has wrong values:\n{wrong}", wanted=wanted, wrong=wrong),
            Text("Correct them; README.md explains each setting."),
        ) from error


def place(loc: tuple[int | str, ...]) -> str:
    """Write `device[1].baud` for the place of a mistake, counting from 1 as a person does."""
    text = ""
    for part in loc:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return text.removeprefix(".")
