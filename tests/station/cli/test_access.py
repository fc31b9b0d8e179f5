"""Operators, tokens and the server on the command line."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests
import zxingcpp
from PIL import Image

import main
from station.codes.checks import is_mod_37_36
from station.outcomes import Badge
from station.roles import Role
from station.service import Station
from tests.conftest import scan_of
from tests.station.cli.conftest import Run, told
from tests.told import ROOT


def lines(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_a_badge_that_was_drawn_into_a_file_signs_its_operator_in(
    run: Run, station: Station, tmp_path: Path
) -> None:
    run("operator", "add", "berta")
    card = tmp_path / "badge.png"
    status, output, _ = run("operator", "badge", "berta", "-o", str(card))
    assert (status, "delete the file" in output) == (0, True)
    assert card.stat().st_mode & 0o777 == 0o600
    texts = {found.text for found in zxingcpp.read_barcodes(Image.open(card))}
    assert len(texts) == 1
    outcome = station.scan(scan_of(texts.pop()))
    assert isinstance(outcome, Badge)
    assert outcome.operator is not None
    assert outcome.operator.name == "berta"
    status, _, error = run("operator", "badge", "berta", "-o", str(tmp_path / "badge.doc"))
    assert (status, ".pdf" in error) == (2, True)


def test_a_token_is_told_once_listed_without_its_key_and_revoked(run: Run, station: Station) -> None:
    status, output, _ = run("token", "create", "till", "--json")
    assert (status, list(told(output))) == (0, ["token"])
    key = told(output)["token"]
    caller = station.sign_in_by_token(key)
    assert caller is not None
    assert caller.role == "link"
    status, output, _ = run("token", "list", "--json")
    assert (status, [row["name"] for row in lines(output)]) == (0, ["till"])
    assert key not in output
    assert run("token", "revoke", "till")[0] == 0
    assert station.sign_in_by_token(key) is None
    assert run("token", "revoke", "till")[0] == 2


def test_people_are_told_to_keep_the_key(run: Run) -> None:
    _, output, errors = run("token", "create", "till", "--role", "read")
    assert output.strip().startswith("inv-")
    assert "not told again" in errors
    assert "till  read  (last used never)" in run("token", "list")[1]


def test_empty_lists_say_what_to_do(run: Run) -> None:
    assert "token create" in run("token", "list")[2]
    assert "operator add" in run("operator", "list")[2]


def test_an_operator_is_added_given_a_password_and_a_badge_and_disabled(run: Run, station: Station) -> None:
    words = ("operator", "add", "berta", "--role", "move", "--password-stdin", "--json")
    status, output, _ = run(*words, stdin=b"correct horse\n")
    assert (status, told(output)["role"], told(output)["has_password"]) == (0, "move", True)
    assert run("operator", "password", "berta", "--password-stdin", stdin=b"another horse\n")[0] == 0
    assert station.sign_in_by_password("berta", "another horse") is not None
    badge = told(run("operator", "badge", "berta", "--json")[1])["badge"]
    secret, check = badge.removeprefix("STN-OP-").split("-")
    assert is_mod_37_36(secret + check)
    outcome = station.scan(scan_of(badge))
    assert isinstance(outcome, Badge)
    assert outcome.operator is not None
    assert "not told again" in run("operator", "badge", "berta")[2]
    assert "berta  move, disabled  (password, badge)" in run("operator", "disable", "berta")[1]
    assert station.sign_in_by_password("berta", "another horse") is None
    assert "disabled" not in run("operator", "enable", "berta")[1]
    assert "berta  park" in run("operator", "role", "berta", "park")[1]
    assert station.operators()[0].role is Role.PARK
    assert [row["name"] for row in lines(run("operator", "list", "--json")[1])] == ["berta"]


@pytest.mark.parametrize(
    "words",
    [
        ("token",),
        ("token", "create"),
        ("token", "create", "till", "--role", "king"),
        ("token", "create", "till", "--operator", "nobody"),
        ("operator", "badge", "nobody"),
        ("operator", "password", "nobody"),
        ("operator", "role", "nobody", "link"),
        ("serve", "--port", "70000"),
        ("serve", "--host", "0.0.0.0"),
        ("serve", "--certificate", "missing.pem"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_why(run: Run, words: tuple[str, ...]) -> None:
    status, _, errors = run(*words)
    assert status == 2
    assert errors


@contextmanager
def serving(database: str, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the server as a program; yield it with its address."""
    command = [
        sys.executable,
        str(Path(main.__file__)),
        "--database",
        database,
        "serve",
        "--port",
        "0",
        *words,
    ]
    with subprocess.Popen(
        [*command, "--json"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout
            yield process, json.loads(process.stdout.readline())["address"]
        finally:
            process.terminate()
            process.wait()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM to end a program in order")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_server_runs_without_a_window_until_a_signal_ends_it_in_order(
    database: str, number: signal.Signals
) -> None:
    with serving(database) as (process, address):
        assert requests.get(f"{address}/api/", timeout=30).json()["server"] == "InvenTree"
        process.send_signal(number)
        output, errors = process.communicate(timeout=30)
    assert (process.returncode, output, errors) == (0, "", "")


def test_letting_other_computers_in_is_warned_of(database: str) -> None:
    with serving(database, "--host", "0.0.0.0", "--allow-remote") as (process, _):
        process.terminate()
        _, errors = process.communicate(timeout=30)
    assert "can be read on the way" in errors
