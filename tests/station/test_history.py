"""The history: newest first, narrowed by filters, page by page, and as a file."""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, insert

from station import history
from station.errors import InputError
from station.filters import EVERYTHING, HistoryFilters, read_moment
from station.records import Entry, ItemKind, ItemRef
from station.service import Station
from station.settings import Settings
from station.store.engine import open_engine
from station.store.history import ScanRow
from tests.conftest import Opener, scan_of

FIRST, SECOND = ItemRef(ItemKind.STOCKITEM, 2), ItemRef(ItemKind.STOCKITEM, 3)
NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.fixture
def busy(open_station: Opener) -> Station:
    """Return a station where two operators have scanned and linked."""
    anna, ben = open_station("dock-1", "anna"), open_station("dock-2", "Ben")
    anna.scan(scan_of("Reel-100%-A", device="gun", at=NOON))
    anna.link(anna.read("Reel-100%-A"), FIRST, reason="by hand")
    ben.scan(scan_of("REEL-100x-B", device="wand", at=NOON + timedelta(days=1)))
    ben.scan(scan_of("INV-SI2", device="gun", at=NOON + timedelta(days=2)))
    moved = anna.scan(scan_of("Reel-100%-A", device="gun", at=NOON + timedelta(days=3)))
    ben.move(ben.read("Reel-100%-A"), SECOND, seen=getattr(moved, "link").id)  # noqa: B009 - it is Found
    return anna


def told(entries: tuple[Entry, ...]) -> list[str]:
    return [f"{entry.event} {entry.code}" for entry in entries]


def paged(station: Station, filters: HistoryFilters, limit: int) -> tuple[Entry, ...]:
    """Return all that fits, read page by page."""
    page = station.search_history(filters, limit=limit)
    entries = list(page.entries)
    while page.after is not None:
        page = station.search_history(filters, after=page.after, limit=limit)
        assert len(page.entries) <= limit
        entries += page.entries
    return tuple(entries)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (HistoryFilters(words="reel 100%"), ["move", "found", "link", "unknown"]),
        (HistoryFilters(words="rEEl b"), ["unknown"]),
        (HistoryFilters(item=FIRST), ["move", "found", "found", "link"]),
        (HistoryFilters(item=SECOND), ["move"]),
        (HistoryFilters(item=ItemRef(ItemKind.PART, 999_999)), []),
        (HistoryFilters(operator="ben"), ["move", "found", "unknown"]),
        (HistoryFilters(station="DOCK-1"), ["found", "link", "unknown"]),
        (HistoryFilters(device="gun"), ["found", "found", "unknown"]),
        (HistoryFilters(outcome="unknown"), ["unknown", "unknown"]),
        (HistoryFilters(outcome="unanswered"), []),
        (HistoryFilters(outcome="move"), ["move"]),
        (HistoryFilters(outcome="link", device="gun"), []),
        (HistoryFilters(since=NOON, until=NOON + timedelta(days=2)), ["unknown", "unknown"]),
        (HistoryFilters(item=FIRST, words="reel", operator="anna"), ["found", "link"]),
    ],
    ids=str,
)
@pytest.mark.parametrize("limit", [1, 2, 200])
def test_each_filter_leaves_just_what_fits(
    busy: Station, filters: HistoryFilters, expected: list[str], limit: int
) -> None:
    found = paged(busy, filters, limit)
    assert sorted(entry.event for entry in found) == sorted(expected)
    assert set(found) <= set(busy.history())
    assert list(found) == [entry for entry in busy.history() if entry in found], "in the same order"
    assert busy.history(200, filters) == found


def test_pages_go_on_where_the_one_before_ended_whatever_comes_in_between(busy: Station) -> None:
    everything = busy.history()
    page = busy.search_history(EVERYTHING, limit=2)
    busy.scan(scan_of("LATER"))
    entries = list(page.entries)
    while page.after is not None:
        page = busy.search_history(EVERYTHING, after=page.after, limit=2)
        entries += page.entries
    assert tuple(entries) == everything


def test_a_clock_that_is_set_back_does_not_hide_or_repeat_a_line(station: Station) -> None:
    for number, hours in enumerate((5, 1, 9, 2, 7)):
        station.scan(scan_of(f"CODE-{number}", at=NOON + timedelta(hours=hours)))
        station.link(station.read(f"CODE-{number}"), FIRST)
    found = paged(station, HistoryFilters(words="code"), 3)
    assert found == station.history()
    assert len(found) == len(set(found)) == 10
    for kind in ("unknown", "link"):
        assert [line.code[-1] for line in found if line.event == kind] == ["4", "3", "2", "1", "0"]


