"""The body of a request: bounded, and taken apart where it is a form."""

from collections.abc import Mapping
from typing import Any

from python_multipart.exceptions import FormParserError
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.types import Message

from station.api.answers import ApiError, refusal

LIMIT = 64 * 1024
"""Most bytes of a body."""

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


async def read_body(request: Request) -> bytes:
    """Return the whole body.

    Raises:
        ApiError: 413; it is too large. What is left of it is not read.
    """
    told = request.headers.get("content-length", "0")
    if told.isdecimal() and int(told) > LIMIT:
        raise _too_large()
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LIMIT:
            raise _too_large()
    return bytes(body)


async def read_form(request: Request, body: bytes) -> Mapping[str, Any] | ApiError | None:
    """Return the fields of a form, the last where one comes twice, or what is wrong with it.

    Returns:
        None where the body is no form.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in FORMS:
        return None

    async def replay() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    try:
        async with Request(request.scope, replay).form() as form:
            return dict(form.items())
    except (MultiPartException, FormParserError, LookupError, ValueError) as error:
        return refusal(400, f"Multipart form parse error - {error}")


def _too_large() -> ApiError:
    return refusal(413, f"The body has more than {LIMIT} bytes.", {"Connection": "close"})
