"""Changes the settings file: all of it is right before any of it is written, and the user's comments stay."""

import os
import shutil
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomlkit
from pydantic import BaseModel, ValidationError
from tomlkit.items import AoT, Array

from station.errors import InputError
from station.refusals import worded
from station.settings import Settings, place, read_settings
from station.wording import Text

Place = tuple[int | str, ...]
"""Way to a value, such as ("device", 0, "baud"); shorter where a whole table is meant."""

IMMEDIATE = frozenset({"sound.enabled", "sound.volume"})
"""Settings that take effect when they are saved; the others do when the station is started again."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One value that cannot be, and why."""

    place: Place
    reason: Text


class SettingsFile:
    """One file, as it was when it was read last."""

    def __init__(self, path: Path) -> None:
        """Look at nothing yet; the file may be missing."""
        self.path = path
        self._text = ""

    @property
    def backup(self) -> Path:
        """Where the file is kept as it was before it was written last."""
        return self.path.with_name(f"{self.path.name}.before")

    def read(self) -> Settings:
        """Read the file; a missing one has every default.

        Raises:
            InputError: the file cannot be read or has mistakes.
        """
        text = self._read_text()
        settings = read_settings(self.path) if text else Settings()
        self._text = text
        return settings

    def write(self, settings: Settings) -> None:
        """Write what differs from the file, and nothing else, in one step.

        Raises:
            InputError: the file was changed since it was read, or cannot be written; it is as it was.
        """
        if self._read_text() != self._text:
            raise InputError(
                Text(
                    "The settings file {path} was changed by somebody else meanwhile. Nothing was written.",
                    path=self.path,
                ),
                Text("Close this page and open it again to see what is there now."),
            )
        self._put(amended(self._text, settings))

    def write_anew(self, settings: Settings) -> None:
        """Write these settings alone, whatever is in the file.

        Raises:
            InputError: the file cannot be written; it is as it was.
        """
        self._put(amended("", settings))

    def _put(self, text: str) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.path.exists():
                shutil.copy2(self.path, self.backup)
            _replace(self.path, text)
        except OSError as error:
            raise InputError(
                Text(
                    "The settings file {path} cannot be written: {problem}.",
                    path=self.path,
                    problem=os.strerror(error.errno or 0),
                ),
                Text("Give this user the right to write to it and its folder. It is as it was."),
            ) from error
        self._text = text

    def _read_text(self) -> str:
        if not self.path.exists():
            return ""
        try:
            with self.path.open(encoding="utf-8", newline="") as file:
                return file.read()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(
                Text("The settings file {path} cannot be read: {error}.", path=self.path, error=error),
                Text("Correct or remove it."),
            ) from error


def check(values: Mapping[str, Any]) -> Settings | tuple[Mistake, ...]:
    """Return the settings that the values of all tables make, or everything that is wrong with them."""
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        return tuple(Mistake(found["loc"], worded(found)) for found in error.errors())


def changed(before: Settings, after: Settings) -> tuple[str, ...]:
    """Return the places whose values differ, as `sound.volume`; `device` stands for all of its tables."""
    places = []
    for name in Settings.model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if isinstance(new, BaseModel):
            fields = type(new).model_fields
            places += [place((name, key)) for key in fields if getattr(old, key) != getattr(new, key)]
        elif old != new:
            places.append(name)
    return tuple(places)


def amended(text: str, settings: Settings) -> str:
    """Return the text of a settings file with these settings in it; comments and order stay.

    Raises:
        InputError: the file is written in a way that cannot be amended.
    """
    document = tomlkit.parse(text)
    for name in Settings.model_fields:
        value = getattr(settings, name)
        if isinstance(value, BaseModel):
            _amend_table(document, name, value)
        else:
            _amend_tables(document, name, value)
    amended_text = tomlkit.dumps(document)
    if Settings.model_validate(tomllib.loads(amended_text)) != settings:
        raise InputError(
            Text(
                "The settings file is written in a way that cannot be changed from here. Nothing was written."
            ),
            Text("Change it in an editor."),
        )
    return amended_text


def _amend_table(document: MutableMapping[str, Any], name: str, table: BaseModel) -> None:
    if name not in document:
        if not any(_spoken(table)):
            return
        document[name] = tomlkit.table()
    _amend(document[name], table)


def _amend_tables(document: MutableMapping[str, Any], name: str, tables: Sequence[BaseModel]) -> None:
    """Bring an array of tables up to date; each table keeps what is written in it besides."""
    if name not in document:
        if not tables:
            return
        document[name] = tomlkit.aot()
    written: AoT | Array = document[name]
    found = list(_matches([dict(table) for table in written], tables))
    for number in reversed(range(len(written))):
        if number not in found:
            del written[number]
    kept = sorted(number for number in found if number is not None)
    for match, table in zip(found, tables, strict=True):
        if match is None:
            new = tomlkit.inline_table() if isinstance(written, Array) else tomlkit.table()
            _amend(new, table)
            written.append(new)
        else:
            _amend(written[kept.index(match)], table)


def _matches(written: Sequence[Mapping[str, Any]], tables: Sequence[BaseModel]) -> Iterator[int | None]:
    """Yield for each table which of the written ones it is: by its name, or else by its address."""
    free = dict(enumerate(written))
    for table in tables:
        spoken = dict(_spoken(table))
        for key in ("name", "port", "usb"):
            same = [n for n, old in free.items() if old.get(key) and old.get(key) == spoken.get(key)]
            if same:
                del free[same[0]]
                yield same[0]
                break
        else:
            yield None


def _amend(written: MutableMapping[str, Any], table: BaseModel) -> None:
    spoken = dict(_spoken(table))
    for key, value in table.model_dump(mode="json").items():
        if value is None:
            written.pop(key, None)
        elif key in written:
            if written[key] != value:
                written[key] = value
        elif key in spoken:
            written[key] = value


def _spoken(table: BaseModel) -> Iterator[tuple[str, Any]]:
    """Yield what differs from the defaults, and so must be written."""
    for key, field in type(table).model_fields.items():
        value = getattr(table, key)
        if field.is_required() or value != field.get_default(call_default_factory=True, validated_data={}):
            yield key, value


def _replace(path: Path, text: str) -> None:
    """Put a text in the place of a file in one step, on the disk before it is seen; keep its permissions."""
    with tempfile.NamedTemporaryFile(
        "w", dir=path.parent, prefix=path.name, delete=False, encoding="utf-8", newline=""
    ) as file:
        temporary = Path(file.name)
        try:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
            if path.exists():
                shutil.copymode(path, temporary)
            temporary.replace(path.resolve())
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
