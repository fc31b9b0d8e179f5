"""What goes into an endpoint and what comes out of it: a call, and an answer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import Headers, QueryParams

from station.roles import Caller, Role
from station.service import Station

NOBODY = Caller(pk=0, name="", role=Role.READ)
"""Who calls where nobody needs to sign in."""


_ENCODER = json.JSONEncoder(separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Call:
    """One request, whole, and who made it."""

    station: Station
    method: str
    path: str
    base: str
    """Scheme and host as the caller wrote them, such as `http://127.0.0.1:8989`."""
    query: QueryParams
    headers: Headers
    address: str
    """From where it came."""
    body: bytes = b""
    form: "Mapping[str, Any] | ApiError | None" = None
    """The fields of a form, or what is wrong with it; None where the body is no form."""
    pk: int = 0
    """The number in the path."""
    caller: Caller = NOBODY


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and what is said with it."""

    body: Any
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str = "application/json"

    def encode(self) -> bytes:
        """Return the bytes of the body."""
        if isinstance(self.body, bytes):
            return self.body
        return _ENCODER.encode(self.body).encode("ascii")


class ApiError(Exception):
    """A request that is refused; the answer says why in InvenTree's words."""

    def __init__(self, status: int, body: Any, headers: Mapping[str, str] | None = None) -> None:
        """Keep the answer; the leaves of a 400 become strings, as InvenTree's do."""
        super().__init__(status, body)
        self.answer = Answer(stringified(body) if status == 400 else body, status, headers or {})  # noqa: PLR2004


def refusal(status: int, detail: str, headers: Mapping[str, str] | None = None) -> ApiError:
    """Return the error that says one sentence."""
    return ApiError(status, {"detail": detail}, headers)


def stringified(value: Any) -> Any:
    """Turn every leaf into a string, None into `None`, as InvenTree does in each 400."""
    if isinstance(value, dict):
        return {str(key): stringified(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [stringified(inner) for inner in value]
    return str(value)
