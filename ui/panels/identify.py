"""Which scanner is which: names the one whose trigger is pulled, and makes its lines for the settings."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from station.diagnosis import KEYBOARD, Diagnosis
from station.identify import NAME_LENGTH, refusal, snippet
from station.records import Scan
from station.settings import DeviceSettings, Settings
from ui.panels.buttons import mute_button
from ui.panels.text import plain_label
from ui.style import millimetres


class IdentifyPanel(QFrame):
    """Waits for a trigger; the scan itself is resolved as always."""

    def __init__(self, settings: Settings, diagnosis: Diagnosis) -> None:
        """Wait for nothing yet."""
        super().__init__()
        self._settings = settings
        self._diagnosis = diagnosis
        self._is_waiting = False
        self._device: DeviceSettings | None = None
        self._usb = ""
        self.said = plain_label()
        self.name = QLineEdit(maxLength=NAME_LENGTH, placeholderText=self.tr("Name"))
        self.lane = QLineEdit(maxLength=1, placeholderText=self.tr("Letter"))
        for field in (self.name, self.lane):
            field.setAccessibleName(field.placeholderText())
        self.lane.setFixedWidth(millimetres(20))
        self.name.textEdited.connect(self._show_snippet)
        self.lane.textEdited.connect(self._show_snippet)
        self.lines = plain_label("code")
        self.lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = mute_button(self.tr("Copy these settings"), self._copy)
        fields = QHBoxLayout()
        fields.addWidget(self.name)
        fields.addWidget(self.lane)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.said)
        layout.addLayout(fields)
        layout.addWidget(self.lines)
        layout.addWidget(self.copy)
        self._show_form(is_on=False)

    @Slot()
    def start(self) -> None:
        """Wait for the trigger of any scanner."""
        self._is_waiting = True
        self._show_form(is_on=False)
        self.said.setText(self.tr("Pull the trigger of the scanner, on any label …"))

    def take(self, scan: Scan) -> None:
        """Name the scanner that has sent this, if somebody waits for it."""
        if not self._is_waiting:
            return
        self._is_waiting = False
        devices = {device.name: device for device in self._settings.device}
        self._device = devices.get(scan.device)
        self._usb = self._diagnosis.usb(scan.device)
        if scan.device == KEYBOARD:
            what = self.tr("This is a scanner that types; its scans go to lane {lane}.")
        else:
            what = self.tr("This is “{name}” on lane {lane}.")
        self.said.setText(what.format(name=scan.device, lane=scan.lane or "–"))
        self._show_form(is_on=True)
        self.name.setVisible(self._device is not None)
        self.name.setText(scan.device if self._device else "")
        self.lane.setText(scan.lane)
        self._others = tuple(letter for letter in self._settings.lanes if letter != scan.lane)
        self._show_snippet()
        (self.name if self._device else self.lane).setFocus()

    @Slot()
    def _show_snippet(self) -> None:
        name, lane = self.name.text(), self.lane.text().upper()
        wrong = refusal(name, lane, self._others)
        self.copy.setEnabled(not wrong)
        self.lines.setText(wrong or snippet(self._device, self._usb, name, lane).rstrip("\n"))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.lines.text() + "\n")
        self.said.setText(self.tr("Copied. Put it into the settings file and start the station again."))

    def _show_form(self, *, is_on: bool) -> None:
        for widget in (self.name, self.lane, self.lines, self.copy):
            widget.setVisible(is_on)
        self.said.setVisible(is_on or self._is_waiting)
