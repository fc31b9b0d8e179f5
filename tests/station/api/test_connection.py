"""Callers that are slow, silent or gone."""

import logging
import socket

import pytest

from station.api.server import ApiServer
from station.service import Station
from station.settings import ApiSettings
from tests.station.api.conftest import Caller

HEAD = b"POST /api/barcode/ HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n"


def connect(server: ApiServer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", int(server.address.rpartition(":")[2])), timeout=30)


@pytest.mark.parametrize("sent", [b"", b"POST /api/bar", HEAD, HEAD + b"\r\n{"])
def test_a_request_that_does_not_come_whole_in_time_is_let_go(station: Station, sent: bytes) -> None:
    server = ApiServer(station, ApiSettings(port=0), patience=0.05)
    server.start()
    with connect(server) as slow:
        slow.sendall(sent)
        try:
            told = slow.recv(1)
        except ConnectionResetError:
            told = b""
    server.stop()
    assert told == b""


def test_one_connection_takes_many_requests_however_long_they_take_together(station: Station) -> None:
    server = ApiServer(station, ApiSettings(port=0), patience=0.5)
    server.start()
    caller = Caller(server.address, station.create_token("till")[1])
    with caller.session:
        answers = {caller.post("/api/barcode/", {"barcode": f"X{number}"})[0] for number in range(200)}
    server.stop()
    assert answers == {400}


def test_a_caller_that_goes_away_in_the_middle_is_no_fault(
    api: ApiServer, caller: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    with connect(api) as gone:
        gone.sendall(HEAD + b"Expect: 100-continue\r\n\r\n")
        assert gone.recv(100).startswith(b"HTTP/1.1 100")
    assert caller.ask("GET", "/api/stock/2/").status_code == 200
    api.stop()
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
