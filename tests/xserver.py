"""An X server of the test's own, with a window manager and a keyboard that keeps exact time."""

import ctypes
import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import Any, Self

from tests.typist import Stroke, chord, typed

_X11_OFFSET = 8  # between the kernel's numbers for keys and those of X


class XServer:
    """Runs from `with` to its end: Xvfb on a free display, openbox, and a keyboard (XTEST) to type on."""

    def __init__(self, screen: str = "1280x1024x24") -> None:
        """Choose the size and depth of the screen."""
        self._screen = screen
        self._opened = ExitStack()
        self.display = ""
        """Such as `:99`."""

    def __enter__(self) -> Self:
        with ExitStack() as opened:
            self.display = opened.enter_context(_running_server(self._screen))
            opened.enter_context(_running_manager(self.environment()))
            self._keyboard = opened.enter_context(_open_keyboard(self.display))
            self._opened = opened.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._opened.close()

    def environment(self) -> dict[str, str]:
        """Return what a child process needs to open its windows here."""
        return os.environ | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}

    def activate(self, title: str, timeout: float = 20) -> None:
        """Wait for a window with this title and until it has the keyboard."""
        search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", title]
        self._run([*search, "windowactivate", "--sync"], timeout)

    def set_layout(self, *layout: str) -> None:
        """Let the positions mean what they mean elsewhere: `fr`, or `us` and `intl`."""
        options = [option for pair in zip(("-layout", "-variant"), layout, strict=False) for option in pair]
        self._run(["setxkbmap", *options], timeout=10)

    def type_keys(
        self, text: str, dwell_ms: int = 1, gap_ms: int = 2, end: str = "Return", separator: str = "Control"
    ) -> None:
        """Type `text` as a US scanner does, or a person, and return when the last key is up.

        Args:
            text: see `typist.typed`, as for all others.
            dwell_ms: how long each key is down; longer than `gap_ms` is rollover.
            gap_ms: from one press to the next.
            end: name of the key after the text, or nothing.
            separator: how control characters are typed.
        """
        self.play(typed(text, dwell_ms, gap_ms, end, separator))

    def key(self, name: str, dwell_ms: int = 60) -> None:
        """Press and release one key or chord, such as `F9` or `Control+s`, as slowly as a person."""
        self.play(chord(name, dwell_ms))

    def play(self, strokes: Iterable[Stroke]) -> None:
        """Let the server press and release keys, each at its time, and return when it has."""
        self._keyboard.play(list(strokes))

    def _run(self, command: list[str], timeout: float) -> None:
        subprocess.run(command, env=self.environment(), check=True, timeout=timeout, capture_output=True)


@contextmanager
def _running_server(screen: str) -> Iterator[str]:
    """Start Xvfb; it names the free display that it found once it can be used."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
    with os.fdopen(reading) as pipe, _running(command, pass_fds=(writing,)):
        os.close(writing)
        number = pipe.readline()
        assert number, "Xvfb did not start"
        yield f":{int(number)}"


@contextmanager
def _running_manager(environment: dict[str, str]) -> Iterator[None]:
    """Start openbox; it runs its start-up command once it manages windows."""
    command = ["openbox", "--sm-disable", "--startup", "echo ready"]
    with _running(command, env=environment, stdout=subprocess.PIPE, text=True) as manager:
        assert manager.stdout
        assert "ready\n" in manager.stdout, "openbox did not start"
        yield


@contextmanager
def _running(command: list[str], **options: Any) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, **options) as process:
        try:
            yield process
        finally:
            process.terminate()


class _Keyboard:
    """Presses and releases keys through XTEST; the server itself keeps the time between them."""

    def __init__(self, x11: ctypes.CDLL, xtst: ctypes.CDLL, connection: int) -> None:
        self._x11 = x11
        self._xtst = xtst
        self._connection = ctypes.c_void_p(connection)

    def play(self, strokes: list[Stroke]) -> None:
        last = 0
        for at, code, is_press in strokes:
            delay = ctypes.c_ulong(at - last)
            last = at
            assert self._xtst.XTestFakeKeyEvent(self._connection, code + _X11_OFFSET, is_press, delay)
        self._x11.XSync(self._connection, 0)


@contextmanager
def _open_keyboard(display: str) -> Iterator[_Keyboard]:
    x11, xtst = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    connection = x11.XOpenDisplay(display.encode())
    assert connection, f"The display {display} cannot be opened"
    keyboard = _Keyboard(x11, xtst, connection)
    try:
        yield keyboard
    finally:
        x11.XCloseDisplay(ctypes.c_void_p(connection))
