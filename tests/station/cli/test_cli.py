"""The command line as people and scripts use it: sentences, JSON and exit statuses."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import main
from station.cli.printing import Printer
from station.devices.ports import Port
from station.errors import StoreError
from tests.conftest import DEMO
from tests.station.cli.conftest import Run, told


def test_the_test_card_is_drawn_and_a_wrong_file_is_told(run: Run, tmp_path: Path) -> None:
    status, out, _ = run("testcard", str(tmp_path / "card.pdf"))
    assert (status, (tmp_path / "card.pdf").exists()) == (0, True)
    assert "scan it" in out
    status, _, error = run("testcard", str(tmp_path / "card.doc"))
    assert status == 2
    assert ".pdf" in error


def test_escapes_stand_for_control_characters(run: Run) -> None:
    run("link", "--escaped", r"BOX\x1d7", "--to", "stockitem:2")
    assert told(run("scan", "BOX\x1d7", "--json")[1])["outcome"] == "found"
    status, _, errors = run("scan", "--escaped", "BOX\\")
    assert status == 2
    assert "character 4" in errors


@pytest.mark.parametrize("text", ["", "   ", "x" * 4096])
def test_a_text_that_is_no_code_is_wrong_input(run: Run, text: str) -> None:
    for words in (("scan", text), ("link", text, "--to", "stockitem:2"), ("unlink", text)):
        status, output, _ = run(*words, "--json")
        assert (status, told(output)["outcome"]) == (2, "unreadable")


@pytest.mark.parametrize(
    "words",
    [
        ("link", "X"),
        ("link", "X", "--to", "shelf:3"),
        ("link", "X", "--to", "stockitem:-3"),
        ("unlink",),
        ("unlink", "X", "--from", "stockitem:2"),
        ("find", "--kind", "shelf"),
        ("find", "--limit", "0"),
        ("history", "--limit", "many"),
        ("nonsense",),
        ("import", "/no/such/folder"),
        ("replay", "/no/such/file"),
        ("export", "/no/such/folder/links.csv"),
        ("label", "-o", "x.svg"),
        ("label", "stockitem:2"),
        ("label", "shelf:2", "-o", "x.svg"),
        ("label", "stockitem:2", "-o", "x.svg", "--size", "57"),
        ("label", "stockitem:2", "-o", "x.svg", "--sheet", "9x9"),
        ("label", "stockitem:2", "-o", "x.svg", "--sheet", "--size", "57x32"),
        ("label", "stockitem:2", "-o", "x.svg", "--symbology", "code39"),
        ("label", "stockitem:2", "-o", "x.svg", "--size", "20x10"),
        ("label", "stockitem:2", "-o", "x.gif"),
        ("label", "stockitem:2", "-o", "x.pdf", "--copies", "201"),
        ("label", "stockitem:2", "-o", "/no/such/folder/x.svg"),
        ("label", "stockitem:2", "stockitem:3", "-o", "x.svg"),
        ("cards",),
        ("cards", "-o", "cards.txt"),
        ("--settings", "/no/such/settings.toml", "undo"),
        ("scan", "X", "--database", "nonsense"),
    ],
)
def test_wrong_usage_and_input_exit_with_two_and_say_why(run: Run, words: tuple[str, ...]) -> None:
    status, output, errors = run(*words)
    assert (status, output) == (2, "")
    assert errors


def test_trouble_is_told_to_programs_as_json_too(run: Run) -> None:
    status, output, errors = run("import", "/no/such/folder", "--json")
    assert status == 2
    assert told(output).keys() == {"error", "advice"}
    assert "No such file" in errors


def test_options_may_stand_before_or_after_the_command(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["--json", "--database", database, "undo"], ["undo", "--json", "--database", database]):
        assert main.main(words) == 1
        assert told(capsys.readouterr().out)["outcome"] == "refused"


def test_find_tells_what_there_is_and_what_to_do_when_there_is_nothing(run: Run) -> None:
    status, output, _ = run("find", "r_10k", "0402", "--limit", "2")
    assert status == 0
    assert output.count("R_10K_0402_1%") == 2
    _, output, _ = run("find", "r_10k", "--limit", "1", "--json")
    assert told(output)["details"]["quantity"] == "440"
    status, _, errors = run("find", "PO0002", "--kind", "part")
    assert status == 1
    assert "--kind any" in errors
    assert "fewer" in run("find", "nosuchword")[2]


def test_find_in_an_empty_database_says_how_to_fill_it(tmp_path: Path, run: Run) -> None:
    status, _, errors = run("find", "--database", f"sqlite:///{tmp_path / 'empty.sqlite'}")
    assert status == 1
    assert "import DIR" in errors


def test_import_reports_the_demo_stock(tmp_path: Path, run: Run) -> None:
    new = ("--database", f"sqlite:///{tmp_path / 'new.sqlite'}")
    assert "1,106 stock items" in run("import", str(DEMO), "--dry-run", *new)[1]
    assert "2,508 new" in run("import", str(DEMO), *new)[1]
    report = told(run("import", str(DEMO), "--json", *new)[1])
    assert report["counts"]["stock items"] == 1106
    assert (report["added"], report["updated"]) == (0, 2508)


def test_export_says_what_it_wrote(run: Run, tmp_path: Path) -> None:
    run("link", "REEL-1", "--to", "stockitem:2")
    path = tmp_path / "links.csv"
    assert "1 links" in run("export", str(path))[1]
    assert "REEL-1" in path.read_text()
    assert told(run("export", str(path), "--json")[1]) == {"links": 1, "file": str(path)}


def test_history_shows_scans_and_changes(run: Run) -> None:
    assert "Nothing was scanned" in run("history")[2]
    run("scan", "REEL\x1d1")
    run("link", "REEL\x1d1", "--to", "stockitem:2")
    newest, before = run("history")[1].splitlines()
    assert "link" in newest
    assert "stockitem:2" in newest
    assert r"REEL\x1d1" in before
    assert told(run("history", "--json", "--limit", "1")[1])["event"] == "link"


def test_history_is_filtered_and_written_to_a_file(run: Run, tmp_path: Path) -> None:
    run("link", "L-1", "--to", "stockitem:2")
    run("scan", "L-1")
    run("scan", "other")
    assert "other" in run("history", "--code", "OTH", "--device", "cli", "--outcome", "unknown")[1]
    assert len(run("history", "--item", "stockitem:2", "--since", "2020-01-01")[1].splitlines()) == 2
    status, out, err = run("history", "--until", "2020-01-01", "--operator", "anna", "--station", "dock")
    assert (status, out) == (0, "")
    assert "Leave out a filter" in err
    file = tmp_path / "history.csv"
    written = told(run("history", "--json", "--limit", "1", "--csv", str(file))[1])
    assert written == {"lines": 3, "file": str(file)}
    assert len(file.read_text(encoding="utf-8").splitlines()) == 4
    assert "2026-07-01T14:30" in run("history", "--since", "soon")[2]
    assert "2026-07-01T14:30" in run("history", "--until", "soon")[2]
    assert run("history", "--outcome", "lost")[0] == 2


def test_codes_are_read_line_by_line(run: Run) -> None:
    status, output, _ = run("codes", stdin=b'"INV-SI12"\n"REEL-1"\n')
    internal, plain = (json.loads(line) for line in output.splitlines())
    assert status == 0
    assert internal["key"] == "inv:stockitem:12"
    assert plain["raw"] == "REEL-1"


def test_a_line_that_is_no_json_string_is_named_and_the_others_are_read(run: Run) -> None:
    status, output, _ = run("codes", stdin=b'nonsense\n12\n"\xff"\n"REEL-1"\n')
    lines = [json.loads(line) for line in output.splitlines()]
    assert status == 2
    assert [line.get("error", "").partition(":")[0] for line in lines] == ["line 1", "line 2", "line 3", ""]
    assert lines[3]["raw"] == "REEL-1"


def test_replay_scans_each_label_of_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text('"INV-SI2"\n\n{"raw": "INV-SI3", "note": "x"}\n')
    status, output, _ = run("replay", str(path), "--json")
    assert status == 0
    assert [json.loads(line)["item"]["pk"] for line in output.splitlines()] == [2, 3]


def test_replay_names_a_wrong_line_before_it_scans_any(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    for wrong in ("nonsense", "12", "{}", "9" * 5000):
        path.write_text(f'"INV-SI2"\n{wrong}\n')
        status, output, errors = run("replay", str(path))
        assert (status, output) == (2, "")
        assert "line 2" in errors
    assert "Nothing was scanned" in run("history")[2]


def test_devices_are_listed_or_the_next_step_is_told(run: Run) -> None:
    status, output, errors = run("devices")
    assert status == 0
    assert output or "USB serial" in errors


def test_each_device_is_printed_with_what_to_write_for_it(capsys: pytest.CaptureFixture[str]) -> None:
    port = Port("/dev/hidraw0", "0c2e", "1007", "H1", "1-2", "Granit", "hidpos", "It speaks HID POS.")
    wrong = Port("", "05e0", "1900", "", "1-3", "DS22", None, "It speaks SNAPI.")
    Printer(is_json=False).ports([port, wrong])
    assert capsys.readouterr().out == (
        "/dev/hidraw0  Granit\n"
        '  [[device]] protocol = "hidpos" usb = "0c2e:1007:H1"\n'
        "  It speaks HID POS.\n"
        "05e0:1900  DS22\n"
        "  It speaks SNAPI.\n"
    )
    Printer(is_json=True).ports([port])
    assert told(capsys.readouterr().out) == {
        "path": "/dev/hidraw0",
        "vid": "0c2e",
        "pid": "1007",
        "serial_number": "H1",
        "location": "1-2",
        "description": "Granit",
        "protocol": "hidpos",
        "advice": "It speaks HID POS.",
        "usb": "0c2e:1007:H1",
        "settings": {"protocol": "hidpos", "usb": "0c2e:1007:H1"},
    }


def test_without_a_command_the_window_opens_on_the_database(
    run: Run, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_window(url: str, _settings: object, _path: object) -> int:
        opened.append(url)
        return 0

    monkeypatch.setattr(main, "_open_station", open_window)
    assert run()[0] == 0
    assert opened == [database]


def test_an_interrupted_command_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_settings: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(main, "_open_demo", interrupt)
    status, _, errors = run("demo")
    assert status == 130
    assert "Stopped" in errors


def test_a_window_that_cannot_open_is_told_like_all_trouble(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_settings: object) -> int:
        raise StoreError("The database is gone.", "Bring it back.")

    monkeypatch.setattr(main, "_open_demo", fail)
    assert run("demo")[0] == 2


def test_output_that_nobody_reads_is_no_trouble(database: str) -> None:
    command = f"{sys.executable} {main.__file__} --database {database} find --limit 1000 | head -n 1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith("stockitem:2")
