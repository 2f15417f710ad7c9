"""The REST API under /api/v1. `operations.OPERATIONS` is the one table: routing, checks and the OpenAPI document all come from it."""

from __future__ import annotations

import re

from starlette.routing import BaseRoute, Route

from lagebild.web.api.dispatch import BASE, Api


def routes() -> list[BaseRoute]:
    """The API's routes; everything below its base is its own, so that its errors have one shape too."""
    api = Api()
    below = Route(BASE + "/{rest:path}", api, name="api-below")
    below.path_regex = re.compile(rf"{re.escape(BASE)}/(?P<rest>.*)\Z", re.DOTALL)  # an id may hold a line break
    return [Route(BASE, api, name="api"), below]
