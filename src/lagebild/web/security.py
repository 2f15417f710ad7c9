"""What holds for every answer: who may call the server by which name, what a page may load, how much may be sent."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'", "font-src 'self'",
    "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
))  # fmt: skip
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
TOKEN = "lagebild-form"
"""Cookie and form field in which a form's token stands (double submission): whoever cannot read the cookie cannot send the form."""
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """ASGI middleware: the host's name, the size of what is sent, the headers of what is answered.

    `largest` are the bytes that are taken, `uploads` those at paths that take several files at once and refuse too large ones by name.
    """

    def __init__(
        self, app: ASGIApp, hosts: frozenset[str], largest: int, uploads: Mapping[str, int] | None = None
    ) -> None:
        self._app, self._hosts, self._largest, self._uploads = app, hosts, largest, uploads or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        name = host_of(headers.get("host", ""))
        if name not in self._hosts:  # a page of another site that has its name point here must not reach the dossier
            await PlainTextResponse(f"unknown host {name!r}", 421)(scope, receive, send)
            return
        if scope["method"] in SAFE and not _is_visit(
            headers
        ):  # what changes something is looked at more closely later on
            await PlainTextResponse("not for pages of other sites", 403)(scope, receive, send)
            return
        largest = self._uploads.get(scope["path"], self._largest)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > largest:
            await PlainTextResponse(f"more than {largest} bytes", 413)(scope, receive, send)
            return
        received = 0

        async def measured() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > largest:
                raise TooLargeError
            return message

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {key.lower() for key, _ in message["headers"]}
                message["headers"] += [
                    (key.encode(), value.encode())
                    for key, value in HEADERS.items()
                    if key.lower().encode() not in present
                ]
            await send(message)

        try:
            await self._app(scope, measured, guarded)
        except TooLargeError:
            await PlainTextResponse(f"more than {largest} bytes", 413)(scope, receive, guarded)


class TooLargeError(Exception):
    """More was sent than is taken."""


def form_token(request: Request) -> str:
    """The token of the forms of whoever asks."""
    found: str = getattr(request.state, "form_token", "") or request.cookies.get(TOKEN, "")
    if len(found) < 20:
        found = secrets.token_urlsafe(24)
    request.state.form_token = found
    return found


def keep_token(request: Request, response: Response, *, secure: bool) -> None:
    """Hand the token out with a page, where it is a new one."""
    token = getattr(request.state, "form_token", "")
    if token and request.cookies.get(TOKEN) != token:
        response.set_cookie(TOKEN, token, httponly=True, samesite="lax", secure=secure, path="/")


async def from_here(request: Request) -> bool:
    """Whether a form was sent by a page of this server to whoever sends it; what came with one that was not is let go of."""
    fine = await _from_here(request)
    if not fine:
        await request.close()
    return fine


async def _from_here(request: Request) -> bool:
    origin = request.headers.get("origin")
    if origin and _place(origin) != request.headers.get("host"):
        return False
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    sent = str((await request.form()).get(TOKEN, "")) or request.headers.get("x-form-token", "")
    return bool(sent) and hmac.compare_digest(sent.encode(), request.cookies.get(TOKEN, "").encode())


def _is_visit(headers: Headers) -> bool:
    """Whether a browser shows a page of this server or follows a link to one, and does not load it into a page of another site."""
    if headers.get("sec-fetch-site", "none") not in ("cross-site", "same-site"):
        return True
    return headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"


def host_of(header: str) -> str:
    """The name in a header "Host"; "" where it holds none."""
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def _place(origin: str) -> str | None:
    """Host and port of an origin; None where it is none, as "null" is."""
    try:
        return urlsplit(origin).netloc or None
    except ValueError:
        return None


def own_path(path: str, default: str = "/") -> str:
    """A path of this server, to go back to; the default where what is given leads elsewhere."""
    try:
        parts = urlsplit(path)
    except ValueError:
        return default
    fine = path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.netloc and not parts.scheme
    return path if fine and path.isprintable() and "\\" not in path else default


Endpoint = Callable[[Request], Awaitable[Response]]
