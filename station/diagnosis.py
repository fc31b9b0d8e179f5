"""What is known of each scanner when one of them misbehaves: bytes, times, settings, port; pure, no Qt."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from station.devices.ports import Port
from station.escapes import name_controls
from station.records import DeviceState, DeviceStatus, Scan
from station.settings import DeviceSettings, KeyboardSettings, Settings, lane_letters
from station.testcard import Finding, is_card, read_card
from station.wording import Text, join

KEYBOARD = "keyboard"
"""The device name of all scanners that type."""

PAUSE = 0.4
"""Silence, s, after which a line of raw bytes ends."""

KEPT = 30
"""Lines of raw bytes and frames that are kept."""

STATES = {
    DeviceState.CONNECTING: Text("connecting"),
    DeviceState.CONNECTED: Text("connected"),
    DeviceState.LOST: Text("lost"),
}
"""What is said of a scanner."""

LONGEST = 400
"""Bytes of a line that are shown; the rest is counted."""


@dataclass(slots=True)
class Burst:
    """What one device sent without a pause."""

    device: str
    data: bytearray = field(default_factory=bytearray)
    pieces: int = 0
    gaps: list[float] = field(default_factory=list)
    """Times, s, between its pieces: characters where it types, else what one read has brought."""
    last: float = 0.0

    def line(self) -> str:
        """Return the bytes with control characters by name, and their times."""
        more = f" … {len(self.data) - LONGEST} more" if len(self.data) > LONGEST else ""
        times = ""
        if self.gaps:
            middle, most = median(self.gaps) * 1000, max(self.gaps) * 1000
            times = f", {middle:.0f} ms apart, at most {most:.0f}"
        pieces = f"{self.pieces} piece{'s' if self.pieces > 1 else ''}"
        shown = name_controls(bytes(self.data[:LONGEST]))
        return f"{shown}{more}\n    {len(self.data)} bytes in {pieces}{times}"


@dataclass(frozen=True, slots=True)
class Facts:
    """One scanner, in words."""

    title: str
    """Its letter, state and name."""
    lines: tuple[str, ...]
    trouble: str = ""
    """The last error with its fix; stays when it is over, because that is when somebody looks."""


class Diagnosis:
    """Collects what scanners do; used on one thread."""

    def __init__(self, settings: Settings) -> None:
        """Begin with what the settings say."""
        self._settings = settings
        self._devices = dict(zip(lane_letters(settings.device), settings.device, strict=True))
        self._statuses: dict[str, DeviceStatus] = {}
        self._troubles: dict[str, str] = {}
        self._ports: dict[str, Port] = {}
        self._bursts: deque[Burst] = deque(maxlen=KEPT)
        self._open: dict[str, Burst] = {}
        self._frames: deque[Scan] = deque(maxlen=KEPT)
        self.findings: tuple[Finding, ...] = ()
        """What the last test card has told."""
        self.card: Scan | None = None

    def note_status(self, status: DeviceStatus) -> None:
        """Take news of a scanner."""
        self._statuses[status.device] = status
        if status.title:
            self._troubles[status.device] = join(" ", status.title, status.advice)

    def note_ports(self, ports: Iterable[Port]) -> None:
        """Take the ports of this computer, which tell VID and PID."""
        self._ports = {port.path: port for port in ports}

    def note_bytes(self, device: str, data: bytes, at: float) -> None:
        """Take what one read of a device has brought, or one key, and when, s."""
        burst = self._open.get(device)
        if burst is None or at - burst.last > PAUSE:
            burst = self._open[device] = Burst(device)
            self._bursts.append(burst)
        else:
            burst.gaps.append(at - burst.last)
        burst.data += data
        burst.pieces += 1
        burst.last = at

    def note_scan(self, scan: Scan) -> None:
        """Take a whole frame; a test card is read."""
        self._frames.append(scan)
        if is_card(scan.text):
            self.card = scan
            self.findings = read_card(scan.text, unterminated=scan.unterminated)

    def usb(self, device: str) -> str:
        """Return VID:PID and what tells a device from others of its kind; empty where that is not known."""
        status = self._statuses.get(device)
        port = self._ports.get(status.port) if status else None
        return port.usb if port else ""

    def facts(self) -> list[Facts]:
        """Return what is known of each scanner, in the order of the lanes."""
        known = [self._device_facts(lane, device) for lane, device in self._devices.items()]
        return [*known, self._keyboard_facts()]

    def live(self) -> list[str]:
        """Return the raw bytes of each burst with its times, the newest last."""
        return [f"{burst.device}: {burst.line()}" for burst in self._bursts]

    def frames(self) -> list[str]:
        """Return the last frames as they were cut, the newest last."""
        return [_frame(scan) for scan in self._frames]

    def report(self, version: str, at: str) -> str:
        """Return everything as plain text, to be sent to whoever can help."""
        parts = [f"Scanning station {version}, {self._settings.station.name}, {at}"]
        for facts in self.facts():
            parts.append("\n".join((facts.title, *(f"  {line}" for line in facts.lines))))
            if facts.trouble:
                parts.append(f"  Last error: {facts.trouble}")
        parts += ["Raw bytes", *_or_nothing(self.live()), "Frames", *_or_nothing(self.frames())]
        if self.card is not None:
            parts += [f"Test card, read by {self.card.device}", *map(tell_finding, self.findings)]
        return "\n".join(parts) + "\n"

    def _device_facts(self, lane: str, device: DeviceSettings) -> Facts:
        status = self._statuses.get(device.name)
        state = status.state if status else DeviceState.CONNECTING
        where = " ".join(filter(None, (status.port if status else "", self.usb(device.name))))
        lines = (Text("Port: {port}", port=where or device.port or device.usb), *settings_lines(device))
        return Facts(
            join("  ", lane, join(": ", device.name, STATES[state])),
            lines,
            self._troubles.get(device.name, ""),
        )

    def _keyboard_facts(self) -> Facts:
        keyboard = self._settings.keyboard
        state = (
            Text("Scanners that type: looked for in what is typed")
            if keyboard.enabled
            else Text("Scanners that type: switched off")
        )
        return Facts(join("  ", keyboard.lane, state), (_keyboard_line(keyboard),))


def settings_lines(device: DeviceSettings) -> tuple[str, ...]:
    """Return the settings in use of a device, a few words each."""
    parity = {"none": "N", "even": "E", "odd": "O"}[device.parity]
    flow = "" if device.flow == "none" else f", {device.flow}"
    silence = Text("silence") if device.idle_ms is None else Text("{ms} ms of silence", ms=device.idle_ms)
    ends = (*device.terminators, silence if device.idle_ms is not None or not device.terminators else "")
    aim = Text("AIM identifiers: expected") if device.aim else Text("AIM identifiers: not expected")
    return (
        Text("Line: {line}", line=f"{device.baud} {device.bytesize}{parity}{device.stopbits}{flow}"),
        Text("A scan ends with: {ends}", ends=join(", ", *ends)),
        join("; ", aim, Text("encoding: {encoding}", encoding=device.encoding)),
    )


def tell_finding(finding: Finding) -> str:
    """Return a finding as one line with a sign."""
    return join(" ", "✓" if finding.is_good else "✗", finding.said, finding.fix)


def _keyboard_line(keyboard: KeyboardSettings) -> str:
    lane = (
        Text("They have lane {lane}", lane=keyboard.lane)
        if keyboard.lane
        else Text("They share the lane in front")
    )
    return join("; ", lane, Text("GS is typed as: {keys}", keys=keyboard.group_separator))


def _frame(scan: Scan) -> str:
    signs = [f"cut off: {scan.cut_off}"] if scan.cut_off else []
    signs += ["repeat"] if scan.is_repeat else []
    signs += ["no terminator"] if scan.unterminated else []
    after = f"   ({'; '.join(signs)})" if signs else ""
    return f"{scan.at.astimezone():%H:%M:%S} {scan.lane} {scan.device}: {name_controls(scan.raw)}{after}"


def _or_nothing(lines: Sequence[str]) -> list[str]:
    return [f"  {line}" for line in lines] or ["  none"]
