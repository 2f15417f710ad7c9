"""The pages, one module each: functions from a request and the desk to a page. `routes` is the whole list."""

from __future__ import annotations

from starlette.routing import BaseRoute

from lagebild.web.pages import (
    akteure,
    artikel,
    aussagen,
    lage,
    lagebericht,
    positionen,
    pruefen,
    stolperdraehte,
    streitpunkte,
    zeitachse,
)


def routes() -> list[BaseRoute]:
    """Every page's routes."""
    return [
        *lage.ROUTES,
        *zeitachse.ROUTES,
        *akteure.ROUTES,
        *positionen.ROUTES,
        *stolperdraehte.ROUTES,
        *streitpunkte.ROUTES,
        *aussagen.ROUTES,
        *lagebericht.ROUTES,
        *pruefen.ROUTES,
        *artikel.ROUTES,
    ]
