"""Aussagen: search over statements and articles, with facets; a search is an address, and a feed (`feed`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lagebild.errors import UnknownError
from lagebild.labels import EVENT_TYPES, STATEMENT_TYPES
from lagebild.situation import Picture, Question
from lagebild.store import Dossier
from lagebild.store.facets import Facets
from lagebild.store.search import COUNTED, Found
from lagebild.views.hits import short
from lagebild.views.words import count, name_of
from lagebild.web.clock import Clock, clock_of
from lagebild.web.desk import Desk
from lagebild.web.pages import feed
from lagebild.web.pages.aussagenhits import address, groups, lines
from lagebild.web.pages.aussagenquery import (
    FIELDS,
    KINDS,
    LONGEST,
    MOST_WORDS,
    ORDERS,
    PAGE,
    Asked,
    asked,
    on_questions,
)
from lagebild.web.pages.aussagenwords import AussagenWords, say_aussagen
from lagebild.web.rendering import language_of, page
from lagebild.web.tongues import commonest
from lagebild.web.words import say

Questions = Mapping[str, tuple[Question, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found; `others` is how many of the other kind there are, `alike` who is called almost like the speaker."""

    found: Found = field(default_factory=lambda: Found((), (), 0))
    facets: Facets = field(default_factory=Facets)
    others: int = 0
    nobody: bool = False
    alike: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A value that narrows the search, with the address of the search without it."""

    facet: str
    name: str
    href: str


def aussagen(request: Request) -> Response:
    """The page."""
    language = language_of(request)
    words, desk = say_aussagen(language), request.app.state.desk
    clock = clock_of(desk, language)
    what = asked(request.query_params, clock.home)
    questions = questions_of(desk, what)
    answer = Answer()
    if not what.stops:
        with desk.dossier() as dossier:
            answer = _answer(dossier, narrowed(what, questions), questions)
    context = {
        "words": words,
        "asked": what,
        "fields": {name: what.field(name) for name in FIELDS},
        "faults": faults(what, words, clock),
        "answer": answer,
        "lines": lines(
            (*answer.found.statements, *answer.found.articles), what, answer.found.terms, words, clock, _glanced(desk)
        ),
        "groups": groups(answer.facets, what, questions, words, language),
        "kinds": _kinds(what, answer, words),
        "orders": [(name, words.orders[name]) for name in ORDERS],
        "chips": _chips(what, answer, questions, words, language),
        "count": counted(answer.found.total, words, language),
        "offset": what.query.offset,
        "earlier": address(what.fields, {"page": what.page - 1}) if what.page > 1 else "",
        "later": address(what.fields, {"page": what.page + 1}) if _has_more(what, answer) else "",
        "first": address(what.fields),
        "feed_href": address(what.fields, path=feed.PATH),
        "with_less_sure": "" if what.query.include_all else address(what.fields, {"all": "1"}),
        "alike": [(name, address(what.fields, {"speaker": name})) for name in answer.alike],
        "empty": answer.empty,
        "zone": clock.zone,
        "sample_day": clock.sample,
        "tongue": commonest(hit.version.language for hit in (*answer.found.statements, *answer.found.articles)),
    }
    return page(request, "aussagen.html.j2", context, status=400 if what.stops else 200)


def _glanced(desk: Desk) -> Picture | None:
    """The picture, where somebody has looked at it already."""
    shown = desk.glance()
    return shown.picture if shown is not None else None


def faults(what: Asked, words: AussagenWords, clock: Clock) -> list[str]:
    """What is wrong with what is asked, in words."""
    about = {"long": (LONGEST, MOST_WORDS)}
    return [words.faults[name].format(*about.get(name, (said, clock.sample))) for name, said in what.faults]


def questions_of(desk: Desk, what: Asked) -> Questions:
    """The questions of the picture: where one is asked for, that is waited for; else they are left out until it is there."""
    shown = desk.picture() if what.field("question") else desk.glance()
    return on_questions(shown.picture) if shown is not None else {}


def narrowed(what: Asked, questions: Questions) -> Asked:
    """The same with the statements of the question that is asked for; there are none for one that is not there."""
    if not what.field("question"):
        return what
    ids = questions[what.field("question")][1] if what.field("question") in questions else frozenset[str]()
    return replace(what, query=replace(what.query, statements=ids))


def _answer(dossier: Dossier, what: Asked, questions: Questions) -> Answer:
    query = what.query
    other = KINDS[1] if query.what == KINDS[0] else KINDS[0]
    about = frozenset[str]().union(*(ids for _, ids in questions.values()))
    try:
        found = dossier.search(query)
        others = dossier.search(
            replace(query, what=other, limit=1, offset=0, type=what.fields.get("type") if other == KINDS[0] else None)
        )
        facets = dossier.facets(query, about)
        names = {actor.key: actor.name for actor in dossier.actors(query.speaker)} if query.speaker else {}
    except UnknownError as error:
        return Answer(nobody=True, alike=error.alike)
    empty = not found.total and not what.narrowing and not next(iter(dossier.versions()), None)
    return Answer(found, facets, others.total, names=names, empty=empty)


def _has_more(what: Asked, answer: Answer) -> bool:
    shown = what.query.offset + len(answer.found.statements) + len(answer.found.articles)
    return shown < answer.found.total or (answer.found.total > COUNTED and shown - what.query.offset == PAGE)


def counted(total: int, words: AussagenWords, language: str) -> str:
    """How many hits there are, in words."""
    if total > COUNTED:
        return words.many.format("1.000" if language == "de" else "1,000")
    return count(total, words.hits)


def _kinds(what: Asked, answer: Answer, words: AussagenWords) -> list[tuple[str, str, str, bool]]:
    """Statements and articles: name, how many, address, whether it is the kind that is shown."""
    result = []
    for kind in KINDS:
        here = kind == what.query.what
        number = answer.found.total if here else answer.others
        many = f"> {COUNTED}" if number > COUNTED else str(number)
        href = address(what.fields, {"what": None if kind == KINDS[0] else kind})
        result.append((words.kinds[kind], many, href, here))
    return result


def _chips(what: Asked, answer: Answer, questions: Questions, words: AussagenWords, language: str) -> list[Chip]:
    def named(name: str, value: str) -> str:
        if name == "type":
            return name_of(STATEMENT_TYPES, value, language)
        if name == "event":
            return name_of(EVENT_TYPES, value, language)
        if name == "question" and value in questions:
            return questions[value][0].label
        return answer.names.get(value, value) if name == "speaker" else value

    return [
        Chip(words.facets[name], short(named(name, what.field(name)), 60), address(what.fields, {name: None}))
        for name in what.narrowing
    ]


def atom(request: Request) -> Response:
    """The feed of a search: what came into the dossier last, first."""
    language = language_of(request)
    desk: Desk = request.app.state.desk
    clock = clock_of(desk, language)
    what = asked({**request.query_params, "by": "known", "page": "1"}, clock.home)
    if what.stops or what.faults:
        words = say_aussagen(language)
        about = " ".join(faults(what, words, clock))
        return page(request, "error.html.j2", {"title": words.wrong, "what": about, "status": 400}, status=400)
    sought = narrowed(what, questions_of(desk, what))
    with desk.dossier() as dossier:
        found = dossier.search(replace(sought.query, limit=feed.MOST))
    own = {name: value for name, value in what.fields.items() if name != "by"}
    return feed.answer(request, found, own, say_aussagen(language), say(language), language)


ROUTES = (Route("/aussagen", aussagen, name="aussagen"), Route(feed.PATH, atom, name="aussagen.atom"))
