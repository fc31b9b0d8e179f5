"""The network is cut so that packets are dropped in silence: it is noticed in seconds, and nothing hangs."""

import os
import subprocess
from collections.abc import Iterator
from queue import Queue
from time import monotonic

import pytest

from station.errors import AwayError
from station.outcomes import Linked
from station.records import ItemKind, ItemRef
from station.service import Station
from station.settings import Settings
from tests.conftest import DEMO, scan_of
from tests.postgres import Server

HERE, THERE = "10.213.7.1", "10.213.7.2"
REEL = ItemRef(ItemKind.STOCKITEM, 2)
HASTY = "?connect_timeout=1&tcp_user_timeout=1500"  # a third of what a station waits; it has the same limits
SOON = 8  # s, on a busy machine; the limits add up to 2.5


def run(*words: str) -> bool:
    return subprocess.run(words, check=False, capture_output=True).returncode == 0


class Cable:
    """A server at the far end of a cable that can be cut."""

    def __init__(self) -> None:
        number = os.getpid()
        self.network, self._near, far = f"dock{number}", f"dn{number}", f"df{number}"
        self._far = ("ip", "netns", "exec", self.network)
        steps = (
            ("ip", "netns", "add", self.network),
            ("ip", "link", "add", self._near, "type", "veth", "peer", "name", far),
            ("ip", "link", "set", far, "netns", self.network),
            ("ip", "addr", "add", f"{HERE}/30", "dev", self._near),
            ("ip", "link", "set", self._near, "up"),
            (*self._far, "ip", "addr", "add", f"{THERE}/30", "dev", far),
            (*self._far, "ip", "link", "set", far, "up"),
        )
        self.is_there = all(run(*step) for step in steps)

    def cut(self) -> None:
        """Let nothing come back: whoever waits for an answer waits for ever."""
        assert run(*self._far, "ip", "route", "add", "blackhole", f"{HERE}/32")

    def mend(self) -> None:
        assert run(*self._far, "ip", "route", "del", "blackhole", f"{HERE}/32")

    def close(self) -> None:
        run("ip", "netns", "del", self.network)


@pytest.fixture
def cable() -> Iterator[Cable]:
    if os.geteuid() != 0:
        pytest.skip("a network of its own needs root")
    cable = Cable()
    if not cable.is_there:
        cable.close()
        pytest.skip("this machine makes no networks")
    yield cable
    cable.close()


def test_a_cut_is_noticed_in_seconds_and_all_goes_on_when_it_is_mended(cable: Cable) -> None:
    server = Server(host=THERE, network=cable.network)
    here, there = (Station.open(server.url("postgres") + HASTY, Settings()) for _ in range(2))
    here.import_files([DEMO / "stock.csv"])
    news: Queue[int] = Queue()
    watch = here.watch(news.put)
    here.scan(scan_of("BEFORE"))
    cable.cut()
    begin = monotonic()
    with pytest.raises(AwayError):
        here.scan(scan_of("DURING"))
    noticed = monotonic() - begin
    with pytest.raises(AwayError):
        here.link(here.read("REEL-1"), REEL)
    again = monotonic() - begin - noticed
    here.outage.keep(here.read("REEL-1"), REEL)
    cable.mend()
    here.scan(scan_of("AFTER"))
    linked = there.link(there.read("REEL-2"), REEL)
    assert isinstance(linked, Linked)
    assert news.get(timeout=30) == linked.change.id
    cable.cut()
    begin = monotonic()
    watch.stop()
    stopped = monotonic() - begin
    cable.mend()
    for station in (here, there):
        station.close()
    server.close()
    assert noticed < SOON
    assert again < SOON
    assert stopped < 5
