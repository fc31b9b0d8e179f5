"""Who gets in: tokens, passwords and roles, and the brake on guessing."""

import base64
import logging
from time import monotonic
from typing import Any

import pytest

from station.api.answers import ApiError
from station.api.security import FAILURES, FAILURES_OF_ADDRESS, FRESH, WINDOW, Callers, Throttle
from station.roles import Role
from station.service import Station
from tests.conftest import BOTH
from tests.station.api.conftest import PASSWORD, Caller

NOBODY = {"detail": "Authentication credentials were not provided."}


def basic(name: str, password: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}


def is_out_in_time(caller: Caller) -> bool:
    """Tell whether a caller that was let in is kept out before long."""
    latest = monotonic() + FRESH
    is_late = False
    while not is_late:
        is_late = monotonic() >= latest
        if caller.ask("GET", "/api/user/me/").status_code == 401:
            return True
    return False


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("", "Authentication credentials were not provided."),
        ("Bearer abc", "Authentication credentials were not provided."),
        ("Token", "Invalid token header. No credentials provided."),
        ("Token a b", "Invalid token header. Token string should not contain spaces."),
        ("Token inv-nothing", "Invalid token."),
        ("Basic", "Invalid basic header. No credentials provided."),
        ("Basic a b", "Invalid basic header. Credentials string should not contain spaces."),
        ("Basic $$$", "Invalid basic header. Credentials not correctly base64 encoded."),
        ("Basic " + base64.b64encode(b"\xffnobody:x").decode(), "Invalid username/password."),
    ],
)
def test_wrong_credentials_are_a_401_in_inventrees_words(stranger: Caller, header: str, told: str) -> None:
    response = stranger.ask("GET", "/api/user/me/", headers={"Authorization": header} if header else {})
    assert (response.status_code, response.json()) == (401, {"detail": told})
    assert response.headers["WWW-Authenticate"] == "Token"


