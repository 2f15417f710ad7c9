"""The list of actors: who is looked for by name, kind, state; in which order; which page of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lagebild.labels import ACTOR_KINDS
from lagebild.situation import Picture, PictureActor, Who
from lagebild.terms import folded
from lagebild.views.pictureactors import is_named
from lagebild.views.picturescene import Scene
from lagebild.views.words import name_of
from lagebild.web.named import Named, actor_href, named
from lagebild.web.paging import page_number

PAGE = 50
MOST_OFFICES = 3
NAMELESS = "unnamed"  # the kind by which all are asked for who have no name


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: a part of a name, a kind (labels.ACTOR_KINDS), the id of a state or organisation; "" for any. Pages from 1."""

    name: str = ""
    kind: str = ""
    side: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list."""

    actor: Named
    kind: str
    side: Named | None
    offices: str
    statements: int
    articles: int


def wanted(query: Mapping[str, str]) -> Wanted:
    """What the query of an address asks for; nonsense is left out."""
    kind = query.get("art", "")
    return Wanted(
        query.get("q", "").strip()[:200],
        kind if kind in ACTOR_KINDS else "",
        query.get("staat", "")[:200],
        page_number(query.get("seite")),
    )


def found(picture: Picture, asked: Wanted) -> list[PictureActor]:
    """The actors that are asked for, those who say the most first; those without a name only where their kind is asked for."""
    return [one for one in matching(picture, asked) if is_named(one.who) != (asked.kind == NAMELESS)]


def matching(picture: Picture, asked: Wanted) -> list[PictureActor]:
    """The same, with and without a name."""
    words = folded(asked.name).split()
    some = [
        one
        for one in picture.actors
        if (asked.kind in ("", NAMELESS) or one.who.kind == asked.kind)
        and (not asked.side or asked.side in sides(one.who))
        and _called(one, words)
    ]
    return sorted(some, key=lambda one: (-one.statements, -one.articles, one.who.name, one.who.id))


def _called(one: PictureActor, words: Sequence[str]) -> bool:
    """Whether every word is a part of the actor's name or offices."""
    name = folded(" ".join((one.who.name, *one.roles)))
    return all(word in name for word in words)


def sides(who: Who) -> Iterator[str]:
    """The ids of the states and organisations to which an actor belongs: for whom it speaks, its own, its country's."""
    if who.side:
        yield who.side
    if who.kind == "state":
        yield who.id
    if who.country:
        yield f"state:{who.country}"


def states(scene: Scene, picture: Picture) -> list[tuple[str, str]]:
    """Id and name of every state or organisation to which somebody belongs, in the order of their names."""
    count = Counter(side for one in picture.actors for side in set(sides(one.who)))
    called = ((key, scene.name(scene.names.get(key) or key.partition(":")[2])) for key in count)
    return sorted(called, key=lambda one: folded(one[1]))


def row(scene: Scene, one: PictureActor) -> Row:
    """A line of the list."""
    who = one.who
    offices = list(dict.fromkeys(map(scene.name, one.roles)))
    more = f" + {len(offices) - MOST_OFFICES}" if len(offices) > MOST_OFFICES else ""
    return Row(
        named(scene, who),
        name_of(ACTOR_KINDS, who.kind, scene.language) if who.kind else "",
        side_of(scene, who),
        ", ".join(offices[:MOST_OFFICES]) + more,
        one.statements,
        one.articles,
    )


def side_of(scene: Scene, who: Who) -> Named | None:
    """For whom an actor speaks, as far as the texts say."""
    if not who.side or who.side == who.id or who.side not in scene.names:
        return None
    return Named(who.side, scene.name(scene.names[who.side]), actor_href(who.side))
