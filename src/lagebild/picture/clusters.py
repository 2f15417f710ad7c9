"""Pieces that are one and the same: pairs are compared, what is linked belongs together.

Whether two pieces are the same is decided by looking at these two alone, whatever else there is and in whatever order it came: so a
picture that grows piece by piece is the same as one made from scratch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lagebild.entries import Verdict
from lagebild.picture.material import Piece

MOST = 400  # pieces under one key that are compared with each other: beyond that a key says nothing

Keys = Callable[[Piece], Iterable[Hashable]]
Same = Callable[[Piece, Piece], str | None]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Cluster:
    """Pieces that are one, in their order, with a reason for every link between two of them."""

    members: tuple[Piece, ...]
    reasons: tuple[str, ...] = ()


def pair(one: str, other: str) -> Pair:
    """Two ids in order."""
    return (one, other) if one <= other else (other, one)


def decisions(verdicts: Iterable[Verdict]) -> Mapping[Pair, str]:
    """What people said of pairs of records: "merge" or "split", the last word last."""
    said: dict[Pair, str] = {}
    for verdict in verdicts:
        if verdict.undone is None and verdict.kind in ("merge", "split") and verdict.of not in ("actor", "article"):
            said[pair(verdict.subject, str(verdict.value.get("with")))] = verdict.kind
    return said


def candidates(pieces: Iterable[Piece], keys: Keys) -> Iterable[tuple[Piece, Piece]]:
    """Pairs of pieces with a key in common, each once."""
    blocks: dict[Hashable, list[Piece]] = defaultdict(list)
    seen: set[Pair] = set()
    for piece in pieces:
        for key in dict.fromkeys(keys(piece)):
            block = blocks[key]
            for other in block[-MOST:]:
                both = pair(piece.id, other.id)
                if both not in seen:
                    seen.add(both)
                    yield other, piece
            block.append(piece)


def clustered(pieces: Sequence[Piece], keys: Keys, same: Same, said: Mapping[Pair, str] | None = None) -> list[Cluster]:
    """The pieces as clusters, each in order, the cluster of the first piece first.

    Args:
        pieces: in their order.
        keys: what two pieces must have in common to be compared at all.
        same: the reason for which two are the same; None where they are not. Must not depend on which comes first.
        said: what people said of pairs (`decisions`): a merge holds whatever `same` says, a split keeps two apart even where others
            link them: then each link that would join them is left out, the latest first.
    """
    said = said or {}
    by_id = {piece.id: piece for piece in pieces}
    links: list[tuple[Piece, Piece, str]] = []
    for one, other in candidates(pieces, keys):
        if pair(one.id, other.id) not in said and (reason := same(one, other)):
            links.append((one, other, reason))
    for (one_id, other_id), verdict in said.items():
        if verdict == "merge" and one_id in by_id and other_id in by_id:
            first, second = sorted((by_id[one_id], by_id[other_id]), key=lambda piece: piece.order)
            links.append((first, second, "a person said so"))
    apart = [both for both, verdict in said.items() if verdict == "split" and both[0] in by_id and both[1] in by_id]
    return _joined(pieces, sorted(links, key=_strength), apart)


def _strength(link: tuple[Piece, Piece, str]) -> tuple[bool, object, object]:
    one, other, reason = link
    return reason != "a person said so", other.order, one.order


def _joined(pieces: Sequence[Piece], links: Iterable[tuple[Piece, Piece, str]], apart: Sequence[Pair]) -> list[Cluster]:
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
