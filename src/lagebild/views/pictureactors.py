"""Who of some actors has a name, and who of a picture's can be chosen in a view: whoever acts or speaks and has one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lagebild.situation import Picture, PictureActor, Who

ACTING = ("person", "state", "government", "organisation", "group", "media")
"""Kinds of actors that can act."""
UNNAMED = "unnamed:"  # how the ids of those begin whom the texts do not name


PRONOUN = re.compile(
    r"(?:er|sie|es|ih[mnr]|ihnen|ich|wir|uns|mi[rch]+|sich|(?:sein|ihr|unser|mein|dies|jen|dess|der)e?[rnms]?|"
    r"das|die|den|dem|man|wer|welche[rnms]?|he|she|it|they|him|her|them|his|their|we|us|i|who|which)",
    re.IGNORECASE,
)
DESCRIBED = re.compile(
    r"(?:ein|kein|sein|ihr|unser|mein|dies|jen|jed|alle|beid|einig|mehrer|manch|solch)(?:e[rnms]?)?\s|d(?:er|ie|as|en|em|es)\s|"
    r"(?:an?|the|his|her|their|our|my|this|these|that|those|both|all|some|no|each|every)\s"
)
"""How words begin that only describe somebody, in lower case: "sein Land", "beide Seiten"; a name may begin so in upper case."""


def is_named(who: Who) -> bool:
    """Whether somebody has a name: "ein Diplomat", "er", "eine Behörde" have none."""
    return has_name(who.id, who.name, who.kind, known=who.wikidata is not None)


def has_name(identity: str, name: str, kind: str, *, known: bool = False) -> bool:
    """The same by what an actor is called; `known` says that it is one of a table of actors, whatever its name looks like."""
    if not name or kind == "unnamed" or identity.startswith(UNNAMED):
        return False
    is_pronoun = PRONOUN.fullmatch(name) and not (name.isupper() and len(name) > 1)  # "us" is one, "US" a state
    return known or not (is_pronoun or DESCRIBED.match(name))


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
