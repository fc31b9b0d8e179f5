"""The test card: a code that holds every character, and what its arrival tells of a scanner's settings; pure.

The card says STNTEST, then characters, then each separator between its own name, then ENDTEST. The letters of
these words lie at the same place on every keyboard of the Latin alphabet, so that the card is recognised
however it was damaged.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from station.escapes import escape
from station.wording import Text

PRINTABLE = "".join(map(chr, range(0x20, 0x7F)))
FEW = "aqwzymAQWZYM12-=[];/"
"""What tells keyboards apart: enough for a scanner that reads lines only, whose codes must be short."""

_TAIL = "RS\x1eGS\x1dEOT\x04ENDTEST"
CARD = f"STNTEST{PRINTABLE}{_TAIL}"
"""Text of the Data Matrix."""
LINE_CARD = f"STNTEST{FEW}{_TAIL}"
"""Text of the Code 128."""

_LONGEST_PREFIX = 24
_LONGEST_BODY = 400
_START = re.compile(rf"(?is)(.{{0,{_LONGEST_PREFIX}}}?)stntest")
_END = re.compile(r"(?is)rs(.{0,8}?)gs(.{0,8}?)eot(.{0,8}?)endtest")
_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]$")
_REST = re.compile(r"(?i)\W*endtest\W*")

_US = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"
LAYOUTS = {
    "US": _US,
    "German": "^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-"
    "°!\"§$%&/()=?`QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_",
    "French": "²&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!"
    "\x001234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§",
    "Spanish": "º1234567890'¡qwertyuiop`+çasdfghjklñ´zxcvbnm,.-"
    'ª!"·$%&/()=?¿QWERTYUIOP^*ÇASDFGHJKLÑ¨ZXCVBNM;:_',
    "British": "`1234567890-=qwertyuiop[]#asdfghjkl;'zxcvbnm,./"
    '¬!"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@ZXCVBNM<>?',
}
"""What the keys of a US keyboard write where the computer takes them for those of another one."""

CASES: dict[str, Callable[[str], str]] = {
    "": str,
    "swapped": str.swapcase,
    "upper": str.upper,
    "lower": str.lower,
}
ALIKE = 0.75
"""Least likeness, of 1, to say that a damage is the one that we know."""

SEPARATORS = (("RS", "\x1e", "^"), ("GS", "\x1d", "]"), ("EOT", "\x04", "D"))
"""Name, character, and the key that writes it with Ctrl."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the card tells of a scanner."""

    name: str
    is_good: bool
    said: str
    """What is, in one sentence."""
    fix: str = ""
    """The setting to change; empty where nothing needs to be changed."""


def is_card(text: str) -> bool:
    """Tell whether a text is the test card, or a piece of it, in whatever state it arrived."""
    return _START.match(text) is not None or _REST.fullmatch(text) is not None


def read_card(text: str, *, unterminated: bool = False) -> tuple[Finding, ...]:
    """Tell what a test card says of the scanner that read it.

    Args:
        text: as it arrived; `is_card` holds for it.
        unterminated: silence has ended it, although a terminator was expected.
    """
    start = _START.match(text)
    if start is None:
        return (
            Finding(
                "whole",
                False,
                Text("This is only the end of the test card."),
                Text("See the scan before it."),
            ),
        )
    rest = text[start.end() : start.end() + _LONGEST_BODY]
    ends = list(_END.finditer(rest))
    findings = [*_before(start[1])]
    if not ends:
        return (*findings, _cut(rest))
    end = ends[-1]
    findings += [*_after(rest[end.end() :], unterminated=unterminated)]
    findings += [_separator(*names, got) for names, got in zip(SEPARATORS, end.groups(), strict=True)]
    return (*findings, *_characters(rest[: end.start()]))


def summary(findings: tuple[Finding, ...]) -> str:
    """Return one sentence for a whole reading."""
    wrong = [finding for finding in findings if not finding.is_good]
    if not wrong:
        return "Test card: every character arrives as it should."
    return "Test card: " + " ".join(f"{finding.said} {finding.fix}".rstrip() for finding in wrong)


def _before(prefix: str) -> Iterator[Finding]:
    aim = _AIM.search(prefix)
    if aim:
        yield Finding(
            "AIM",
            True,
            Text("It sends AIM identifiers: {aim}.", aim=aim[0]),
            Text("aim = true in its settings lets codes of several lines survive."),
        )
        prefix = prefix[: aim.start()]
    else:
        yield Finding("AIM", True, Text("It sends no AIM identifiers."))
    if prefix.strip("\x02"):
        said = Text("It puts “{prefix}” before each code.", prefix=escape(prefix))
        yield Finding("prefix", False, said, Text("Take the prefix away in the scanner's own settings."))


