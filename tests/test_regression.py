"""Logistic regressions whose weights stand in tables."""

from __future__ import annotations

import math

import pytest

from lagebild import regression
from lagebild.linking import pronouns
from lagebild.picture import leadscores, oneutterance


def test_odds_as_a_probability() -> None:
    assert regression.logistic(0.0) == 0.5
    assert regression.logistic(math.log(3)) == pytest.approx(0.75)
    assert regression.logistic(-math.log(3)) == pytest.approx(0.25)
    assert (regression.logistic(-10_000.0), regression.logistic(10_000.0)) == (0.0, 1.0)


def test_odds_are_the_constant_and_every_number_by_its_weight() -> None:
    assert regression.odds({"": -1.0, "a": 2.0, "b": 0.5}, {"a": 1.5, "b": 2.0}) == pytest.approx(3.0)
    assert regression.odds({"": -1.0, "a": 2.0}, {}) == -1.0


def test_a_number_without_a_weight_is_an_error_and_counts_for_nothing_in_silence() -> None:
    with pytest.raises(KeyError, match="b"):
        regression.odds({"": 0.0, "a": 1.0}, {"a": 1.0, "b": 1.0})


@pytest.mark.parametrize(
    ("table", "which"),
    [
        (leadscores.TABLE, "alone"),
        (leadscores.TABLE, "compared"),
        (oneutterance.TABLE, "said"),
        (pronouns.TABLE, "pronoun"),
    ],
)
def test_every_table_has_a_constant_and_finite_weights(table: tuple[str, str], which: str) -> None:
    weights = regression.weights(*table, which)
    assert "" in weights
    assert len(weights) > 5
    assert all(map(math.isfinite, weights.values()))


def test_a_table_without_a_regression_has_no_weights() -> None:
    assert regression.weights(*leadscores.TABLE, "none of these") == {}
