"""The REST API under /api/v1. `operations.OPERATIONS` is the one table: routing, checks and the OpenAPI document all come from it."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from lagebild.web.api.dispatch import BASE, Api


def routes() -> list[BaseRoute]:
    """The API's routes; everything below its base is its own, so that its errors have one shape too."""
    api = Api()
    return [Route(BASE, api, name="api"), Route(BASE + "/{rest:path}", api, name="api-below")]