def _after(suffix: str, *, unterminated: bool) -> Iterator[Finding]:
    extra = suffix.strip("\r\n\t\x03\x04\x00")
    if extra:
        said = Text("It puts “{extra}” after each code.", extra=escape(extra))
        yield Finding("suffix", False, said, Text("Take the suffix away in the scanner's own settings."))
    elif unterminated:
        said = Text("It sends nothing after a code: only silence ends it.")
        yield Finding("suffix", False, said, Text("Set the scanner to send Enter (CR) after each code."))
    else:
        yield Finding("suffix", True, Text("A terminator ends its codes."))


def _cut(rest: str) -> Finding:
    name = next((name for name, *_ in SEPARATORS if rest.upper().endswith(name)), "")
    if name:
        said = Text("{name} ends the scan, although it belongs to many labels.", name=name)
        return Finding(
            name, False, said, Text("Take {name} out of the terminators, here and in the scanner.", name=name)
        )
    return Finding(
        "whole",
        False,
        Text("Only {count} characters of the card arrived.", count=len(rest)),
        Text("Scan it again; if it stays so, one of its characters ends the scan."),
    )


def _separator(name: str, char: str, key: str, got: str) -> Finding:
    if got == char:
        return Finding(name, True, Text("{name} arrives as it is.", name=name))
    if not got:
        return Finding(
            name,
            False,
            Text("{name} is lost on the way.", name=name),
            Text(
                "Set the scanner to send control characters (as Ctrl or Alt keys where it types), or to type "
                "F8 for GS and group_separator = “F8” here."
            ),
        )
    written = {f"^{key}", f"{{{name}}}", f"<{name}>", f"[{name}]", chr(0x2400 + ord(char))}
    how = (
        Text("{name} is written out as “{got}”.", name=name, got=escape(got))
        if got.upper() in written
        else Text("{name} arrives as “{got}”.", name=name, got=escape(got))
    )
    return Finding(
        name,
        False,
        how,
        Text(
            "Switch off the scanner's replacement of control characters, so that they are sent as they are."
        ),
    )


def _characters(got: str) -> Iterator[Finding]:
    sent = PRINTABLE if len(got) > (len(PRINTABLE) + len(FEW)) // 2 else FEW
    layout, case, likeness = _explained(sent, got)
    if likeness < ALIKE:
        yield Finding(
            "characters",
            False,
            Text("The characters are damaged in a way that is not known: {got}", got=escape(got)),
            Text("Set the scanner to the keyboard of a US computer, or better to a serial mode."),
        )
        return
    if layout != "US":
        yield Finding(
            "layout",
            False,
            Text("The computer has a {layout} keyboard, and the scanner types for a US one.", layout=layout),
            Text(
                "Set the scanner's keyboard country to {layout}, or better set it to a serial mode.",
                layout=layout,
            ),
        )
    yield _case(case)
    expected = _damaged(sent, layout, case)
    lost = [char for char in expected if char not in got]
    if lost:
        said = Text("These characters are lost: {lost}", lost=escape(" ".join(lost)))
        yield Finding(
            "characters", False, said, Text("Set the scanner to a serial mode, which has no dead keys.")
        )
    elif layout == "US":
        yield Finding("characters", True, Text("All {count} characters arrive.", count=len(sent)))


def _case(case: str) -> Finding:
    if case == "swapped":
        return Finding(
            "Caps Lock",
            False,
            Text("Caps Lock is on: capitals and small letters are swapped."),
            Text("Switch it off."),
        )
    if case:
        said = (
            Text("The scanner turns all letters into capitals.")
            if case == "upper"
            else Text("The scanner turns all letters into small ones.")
        )
        return Finding("case", False, said, Text("Set its case conversion to none: labels differ in case."))
    return Finding("Caps Lock", True, Text("Capitals and small letters arrive as they are."))


def _explained(sent: str, got: str) -> tuple[str, str, float]:
    """Return the layout and case that explain best what arrived, and how well, of 1."""
    found = [
        (layout, case, SequenceMatcher(None, _damaged(sent, layout, case), got, autojunk=False).ratio())
        for layout in LAYOUTS
        for case in CASES
    ]
    return max(found, key=lambda one: one[2])


def _damaged(sent: str, layout: str, case: str) -> str:
    table = dict(zip(_US, LAYOUTS[layout], strict=True))
    typed = "".join(table.get(char, char) for char in sent).replace("\x00", "")
    return CASES[case](typed)
