"""The window that is there at once, while all else is loaded; it imports nothing that is slow to load."""

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from station.errors import StationError
from ui.screen import check_screen

NAME = "Scanning station"

PATIENCE = 1000
"""Time, ms, after which it is taken to be hidden, and the rest goes on without its being seen."""


def fit_screen(window: QWidget) -> None:
    """Have a window fill the screen where there is no room for its size and the frame around it."""
    room = window.screen().availableSize()
    if room.width() <= window.width() or room.height() <= window.height():
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


class Opening(QLabel):
    """Says what is being opened, in place of the window and in its size; it takes no input."""

    def __init__(self, application: QCoreApplication) -> None:
        """Show nothing yet; the application lives as long as this."""
        super().__init__(f"{NAME} …")
        self.application = application
        self.setWindowTitle(NAME)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.resize(1280, 800)
        fit_screen(self)
        self._painted = QEventLoop()

    def show_now(self) -> None:
        """Show the window, and return when it has painted."""
        QTimer.singleShot(PATIENCE, self._painted.quit)
        self.installEventFilter(self)
        self.show()
        self._painted.exec()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on when the first paint is over."""
        if event.type() is QEvent.Type.Paint:
            self.removeEventFilter(self)
            QTimer.singleShot(0, self._painted.quit)
        return super().eventFilter(watched, event)


def open_at_once(name: str) -> Opening | None:
    """Return the window, shown; None where none can be, which is told later.

    Args:
        name: of the program, for the system.
    """
    try:
        check_screen()
    except StationError:
        return None
    application = QApplication.instance() or QApplication([name])
    application.setApplicationName(name)
    opening = Opening(application)
    opening.show_now()
    return opening


def end_opening(application: QApplication) -> None:
    """Close it: the station's own window is there."""
    for widget in application.topLevelWidgets():
        if isinstance(widget, Opening):
            widget.close()
            widget.deleteLater()
