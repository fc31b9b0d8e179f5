"""What is wrong with a value that a person wrote, in words a screen can translate."""

from pydantic_core import ErrorDetails

from station.wording import Text

TEMPLATES = {
    "missing": "it is missing",
    "extra_forbidden": "there is nothing of this name",
    "int_type": "give a whole number",
    "int_parsing": "give a whole number",
    "int_from_float": "give a whole number",
    "int_parsing_size": "give a smaller number",
    "float_type": "give a number",
    "float_parsing": "give a number",
    "finite_number": "give a number",
    "bool_type": "give true or false",
    "bool_parsing": "give true or false",
    "string_type": "give a text",
    "string_too_short": "give at least {min_length} characters",
    "string_too_long": "give at most {max_length} characters",
    "string_pattern_mismatch": "it does not have the form {pattern}",
    "greater_than": "give more than {gt}",
    "greater_than_equal": "give {ge} or more",
    "less_than": "give less than {lt}",
    "less_than_equal": "give {le} or less",
    "literal_error": "give one of {expected}",
    "tuple_type": "give a list",
    "model_type": "give a table",
}
"""By the name that pydantic has for what is wrong; its limits fill the braces."""


def worded(found: ErrorDetails) -> Text:
    """Return what is wrong with one value; what has no words of ours stays in pydantic's."""
    said = found.get("ctx", {})
    if found["type"] == "value_error":
        reason = said["error"].args[0]
        return reason if isinstance(reason, Text) else Text(str(reason))
    template = TEMPLATES.get(found["type"])
    return Text(template, **said) if template else Text(found["msg"])
