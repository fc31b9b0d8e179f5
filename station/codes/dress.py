"""How control characters look after they went through a keyboard, a terminal or a font."""

import re

FS, GS, RS, US, EOT = "\x1c", "\x1d", "\x1e", "\x1f", "\x04"

_PICTURES = {0x2400 + code: code for code in range(0x21)}  # U+2400: one picture for each, and one for space
_FUNCTION_KEYS = {0xF70B: 0x1D, 0xF70C: 0x1E}  # F8 and F9 as macOS names them
_CP437 = {0x2194: 0x1D, 0x25B2: 0x1E, 0x2666: 0x04}  # what the IBM PC's font shows
_TOKENS = re.compile(r"\{(FS|GS|RS|US|EOT)\}|<(FS|GS|RS|US|EOT)>")
_NAMED = {"FS": FS, "GS": GS, "RS": RS, "US": US, "EOT": EOT}
_SHOWN = _PICTURES | _FUNCTION_KEYS | _CP437


def undo_pictures(text: str) -> str:
    """Turn pictures of control characters, and their names in brackets, back into what they stand for.

    Only for texts of a known format: elsewhere an arrow may be an arrow.
    """
    plain = text if text.isascii() else text.translate(_SHOWN)
    return _TOKENS.sub(_meant, plain) if "{" in plain or "<" in plain else plain


def _meant(match: re.Match[str]) -> str:
    return _NAMED[match[1] or match[2]]
