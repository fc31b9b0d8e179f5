"""What may be sent: bodies, forms, searches, methods and addresses, and the bounds of all."""

import pytest

from station.api.bodies import LIMIT
from station.api.items import MOST_WORDS
from tests.station.api.conftest import Caller


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
