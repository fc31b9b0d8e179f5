"""Who gets in: tokens, passwords, roles, and the bounds on what a stranger may send."""

import base64
import logging
from time import monotonic
from typing import Any

import pytest

from station.api.answers import ApiError
from station.api.bodies import LIMIT
from station.api.items import MOST_WORDS
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


def test_a_body_above_64_kib_is_refused_told_or_not(caller: Caller) -> None:
    big = b'{"barcode": "' + b"x" * LIMIT + b'"}'
    assert caller.ask("POST", "/api/barcode/", data=big).status_code == 413
    pieces = iter([big[:1000], big[1000:]])
    assert caller.ask("POST", "/api/barcode/", data=pieces).status_code == 413
    fits = b'{"barcode": "X"' + b" " * (LIMIT - 16) + b"}"
    headers = {"Content-Type": "application/json"}
    assert caller.ask("POST", "/api/barcode/", data=fits, headers=headers).status_code == 400


@pytest.mark.parametrize(
    ("body", "kind", "status", "told"),
    [
        (b"{nope", "application/json", 400, "JSON parse error - "),
        (b"\xff", "application/json", 400, "JSON parse error - "),
        (b'{"barcode": NaN}', "application/json", 400, "JSON parse error - Out of range float values"),
        (b"[" * 60000, "application/json", 400, "JSON parse error - "),
        (
            b'{"barcode": "A", "barcode": "B"}',
            "application/json",
            400,
            'JSON parse error - Two values for "barcode"',
        ),
        (b'{"pk": ' + b"9" * 5000 + b"}", "application/json", 400, "JSON parse error - "),
        (b"x", "text/plain", 415, 'Unsupported media type "text/plain" in request.'),
        (b"x", "", 415, 'Unsupported media type "" in request.'),
        (b"x", "multipart/form-data", 400, "Multipart form parse error - "),
        (b"x", "multipart/form-data; boundary=a; charset=klingon", 400, "Multipart form parse error - "),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(
    caller: Caller, body: bytes, kind: str, status: int, told: str
) -> None:
    response = caller.ask("POST", "/api/barcode/", data=body, headers={"Content-Type": kind})
    assert response.status_code == status, response.text
    assert response.json()["detail"].startswith(told)


def test_forms_are_read_too_and_a_file_is_no_code(caller: Caller) -> None:
    assert caller.ask("POST", "/api/barcode/", data={"barcode": "INV-SI2"}).status_code == 200
    assert caller.ask("POST", "/api/barcode/", files={"barcode": (None, "INV-SI2")}).status_code == 200
    response = caller.ask("POST", "/api/barcode/", files={"barcode": ("x.txt", b"INV-SI2")})
    assert (response.status_code, response.json()) == (400, {"barcode": ["Not a valid string."]})


@pytest.mark.parametrize(
    "hostile", ["' OR 1=1 --", "%", "_", '"', "*", "NEAR(", "\0", "a\0b", "\\", "💥" * 900]
)
def test_search_takes_every_text_as_text(caller: Caller, hostile: str) -> None:
    for path in ("/api/stock/", "/api/order/po-line/", "/api/barcode/history/"):
        response = caller.ask(
            "GET", path, params={"search": hostile, "limit": 1, "ordering": hostile, "batch": hostile}
        )
        assert response.status_code == 200
        assert response.json()["count"] <= 1106


def test_too_much_to_search_for_is_refused_and_an_order_may_be_told_twice(caller: Caller) -> None:
    for path in ("/api/stock/", "/api/order/po-line/", "/api/barcode/history/"):
        response = caller.ask("GET", path, params={"search": "ab " * (MOST_WORDS + 1)})
        assert (response.status_code, list(response.json())) == (400, ["search"])
        assert caller.ask("GET", path, params={"search": "ab " * MOST_WORDS}).status_code == 200
    told = {"ordering": "-pk," + "pk," * 5000, "limit": 3}
    falling = caller.ask("GET", "/api/part/", params=told).json()["results"]
    pks = [row["pk"] for row in falling]
    assert pks == sorted(pks, reverse=True)


def test_a_get_with_a_body_and_a_format_is_answered(caller: Caller) -> None:
    response = caller.ask("GET", "/api/stock/2/?format=json", json={})
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/json")
    assert caller.ask("GET", "/api/stock/2/?format=xml").status_code == 404


def test_methods_and_addresses_that_are_not_there(caller: Caller) -> None:
    for method in ("PUT", "PATCH", "DELETE", "BREW"):
        response = caller.ask(method, "/api/barcode/")
        assert response.status_code == 405
        assert response.json() == {"detail": f'Method "{method}" not allowed.'}
        assert response.headers["Allow"] == "POST, OPTIONS"
    for path in (
        "/api/nope/",
        "/api/barcode",
        "/api/stock/abc/",
        "/",
        "/api/stock/-1/",
        f"/api/stock/{'9' * 5000}/",
    ):
        response = caller.ask("GET", path)
        assert (response.status_code, response.json()["detail"]) == (404, "API endpoint not found")


def test_head_and_options_answer_like_their_get(caller: Caller) -> None:
    head = caller.ask("HEAD", "/api/stock/2/")
    assert (head.status_code, head.content) == (200, b"")
    told = caller.ask("OPTIONS", "/api/barcode/link/").json()
    assert told["actions"]["POST"]["barcode"]["max_length"] == 4095
    assert caller.ask("OPTIONS", "/api/stock/").json()["renders"] == ["application/json"]
