"""Lagebericht: the report before it goes out, and as a file. Printed, the page is the report."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lagebild.errors import LagebildError
from lagebild.views import reportpdf
from lagebild.web.desk import Desk
from lagebild.web.pages.lageberichtasked import asked_of
from lagebild.web.pages.lageberichtmade import PATIENCE, Reports, excerpt, file_name, too_long
from lagebild.web.pages.lageberichtwords import ReportPageWords, say_lagebericht
from lagebild.web.proofs import article_href
from lagebild.web.rendering import language_of, page

TYPES = {"md": "text/markdown; charset=utf-8", "html": "text/html; charset=utf-8", "pdf": "application/pdf"}


def preview(request: Request) -> Response:
    """The page: what can be chosen, and the report as chosen."""
    desk: Desk = request.app.state.desk
    now = desk.picture()
    language = language_of(request)
    say = say_lagebericht(language)
    asked = asked_of(request.query_params, now.picture, language)
    context = {"words": say, "asked": asked, "shown": now, "report": None, "left": 0, "files": {}, "no_pdf": ""}
    if asked.fault:
        return page(request, "lagebericht.html.j2", context, status=422)
    made = _reports(request).made(asked, now, PATIENCE)
    if made is None:
        return page(request, "lagebericht.html.j2", context)
    shown, left = excerpt(made.report) if asked.whole else (made.report, 0)
    no_pdf = _no_pdf(say, len(made.report.notes) if too_long(made.report) else 0)
    forms = [form for form in TYPES if form != "pdf" or not no_pdf]
    context |= {"shown": made.shown, "report": shown, "left": left, "no_pdf": no_pdf, "article_href": article_href}
    context |= {"files": {form: asked.address(form) for form in forms}}
    context["spoken"] = {note.number: note.evidence.language or "" for note in shown.notes if note.evidence is not None}
    return page(request, "lagebericht.html.j2", context)


def file(request: Request) -> Response:
    """The report as a file.

    Raises:
        HTTPException: 422 where no report is asked for that there can be, 501 where PDF cannot be made.
    """
    desk: Desk = request.app.state.desk
    form = request.path_params["form"]
    if form not in TYPES:
        raise HTTPException(404)
    now, language = desk.picture(), language_of(request)
    say = say_lagebericht(language)
    asked = asked_of(request.query_params, now.picture, language)
    if asked.fault:
        raise HTTPException(422, say.faults[asked.fault])
    made = _reports(request).made(asked, now)
    assert made is not None
    if form == "pdf" and (lacking := _no_pdf(say, len(made.report.notes) if too_long(made.report) else 0)):
        raise HTTPException(422 if too_long(made.report) else 501, lacking)
    headers = {
        "Content-Disposition": _attached(file_name(made.shown.picture, asked, form)),
        "Cache-Control": "no-store" if request.app.state.settings.passwords else "no-cache",
        "Content-Language": asked.language,
    }
    return Response(_reports(request).written(made, form), media_type=TYPES[form], headers=headers)


def _reports(request: Request) -> Reports:
    """Those of the server's dossier."""
    state = request.app.state
    if not hasattr(state, "reports"):
        state.reports = Reports(state.desk)
    found: Reports = state.reports
    return found


def _no_pdf(say: ReportPageWords, notes: int) -> str:
    """Why there is no PDF; "" where there is one. `notes` is how many a report has that is too long."""
    if not pdf_works():
        return say.no_pdf
    return say.long_pdf.format(notes) if notes else ""


@cache
def pdf_works() -> bool:
    """Whether what makes PDF is installed; looked for once, since it takes its time to load."""
    try:
        reportpdf.weasyprint()
    except LagebildError:
        return False
    return True


def _attached(name: str) -> str:
    plain = name.encode("ascii", "replace").decode().replace("?", "-")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"


ROUTES = (
    Route("/lagebericht", preview, name="lagebericht"),
    Route("/lagebericht.{form}", file, name="lagebericht-file"),
)
