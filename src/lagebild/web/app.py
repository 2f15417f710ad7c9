"""The server's application: routes, who asks, and what is answered where something is wrong."""

from __future__ import annotations

import getpass
import math
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import quote, urlencode

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from lagebild.errors import InputError, LockedError, ModelError, StoreError, UnknownError
from lagebild.views.notewords import told_fault
from lagebild.web import api, login, pages
from lagebild.web.api.access import Keys, basic
from lagebild.web.desk import BusyError, Desk
from lagebild.web.kept import Kept
from lagebild.web.key import COOKIE, PARAMETER, Key
from lagebild.web.pace import Pace, visitor
from lagebild.web.pages import artikeladd
from lagebild.web.pages.reviewing import Review
from lagebild.web.people import SESSION, People, Person, WaitError, load
from lagebild.web.refusals import refusal
from lagebild.web.rendering import language_of, page
from lagebild.web.security import SAFE, Guard, cookie_name, from_here, headers_of, own_path
from lagebild.web.settings import LOOPBACK, Settings
from lagebild.web.trail import Trail, note
from lagebild.web.words import say

FEED = "/aussagen.atom"
OPEN_PATHS = ("/static/", "/anmelden", "/robots.txt")
"""What may be seen without having logged in."""


def create_app(settings: Settings) -> Starlette:
    """The application for one dossier.

    Raises:
        InputError: it would be open to other machines without passwords, or the file of passwords or the key cannot be used.
        StoreError: there is no such dossier, or it cannot be opened.
    """
    if settings.passwords is None and not settings.local:
        hint = "name a file of those who may log in with --passwords"
        raise InputError(settings.host, "would be open to everybody on the network", hint)
    people = People(load(settings.passwords)) if settings.passwords else None
    key = Key(settings.key) if settings.key is not None and people is None else None
    desk = Desk(settings.place, settings.model, settings.threads)
    with desk.dossier():
        pass  # what cannot be opened is said at once
    app = Starlette(
        routes=[
            *login.ROUTES,
            *pages.routes(),
            *api.routes(),
            Mount("/static", StaticFiles(packages=[("lagebild.web", "static")]), name="static"),
        ],
        middleware=[
            Middleware(
                Guard,
                hosts=LOOPBACK | settings.hosts | {settings.host},
                largest=settings.largest + 100_000,
                uploads={artikeladd.PATH: artikeladd.UPLOADS * settings.largest},
                secure=settings.secure,
            ),
            *([Middleware(Pace)] if people else []),  # on this machine alone nobody wears it out but its owner
            Middleware(Trail),
            Middleware(Visitors, people=people, key=key),
        ],
        exception_handlers={
            HTTPException: _refused,
            UnknownError: _not_found,
            LockedError: _locked,
            StoreError: _gone,
            ModelError: _no_model,
            InputError: _unreadable,
            Exception: _fault,
        },
        lifespan=_lifespan,
    )
    app.state.settings, app.state.desk, app.state.people, app.state.key = settings, desk, people, key
    app.state.review, app.state.kept = Review(desk), Kept()
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    yield
    app.state.desk.close()


