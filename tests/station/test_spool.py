"""The spool keeps what it has acknowledged through crashes, full disks and second stations."""

import resource
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from station.errors import StoreError
from station.records import Item, ItemKind, ItemRef, Scan
from station.spool import MOST_STATIONS, Spool
from tests.conftest import scan_of

SCAN = Scan(
    raw=b"]d2[)>\x1e06\x1d\xff\x00\n\x1e\x04",
    text="[)>\x1e06\x1d\u00ff\x00\n\x1e\x04 \u65e5\u672c",
    device="gun \u00fc",
    at=datetime(2026, 3, 1, 12, 0, 0, 5, tzinfo=UTC),
    lane="B",
    symbology="d2",
    target=Item(ItemRef(ItemKind.STOCKITEM, 2), "Reel"),
    unlinks=True,
    is_repeat=True,
    cut_off="because",
    unterminated=True,
)


@contextmanager
def opened(folder: Path) -> Iterator[tuple[Spool, list[Scan]]]:
    """Open the spool as a run of the station does, with what the run before has left."""
    spool = Spool(folder, "dock-1")
    try:
        yield spool, spool.recover()
    finally:
        spool.close()


def texts(folder: Path) -> list[str]:
    with opened(folder) as (_, left):
        return [scan.text for scan in left]


def test_the_next_run_reads_every_field_but_what_the_scan_was_aimed_at(tmp_path: Path) -> None:
    with opened(tmp_path) as (spool, left):
        assert left == []
        spool.append([SCAN, scan_of("second")])
    with opened(tmp_path) as (_, left):
        assert [scan.text for scan in left] == [SCAN.text, "second"]
        assert asdict(left[0]) == {**asdict(SCAN), "target": None, "unlinks": False}
        assert left[0].uid == SCAN.uid


def test_what_was_cleared_does_not_come_back(tmp_path: Path) -> None:
    with opened(tmp_path) as (spool, _):
        spool.append([scan_of("first")])
        spool.clear()
        spool.append([scan_of("second")])
    assert texts(tmp_path) == ["second"]


def test_a_record_that_was_torn_anywhere_costs_nothing_but_itself(tmp_path: Path) -> None:
    with opened(tmp_path) as (spool, _):
        spool.append([scan_of("whole")])
        before = spool.path.stat().st_size
        spool.append([scan_of("torn")])
        data = spool.path.read_bytes()
    for size in range(before, len(data) - 1):
        spool.path.write_bytes(data[:size])
        with opened(tmp_path) as (again, left):
            assert [scan.text for scan in left] == ["whole"]
            again.append([scan_of("after")])
        assert texts(tmp_path) == ["whole", "after"]


def test_a_damaged_record_is_kept_beside_the_file_and_the_others_are_read(tmp_path: Path) -> None:
    with opened(tmp_path) as (spool, _):
        spool.append([scan_of("one"), scan_of("two"), scan_of("three")])
        damaged = spool.path.read_bytes().replace(b'"text": "two"', b'"text": "twa"')
        spool.path.write_bytes(damaged)
    assert texts(tmp_path) == ["one", "three"]
    assert b"twa" in spool.path.with_suffix(".damaged").read_bytes()


@pytest.mark.parametrize(
    "body",
    [
        b"not json",
        b"\xff\xfe",
        b"null",
        b"7",
        b"[]",
        b"{}",
        b'{"raw": 1, "at": "2026-03-01T12:00:00+00:00"}',
        b'{"raw": "eA==", "at": "yesterday", "text": "x", "device": "gun"}',
        b'{"raw": "=", "at": "2026-03-01T12:00:00+00:00", "text": "x", "device": "gun"}',
        b'{"raw": "eA==", "at": "2026-03-01T12:00:00+00:00", "text": "x", "device": "gun", "newer": 1}',
        b'{"raw": "eA==", "at": "2026-03-01T12:00:00+00:00", "text": 7, "device": "gun"}',
        b'{"raw": "eA==", "at": "2026-03-01T12:00:00+00:00", "text": "x", "device": "gun", "uid": null}',
        b'{"raw": "eA==", "at": "2026-03-01T12:00:00", "text": "no time zone", "device": "gun"}',
        b"[" * 100_000,
    ],
    ids=lambda body: body[:24].decode(errors="backslashreplace"),
)
def test_a_record_with_a_right_checksum_around_something_else_is_kept_aside_and_the_others_are_read(
    body: bytes, tmp_path: Path
) -> None:
    with opened(tmp_path) as (spool, _):
        spool.append([scan_of("before")])
        with spool.path.open("ab") as file:
            file.write(b"%08x %s\n" % (zlib.crc32(body), body))
        spool.append([scan_of("after")])
    assert texts(tmp_path) == ["before", "after"]
    assert body in spool.path.with_suffix(".damaged").read_bytes()


def test_a_scan_that_was_written_twice_is_read_once(tmp_path: Path) -> None:
    with opened(tmp_path) as (spool, _):
        spool.append([SCAN])
        spool.append([SCAN, scan_of("other")])
    assert len(texts(tmp_path)) == 2


def test_two_stations_of_one_name_never_share_a_file_and_the_next_run_has_what_both_left(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as (first, _), opened(tmp_path) as (second, left):
        assert left == []
        assert first.path != second.path
        first.append([scan_of("first")])
        second.append([scan_of("second")])
    assert texts(tmp_path) == ["first", "second"]
    assert not second.path.exists()
    assert texts(tmp_path) == ["first", "second"]


def test_what_a_station_that_still_runs_has_is_left_to_it(tmp_path: Path) -> None:
    with opened(tmp_path) as (running, _):
        running.append([scan_of("its own")])
        assert texts(tmp_path) == []


def test_there_is_an_end_to_stations_of_one_name(tmp_path: Path) -> None:
    spools = [Spool(tmp_path, "dock-1") for _ in range(MOST_STATIONS)]
    for spool in spools:
        spool.recover()
    with pytest.raises(StoreError, match="run on this computer already"):
        Spool(tmp_path, "dock-1").recover()
    for spool in spools:
        spool.close()


def test_stations_and_databases_have_files_of_their_own() -> None:
    spools = [Spool.of(*names) for names in (("a/b", "x"), ("a_b", "x"), ("a/b", "y"))]
    assert len({spool.path for spool in spools}) == 3
    assert len({spool.path.parent for spool in spools}) == 1
    assert Spool.of("a/b", "x").path == spools[0].path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no limits of a process")
def test_a_full_disk_is_told_with_the_fix_and_leaves_the_file_whole(tmp_path: Path) -> None:
    with opened(tmp_path) as (spool, _):
        spool.append([scan_of("before")])
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (spool.path.stat().st_size + 100, limits[1]))
        try:
            with pytest.raises(StoreError) as told:
                spool.append([scan_of("x" * 5000)])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert "only in memory" in told.value.advice
        spool.append([scan_of("after")])
    assert texts(tmp_path) == ["before", "after"]


def test_a_folder_that_cannot_be_made_is_told_with_the_fix(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    spool = Spool(tmp_path / "file" / "folder", "dock-1")
    with pytest.raises(StoreError, match="cannot be written"):
        spool.recover()
    assert not spool.is_open
