"""What the application makes of a fault of its own."""

import logging

import pytest

from station.service import Station
from tests.station.api.conftest import Caller


def test_a_fault_in_the_program_is_a_plain_500_and_is_logged_and_the_server_goes_on(
    caller: Caller, station: Station, caplog: pytest.LogCaptureFixture
) -> None:
    with station._engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE purchase_order_lines")
    response = caller.ask("GET", "/api/order/po-line/")
    assert response.status_code == 500
    assert response.json() == {"detail": "A fault in the station; its log tells more."}
    assert response.headers["Content-Type"] == "application/json"
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert (record.message, record.exc_info is not None) == ("A fault in the program", True)
    assert "no such table" in str(record.exc_text)
    assert caller.ask("GET", "/api/stock/2/").status_code == 200


def test_the_page_is_found_without_its_slash(stranger: Caller) -> None:
    assert "Scanning station" in stranger.ask("GET", "/api-doc").text
