"""Positionen: the matrix actor × question, the page of a question, and the history of a cell with its sentences."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lagebild.labels import ABOUT
from lagebild.situation import Picture, Question
from lagebild.views.picturescene import Scene, scene_of
from lagebild.views.words import count, name_of
from lagebild.web.desk import Desk, Shown
from lagebild.web.pages import positionenview as view
from lagebild.web.pages.positionenwords import PositionWords, say_positionen
from lagebild.web.paging import page_number
from lagebild.web.rendering import language_of, page


def positionen(request: Request) -> Response:
    """The matrix."""
    shown, scene = _shown(request)
    ask = view.asked(request.query_params)
    words, matrix = say_positionen(scene.language), view.matrix(shown.picture, scene, ask)
    context = {
        "shown": shown,
        "words": words,
        "ask": ask,
        "matrix": matrix,
        "summary": _summary(words, matrix),
        "abouts": [(key, name_of(ABOUT, key, scene.language)) for key in ABOUT],
        "empty": not shown.picture.questions,
    }
    return page(request, "positionen.html.j2", context)


def question(request: Request) -> Response:
    """Everybody's position on one question."""
    shown, scene = _shown(request)
    one = _question(shown.picture, request)
    less_sure = request.query_params.get("alle") == "1"
    number = page_number(request.query_params.get("akteure"))
    seen = view.question_view(scene, one, less_sure=less_sure, page=number)
    words = say_positionen(scene.language)
    context = {
        "shown": shown,
        "words": words,
        "question": seen,
        "counts": f"{count(seen.reports, words.reports)}, {count(seen.sources, words.sources)}",
        "wordings": count(len(seen.wordings), words.wordings),
        "reasons": count(len(seen.reasons) + seen.more_reasons, words.reasons),
    }
    return page(request, "frage.html.j2", context)


def history(request: Request) -> Response:
    """The history of one actor's position on one question."""
    shown, scene = _shown(request)
    one = _question(shown.picture, request)
    line = next((each for each in one.positions if each.actor.id == request.path_params["actor"]), None)
    if line is None:
        raise HTTPException(404)
    context = {
        "shown": shown,
        "words": say_positionen(scene.language),
        "label": view.label_of(scene, one),
        "question_href": view.question_href(one),
        "line": view.line_view(scene, one, line),
    }
    return page(request, "verlauf.html.j2", context)


def _shown(request: Request) -> tuple[Shown, Scene]:
    desk: Desk = request.app.state.desk
    shown = desk.picture()
    return shown, scene_of([shown.picture], language_of(request))


def _question(picture: Picture, request: Request) -> Question:
    found = next((one for one in picture.questions if one.id == request.path_params["question"]), None)
    if found is None:
        raise HTTPException(404)
    return found


def _summary(words: PositionWords, matrix: view.Matrix) -> str:
    """How much there is: actors, positions, questions."""
    if matrix.questions is None:
        return ""
    return words.counts.format(
        count(matrix.people, words.actors),
        count(matrix.positions, words.positions),
        count(matrix.questions.total, words.questions),
    ) + _shown_of(words, matrix)


def _shown_of(words: PositionWords, matrix: view.Matrix) -> str:
    """Which of the actors and of the questions are on this page, where these are not all."""
    across, down = matrix.questions, matrix.actors
    here = len(matrix.rows)
    if across is None or down is None or (across.whole and here == matrix.people):
        return ""
    actors = count(matrix.people, words.actors_of)
    return " · " + words.stretch.format(here, actors, across.first, across.last, across.total)


ROUTES = (
    Route("/positionen", positionen, name="positionen"),
    Route("/positionen/{question}", question, name="position-question"),
    Route("/positionen/{question}/{actor:path}", history, name="position-history"),
)
