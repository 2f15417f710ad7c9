"""Logistic regressions whose weights stand in a table: how probable something is, from numbers that speak for and against it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Weights = Mapping[str, float]
"""What each number counts, by its name; the constant under ""."""


@cache
def weights(package: str, table: str, which: str) -> Weights:
    """The weights of one of the regressions in a table.

    Args:
        package: the package that the table is in, as "lagebild.picture".
        table: its path there, of a text file in UTF-8; lines are the regression, a number's name and the weight, with tabs between; lines
            with "#" in front are passed over.
        which: the regression.
    """
    text = files(package).joinpath(*table.split("/")).read_text("utf8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: float(value) for regression, name, value in rows if regression == which}


def odds(learned: Weights, numbers: Mapping[str, float]) -> float:
    """The logarithm of the odds.

    Raises:
        KeyError: there is no weight for a number.
    """
    return learned[""] + sum(learned[name] * value for name, value in numbers.items())


def logistic(value: float) -> float:
    """The probability that has some odds, given as a logarithm."""
    return 1 / (1 + math.exp(-value)) if value >= 0 else 1 - 1 / (1 + math.exp(value))
