"""What is wrong with a value is told in words of ours, which screens can translate."""

import re
from typing import Literal

import pytest
from pydantic import BaseModel, Field, ValidationError

from station.refusals import TEMPLATES, worded
from station.wording import Text


class Form(BaseModel):
    """Each way in which a value may be refused."""

    count: int = Field(default=1, ge=1, lt=10)
    share: float = Field(default=0.5, gt=0, le=1, allow_inf_nan=False)
    name: str = Field(default="a", min_length=1, max_length=3, pattern="^[a-z]*$")
    kind: Literal["port", "usb"] = "port"
    is_on: bool = False


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("count", "x", "give a whole number"),
        ("count", 1.5, "give a whole number"),
        ("count", 0, "give 1 or more"),
        ("count", 10, "give less than 10"),
        ("share", 0, "give more than 0.0"),
        ("share", 2, "give 1.0 or less"),
        ("share", float("inf"), "give a number"),
        ("name", "", "give at least 1 characters"),
        ("name", "abcd", "give at most 3 characters"),
        ("name", "A", "it does not have the form ^[a-z]*$"),
        ("name", 1, "give a text"),
        ("kind", "com", "give one of 'port' or 'usb'"),
        ("is_on", "perhaps", "give true or false"),
    ],
)
def test_what_is_wrong_with_a_value_is_told_with_its_limits(field: str, value: object, told: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Form.model_validate({field: value})
    text = worded(refused.value.errors()[0])
    assert (text, text.template in TEMPLATES.values()) == (told, True)


def test_what_a_check_of_ours_says_keeps_its_sentence() -> None:
    reason = Text("give {least} or more", least=5)
    found = {
        "type": "value_error",
        "ctx": {"error": ValueError(reason)},
        "msg": "Value error, give 5 or more",
    }
    assert worded({**found, "loc": ("count",), "input": 1}).template == "give {least} or more"  # type: ignore[typeddict-item]


def test_places_of_the_templates_are_what_pydantic_fills_in() -> None:
    places = {place for text in TEMPLATES.values() for place in re.findall("{(.*?)}", text)}
    assert places == {"min_length", "max_length", "pattern", "gt", "ge", "lt", "le", "expected"}
