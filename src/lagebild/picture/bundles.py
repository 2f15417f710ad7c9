"""Clusters of which no two members contradict one another: the strongest links first, and none that would join what is apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from lagebild.picture.clusters import SAID, Cluster, Keys, Step, pairs_of
from lagebild.picture.material import Piece
from lagebild.picture.pairing import Pair, pair

Linked = Callable[[Piece, Piece], tuple[float, str] | None]
Apart = Callable[[Piece, Piece], bool]


def bundled(
    pieces: Sequence[Piece],
    keys: Keys,
    linked: Linked,
    apart: Apart,
    said: Mapping[Pair, str],
    *,
    twins: Mapping[str, tuple[Piece, str]] | None = None,
    step: Step | None = None,
) -> list[Cluster]:
    """The pieces as clusters, the cluster of the first piece first.

    Args:
        pieces: in their order.
        keys: what two pieces must have in common to be compared at all.
        linked: how strongly two pieces belong together, and why; None where they do not. Must not depend on which comes first.
        apart: whether two pieces cannot be in one cluster. Two clusters are joined only where no member of one is apart from one of
            the other, whatever links them.
        said: what people said of pairs (`clusters.decisions`): a merge holds whatever else, a split keeps two apart.
        twins: pieces, by their ids, that are the same as an earlier one, and why: they go where that one goes and are compared with no
            other.
        step: the step of drawing, whose results are kept for the next drawing.
    """
    twins = twins or {}
    by_id = {piece.id: piece for piece in pieces}
    pairs = pairs_of([piece for piece in pieces if piece.id not in twins], keys, linked, step)
    links = [
        (-found[0], other.order, one.order, one, other, found[1])
        for both, (one, other, found) in pairs.found.items()
        if both not in said
    ]
    links.sort(key=lambda link: link[:3])
    merged = [both for both, verdict in said.items() if verdict == "merge" and both[0] in by_id and both[1] in by_id]
    splits = {both for both, verdict in said.items() if verdict == "split"}
    joined = _Joined(pieces, apart, splits)
    for first, second in sorted(merged):
        joined.join(by_id[first], by_id[second], SAID, forced=True)
    for piece in pieces:
        if piece.id in twins and pair(piece.id, twins[piece.id][0].id) not in said:
            joined.join(twins[piece.id][0], piece, twins[piece.id][1], forced=True)
    for *_, one, other, reason in links:
        joined.join(one, other, reason)
    return joined.clusters()


class _Joined:
    """Pieces on their way to clusters."""

    def __init__(self, pieces: Sequence[Piece], apart: Apart, splits: set[Pair]) -> None:
        self._pieces = pieces
        self._apart = apart
        self._splits = splits
        self._home = {piece.id: piece.id for piece in pieces}
        self._members = {piece.id: [piece] for piece in pieces}
        self._reasons: dict[str, list[str]] = defaultdict(list)

    def join(self, one: Piece, other: Piece, reason: str, *, forced: bool = False) -> None:
        """Put two clusters together, unless something speaks against it."""
        left, right = self._home[one.id], self._home[other.id]
        if left != right:
            if not self._may(left, right, forced=forced):
                return
            if len(self._members[left]) < len(self._members[right]):
                left, right = right, left
            for piece in self._members[right]:
                self._home[piece.id] = left
            self._members[left] += self._members.pop(right)
            self._reasons[left] += [*self._reasons.pop(right, []), reason]

    def _may(self, left: str, right: str, *, forced: bool) -> bool:
        for one in self._members[left]:
            for other in self._members[right]:
                if pair(one.id, other.id) in self._splits or (not forced and self._apart(one, other)):
                    return False
        return True

    def clusters(self) -> list[Cluster]:
        """The clusters, each with its members in their order and every reason once."""
        grouped: dict[str, list[Piece]] = defaultdict(list)
        for piece in self._pieces:
            grouped[self._home[piece.id]].append(piece)
        return [
            Cluster(tuple(sorted(some, key=lambda piece: piece.order)), tuple(dict.fromkeys(self._reasons[home])))
            for home, some in grouped.items()
        ]
