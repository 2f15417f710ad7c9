"""Logistic regressions on named numbers, as `lagebild.regression` reads them: fitted, parted for leaving out, written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from training.secondlook import logistic, matrix

Weights = dict[str, float]
"""What each number counts, by its name; the constant under ""."""


def fit(numbers: Sequence[Mapping[str, float]], right: Sequence[float], penalty: float) -> Weights:
    """The weights of a regression.

    Args:
        numbers: of every case, all under the same names.
        right: whether it is one, 1 or 0.
        penalty: of the squares of the weights of standardised numbers.
    """
    names = list(numbers[0])
    x = matrix([dict(one) for one in numbers], names)
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-3
    scaled = np.column_stack([(x - mean) / spread, np.ones(len(x))])
    found = logistic(scaled, np.array(right), np.array([*[penalty] * len(names), 1e-3]))
    weights = {name: float(value) for name, value in zip(names, found[:-1] / spread, strict=True)}
    return {"": float(found[-1] - (found[:-1] / spread) @ mean), **weights}


def parts(names: Iterable[str], number: int) -> dict[str, int]:
    """Names in so many parts, each to be left out once."""
    return {name: at % number for at, name in enumerate(sorted(set(names)))}


def by_level(rated: Iterable[tuple[float, bool]], levels: Iterable[float]) -> list[str]:
    """A line for each of some probabilities: how many of what is rated so or higher are right."""
    some = list(rated)
    lines = []
    for level in levels:
        kept = [right for sure, right in some if sure >= level]
        lines.append(f"  from {level:.1f}: {sum(kept)} of {len(kept)} right")
    return lines


def write(file: Path, head: str, learned: Mapping[str, Weights]) -> None:
    """Write the weights of regressions under their names."""
    rows = (
        f"{which}\t{name}\t{weight:.4f}\n" for which, weights in learned.items() for name, weight in weights.items()
    )
    file.write_text(head + "".join(rows), "utf8")
