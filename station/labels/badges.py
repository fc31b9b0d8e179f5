"""The badge of an operator as a file, to be printed and deleted: it holds the secret."""

from pathlib import Path

from station.labels.cards import badge_card
from station.labels.files import save


def save_badge(name: str, path: Path, text: str) -> None:
    """Draw the badge of an operator, with the text of `station.codes.badges.badge_text`, into a file.

    Raises:
        InputError: see `save`.
    """
    save([badge_card(name, text)], path, "Badge", is_secret=True)
