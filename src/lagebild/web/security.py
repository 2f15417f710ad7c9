"""What holds for every answer: who may call the server by which name, what a page may load, how much may be sent."""

from __future__ import annotations

import asyncio
import hmac
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lagebild.web.refusals import refusal

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
TYPED = frozenset(
    "note remark satz text words title publisher url speaker".split()
)  # fields of forms that people write into
CORRECTED = "f."  # begins the names of the fields of a correction
"""Cookie and form field in which a form's token stands (double submission): whoever cannot read the cookie cannot send the form."""
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


BODY = 120.0
"""Seconds for which sending a request may take: 20 MB at 1.4 Mbit/s."""


def headers_of(*, secure: bool) -> Mapping[str, str]:
    """What every answer has; over HTTPS also that there is no way back to plain HTTP."""
    return HEADERS | ({"Strict-Transport-Security": "max-age=31536000"} if secure else {})


class Guard:
    """ASGI middleware: the host's name, the size of what is sent and how long that takes, the headers of what is answered.

    `largest` are the bytes that are taken, `uploads` those at paths that take several files at once and refuse too large ones by name.
    """

    def __init__(
        self,
        app: ASGIApp,
        hosts: frozenset[str],
        largest: int,
        uploads: Mapping[str, int] | None = None,
        *,
        secure: bool = False,
    ) -> None:
        self._app, self._hosts, self._largest, self._uploads = app, hosts, largest, uploads or {}
        self._headers = headers_of(secure=secure)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        guarded, largest = self._guarded(send), self._uploads.get(scope["path"], self._largest)
        refused = self._refusal(scope, largest)
        if refused is not None:
            await refused(scope, receive, guarded)
            return
        try:
            await self._app(scope, _measured(receive, largest), guarded)
        except TooLargeError:
            await _too_large(scope, largest)(scope, receive, guarded)
        except TooSlowError:
            closing = {"Connection": "close"}
            await refusal(scope, "too-slow", f"not sent within {BODY:g} seconds", closing)(scope, receive, guarded)

    def _refusal(self, scope: Scope, largest: int) -> Response | None:
        """What is answered to what is not even looked at."""
        headers = Headers(scope=scope)
        name = host_of(headers.get("host", ""))
        if name not in self._hosts:  # a page of another site that has its name point here must not reach the dossier
            return refusal(scope, "wrong-host", f"unknown host {name[:100]!r}")
        if scope["method"] in SAFE and not _is_visit(
            headers
        ):  # what changes something is looked at more closely later on
            return refusal(scope, "from-elsewhere", "not for pages of other sites")
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or len(length) > 15 or int(length) > largest:
            return _too_large(scope, largest)
        return None

    def _guarded(self, send: Send) -> Send:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {key.lower() for key, _ in message["headers"]}
                message["headers"] += [
                    (key.encode(), value.encode())
                    for key, value in self._headers.items()
                    if key.lower().encode() not in present
                ]
            await send(message)

        return guarded


def _too_large(scope: Scope, largest: int) -> Response:
    return refusal(scope, "too-large", f"more than {largest} bytes")


def _measured(receive: Receive, largest: int) -> Receive:
    """What is received, as long as it is neither too much nor too slow."""
    received, whole, until = 0, False, time.monotonic() + BODY

    async def measured() -> Message:
        nonlocal received, whole
        if whole:  # what is waited for now is that the visitor leaves
            return await receive()
        try:
            message = await asyncio.wait_for(receive(), max(0.0, until - time.monotonic()))
        except TimeoutError:
            raise TooSlowError from None
        received, whole = received + len(message.get("body", b"")), not message.get("more_body", False)
        if received > largest:
            raise TooLargeError
        return message

    return measured


class TooLargeError(Exception):
    """More was sent than is taken."""


class TooSlowError(Exception):
    """It took too long to send."""


def cookie_name(request: Request, name: str, *, port: bool = False) -> str:
    """The name of a cookie of this server.

    Over HTTPS it can be set by this host alone (`__Host-`). Cookies know no ports: `port` keeps those of two servers on one host apart.
    """
    prefix = "__Host-" if request.app.state.settings.secure else ""
    number = _port(request.headers.get("host", "")) if port else None
    return f"{prefix}{name}-{number}" if number else f"{prefix}{name}"


def form_token(request: Request) -> str:
    """The token of the forms of whoever asks."""
    found: str = getattr(request.state, "form_token", "") or request.cookies.get(cookie_name(request, TOKEN), "")
    if len(found) < 20:
        found = secrets.token_urlsafe(24)
    request.state.form_token = found
    return found


def keep_token(request: Request, response: Response, *, secure: bool) -> None:
    """Hand the token out with a page, where it is a new one."""
    token = getattr(request.state, "form_token", "")
    name = cookie_name(request, TOKEN)
    if token and request.cookies.get(name) != token:
        response.set_cookie(name, token, httponly=True, samesite="lax", secure=secure, path="/")


async def from_here(request: Request) -> bool:
    """Whether a form was sent by a page of this server to whoever sends it; what came with one that was not is let go of."""
    fine = await _from_here(request)
    if not fine:
        await request.close()
    return fine


async def _from_here(request: Request) -> bool:
    origin = request.headers.get("origin")
    if origin is not None and _place(origin) != request.headers.get("host"):
        return False
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    form = await request.form()
    sent = str(form.get(TOKEN, "")) or request.headers.get("x-form-token", "")
    fine = is_token(request, sent)
    if not fine:
        request.state.typed = [str(value) for name, value in form.multi_items() if _is_typed(name, value)]
    return fine


def _is_typed(name: str, value: object) -> bool:
    """Whether somebody wrote what a form holds: it is given back where the form is refused. Never a password."""
    return isinstance(value, str) and bool(value.strip()) and (name in TYPED or name.startswith(CORRECTED))


def is_token(request: Request, sent: str) -> bool:
    """Whether it is the token of the forms of whoever asks."""
    kept = request.cookies.get(cookie_name(request, TOKEN), "")
    return bool(sent) and hmac.compare_digest(
        sent.encode("utf-8", "surrogateescape"), kept.encode("utf-8", "surrogateescape")
    )


def _is_visit(headers: Headers) -> bool:
    """Whether a browser shows a page of this server or follows a link to one, and does not load it into a page of another site."""
    if headers.get("sec-fetch-site", "none") not in ("cross-site", "same-site"):
        return True
    return headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"


def host_of(header: str) -> str:
    """The name in a header "Host"; "" where it holds none."""
    try:
        parts = urlsplit(f"//{header}")
        return (parts.hostname or "") if parts.port is None or parts.port else ""
    except ValueError:
        return ""


def _port(header: str) -> int | None:
    try:
        return urlsplit(f"//{header}").port
    except ValueError:
        return None


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
