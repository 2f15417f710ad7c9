"""What every line of a picture has: its evidence, how many reports and independent sources it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from lagebild.picture.clusters import Cluster
from lagebild.picture.material import Material, Piece, Text
from lagebild.records import digest


class Placed(Protocol):
    """Something that stands in a text."""

    @property
    def text(self) -> Text:
        """The text."""


T = TypeVar("T")
P = TypeVar("P", bound=Placed)

Link = tuple[str, str]  # copy and original, by their articles' ids
Originals = Mapping[str, frozenset[str]]  # of every copy what it prints


def never(_: Placed) -> bool:
    """Of nothing is it known that it looks back."""
    return False


def sources(members: Iterable[P], originals: Originals, retold: Callable[[P], bool] = never) -> int:
    """How many independent sources stand behind some pieces: publishers, without the articles that print another one's text among them,
    and without those that only tell again what was reported before; where all do, they are one.

    An article without a publisher is a source of its own.

    Args:
        members: the pieces.
        originals: of every copy what it prints, by their articles' ids.
        retold: whether a piece looks back on what it tells.
    """
    pieces = list(members)
    texts = {piece.text.version.article: piece.text.version for piece in pieces}
    printed = {article for article in texts if not texts.keys().isdisjoint(originals.get(article, ()))}
    first_hand = {piece.text.version.article for piece in pieces if not retold(piece)}
    own = (article for article in first_hand if article not in printed)
    return max(1, len({texts[article].publisher or f"\0{article}" for article in own}))


class Lines(Generic[T]):
    """The lines of a list: what rests on the same pieces as in a drawing before is taken over from there."""

    def __init__(self, material: Material, name: str) -> None:
        self._before: Mapping[str, _Line[T]] = material.kept.left.get(name, {})
        self._now: dict[str, _Line[T]] = {}
        self._originals = material.originals
        material.kept.left[name] = self._now

    def line(self, cluster: Cluster, make: Callable[[], T]) -> T:
        """The line of a cluster.

        Args:
            cluster: the pieces.
            make: makes the line. It may depend on the sheets of the pieces, and on which of their articles print which others.
        """
        first = cluster.members[0].id
        held, printed = self._before.get(first), self._printed(cluster) if self._originals else frozenset[Link]()
        if held is None or held.printed != printed or not held.is_of(cluster):
            held = _Line(cluster, printed, make())
        self._now[first] = held
        return held.line

    def _printed(self, cluster: Cluster) -> frozenset[Link]:
        articles = {piece.text.version.article for piece in cluster.members}
        return frozenset(
            (one, other) for one in articles for other in self._originals.get(one, ()) if other in articles
        )


@dataclass(frozen=True)
class _Line(Generic[T]):
    """A line with what it was made of."""

    cluster: Cluster
    printed: frozenset[Link]
    line: T

    def is_of(self, cluster: Cluster) -> bool:
        own = self.cluster
        return (
            len(own.members) == len(cluster.members)
            and own.reasons == cluster.reasons
            and all(one is other for one, other in zip(own.members, cluster.members, strict=True))
        )


def line_id(kind: str, members: Sequence[Piece]) -> str:
    """Id of a line: its kind's letter and the first record that it rests on."""
    return kind + digest(members[0].id)


def line(
    kind: str,
    members: Sequence[Piece],
    originals: Originals,
    why: Iterable[str] = (),
    retold: Callable[[Piece], bool] = never,
) -> dict[str, Any]:
    """The fields of `situation.Fused` for a line that rests on pieces (in their order); `retold` is that of `sources`."""
    articles = {piece.text.version.article for piece in members}
    return {
        "id": line_id(kind, members),
        "evidence": tuple(piece.evidence for piece in members),
        "reports": len(articles),
        "sources": sources(members, originals, retold),
        "why": tuple(dict.fromkeys(why)),
        "confidence": max(piece.record.confidence for piece in members),
        "shown": any(piece.record.shown for piece in members),
        "confirmed": True if any(piece.record.id in piece.text.confirmed for piece in members) else None,
    }


def of_cluster(
    kind: str, cluster: Cluster, originals: Originals, retold: Callable[[Piece], bool] = never
) -> dict[str, Any]:
    """The same for a cluster."""
    return line(kind, cluster.members, originals, cluster.reasons, retold)
