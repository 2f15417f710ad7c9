"""From a request to an operation of the table and back: path, who asks, parameters, body; every error in one shape."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote, unquote_to_bytes

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from lagebild.sources import jsonlines
from lagebild.web.api.access import Keys, asking, check_role, check_sender
from lagebild.web.api.answers import JSON, respond
from lagebild.web.api.forms import body_values, query_values
from lagebild.web.api.problems import Problem, problem_of
from lagebild.web.api.table import Asked, Operation
from lagebild.web.people import Person
from lagebild.web.trail import shown_path

BASE = "/api/v1"
SMALL = 65_536  # bytes of a JSON body that is no report
LONGEST = 2000  # characters of one part of a path
Methods = Mapping[str, Operation]


class Api:
    """The ASGI application below BASE."""

    def __init__(self) -> None:
        self._keys = Keys()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; a fault of Lagebild's own is answered, then handed on to be written down."""
        request = Request(scope, receive)
        fault: Exception | None = None
        try:
            response = await self._answered(request)
        except ClientDisconnect:
            return
        except Exception as error:
            problem = problem_of(error)
            fault = error if problem.kind == "fault" else None
            response = problem.response(shown_path(scope))
        await response(scope, receive, _bodiless(send) if request.method == "HEAD" else send)
        if fault is not None:
            raise fault

    async def _answered(self, request: Request) -> Response:
        methods, parts = _found(_parts(request.scope))
        allowed = {"Allow": ", ".join(_allowed(methods))}
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=allowed)
        operation = methods.get("GET" if request.method == "HEAD" else request.method)
        if operation is None:
            raise Problem("wrong-method", f"{request.method} is not for this address.", headers=allowed)
        known: Person | None = request.state.user
        user = known if operation.role is None else await run_in_threadpool(asking, request, self._keys)
        check_role(user, operation.role)
        if operation.writes:
            check_sender(request)
        query = query_values(operation.query, request.query_params.multi_items())
        body, upload, media = await _body(request, operation)
        asked = Asked(request, user, parts, query, body, upload, media)
        return await run_in_threadpool(_done, operation, asked)


def _done(operation: Operation, asked: Asked) -> Response:
    """Do what was asked for; what makes up the body of the response too, as far as it is not sent in parts."""
    return respond(asked.request, operation.does(asked), asked.query)


def _allowed(methods: Methods) -> list[str]:
    return sorted({*methods, "OPTIONS", *(("HEAD",) if "GET" in methods else ())})


@cache
def _paths() -> Mapping[tuple[str, ...], Methods]:
    """The operations by the parts of their paths and by method."""
    from lagebild.web.api.operations import OPERATIONS  # noqa: PLC0415 -- the table names what answers, which needs this package

    found: dict[tuple[str, ...], dict[str, Operation]] = {}
    for one in OPERATIONS:
        found.setdefault(tuple(filter(None, one.path.split("/"))), {})[one.method] = one
    return found


def _found(parts: tuple[str, ...]) -> tuple[Methods, Mapping[str, str]]:
    """The operations of an address, and the parts of it that have names.

    Raises:
        Problem: there are none.
    """
    for pattern, methods in _paths().items():
        if len(pattern) != len(parts):
            continue
        names = {name[1:-1]: part for name, part in zip(pattern, parts, strict=True) if name.startswith("{")}
        if all(part and len(part) <= LONGEST and "\x00" not in part for part in names.values()) and all(
            name.startswith("{") or name == part for name, part in zip(pattern, parts, strict=True)
        ):
            return methods, names
    hint = f"{BASE}/docs lists what there is. An id is one part of the path: percent-encode it, slashes too."
    raise Problem("not-found", "There is nothing at this address.", hint)


def _parts(scope: Scope) -> tuple[str, ...]:
    """The parts of the path below BASE, decoded one by one: an id may hold a slash."""
    raw: bytes = scope.get("raw_path") or quote(scope["path"]).encode()
    _, _, below = raw.partition(BASE.encode())
    try:
        parts = tuple(unquote_to_bytes(part).decode("utf-8") for part in below.split(b"/")[1:])
    except UnicodeDecodeError as error:
        raise Problem("invalid", "The path is not UTF-8.") from error
    return () if parts == ("",) else parts


async def _body(request: Request, operation: Operation) -> tuple[Mapping[str, Any], bytes, str]:
    """The body: values of its fields, or as it is with its kind.

    Raises:
        Problem: it is too large, of another kind, or not as the table says.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if operation.uploads:
        if media not in operation.uploads:
            raise Problem(
                "wrong-media", f"{media[:80] or 'no kind'} is not taken.", f"Taken are: {', '.join(operation.uploads)}."
            )
        return {}, await _bytes(request, request.app.state.settings.largest), media
    if not operation.body:
        return {}, b"", media
    if media != JSON:
        raise Problem("wrong-media", f"{media[:80] or 'no kind'} is not taken.", f"Taken is: {JSON}.")
    data = await _bytes(request, SMALL)
    try:
        given = jsonlines.parsed(data.decode("utf-8-sig"))
    except ValueError as error:
        raise Problem("invalid", f"The body is no JSON in UTF-8: {str(error)[:200]}") from error
    return body_values(operation.body, given), b"", media


async def _bytes(request: Request, most: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise Problem("too-large", f"More than {most} bytes were sent.")
        parts.append(part)
    return b"".join(parts)


def _bodiless(send: Send) -> Send:
    """What sends the same answer without its body."""

    async def without(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return without
