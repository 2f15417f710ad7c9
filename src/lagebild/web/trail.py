"""Who came in, who was refused, and who changed something: lines for whoever runs the server, by the logger `lagebild.web.access`.

A line is an address, a name in quotes, what it was, and details; nothing in it can break the line or pass for another one. No password,
no key, nothing of a text or of what somebody searched for is ever in it.
"""

from __future__ import annotations

import json
import logging
import re
import time
from urllib.parse import quote

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lagebild.web.pace import visitor
from lagebild.web.security import SAFE

LOGGER = logging.getLogger("lagebild.web.access")
LOG_FORMAT = "%(asctime)s access %(message)s"
LONGEST = 200  # characters of a name or an address of a page
QUIET = frozenset({"/anmelden", "/abmelden", "/lage/gesehen", "/api/v1/whatif"})
"""What is sent there is told where it is done, or changes nothing."""
KINDS = (
    (re.compile(r"/api/v1/verdicts/[^/]+/undo|/stolperdraehte/.+/zuruecknehmen"), "undo"),
    (re.compile(r"/api/v1/verdicts|/pruefen|/stolperdraehte/.+/entscheiden"), "judgement"),
    (re.compile(r"/api/v1/articles|/artikel"), "upload"),
)


def formatter() -> logging.Formatter:
    """Lines with their time in UTC (ISO 8601)."""
    found = logging.Formatter(LOG_FORMAT, "%Y-%m-%dT%H:%M:%SZ")
    found.converter = time.gmtime
    return found


def note(outcome: str, *, address: str, name: str, detail: str = "", refused: bool = False) -> None:
    """Write a line down; a refusal as a warning."""
    level = logging.WARNING if refused else logging.INFO
    said = json.dumps(name[:LONGEST])  # ASCII alone: neither line breaks nor signs that turn the direction of writing
    LOGGER.log(level, "%s %s %s%s", address or "-", said, outcome, f" {detail}" if detail else "")


def shown_path(scope: Scope) -> str:
    """The path as a reference (RFC 3986)."""
    return quote(scope["path"], safe="/:@!$&'()*+,;=-._~")


class Trail:
    """ASGI middleware: tells of what changes something, and of what is refused for want of a role or as another site's form."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on, and tell."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, location = 500, ""

        async def heard(message: Message) -> None:
            nonlocal status, location
            if message["type"] == "http.response.start":
                status = message["status"]
                location = dict(message["headers"]).get(b"location", b"").decode("latin-1")
            await send(message)

        try:
            await self._app(scope, receive, heard)
        finally:
            _tell(scope, status, location)


def _tell(scope: Scope, status: int, location: str) -> None:
    path, writes = scope["path"], scope["method"] not in SAFE
    if status != 403 and (not writes or path in QUIET):
        return
    user = scope.get("state", {}).get("user")
    kind = next((name for pattern, name in KINDS if pattern.fullmatch(path)), "write")
    refused = status >= 400
    where = f" {_short(quote(location, safe='/%:@!$&()*+,;=-._~?#'))}" if location and writes and not refused else ""
    detail = f"{scope['method']} {_short(shown_path(scope))} {status}{where}"
    outcome = "refused" if status == 403 else kind
    note(outcome, address=visitor(scope), name=user.name if user else "", detail=detail, refused=refused)


def _short(path: str) -> str:
    return path if len(path) <= LONGEST else f"{path[:LONGEST]}..."
