"""The errors a person can act on: what went wrong (title) and the next step (advice)."""

from station.wording import Text, join


class StationError(Exception):
    """Known trouble, told in plain words; anything else that is raised is a bug.

    Attributes:
        title: one sentence that names the thing and what is wrong with it.
        advice: the next step for the person who reads it.
    """

    def __init__(self, title: str, advice: str = "") -> None:
        """Keep both sentences apart, so that every edge can lay them out its own way."""
        super().__init__(title, advice)
        self.title = title
        self.advice = advice

    def __str__(self) -> str:
        """Join both sentences: plain English in a log, and still to be translated on a screen."""
        return join(" ", self.title, self.advice)


class InputError(StationError):
    """What was handed in is wrong: a file, a setting, an argument, a code."""


class MistakesError(InputError):
    """Several things are wrong with files that were handed in.

    Attributes:
        mistakes: each with its file, line and column.
    """

    def __init__(self, title: str, advice: str, mistakes: tuple[Text, ...]) -> None:
        """Keep each mistake apart, for a screen that lists them; the title has them all."""
        super().__init__(title, advice)
        self.mistakes = mistakes


class StoreError(StationError):
    """The database cannot be opened, read or written."""


class AwayError(StoreError):
    """The database server does not answer; it may be back in a moment."""


class RaceError(StoreError):
    """Others changed the same at the same moment; nothing was changed, and the same once more is right."""


class BusyError(StoreError):
    """Somebody else, such as an import, has locked the database for longer than one waits."""


class DeviceError(StationError):
    """A scanner or its port cannot be used."""
