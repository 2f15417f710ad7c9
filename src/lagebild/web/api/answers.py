"""What is answered: one envelope, `{"data", "page", "stamp", "stale"}`; a list also as JSON lines; an ETag for the state that it is of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from lagebild.records import digest
from lagebild.version import __version__
from lagebild.views.exports import json_line
from lagebild.web.api.cursors import cursor, offset_of

JSON, LINES, TEXT = "application/json", "application/jsonl", "text/plain"
LINE_NAMES = (LINES, "application/x-ndjson", "application/x-jsonlines")
CHUNK = 65_536  # characters that are sent at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class One:
    """One thing. `pieces` is its JSON in parts, where it is large; `text` what it is as plain text; `stamp` None where it has no state."""

    data: Any = None
    pieces: Iterable[str] | None = None
    text: str | None = None
    stamp: str | None = None
    stale: bool = False
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    """A list. `rows(offset, most)` gives its entries from there on, all where `most` is None; `total` is how many there are, if known."""

    rows: Callable[[int, int | None], Iterable[Any]]
    stamp: str
    total: int | None = None
    stale: bool = False


Answer = One | Many | Response


def stamp_of(raw: str) -> str:
    """What stands for a state of the dossier (`Desk.stamp`) and for the code that tells of it."""
    return digest(raw, __version__)


def respond(request: Request, answer: Answer, query: Mapping[str, Any]) -> Response:
    """The response to a request; 304 where whoever asks has the same already."""
    if isinstance(answer, Response):
        return answer
    headers = {"Cache-Control": "private, no-cache", "Vary": "Accept, Authorization, Cookie"}
    if answer.stamp is not None:
        headers["ETag"] = f'W/"{answer.stamp}"'
        if request.method in ("GET", "HEAD") and _has(request.headers.get("if-none-match", ""), answer.stamp):
            return Response(status_code=304, headers=headers)
    accept = request.headers.get("accept", "")
    if isinstance(answer, Many):
        if any(name in accept for name in LINE_NAMES):
            lines = (json_line(row) + "\n" for row in answer.rows(0, None))
            return StreamingResponse(_chunks(lines), headers=headers, media_type=LINES)
        return Response(_page(request, answer, query), headers=headers, media_type=JSON)
    headers |= answer.headers
    if answer.text is not None and TEXT in accept and JSON not in accept:
        return Response(answer.text, answer.status, headers, TEXT)
    tail = ", " + json_line({"page": {"next": None}, **_state(answer)})[1:] + "\n"
    if answer.pieces is None:
        return Response('{"data": ' + json_line(answer.data) + tail, answer.status, headers, JSON)
    return StreamingResponse(_chunks(_framed(answer.pieces, tail)), answer.status, headers, JSON)


def _has(given: str, stamp: str) -> bool:
    """Whether a header If-None-Match names the state."""
    return any(one.strip().removeprefix("W/") in ("*", f'"{stamp}"') for one in given.split(","))


def _state(answer: One | Many) -> Mapping[str, Any]:
    return {"stamp": answer.stamp, "stale": answer.stale}


def _page(request: Request, answer: Many, query: Mapping[str, Any]) -> str:
    """One page of a list, in the envelope."""
    limit: int | None = query.get("limit")
    if limit is None:  # what cannot be paged comes whole
        rows = list(answer.rows(0, None))
        return _enveloped(rows, {"next": None, "total": answer.total}, answer)
    of = request.url.path + json_line({name: value for name, value in query.items() if name not in ("limit", "cursor")})
    offset = offset_of(query["cursor"], of, answer.stamp)
    rows = list(islice(answer.rows(offset, limit + 1), limit + 1))
    following = cursor(offset + limit, of, answer.stamp) if len(rows) > limit else None
    page = {"next": following, "total": answer.total}
    return _enveloped(rows[:limit], page, answer)


def _enveloped(rows: Iterable[Any], page: Mapping[str, Any], answer: Many) -> str:
    data = ", ".join(map(json_line, rows))
    return f'{{"data": [{data}], ' + json_line({"page": page, **_state(answer)})[1:] + "\n"


def _framed(pieces: Iterable[str], tail: str) -> Iterator[str]:
    yield '{"data": '
    yield from pieces
    yield tail


def _chunks(pieces: Iterable[str]) -> Iterator[str]:
    """Pieces put together until they are worth sending."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= CHUNK:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)
