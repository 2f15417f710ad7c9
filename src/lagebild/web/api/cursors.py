"""Cursors: where the next page of a list begins. Opaque to whoever has one; it holds for one list in one state of the dossier."""

from __future__ import annotations

import base64
import json

from lagebild.records import digest
from lagebild.web.api.problems import Problem

HINT = "Begin the list anew, or ask for all of it at once with Accept: application/jsonl."
DEEPEST = 10_000_000


def cursor(offset: int, query: str, stamp: str) -> str:
    """The cursor of a place in a list; `query` is what the list is of."""
    text = json.dumps([offset, digest(query), stamp], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def offset_of(given: str | None, query: str, stamp: str) -> int:
    """The place at which a cursor stands; 0 without one.

    Raises:
        Problem: it is none, it belongs to another list, or (410) to another state of the dossier.
    """
    if given is None:
        return 0
    try:
        padded = given.encode("ascii") + b"=" * (-len(given) % 4)
        offset, of, state = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, TypeError, RecursionError) as error:
        raise Problem("invalid", "cursor: none that this server gave", HINT) from error
    if type(offset) is not int or not 0 <= offset < DEEPEST or of != digest(query):
        raise Problem(
            "invalid", "cursor: of another list", "A cursor goes with the parameters of the list that it came with."
        )
    if state != stamp:
        raise Problem("cursor-gone", "The dossier has changed since this list was begun.", HINT)
    return offset