@pytest.fixture
def long_history(database: str) -> str:
    """Return a database in whose journal one scan of ours lies below thousands of others."""
    engine = open_engine(database)
    line = {
        "at": NOON,
        "station": "dock-1",
        "operator": "anna",
        "device": "gun",
        "lane": "",
        "raw": b"X",
        "text": "X",
        "symbology": None,
        "is_repeat": False,
        "unterminated": False,
        "cut_off": "",
    }
    texts = ["NEEDLE", *(f"HAY-{number}" for number in range(3 * history.SPAN))]
    with engine.begin() as connection:
        connection.execute(insert(ScanRow), [{**line, "text": one, "raw": one.encode()} for one in texts])
    engine.dispose()
    return database


def test_a_page_is_short_rather_than_slow_and_the_next_ones_find_the_rest(
    long_history: str, open_station: Opener
) -> None:
    station = open_station()
    wanted = HistoryFilters(words="needle")
    page = station.search_history(wanted)
    assert page.entries == ()
    assert page.after is not None
    assert page.after.scan == 3 * history.SPAN + 2 - history.SPAN
    assert told(paged(station, wanted, 200)) == ["unanswered NEEDLE"]
    assert told(station.history(5, wanted)) == ["unanswered NEEDLE"]
    assert len(station.history(10_000)) == 10_000


def test_changes_wait_until_it_is_known_which_scans_are_newer(
    long_history: str, open_station: Opener
) -> None:
    station = open_station()
    station.link(station.read("NEEDLE"), FIRST)
    assert told(paged(station, HistoryFilters(words="needle"), 2)) == ["link NEEDLE", "unanswered NEEDLE"]


@pytest.mark.parametrize("filters", [HistoryFilters(item=FIRST), EVERYTHING, HistoryFilters(words="reel")])
def test_no_question_walks_the_whole_journal(busy: Station, filters: HistoryFilters, database: str) -> None:
    engine = open_engine(database)
    asked: list[tuple[str, object]] = []

    def note(*arguments: object) -> None:
        asked.append((str(arguments[2]), arguments[3]))

    event.listen(engine, "before_cursor_execute", note)
    other = Station(engine, Settings())
    other.search_history(filters)
    event.remove(engine, "before_cursor_execute", note)
    plans = []
    with engine.connect() as connection:
        for statement, values in asked:
            if statement.startswith("SELECT"):
                rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)  # type: ignore[arg-type]
                plans += [row[3] for row in rows]
    other.close()
    assert plans
    walked = [plan for plan in plans if plan.startswith("SCAN") and "max" not in plan]
    assert not [plan for plan in walked if "scans" in plan or "answers" in plan or "links" in plan], plans
    assert (any("ix_answers_item_id" in plan for plan in plans)) is (filters.item is not None)


def test_the_filters_offer_who_and_what_was_there_of_late(busy: Station) -> None:
    names = busy.history_names()
    assert names.operators == ("Ben", "anna")
    assert names.stations == ("dock-1", "dock-2")
    assert names.devices == ("gun", "wand")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_an_export_has_every_line_that_fits(busy: Station, tmp_path: Path) -> None:
    busy.scan(scan_of("A\x1dB", device="gun"))
    path = tmp_path / "history.csv"
    assert busy.export_history(path, EVERYTHING) == 7
    rows = rows_of(path)
    assert rows[0]["Code"] == r"A\x1dB"
    assert [row["What"] for row in rows[1:]] == [entry.event for entry in busy.history()[1:]]
    assert (rows[1]["Kind of item"], rows[1]["Item ID"]) == ("stockitem", "3")
    assert busy.export_history(path, HistoryFilters(outcome="link")) == 1
    assert rows_of(path)[0]["Reason"] == "by hand"


def test_an_export_that_is_stopped_leaves_the_older_file_and_nothing_else(
    busy: Station, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "history.csv"
    path.write_text("older")
    assert busy.export_history(path, EVERYTHING, lambda count: count > 0) is None
    assert path.read_text() == "older"
    assert list(folder.iterdir()) == [path]


@pytest.mark.parametrize("place", ["missing/history.csv", "."])
def test_a_file_that_cannot_be_written_is_named_and_leaves_nothing(
    busy: Station, tmp_path: Path, place: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        busy.export_history(folder / place, EVERYTHING)
    assert list(folder.iterdir()) == []


def test_a_day_means_its_begin_or_its_end_and_a_time_is_local() -> None:
    day = datetime(2026, 7, 1).astimezone()
    assert read_moment("2026-07-01") == day
    assert read_moment(" 2026-07-01 ", is_end=True) == datetime(2026, 7, 2).astimezone()
    assert read_moment("2026-07-01 14:30", is_end=True) == datetime(2026, 7, 1, 14, 30).astimezone()
    assert read_moment("2026-07-01T14:30+02:00") == datetime(2026, 7, 1, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize("wrong", ["", "soon", "2026-13-01", "9999-12-31"])
def test_what_is_no_day_is_refused_with_an_example(wrong: str) -> None:
    with pytest.raises(InputError, match="Write 2026-07-01"):
        read_moment(wrong, is_end=True)
