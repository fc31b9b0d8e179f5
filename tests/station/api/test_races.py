"""Many clients at once: the unique index decides, nothing is lost and nothing fails."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from random import Random
from threading import Barrier
from typing import Any
from urllib.parse import urlsplit

from station.api.server import ApiServer
from station.records import ItemKind, ItemRef
from station.service import Station
from tests.conftest import BOTH
from tests.station.api.conftest import Caller

pytestmark = BOTH

CLIENTS = 16
REQUESTS = 40
CODES = 24
"""The long form is in benchmarks/api.py: 500 requests of each client for 200 codes."""


class Client:
    """One connection that is kept, as a program would keep it."""

    def __init__(self, api: ApiServer, key: str) -> None:
        address = urlsplit(api.address)
        self._connection = HTTPConnection(str(address.hostname), address.port, timeout=60)
        self._headers = {"Authorization": f"Token {key}", "Content-Type": "application/json"}

    def post(self, path: str, body: Any) -> tuple[int, Any]:
        self._connection.request("POST", path, json.dumps(body), self._headers)
        response = self._connection.getresponse()
        return response.status, json.loads(response.read())

    def close(self) -> None:
        self._connection.close()


def test_of_many_links_of_one_code_at_once_one_is_made_and_the_others_are_told_the_owner(
    api: ApiServer, caller: Caller, station: Station
) -> None:
    start = Barrier(CLIENTS)

    def link(pk: int) -> tuple[int, Any]:
        client = Client(api, caller.key)
        start.wait()
        answer = client.post("/api/barcode/link/", {"barcode": "RACE", "stockitem": pk})
        client.close()
        return answer

    with ThreadPoolExecutor(CLIENTS) as pool:
        answers = list(pool.map(link, range(2, 2 + CLIENTS)))
    assert Counter(status for status, _ in answers) == {200: 1, 400: CLIENTS - 1}
    owner = next(body["stockitem"]["pk"] for status, body in answers if status == 200)
    assert {body["stockitem"]["pk"] for status, body in answers if status == 400} == {str(owner)}
    assert len(station.links(ItemRef(ItemKind.STOCKITEM, owner))) == 1


def test_mixed_requests_leave_each_code_on_one_item_at_most_and_a_whole_history(
    api: ApiServer, caller: Caller, station: Station
) -> None:
    def work(seed: int) -> list[tuple[str, int]]:
        random, client = Random(seed), Client(api, caller.key)
        done = []
        for _ in range(REQUESTS):
            act = random.choice(["", "", "link/", "link/", "unlink/"])
            body: dict[str, Any] = {"barcode": f"RACE-{random.randrange(CODES)}"}
            if act == "link/":
                body["stockitem"] = random.randrange(2, 10)
            done.append((act, client.post(f"/api/barcode/{act}", body)[0]))
        client.close()
        return done

    with ThreadPoolExecutor(CLIENTS) as pool:
        done = [answer for answers in pool.map(work, range(CLIENTS)) for answer in answers]
    counts = Counter(done)
    assert {status for _, status in counts} <= {200, 400}
    with station._engine.connect() as connection:
        live = connection.exec_driver_sql("SELECT key FROM links WHERE ended_by IS NULL").scalars().all()
        made = connection.exec_driver_sql("SELECT action, count(*) FROM changes GROUP BY 1").all()
    assert len(live) == len(set(live)) == counts["link/", 200] - counts["unlink/", 200]
    assert sorted(tuple(row) for row in made) == [
        ("link", counts["link/", 200]),
        ("unlink", counts["unlink/", 200]),
    ]
    assert caller.get("/api/barcode/history/?limit=1")["count"] == CLIENTS * REQUESTS
