"""The arithmetic of `training.rescoring`: proposals against gold frames, a logistic regression, the level from which a frame stays.

Nothing here needs torch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from lagebild.reading import rescoring

PENALTY = {"event": 3.0, "commitment": 1.0, "position": 3.0}  # best over ten folds of what is learned from
FEWEST = 6  # proposals that must have a feature for it to count
LEVELS = np.arange(0.03, 0.8, 0.02)

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Proposals:
    """What was proposed for one kind in one text, against its gold frames: overlaps (gold, proposals), attributes all right, features."""

    overlap: list[list[float]]
    same: list[list[bool]]
    floor: float
    gold: int
    features: list[dict[str, float]]

    def right(self, kept: Iterable[int], pair: Any) -> tuple[set[int], set[int]]:
        """Of some proposals those that pair with a gold frame, and those that have all its attributes as well."""
        some = list(kept)
        table = [
            [row[j] + 0.01 * same[j] if row[j] >= self.floor else 0.0 for j in some]
            for row, same in zip(self.overlap, self.same, strict=True)
        ]
        pairs = [(i, j) for i, j in pair(table) if table[i][j] > 0] if some else []
        return {some[j] for _, j in pairs}, {some[j] for i, j in pairs if self.same[i][some[j]]}


def fit(kind: str, some: list[Proposals], pair: Any) -> dict[str, float]:
    """The weights of the logistic regression, by name."""
    flat, wanted = [], []
    for one in some:
        paired, _ = one.right(range(len(one.features)), pair)
        flat += one.features
        wanted += [float(j in paired) for j in range(len(one.features))]
    often = Counter(name for features in flat for name, value in features.items() if value)
    names = ["bias", *sorted(name for name, n in often.items() if n >= FEWEST and name != "bias")]
    x = matrix(flat, names)
    largest = np.abs(x).max(axis=0)
    largest[largest == 0] = 1.0
    penalties = np.array([1e-3, *[PENALTY[kind]] * (len(names) - 1)])  # hardly any on the bias
    weights = logistic(x / largest, np.array(wanted), penalties) / largest
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 5e-4}


def matrix(features: list[dict[str, float]], names: list[str]) -> Floats:
    """Features as numbers, (frames, names)."""
    column = {name: i for i, name in enumerate(names)}
    out = np.zeros((len(features), len(names)))
    for row, some in enumerate(features):
        for name, value in some.items():
            if name in column:
                out[row, column[name]] = value
    return out


def logistic(x: Floats, y: Floats, penalties: Floats) -> Floats:
    """The weights of a logistic regression; `x` (rows, features), `y` (rows,) in [0, 1], `penalties` (features,) of their squares."""

    def loss(w: Floats) -> tuple[float, Floats]:
        z = x @ w
        value = (np.logaddexp(0, z) - y * z).sum() + 0.5 * (penalties * w * w).sum()
        return float(value), x.T @ (1 / (1 + np.exp(-z)) - y) + penalties * w

    found: Floats = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x
    return found


def scored(some: list[Proposals], weights: dict[str, float], level: float, pair: Any) -> tuple[float, float]:
    """F1 found and full of the proposals that reach a level."""
    paired = whole = read = gold = 0
    for one in some:
        kept = [j for j, f in enumerate(one.features) if 1 / (1 + np.exp(-rescoring.odds(f, weights))) >= level]
        found, full = one.right(kept, pair)
        paired, whole, read, gold = paired + len(found), whole + len(full), read + len(kept), gold + one.gold
    return 200 * paired / max(1, read + gold), 200 * whole / max(1, read + gold)


def level(kind: str, weights: dict[str, float], dev: list[Proposals], hard: list[Proposals], pair: Any) -> float:
    """From which chance on a frame stays: best by full F1 and half of found F1 on dev, for commitments found F1 on `hard` besides."""
    results = {}
    for one in LEVELS:
        found, full = scored(dev, weights, one, pair)
        also = scored(hard, weights, one, pair)[0] if kind == "commitment" else 0.0
        results[round(float(one), 2)] = full + found / 2 + also
    return max(results, key=lambda one: results[one])
