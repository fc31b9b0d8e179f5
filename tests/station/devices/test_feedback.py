"""Scanners that beep good or bad: written when wanted, never waited for."""

import threading
from time import monotonic

import pytest

from station.devices.feedback import COMMANDS
from station.devices.simulated import PtyScanner
from station.records import DeviceState
from tests.station.devices.outlet import PATIENCE, Outlet, Start, wait_for_beeps


@pytest.mark.parametrize("profile", ["honeywell", "datalogic", "zebra"])
def test_feedback_is_written_to_a_scanner_whose_settings_want_it(
    outlet: Outlet, scanner: PtyScanner, start: Start, profile: str
) -> None:
    reader = start(scanner.port, feedback=profile)
    outlet.wait_for(DeviceState.CONNECTED)
    for is_good, command in zip((True, False), COMMANDS[profile], strict=True):
        reader.feedback(is_good=is_good)
        assert scanner.receive(len(command)) == command
        wait_for_beeps()


def test_feedback_is_off_by_default(outlet: Outlet, scanner: PtyScanner, start: Start) -> None:
    reader = start(scanner.port)
    outlet.wait_for(DeviceState.CONNECTED)
    reader.feedback(is_good=True)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("feedback:")]


def test_a_scanner_that_takes_no_feedback_is_still_read_and_stopping_does_not_hang(
    outlet: Outlet, scanner: PtyScanner, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    reader = start(scanner.port, feedback="zebra")
    outlet.wait_for(DeviceState.CONNECTED)
    scanner.jam()
    for number in range(20):
        reader.feedback(is_good=False)
        scanner.send(b"scan %d\r" % number)
        assert outlet.texts(1) == [f"scan {number}"]
    before = monotonic()
    reader.stop()
    assert monotonic() - before < PATIENCE / 4
    assert "No feedback from dock A" in caplog.text
