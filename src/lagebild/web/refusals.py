"""What is answered before any page or operation is asked: a line of text; below /api/ a problem like all others there (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope


def refusal(scope: Scope, kind: str, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """A refusal; `kind` is one of `lagebild.web.api.problems.KINDS`."""
    from lagebild.web.api.problems import KINDS, Problem  # noqa: PLC0415 -- the API needs what refuses
    from lagebild.web.trail import shown_path  # noqa: PLC0415

    headers = headers or {}
    if scope["path"].startswith("/api/"):
        return Problem(kind, detail, headers=headers).response(shown_path(scope))
    return PlainTextResponse(detail, KINDS[kind].status, dict(headers))
