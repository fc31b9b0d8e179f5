"""The server: its socket, TLS, and what it says when it cannot be opened."""

import json
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path

import pytest
import requests
import trustme

from station.api.server import ApiServer
from station.catalogue import Query
from station.errors import InputError, StationError
from station.service import Station
from station.settings import ApiSettings, Settings
from station.store.sqlite import BUSY_TIMEOUT
from tests.station.api.conftest import Caller


@contextmanager
def running(station: Station, **settings: object) -> Iterator[ApiServer]:
    server = ApiServer(station, ApiSettings.model_validate({"port": 0, **settings}))
    server.start()
    try:
        yield server
    finally:
        server.stop()


def test_a_port_in_use_is_told_with_the_fix(station: Station) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(StationError, match="take another with --port") as caught:
            ApiServer(station, ApiSettings(port=port))
    assert str(port) in caught.value.title


def test_a_stopped_server_lets_go_of_its_port(station: Station) -> None:
    with running(station) as server:
        port = int(server.address.rpartition(":")[2])
    with running(station, port=port) as server:
        assert requests.get(f"{server.address}/api/", timeout=30).status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.9", "example.org"])
def test_other_computers_are_kept_out_unless_they_are_let_in(station: Station, host: str) -> None:
    with pytest.raises(InputError, match="--allow-remote"):
        ApiServer(station, ApiSettings(host=host, port=0))


def test_letting_others_in_is_warned_of(station: Station, caplog: pytest.LogCaptureFixture) -> None:
    with running(station, host="0.0.0.0", allow_remote=True) as server:
        assert "can be read on the way" in server.warning
    assert server.warning in caplog.messages


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_this_computer_alone_needs_no_warning(station: Station, host: str) -> None:
    with running(station, host=host) as server:
        assert server.warning == ""
        assert requests.get(f"{server.address}/api/", timeout=30).status_code == 200


def test_tls_by_certificate_files(station: Station, tmp_path: Path) -> None:
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1")
    trusted, certificate, key = (str(tmp_path / name) for name in ("ca.pem", "chain.pem", "key.pem"))
    authority.cert_pem.write_to_path(trusted)
    issued.cert_chain_pems[0].write_to_path(certificate)
    issued.private_key_pem.write_to_path(key)
    with running(station, host="127.0.0.1", certificate=certificate, key=key) as server:
        assert server.address.startswith("https://")
        assert requests.get(f"{server.address}/api/", verify=trusted, timeout=30).status_code == 200


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"certificate": "missing.pem"}, "cannot be used: No such file"),
        ({"certificate": __file__}, "cannot be used"),
        ({"key": "key.pem"}, "without a certificate"),
    ],
)
def test_a_certificate_that_cannot_be_used_is_named(
    station: Station, files: dict[str, str], told: str
) -> None:
    with pytest.raises(InputError, match=told):
        ApiServer(station, ApiSettings(port=0, **files))  # type: ignore[arg-type]


def test_an_address_that_is_not_ours_is_told(station: Station) -> None:
    with pytest.raises(InputError, match="is no address"):
        ApiServer(station, ApiSettings(host="no such host", port=0, allow_remote=True))


def test_a_database_that_cannot_be_used_is_a_503_with_the_next_step(station: Station, database: str) -> None:
    key = station.create_token("till")[1]
    station.sign_in_by_token(key)  # so that its use is noted, and signing in again writes nothing
    path = database.removeprefix("sqlite:///")
    impatient = Station.open(f"{database}?timeout=0.01", Settings())
    with running(impatient) as server, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        caller = Caller(server.address, key)
        status, body = caller.post("/api/barcode/", {"barcode": "X"})
        other.execute("ROLLBACK")
        assert (status, "is locked by another program" in body["detail"]) == (503, True)
        assert caller.post("/api/barcode/", {"barcode": "X"})[0] == 400
        caller.session.close()
    impatient.close()


def test_who_only_reads_is_answered_while_another_program_writes(station: Station, database: str) -> None:
    key = station.create_token("till")[1]
    path = database.removeprefix("sqlite:///")
    with running(station) as server, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        caller = Caller(server.address, key)
        answer = caller.ask("GET", "/api/stock/2/")
        other.execute("ROLLBACK")
        caller.session.close()
    assert (answer.status_code, answer.elapsed < timedelta(seconds=BUSY_TIMEOUT / 2)) == (200, True)


def test_scans_that_wait_for_another_program_hold_up_nobody_and_are_answered(
    station: Station, database: str
) -> None:
    key = station.create_token("till")[1]
    headers = {"Authorization": f"Token {key}", "Content-Type": "application/json"}
    path = database.removeprefix("sqlite:///")
    with running(station) as server, closing(sqlite3.connect(path, isolation_level=None)) as other:
        caller = Caller(server.address, key)
        assert caller.ask("GET", "/api/user/me/").status_code == 200
        other.execute("BEGIN IMMEDIATE")
        tills = [HTTPConnection(server.address.removeprefix("http://")) for _ in "AB"]
        for code, till in zip("AB", tills, strict=True):
            till.request("POST", "/api/barcode/", json.dumps({"barcode": code}), headers)
        answer = caller.ask("GET", "/api/stock/2/")
        other.execute("ROLLBACK")
        told = [json.load(till.getresponse())["barcode_data"] for till in tills]
        caller.session.close()
        for till in tills:
            till.close()
    assert (answer.status_code, answer.elapsed < timedelta(seconds=BUSY_TIMEOUT / 2)) == (200, True)
    assert told == ["A", "B"]
    assert {kept.data for kept in station.exchanges(Query())[1]} == {"A", "B"}


def test_the_page_works_without_anything_from_elsewhere(stranger: Caller) -> None:
    page = stranger.ask("GET", "/api-doc/")
    assert "text/html" in page.headers["Content-Type"]
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    script = stranger.ask("GET", "/api-doc/page.js").text
    style = stranger.ask("GET", "/api-doc/page.css").text
    assert not [text for text in (page.text, script, style) if "://" in text or "innerHTML" in text]
    described = stranger.get("/api-doc/openapi.json")
    assert described["openapi"] == "3.1.0"
    assert "/api/barcode/link/" in described["paths"]
