"""The page that lists the operations, in the site's style: the table again, for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from lagebild.web.api.dispatch import BASE
from lagebild.web.api.docswords import say_docs
from lagebild.web.api.forms import Field
from lagebild.web.api.openapi import PROMISE
from lagebild.web.api.operations import OPERATIONS
from lagebild.web.api.problems import KINDS
from lagebild.web.api.table import Operation
from lagebild.web.rendering import language_of, page
from lagebild.web.settings import Settings


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter or a field: its name, what values it takes, what it means."""

    name: str
    values: str
    what: str
    required: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """An operation as the page shows it; `example` is a command line, `data` names the schema of what is answered."""

    name: str
    method: str
    path: str
    summary: str
    what: str
    role: str
    parameters: Sequence[Row]
    fields: Sequence[Row]
    data: str
    media: Sequence[str]
    example: str


@dataclass(frozen=True, slots=True)
class Group:
    """Operations under one heading."""

    name: str
    key: str
    entries: Sequence[Entry]


def docs_page(request: Request) -> Response:
    """The page."""
    listed = groups(*_reached(request))
    return page(
        request,
        "api.html.j2",
        {"text": say_docs(language_of(request)), "groups": listed, "promise": PROMISE, "kinds": KINDS.values()},
    )


def _reached(request: Request) -> tuple[str, str]:
    """The address of the server as it was called, and how curl says who asks; the key itself is not shown."""
    settings: Settings = request.app.state.settings
    scheme = "https" if settings.secure else "http"
    key = ' -u ":$LAGEBILD_KEY"' if request.app.state.key is not None else ""
    return f"{scheme}://{request.headers.get('host', '')}", " -u NAME" if settings.passwords is not None else key


@lru_cache(maxsize=16)
def groups(address: str, login: str = "") -> Sequence[Group]:
    """All operations in the order of the table, with examples for a server at that address."""
    names = dict.fromkeys(one.group for one in OPERATIONS)
    return tuple(
        Group(name, name.lower(), tuple(_entry(one, address, login) for one in OPERATIONS if one.group == name))
        for name in names
    )


def _entry(one: Operation, address: str, login: str) -> Entry:
    data = one.item or ""
    return Entry(
        name=one.name,
        method=one.method,
        path=BASE + one.path.rstrip("/"),
        summary=one.summary,
        what=one.what,
        role=one.role or "",
        parameters=tuple(_rows(one.query)),
        fields=tuple(_rows(one.body)),
        data=f"{data}[]" if one.many else data,
        media=one.kinds,
        example=command(one, address, login if one.role else ""),
    )


def _rows(fields: Sequence[Field]) -> Iterator[Row]:
    for field in fields:
        yield Row(field.name, _values(field), field.what, field.required)


def _values(field: Field) -> str:
    """What a field takes, in a few words."""
    match field.kind:
        case "choice" | "choices":
            return ", ".join(field.choices)
        case "integer":
            return f"{field.least}–{field.most}"
        case "flag":
            return "true, false"
        case "time":
            return "ISO 8601"
        case "texts":
            return "{name: text}"
        case "ids":
            return "[id]"
    return f"≤ {field.most}"


def command(one: Operation, address: str, login: str = "") -> str:
    """An example of an operation as a command line; `login` are the options that say who asks."""
    path = BASE + one.path.rstrip("/")
    for name, part in one.parts.items():
        path = path.replace(f"{{{name}}}", "ID" if part.startswith("{") else part)
    if one.method == "GET":
        return f"curl{login} '{address}{path}{one.example}'"
    if one.example:
        sent = json.dumps(one.example, ensure_ascii=False)
        return f"curl{login} -H 'Content-Type: application/json' -d '{sent}' {address}{path}"
    return f"curl{login} -X {one.method} -H 'X-Lagebild: 1' {address}{path}"
