"""The door: logging in and out, and choosing a language."""

from __future__ import annotations

import math
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lagebild.web.key import COOKIE, Key
from lagebild.web.pace import visitor
from lagebild.web.people import HOURS, SESSION, People, WaitError
from lagebild.web.rendering import language_of, page
from lagebild.web.security import cookie_name, from_here, own_path
from lagebild.web.trail import note
from lagebild.web.words import say


async def login(request: Request) -> Response:
    """The form, and what was typed into it."""
    back = own_path(request.query_params.get("back", "/lage"), "/lage")
    state = request.app.state
    if state.people is None and state.key is None:
        return RedirectResponse(back, 303)
    context = {"back": back, "wrong": False, "wait": 0, "by_key": state.key is not None}
    if request.method == "GET":
        return page(request, "login.html.j2", context)
    if await from_here(request):
        form = {name: str(value) for name, value in (await request.form()).items()}
        try:
            answer = await run_in_threadpool(_let_in, request, form, back)
        except WaitError as error:
            wait = math.ceil(error.seconds)
            found: Response = page(request, "login.html.j2", context | {"wait": wait}, status=429)
            found.headers["Retry-After"] = str(wait)
            return found
        if answer is not None:
            return answer
    return page(request, "login.html.j2", context | {"wrong": True}, status=401)


def _let_in(request: Request, form: Mapping[str, str], back: str) -> Response | None:
    """The way in for whoever gives the right password or key; None else.

    Raises:
        WaitError: too many wrong passwords came before.
    """
    people: People | None = request.app.state.people
    key: Key | None = request.app.state.key
    answer = RedirectResponse(back, 303)
    if people is None:
        if key is None or not key.opens(form.get("key", "").strip()):
            note("wrong-key", address=visitor(request.scope), name="", refused=True)
            return None
        keep_sign(request, answer, key)
        return answer
    name, password = form.get("name", "")[:200], form.get("password", "")[:1000]
    session = people.log_in(name, password, visitor(request.scope))
    if session is None:
        return None
    own = cookie_name(request, SESSION, port=True)
    people.log_out(request.cookies.get(own, ""))  # who sat here before is not logged in beside
    _keep(request, answer, own, session, int(HOURS * 3600))
    return answer


def keep_sign(request: Request, answer: Response, key: Key) -> None:
    """Let a browser keep the sign that it has brought the key, until it is closed."""
    _keep(request, answer, cookie_name(request, COOKIE, port=True), key.sign, None)


def _keep(request: Request, answer: Response, name: str, value: str, seconds: int | None) -> None:
    secure = request.app.state.settings.secure
    answer.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax", secure=secure, path="/")


async def logout(request: Request) -> Response:
    """End the session.

    Raises:
        HTTPException: 403, the form is not one of this server.
    """
    people: People | None = request.app.state.people
    if not await from_here(request):
        raise HTTPException(403, say(language_of(request)).stale_form)
    own = cookie_name(request, SESSION, port=True)
    name = people.log_out(request.cookies.get(own, "")) if people is not None else None
    if name is not None:
        note("logout", address=visitor(request.scope), name=name)
    answer = RedirectResponse("/anmelden", 303)
    answer.delete_cookie(own, path="/", secure=request.app.state.settings.secure, httponly=True, samesite="lax")
    return answer


async def home(_: Request) -> Response:
    """The first page is the situation."""
    return RedirectResponse("/lage", 307)


ROUTES = (
    Route("/", home, name="home"),
    Route("/anmelden", login, methods=["GET", "POST"], name="login"),
    Route("/abmelden", logout, methods=["POST"], name="logout"),
)
