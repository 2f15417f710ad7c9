from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.picture_measure import Measure, Section, adjusted_rand, bootstrapped, share, wilson


def groups(labels: str) -> dict[object, object]:
    return dict(enumerate(labels))


@pytest.mark.parametrize(
    ("left", "right", "index"),
    [  # the examples in the documentation of scikit-learn, and the last one by hand
        ("aabb", "xxyy", 1.0),
        ("aabb", "yyxx", 1.0),
        ("aabb", "xxyz", 0.5714285714285714),
        ("aabb", "xyxy", -0.5),
        ("aaaa", "wxyz", 0.0),
        ("abcd", "wxyz", 1.0),
        ("aaabbbccc", "xxyyyzzzx", (3 - 9 * 9 / 36) / (9 - 9 * 9 / 36)),
    ],
)
def test_the_rand_index_has_its_known_values(left: str, right: str, index: float) -> None:
    assert adjusted_rand(groups(left), groups(right)) == pytest.approx(index)


@pytest.mark.parametrize("labels", ["", "a"])
def test_without_a_pair_there_is_no_rand_index(labels: str) -> None:
    assert adjusted_rand(groups(labels), groups(labels)) is None


def test_what_is_drawn_twice_is_no_pair_with_itself() -> None:
    left, right = groups("aabb"), groups("wxyz")
    assert adjusted_rand(left, right, Counter({0: 3, 2: 3})) == 1.0


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 3)), min_size=2, max_size=8))
def test_a_weighted_rand_index_counts_each_pair_as_often_as_both_were_drawn(drawn: list[tuple[int, int, int]]) -> None:
    left, right, weights = ({at: one[side] for at, one in enumerate(drawn)} for side in (0, 1, 2))
    pairs = [(one, other, weights[one] * weights[other]) for one, other in combinations(left, 2)]
    total = sum(weight for _, _, weight in pairs)
    rows, columns = (sum(weight for one, other, weight in pairs if side[one] == side[other]) for side in (left, right))
    both = sum(weight for one, other, weight in pairs if left[one] == left[other] and right[one] == right[other])
    index = adjusted_rand(left, right, weights)
    if not total:
        assert index is None
    elif (rows + columns) / 2 == rows * columns / total:
        assert index == 1
    else:
        assert index == pytest.approx((both - rows * columns / total) / ((rows + columns) / 2 - rows * columns / total))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=12))
def test_the_rand_index_is_the_same_both_ways(pairs: list[tuple[int, int]]) -> None:
    left, right = ({at: pair[side] for at, pair in enumerate(pairs)} for side in (0, 1))
    assert adjusted_rand(left, right) == pytest.approx(adjusted_rand(right, left))


def test_the_interval_of_a_share_has_its_known_values() -> None:
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(10, 10) == pytest.approx((0.7225, 1.0), abs=1e-4)
    assert wilson(0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)


def test_a_share_of_nothing_has_no_value_and_misses_its_target() -> None:
    nothing = share("x", 0, 0, target=0.5)
    assert (nothing.value, nothing.low, nothing.reached) == (None, None, False)


@pytest.mark.parametrize(("right", "reached"), [(3, True), (2, False)])
def test_a_target_is_reached_or_not(right: int, reached: bool) -> None:
    assert share("x", right, 4, target=0.75).reached is reached


def test_a_figure_without_a_target_reaches_none() -> None:
    assert share("x", 1, 2).reached is None


def test_the_second_of_two_shares_counts_what_was_not_found() -> None:
    section = Section("t")
    section.both("x", 1, 2, 4, 0.75)
    assert [(one.name, one.value, one.target) for one in section.measures] == [
        ("x (found)", 0.5, None),
        ("x (all)", 0.25, 0.75),
    ]


def test_a_bootstrap_holds_its_figure_and_is_the_same_each_time() -> None:
    def mean(weights: object) -> float:
        assert isinstance(weights, dict)
        return sum(int(key) * weight for key, weight in weights.items()) / sum(weights.values())

    first, second = (bootstrapped("x", range(20), mean) for _ in range(2))
    assert first == second
    assert first.value == 9.5
    assert first.low is not None
    assert first.high is not None
    assert 5 < first.low < 9.5 < first.high < 14


def test_a_bootstrap_of_nothing_has_no_value() -> None:
    assert bootstrapped("x", [], lambda weights: 1.0).value is None


def test_a_figure_as_json_says_what_is_known() -> None:
    assert Measure("x", None).json() == {"value": None}
    assert share("x", 1, 3, target=0.5).json() == {
        "value": 0.3333,
        "right": 1,
        "of": 3,
        "low": 0.0615,
        "high": 0.7923,
        "target": 0.5,
    }
