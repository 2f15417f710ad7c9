"""Who of several holds what some evidence says: each with evidence of his own, apart from those for whom there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lagebild.situation import Evidence, Picture, Who

Record = tuple[str, int, str]
"""What was read at one place: article, version, id of the statement or frame."""
Said = Mapping[Record, frozenset[str]]
"""The ids of those who say, do or hold what was read there."""


@dataclass(frozen=True, slots=True)
class Holders:
    """One side of a matter. `each` are those with evidence of their own; `others` those for whom there is none, and `rest` the evidence
    that is nobody's own.
    """

    each: tuple[tuple[Who, tuple[Evidence, ...]], ...]
    others: tuple[Who, ...]
    rest: tuple[Evidence, ...]


def said_in(picture: Picture) -> Said:
    """Who says, does or holds what, by what was read in the texts of a picture."""
    found: dict[Record, set[str]] = {}
    for some, people in _claims(picture):
        for one in some:
            if one.record:
                found.setdefault(_record(one), set()).update(who.id for who in people)
    return {key: frozenset(people) for key, people in found.items()}


def _claims(picture: Picture) -> Iterator[tuple[Sequence[Evidence], Sequence[Who]]]:
    """Evidence of every line that is somebody's, and whose it is."""
    yield from ((one.evidence, (one.speaker,)) for one in picture.statements if one.speaker is not None)
    yield from ((one.evidence, (*one.actors, *one.according_to)) for one in picture.events)
    yield from ((one.evidence, one.by) for one in picture.tripwires)
    lines = (line for question in picture.questions for line in question.positions)
    yield from (
        ((*one.evidence, *one.unsure), (one.holder,)) for line in lines for one in (*line.history, *line.organs)
    )


def holders(said: Said, people: Iterable[Who], some: Sequence[Evidence]) -> Holders:
    """Those of one side, parted by whether evidence is their own.

    What only one holds is his; and if of several there is one left for whom nothing was found, what is left is his.
    """
    everybody = _by_name(people)
    if len(everybody) == 1:
        return Holders(tuple((who, tuple(some)) for who, _ in everybody), (), ())
    own = [(who, tuple(one for one in some if ids & said.get(_record(one), frozenset()))) for who, ids in everybody]
    taken = {id(one) for _, theirs in own for one in theirs}
    rest = tuple(one for one in some if id(one) not in taken)
    others = tuple(who for who, theirs in own if not theirs)
    if len(others) == 1 and rest:
        own, others, rest = [(who, theirs or rest) for who, theirs in own], (), ()
    return Holders(tuple(pair for pair in own if pair[1]), others, rest)


def _by_name(people: Iterable[Who]) -> list[tuple[Who, set[str]]]:
    """Everybody once, with the ids of all who are called and placed alike: a reader cannot tell them apart."""
    found: dict[tuple[str, str | None], tuple[Who, set[str]]] = {}
    for who in people:
        found.setdefault((who.name, who.side), (who, set()))[1].add(who.id)
    return list(found.values())


def _record(one: Evidence) -> Record:
    return one.article, one.version, one.record
