"""Which of some pieces are alike two by two: those with a key in common are compared, and none twice over several drawings.

What two pieces are to one another depends on these two alone. So of pieces that stood in a drawing before only those need to be compared
with one another that could not be candidates then, because too many others stood between them under their keys.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from lagebild.picture.material import Piece

MOST = 400  # pieces under one key that are compared with each other: beyond that a key says nothing

R = TypeVar("R")
Pair = tuple[str, str]
Keyed = Mapping[str, tuple[Hashable, ...]]
"""The keys of pieces, each once, by the pieces' ids."""


def pair(one: str, other: str) -> Pair:
    """Two ids in order."""
    return (one, other) if one <= other else (other, one)


@dataclass(frozen=True)
class Pairs(Generic[R]):
    """Pieces in their order with what was found of pairs of them.

    `found` has of every pair the earlier piece, the later one and what they are to one another; pairs that are nothing are left out.
    `marks` are what else the comparing of a piece depends on, by its id; `crowded` the keys of more than MOST pieces.
    """

    pieces: Mapping[str, Piece] = field(default_factory=dict)
    keys: Keyed = field(default_factory=dict)
    marks: Mapping[str, Hashable] = field(default_factory=dict)
    found: Mapping[Pair, tuple[Piece, Piece, R]] = field(default_factory=dict)
    crowded: frozenset[Hashable] = frozenset()

    def under(self, keys: Iterable[Hashable]) -> dict[Hashable, list[Piece]]:
        """The pieces under each of some keys, in their order."""
        wanted = set(keys)
        blocks: dict[Hashable, list[Piece]] = {key: [] for key in wanted}
        for identity, piece in self.pieces.items():
            some = self.keys[identity]
            if not wanted.isdisjoint(some):
                for key in some:
                    if key in wanted:
                        blocks[key].append(piece)
        return blocks


def paired(
    pieces: Sequence[Piece],
    keys: Keyed,
    compare: Callable[[Piece, Piece], R | None],
    before: Pairs[R] | None = None,
    marks: Mapping[str, Hashable] | None = None,
) -> Pairs[R]:
    """The pairs of pieces that are something to one another.

    Args:
        pieces: in their order, each with an id of its own.
        keys: what two of them must have in common to be compared at all.
        compare: what a piece is to a later one, None for nothing. Depends on these two, and on their marks.
        before: the same of a drawing before, from which is taken what has not changed.
        marks: what else comparing depends on.
    """
    now = Pairs[R]({piece.id: piece for piece in pieces}, keys, marks or {})
    return _Update(now, before or Pairs[R](), compare).result()


class _Update(Generic[R]):
    """From the pairs of one drawing to those of another."""

    def __init__(self, now: Pairs[R], before: Pairs[R], compare: Callable[[Piece, Piece], R | None]) -> None:
        self._now, self._before, self._compare = now, before, compare
        self._same = {
            identity
            for identity, piece in now.pieces.items()
            if before.pieces.get(identity) is piece and before.marks.get(identity) == now.marks.get(identity)
        }
        self._new = now.pieces.keys() - self._same
        gone = before.pieces.keys() - self._same
        emptied = before.crowded & {key for identity in gone for key in before.keys[identity]}
        filled = {key for identity in self._new for key in now.keys[identity]}
        self._blocks = now.under(filled | emptied)
        self._full = {key for key, block in self._blocks.items() if len(block) > MOST}
        self._crowded = (before.crowded - self._blocks.keys()) | self._full
        self._thinned = emptied
        self._found: dict[Pair, tuple[Piece, Piece, R]] = {}
        self._seen: set[Pair] = set()

    def result(self) -> Pairs[R]:
        """The pairs of now."""
        for both, link in self._before.found.items():
            if both[0] in self._same and both[1] in self._same and (not self._full or self._meet(*link[:2])):
                self._found[both] = link
        for block in self._blocks.values():
            self._with_new(block)
        for key in self._thinned:
            self._with_nearer(key)
        now = self._now
        return Pairs(now.pieces, now.keys, now.marks, self._found, frozenset(self._crowded))

    def _with_new(self, block: Sequence[Piece]) -> None:
        """Compare what has come with all that stand near it under a key."""
        new = [at for at, piece in enumerate(block) if piece.id in self._new]
        for at in new:
            piece = block[at]
            for other in block[max(0, at - MOST) : at]:
                self._look(other, piece)
            if len(new) < len(block):
                for other in block[at + 1 : at + 1 + MOST]:
                    if other.id not in self._new:
                        self._look(piece, other)

    def _with_nearer(self, key: Hashable) -> None:
        """Compare those between which so many have gone under a key that they are candidates now."""
        old = {piece.id: at for at, piece in enumerate(self._before.under([key])[key])}
        block = [piece for piece in self._blocks[key] if piece.id in self._same]
        place = {piece.id: at for at, piece in enumerate(self._blocks[key])}
        for at, piece in enumerate(block):
            for other in block[max(0, at - MOST) : at]:
                if old[piece.id] - old[other.id] <= MOST:
                    break
                if place[piece.id] - place[other.id] <= MOST:
                    self._look(other, piece)

    def _look(self, one: Piece, other: Piece) -> None:
        both = pair(one.id, other.id)
        if both not in self._seen:
            self._seen.add(both)
            found = self._compare(one, other)
            if found is not None:
                self._found[both] = (one, other, found)

    def _meet(self, one: Piece, other: Piece) -> bool:
        """Whether two are still candidates: under one of their keys not too many stand between them."""
        shared = set(self._now.keys[one.id]).intersection(self._now.keys[other.id])
        if not shared.isdisjoint(self._full) and shared <= self._crowded:
            return any(self._near(key, one, other) for key in shared)
        return True

    def _near(self, key: Hashable, one: Piece, other: Piece) -> bool:
        places = self._places.get(key)
        if places is None:
            block = self._blocks[key] if key in self._blocks else self._now.under([key])[key]
            places = self._places[key] = {piece.id: at for at, piece in enumerate(block)}
        return abs(places[one.id] - places[other.id]) <= MOST

    @cached_property
    def _places(self) -> dict[Hashable, dict[str, int]]:
        return {}
