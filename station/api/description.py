"""The OpenAPI description of the API, made from the same table by which requests are answered."""

import re
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from station.api.resources import Operation, Resource
from station.roles import Role
from station.settings import APP

REASONS = {
    200: "Done or found",
    400: "Refused, or not found; the body says why",
    401: "Not signed in",
    403: "The role does not allow it",
    404: "There is no such item",
    413: "The body is too large",
    415: "The body is of a type that is not understood",
    429: "Too many failed logins",
    503: "The database cannot be used now; the body says what to do",
}


def describe(resources: Sequence[Resource]) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Scanning station",
            "version": version(APP),
            "description": "InvenTree's contract for barcodes and the reading of stock.",
            "license": {"name": "MIT"},
        },
        "paths": {
            resource.path: {
                method.lower(): _operation(resource, method, operation)
                for method, operation in resource.methods.items()
            }
            for resource in resources
        },
        "components": {
            "securitySchemes": {
                "token": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "Authorization",
                    "description": "The word Token, a space, and the key.",
                },
                "password": {"type": "http", "scheme": "basic"},
            }
        },
    }


def _operation(resource: Resource, method: str, operation: Operation) -> dict[str, Any]:
    words = re.findall("[a-z]+", resource.path.removeprefix("/api"))
    told: dict[str, Any] = {
        "operationId": "_".join([method.lower(), *words]),
        "summary": operation.about,
        "tags": [words[0] if words else "server"],
        "parameters": _parameters(resource, operation),
        "responses": _responses(operation),
        "security": [] if operation.needs is None else [{"token": []}, {"password": []}],
    }
    if operation.body is not None:
        content = {"schema": operation.body}
        kinds = ("application/json", "application/x-www-form-urlencoded")
        told["requestBody"] = {"required": True, "content": dict.fromkeys(kinds, content)}
    return told


def _parameters(resource: Resource, operation: Operation) -> list[dict[str, Any]]:
    in_path = [
        {"name": "pk", "in": "path", "required": True, "schema": {"type": "integer", "minimum": 1}}
        for _ in range(resource.path.count("{pk}"))
    ]
    asked = [
        {"name": name, "in": "query", "schema": {"type": kind}} for name, kind in operation.parameters.items()
    ]
    return in_path + asked


def _responses(operation: Operation) -> dict[str, Any]:
    statuses = {200, *operation.errors}
    if operation.needs is not None:
        statuses |= {401, 429, 503}
    if operation.needs not in {None, Role.READ}:
        statuses.add(403)
    if operation.body is not None:
        statuses |= {413, 415}
    return {str(status): _response(status, operation) for status in sorted(statuses)}


def _response(status: int, operation: Operation) -> dict[str, Any]:
    schema = operation.success if status == 200 else {"type": "object", "minProperties": 1}  # noqa: PLR2004
    return {"description": REASONS[status], "content": {"application/json": {"schema": schema}}}
