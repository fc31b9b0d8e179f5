"""Many stations on one database at the same moment: one wins, and the others are told the truth."""

import multiprocessing
import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from station.errors import RaceError
from station.outcomes import Conflict, Found, Linked, Outcome, Refused, Undone, Unknown, Unlinked
from station.records import ItemKind, ItemRef
from station.service import Station
from station.store.races import LONGEST_PAUSE, TRIES, retried
from tests.conftest import BOTH, Opener, scan_of
from tests.station.racer import Told, race

pytestmark = BOTH

REEL, OTHER = ItemRef(ItemKind.STOCKITEM, 2), ItemRef(ItemKind.STOCKITEM, 3)
PROCESSES, CODES = 8, 25


def race_processes(database: str, items: list[str], codes: int) -> list[Told]:
    """Let processes link the same codes, each to an item of its own; return all that they told."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.station.racer", "psycopg"])  # loaded once, not by each racer
    start, told = context.Barrier(len(items), timeout=60), context.SimpleQueue()
    racers = [context.Process(target=race, args=(database, item, codes, start, told)) for item in items]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert [racer.exitcode for racer in racers] == [0] * len(racers)
    lines = [line for _ in racers for line in told.get()]
    told.close()
    return lines


def test_of_eight_processes_that_link_one_code_exactly_one_wins_and_the_others_are_told_the_owner(
    database: str, station: Station
) -> None:
    items = [str(item.ref) for item in station.find("", limit=PROCESSES).items]
    lines = race_processes(database, items, CODES)
    assert len(lines) == PROCESSES * CODES
    for number in range(CODES):
        of_code = [(event, owner) for code, event, owner in lines if code == number]
        assert Counter(event for event, _ in of_code) == {"linked": 1, "conflict": PROCESSES - 1}
        assert len({owner for _, owner in of_code}) == 1
        found = station.scan(scan_of(f"CODE-{number}"))
        assert isinstance(found, Found)
        assert str(found.item.ref) == of_code[0][1]
    assert [entry.event for entry in station.history(2000)].count("link") == CODES


def at_once(stations: list[Station], act: Callable[[Station], Outcome]) -> list[Outcome]:
    """Let all stations do the same at the same moment."""
    start = threading.Barrier(len(stations))
    outcomes: list[Outcome] = []

    def run(station: Station) -> None:
        start.wait()
        outcomes.append(act(station))

    threads = [threading.Thread(target=run, args=(station,)) for station in stations]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_a_code_is_unlinked_once_however_many_try(open_station: Opener) -> None:
    stations = [open_station(f"dock-{n}") for n in range(6)]
    for number in range(5):
        code = stations[0].read(f"REEL-{number}")
        stations[0].link(code, REEL)
        outcomes = at_once(stations, lambda station, code=code: station.unlink(code))  # type: ignore[misc]
        assert Counter(type(outcome) for outcome in outcomes) == {Unlinked: 1, Unknown: 5}


def test_a_change_is_undone_once_however_many_try(open_station: Opener) -> None:
    stations = [open_station("dock-1") for _ in range(6)]
    for number in range(5):
        stations[0].link(stations[0].read(f"REEL-{number}"), REEL)
        outcomes = at_once(stations, Station.undo)
        assert Counter(type(outcome) for outcome in outcomes) == {Undone: 1, Refused: 5}
    assert stations[0].links(REEL) == ()


def test_undo_and_a_move_by_others_at_the_same_moment_leave_one_truth(open_station: Opener) -> None:
    here, there = open_station("dock-1"), open_station("dock-2", "ben")
    for number in range(10):
        code = here.read(f"REEL-{number}")
        here.link(code, REEL)

        def act(station: Station, code: Any = code) -> Outcome:
            if station is here:
                return here.undo()
            there.unlink(code)
            return there.link(code, OTHER)

        outcomes = at_once([here, there], act)
        moved = [outcome for outcome in outcomes if isinstance(outcome, Linked)]
        owner = here.scan(scan_of(f"REEL-{number}"))
        if moved:
            assert isinstance(owner, Found)
            assert owner.item.ref == OTHER
        else:
            assert any(isinstance(outcome, Conflict) for outcome in outcomes)
        there.unlink(code)


@pytest.mark.engines("sqlite")
def test_a_verb_is_begun_again_a_bounded_number_of_times(
    engine_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []
    pauses: list[float] = []
    monkeypatch.setattr("time.sleep", pauses.append)

    def lose(times: int) -> int:
        begun.append(times)
        if len(begun) <= times:
            raise RaceError("Somebody else was there.")
        return len(begun)

    assert retried(lose)(3) == 4
    begun.clear()
    with pytest.raises(RaceError):
        retried(lose)(1000)
    assert len(begun) == TRIES
    assert max(pauses) <= LONGEST_PAUSE
