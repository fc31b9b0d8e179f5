"""Labels and cards by the command line, without a display."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

import main
from station.codes.commands import COMMANDS


@pytest.mark.parametrize("symbology", ["code128", "qr", "datamatrix"])
def test_a_label_is_written_and_reads_back(database: str, tmp_path: Path, symbology: str) -> None:
    path = tmp_path / "label.png"
    words = ("label", "stockitem:2", "-o", str(path), "--symbology", symbology, "--dpi", "203")
    assert main.main(["--database", database, *words]) == 0
    [found] = zxingcpp.read_barcodes(Image.open(path))
    assert found.text == "INV-SI2"


def test_the_prefix_of_the_settings_is_printed(database: str, tmp_path: Path) -> None:
    settings, path = tmp_path / "settings.toml", tmp_path / "label.png"
    settings.write_text('[station]\ninternal_prefix = "WH7/"\n')
    words = ["--settings", str(settings), "label", "stocklocation:1", "-o", str(path)]
    assert main.main(["--database", database, *words]) == 0
    assert zxingcpp.read_barcodes(Image.open(path))[0].text == "WH7/SL1"


def test_an_item_that_is_not_here_is_named_and_nothing_is_written(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "label.svg"
    words = ("label", "stockitem:2", "stockitem:999999", "-o", str(path), "--json")
    assert main.main(["--database", database, *words]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["outcome"] == "refused"
    assert "stockitem:999999" in answer["reason"]
    assert not path.exists()


def test_a_sheet_tells_how_many_labels_it_has(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sheet.pdf"
    words = ("label", "stockitem:2", "part:1", "-o", str(path), "--sheet", "--copies", "13", "--json")
    assert main.main(["--database", database, *words]) == 0
    assert json.loads(capsys.readouterr().out) == {"labels": 26, "pages": 2, "file": str(path)}


def test_cards_need_neither_display_nor_qt(tmp_path: Path) -> None:
    path = tmp_path / "cards.pdf"
    script = (
        "import sys, main; status = main.main(sys.argv[1:]);"
        "sys.exit(status or 9 * any(name.startswith('PySide6') for name in sys.modules))"
    )
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        [sys.executable, "-c", script, "cards", "-o", str(path), "--json"],
        env=environment,
        capture_output=True,
        check=True,
        text=True,
    )
    assert json.loads(done.stdout) == {"cards": len(COMMANDS), "pages": 1, "file": str(path)}
    assert path.read_bytes().startswith(b"%PDF")
