"""Stolperdrähte: the list by state, one tripwire with its forms, and what an event that has not happened would touch."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lagebild.errors import InputError, ModelError
from lagebild.labels import COMMITMENT_KINDS
from lagebild.situation import STATES, Tripwire
from lagebild.views.notewords import told, told_fault
from lagebild.views.picturescene import Scene, scene_of
from lagebild.views.picturewords import STATES_FIRST
from lagebild.views.words import count, name_of
from lagebild.web.desk import Desk, Shown
from lagebild.web.filters import segment
from lagebild.web.pages import stolperdraehtejudge as judging
from lagebild.web.pages import stolperdraehteview as view
from lagebild.web.pages import stolperdraehtewhatif as supposing
from lagebild.web.pages.positionenwords import say_positionen
from lagebild.web.pages.stolperdraehtewords import say_stolperdraehte
from lagebild.web.rendering import language_of, page
from lagebild.web.words import say


def stolperdraehte(request: Request) -> Response:
    """The list."""
    shown, scene = _shown(request)
    ask, words = view.asked(request.query_params), say_stolperdraehte(scene.language)
    found = view.listing(shown.picture, scene, ask, words)
    context = {
        "shown": shown,
        "words": words,
        "ask": ask,
        "listing": found,
        "kinds": [(key, name_of(COMMITMENT_KINDS, key, scene.language)) for key in COMMITMENT_KINDS],
        "soon": [(str(days), words.within.format(days)) for days in view.SOON] + [(view.OVERDUE, words.overdue)],
        "total": sum(number for *_, number in found.states),
        "found": count(found.place.total if found.place else 0, words.found),
        "empty": not shown.picture.tripwires,
        "longest": supposing.LONGEST,
    }
    return page(request, "stolperdraehte.html.j2", context)


def tripwire(request: Request) -> Response:
    """One tripwire."""
    shown, scene = _shown(request)
    return _one(request, shown, scene, judging.wire_of(shown.picture, request.path_params["id"]))


def _one(request: Request, shown: Shown, scene: Scene, wire: Tripwire, stale: judging.Stale | None = None) -> Response:
    """The page of one tripwire; with what stood in the way of a decision."""
    words, user = say_stolperdraehte(scene.language), request.state.user
    desk: Desk = request.app.state.desk
    with desk.dossier() as dossier:
        verdicts = judging.verdicts_on(dossier, wire)
    seen = view.wire_view(scene, judging.as_decided(wire, verdicts), words, view.today(shown.picture))
    context = {
        "shown": shown,
        "words": words,
        "wire": seen,
        "states": [(key, scene.say.states[key]) for key in STATES_FIRST],
        "names": scene.say.states,
        "names_nobody": scene.say.nobody,
        "may": user.may("reviewer"),
        "decided": judging.decided(verdicts, scene, words, user),
        "stale": stale,
        "reasons": count(len(seen.reasons), words.same),
        "longest": judging.REMARK,
    }
    return page(request, "stolperdraht.html.j2", context, status=200 if stale is None else 409)


async def decide(request: Request) -> Response:
    """Enter a state."""
    from lagebild.web.app import checked_form  # noqa: PLC0415 -- the application imports its pages

    await checked_form(request)
    form = {key: str(value) for key, value in (await request.form()).items()}
    return await run_in_threadpool(_decide, request, form)


def _decide(request: Request, form: dict[str, str]) -> Response:
    state = form.get("other", "") if form.get("state") == "other" else form.get("state", "")
    if state not in STATES:
        raise HTTPException(422, ", ".join(STATES))
    shown, scene = _shown(request)
    wire = judging.wire_of(shown.picture, request.path_params["id"], form.get("record", ""))
    if not view.record_of(wire):
        raise HTTPException(409, say_stolperdraehte(scene.language).no_record)
    remark = " ".join(form.get("remark", "").split())[: judging.REMARK]
    stale = _judge(request, scene).decide(wire, state, remark, form.get("seen", ""))
    return _back(wire) if stale is None else _one(request, shown, scene, wire, stale)


async def undo(request: Request) -> Response:
    """Take a decision back."""
    from lagebild.web.app import checked_form  # noqa: PLC0415 -- the application imports its pages

    await checked_form(request)
    identity = str((await request.form()).get("judgement", ""))
    return await run_in_threadpool(_undo, request, identity)


def _undo(request: Request, identity: str) -> Response:
    shown, scene = _shown(request)
    wire = judging.wire_of(shown.picture, request.path_params["id"])
    try:
        stale = _judge(request, scene).undo(wire, identity)
    except PermissionError as error:
        raise HTTPException(403, say(scene.language).forbidden) from error
    return _back(wire) if stale is None else _one(request, shown, scene, wire, stale)


def whatif(request: Request) -> Response:
    """What a sentence would touch."""
    desk: Desk = request.app.state.desk
    language = language_of(request)
    words = say_stolperdraehte(language)
    sentence = " ".join(request.query_params.get("satz", "").split())
    context: dict[str, Any] = {"words": words, "sentence": sentence, "answer": None, "fault": ""}
    context |= {"longest": supposing.LONGEST, "say_positions": say_positionen(language)}
    status = 200
    if len(sentence) > supposing.LONGEST:
        context |= {"fault": words.too_long.format(supposing.LONGEST), "sentence": sentence[: supposing.LONGEST]}
        status = 422
    elif sentence:
        try:
            context["answer"] = supposing.answer_view(desk.whatif(sentence), language, words)
        except ModelError as error:
            context["fault"], status = f"{words.no_model} ({told_fault(error, language)})", 503
        except InputError as error:
            context["fault"], status = f"{words.unreadable} ({told(error.what, language)})", 422
    return page(request, "waswenn.html.j2", context, status=status)


def _judge(request: Request, scene: Scene) -> judging.Judge:
    return judging.Judge(request.app.state.desk, request.state.user, scene, say_stolperdraehte(scene.language))


def _back(wire: Tripwire) -> Response:
    return RedirectResponse(f"/stolperdraehte/{segment(wire.id)}#entscheidungen", 303)


def _shown(request: Request) -> tuple[Shown, Scene]:
    desk: Desk = request.app.state.desk
    shown = desk.picture()
    return shown, scene_of([shown.picture], language_of(request))


ROUTES = (
    Route("/stolperdraehte", stolperdraehte, name="stolperdraehte"),
    Route("/stolperdraehte/was-wenn", whatif, name="whatif"),
    Route("/stolperdraehte/{id:path}/entscheiden", decide, methods=["POST"], name="tripwire-decide"),
    Route("/stolperdraehte/{id:path}/zuruecknehmen", undo, methods=["POST"], name="tripwire-undo"),
    Route("/stolperdraehte/{id:path}", tripwire, name="tripwire"),
)
