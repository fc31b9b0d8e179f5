"""Which programs have a port open, as far as Linux lets this user know; elsewhere, nobody is known."""

from pathlib import Path

MODEM_MANAGER = "ModemManager"
"""The service that opens each new serial port and sends it commands, to see whether it is a modem."""

PROC = Path("/proc")


def holders(path: str, proc: Path = PROC) -> list[str]:
    """Return the names of the programs that have `path` open, each once; other users' are often hidden."""
    wanted = Path(path).resolve()
    names = {_name(process) for process in _processes(proc) if _has_open(process, wanted)}
    return sorted(name for name in names if name)


def is_running(program: str, proc: Path = PROC) -> bool:
    """Tell whether a program of this name runs, whoever started it."""
    return any(_name(process) == program for process in _processes(proc))


def _processes(proc: Path) -> list[Path]:
    try:
        return [path for path in proc.iterdir() if path.name.isdecimal()]
    except OSError:
        return []


def _name(process: Path) -> str:
    try:
        return (process / "comm").read_text(encoding="utf-8", errors="replace").removesuffix("\n")
    except OSError:  # it has ended
        return ""


def _has_open(process: Path, wanted: Path) -> bool:
    try:
        return any(_target(link) == wanted for link in (process / "fd").iterdir())
    except OSError:  # it has ended, or it is somebody else's
        return False


def _target(link: Path) -> Path | None:
    try:
        return link.readlink()
    except OSError:  # it was closed meanwhile
        return None
