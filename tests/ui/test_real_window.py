"""The station in a real window under a window manager: pty scans and XTEST keys only, no mouse."""

import shutil

import pytest

from tests.ui.bench import Bench, bench

LABEL = "[)>\x1e06\x1d1TABC\x1dK7\x1dS77\x1e\x04"

__all__ = ["bench"]

pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed: .ci/setup test")


def test_a_label_is_linked_found_unlinked_and_linked_again_without_a_mouse(bench: Bench) -> None:
    bench.server.type_keys("r_10k_0402", dwell_ms=60, gap_ms=90, end="")
    bench.told.wait(searched="r_10k_0402")
    bench.server.key("Down")
    bench.told.wait(selected="stockitem:2")
    bench.scan(LABEL, state="offer")
    assert bench.links() == []
    bench.server.key("F3")
    bench.told.wait(state="linked")
    assert bench.links() == [LABEL]
    bench.scan("INV-SI3", state="found", selected="stockitem:3")  # the same label at once is a bounce
    bench.scan(LABEL, state="found", selected="stockitem:2")
    bench.server.key("F4")
    bench.told.wait(state="unlinked")
    assert bench.links() == []
    bench.server.key("Control+z")
    bench.told.wait(state="undone")
    assert bench.links() == [LABEL]


@pytest.mark.parametrize(("dwell", "gap"), [(0, 1), (9, 19), (20, 80)])
def test_case_01_a_typed_scan_is_resolved_and_the_field_that_has_the_keyboard_is_unchanged(
    bench: Bench, dwell: int, gap: int
) -> None:
    bench.server.type_keys("r_10k", dwell_ms=60, gap_ms=90, end="")
    bench.told.wait(searched="r_10k")
    bench.server.type_keys("INV-SI3", dwell_ms=dwell, gap_ms=gap)
    assert bench.told.wait(state="found", selected="stockitem:3")["field"] == "r_10k"
    assert bench.told.wait(scan="INV-SI3")["field"] == "r_10k"
    bench.server.type_keys("_0402", dwell_ms=60, gap_ms=90, end="")
    bench.told.wait(searched="r_10k_0402")


def test_closing_the_window_by_the_keyboard_ends_the_program(bench: Bench) -> None:
    bench.server.key("Alt+F4")
    bench.told.wait(closed=True)
    assert bench.told.process.wait(timeout=20) == 0
