"""Reads the report descriptor of a HID device: which bit of which report means what (HID 1.11, 6.2.2)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum

MOST_FIELDS = 4096
"""Elements, in all reports, after which a descriptor is not read on: no scanner has as many."""

LARGEST_ID = 0xFF
"""Report IDs have one byte; a larger one is damage."""

_LONG_ITEM = 0xFE
_MAIN, _GLOBAL, _LOCAL = 0, 1, 2
_COLLECTION, _END_COLLECTION = 0xA, 0xC
_USAGE, _USAGE_MINIMUM, _USAGE_MAXIMUM = 0x0, 0x1, 0x2
_WITH_PAGE = 4  # length, in bytes, of a usage that brings its own page


class ReportKind(IntEnum):
    """Which way a report goes, by the tag of its main item."""

    INPUT = 0x8
    OUTPUT = 0x9
    FEATURE = 0xB


@dataclass(frozen=True, slots=True)
class Element:
    """One value in a report."""

    kind: ReportKind
    report: int
    """Report ID; 0 where the device does not number its reports."""
    application: int
    """Usage of the outermost collection around it: page in the upper 16 bits, as for all usages."""
    usage: int
    offset: int
    """Of its first bit, counted behind the report ID."""
    size: int
    """In bits."""


@dataclass(frozen=True, slots=True)
class _Globals:
    page: int = 0
    size: int = 0
    count: int = 0
    report: int = 0


@dataclass(slots=True)
class _State:
    """What the items so far have set."""

    globals: _Globals = _Globals()
    stack: list[_Globals] = field(default_factory=list)
    usages: list[int] = field(default_factory=list)
    minimum: int | None = None
    applications: list[int] = field(default_factory=list)
    offsets: dict[tuple[ReportKind, int], int] = field(default_factory=dict)


def read_descriptor(descriptor: bytes) -> tuple[Element, ...]:
    """Return every value of every report, in the order of the descriptor; what is damaged is left out."""
    state = _State()
    elements: list[Element] = []
    for kind, tag, data in _items(descriptor):
        value = int.from_bytes(data, "little")
        if kind == _GLOBAL:
            _set_global(state, tag, value)
        elif kind == _LOCAL:
            _set_local(state, tag, value, has_page=len(data) == _WITH_PAGE)
        elif kind == _MAIN:
            if tag == _COLLECTION:
                state.applications.append((state.usages or [0])[0])
            elif tag == _END_COLLECTION:
                del state.applications[-1:]
            elif tag in tuple(ReportKind):
                elements += _elements(state, ReportKind(tag), MOST_FIELDS - len(elements))
            state.usages.clear()
            state.minimum = None
    return tuple(elements)


def _items(descriptor: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Cut the descriptor into (kind, tag, data)."""
    start = 0
    while start < len(descriptor):
        prefix = descriptor[start]
        if prefix == _LONG_ITEM:
            start += 3 + int.from_bytes(descriptor[start + 1 : start + 2], "little")
            continue
        length = (0, 1, 2, 4)[prefix & 3]
        data = descriptor[start + 1 : start + 1 + length]
        if len(data) == length:
            yield prefix >> 2 & 3, prefix >> 4, data
        start += 1 + length


def _set_global(state: _State, tag: int, value: int) -> None:
    match tag:
        case 0x0:  # usage page
            state.globals = replace(state.globals, page=value)
        case 0x7:  # report size
            state.globals = replace(state.globals, size=value)
        case 0x8 if value <= LARGEST_ID:
            state.globals = replace(state.globals, report=value)
        case 0x9:  # report count
            state.globals = replace(state.globals, count=value)
        case 0xA:  # push
            state.stack.append(state.globals)
        case 0xB if state.stack:  # pop
            state.globals = state.stack.pop()
        case _:
            pass


def _set_local(state: _State, tag: int, value: int, *, has_page: bool) -> None:
    usage = value if has_page else state.globals.page << 16 | value
    if tag == _USAGE:
        state.usages.append(usage)
    elif tag == _USAGE_MINIMUM:
        state.minimum = usage
    elif tag == _USAGE_MAXIMUM and state.minimum is not None:
        state.usages += range(state.minimum, min(usage, state.minimum + MOST_FIELDS) + 1)
        state.minimum = None


def _elements(state: _State, kind: ReportKind, most: int) -> list[Element]:
    """Return the values of one main item; the last usage holds for all that are left."""
    now = state.globals
    start = state.offsets.get((kind, now.report), 0)
    state.offsets[kind, now.report] = start + now.size * now.count
    usages = state.usages or [0]
    return [
        Element(
            kind=kind,
            report=now.report,
            application=(state.applications or [0])[0],
            usage=usages[min(index, len(usages) - 1)],
            offset=start + index * now.size,
            size=now.size,
        )
        for index in range(min(now.count, most))
    ]
