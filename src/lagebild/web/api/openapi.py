"""The OpenAPI 3.1 document, made from the table of operations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from lagebild.version import __version__
from lagebild.web.api.access import CUSTOM, FORM_TOKEN
from lagebild.web.api.answers import JSON, LINES
from lagebild.web.api.dispatch import BASE, LONGEST
from lagebild.web.api.forms import Field, describe, object_schema
from lagebild.web.api.operations import OPERATIONS
from lagebild.web.api.problems import KINDS, MEDIA
from lagebild.web.api.schemas import components, ref
from lagebild.web.api.table import Operation
from lagebild.web.people import SESSION

Json = dict[str, Any]
PROMISE = (
    "Below /api/v1 keys, parameters and operations may be added, none removed or given another meaning; ids stay what they are as long as "
    "the words that they stand for do. A client passes over keys that it does not know. What cannot be kept so becomes /api/v2, and "
    "/api/v1 goes on beside it for a year at least."
)
PARTS = {
    "id": Field(name="id", most=LONGEST, what="An id, percent-encoded as one part of the path: slashes too."),
    "name": Field(name="name", kind="choice", choices=("picture", "reading"), what="Which schema."),
}
SENDER: Json = {
    "name": CUSTOM.title(),
    "in": "header",
    "description": f"Any value: shows that no form of another site sent it. Not needed with JSON, Basic or {FORM_TOKEN.title()}.",
    "required": False,
    "schema": {"type": "string"},
    "example": "1",
}


@cache
def document() -> Json:
    """The document."""
    paths: dict[str, Json] = {}
    for one in OPERATIONS:
        paths.setdefault(BASE + one.path.rstrip("/"), {})[one.method.lower()] = _operation(one)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Lagebild", "version": __version__, "summary": "The situation picture of one dossier.", "description": PROMISE},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": components(),
            "securitySchemes": {
                "basic": {"type": "http", "scheme": "basic",
                          "description": "Name and password, UTF-8; without a file of passwords any name and the key of the address."},
                "session": {"type": "apiKey", "in": "cookie", "name": SESSION,
                            "description": "The cookie of a login; its name ends with the port where the address names one, and begins "
                            "with __Host- where the server was started with --secure. Writing also needs the form token or an origin."},
            },
        },
        "tags": [{"name": name} for name in dict.fromkeys(one.group for one in OPERATIONS)],
    }  # fmt: skip


def _operation(one: Operation) -> Json:
    names = [part[1:-1] for part in one.path.split("/") if part.startswith("{")]
    parameters = [*describe([PARTS[name] for name in names], "path"), *describe(one.query, "query")]
    if one.writes and one.role == "reviewer":
        parameters.append(SENDER)
    found: Json = {
        "operationId": one.name,
        "tags": [one.group],
        "summary": one.summary,
        "parameters": parameters,
        "responses": dict(_responses(one)),
        "security": [{}] if one.role is None else [{"basic": []}, {"session": []}, {}],
        "x-role": one.role,
    }
    found |= {"description": one.what} if one.what else {}
    return found | ({"requestBody": _request(one)} if one.body or one.uploads else {})


def _request(one: Operation) -> Json:
    if one.body:
        return {"required": True, "content": {JSON: {"schema": object_schema(one.body), "example": one.example}}}
    report = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
    several = {"oneOf": [report, {"type": "array", "items": report, "minItems": 1}]}
    content: Json = {media: {"schema": {"type": "string", "minLength": 1}} for media in one.uploads}
    return {"required": True, "content": {**content, JSON: {"schema": several, "example": one.example}}}


def _responses(one: Operation) -> Iterator[tuple[str, Json]]:
    status = "201" if one.name == "judge" else "200"
    yield status, {"description": one.summary, "headers": _headers(one), "content": _content(one)}
    if one.method == "GET" and one.item is not None and one.role is not None:
        yield "304", {"description": "Nothing has changed since the state that If-None-Match names."}
    if one.name == "docs":
        yield "303", {"description": "To the login, where one is needed."}
    for code, kinds in _problems(one).items():
        what = "; ".join(f"{KINDS[name].name}: {KINDS[name].what}" for name in kinds)
        yield code, {"description": what, "content": {MEDIA: {"schema": ref("Problem")}}}


def _headers(one: Operation) -> Json:
    if one.item is None or one.role is None:
        return {}
    found: Json = {
        "ETag": {"description": "The state of the dossier that the answer is of.", "schema": {"type": "string"}}
    }
    if one.name in ("judge", "undo"):
        found["Location"] = {"description": "The address of the judgement.", "schema": {"type": "string"}}
    return found


def _content(one: Operation) -> Json:
    if one.item is None:
        return {media: {"schema": {"type": "string" if media == "text/html" else "object"}} for media in one.media}
    texts = {media: {"schema": {"type": "string"}} for media in one.kinds if media not in (JSON, LINES)}
    lines = {LINES: {"schema": {"type": "string"}}} if LINES in one.kinds else {}
    return {JSON: {"schema": _envelope(one)}, **lines, **texts}


def _envelope(one: Operation) -> Json:
    item = ref(one.item or "")
    data: Json = {"type": "array", "items": item} if one.many else item
    properties = {
        "data": data,
        "page": ref("Page"),
        "stamp": {
            "type": ["string", "null"],
            "description": "The state of the dossier; another one whenever anything in it has changed.",
        },
        "stale": {
            "type": "boolean",
            "description": "Whether something has come in since, and the new picture is still being drawn.",
        },
    }
    return {"type": "object", "required": list(properties), "properties": properties}


def _problems(one: Operation) -> Mapping[str, list[str]]:
    """The problems that an operation can come to, by status."""
    names = ["invalid", "unavailable", "fault", *one.problems]
    names += ["login-needed"] * (one.role is not None)
    names += ["forbidden", "from-elsewhere"] * one.writes
    names += ["cursor-gone"] * any(field.name == "cursor" for field in one.query)
    names += ["too-large", "wrong-media"] * bool(one.body or one.uploads)
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (KINDS[name].status, name)):
        found.setdefault(str(KINDS[name].status), []).append(name)
    return found
