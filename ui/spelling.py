"""How numbers and points in time are written in the language of the screen."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale


def number(count: int) -> str:
    """Write a whole number with its thousands set apart."""
    return QLocale().toString(count)


def moment(at: datetime, pattern: str = "dd MMM yyyy HH:mm") -> str:
    """Write a point in time on this computer's clock, in the letters of Qt's QDateTime."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(at.timestamp())), pattern)
