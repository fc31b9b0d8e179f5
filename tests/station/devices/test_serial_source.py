"""A serial port as the station opens it."""

import fcntl

import pytest

from station.devices.serial_source import SerialSource, silence_of
from station.devices.simulated import PtyScanner
from station.errors import DeviceError
from station.settings import DeviceSettings

TIOCGEXCL = 0x80045440  # missing in Python's termios


def test_nobody_else_may_open_the_port(scanner: PtyScanner) -> None:
    source = SerialSource.open(DeviceSettings(name="n", port=scanner.port))
    assert fcntl.ioctl(source._port.fileno(), TIOCGEXCL, bytes(4)) == b"\1\0\0\0"
    source.close()


@pytest.mark.parametrize(
    ("path", "silence"),
    [
        ("/dev/ttyACM0", 0.06),
        ("/dev/ttyUSB0", 0.12),
        ("/dev/ttyS0", 0.12),
        ("COM4", 0.12),
        ("/dev/rfcomm0", 0.3),
        ("socket://host:1", 0.3),
        ("rfc2217://host:1", 0.3),
    ],
)
def test_the_silence_that_ends_a_scan_goes_by_the_kind_of_port(path: str, silence: float) -> None:
    assert silence_of(path, DeviceSettings(name="n", port=path)) == silence
    assert silence_of(path, DeviceSettings(name="n", port=path, idle_ms=500)) == 0.5


def test_feedback_on_a_port_that_is_gone_is_known_trouble(scanner: PtyScanner) -> None:
    source = SerialSource.open(DeviceSettings(name="n", port=scanner.port, feedback="zebra"))
    source.close()
    with pytest.raises(DeviceError, match="takes no feedback"):
        source.signal(is_good=True)
    source.close()
