"""Pieces that are one and the same: pairs are compared, what is linked belongs together.

Whether two pieces are the same is decided by looking at these two alone, whatever else there is and in whatever order it came: so a
picture that grows piece by piece is the same as one made from scratch. What is decided among several (of statements that look back, which
they mean) is found anew each time and never left by a `Step`: such links are given to `joined` with the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from lagebild.entries import Verdict
from lagebild.picture.material import Kept, Piece
from lagebild.picture.pairing import Pair, Pairs, pair, paired

__all__ = [
    "SAID",
    "Cluster",
    "Keys",
    "Link",
    "Linked",
    "Pair",
    "Same",
    "Step",
    "clustered",
    "decisions",
    "joined",
    "pair",
    "pairs_of",
]

SAID = "a person said so"

Keys = Callable[[Piece], Iterable[Hashable]]
Same = Callable[[Piece, Piece], str | None]
Link = tuple[Piece, Piece, str]
"""Two pieces that are one, the earlier first, and why."""
R = TypeVar("R")


@dataclass(frozen=True)
class Cluster:
    """Pieces that are one, in their order, with a reason for every link between two of them."""

    members: tuple[Piece, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Linked:
    """Pairs of pieces that are one, with the reason, whatever comparing them says."""

    pairs: Mapping[Pair, str]

    def why(self, one: Piece, other: Piece) -> str | None:
        """The reason for which two are one, if they are."""
        return self.pairs.get(pair(one.id, other.id))

    def of(self, piece: Piece) -> Sequence[Pair]:
        """The pairs that a piece is in."""
        return self._by_piece.get(piece.id, ())

    @cached_property
    def _by_piece(self) -> Mapping[str, Sequence[Pair]]:
        found: dict[str, list[Pair]] = defaultdict(list)
        for both in self.pairs:
            for identity in both:
                found[identity].append(both)
        return found


def decisions(verdicts: Iterable[Verdict]) -> Mapping[Pair, str]:
    """What people said of pairs of records: "merge" or "split", the last word last."""
    said: dict[Pair, str] = {}
    for verdict in verdicts:
        if verdict.undone is None and verdict.kind in ("merge", "split") and verdict.of not in ("actor", "article"):
            said[pair(verdict.subject, str(verdict.value.get("with")))] = verdict.kind
    return said


def clustered(
    pieces: Sequence[Piece],
    keys: Keys,
    same: Same,
    said: Mapping[Pair, str] | None = None,
    step: Step | None = None,
) -> list[Cluster]:
    """The pieces as clusters, each in order, the cluster of the first piece first.

    Args:
        pieces: in their order.
        keys: what two pieces must have in common to be compared at all.
        same: the reason for which two are the same; None where they are not. Must not depend on which comes first.
        said: what people said of pairs (`decisions`): a merge holds whatever `same` says, a split keeps two apart even where others
            link them: then each link that would join them is left out, the latest first.
        step: the step of drawing, whose results are kept for the next drawing.
    """
    return joined(pieces, pairs_of(pieces, keys, same, step).found, said or {})


def joined(pieces: Sequence[Piece], found: Mapping[Pair, Link], said: Mapping[Pair, str]) -> list[Cluster]:
    """The same of pairs that are known to be one, by their ids."""
    by_id = {piece.id: piece for piece in pieces}
    links = [link for both, link in found.items() if both not in said and link[2]]
    for (one_id, other_id), verdict in said.items():
        if verdict == "merge" and one_id in by_id and other_id in by_id:
            first, second = sorted((by_id[one_id], by_id[other_id]), key=lambda piece: piece.order)
            links.append((first, second, SAID))
    apart = [both for both, verdict in said.items() if verdict == "split" and both[0] in by_id and both[1] in by_id]
    return _joined(pieces, sorted(links, key=_strength), apart)


@dataclass(frozen=True)
class Step:
    """A step of drawing by its name: what it leaves for the next drawing, and what comparing pieces depends on beside them."""

    kept: Kept
    name: str
    marks: Mapping[str, Hashable] = field(default_factory=dict)


def pairs_of(
    pieces: Sequence[Piece], keys: Keys, compare: Callable[[Piece, Piece], R | None], step: Step | None
) -> Pairs[R]:
    """The pairs of pieces that are something to one another."""
    keyed = {piece.id: tuple(dict.fromkeys(keys(piece))) for piece in pieces}
    if step is None:
        return paired(pieces, keyed, compare)
    found = paired(pieces, keyed, compare, step.kept.left.get(step.name), step.marks)
    step.kept.left[step.name] = found
    return found


def _strength(link: Link) -> tuple[bool, object, object]:
    one, other, reason = link
    return reason != SAID, other.order, one.order


def _joined(pieces: Sequence[Piece], links: Iterable[Link], apart: Sequence[Pair]) -> list[Cluster]:
    root = {piece.id: piece.id for piece in pieces}
    members = {piece.id: {piece.id} for piece in pieces}
    reasons: dict[str, list[str]] = defaultdict(list)

    def top(at: str) -> str:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for one, other, reason in links:
        left, right = top(one.id), top(other.id)
        if left != right and not any(_parts(members[left], members[right], both) for both in apart):
            root[right] = left
            members[left] |= members.pop(right)
            reasons[left] += reasons.pop(right, [])
        if top(one.id) == top(other.id):
            reasons[top(one.id)].append(reason)
    grouped: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        grouped[top(piece.id)].append(piece)
    return [
        Cluster(tuple(sorted(some, key=lambda piece: piece.order)), tuple(dict.fromkeys(reasons[at])))
        for at, some in grouped.items()
    ]


def _parts(left: set[str], right: set[str], both: Pair) -> bool:
    one, other = both
    return (one in left and other in right) or (other in left and one in right)
