"""Diagnostics (F9): what each scanner sends and how it is set up, and a test card to scan from the screen."""

from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from operator import attrgetter

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from station.devices.ports import Port, list_ports
from station.diagnosis import Diagnosis, tell_finding
from station.errors import StationError
from station.records import DeviceStatus, Scan
from station.service import Station
from station.settings import APP, Settings
from ui.bridge import Bridge
from ui.panels.buttons import key_button
from ui.panels.identify import IdentifyPanel
from ui.panels.symbol import Symbol
from ui.panels.text import plain_label
from ui.translation import told

SIDE = 36
"""Percent of the width that each of the first two columns takes."""

REFRESH_MS = 100
"""How often what is shown is brought up to date while scanners send."""


class DiagnosticsPanel(QFrame):
    """Stands in place of the columns; scans go on being resolved."""

    def __init__(self, bridge: Bridge, settings: Settings) -> None:
        """Collect the news of scanners from now on; bytes only while the page is shown."""
        super().__init__()
        self._bridge = bridge
        self.diagnosis = Diagnosis(settings)
        self.identify = IdentifyPanel(settings, self.diagnosis)
        self._scanners = plain_label()
        self._findings = plain_label()
        self._said = plain_label("quiet")
        self._live = _record(self.tr("Raw bytes"))
        self._frames = _record(self.tr("Scans"))
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._refresh.timeout.connect(self._show)
        bridge.device_changed.connect(self._take_status)
        bridge.heard.connect(self._take_bytes)
        bridge.taken.connect(self._take_scan)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        left = _column(self.tr("SCANNERS"), _scrolled(self.identify, self._scanners))
        button = partial(key_button, self, context=Qt.ShortcutContext.WindowShortcut)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pushed = (
            button(self.tr("Which is which?"), self.identify.start, "Ctrl+I"),
            button(self.tr("Copy report"), self._copy, "Ctrl+Shift+C"),
        )
        for one in self._pushed:
            self._buttons.addWidget(one)
        left.addLayout(self._buttons)
        left.addWidget(self._said)
        middle = _column(self.tr("WHAT THEY SEND"), self._live)
        middle.addWidget(plain_label("title", self.tr("SCANS THAT WERE MADE OF IT"), wraps=False))
        middle.addWidget(self._frames, stretch=1)
        self._card = QVBoxLayout()
        right = _column(self.tr("TEST CARD: SCAN IT FROM HERE"), _scrolled(self._findings))
        right.insertLayout(1, self._card)
        layout = QHBoxLayout(self)
        for column, stretch in ((left, SIDE), (middle, SIDE), (right, 100 - 2 * SIDE)):
            layout.addLayout(column, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below each other where their words need it."""
        super().resizeEvent(event)
        needed = sum(button.sizeHint().width() for button in self._pushed)
        has_room = needed < (SIDE - 2) / 100 * self.width()
        ways = QBoxLayout.Direction
        self._buttons.setDirection(ways.LeftToRight if has_room else ways.TopToBottom)

    def open(self) -> None:
        """Begin to listen, and show."""
        from station.testsheet import matrix  # noqa: PLC0415 - slow to load, and hardly ever looked at

        if not self._card.count():
            self._card.addWidget(Symbol(matrix(), self.tr("Test card")))
        self._bridge.listen(is_on=True)
        self._bridge.ask(_ports, self._take_ports, self._take_trouble)
        self._said.setText(self.tr("Esc or F9 closes this page. Scans are looked up as always."))
        self._show()
        self.show()
        self._live.setFocus()

    def close_page(self) -> None:
        """Stop listening, and hide."""
        self._bridge.listen(is_on=False)
        self.hide()

    def show_card(self, scan: Scan) -> None:
        """Show what a test card tells, also when it was scanned before the page was open."""
        if self.diagnosis.card is None or self.diagnosis.card.uid != scan.uid:
            self.diagnosis.note_scan(scan)
        self._show()

    def text(self) -> str:
        """Return all that is shown, as plain text."""
        parts = (self._scanners, self.identify.said, self._findings, self._said)
        return "\n".join([*(part.text() for part in parts), self._live.toPlainText()])

    @Slot(object)
    def _take_status(self, status: DeviceStatus) -> None:
        self.diagnosis.note_status(status)
        if self.isVisible():
            self._bridge.ask(_ports, self._take_ports, self._take_trouble)
            self._refresh.start()

    @Slot(object)
    def _take_ports(self, ports: list[Port]) -> None:
        self.diagnosis.note_ports(ports)
        self._show()

    @Slot(object)
    def _take_trouble(self, error: StationError) -> None:
        self._said.setText(told(str(error)))

    @Slot(str, object, float)
    def _take_bytes(self, device: str, data: bytes, at: float) -> None:
        self.diagnosis.note_bytes(device, data, at)
        if not self._refresh.isActive():
            self._refresh.start()

    @Slot(object)
    def _take_scan(self, scan: Scan) -> None:
        self.diagnosis.note_scan(scan)
        self.identify.take(scan)
        if not self._refresh.isActive():
            self._refresh.start()

    @Slot()
    def _show(self) -> None:
        blocks = []
        for facts in self.diagnosis.facts():
            lines = [told(facts.title), *(f"    {told(line)}" for line in facts.lines)]
            blocks.append("\n".join(lines + ([f"    ✗ {told(facts.trouble)}"] if facts.trouble else [])))
        self._scanners.setText("\n\n".join(blocks))
        for place, lines in ((self._live, self.diagnosis.live()), (self._frames, self.diagnosis.frames())):
            text = "\n".join(reversed(lines)) or self.tr("Nothing yet: scan something.")
            if text != place.toPlainText():
                place.setPlainText(text)
        findings = "\n".join(
            told(tell_finding(one)) for one in sorted(self.diagnosis.findings, key=attrgetter("is_good"))
        )
        self._findings.setText(
            findings
            or self.tr(
                "It tells prefix, suffix, AIM identifier, keyboard and Caps Lock, and how GS, RS and EOT "
                "arrive. On paper: scanning-station testcard card.pdf"
            )
        )

    @Slot()
    def _copy(self) -> None:
        now = f"{datetime.now(UTC).astimezone():%Y-%m-%d %H:%M:%S %z}"
        QGuiApplication.clipboard().setText(self.diagnosis.report(version(APP), now))
        self._said.setText(self.tr("The report is on the clipboard: paste it wherever help is."))


def _record(name: str) -> QPlainTextEdit:
    """Make a place for lines that are for reading only."""
    record = QPlainTextEdit(readOnly=True, undoRedoEnabled=False)
    record.setObjectName("code")
    record.setAccessibleName(name)
    return record


def _column(title: str, inside: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.addWidget(plain_label("title", title, wraps=False))
    column.addWidget(inside, stretch=1)
    return column


def _scrolled(*widgets: QWidget) -> QScrollArea:
    inside = QWidget()
    layout = QVBoxLayout(inside)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch()
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def _ports(_station: Station) -> list[Port]:
    """Ask the system, on a thread where it may take its time."""
    return list_ports()
