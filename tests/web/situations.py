"""Pictures for the page Lage: one of now, one of before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from starlette.testclient import TestClient

from lagebild.situation import Picture, PictureActor
from tests.views.pictures import (
    BRANDNER,
    BUND,
    KORWATH,
    LORN,
    VELTEN,
    WEIL,
    a_picture,
    at,
)

NOW = datetime(2026, 3, 18, 7, 0, tzinfo=UTC)
SEEN = "2026-03-18T06:10:00.000000Z"
LATER = "2026-03-18T09:00:00.000000Z"
LONG_AGO = "/lage?since=2026-03-16T12:00"
ROLES = {BRANDNER.id: ("Außenministerin",), KORWATH.id: ("Präsident",), WEIL.id: ("Bürgermeister",)}
Shows = Callable[..., TestClient]


def before(**fields: Any) -> Picture:
    return a_picture(latest=at(16), **fields)


def after(**fields: Any) -> Picture:
    actors = tuple(PictureActor(who, ROLES.get(who.id, ())) for who in (BRANDNER, KORWATH, WEIL, LORN, VELTEN, BUND))
    return a_picture(actors=actors, **fields)


def headings(page: Any) -> Sequence[str]:
    return [one.get("id") for one in page.xpath("//section/h2")]
