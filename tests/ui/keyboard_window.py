"""A program with a small window that writes what its keyboard did, one JSON object a line."""

import json
import sys
from typing import Any

from PySide6.QtCore import QEvent, QObject, QThread, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout

from station.records import Scan
from station.settings import KeyboardSettings
from ui.keyboard import KeyboardScanner

STALL_MS = 1500


class Window(QDialog):
    """Has what a scan must not touch: a field, a default button, shortcuts.

    F2 and F3 move the keyboard to the field and to the button, F9 tells all and starts anew, F10 stops the
    window for a while, as slow work on its thread would.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Keyboard test")
        self.field = QLineEdit()
        self.button = QPushButton("&Link")
        self.button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.button)
        self.clear()
        self.button.clicked.connect(self.count_click)
        for keys in ("Ctrl+]", "Ctrl+S", "Q"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.count_shortcut)
        for widget in (self.field, self.button):
            widget.installEventFilter(self)

    def clear(self) -> None:
        self.clicks = 0
        self.shortcuts: list[str] = []
        self.keys: list[str] = []
        self.scans: list[dict[str, Any]] = []
        self.field.clear()

    @Slot()
    def count_click(self) -> None:
        self.clicks += 1

    @Slot()
    def count_shortcut(self) -> None:
        shortcut = self.sender()
        assert isinstance(shortcut, QShortcut)
        self.shortcuts.append(shortcut.key().toString())

    def take(self, scan: Scan) -> None:
        found = {"text": scan.text, "raw": list(scan.raw), "device": scan.device, "cut_off": scan.cut_off}
        self.scans.append(found)
        tell(scan=found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() != QEvent.Type.ShortcutOverride:
            sign = "+" if event.type() == QEvent.Type.KeyPress else "-"
            self.keys.append(sign + QKeySequence(event.key()).toString())
        elif isinstance(event, QInputMethodEvent):
            self.keys.append("=" + event.commitString())
        elif event.type() == QEvent.Type.FocusIn:
            tell(focus="field" if watched is self.field else "button")
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match QKeySequence(event.key()).toString():
            case "F9":
                report = {
                    "text": self.field.text(),
                    "clicks": self.clicks,
                    "shortcuts": self.shortcuts,
                    "keys": self.keys[:-1],
                    "scans": self.scans,
                }
                tell(report=report)
                self.clear()
            case "F10":
                tell(stalls=STALL_MS)
                QThread.msleep(STALL_MS)
            case "F2":
                self.field.setFocus()
            case "F3":
                self.button.setFocus()
            case _:
                super().keyPressEvent(event)


def tell(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main() -> None:
    application = QApplication(sys.argv)
    window = Window()
    settings = KeyboardSettings.model_validate(json.loads(sys.argv[1]))
    KeyboardScanner(settings, window.take, application).install()
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
