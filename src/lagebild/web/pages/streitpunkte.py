"""Streitpunkte: what some assert and others deny, what is explained in different ways, figures that differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lagebild import moments
from lagebild.situation import Dispute, FigureLine, Fused, Hypothesis, Picture
from lagebild.terms import folded
from lagebild.views.picturechoice import involved, is_sure, visible
from lagebild.views.picturescene import Scene, scene_of
from lagebild.views.words import count
from lagebild.web.desk import Desk, Shown
from lagebild.web.pages.streitpunktewords import say_streitpunkte
from lagebild.web.pages.streitview import EDGE, HIGH, WIDE, Item, item
from lagebild.web.paging import Sheet, page_number, sheet
from lagebild.web.rendering import language_of, page

LISTS = ("disputes", "hypotheses", "figures")
FEW, MANY = 12, 40  # lines of a list among the others, and alone


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: words, a part of an actor's name, figures that cannot all be true; one list alone, and which page of it."""

    words: str = ""
    actor: str = ""
    contradicting: bool = False
    unsure: bool = False
    part: str = ""
    page: int = 1

    @property
    def filtered(self) -> bool:
        """Whether less than everything is asked for."""
        return bool(self.words or self.actor or self.contradicting)

    @property
    def lists(self) -> tuple[str, ...]:
        """The lists that are shown."""
        if self.part:
            return (self.part,)
        return ("figures",) if self.contradicting else LISTS


@dataclass(frozen=True, slots=True)
class Section:
    """A list: a page of its items, and what is said of those that are not shown because they are less sure."""

    key: str
    title: str
    lead: str
    none: str
    items: tuple[Item, ...]
    sheet: Sheet[Any]
    hidden: str


def wanted(query: Mapping[str, str]) -> Wanted:
    """What the query of an address asks for; nonsense is left out."""
    part = query.get("teil", "")
    return Wanted(
        query.get("q", "").strip()[:200],
        query.get("akteur", "").strip()[:200],
        query.get("widerspruch") == "1",
        query.get("alle") == "1",
        part if part in LISTS else "",
        page_number(query.get("seite")),
    )


def streitpunkte(request: Request) -> Response:
    """The page: some items of every list, or (`teil`) all of one."""
    shown, scene = _shown(request)
    asked = wanted(request.query_params)
    sections = [_section(scene, shown.picture, key, asked) for key in asked.lists]
    return _page(request, shown, scene, asked=asked, sections=sections)


def streitpunkt(request: Request) -> Response:
    """One item, by its id: what others link to."""
    shown, scene = _shown(request)
    wanted_id = request.path_params["id"]
    for key in LISTS:
        for line in getattr(shown.picture, key):
            if line.id == wanted_id:
                title = say_streitpunkte(scene.language).titles[key]
                section = Section(key, title, "", "", (item(scene, key, line),), sheet([line], 1, 1), "")
                return _page(request, shown, scene, asked=None, sections=[section])
    raise HTTPException(404)


def _shown(request: Request) -> tuple[Shown, Scene]:
    desk: Desk = request.app.state.desk
    shown = desk.picture()
    return shown, scene_of([shown.picture], language_of(request))


def _page(request: Request, shown: Shown, scene: Scene, *, asked: Wanted | None, sections: list[Section]) -> Response:
    context = {
        "shown": shown,
        "words": say_streitpunkte(scene.language),
        "asked": asked,
        "sections": sections,
        "size": (WIDE, HIGH, EDGE),
        "no_source": scene.say.no_source,
        "nobody": scene.say.nobody,
    }
    return page(request, "streitpunkte.html.j2", context)


def _section(scene: Scene, picture: Picture, key: str, asked: Wanted) -> Section:
    say = say_streitpunkte(scene.language)
    found = [line for line in getattr(picture, key) if _fits(line, asked)]
    shown = _in_order(visible(key, found, include_all=asked.unsure))
    some = sheet(shown, asked.page if asked.part else 1, MANY if asked.part else FEW)
    hidden = len(found) - len(shown)
    none = say.nothing_found if asked.filtered else say.none[key]
    items = tuple(item(scene, key, line) for line in some.lines)
    return Section(
        key,
        say.titles[key],
        say.leads[key],
        none,
        items,
        some,
        count(hidden, say.unsure_hidden) if hidden else "",
    )


def _in_order(lines: Iterable[Fused]) -> list[Fused]:
    """Contradictions and what is sure first, then the latest."""

    def urgency(line: Fused) -> tuple[bool, bool, str]:
        latest = max((moments.moment(one.published) for one in line.evidence), default="")
        return bool(getattr(line, "differs", False)), is_sure("", line), latest

    return sorted(lines, key=urgency, reverse=True)


def _fits(line: Fused, asked: Wanted) -> bool:
    """Whether a line is asked for: every word somewhere in it, the actor among those who have a part in it."""
    if asked.contradicting and not (isinstance(line, FigureLine) and line.differs):
        return False
    name = folded(asked.actor).split()
    if name and not any(set(name) <= _words(who.name) or asked.actor in (who.id, who.side) for who in involved(line)):
        return False
    text = folded(" ".join(_told(line)))
    return all(word in text for word in folded(asked.words).split())


def _words(name: str) -> set[str]:
    return set(folded(name).split())


def _told(line: Fused) -> Iterable[str]:
    """The words of a line in which words are looked for."""
    if isinstance(line, Dispute):
        yield line.claim
    elif isinstance(line, Hypothesis):
        yield line.explains
        yield from (one.text for one in line.alternatives)
    elif isinstance(line, FigureLine):
        yield from (line.of, line.place or "")
    yield from (one.told for one in line.evidence)


ROUTES = (
    Route("/streitpunkte", streitpunkte, name="streitpunkte"),
    Route("/streitpunkte/{id:path}", streitpunkt, name="streitpunkt"),
)
