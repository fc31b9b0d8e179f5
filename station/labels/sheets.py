"""Sheets of labels: drawings put on A4, row by row."""

from collections.abc import Sequence

from station.labels.choices import A4, Sheet
from station.labels.drawing import Drawing, arranged, dots


def fill_sheets(labels: Sequence[Drawing], sheet: Sheet) -> list[Drawing]:
    """Put labels of the sheet's size on as many pages as they need, row by row."""
    return [_page(labels[start : start + sheet.count], sheet) for start in range(0, len(labels), sheet.count)]


def _page(labels: Sequence[Drawing], sheet: Sheet) -> Drawing:
    dpi = labels[0].dpi
    parts = []
    for number, label in enumerate(labels):
        row, column = divmod(number, sheet.columns)
        x, y = sheet.left + column * sheet.across, sheet.top + row * sheet.down
        parts.append((dots(x, dpi), dots(y, dpi), label))
    return arranged(dots(A4.width, dpi), dots(A4.height, dpi), dpi, parts)
