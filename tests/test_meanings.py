"""What words mean, in short: angles are kept, and it is the same wherever it is worked out."""

from __future__ import annotations

import math
import random

import pytest

from lagebild.meanings import SIZE, folded, likeness


def _vector(seed: int, size: int = 384) -> list[float]:
    rng = random.Random(seed)
    return [rng.gauss(0, 1) for _ in range(size)]


def _mixed(one: list[float], other: list[float], share: float) -> list[float]:
    return [share * a + math.sqrt(1 - share * share) * b for a, b in zip(one, other, strict=True)]


def test_a_meaning_is_like_itself_and_its_opposite_is_not() -> None:
    one = _vector(1)
    assert likeness(folded(one), folded([3 * value for value in one])) == pytest.approx(1, abs=0.01)
    assert likeness(folded(one), folded([-value for value in one])) == pytest.approx(-1, abs=0.01)


@pytest.mark.parametrize("share", [0.0, 0.5, 0.9])
def test_angles_are_roughly_kept(share: float) -> None:
    found = [likeness(folded(_vector(n)), folded(_mixed(_vector(n), _vector(n + 1000), share))) for n in range(50)]
    assert sum(found) / len(found) == pytest.approx(share, abs=0.05)


def test_it_is_short_and_always_the_same() -> None:
    short = folded([float(at % 7) for at in range(384)])
    assert len(short) == SIZE * 4 // 3
    assert short == folded([float(at % 7) for at in range(384)])
    assert (short[:6], short[-4:]) == ("UgncJM", "yiTl")


def test_what_is_not_known_is_like_nothing() -> None:
    assert folded([0.0] * 384) == folded([math.inf] * 384) == folded([]) == ""
    assert likeness("", folded(_vector(1))) == likeness("", "") == 0.0


def test_what_is_no_meaning_is_said() -> None:
    with pytest.raises(ValueError, match="3 numbers in place of 96"):
        likeness("AAAA", "AAAA")
    with pytest.raises(ValueError, match="ASCII"):
        likeness("ä", "ä")
