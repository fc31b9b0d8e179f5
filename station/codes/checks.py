"""Check digits by which a text is told from any other of its shape."""

import re

from biip.checksums import gs1_standard_check_digit

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def is_standard(digits: str) -> bool:
    """Tell whether the last digit is the check digit of those before (GS1 General Specifications, 7.9)."""
    if len(digits) < 2 or not (digits.isascii() and digits.isdecimal()):  # noqa: PLR2004 - one of each
        return False
    return gs1_standard_check_digit(digits[:-1]) == int(digits[-1])


def is_ups(number: str) -> bool:
    """Tell whether `1Z` and 16 characters end in UPS's check digit: letters count from 2, evens double."""
    values = [int(char) if char.isdigit() else (ord(char) - 63) % 10 for char in number[2:-1]]
    total = sum(value * (2 if index % 2 else 1) for index, value in enumerate(values))
    return number[-1].isdigit() and -total % 10 == int(number[-1])


def is_fedex(number: str) -> bool:
    """Tell whether 12 digits end in FedEx Express's check digit: weights 3, 1, 7, modulo 11, modulo 10."""
    total = sum(int(digit) * (3, 1, 7)[index % 3] for index, digit in enumerate(number[:-1]))
    return total % 11 % 10 == int(number[-1])


def is_s10(number: str) -> bool:
    """Tell whether the digits of `RR123456785DE` end in their check digit (UPU S10, 5.2)."""
    digits = number[2:11]
    total = sum(int(digit) * weight for digit, weight in zip(digits, (8, 6, 4, 2, 3, 5, 9, 7), strict=False))
    check = 11 - total % 11
    return int(digits[8]) == {10: 0, 11: 5}.get(check, check)


def mod_37_36(text: str) -> str:
    """Return the check character of capital letters and digits (ISO/IEC 7064, system MOD 37,36)."""
    product = 36
    for char in text:
        total = (product + _ALPHABET.index(char)) % 36 or 36
        product = 2 * total % 37
    return _ALPHABET[(37 - product) % 36]


def is_mod_37_36(text: str) -> bool:
    """Tell whether the last character is the check character of those before."""
    return re.fullmatch("[0-9A-Z]{2,}", text) is not None and mod_37_36(text[:-1]) == text[-1]
