"""What is answered where something is wrong: one shape (RFC 9457), `application/problem+json`, each kind with a name that stays."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from lagebild.errors import InputError, LockedError, ModelError, StoreError, UnknownError
from lagebild.views.exports import json_line
from lagebild.web.people import WaitError
from lagebild.web.security import TooLargeError, TooSlowError

MEDIA = "application/problem+json"
BASIC = 'Basic realm="lagebild", charset="UTF-8"'


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its name (of `type`, "urn:lagebild:problem:NAME"), the status of HTTP, and what it means."""

    name: str
    status: int
    title: str
    what: str


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("invalid", 400, "The request is not right", "A parameter, the body or the address is not as the table says."),
        Kind("login-needed", 401, "Logging in is needed", "Send name and password (Basic), or the cookie of a login."),
        Kind("forbidden", 403, "The right is missing", "Whoever asks has not the role that the operation needs."),
        Kind("from-elsewhere", 403, "Sent by another site", "A browser sent it from another site's page, or nothing shows that none did."),
        Kind("not-found", 404, "There is no such thing", "No such address, id or name; it may have gone with a report that was withdrawn."),
        Kind("wrong-method", 405, "The method does not fit", "The header Allow has those that do."),
        Kind("too-slow", 408, "It took too long to send", "The request was not there within two minutes. Send it again."),
        Kind("conflict", 409, "Somebody else decided meanwhile", "`verdicts` has what was decided. Nothing was written."),
        Kind("cursor-gone", 410, "The list has changed", "The cursor belongs to an earlier state of the dossier. Begin the list anew."),
        Kind("too-large", 413, "Too much was sent", "At most 5 MB of reports, 64 kB of anything else."),
        Kind("wrong-media", 415, "The kind of the body does not fit", "The header Content-Type names none of the kinds that are taken."),
        Kind("wrong-host", 421, "Called by an unknown name", "The server was not told the name by which it is called: --name."),
        Kind("refused", 422, "It cannot be done", "The request is well formed, but makes no sense for this dossier."),
        Kind("too-many", 429, "Too many requests", "The header Retry-After says in how many seconds to come again."),
        Kind("fault", 500, "A fault in Lagebild", "Nothing is lost. Please report it."),
        Kind("unavailable", 503, "Not now", "The dossier is locked, gone or cannot be written, or no model is installed."),
    )
}  # fmt: skip
"""Every problem that there is, by its name. None is ever removed or given another status."""


@dataclass
class Problem(Exception):  # noqa: N818 -- RFC 9457's own word
    """Something is wrong with a request; `extra` are members of their own."""

    kind: str
    detail: str
    hint: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)

    def response(self, instance: str) -> Response:
        """The answer; `instance` is the path that was asked."""
        kind = KINDS[self.kind]
        values: dict[str, Any] = {
            "type": f"urn:lagebild:problem:{kind.name}",
            "title": kind.title,
            "status": kind.status,
            "detail": self.detail,
            "instance": instance,
        }
        values |= {"hint": self.hint} if self.hint else {}
        headers = {"Cache-Control": "no-store", **self.headers}
        return Response(json_line({**values, **self.extra}) + "\n", kind.status, headers, MEDIA)


def login_needed() -> Problem:
    """Nobody is known to ask."""
    return Problem("login-needed", "This server knows only those who log in.", headers={"WWW-Authenticate": BASIC})


def problem_of(error: Exception) -> Problem:
    """The problem that an error is."""
    match error:
        case Problem():
            return error
        case TooLargeError() | TooSlowError() | WaitError():
            return _held_back(error)
        case UnknownError():
            return Problem("not-found", str(error))
        case InputError():
            return Problem("refused", f"{error.where}: {error.what}", error.hint)
        case LockedError():
            return Problem("unavailable", str(error), headers={"Retry-After": "2"})
        case StoreError() if _says_no(error):
            return Problem("refused", str(error))
        case StoreError() | ModelError():
            return Problem("unavailable", str(error))
        case HTTPException():
            return _of_status(error)
    return Problem("fault", f"{type(error).__name__} in Lagebild itself.")


def _held_back(error: TooLargeError | TooSlowError | WaitError) -> Problem:
    match error:
        case TooLargeError():
            return Problem("too-large", "More was sent than is taken.")
        case TooSlowError():
            return Problem("too-slow", "It was not sent in time.", headers={"Connection": "close"})
    wait = math.ceil(error.seconds)
    return Problem("too-many", "Too many wrong passwords.", f"Come again in {wait} s.", {"Retry-After": str(wait)})


def _says_no(error: StoreError) -> bool:
    """Whether a store refuses what makes no sense; its other errors are of a kind of their own, or come of the database's."""
    return type(error) is StoreError and (error.__cause__ is None or _is_about_values(error.__cause__))


def _is_about_values(cause: BaseException) -> bool:
    return isinstance(cause, ValueError) and not isinstance(cause, sqlite3.Error | UnicodeError)


def _of_status(error: HTTPException) -> Problem:
    kind = next((one.name for one in KINDS.values() if one.status == error.status_code), "invalid")
    return Problem(kind, error.detail, headers=dict(error.headers or {}))
