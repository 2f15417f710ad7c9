"""Akteure: who has a part in the situation; and of each what it says, where it stands, what it announces and does, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lagebild import moments
from lagebild.labels import ACTOR_KINDS
from lagebild.situation import Evidence, Picture, Who
from lagebild.views.picturechoice import sure_position, visible
from lagebild.views.pictureoverview import when_of
from lagebild.views.picturescene import Scene, scene_of
from lagebild.views.picturetripwires import last_move
from lagebild.views.picturewords import STATES_FIRST
from lagebild.views.words import count, name_of
from lagebild.web.desk import Desk
from lagebild.web.gleaned import Gleaner, Read, Text, offices_of
from lagebild.web.kept import kept
from lagebild.web.named import Named, named
from lagebild.web.pages import akteurelist
from lagebild.web.pages.akteurewords import ActorWords, say_akteure
from lagebild.web.pages.akteurlines import KINDS, Line, Stand, Writer
from lagebild.web.pages.akteurplaces import places
from lagebild.web.paging import Sheet, page_number, sheet
from lagebild.web.parts import Parts
from lagebild.web.proofs import Proof, article_href, proof
from lagebild.web.rendering import language_of, page

FEW, MANY = 8, 40  # lines of a part among the others, and alone
ORDER = ("statements", "positions", "tripwires", "toward", "events", "disputes", "articles")
"""The parts of an actor's page."""
READINGS = 20  # texts that are looked into for one page: some milliseconds each
OFFICES = 6  # of them for offices
SPEAKERS = 20  # who speak for an actor
DISPUTES = ("disputes", "hypotheses", "figures")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: a page of its lines, and how many more there are that are less sure."""

    key: str
    title: str
    none: str
    sheet: Sheet[Any]
    unsure: int = 0


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An article in which an actor is mentioned, with the way to the first such place, and how many places there are."""

    title: str
    source: str
    href: str
    places: int
    lang: str


@dataclass(frozen=True, slots=True)
class Held:
    """An office that the texts give, and where."""

    name: str
    proof: Proof | None


# -- the list ---------------------------------------------------------------------------------------------------------------------


def akteure(request: Request) -> Response:
    """The list."""
    desk: Desk = request.app.state.desk
    shown = desk.picture()
    scene = scene_of([shown.picture], language_of(request))
    words = say_akteure(scene.language)
    asked = akteurelist.wanted(request.query_params)
    some = akteurelist.found(shown.picture, asked)
    nameless = 0 if asked.kind else len(akteurelist.matching(shown.picture, asked)) - len(some)
    lines = sheet(some, asked.page, akteurelist.PAGE)
    context = {
        "shown": shown,
        "words": words,
        "asked": asked,
        "kinds": [(key, name_of(ACTOR_KINDS, key, scene.language)) for key in ACTOR_KINDS],
        "states": akteurelist.states(scene, shown.picture),
        "sheet": lines,
        "rows": [akteurelist.row(scene, one) for one in lines.lines],
        "counted": count(len(some), words.counted),
        "nameless": count(nameless, words.nameless) if nameless else "",
    }
    return page(request, "akteure.html.j2", context)


# -- one actor --------------------------------------------------------------------------------------------------------------------