@pytest.mark.parametrize(
    "path", ["/api/stock/", "/api/stock/2/", "/api/barcode/", "/api/barcode/history/", "/api/user/token/"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS"])
def test_only_the_root_and_the_page_answer_a_stranger(stranger: Caller, path: str, method: str) -> None:
    response = stranger.ask(method, path)
    assert (response.status_code, response.json()) == (401, NOBODY)


def test_the_root_tells_what_the_phone_app_and_the_client_look_for(stranger: Caller) -> None:
    body = stranger.get("/api/")
    assert (body["server"], body["apiVersion"]) == ("InvenTree", 530)
    assert body["version"]


def test_a_revoked_token_opens_nothing_after_a_second(caller: Caller, station: Station) -> None:
    assert caller.ask("GET", "/api/user/me/").status_code == 200
    station.revoke_token("till")
    assert is_out_in_time(caller)


def test_a_caller_is_looked_up_again_after_a_second_and_a_wrong_key_each_time(station: Station) -> None:
    now = [0.0]
    callers = Callers(lambda: now[0])
    key = station.create_token("till")[1]
    assert callers.find("inv-wrong", station) is None
    known = callers.find(key, station)
    station.revoke_token("till")
    now[0] = FRESH - 0.01
    assert callers.find(key, station) is known is not None
    now[0] = FRESH
    assert callers.find(key, station) is None
    now[0] = FRESH + 0.01
    assert callers.find(key, station) is None


def test_no_more_callers_are_remembered_than_there_is_room_for(station: Station) -> None:
    callers = Callers(lambda: 0.0, room=2)
    keys = [station.create_token(f"till {number}")[1] for number in range(3)]
    for key in keys:
        assert callers.find(key, station) is not None
    for number in range(3):
        station.revoke_token(f"till {number}")
    assert [callers.find(key, station) is not None for key in keys] == [False, False, True]


def test_a_disabled_operator_gets_in_neither_by_password_nor_by_token(
    stranger: Caller, station: Station
) -> None:
    station.add_operator("berta", Role.LINK, PASSWORD)
    key = stranger.get("/api/user/token/?name=app", headers=basic("berta", PASSWORD))["token"]
    stranger.key = key
    assert stranger.ask("GET", "/api/user/me/").status_code == 200
    station.set_operator_active("berta", is_active=False)
    assert stranger.ask("GET", "/api/user/me/", headers=basic("berta", PASSWORD)).status_code == 401
    assert is_out_in_time(stranger)


def test_a_login_brings_the_same_token_for_the_same_name_until_the_password_changes(
    stranger: Caller, station: Station
) -> None:
    station.add_operator("berta", Role.LINK, PASSWORD)

    def login(name: str, password: str) -> Any:
        return stranger.get(f"/api/user/me/token/?name={name}", headers=basic("berta", password))["token"]

    first = login("app", PASSWORD)
    assert login("app", PASSWORD) == first
    assert login("other", PASSWORD) != first
    again = stranger.get("/api/user/token/", headers={"Authorization": f"Token {first}"})
    assert (again["token"], again["name"]) == (first, "app")
    station.change_operator("berta", password="another horse")
    stranger.key = first
    assert is_out_in_time(stranger)
    stranger.key = ""
    assert login("app", "another horse") != first


def test_no_secret_is_in_the_database(stranger: Caller, station: Station) -> None:
    station.add_operator("berta", Role.LINK, PASSWORD)
    secrets = [
        PASSWORD,
        station.create_token("script")[1],
        station.make_badge("berta"),
        stranger.get("/api/user/token/", headers=basic("berta", PASSWORD))["token"],
    ]
    with station._engine.connect() as connection:
        kept = "\n".join(
            str(row)
            for table in ("operators", "tokens")
            for row in connection.exec_driver_sql(f"SELECT * FROM {table}")
        )
    assert "berta" in kept
    assert not [secret for secret in secrets if secret in kept or secret.removeprefix("inv-") in kept]


@BOTH
def test_a_badge_that_is_scanned_over_http_is_kept_nowhere(
    caller: Caller, reader: Caller, station: Station
) -> None:
    station.add_operator("berta", Role.ADMIN)
    badge = station.make_badge("berta")
    for endpoint, more in (("", {}), ("", {"note": badge}), ("unlink/", {}), ("link/", {"stockitem": 2})):
        caller.post(f"/api/barcode/{endpoint}", {"barcode": badge, **more})
    told = reader.ask("GET", "/api/barcode/history/").text
    with station._engine.connect() as connection:
        rows = [str(row) for row in connection.exec_driver_sql("SELECT * FROM exchanges")]
        rows += [str(row) for row in connection.exec_driver_sql("SELECT * FROM scans")]
    secret = badge.split("-")[2]
    assert len(rows) == 6
    assert secret not in told + "".join(rows)


def test_a_reader_reads_and_scans_and_may_not_link(reader: Caller) -> None:
    assert reader.ask("GET", "/api/stock/2/").status_code == 200
    assert reader.post("/api/barcode/", {"barcode": "INV-SI2"})[0] == 200
    refused = {"error": "You do not have the required permissions for <class 'stock.models.StockItem'>"}
    assert reader.post("/api/barcode/link/", {"barcode": "R", "stockitem": 2}) == (403, refused)
    assert reader.post("/api/barcode/unlink/", {"stockitem": 2}) == (403, refused)
    assert reader.post("/api/barcode/unlink/", {"barcode": "R"}) == (403, refused)


def test_a_token_may_never_do_more_than_its_operator(stranger: Caller, station: Station) -> None:
    station.add_operator("carl", Role.READ, PASSWORD)
    stranger.key = station.create_token("carls", Role.ADMIN, "carl")[1]
    assert stranger.post("/api/barcode/link/", {"barcode": "C", "stockitem": 2})[0] == 403


def test_too_many_wrong_passwords_are_braked_for_that_name_and_address(
    stranger: Caller, station: Station
) -> None:
    station.add_operator("berta", Role.LINK, PASSWORD)
    station.add_operator("carl", Role.LINK, PASSWORD)
    for _ in range(FAILURES):
        assert stranger.ask("GET", "/api/user/me/", headers=basic("berta", "wrong")).status_code == 401
    response = stranger.ask("GET", "/api/user/me/", headers=basic("berta", PASSWORD))
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= WINDOW
    assert response.json()["detail"].startswith("Request was throttled.")
    assert stranger.ask("GET", "/api/user/me/", headers=basic("carl", PASSWORD)).status_code == 200


def test_who_says_to_come_from_elsewhere_is_braked_all_the_same(stranger: Caller) -> None:
    for number in range(FAILURES):
        headers = {**basic("berta", "wrong"), "X-Forwarded-For": f"10.0.0.{number}"}
        assert stranger.ask("GET", "/api/user/me/", headers=headers).status_code == 401
    headers = {**basic("berta", "wrong"), "X-Forwarded-For": "10.0.0.99"}
    assert stranger.ask("GET", "/api/user/me/", headers=headers).status_code == 429


def test_the_brake_lets_go_after_its_time_and_counts_an_address_over_all_names() -> None:
    now = [0.0]
    throttle = Throttle(lambda: now[0])
    for number in range(FAILURES_OF_ADDRESS):
        throttle.check("10.0.0.1", f"name {number}")
        throttle.note_failure("10.0.0.1", f"name {number}")
    with pytest.raises(ApiError):
        throttle.check("10.0.0.1", "one more")
    throttle.check("10.0.0.2", "one more")
    now[0] = WINDOW
    throttle.check("10.0.0.1", "one more")


def test_a_name_in_the_log_cannot_forge_a_line(stranger: Caller, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        stranger.ask("GET", "/api/user/me/", headers=basic("x\n2026 CRITICAL forged\x1b[31m", "wrong"))
    assert [record.message for record in caplog.records if "Wrong password" in record.message] == [
        r"Wrong password for “x\n2026 CRITICAL forged\x1b[31m” from 127.0.0.1"
    ]
