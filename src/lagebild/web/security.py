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
        name = urlsplit(f"//{headers.get('host', '')}").hostname or ""
        if name not in self._hosts:  # a page of another site that has its name point here must not reach the dossier
            await PlainTextResponse(f"unknown host {name!r}", 421)(scope, receive, send)
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
        response.set_cookie(TOKEN, token, httponly=True, samesite="strict", secure=secure, path="/")


async def from_here(request: Request) -> bool:
    """Whether a form was sent by a page of this server to whoever sends it; what came with one that was not is let go of."""
    fine = await _from_here(request)
    if not fine:
        await request.close()
    return fine


async def _from_here(request: Request) -> bool:
    origin = request.headers.get("origin")
    if origin and origin != "null" and urlsplit(origin).netloc != request.headers.get("host"):
        return False
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    sent = str((await request.form()).get(TOKEN, "")) or request.headers.get("x-form-token", "")
    return bool(sent) and hmac.compare_digest(sent.encode(), request.cookies.get(TOKEN, "").encode())


def own_path(path: str, default: str = "/") -> str:
    """A path of this server, to go back to; the default where what is given leads elsewhere."""
    parts = urlsplit(path)
    fine = path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.netloc and not parts.scheme
    return path if fine and path.isprintable() and "\\" not in path else default


Endpoint = Callable[[Request], Awaitable[Response]]
