"""Takes the scans of keyboard-like scanners out of what is typed into the application's windows."""

import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QWindow

# A replayed key must go through Qt's shortcuts, and QTest has the only public door to them.
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from station.devices.keymap import UNKNOWN, Key, read_key
from station.devices.wedge import Typed, Verdict, Wedge
from station.records import Scan
from station.settings import KeyboardSettings

DEVICE = "keyboard"
"""Name of every scanner that arrives this way; which one it was cannot be told."""

_X11_OFFSET = 8  # between the key codes of X11 and Wayland and those of the Linux kernel
_WINDOWS_EXTENDED = {
    0x11C: 96,  # Enter of the keypad
    0x11D: 97,  # right Ctrl
    0x135: 98,  # the slash of the keypad
    0x138: 100,  # right Alt
    0x145: 69,  # Num Lock
    0x150: 108,  # Down
    0x15B: 125,  # Windows keys
    0x15C: 126,
}
_MACOS_KEYS = {
    Qt.Key.Key_Return: 28,
    Qt.Key.Key_Enter: 96,
    Qt.Key.Key_Tab: 15,
    Qt.Key.Key_Shift: 42,
    Qt.Key.Key_Meta: 29,  # Qt's names for Ctrl and Command are exchanged there
    Qt.Key.Key_Control: 125,
    Qt.Key.Key_Alt: 56,
    Qt.Key.Key_CapsLock: 58,
    Qt.Key.Key_F8: 66,
    Qt.Key.Key_F12: 88,
    Qt.Key.Key_Down: 108,
}


class KeyboardScanner(QObject):
    """Delivers each scan whole and only once; what a person types arrives as if nobody had looked.

    It looks at the keys of all windows before any widget does, and keeps them back until their timing
    tells whose they are.
    """

    def __init__(self, settings: KeyboardSettings, deliver: Callable[[Scan], None], parent: QObject) -> None:
        """Look at nothing yet.

        Args:
            settings: how the scanners are set up; a change needs a new object.
            deliver: is called on the GUI thread with each scan; must return at once.
            parent: deletes this object with itself.
        """
        super().__init__(parent)
        self._is_enabled = settings.enabled
        self._lane = settings.lane
        self.watch: Callable[[str, bytes, float], None] | None = None
        """Is called with each key that writes something, for whoever looks for a fault."""
        self._deliver = deliver
        self._wedge = Wedge(settings.group_separator)
        self._queue: deque[_Held] = deque()
        self._patience = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._patience.timeout.connect(self._let_pending_keys_arrive)
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self._decide)

    def install(self) -> None:
        """Start to look at the application's keys, unless the settings say no."""
        if self._is_enabled:
            _application().installEventFilter(self)

    def remove(self) -> None:
        """Stop looking; what is kept back is decided now."""
        _application().removeEventFilter(self)
        self._decide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep `event` from `watched` where it may belong to a scan."""
        match event.type():
            case QEvent.Type.ShortcutOverride | QEvent.Type.KeyPress | QEvent.Type.KeyRelease:
                # Each key comes to its window first and then to every widget that it is offered to.
                if isinstance(watched, QWindow) and isinstance(event, QKeyEvent):
                    return not isinstance(event, _Again) and self._take(watched, event)
            case QEvent.Type.InputMethod:
                if isinstance(event, QInputMethodEvent) and not isinstance(event, _ComposedAgain):
                    return self._wedge.keep_back(_Held(watched, _ComposedAgain(event)))
            case _:
                pass
        return False

    def _take(self, window: QWindow, event: QKeyEvent) -> bool:
        code = _code(event)
        if code is None:
            return False
        key = _read(event, code, _Held(window, _copy(event, event.type())))
        if self.watch is not None and event.type() == QEvent.Type.KeyPress:
            self.watch(DEVICE, (read_key(key) or "").encode(errors="replace"), key.at / 1000)
        is_wanted = self._wedge.wants(key)
        if event.type() == QEvent.Type.ShortcutOverride:
            if is_wanted:
                event.accept()  # no shortcut for now: let it come as a key press
            return is_wanted
        verdict = self._wedge.feed(key)
        self._act(verdict if is_wanted else Verdict(verdict.replay[:-1], verdict.scan))
        self._wait(key.at)
        return is_wanted

    def _wait(self, now: int) -> None:
        """Come back at the wedge's deadline, when no key has come until then."""
        self._idle.stop()
        deadline = self._wedge.deadline
        if deadline is None:
            self._patience.stop()
        else:
            self._patience.start(max(0, deadline - now))

    @Slot()
    def _let_pending_keys_arrive(self) -> None:
        """Wait until no event is pending: after a stall, keys may lie there that were typed in time."""
        self._idle.start()

    @Slot()
    def _decide(self) -> None:
        deadline = self._wedge.deadline
        if deadline is not None:
            self._act(self._wedge.tick(deadline))
            self._wait(deadline)

    def _act(self, verdict: Verdict) -> None:
        # A key may open a dialog with its own event loop: the next key typed there sends the rest first.
        self._queue.extend(key.origin for key in verdict.replay if isinstance(key.origin, _Held))
        while self._queue:
            self._queue.popleft().send()
        if verdict.scan:
            self._deliver(_scan(verdict.scan, self._lane))