def akteur(request: Request) -> Response:
    """The page of one actor: some lines of every part, or (`teil`) all lines of one."""
    desk: Desk = request.app.state.desk
    shown = desk.picture()
    scene = scene_of([shown.picture], language_of(request))
    words = say_akteure(scene.language)
    parts = kept(request).of(shown.picture, "parts", Parts)
    who = parts.people.get(request.path_params["id"])
    if who is None:
        raise HTTPException(404)
    asked = _Asked.of(request.query_params)
    listed = next((one for one in shown.picture.actors if one.who.id == who.id), None)
    evidence = list(parts.evidence(who.id))
    shares = {key: _lines(parts, who.id, key) for key in ORDER if key != "articles"}
    found = [_part(key, shares, evidence, asked, Writer(scene, words, who.id)) for key in asked.parts]
    known: dict[Text, Read] = kept(request).of(shown.picture, "gleaned", _none_yet)
    with desk.dossier() as dossier:
        gleaner = Gleaner(dossier, known, READINGS)
        offices = _offices(scene, Gleaner(dossier, known, OFFICES), who, listed.roles if listed else (), evidence)
        events = _kept_of(shares["events"], "events", asked)
        where = places(scene, gleaner, events) if "events" in asked.parts else None
    context = {
        "shown": shown,
        "words": words,
        "who": named(scene, who),
        "head": _head(scene, words, who),
        "side": akteurelist.side_of(scene, who),
        "wikidata": who.wikidata if who.wikidata and who.wikidata[:1] == "Q" and who.wikidata[1:].isdigit() else "",
        "offices": offices,
        "speakers": _speakers(scene, parts, who),
        "parts": found,
        "asked": asked,
        "where": where,
        "area": any(row.area for row in where.rows) if where else False,
        "hidden": sum(part.unsure for part in found),
        "search": "/aussagen?q=" + quote(f'"{who.name}"', safe=""),
    }
    return page(request, "akteur.html.j2", context)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which part alone, "" for some of each; which page of it; whether what was read less surely is shown, too."""

    part: str = ""
    page: int = 1
    unsure: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str]) -> _Asked:
        part = query.get("teil", "")
        return cls(part if part in ORDER else "", page_number(query.get("seite")), query.get("alle") == "1")

    @property
    def parts(self) -> tuple[str, ...]:
        return (self.part,) if self.part else ORDER


def _none_yet(_: Picture) -> dict[Text, Read]:
    return {}


def _head(scene: Scene, words: ActorWords, who: Who) -> list[tuple[str, str]]:
    """What an actor is: names and values."""
    kind = name_of(ACTOR_KINDS, who.kind, scene.language) if who.kind else ""
    country = scene.names.get(f"state:{who.country}", who.country) if who.country else ""
    rows = ((words.kind, kind), (words.country, scene.name(country)), (words.id, scene.name(who.id)))
    return [(name, value) for name, value in rows if value]


def _speakers(scene: Scene, parts: Parts, who: Who) -> tuple[list[Named], int]:
    """Who speak for an actor, and how many more there are."""
    some = parts.speakers.get(who.id, [])
    return [replace(named(scene, one), side="") for one in some[:SPEAKERS]], max(0, len(some) - SPEAKERS)


def _offices(
    scene: Scene, gleaner: Gleaner, who: Who, roles: Iterable[str], evidence: Iterable[Evidence]
) -> list[Held]:
    """The offices of an actor, with where they stand as far as one of the first texts has them."""
    roles = list(dict.fromkeys(roles))
    where = offices_of(gleaner, who.name, evidence) if roles else {}
    return [Held(scene.name(role), proof(scene, where[role]) if role in where else None) for role in roles]


# -- parts ------------------------------------------------------------------------------------------------------------------------


def _lines(parts: Parts, actor: str, key: str) -> list[tuple[str, Any]]:
    """The lines of a part with the list of the picture that each is of, in the order in which they are shown."""
    kinds = DISPUTES if key == "disputes" else (key,)
    return [(kind, line) for kind in kinds for line in _ordered(kind, parts.of(kind, actor))]


def _ordered(kind: str, lines: Iterable[Any]) -> list[Any]:
    """The latest first; positions that have moved before the others, tripwires by state."""
    if kind == "positions":
        return sorted(lines, key=lambda pair: (last_move(pair[1]), moments.end(pair[1].since)), reverse=True)
    if kind in ("statements", "events"):
        return sorted(lines, key=lambda line: moments.end(when_of(line)), reverse=True)
    if kind in ("tripwires", "toward"):
        latest = sorted(lines, key=lambda line: moments.end(line.since), reverse=True)
        return sorted(latest, key=lambda line: STATES_FIRST.index(line.state))
    return sorted(lines, key=lambda line: moments.moment(line.first), reverse=True)


def _kept_of(lines: Sequence[tuple[str, Any]], key: str, asked: _Asked) -> list[Any]:
    """The lines that are shown: the sure ones, or all where none is, or all."""
    if key == "positions":
        some = [line for _, line in lines]
        sure = [] if asked.unsure else [pair for pair in some if sure_position(pair[1])]
        return sure or some
    found: list[Any] = []
    for kind in dict.fromkeys(kind for kind, _ in lines):
        here = [line for one, line in lines if one == kind]
        found += visible(KINDS.get(kind, kind), here, include_all=asked.unsure)
    return found


def _part(
    key: str,
    shares: Mapping[str, Sequence[tuple[str, Any]]],
    evidence: Sequence[Evidence],
    asked: _Asked,
    writer: Writer,
) -> Part:
    say, most = writer.say, MANY if asked.part else FEW
    if key == "articles":
        mentions = list(_mentions(writer.scene, evidence))
        return Part(key, say.titles[key], say.none[key], sheet(mentions, asked.page, most))
    lines = _kept_of(shares[key], key, asked)
    some = sheet(lines, asked.page if asked.part else 1, most)
    shown: Iterator[Line | Stand]
    shown = (writer.stand(*one) if key == "positions" else writer.line(key, one) for one in some.lines)
    return Part(key, say.titles[key], say.none[key], replace(some, lines=tuple(shown)), len(shares[key]) - len(lines))


def _mentions(scene: Scene, evidence: Iterable[Evidence]) -> Iterator[Mentioned]:
    """The articles that lines with an actor rest on, the latest first."""
    by_article: dict[str, dict[tuple[Any, ...], Evidence]] = {}
    for one in evidence:
        by_article.setdefault(one.article, {})[(one.version, one.spans)] = one
    latest = sorted(by_article.values(), key=lambda some: max(moments.moment(one.published) for one in some.values()))
    for some in reversed(latest):
        first = min(some.values(), key=lambda one: (-one.version, one.spans))
        source = ", ".join(filter(None, (scene.name(first.publisher), scene.when(first.published))))
        yield Mentioned(
            scene.plain(first.title, 120) or scene.name(first.article),
            source,
            article_href(first),
            len(some),
            first.language or "",
        )


ROUTES = (Route("/akteure", akteure, name="akteure"), Route("/akteure/{id:path}", akteur, name="akteur"))
