"""How probable it is that sentences tell what became of announcements: two logistic regressions, one behind the other.

The first looks at a sentence and an announcement alone (`leadfeatures`). The second compares: how many sentences are near the announcement
at all, whether another one fits it better, whether this one fits another announcement better. Both were learned from annotated crises that
the project wrote (`corpus/outcomes`, `dossiers`); `python -m training.leads` makes their weights, `words/leads.txt`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from typing import NamedTuple, TypeVar

from lagebild import regression
from lagebild.picture.leadfeatures import Announced, Told, features
from lagebild.picture.lettering import Lettering, runs

TABLE = "lagebild.picture", "words/leads.txt"
NEAR = 0.1  # share of a condition or consequence that must stand in a sentence, by runs of letters
TOPIC = 0.15  # … or how far they must be about the same, by concepts
MOST_NEAR = 8  # announcements that one sentence is held against: those that it has the most in common with
CLIP = 5.0  # how far odds differ that differ more

K = TypeVar("K", bound=Hashable)
_NONE: frozenset[int] = frozenset()


class Nearby:
    """Announcements by the runs of letters and the concepts of their conditions and consequences."""

    def __init__(self, held: Sequence[Announced]) -> None:
        self._held = held
        self._shares: dict[str, list[tuple[tuple[int, int], float]]] = defaultdict(list)
        self._units: dict[str, set[int]] = defaultdict(set)
        for number, one in enumerate(held):
            for which, part in enumerate(one.parts):
                for run, share in _shares(part.letters) if part else ():
                    self._shares[run].append(((number, which), share))
                for unit in part.meaning.units if part else ():
                    self._units[unit].add(number)

    def of(self, told: Told, wanted: Set[int] | None = None) -> list[int]:
        """The numbers of those that have the most in common with a sentence, and enough; of those that are `wanted`, if not of all."""
        return strongest(self.shares(told, wanted))

    def shares(self, told: Told, wanted: Set[int] | None = None) -> dict[int, float]:
        """How much all those have in common with a sentence that have enough."""
        shares: dict[tuple[int, int], float] = defaultdict(float)
        for run in dict.fromkeys(runs(told.words)):
            for part, share in self._shares.get(run, ()):
                shares[part] += share
        near: dict[int, float] = {}
        for (number, _), share in shares.items():
            if share >= NEAR and (wanted is None or number in wanted):
                near[number] = max(share, near.get(number, 0.0))
        about = set[int]().union(*(self._units.get(unit, _NONE) for unit in told.meaning.units))
        for number in about if wanted is None else about & wanted:
            if number not in near and (topic := self._held[number].about(told)) >= TOPIC:
                near[number] = topic
        return near


def strongest(near: Mapping[int, float]) -> list[int]:
    """The numbers of those that have the most in common with a sentence, in their order."""
    return sorted(sorted(near, key=lambda number: (-near[number], number))[:MOST_NEAR])


def _shares(letters: Lettering) -> list[tuple[str, float]]:
    """The share of some words that stands in each of their runs of letters."""
    return [(run, worth / letters.total) for run, worth in letters.worths.items()] if letters.total else []


def odds(one: Announced, told: Told) -> float:
    """How far a sentence speaks of what became of an announcement, looked at alone: the logarithm of the odds."""
    return regression.odds(regression.weights(*TABLE, "alone"), features(one, told))


class Fit(NamedTuple):
    """A sentence, by a key, and how far it speaks of what became of an announcement (`odds`)."""

    sentence: Hashable
    odds: float


def best_others(fits: Mapping[K, Sequence[Fit]]) -> Mapping[Hashable, Sequence[tuple[float, K]]]:
    """The two announcements that each sentence fits best, with the odds."""
    found: dict[Hashable, list[tuple[float, K]]] = defaultdict(list)
    for key, some in fits.items():
        for fit in some:
            found[fit.sentence] = sorted([*found[fit.sentence], (fit.odds, key)], key=lambda one: -one[0])[:2]
    return found


def compared(
    some: Sequence[Fit], near: int, others: Mapping[Hashable, Sequence[tuple[float, K]]], key: K
) -> Iterable[tuple[Fit, dict[str, float]]]:
    """What comparing says of the sentences of one announcement, the best first, as numbers that a regression weighs.

    Args:
        some: its sentences.
        near: how many sentences are near it.
        others: the two announcements that each sentence fits best.
        key: the announcement.
    """
    ordered = sorted(some, key=lambda fit: -fit.odds)
    for rank, fit in enumerate(ordered):
        rest = ordered[1:2] if rank == 0 else ordered[:1]
        rival = next((value for value, other in others[fit.sentence] if other != key), None)
        yield (
            fit,
            {
                "odds": fit.odds,
                "near": math.log1p(near),
                "rank": 1 / (1 + rank),
                "ahead": _clipped(fit.odds - rest[0].odds) if rest else 0.0,
                "its own": 0.0 if rival is None else _clipped(fit.odds - rival),
                "fits no other better": float(rival is None or fit.odds >= rival),
            },
        )


def chance(comparison: Mapping[str, float]) -> float:
    """How probable it is after all, in [0, 1]."""
    return regression.logistic(regression.odds(regression.weights(*TABLE, "compared"), comparison))


def _clipped(value: float) -> float:
    return max(-CLIP, min(CLIP, value))
