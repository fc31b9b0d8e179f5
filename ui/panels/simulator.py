"""The simulated scanner: labels and command cards to scan without hardware, and recordings to replay."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from station.errors import StationError
from station.practice import PracticeLabel
from station.recordings import read_recording
from station.records import DeviceState, DeviceStatus
from ui.panels.buttons import mute_button
from ui.panels.text import plain_label
from ui.replay import Replay
from ui.style import millimetres
from ui.translation import told

PACES = (500, 1000, 2000, 5000)
"""Pauses between two recorded scans, ms."""


class SimulatorPanel(QFrame):
    """Scans what is clicked or called by its key; sleeps while its scanner is not connected."""

    def __init__(self, labels: Sequence[PracticeLabel], device: str, send: Callable[[str], None]) -> None:
        """Offer these labels.

        Args:
            labels: the first ten have the keys Alt+1 to Alt+0.
            device: name of the simulated scanner in the settings.
            send: reads one text as that scanner would.
        """
        super().__init__()
        self.labels = labels
        self._device = device
        self._send = send
        self.replay = Replay(self._scan, self)
        self.replay.progressed.connect(self._show_progress)
        self.replay.ended.connect(self._show_end)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setStyleSheet(f"QListWidget::item {{ height: {millimetres(6.5)}px; }}")
        self.list.setAccessibleName(self.tr("Labels to scan"))
        self.list.itemClicked.connect(self._scan_row)
        for place, label in enumerate(labels):
            self._offer(place, label)
        self.pace = QComboBox()
        self.pace.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pace.setAccessibleName(self.tr("Pace of the replay"))
        for pause in PACES:
            self.pace.addItem(self.tr("every {seconds} s").format(seconds=f"{pause / 1000:g}"), pause)
        self.pace.setCurrentIndex(PACES.index(2000))
        self.pace.currentIndexChanged.connect(self._change_pace)
        self.button = mute_button(self.tr("Replay …"), self._toggle)
        self.said = plain_label("quiet", self.tr("Click a label to scan it, or press its key."))
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label("title", self.tr("SIMULATED SCANNER"), wraps=False))
        layout.addWidget(self.list, stretch=1)
        replay = QHBoxLayout()
        for widget in (self.button, self.pace):
            replay.addWidget(widget, stretch=1)
        layout.addLayout(replay)
        layout.addWidget(self.said)
        self.setEnabled(False)

    @Slot(object)
    def show_device(self, status: DeviceStatus) -> None:
        """Wake up when the simulated scanner is connected, and sleep while it is not."""
        if status.device == self._device:
            self.setEnabled(status.state is DeviceState.CONNECTED)
            if not self.isEnabled():
                self.replay.stop()

    @Slot(str)
    def scan(self, text: str) -> None:
        """Scan a text, unless the scanner is not connected."""
        if self.isEnabled():
            self._scan(text)

    @Slot(str)
    def play(self, file: str) -> None:
        """Replay a file of recorded labels at the chosen pace; say what is wrong with it."""
        try:
            texts = read_recording(Path(file))
        except StationError as error:
            self.said.setText(told(str(error)))
            return
        if not texts:
            self.said.setText(self.tr("There is no label in that file."))
            return
        self.replay.play(texts, self.pace.currentData())

    def _offer(self, place: int, label: PracticeLabel) -> None:
        item = QListWidgetItem(label.name)
        self.list.addItem(item)
        if place >= 10:  # noqa: PLR2004 - there are ten digits
            return
        key = f"Alt+{(place + 1) % 10}"
        item.setText(f"{key}  {label.name}")
        action = QAction(label.name, self)
        action.setShortcut(key)
        action.setAutoRepeat(False)
        action.triggered.connect(partial(self.scan, label.text))
        self.addAction(action)

    def _scan(self, text: str) -> None:
        self._send(text)

    @Slot(QListWidgetItem)
    def _scan_row(self, item: QListWidgetItem) -> None:
        self.scan(self.labels[self.list.row(item)].text)
        self.list.clearSelection()

    @Slot()
    def _toggle(self) -> None:
        """Stop what is replayed, or ask for a file."""
        if self.replay.is_playing:
            self.replay.stop()
            return
        dialog = QFileDialog(
            self, self.tr("A file of recorded labels"), "", "JSON lines (*.jsonl *.txt *.json)"
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(False)
        dialog.fileSelected.connect(self.play)
        dialog.show()

    @Slot()
    def _change_pace(self) -> None:
        self.replay.set_pause(self.pace.currentData())

    @Slot(int, int)
    def _show_progress(self, sent: int, count: int) -> None:
        self.button.setText(self.tr("Stop the replay"))
        self.said.setText(self.tr("{sent} of {count} scanned").format(sent=sent, count=count))

    @Slot()
    def _show_end(self) -> None:
        self.button.setText(self.tr("Replay …"))
