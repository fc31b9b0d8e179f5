"""Every state that the screen knows, in a real window: pty scans and XTEST keys only, no mouse."""

import shutil
from pathlib import Path

import pytest

from station.devices.simulated import PtyScanner
from station.records import DeviceState, ItemKind, ItemRef
from tests.conftest import DEMO
from tests.ui.bench import REEL, Bench, bench, opened

__all__ = ["bench"]

pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed: .ci/setup test")

NEXT = ItemRef(ItemKind.STOCKITEM, 3)
DELIVERED = ItemRef(ItemKind.STOCKITEM, 2001)
LABEL = "[)>\x1e06\x1d1P08052C103M4Z2A\x1dQ4000\x1d1TSV8211X347\x1dSCM274662\x1e\x04"
WRONG = "[)>\x1e06\x1d1P08052C103M4Z2A\x1dQ4000\x1d1TSV8211X999\x1dSCM274663\x1e\x04"
GTIN = "09506000134352"
BAG, BOX = "BAG 2506270148", "BOX 88-0017-2"


def deliver(bench: Bench) -> None:
    """Bring in the stock that the label agrees with, from another process as it were."""
    with bench.elsewhere() as station:
        station.import_files([DEMO, DEMO / "deliveries"])


def link(bench: Bench, text: str, ref: ItemRef) -> None:
    with bench.elsewhere() as station:
        station.link(station.read(text), ref)


def test_an_unknown_label_names_candidates_is_explained_linked_and_found(bench: Bench) -> None:
    deliver(bench)
    bench.scan("INV-SI2", state="found", selected=str(REEL))
    bench.scan(LABEL, state="unknown")
    bench.server.key("F1")
    assert "✗" in bench.told.wait_for_key("why")
    bench.key("F5", state="offer", selected=str(DELIVERED))
    bench.key("F3", state="linked")
    assert bench.links(DELIVERED) == [LABEL]
    bench.scan("INV-SI3", state="found", selected=str(NEXT))
    bench.choose("08052c103m4z2a", DELIVERED)
    bench.scan(LABEL, state="already_linked", selected=str(DELIVERED))


def test_a_label_that_disagrees_is_linked_with_a_reason_and_undone_step_by_step(bench: Bench) -> None:
    deliver(bench)
    bench.choose("08052c103m4z2a", DELIVERED)
    bench.scan(LABEL, state="offer")
    bench.key("F3", state="linked")
    bench.choose("08052c103m4z2a", DELIVERED, state="ready")
    bench.scan(WRONG, state="check")
    bench.key("F3", state="reason")
    bench.key("F5", state="second")
    bench.key("F3", state="linked")
    assert bench.links(DELIVERED) == [LABEL, WRONG]
    with bench.elsewhere() as station:
        assert "Checked by hand" in station.history(1)[0].reason
    bench.key("Control+z", state="undone")
    assert bench.links(DELIVERED) == [LABEL]
    bench.key("Escape", state="ready")
    bench.key("Control+z", state="undone")
    assert bench.links(DELIVERED) == []


def test_a_product_code_is_refused_and_a_second_code_is_added_or_replaces(bench: Bench) -> None:
    link(bench, BAG, REEL)
    bench.choose("r_10k_0402", REEL)
    bench.scan(GTIN, state="shared")
    bench.key("Escape", state="ready")
    bench.scan(BOX, state="second")
    bench.key("F3", state="linked")
    assert bench.links() == [BAG, BOX]
    bench.choose("r_10k_0402", REEL, state="ready")
    bench.scan("TRAY 5", state="second")
    bench.key("F7", state="linked")
    assert bench.links() == ["TRAY 5"]


def test_the_owner_of_a_code_is_visited_or_loses_it_by_a_move(bench: Bench) -> None:
    link(bench, BAG, NEXT)
    bench.choose("r_10k_0402", REEL)
    bench.scan(BAG, state="conflict")
    assert bench.links() == []
    bench.key("F6", state="found", selected=str(NEXT))
    bench.choose("r_10k_0402", REEL, state="ready")
    bench.scan("INV-SI2", state="already_linked")
    bench.scan(BAG, state="conflict")
    bench.key("F7", state="linked")
    assert bench.links() == [BAG]
    assert bench.links(NEXT) == []


def test_a_code_is_taken_off_by_arming_and_scanning_its_label(bench: Bench) -> None:
    link(bench, BAG, REEL)
    bench.key("F4", state="armed")
    bench.scanner.send(BAG.encode() + b"\r")
    bench.told.wait(state="unlinked")
    assert bench.links() == []


def test_the_codes_of_an_item_whose_label_is_gone_are_taken_off_by_holding_the_key(bench: Bench) -> None:
    link(bench, BAG, REEL)
    bench.scan("INV-SI2", state="found", selected=str(REEL))
    bench.server.key("F4", dwell_ms=1500)
    bench.told.wait(state="reason")
    bench.key("F5", state="unlinked")
    assert bench.links() == []


def test_a_repeat_changes_nothing_and_half_a_read_and_a_lost_scanner_are_told(bench: Bench) -> None:
    bench.scanner.send(b"INV-SI2\rINV-SI2\r")
    bench.told.wait(state="found", selected=str(REEL))
    bench.told.wait(scan="INV-SI2", event="repeat")
    bench.scan("\x1d", state="unreadable")
    bench.scanner.unplug()
    bench.told.wait(sound="lost")
    assert "SCANNER A DISCONNECTED" in bench.told.wait(device=DeviceState.LOST)["notice"]
    bench.scanner.plug()
    assert bench.told.wait(device=DeviceState.CONNECTED)["notice"] == ""
    bench.scan("INV-SI2", state="found", selected=str(REEL))


def test_half_a_scan_of_a_scanner_that_is_unplugged_is_told_and_never_looked_up(bench: Bench) -> None:
    link(bench, "BAG", REEL)
    bench.scanner.send(b"BAG")
    bench.told.wait(bytes="BAG")
    bench.scanner.unplug()
    said = bench.told.wait(state="unreadable")["said"]
    assert "NOT A FULL READ" in said
    assert "disconnected" in said
    bench.told.wait(device=DeviceState.LOST)
    with bench.elsewhere() as station:
        assert [entry.event for entry in station.history(1)] == ["unreadable"]


def test_the_other_scanner_still_works_while_one_is_lost(database: str, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    first, second = PtyScanner(tmp_path), PtyScanner(tmp_path / "b")
    with opened(database, tmp_path, first, second) as bench:
        first.unplug()
        notice = bench.told.wait(device=DeviceState.LOST)["notice"]
        assert "SCANNER A DISCONNECTED" in notice
        assert "Scanner B still works." in notice
        second.send(b"INV-SI2\r")
        bench.told.wait(scan="INV-SI2", event="found")
        first.plug()
        assert bench.told.wait(device=DeviceState.CONNECTED)["notice"] == ""
        bench.scan("INV-SI3", state="found")
    first.close()
    second.close()


def test_a_code_is_parked_taken_up_and_linked(bench: Bench) -> None:
    bench.scan(BAG, state="unknown")
    bench.key("F8", state="parked")
    bench.scan("INV-SI3", state="found")
    bench.server.key("F8")
    bench.key("F3", state="unknown")
    bench.choose("r_10k_0402", REEL, state="offer")
    bench.key("F3", state="linked")
    assert bench.links() == [BAG]
