"""Shares with their 95 % intervals, and the adjusted Rand index."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Z = 1.96  # standard deviations on either side that hold 95 % of a normal distribution
DRAWN = 500  # bootstrap samples
SEED = 7


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure in [0, 1] with its interval; `value` is None where nothing was there to measure.

    `right` of `of` things, where it is a share. `target` is what is to be reached. Where `less` is set, less is better.
    """

    name: str
    value: float | None
    right: int | None = None
    of: int | None = None
    low: float | None = None
    high: float | None = None
    target: float | None = None
    less: bool = False

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None where there is none. What could not be measured is not reached."""
        return None if self.target is None else self.value is not None and self.value >= self.target

    def json(self) -> dict[str, Any]:
        """As an object."""
        keys = ("value", "right", "of", "low", "high", "target")
        found = {key: value for key in keys if (value := getattr(self, key)) is not None or key == "value"}
        return {key: round(value, 4) if isinstance(value, float) else value for key, value in found.items()}


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that is not as expected: its id in expected.json, what it was measured for, and why it is wrong."""

    id: str
    what: str
    why: str


@dataclass(slots=True)
class Section:
    """What was measured of one part of the picture."""

    title: str
    measures: list[Measure] = field(default_factory=list)
    misses: list[Miss] = field(default_factory=list)

    def share(self, name: str, right: int, of: int, **more: Any) -> None:
        """Add a share."""
        self.measures.append(share(name, right, of, **more))

    def both(self, name: str, right: int, found: int, total: int, target: float | None = None) -> None:
        """Add a share of what was found at all and of all that is expected; the second one counts."""
        self.share(f"{name} (found)", right, found)
        self.share(f"{name} (all)", right, total, target=target)

    def miss(self, identity: str, what: str, why: str) -> None:
        """Add a miss."""
        self.misses.append(Miss(identity, what, why))

    def __getitem__(self, name: str) -> Measure:
        return next(one for one in self.measures if one.name == name)


def share(name: str, right: int, of: int, *, target: float | None = None, less: bool = False) -> Measure:
    """A share with its Wilson interval."""
    if not of:
        return Measure(name, None, right, of, target=target, less=less)
    low, high = wilson(right, of)
    return Measure(name, right / of, right, of, low, high, target, less)


def wilson(right: int, of: int) -> tuple[float, float]:
    """The interval of a share (Wilson 1927, without correction)."""
    p, square = right / of, Z * Z
    middle = (p + square / (2 * of)) / (1 + square / of)
    width = Z / (1 + square / of) * math.sqrt(p * (1 - p) / of + square / (4 * of * of))
    return max(0.0, middle - width), min(1.0, middle + width)


Weights = Mapping[Hashable, int]
Statistic = Callable[[Weights], float | None]
"""A figure of things that each count as often as they were drawn."""


def bootstrapped(
    name: str,
    things: Iterable[Hashable],
    statistic: Statistic,
    *,
    counted: tuple[int, int] | None = None,
    target: float | None = None,
) -> Measure:
    """A figure with the interval that its values have where the things are drawn anew, with replacement."""
    every = list(things)
    right, of = counted or (None, None)
    value = statistic(dict.fromkeys(every, 1)) if every else None
    if value is None:
        return Measure(name, None, right, of, target=target)
    chance = random.Random(SEED)
    drawn = (statistic(Counter(chance.choices(every, k=len(every)))) for _ in range(DRAWN))
    values = sorted(one for one in drawn if one is not None)
    return Measure(name, value, right, of, _at(values, 0.025), _at(values, 0.975), target)


def _at(values: Sequence[float], share: float) -> float | None:
    return values[min(len(values) - 1, round(share * (len(values) - 1)))] if values else None


def adjusted_rand(
    left: Mapping[Hashable, Hashable], right: Mapping[Hashable, Hashable], weights: Weights | None = None
) -> float | None:
    """How alike two groupings of the same things are: 1 the same, 0 as by chance (Hubert and Arabie 1985).

    `weights` says how often a thing counts; a pair of a thing with itself never does. None where there is no pair.
    """
    counts = weights if weights is not None else dict.fromkeys(left, 1)
    things = [one for one in left if counts.get(one)]
    cells, rows, columns = (
        _pairs((key(one), counts[one]) for one in things)
        for key in (lambda one: (left[one], right[one]), left.__getitem__, right.__getitem__)
    )
    total = _pairs((None, counts[one]) for one in things)
    if not total:
        return None
    chance, most = rows * columns / total, (rows + columns) / 2
    return 1.0 if most == chance else (cells - chance) / (most - chance)


def _pairs(groups: Iterable[tuple[Hashable, int]]) -> float:
    """The pairs of different things in one group, each as often as both count."""
    sums: Counter[Hashable] = Counter()
    squares: Counter[Hashable] = Counter()
    for group, weight in groups:
        sums[group] += weight
        squares[group] += weight * weight
    return sum((sums[group] ** 2 - squares[group]) / 2 for group in sums)
