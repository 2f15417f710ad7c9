"""Numbers that reports of one event give differently: "20 Pioniere" and "ein Trupp von fünf Mann"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from lagebild.picture.given import Given
from lagebild.picture.material import Material, Piece
from lagebild.picture.numbers import compatible
from lagebild.picture.onefigure import givings
from lagebild.situation import Detail, Who


class Numbers:
    """The numbers of all texts, to be found by the words beside them."""

    def __init__(self, material: Material) -> None:
        self._sheets = {sheet.text.key: sheet for sheet in material.sheets}

    def details(self, members: Sequence[Piece]) -> Iterator[Detail]:
        """The numbers in the clauses of some events that are of the same thing and cannot all be true."""
        if len({piece.text.key for piece in members}) < 2:
            return
        by_thing: dict[object, dict[str, Given]] = defaultdict(dict)
        for piece in members:
            for given in self._beside(piece):
                by_thing[given.unit, given.thing or min(given.terms, default="")][given.piece.id] = given
        for some in by_thing.values():
            if any(not compatible(one.bounds, other.bounds) for one, other in combinations(some.values(), 2)):
                yield from _values(list(some.values()))

    def _beside(self, piece: Piece) -> Iterator[Given]:
        """The numbers that stand in the clauses of an event."""
        given = self._sheets[piece.text.key].of(givings)
        if not given:
            return
        clauses = piece.text.page.around(piece.spans)
        for one in given.values():
            if any(begin <= one.piece.spans[0][0] < end for begin, end in clauses):
                yield one


def _values(some: Sequence[Given]) -> Iterator[Detail]:
    grouped: dict[object, list[Given]] = defaultdict(list)
    for one in some:
        grouped[one.number, one.comparator].append(one)
    for group in grouped.values():
        people: dict[str, Who] = {one.source.id: one.source for one in group if one.source is not None}
        words = f"{group[0].piece.words} {group[0].of}".strip()
        yield Detail("number", words, tuple(people.values()), tuple(one.piece.evidence for one in group))
