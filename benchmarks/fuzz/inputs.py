"""Damages recorded input: any number is an input, the same each time, so that a crash can be had again."""

import random
from collections.abc import Sequence

PIECES = (
    *(
        bytes([byte])
        for byte in b"\0\x02\x03\x04\t\n\r\x1c\x1d\x1e\x1f []{}()<>\"',;:=#.+-_%\\/0\x7f\x80\xff"
    ),
    *(b"[)>\x1e06\x1d", b"\x1e\x04", b"]d2", b"]C1", b"\r\n", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc2\x85"),
    *(
        b"\xe2\x80\xae",
        b"\xf0\x9f\x92\xa9",
        b"01",
        b"(01)",
        b"10",
        b"240",
        b"null",
        b"true",
        b"NaN",
        b"1e999",
    ),
    *(b"-0", b"9" * 30, b"[[", b'{"', b'":', b"'''", b'"""', b"\\u0000", b"\\ud800", b"1979-05-27", b"0x"),
)
"""What means something to one reader or another."""

EDITS = (1, 1, 1, 2, 3, 6)
"""How many edits there may be: few, so that most of the input is still what a reader goes into."""

LONG = 64 * 1024
"""Length, in bytes, that a repetition may reach; one input in two hundred has one."""


def damaged(number: int, seeds: Sequence[bytes]) -> bytes:
    """Return the input with this number: a seed with some edits, or sometimes bytes of pure chance.

    Args:
        number: any whole number.
        seeds: whole input; not empty.
    """
    chance = random.Random(number)  # noqa: S311 - the same each time is what is wanted
    if number % 50 == 0:
        return chance.randbytes(chance.randrange(200))
    data = chance.choice(seeds)
    for _ in range(chance.choice(EDITS)):
        data = _edit(chance, data, seeds)
    if number % 200 == 1:
        piece = chance.choice(PIECES)
        place = chance.randint(0, len(data))
        data = data[:place] + piece * chance.randrange(LONG // len(piece)) + data[place:]
    return data


def _edit(chance: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    start = chance.randint(0, len(data))
    end = min(len(data), start + chance.randint(0, 8))
    match chance.randrange(6):
        case 0:
            return data[:start] + data[end:]
        case 1:
            return data[:start] + chance.choice(PIECES) + data[start:]
        case 2:
            return data[:start] + chance.choice(PIECES) + data[end:]
        case 3:
            return data[:end] + data[start:end] * chance.randint(1, 20) + data[end:]
        case 4:
            other = chance.choice(seeds)
            return data[:start] + other[chance.randint(0, len(other)) :]
        case _:
            return (
                data[:start] + bytes(byte ^ 1 << chance.randrange(8) for byte in data[start:end]) + data[end:]
            )
