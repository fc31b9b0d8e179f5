"""Whether a window can be shown here: asked before Qt is, because Qt aborts the process where it cannot."""

import ctypes
import os
import sys

from station.errors import StationError

LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt needs to open a window on X11, and the Debian package that brings it."""


def has_screen() -> bool:
    """Tell whether there is a display that a window might be seen on."""
    if "QT_QPA_PLATFORM" in os.environ or not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def check_screen() -> None:
    """See that windows can be shown.

    Raises:
        StationError: there is no display, it does not let us in, or libraries are missing.
    """
    if not has_screen():
        raise StationError(
            "There is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set.",
            "Start the station in a desktop session; the commands (--help) need none.",
        )
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    is_x11 = platform == "xcb" or not (platform or os.environ.get("WAYLAND_DISPLAY"))
    if sys.platform.startswith("linux") and is_x11:
        _check_x11()


def _check_x11() -> None:
    missing = [package for library, package in LIBRARIES.items() if not _is_installed(library)]
    if missing:
        raise StationError(
            "Libraries are missing that a window on X11 needs.",
            f"Install them with: sudo apt-get install {' '.join(missing)}",
        )
    xcb = ctypes.CDLL("libxcb.so.1")  # Qt's own way to the display
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    is_refused = xcb.xcb_connection_has_error(connection) != 0
    xcb.xcb_disconnect(connection)
    if is_refused:
        raise StationError(
            f"The display {os.environ.get('DISPLAY', '')} does not answer, or does not let this user in.",
            "Start the station in the session of the user who signed in at this screen.",
        )


def _is_installed(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
