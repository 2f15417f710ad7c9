"""The door: logging in and out, and choosing a language."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lagebild.web.people import HOURS, SESSION, People
from lagebild.web.rendering import language_of, page
from lagebild.web.security import from_here, own_path
from lagebild.web.words import say


async def login(request: Request) -> Response:
    """The form, and what was typed into it."""
    people: People | None = request.app.state.people
    back = own_path(request.query_params.get("back", "/lage"), "/lage")
    if people is None:
        return RedirectResponse(back, 303)
    wrong = False
    if request.method == "POST" and await from_here(request):
        form = await request.form()
        name, password = str(form.get("name", "")), str(form.get("password", ""))
        session = await run_in_threadpool(people.log_in, name[:200], password[:1000])
        if session:
            answer = RedirectResponse(back, 303)
            settings = request.app.state.settings
            answer.set_cookie(
                SESSION,
                session,
                max_age=int(HOURS * 3600),
                httponly=True,
                samesite="lax",
                secure=settings.secure,
                path="/",
            )
            return answer
        wrong = True
    elif request.method == "POST":
        wrong = True
    return page(request, "login.html.j2", {"back": back, "wrong": wrong}, status=401 if wrong else 200)


async def logout(request: Request) -> Response:
    """End the session.

    Raises:
        HTTPException: 403, the form is not one of this server.
    """
    people: People | None = request.app.state.people
    if not await from_here(request):
        raise HTTPException(403, say(language_of(request)).stale_form)
    if people is not None:
        people.log_out(request.cookies.get(SESSION, ""))
    answer = RedirectResponse("/anmelden", 303)
    answer.delete_cookie(SESSION, path="/")
    return answer


async def home(_: Request) -> Response:
    """The first page is the situation."""
    return RedirectResponse("/lage", 307)


ROUTES = (
    Route("/", home, name="home"),
    Route("/anmelden", login, methods=["GET", "POST"], name="login"),
    Route("/abmelden", logout, methods=["POST"], name="logout"),
)
