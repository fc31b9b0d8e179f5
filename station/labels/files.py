"""Label files: written whole or not at all, in the format that their name tells."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from station.errors import InputError
from station.labels.drawing import Drawing
from station.labels.reading import check
from station.labels.render import pdf_of, png_of, svg_of
from station.wording import Text

SUFFIXES = (".svg", ".png", ".pdf")


def save(drawings: Sequence[Drawing], path: Path, title: str, *, is_secret: bool = False) -> None:
    """Read back what was drawn, then write it; what `is_secret` can be read by its owner alone.

    Raises:
        InputError: a code cannot be read back, the name has no suffix of ours, SVG or PNG was asked for
            more than one page, or the file cannot be written. An older file of this name is then untouched.
    """
    check_suffix(path)
    if len(drawings) > 1 and path.suffix.lower() != ".pdf":
        raise InputError(
            Text(
                "There are {count} labels or pages, and {suffix} holds one.",
                count=len(drawings),
                suffix=path.suffix.upper()[1:],
            ),
            Text("Write a .pdf, or one label at a time."),
        )
    check(drawings)
    match path.suffix.lower():
        case ".svg":
            content = svg_of(drawings[0])
        case ".png":
            content = png_of(drawings[0])
        case _:
            content = pdf_of(drawings, title)
    _write(path, content, 0o600 if is_secret else 0o666 & ~_umask())


def check_suffix(path: Path) -> None:
    """See that the name of a file tells a format of ours.

    Raises:
        InputError: it does not.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise InputError(
            Text("“{name}” does not tell its format.", name=path.name),
            Text("End the name in {suffixes} or .pdf.", suffixes=", ".join(SUFFIXES[:-1])),
        )


def _write(path: Path, content: bytes, mode: int) -> None:
    draft = ""
    try:
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(mode)
        Path(draft).replace(path)
    except OSError as error:
        if draft:
            Path(draft).unlink(missing_ok=True)
        raise InputError(
            Text("{path} cannot be written: {problem}.", path=path, problem=os.strerror(error.errno or 0)),
            Text("Name a file in a folder that you may write to."),
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
