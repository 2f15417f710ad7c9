"""Clusters of which no two members contradict one another: the strongest links first, and none that would join what is apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

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
        apart: whether two pieces cannot be in one cluster; depends on these two alone. Two clusters are joined only where no member of one
            is apart from one of the other, whatever links them.
        said: what people said of pairs (`clusters.decisions`): a merge holds whatever else, a split keeps two apart.
        twins: pieces, by their ids, that are the same as an earlier one, and why: they go where that one goes and are compared with no
            other.
        step: the step of drawing, whose results are kept for the next drawing.
    """
    twins = twins or {}
    pairs = pairs_of([piece for piece in pieces if piece.id not in twins], keys, linked, step)
    lots = _lots(pieces, pairs.found, said, twins)
    if step is None:
        found = [_clusters(lot, apart) for lot in lots]
    else:
        name = f"{step.name} together"
        before: Mapping[str, tuple[_Lot, list[Cluster]]] = step.kept.left.get(name, {})
        now = {lot.pieces[0].id: _as_before(lot, apart, before.get(lot.pieces[0].id)) for lot in lots}
        step.kept.left[name] = now
        found = [clusters for _, clusters in now.values()]
    places = {piece.id: at for at, piece in enumerate(pieces)}
    return sorted(
        (cluster for clusters in found for cluster in clusters),
        key=lambda cluster: min(places[piece.id] for piece in cluster.members),
    )


@dataclass
class _Lot:
    """Pieces that hang together by whatever would join two of them: what becomes of them depends on nothing else.

    `links` are those found, with how strong they are and why; `twins` pairs of a piece and the earlier one that it is the same as;
    `merged` and `split` are what people said.
    """

    pieces: list[Piece]
    links: list[tuple[float, Piece, Piece, str]]
    twins: list[tuple[Piece, Piece, str]]
    merged: list[tuple[Piece, Piece]]
    split: set[Pair]

    def is_of(self, other: _Lot) -> bool:
        """Whether another one is of the same pieces and of the same that joins them."""
        same = len(self.pieces) == len(other.pieces) and self._ties() == other._ties()
        return same and all(one is its for one, its in zip(self.pieces, other.pieces, strict=True))

    def _ties(self) -> tuple[object, ...]:
        """What joins its pieces and what keeps them apart, by their ids."""
        return (
            [(like, one.id, its.id, why) for like, one, its, why in self.links],
            [(one.id, its.id, why) for one, its, why in self.twins],
            [(one.id, its.id) for one, its in self.merged],
            self.split,
        )


def _lots(
    pieces: Sequence[Piece],
    found: Mapping[Pair, tuple[Piece, Piece, tuple[float, str]]],
    said: Mapping[Pair, str],
    twins: Mapping[str, tuple[Piece, str]],
) -> list[_Lot]:
    """The pieces as lots, each with what joins them in the order in which it does."""
    by_id = {piece.id: piece for piece in pieces}
    links = [(link[0], one, other, link[1]) for both, (one, other, link) in found.items() if both not in said]
    links.sort(key=lambda link: (-link[0], link[2].order, link[1].order))
    known = [
        (by_id[one], by_id[other], kind)
        for (one, other), kind in sorted(said.items())
        if one in by_id and other in by_id
    ]
    same = [(twins[piece.id][0], piece, twins[piece.id][1]) for piece in pieces if piece.id in twins]
    same = [one for one in same if pair(one[0].id, one[1].id) not in said]
    merged = [(one, other) for one, other, kind in known if kind == "merge"]
    home = _homes(pieces, [*(link[1:3] for link in links), *(one[:2] for one in same), *merged])
    lots = {home[piece.id]: _Lot([], [], [], [], set()) for piece in pieces}
    for piece in pieces:
        lots[home[piece.id]].pieces.append(piece)
    for link in links:
        lots[home[link[1].id]].links.append(link)
    for twin in same:
        lots[home[twin[0].id]].twins.append(twin)
    for both in merged:
        lots[home[both[0].id]].merged.append(both)
    for one, other, kind in known:
        if kind == "split":
            lots[home[one.id]].split.add(pair(one.id, other.id))
    return list(lots.values())


def _homes(pieces: Sequence[Piece], ties: Iterable[tuple[Piece, Piece]]) -> dict[str, str]:
    """For every piece, by ids, one of those that it hangs together with, the same for all of them."""
    home = {piece.id: piece.id for piece in pieces}

    def top(at: str) -> str:
        while home[at] != at:
            home[at] = home[home[at]]
            at = home[at]
        return at

    for one, other in ties:
        home[top(other.id)] = top(one.id)
    return {piece.id: top(piece.id) for piece in pieces}


def _as_before(lot: _Lot, apart: Apart, held: tuple[_Lot, list[Cluster]] | None) -> tuple[_Lot, list[Cluster]]:
    return held if held is not None and held[0].is_of(lot) else (lot, _clusters(lot, apart))


def _clusters(lot: _Lot, apart: Apart) -> list[Cluster]:
    """The clusters of a lot."""
    joined = _Joined(lot.pieces, apart, lot.split)
    for first, second in lot.merged:
        joined.join(first, second, SAID, forced=True)
    for first, piece, why in lot.twins:
        joined.join(first, piece, why, forced=True)
    for _, one, other, reason in lot.links:
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
        # clusters that were found apart: they stay so, however they grow
        self._barred: dict[str, set[str]] = defaultdict(set)

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
            for third in self._barred.pop(right, ()):
                self._barred[third].discard(right)
                self._barred[third].add(left)
                self._barred[left].add(third)
            self._reasons[left] += [*self._reasons.pop(right, []), reason]

    def _may(self, left: str, right: str, *, forced: bool) -> bool:
        if forced:
            return not self._are_apart(left, right, forced=True)
        if right not in self._barred[left] and self._are_apart(left, right, forced=False):
            self._barred[left].add(right)
            self._barred[right].add(left)
        return right not in self._barred[left]

    def _are_apart(self, left: str, right: str, *, forced: bool) -> bool:
        for one in self._members[left]:
            for other in self._members[right]:
                if pair(one.id, other.id) in self._splits or (not forced and self._apart(one, other)):
                    return True
        return False

    def clusters(self) -> list[Cluster]:
        """The clusters, each with its members in their order and every reason once."""
        grouped: dict[str, list[Piece]] = defaultdict(list)
        for piece in self._pieces:
            grouped[self._home[piece.id]].append(piece)
        return [
            Cluster(tuple(sorted(some, key=lambda piece: piece.order)), tuple(dict.fromkeys(self._reasons[home])))
            for home, some in grouped.items()
        ]
