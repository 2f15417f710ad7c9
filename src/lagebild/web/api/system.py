"""How the server is, how much the dossier holds, and what this API is: index, health, counts, schemas, OpenAPI, a page to read it."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from lagebild.records import digest
from lagebild.version import __version__
from lagebild.views import jsonform, picturejson
from lagebild.views.exports import json_line
from lagebild.web.api.answers import JSON, Answer, One, stamp_of
from lagebild.web.api.problems import Problem
from lagebild.web.api.table import Asked

SCHEMAS = {"picture": picturejson.schema, "reading": jsonform.schema}
SCHEMA_MEDIA = "application/schema+json"


def index(asked: Asked) -> Answer:
    """Where to go on from here."""
    base = "/api/v1"
    links = {
        name: f"{base}/{path}" for name, path in (("openapi", "openapi.json"), ("docs", "docs"), ("health", "health"))
    }
    return One(data={"name": "lagebild", "version": __version__, **links})


def health(asked: Asked) -> Answer:
    """Whether the dossier can be read; 503 where it cannot."""
    asked.desk.stamp()
    return One(data={"status": "ok", "version": __version__})


def counts(asked: Asked) -> Answer:
    """How much the dossier holds."""
    raw = asked.desk.stamp()
    with asked.desk.dossier() as dossier:
        found = dossier.counts()._asdict()
    forgotten = raw.rpartition(" ")[2]
    return One(data={**found, "forgotten": digest(forgotten) if forgotten else None}, stamp=stamp_of(raw))


def schema(asked: Asked) -> Answer:
    """One of the schemas that the package has."""
    found = SCHEMAS.get(asked.path["name"])
    if found is None:
        raise Problem(
            "not-found", f"There is no schema {asked.path['name'][:40]!r}.", f"There are: {', '.join(SCHEMAS)}."
        )
    return Response(json_line(found()) + "\n", media_type=SCHEMA_MEDIA)


def openapi(asked: Asked) -> Answer:
    """The OpenAPI document."""
    from lagebild.web.api.openapi import document  # noqa: PLC0415 -- it is made from the table in which this stands

    return Response(json_line(document()) + "\n", media_type=JSON, headers={"Cache-Control": "no-cache"})


def docs(asked: Asked) -> Answer:
    """The page that lists the operations."""
    from lagebild.web.api.docs import docs_page  # noqa: PLC0415

    request = asked.request
    if asked.user is None:
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/anmelden?{urlencode({'back': back})}", 303)
    return docs_page(request)
