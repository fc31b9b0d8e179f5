"""The ASGI application: one endpoint for each resource."""

import json
import logging
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from station.api.answers import Answer, ApiError, Call, refusal
from station.api.bodies import read_body, read_form
from station.api.description import describe
from station.api.page import FILES
from station.api.resources import RESOURCES, Resource
from station.api.security import Callers, Throttle, authenticate
from station.api.workers import Workers
from station.errors import InputError, StationError
from station.service import Station

log = logging.getLogger(__name__)

PARSES = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"]


class Number(Convertor[int]):
    """A whole number in an address, of so many digits that reading it costs nothing."""

    regex = "[0-9]{1,40}"

    def convert(self, value: str) -> int:
        """Return what an address says."""
        return int(value)

    def to_string(self, value: int) -> str:
        """Write it as part of an address."""
        return str(value)


register_url_convertor("number", Number())


class Endpoint:
    """Answers one address, whatever the method."""

    def __init__(self, resource: Resource, workers: Workers, callers: Callers, throttle: Throttle) -> None:
        """Answer for a resource of a station."""
        self._resource = resource
        self._workers = workers
        self._callers = callers
        self._throttle = throttle

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the request, have it answered, and send the answer."""
        request = Request(scope, receive)
        try:
            answer = await self._answer(request)
        except ClientDisconnect:
            return
        response = Response(answer.encode(), answer.status, dict(answer.headers), answer.media_type)
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Answer:
        operation = self._resource.methods.get(request.method)
        workers = self._workers
        if request.headers.get("authorization", "")[:5].lower() == "basic":
            do = workers.sign_in
        else:
            do = workers.write if operation is not None and operation.writes else workers.read
        try:
            body = await read_body(request)
            form = await read_form(request, body) if body and request.method != "GET" else None
            return await do(partial(self._run, request, body, form))
        except ClientDisconnect:
            raise
        except ApiError as error:
            return error.answer
        except InputError as error:
            return refusal(400, str(error)).answer
        except StationError as error:
            log.warning("Not answered: %s", error)
            return refusal(503, str(error), {"Retry-After": "1"}).answer
        except Exception:
            log.exception("A fault in the program")
            return refusal(500, "A fault in the station; its log tells more.").answer

    def _run(
        self, request: Request, body: bytes, form: Mapping[str, Any] | ApiError | None, station: Station
    ) -> Answer:
        """Sign the caller in, judge the method, then do what was asked: in InvenTree's order."""
        call = _call(request, station, body, form)
        methods = self._resource.methods
        if any(operation.needs is not None for operation in methods.values()):
            caller = authenticate(call, self._callers, self._throttle)
            call = replace(call, caller=caller)
        if call.query.get("format", "json") != "json":
            raise refusal(404, "Not found.")
        if call.method == "OPTIONS":
            return self._describe()
        operation = methods.get("GET" if call.method == "HEAD" else call.method)
        if operation is None:
            allowed = ", ".join([*methods, "HEAD", "OPTIONS"] if "GET" in methods else [*methods, "OPTIONS"])
            raise refusal(405, f'Method "{call.method}" not allowed.', {"Allow": allowed})
        return operation.run(call)

    def _describe(self) -> Answer:
        about = " ".join(operation.about for operation in self._resource.methods.values())
        actions = {
            method: _described(operation.body)
            for method, operation in self._resource.methods.items()
            if operation.body is not None
        }
        body = {"name": self._resource.name, "description": about, "renders": PARSES[:1], "parses": PARSES}
        return Answer({**body, "actions": actions} if actions else body)


def make_app(station: Station) -> ASGIApp:
    """Return the application for an open station."""
    workers, callers, throttle = Workers(station), Callers(), Throttle()

    @asynccontextmanager
    async def lifespan(_app: Any) -> AsyncIterator[None]:
        yield
        workers.close()

    description = json.dumps(describe(RESOURCES)).encode()
    pages = {**FILES, "/api-doc/openapi.json": Answer(description)}
    routes = [
        Route(resource.path.replace("{pk}", "{pk:number}"), Endpoint(resource, workers, callers, throttle))
        for resource in RESOURCES
    ]
    routes += [Route(path, _page(answer)) for path, answer in pages.items()]
    routes.append(Route("/api-doc", RedirectResponse("/api-doc/")))
    router = Router(routes, redirect_slashes=False, default=_not_found, lifespan=lifespan)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and "//" in scope["path"]:
            # InvenTree's Python client writes two slashes between a list's address and a number.
            scope = {**scope, "path": re.sub("/{2,}", "/", scope["path"])}
        await router(scope, receive, send)

    return app


def _page(answer: Answer) -> Any:
    async def show(_request: Request) -> Response:
        return Response(answer.encode(), answer.status, dict(answer.headers), answer.media_type)

    return show


async def _not_found(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] != "http":
        return
    url = str(Request(scope).url)
    answer = Answer({"detail": "API endpoint not found", "url": url}, 404)
    await Response(answer.encode(), answer.status, media_type=answer.media_type)(scope, receive, send)


def _call(request: Request, station: Station, body: bytes, form: Mapping[str, Any] | ApiError | None) -> Call:
    host = request.headers.get("host", "")
    return Call(
        station=station,
        method=request.method,
        path=request.scope["path"],
        base=f"{request.scope['scheme']}://{host}",
        query=request.query_params,
        headers=request.headers,
        address=request.client.host if request.client else "",
        body=body,
        form=form,
        pk=request.path_params.get("pk", 0),
    )


def _described(body: Any) -> dict[str, Any]:
    """Describe the fields of a request as InvenTree's OPTIONS do."""
    return {
        name: {
            "type": "string" if schema.get("type") == "string" or "enum" in schema else schema["type"],
            "required": name in body["required"],
            "read_only": False,
            "label": name.capitalize(),
            "allow_blank": False,
            "allow_null": False,
            **({"max_length": schema["maxLength"]} if "maxLength" in schema else {}),
        }
        for name, schema in body["properties"].items()
    }
