"""What the passes over an article hand to each other: links in the making, in tokens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ACTOR, PLACE = "actor", "place"


@dataclass(slots=True)
class Hit:
    """Words that name a known actor, in tokens [first, last); `head` is the token of the noun that was put together."""

    first: int
    last: int
    entity: str
    score: float
    why: str
    use: str = ACTOR
    head: int = -1

    @property
    def sort(self) -> str:
        """The first part of the entity's id."""
        return self.entity.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Open:
    """Words that need the article to be understood: a name of several (`entities`), an organ or office without its state."""

    first: int
    last: int
    entities: tuple[str, ...] = ()
    organ: str | None = None
    office: str | None = None
    definite: bool = True
    states: tuple[str, ...] = ()  # the only ones whose organ it can be ("Bundeskanzler")
    complement: bool = False  # "die Regierung von …": only the person named there says whose
    default: str = ""  # whom the name means where nothing points to another


class Taken:
    """Which tokens are part of hits, and of which."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        self._at: dict[int, list[Hit]] = {}
        for hit in hits:
            self.add(hit)

    def add(self, hit: Hit) -> None:
        """Take a hit's tokens."""
        for at in range(hit.first, hit.last):
            self._at.setdefault(at, []).append(hit)

    def over(self, first: int, last: int) -> list[Hit]:
        """The hits that share a token with [first, last)."""
        found = [hit for at in range(first, last) for hit in self._at.get(at, ())]
        return list({id(hit): hit for hit in found}.values())

    def __contains__(self, at: int) -> bool:
        return at in self._at
