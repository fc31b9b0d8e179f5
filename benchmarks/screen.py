"""An X server with windows of `benchmarks.window` on it, and scanners on ptys before them."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from station.devices.simulated import PtyScanner
from station.records import DeviceState
from tests.told import Told, running
from tests.xserver import XServer

SCREEN = "2600x900x24"
"""Room for two windows beside each other."""


@dataclass(frozen=True, slots=True)
class Window:
    """A window in its process, and its scanners."""

    told: Told
    scanners: tuple[PtyScanner, ...]
    painted: float = 0.0
    """When it has painted anything for the first time, s, where that was waited for."""
    ready: float = 0.0
    """When it has painted what it is for, s."""

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self.told.process.pid


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Lend what a process needs to open a window on an X server of its own."""
    with XServer(SCREEN) as server:
        yield server.environment()


@contextmanager
def window(
    environment: dict[str, str],
    folder: Path,
    mode: str,
    *,
    database: str = "",
    scanners: int = 0,
    more: str = "",
) -> Iterator[Window]:
    """Run a window until the end of the block, once its scanners are connected or it has painted.

    Args:
        environment: of the X server.
        folder: for its settings and ports.
        mode: see `benchmarks.window`.
        database: its URL.
        scanners: how many it has.
        more: lines of its settings file.
    """
    with ExitStack() as opened:
        ports = []
        for number in range(scanners):
            ports.append(PtyScanner(folder, f"{mode}-{number}"))
            opened.callback(ports[-1].close)
        settings = folder / f"{mode}.toml"
        settings.write_text(_settings(mode, ports) + more, encoding="utf-8")
        words = [mode] if mode == "empty" else [mode, database, str(settings)]
        homes = {f"XDG_{name}_HOME": str(folder / mode) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        told = opened.enter_context(running("benchmarks.window", *words, environment=environment | homes))
        painted = told.wait_for_key("painted") if mode in ("empty", "start") else 0.0
        ready = told.wait_for_key("painted") if mode == "start" else painted
        for _ in ports:
            told.wait(state=DeviceState.CONNECTED)
        yield Window(told, tuple(ports), painted, ready)


def _settings(mode: str, ports: Sequence[PtyScanner]) -> str:
    devices = (
        f'[[device]]\nname = "{mode}-{number}"\nport = "{port.port}"\n' for number, port in enumerate(ports)
    )
    return f'[station]\nname = "{mode}"\noperator = "anna"\n[sound]\nenabled = false\n{"".join(devices)}'
