"""Which scanner is which: the settings that give the one that was triggered a name and a letter; pure."""

import json
import re

from station.settings import DeviceSettings

NAME_LENGTH = 64


def refusal(name: str, lane: str, others: tuple[str, ...]) -> str:
    """Say what is wrong with a name and a letter; empty when nothing is.

    Args:
        name: what the scanner is to be called; a scanner that types has none.
        lane: its letter.
        others: the letters of all other scanners.
    """
    if len(name) > NAME_LENGTH:
        return f"The name has {len(name)} characters; {NAME_LENGTH} is the most."
    if not re.fullmatch("[A-Z]", lane):
        return "The letter is one of A to Z."
    if lane in others:
        return f"Another scanner has the letter {lane} already."
    return ""


def snippet(device: DeviceSettings | None, usb: str, name: str, lane: str) -> str:
    """Return the lines for the settings file.

    Args:
        device: its settings until now; None for scanners that type.
        usb: what names it wherever it is plugged in, better than a path; empty where it is not on USB.
        name: its new name; empty keeps the old one.
        lane: its new letter.
    """
    if device is None:
        return f"[keyboard]\nlane = {_text(lane)}\n"
    address = f"usb = {_text(usb or device.usb)}" if usb or device.usb else f"port = {_text(device.port)}"
    kept = device.model_dump(exclude_defaults=True, exclude={"name", "port", "usb", "lane"}, mode="json")
    lines = [f"name = {_text(name or device.name)}", address, f"lane = {_text(lane)}"]
    lines += [f"{key} = {json.dumps(value)}" for key, value in kept.items()]
    return "\n".join(["[[device]]", *lines, ""])


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
