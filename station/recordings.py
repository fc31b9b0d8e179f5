"""Labels written down for programs: one JSON string, or one object with “raw”, a line."""

import json
import os
from pathlib import Path

from station.errors import InputError
from station.wording import Text

ADVICE = Text(r'Write each label as a JSON string, such as "[)>\u001e06\u001dQ5".')


def read_string(line: bytes) -> str:
    """Read a line that holds one JSON string.

    Raises:
        InputError: it holds something else.
    """
    value = _value(line)
    if not isinstance(value, str):
        raise InputError(Text("this is JSON, but no string."), ADVICE)
    return _storable(value)


def read_recording(path: Path) -> list[str]:
    """Read the texts of a file of recorded labels; empty lines are passed over.

    Raises:
        InputError: the file cannot be read, or a line is neither a JSON string nor an object with “raw”.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise InputError(
            Text("{path} cannot be read: {problem}.", path=path, problem=os.strerror(error.errno or 0)),
            Text("Name a file of recorded labels."),
        ) from error
    texts = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            value = _value(line)
        except InputError as error:
            raise InputError(
                Text("{path}, line {number}: {title}", path=path, number=number, title=error.title),
                error.advice,
            ) from error
        text = value.get("raw") if isinstance(value, dict) else value
        if not isinstance(text, str):
            raise InputError(
                Text("{path}, line {number}: there is no label in it.", path=path, number=number), ADVICE
            )
        texts.append(_storable(text))
    return texts


def _value(line: bytes) -> object:
    try:
        return json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise InputError(Text("this is not JSON ({error}).", error=error), ADVICE) from error


def _storable(text: str) -> str:
    """Replace halves of surrogate pairs, which JSON can write and UTF-8 cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")
