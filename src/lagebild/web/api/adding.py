"""Reports into the dossier: JSON, JSON lines, text, HTML, Markdown; what became of each is told. No address is ever fetched."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from lagebild import pipeline
from lagebild.entries import Added
from lagebild.errors import InputError
from lagebild.records import Article
from lagebild.sources import assembly, jsonlines, streams
from lagebild.sources.drafts import Draft
from lagebild.views.added import added_json
from lagebild.web.api.answers import JSON, LINES, Answer, Many, stamp_of
from lagebild.web.api.problems import Problem
from lagebild.web.api.table import Asked
from lagebild.web.pace import visitor
from lagebild.web.taking import bounded
from lagebild.web.trail import note

KINDS: Mapping[str, str] = {
    JSON: "lines",
    LINES: "lines",
    "application/x-ndjson": "lines",
    "text/plain": "text",
    "text/html": "html",
    "text/markdown": "markdown",
}
"""What a body is, by its Content-Type."""
DETAILS = ("title", "publisher", "url", "id", "language")
"""Parameters that say of a single text what a JSON object says of itself."""
WHERE = "body"  # stands for the place in messages: "body:2" is the second line or object


def add(asked: Asked) -> Answer:
    """Read the reports of the body and store them.

    Raises:
        Problem: none of them can be read.
        LockedError: too many uploads are waiting already.
        ModelError: there is no model.
    """
    reports = list(bounded(_articles(asked), WHERE))
    if any(isinstance(one, Article) for one in reports):
        with asked.desk.turns.taken(), asked.desk.dossier() as dossier:
            results = list(pipeline.add(reports, asked.desk.reader(), dossier))
    else:
        results = [one for one in reports if isinstance(one, InputError)]
    rows = [_row(one) for one in results]
    told = " ".join(f"{name}={number}" for name, number in Counter(row["outcome"] for row in rows).items())
    user = asked.user.name if asked.user else ""
    note("added", address=visitor(asked.request.scope), name=user, detail=told)
    if all(row["outcome"] == "failed" for row in rows):
        hint = next((row["hint"] for row in rows if row["hint"]), "")
        raise Problem("refused", rows[0]["error"] if rows else "no reports", hint, extra={"reports": rows[:100]})

    def slices(offset: int, most: int | None) -> list[Any]:
        return rows[offset : None if most is None else offset + most]

    return Many(rows=slices, total=len(rows), stamp=stamp_of(asked.desk.stamp()))


def _row(result: Added | InputError) -> Mapping[str, Any]:
    """What became of one report; "failed" where it could not be read."""
    if isinstance(result, Added):
        return {**added_json(result), "error": None, "hint": None}
    nothing: dict[str, Any] = {"article": None, "version": None, "original": None}
    said: dict[str, Any] = {
        "where": result.where,
        "warnings": [],
        "error": f"{result.where}: {result.what}",
        "hint": result.hint or None,
    }
    return {"outcome": "failed", **nothing, **said}


def _articles(asked: Asked) -> Iterator[Article | InputError]:
    kind = KINDS[asked.media]
    given = {name: asked.query[name] for name in DETAILS if asked.query[name] is not None}
    if kind == "lines" and given:
        raise Problem("invalid", f"{next(iter(given))}: with JSON every object says that of itself")
    data = _as_lines(asked.upload) if asked.media == JSON else asked.upload
    for draft in streams.drafts(io.BytesIO(data), WHERE, kind):
        yield _assembled(draft, given, asked.query["published"])


def _assembled(draft: Draft | InputError, given: Mapping[str, Any], published: str | None) -> Article | InputError:
    if isinstance(draft, InputError):
        return draft
    try:
        return assembly.assemble(replace(draft, given={**draft.given, **given}), option=published)
    except InputError as error:
        return error


def _as_lines(data: bytes) -> bytes:
    """One JSON object, or a list of them, as JSON lines.

    Raises:
        Problem: it is neither.
    """
    try:
        value = jsonlines.parsed(data.decode("utf-8-sig"))
    except ValueError as error:
        raise Problem("invalid", f"The body is no JSON: {str(error)[:200]}", jsonlines.HINT) from error
    objects = value if isinstance(value, list) else [value]
    if not objects:
        raise Problem("invalid", "The list is empty.", jsonlines.HINT)
    return "\n".join(map(json.dumps, objects)).encode()
