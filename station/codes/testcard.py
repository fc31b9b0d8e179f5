"""The test card, in whatever state it arrives: ours, never linked, and read by `station.testcard`."""

from station.codes.label import Label, Reading
from station.records import Identity
from station.testcard import is_card
from station.wording import Text

COMMAND = "TEST"
"""What the test card commands: show what it tells of the scanner."""


def read_test_card(label: Label) -> Reading | None:
    """Recognise the test card."""
    if not is_card(label.text):
        return None
    return Reading("test:card", "test_card", Identity.OURS, Text("it is the test card"), command=COMMAND)
