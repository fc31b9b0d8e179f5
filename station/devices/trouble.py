"""Says what keeps a scanner from being opened, and the fix."""

import errno
import os
import sys
from pathlib import Path

from station.devices.holders import MODEM_MANAGER, holders, is_running
from station.errors import DeviceError
from station.wording import Text, join

if sys.platform != "win32":
    import grp

RULE = "resources/linux/70-scanning-station.rules"
"""The udev rule that lets whoever sits at the computer open scanners."""

GONE = Text("Plug the scanner in again; the station finds it by itself.")


def explained(error: Exception, path: str) -> DeviceError:
    """Say in words for the operator what an attempt to open `path` has raised."""
    number = getattr(error, "errno", None)
    said = str(error)
    if "://" in path or isinstance(error, ValueError):
        return DeviceError(
            Text("{path} does not answer: {said}.", path=path, said=said),
            Text("See that address and port are right and the device is on; the station goes on trying."),
        )
    if number == errno.ENOENT or isinstance(error, FileNotFoundError) or "FileNotFoundError" in said:
        return missing(path)
    if number in (errno.EBUSY, errno.EAGAIN) or "PermissionError" in said:
        return busy(path)
    if number in (errno.EACCES, errno.EPERM):
        return forbidden(path)
    return DeviceError(
        Text("{path} cannot be used for a scanner: {said}.", path=path, said=said),
        Text("Name another port in the settings: F9 shows the scanners, the command devices all ports."),
    )


def missing(path: str) -> DeviceError:
    """Say that nothing is at `path`."""
    return DeviceError(
        Text("{path} is not there.", path=path),
        Text(
            "Plug the scanner in, or name another port: F9 shows the scanners, the command devices all ports."
        ),
    )


def gone(path: str) -> DeviceError:
    """Say that what was open at `path` is not there any more."""
    return DeviceError(Text("{path} is gone.", path=path), GONE)


def busy(path: str) -> DeviceError:
    """Say who has `path` open, as far as this user may know."""
    programs = holders(path)
    if MODEM_MANAGER in programs or (not programs and is_running(MODEM_MANAGER)):
        return DeviceError(
            Text("{path} is in use by {programs}.", path=path, programs=MODEM_MANAGER)
            if programs
            else Text("{path} is in use, most likely by {programs}.", path=path, programs=MODEM_MANAGER),
            Text(
                "It tries new ports for a modem and lets go after half a minute. To keep it off scanners for "
                "good, install {rule} as docs/scanners.md says.",
                rule=RULE,
            ),
        )
    who = " + ".join(programs) or Text("another program")
    return DeviceError(
        Text("{path} is in use by {programs}.", path=path, programs=who),
        Text("Close it (a terminal, another station); the scanner is then taken by itself."),
    )


def forbidden(path: str) -> DeviceError:
    """Say what this user lacks to open `path`."""
    group = _group(path)
    return DeviceError(
        Text("This user may not open {path}.", path=path),
        join(
            " ",
            Text("Install {rule} as docs/scanners.md says, and plug the scanner in again.", rule=RULE),
            Text("Or: sudo usermod -aG {group} $USER, then sign out and in again.", group=group)
            if group
            else "",
        ),
    )


def _group(path: str) -> str:
    """Return the group that owns a serial port, where joining it helps; only root may join others."""
    if sys.platform == "win32":
        return ""
    try:
        name = grp.getgrgid(Path(path).stat().st_gid).gr_name
    except (OSError, KeyError):
        return "dialout"
    return "" if name == "root" else name


def is_forbidden(path: str) -> bool:
    """Tell whether this user may not read and write what is at `path`."""
    return Path(path).exists() and not os.access(path, os.R_OK | os.W_OK)
