"""Label files appear whole or not at all."""

import os
from pathlib import Path

import pytest

from station.errors import InputError
from station.labels.choices import Job
from station.labels.drawing import Drawing
from station.labels.files import save
from station.labels.job import draw_labels
from station.records import Item, ItemKind, ItemRef

ITEM = Item(ItemRef(ItemKind.STOCKITEM, 12), "Reel")


@pytest.fixture
def drawing() -> Drawing:
    return draw_labels([ITEM], Job())[0]


@pytest.mark.parametrize(("suffix", "start"), [(".svg", b"<svg"), (".PNG", b"\x89PNG"), (".pdf", b"%PDF")])
def test_the_name_tells_the_format(tmp_path: Path, drawing: Drawing, suffix: str, start: bytes) -> None:
    path = tmp_path / f"label{suffix}"
    save([drawing], path, "Label")
    assert path.read_bytes().startswith(start)
    assert list(tmp_path.glob("*")) == [path]
    umask = os.umask(0)
    os.umask(umask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~umask


def test_a_label_that_does_not_read_back_leaves_the_older_file(tmp_path: Path, drawing: Drawing) -> None:
    path = tmp_path / "label.pdf"
    path.write_bytes(b"older")
    blank = Drawing(drawing.width, drawing.height, drawing.dpi, marks=drawing.marks)
    with pytest.raises(InputError, match="cannot be read back"):
        save([drawing, blank], path, "Label")
    assert path.read_bytes() == b"older"


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path, drawing: Drawing) -> None:
    path = tmp_path / "label.svg"
    path.mkdir()
    with pytest.raises(InputError, match="cannot be written: Is a directory"):
        save([drawing], path, "Label")
    assert list(tmp_path.glob("*")) == [path]
    with pytest.raises(InputError, match="No such file or directory"):
        save([drawing], tmp_path / "nowhere" / "label.svg", "Label")


def test_only_pdf_holds_several_pages(tmp_path: Path, drawing: Drawing) -> None:
    with pytest.raises(InputError, match="2 labels or pages, and SVG holds one"):
        save([drawing, drawing], tmp_path / "label.svg", "Label")
    save([drawing, drawing], tmp_path / "label.pdf", "Label")


@pytest.mark.parametrize("name", ["label", "label.gif", "label.svg.zip", ".pdf"])
def test_another_format_is_refused(tmp_path: Path, drawing: Drawing, name: str) -> None:
    with pytest.raises(InputError, match="does not tell its format"):
        save([drawing], tmp_path / name, "Label")
    assert not list(tmp_path.iterdir())