class _Again(QKeyEvent):
    """A key that was kept back and is sent again, which nobody needs to look at again."""


class _ComposedAgain(QInputMethodEvent):
    """Composed text that was kept back and is sent again."""


@dataclass(frozen=True, slots=True)
class _Held:
    """An event and whom it was for."""

    target: QObject
    event: _Again | _ComposedAgain

    def send(self) -> None:
        """Send it the way it would have gone, if the target still exists."""
        if not shiboken6.isValid(self.target):
            return
        event = self.event
        if isinstance(event, _Again) and event.type() == QEvent.Type.KeyPress:
            stage = _Stage(self.target, event)
            key, text, is_repeat = event.key(), event.text(), event.isAutoRepeat()
            QTest.simulateEvent(stage, True, key, event.modifiers(), text, is_repeat)
        else:
            QCoreApplication.sendEvent(self.target, event)


class _Stage(QWidget):
    """Stands before a window for one press, so that the shortcuts have it first, as the platform does it."""

    def __init__(self, window: QObject, press: _Again) -> None:
        super().__init__()
        self._window = window
        self._press = press

    def event(self, event: QEvent) -> bool:
        """Pass on both events of a press as the window would have had them."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return super().event(event)
        again = _copy(self._press, event.type())
        again.setAccepted(event.type() == QEvent.Type.KeyPress)
        QCoreApplication.sendEvent(self._window, again)
        event.setAccepted(again.isAccepted() or event.type() == QEvent.Type.KeyPress)
        return True


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("There is no QApplication.")
    return application


def _copy(event: QKeyEvent, kind: QEvent.Type) -> _Again:
    copy = _Again(
        kind,
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copy.setTimestamp(event.timestamp())
    return copy


def _read(event: QKeyEvent, code: int, held: _Held) -> Key:
    modifiers = event.modifiers()
    control, other = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.MetaModifier
    if sys.platform == "darwin":
        control, other = other, control
    return Key(
        code=code,
        is_press=event.type() != QEvent.Type.KeyRelease,
        at=event.timestamp(),
        text=event.text(),
        shift=bool(modifiers & Qt.KeyboardModifier.ShiftModifier),
        control=bool(modifiers & control),
        alt=bool(modifiers & (Qt.KeyboardModifier.AltModifier | other)),
        origin=held,
    )


def _code(event: QKeyEvent) -> int | None:
    """Return the Linux input code of the key, or None where no keyboard sent it."""
    return {"win32": _windows_code, "darwin": _macos_code}.get(sys.platform, _x11_code)(event)


def _x11_code(event: QKeyEvent) -> int | None:
    scan_code = event.nativeScanCode()
    return scan_code - _X11_OFFSET if scan_code > _X11_OFFSET else None


def _windows_code(event: QKeyEvent) -> int | None:
    """Up to the keypad, Linux numbers the keys as the PC's first keyboards did."""
    scan_code = event.nativeScanCode()
    return _WINDOWS_EXTENDED.get(scan_code, scan_code) or None


def _macos_code(event: QKeyEvent) -> int | None:
    """Positions are not told there; the key's number tells at least one key from another."""
    return _MACOS_KEYS.get(Qt.Key(event.key()), UNKNOWN + event.nativeVirtualKey())


def _scan(typed: Typed, lane: str) -> Scan:
    raw = typed.text.encode(errors="replace")
    now = datetime.now(UTC)
    return Scan(raw=raw, text=typed.text, device=DEVICE, at=now, lane=lane, cut_off=typed.cut_off)
