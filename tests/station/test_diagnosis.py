"""What is told of a scanner that misbehaves, without a window."""

from station.devices.ports import Port
from station.diagnosis import KEPT, LONGEST, Diagnosis
from station.records import DeviceState, DeviceStatus
from station.settings import DeviceSettings, KeyboardSettings, Settings
from station.testcard import CARD
from tests.conftest import scan_of

SETTINGS = Settings(
    keyboard=KeyboardSettings(lane="K", group_separator="F8"),
    device=(
        DeviceSettings(name="gun", port="/dev/ttyACM0"),
        DeviceSettings(
            name="old", usb="0403:6001", parity="even", flow="rtscts", terminators=(), aim=True, idle_ms=80
        ),
    ),
)


def test_pieces_without_a_pause_are_one_line_with_their_times() -> None:
    diagnosis = Diagnosis(SETTINGS)
    for data, at in ((b"[)>\x1e", 1.0), (b"06\x1d", 1.002), (b"P\xe9\x7f\r", 1.012), (b"NEXT\r", 3.0)):
        diagnosis.note_bytes("gun", data, at)
    first, second = diagnosis.live()
    assert first == "gun: [)><RS>06<GS>P<E9><7F><CR>\n    11 bytes in 3 pieces, 6 ms apart, at most 10"
    assert second == "gun: NEXT<CR>\n    5 bytes in 1 piece"


def test_devices_that_send_at_once_are_told_apart() -> None:
    diagnosis = Diagnosis(SETTINGS)
    for data in (b"A", b"B"):
        diagnosis.note_bytes("gun", data, 1.0)
        diagnosis.note_bytes("old", data.lower(), 1.0)
    assert [line.split("\n")[0] for line in diagnosis.live()] == ["gun: AB", "old: ab"]


def test_what_is_kept_and_shown_is_bounded() -> None:
    diagnosis = Diagnosis(SETTINGS)
    for number in range(3 * KEPT):
        diagnosis.note_bytes("gun", b"x" * (LONGEST + 5), number)
        diagnosis.note_scan(scan_of(str(number)))
    assert len(diagnosis.live()) == len(diagnosis.frames()) == KEPT
    assert "… 5 more" in diagnosis.live()[0]


def test_settings_port_and_usb_identity_are_told() -> None:
    diagnosis = Diagnosis(SETTINGS)
    diagnosis.note_status(DeviceStatus("old", "B", DeviceState.CONNECTED, "/dev/ttyUSB0"))
    diagnosis.note_ports([Port("/dev/ttyUSB0", "0403", "6001", "FT1", "1-2", "")])
    gun, old, typing = diagnosis.facts()
    assert gun.title == "A  gun: connecting"
    assert gun.lines[0] == "Port: /dev/ttyACM0"
    assert old.title == "B  old: connected"
    assert old.lines == (
        "Port: /dev/ttyUSB0 0403:6001:FT1",
        "Line: 9600 8E1, rtscts",
        "A scan ends with: 80 ms of silence",
        "AIM identifiers: expected; encoding: auto",
    )
    assert diagnosis.usb("old") == "0403:6001:FT1"
    assert diagnosis.usb("gun") == ""
    assert typing.lines == ("They have lane K; GS is typed as: F8",)


def test_the_report_holds_the_last_error_the_frames_and_the_test_card() -> None:
    diagnosis = Diagnosis(SETTINGS)
    assert "  none" in diagnosis.report("1.0", "now")
    diagnosis.note_status(DeviceStatus("gun", "A", DeviceState.LOST, "", "It is gone.", "Plug it in."))
    diagnosis.note_status(DeviceStatus("gun", "A", DeviceState.CONNECTED, "/dev/ttyACM0"))
    diagnosis.note_bytes("gun", b"A\r", 1.0)
    diagnosis.note_scan(scan_of("A", cut_off="unplugged", is_repeat=True, unterminated=True, lane="A"))
    diagnosis.note_scan(scan_of(CARD.upper(), device="gun"))
    report = diagnosis.report("1.0", "now")
    assert report.startswith("Scanning station 1.0")
    for part in (
        "Last error: It is gone. Plug it in.",
        "A<CR>",
        "(cut off: unplugged; repeat; no terminator)",
        "Test card, read by gun",
        "✗ The scanner turns all letters into capitals.",
    ):
        assert part in report
