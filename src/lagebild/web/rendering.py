"""Pages out of templates: one environment, escaped everywhere, with what every page needs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from lagebild.version import __version__
from lagebild.views.picturescene import Scene, home_of
from lagebild.views.picturetext import zone
from lagebild.views.picturewords import picture_words
from lagebild.web import filters
from lagebild.web.desk import Shown
from lagebild.web.security import TOKEN, cookie_name, form_token, keep_token
from lagebild.web.settings import Settings
from lagebild.web.tongues import tongue_of
from lagebild.web.typedtimes import sample
from lagebild.web.words import NAVIGATION, say

LANGUAGES = ("de", "en")
COOKIE = "lagebild-lang"


@cache
def environment() -> Environment:
    """The templates of the package."""
    env = Environment(
        loader=PackageLoader("lagebild.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=filters.shown,
    )
    env.filters |= filters.FILTERS
    return env


def language_of(request: Request) -> str:
    """The language of whoever asks: as the address says, else as chosen before, else as the browser prefers, else the server's."""
    settings: Settings = request.app.state.settings
    for asked in (request.query_params.get("lang"), request.cookies.get(cookie_name(request, COOKIE))):
        if asked in LANGUAGES:
            return asked
    for part in request.headers.get("accept-language", "").split(","):
        code = part.split(";")[0].strip()[:2].lower()
        if code in LANGUAGES:
            return code
    return settings.language


def _name(place: str) -> str:
    """What a dossier is called: its file, or its database without the server and whatever else its address holds."""
    return PurePath(urlsplit(place).path if "://" in place else place).name


def _of_picture(request: Request, shown: Shown | None, language: str) -> dict[str, str]:
    """What every page has of the picture that it shows, or of the one that was shown last: zone and latest time of the reports, the
    language of names, a time as it could be typed. Nothing for whoever has not logged in.
    """
    if shown is None and getattr(request.state, "user", None) is not None:
        shown = request.app.state.desk.glance()
    if shown is None or shown.picture.latest is None:
        return {"zone": "", "latest_report": "", "tongue": "", "sample": "", "sample_day": ""}
    picture, words = shown.picture, picture_words(language)
    scene = Scene(words, home=home_of((picture.at, picture.latest, picture.earliest)))
    return {
        "zone": words.zone.format(zone(scene.home)),
        "latest_report": words.latest.format(scene.when(picture.latest)),
        "tongue": tongue_of(picture),
        "sample": sample(picture.latest, language),
        "sample_day": sample(picture.latest, language, day=True),
    }


def page(
    request: Request, template: str, context: Mapping[str, Any] | None = None, *, status: int = 200
) -> HTMLResponse:
    """A page.

    Args:
        request: what is answered.
        template: its name under templates/; it extends base.html.j2.
        context: what it needs besides what every page has: say (the words), language, here (the path), navigation, user, and what
            `_of_picture` says of the picture `shown`.
        status: of HTTP.
    """
    language = language_of(request)
    settings: Settings = request.app.state.settings
    shared = {
        "say": say(language),
        "language": language,
        "other_language": "en" if language == "de" else "de",
        "here": request.url.path,
        "query": dict(request.query_params),
        "navigation": NAVIGATION,
        "dossier_name": _name(settings.place) if getattr(request.state, "user", None) is not None else "",
        "version": __version__,
        "token_name": TOKEN,
        "token": form_token(request),
        "user": getattr(request.state, "user", None),
        **_of_picture(request, (context or {}).get("shown"), language),
        "may_leave": settings.passwords is not None and getattr(request.state, "user", None) is not None,
    }
    body = environment().get_template(template).render({**shared, **(context or {})})
    response = HTMLResponse(body, status)
    response.headers["Cache-Control"] = "no-store" if settings.passwords else "no-cache"
    response.headers["Content-Language"] = language
    response.headers["Vary"] = "Cookie, Accept-Language"
    keep_token(request, response, secure=settings.secure)
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie(
            cookie_name(request, COOKIE),
            language,
            max_age=31_536_000,
            samesite="lax",
            httponly=True,
            path="/",
            secure=settings.secure,
        )
    return response
