"""Who of a picture's actors can be chosen in a view: whoever acts or speaks and has a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lagebild.situation import Picture, PictureActor, Who

ACTING = ("person", "state", "government", "organisation", "group", "media")
"""Kinds of actors that can act."""
UNNAMED = "unnamed:"  # how the ids of those begin whom the texts do not name


def is_named(who: Who) -> bool:
    """Whether somebody has a name: "ein Diplomat", "er", "eine Behörde" have none."""
    return bool(who.name) and who.kind != "unnamed" and not who.id.startswith(UNNAMED)


def acting(picture: Picture) -> Mapping[str, Who]:
    """The actors that can be chosen, by their ids: those with a name and of a kind that can act.

    A state is always one of them. Of all others it must be seen that they are somebody: they speak, hold an office, take a position, bind
    themselves, speak for a state or an organisation, or are in the table of actors; a thing or a place that a reader took for one does not.
    """
    seen = {who.id for who in _committed(picture)}
    return {
        one.who.id: one.who
        for one in picture.actors
        if is_named(one.who) and one.who.kind in ACTING and (one.who.id in seen or _is_somebody(one))
    }


def _is_somebody(actor: PictureActor) -> bool:
    who = actor.who
    listed = who.wikidata is not None or who.country is not None or not who.id.startswith(f"{who.kind}:")
    return who.kind == "state" or listed or bool(actor.statements or actor.roles or who.side)


def _committed(picture: Picture) -> Iterator[Who]:
    """Those who bind themselves or take positions."""
    for tripwire in picture.tripwires:
        yield from tripwire.by
    for question in picture.questions:
        for line in question.positions:
            yield line.actor
            yield from _holders(one.holder for one in (*line.history, *line.organs))


def _holders(some: Iterable[Who]) -> Iterator[Who]:
    yield from (who for who in some if is_named(who))
