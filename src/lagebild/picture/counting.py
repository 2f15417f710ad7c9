"""What every line of a picture has: its evidence, how many reports and independent sources it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from lagebild.picture.clusters import Cluster
from lagebild.picture.material import Piece, Text
from lagebild.records import digest


class Placed(Protocol):
    """Something that stands in a text."""

    @property
    def text(self) -> Text:
        """The text."""


Link = tuple[str, str]  # copy and original, by their articles' ids


def sources(members: Iterable[Placed], copies: Iterable[Link]) -> int:
    """How many independent sources stand behind some pieces: publishers, without the articles that print another one's text among them.

    An article without a publisher is a source of its own.
    """
    texts = {piece.text.version.article: piece.text.version for piece in members}
    printed = {copy for copy, original in copies if copy in texts and original in texts}
    return len({version.publisher or f"\0{article}" for article, version in texts.items() if article not in printed})


def line_id(kind: str, members: Sequence[Piece]) -> str:
    """Id of a line: its kind's letter and the first record that it rests on."""
    return kind + digest(members[0].id)


def line(kind: str, members: Sequence[Piece], copies: Iterable[Link], why: Iterable[str] = ()) -> dict[str, Any]:
    """The fields of `situation.Fused` for a line that rests on pieces (in their order)."""
    articles = {piece.text.version.article for piece in members}
    return {
        "id": line_id(kind, members),
        "evidence": tuple(piece.evidence for piece in members),
        "reports": len(articles),
        "sources": sources(members, copies),
        "why": tuple(dict.fromkeys(why)),
        "confidence": max(piece.record.confidence for piece in members),
        "shown": any(piece.record.shown for piece in members),
        "confirmed": True if any(piece.record.id in piece.text.confirmed for piece in members) else None,
    }


def of_cluster(kind: str, cluster: Cluster, copies: Iterable[Link]) -> dict[str, Any]:
    """The same for a cluster."""
    return line(kind, cluster.members, copies, cluster.reasons)
