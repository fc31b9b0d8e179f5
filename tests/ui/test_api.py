"""The HTTP API beside the window: a change on one side is seen on the other."""

import socket
from collections.abc import Callable, Iterator

import pytest
import requests
from pytestqt.qtbot import QtBot

from station.outcomes import Linked, Outcome
from station.records import ItemKind, ItemRef
from station.settings import ApiSettings, KeyboardSettings, Settings, StationSettings
from tests.ui.conftest import PATIENCE, close_desktop
from ui.app import Desktop, make_application

REEL = ItemRef(ItemKind.STOCKITEM, 2)


@pytest.fixture
def open_desktop(database: str, qtbot: QtBot) -> Iterator[Callable[[int], Desktop]]:
    """Return a function that opens the window with the API on a port."""
    make_application()
    opened = []

    def open_at(port: int) -> Desktop:
        settings = Settings(
            station=StationSettings(name="dock-1", operator="anna"),
            keyboard=KeyboardSettings(enabled=False),
            api=ApiSettings(enabled=True, port=port),
        )
        opened.append(Desktop(database, settings))
        opened[-1].start()
        return opened[-1]

    yield open_at
    for desktop in opened:
        close_desktop(desktop)


def test_a_link_made_over_http_is_on_the_open_screen_and_one_of_the_screen_is_seen_over_http(
    open_desktop: Callable[[int], Desktop], qtbot: QtBot
) -> None:
    desktop = open_desktop(0)
    assert desktop._api is not None
    address = desktop._api.address
    headers = {"Authorization": f"Token {desktop.station.create_token('till')[1]}"}

    def post(path: str, body: dict[str, object]) -> int:
        return requests.post(
            f"{address}/api/barcode/{path}", json=body, headers=headers, timeout=30
        ).status_code

    def is_link(outcome: Outcome) -> bool:
        return isinstance(outcome, Linked) and outcome.change.operator == "till"

    window = desktop.window
    item = desktop.station.item(REEL)
    assert item is not None
    window.turns.choose(item)
    with qtbot.waitSignal(desktop.bridge.changed, timeout=PATIENCE, check_params_cb=is_link):
        assert post("link/", {"barcode": "OVER-HTTP", "stockitem": 2}) == 200
    qtbot.waitUntil(lambda: "OVER-HTTP" in window.item._codes.text(), timeout=PATIENCE)
    desktop.station.link(desktop.station.read("AT-THE-DOCK"), REEL)
    assert post("", {"barcode": "AT-THE-DOCK"}) == 200


def test_a_port_in_use_is_told_in_the_status_strip_with_the_fix(
    open_desktop: Callable[[int], Desktop],
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        desktop = open_desktop(port)
    assert f"port {port}" in desktop.window.status.notice()
    assert "take another" in desktop.window.status.notice()
