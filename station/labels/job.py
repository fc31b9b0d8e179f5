"""A job of the label printer: items in, pages out; the window and the command line ask here alike."""

from collections.abc import Sequence

from station.labels.choices import Job
from station.labels.drawing import Drawing
from station.labels.faces import face_of
from station.labels.layout import lay_out
from station.labels.sheets import fill_sheets
from station.records import Item


def draw_labels(items: Sequence[Item], job: Job, prefix: str = "INV-") -> list[Drawing]:
    """Draw the labels of items: a page for each label, or sheets of them.

    Raises:
        InputError: a code does not fit the label or cannot be drawn; the advice says what to do.
    """
    size = job.sheet.label if job.sheet else job.size
    labels = [lay_out(face_of(item, job.form, prefix), size, job.symbology, job.dpi) for item in items]
    copies = [label for label in labels for _ in range(job.copies)]
    return fill_sheets(copies, job.sheet) if job.sheet else copies
