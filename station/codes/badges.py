"""Operator badges: scanned to sign in, never linked, and known outside of the moment only by their digest.

Whatever is kept or shown of a scan goes through `conceal_scan` first: journal, spool, log, tape. What signs
an operator in is the key of the Code, `op:` and the digest, to be compared with the digest that is stored.
"""

import hashlib
import re
from dataclasses import replace

from station.codes.checks import mod_37_36
from station.codes.label import Label, Reading
from station.records import Identity, Scan
from station.wording import Text

PREFIX = "STN-OP-"
BADGE = "operator"
"""The kind of a badge's code."""
BADGE_KEY = "op:"
"""What its key begins with; the digest follows."""
BECAUSE = Text("it is an operator's badge")
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Of a secret: capitals and digits that are not taken for each other on paper."""
SECRET_LENGTH = 20
"""Characters of a secret: 100 bits, so that its digest cannot be guessed back."""
CONCEALED = "STN-OP-••••"
"""What stands for a badge wherever it is kept or shown."""

_BADGE = re.compile(rf"([{ALPHABET}]{{{SECRET_LENGTH}}})-([0-9A-Z])")
_TRACE = re.compile(r"STN[^A-Z0-9]{1,2}OP[^A-Z0-9]", re.IGNORECASE)
# Looser than the prefix: a keyboard layout may turn a hyphen into something else.


def badge_text(secret: str) -> str:
    """Return what is printed on a badge: prefix, secret and check character.

    Args:
        secret: SECRET_LENGTH characters of ALPHABET, drawn by chance.

    Raises:
        ValueError: it is no such secret.
    """
    if len(secret) != SECRET_LENGTH or not set(secret) <= set(ALPHABET):
        raise ValueError(f"a secret has {SECRET_LENGTH} characters of {ALPHABET}")
    return f"{PREFIX}{secret}-{mod_37_36(secret)}"


def badge_digest(secret: str) -> str:
    """Return what is stored of a badge, 64 hex digits (SHA-256); the key of its code is `op:` and this."""
    return hashlib.sha256(f"station badge {secret}".encode()).hexdigest()


def read_badge(label: Label) -> Reading | None:
    """Read a badge; the reading holds its digest and no part of the secret."""
    if not _TRACE.match(label.text):
        return None
    found = _BADGE.fullmatch(label.text.upper().removeprefix(PREFIX))
    if found and found[2] == mod_37_36(found[1]):
        key = f"{BADGE_KEY}{badge_digest(found[1])}"
        return Reading(key, BADGE, Identity.OURS, BECAUSE, wire=CONCEALED)
    warning = Text("an operator badge that was not read in full; scan it again, or have it printed anew")
    return Reading(f"{BADGE_KEY}?", BADGE, Identity.OURS, BECAUSE, wire=CONCEALED, warnings=(warning,))


def conceal_scan(scan: Scan) -> Scan:
    """Return a scan that may be kept and shown: the same one, unless there is a badge in it."""
    kept = conceal(scan.text)
    return scan if kept == scan.text else replace(scan, raw=kept.encode(), text=kept)


def conceal_bytes(data: bytes) -> bytes:
    """Return raw bytes without the badge in them, as far as it came in one piece."""
    text = data.decode("latin-1")
    kept = conceal(text)
    return data if kept == text else kept.encode()


def conceal(text: str) -> str:
    """Return a text without the badge in it, whole, cut off or garbled by a keyboard layout.

    Everything from the prefix on goes: what comes before it may be an AIM identifier, what comes after may
    be the secret. A text without a badge is returned as it is.
    """
    found = _TRACE.search(text)
    return text[: found.start()] + CONCEALED if found else text
