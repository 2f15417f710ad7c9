"""The form of the table of operations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request

from lagebild.web.api.answers import JSON, LINES, Answer
from lagebild.web.api.forms import Field
from lagebild.web.desk import Desk
from lagebild.web.people import Person
from lagebild.web.settings import Settings


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, checked: the parts of its path, the values of its query and body by name, and the bytes of an upload with their kind."""

    request: Request
    user: Person | None
    path: Mapping[str, str]
    query: Mapping[str, Any]
    body: Mapping[str, Any] = field(default_factory=dict)
    upload: bytes = b""
    media: str = ""

    @property
    def desk(self) -> Desk:
        """The dossier."""
        desk: Desk = self.request.app.state.desk
        return desk

    @property
    def settings(self) -> Settings:
        """What the server was told."""
        settings: Settings = self.request.app.state.settings
        return settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method of one address.

    Args:
        name: by which clients know it (OpenAPI's operationId).
        path: below /api/v1, with names of its parts in braces; each is one part, percent-encoded.
        summary: a line; `what` is the rest.
        group: under which the documentation has it.
        does: what answers it, in a thread.
        item: the schema of what `data` holds, or of each entry where `many`; None where the answer has no envelope.
        media: what the answer can be.
        role: who may: "reader", "reviewer", "admin"; None for everybody.
        query: its parameters.
        body: the fields of its JSON body.
        uploads: the kinds of body that it takes as they are, instead.
        problems: names of those it can come to besides what all can.
        example: a query, such as "?limit=2"; for those with a body what is sent.
        parts: an example for every part of the path.
    """

    name: str
    path: str
    summary: str
    group: str
    does: Callable[[Asked], Answer]
    item: str | None
    method: str = "GET"
    what: str = ""
    many: bool = False
    media: Sequence[str] = (JSON,)
    role: str | None = "reader"
    query: Sequence[Field] = ()
    body: Sequence[Field] = ()
    uploads: Sequence[str] = ()
    problems: Sequence[str] = ()
    example: Any = ""
    parts: Mapping[str, str] = field(default_factory=dict)

    @property
    def writes(self) -> bool:
        """Whether a page of another site must not be able to send it."""
        return self.method not in ("GET", "HEAD")

    @property
    def kinds(self) -> Sequence[str]:
        """What the answer can be; a list also comes as JSON lines."""
        return (*self.media, LINES) if self.many and LINES not in self.media else self.media
