"""Texts for people: English here, in the database and over HTTP; a screen says them in its own language."""

from typing import Self


class Text(str):
    """An English text that still knows the sentence it was made of and what was filled in.

    It is a `str` in every way, so nothing that stores, compares or prints it need know. What takes it apart
    again by `str` methods or an f-string gets plain English; `join` and a `Text` as a value do not.
    """

    __slots__ = ("template", "values")

    template: str
    """The sentence with its places in braces; what is looked up in the translations."""
    values: dict[str, object]
    """What fills each place; a `Text` among them is translated too."""

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Fill in a sentence; without values, braces stand for themselves."""
        text = super().__new__(cls, template.format(**values) if values else template)
        text.template = template
        text.values = values
        return text

    def __getnewargs__(self) -> tuple[str]:
        """Copy by the text as it stands; template and values follow as state."""
        return (str(self),)


def join(separator: str, *texts: str) -> Text:
    """Return texts one after the other, each to be translated by itself; empty ones are left out."""
    kept = [text for text in texts if text]
    template = separator.join(f"{{text{place}}}" for place in range(len(kept)))
    return Text(template, **{f"text{place}": text for place, text in enumerate(kept)})
