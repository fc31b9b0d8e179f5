"""Which thread does the work of a request."""

import asyncio
from base64 import b64encode
from threading import current_thread

from station.api.workers import REST, SLOW, Workers
from station.outcomes import Outcome
from station.service import Station
from tests.station.api.conftest import PASSWORD, Caller


def test_a_slow_disk_holds_up_the_sockets_once_and_again_only_after_a_rest(station: Station) -> None:
    now, threads = [0.0], []

    async def write(workers: Workers, seconds: float) -> None:
        def work(_station: Station) -> None:
            threads.append(current_thread().name)
            now[0] += seconds

        await workers.write(work)

    async def write_often(workers: Workers) -> None:
        for seconds in (SLOW, 2 * SLOW, 2 * SLOW, 0, REST, 0):
            await write(workers, seconds)
        now[0] += REST
        await write(workers, 0)

    workers = Workers(station, lambda: now[0])
    asyncio.run(write_often(workers))
    workers.close()
    here, aside = current_thread().name, "http-write_0"
    assert threads == [here, here, aside, aside, aside, aside, here]


def test_passwords_are_checked_where_they_hold_up_nobody(caller: Caller, station: Station) -> None:
    threads = []

    def note(_outcome: Outcome) -> None:
        threads.append(current_thread().name)

    station.add_operator("berta", password=PASSWORD)
    station.subscribe(note)
    basic = {"Authorization": f"Basic {b64encode(f'berta:{PASSWORD}'.encode()).decode()}"}
    for code, headers in (("A", {}), ("B", basic)):
        body = {"barcode": code, "stockitem": 2}
        assert caller.ask("POST", "/api/barcode/link/", json=body, headers=headers).status_code == 200
    assert threads == ["http", "http-login_0"]
