"""Texts that are damaged: separators lost, pieces of a code, another keyboard layout; suggestions only."""

import re
from collections.abc import Callable

from station.codes.inventree import read_internal
from station.codes.label import Label, Reading, suggest
from station.codes.layouts import TYPED, retype
from station.codes.packed import guess_fields
from station.codes.partdb import read_partdb
from station.records import ItemKind
from station.wording import Text

LIMIT = 1024
"""Longest text that is searched for what it may have been, in characters."""

_PACKED = re.compile(r">?\[\)>06(?=[0-9A-Z])")
_LOST = Text(
    "the separators (GS) of this label were lost; set the scanner to send control characters (GS, RS, EOT)"
)
_KINDS = "|".join(ItemKind)
_TAILS = "|".join(sorted({kind[start:] for kind in ItemKind for start in range(1, len(kind))}))
_HEAD_PIECE = re.compile(r'\{\s*"(?P<kind>[a-z]{0,20})("(\s*:\s*[0-9]*)?)?')
_TAIL_PIECE = re.compile(rf'(?:{_KINDS}|{_TAILS})?"?\s*:\s*"?[0-9]+"?\s*\}}')


def read_damaged(label: Label) -> Reading | None:
    """Recognise a damaged text, say what it may have been, and how to get it whole."""
    text = label.text
    if len(text) > LIMIT:
        return None
    if _PACKED.match(text):
        return _read_packed(label)
    if re.match(r">?\[\)>", text):
        supplier = "digikey" if "-ND" in text else ""
        return suggest(
            label, "ecia_damaged", Text("{lost}, and scan it again", lost=_LOST), supplier=supplier
        )
    if _is_piece(text):
        damage = Text(
            "this is a piece of an InvenTree code; scan it again, and give the scanner time between codes"
        )
        return suggest(label, "fragment", damage)
    return _read_other_layout(label)


def _read_packed(label: Label) -> Reading:
    fields, supplier = guess_fields(label.text.partition("06")[2])
    return suggest(label, "ecia_packed", Text("{lost}, and scan it again", lost=_LOST), fields, supplier)


def _is_piece(text: str) -> bool:
    if text.startswith("{") and not text.endswith("}"):
        found = _HEAD_PIECE.fullmatch(text)
        return found is not None and any(kind.startswith(found["kind"]) for kind in ItemKind)
    return '"' in text and _TAIL_PIECE.fullmatch(text) is not None


_READERS: tuple[Callable[[Label], Reading | None], ...] = (read_internal, read_partdb)


def _read_other_layout(label: Label) -> Reading | None:
    """Undo a keyboard layout, and see whether a code comes out that stands for something."""
    if len(label.text) > 64:  # noqa: PLR2004 - no code of these kinds is longer
        return None
    for language in TYPED:
        retyped = retype(label.text, language)
        if retyped == label.text:
            continue
        for read in _READERS:
            reading = read(Label(retyped, label.symbology, label.prefix))
            if reading and reading.kind != "inventree_short_bad":
                damage = Text(
                    "in a {language} keyboard layout this stands for {retyped}; set the scanner to this "
                    "computer's layout, or use it as a serial device",
                    language=language,
                    retyped=retyped,
                )
                return suggest(label, "layout_damaged", damage, dict(reading.fields))
    return None
