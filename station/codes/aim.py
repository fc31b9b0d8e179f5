"""What scanners put around a label: white space, STX and ETX, and the AIM identifier of the symbology."""

import re

OUTER = "\r\n\t \0\x02\x03\ufeff"
"""Characters at either end that belong to the transmission and never to the label."""

_AIM = re.compile(r"\]([A-Za-z][0-9A-Za-z])")


def undress(text: str) -> tuple[str, str]:
    """Take off what a scanner has put around a label, and one AIM identifier (ISO/IEC 15424, clause 4).

    Returns:
        The symbology identifier without its bracket, such as `d2`, empty where there is none; and the text.
    """
    trimmed = text.strip(OUTER)
    found = _AIM.match(trimmed)
    return (found[1], trimmed[found.end() :].strip(OUTER)) if found else ("", trimmed)