class Visitors:
    """ASGI middleware: says who asks (`request.state.user`), sends those who must log in to the door, refuses forms of other sites."""

    def __init__(self, app: ASGIApp, people: People | None, key: Key | None) -> None:
        self._app, self._people, self._key, self._keys = app, people, key, Keys()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let in, or not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        scope.setdefault("state", {})
        answer = self._brought(request)
        if answer is None:
            try:
                user = request.state.user = await self._asking(request)
            except WaitError as error:
                answer = _come_again(scope, error)
            else:
                answer = _to_the_door(request) if user is None else None
        await (answer or self._app)(scope, receive, send)

    async def _asking(self, request: Request) -> Person | None:
        if self._people is not None and "authorization" in request.headers:
            return await run_in_threadpool(self._who, request)  # a password is compared, which takes its time
        return self._who(request)

    def _brought(self, request: Request) -> Response | None:
        """To where the address leads, without the key that it brings along; the browser keeps a sign of it."""
        given = request.query_params.get(PARAMETER)
        if self._key is None or given is None or request.method != "GET" or request.url.path.startswith("/api/"):
            return None
        kept = [(name, value) for name, value in request.query_params.multi_items() if name != PARAMETER]
        asked = quote(request.url.path) + (f"?{urlencode(kept)}" if kept else "")
        if not self._key.opens(given):
            note("wrong-key", address=visitor(request.scope), name="", refused=True)
            return RedirectResponse(f"/anmelden?{urlencode({'back': asked})}", 303)
        answer = RedirectResponse(own_path(asked), 303)
        login.keep_sign(request, answer, self._key)
        return answer

    def _who(self, request: Request) -> Person | None:
        header, path = request.headers.get("authorization"), request.scope["path"]
        if self._people is None:
            return local_person() if self._key is None or self._has_key(request, header) else None
        if header and path == FEED:
            return self._keys.person(self._people, header, visitor(request.scope))
        return self._people.who(request.cookies.get(cookie_name(request, SESSION, port=True), ""))

    def _has_key(self, request: Request, header: str | None) -> bool:
        """Whether a browser has brought the key before, or a program sends it as the password of anybody."""
        assert self._key is not None
        if header and request.scope["path"].startswith(("/api/", FEED)):
            given = basic(header)
            return given is not None and self._key.fits(given[1])
        return self._key.known(request.cookies.get(cookie_name(request, COOKIE, port=True), ""))


def local_person() -> Person:
    """Who signs where nobody logs in: whoever has started the server."""
    return Person(os.environ.get("LAGEBILD_AUTHOR") or _login_name(), "admin")


def _to_the_door(request: Request) -> Response | None:
    """Where somebody is led who is not known; None where they may go."""
    path = request.scope["path"]
    if path.startswith(OPEN_PATHS) or path.startswith("/api/"):
        return None
    if path == FEED:  # what reads feeds knows no form
        return Response(status_code=401, headers={"WWW-Authenticate": 'Basic realm="Lagebild", charset="UTF-8"'})
    asked = path + (f"?{request.url.query}" if request.url.query else "")
    back = f"?{urlencode({'back': asked})}" if request.method in SAFE else ""
    return RedirectResponse(f"/anmelden{back}", 303)


def _come_again(scope: Scope, error: WaitError) -> Response:
    seconds = str(math.ceil(error.seconds))
    return refusal(scope, "too-many", f"too many wrong passwords: {seconds} s", {"Retry-After": seconds})


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "local"


async def checked_form(request: Request, role: str = "reviewer") -> None:
    """Let a form through that was sent from a page of this server by somebody who may do that.

    Raises:
        HTTPException: 403, in the visitor's language.
    """
    words = say(language_of(request))
    user: Person | None = request.state.user
    if user is None or not user.may(role):
        raise HTTPException(403, words.forbidden)
    if not await from_here(request):
        raise HTTPException(403, words.stale_form)


def _answer(request: Request, status: int, title: str, what: str) -> Response:
    typed = getattr(request.state, "typed", ())
    context = {"title": title, "what": what, "status": status, "typed": typed}
    return page(request, "error.html.j2", context, status=status)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = say(language_of(request))
    if error.status_code == 404:
        return _answer(request, 404, words.not_found, words.not_found_what)
    response = _answer(request, error.status_code, str(error.status_code), error.detail)
    response.headers.update(error.headers or {})
    return response


async def _not_found(request: Request, _: Exception) -> Response:
    words = say(language_of(request))
    return _answer(request, 404, words.not_found, words.not_found_what)


async def _locked(request: Request, error: Exception) -> Response:
    words = say(language_of(request))
    response = _answer(request, 503, "503", words.busy if isinstance(error, BusyError) else words.locked)
    response.headers["Retry-After"] = "2"
    return response


async def _gone(request: Request, error: Exception) -> Response:
    return _answer(request, 503, "503", f"{say(language_of(request)).gone} ({told_fault(error, language_of(request))})")


async def _no_model(request: Request, error: Exception) -> Response:
    return _answer(request, 503, "503", told_fault(error, language_of(request)))


async def _unreadable(request: Request, error: Exception) -> Response:
    return _answer(request, 422, "422", told_fault(error, language_of(request)))


async def _fault(request: Request, _: Exception) -> Response:
    response = _answer(request, 500, "500", say(language_of(request)).fault)
    response.headers.update(
        headers_of(secure=request.app.state.settings.secure)
    )  # it is given outside of what guards the others
    return response
