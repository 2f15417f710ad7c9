"""Pairs of pieces: what is found is the same whatever was paired before, and nothing is compared twice."""

from __future__ import annotations

import random
from types import SimpleNamespace
from typing import Any

import pytest

from lagebild.picture import pairing
from lagebild.picture.pairing import Pairs, paired


@pytest.mark.parametrize("seed", range(60))
def test_pairs_are_the_same_whatever_was_paired_before(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces come and go, others take their place; under crowded keys only those near one another are candidates."""
    monkeypatch.setattr(pairing, "MOST", 2)
    chance = random.Random(seed)
    every = [SimpleNamespace(id=f"p{number:02}", at=number) for number in range(24)]
    keys = {piece.id: tuple(chance.sample("abcdef", chance.randint(1, 3))) for piece in every}
    asked: list[tuple[str, str]] = []

    def compare(one: Any, other: Any) -> str | None:
        asked.append((one.id, other.id))
        return f"{marks.get(one.id)} {marks.get(other.id)}" if (one.at * other.at) % 3 else None

    before: Pairs[str] | None = None
    for _ in range(8):
        for at in chance.sample(range(24), 2):
            every[at] = SimpleNamespace(id=every[at].id, at=chance.randint(0, 40))
        some: list[Any] = [piece for piece in every if chance.random() < 0.7]
        marks = {piece.id: chance.random() < 0.2 for piece in some}
        before = paired(some, keys, compare, before, marks)
        asked.clear()
        wanted = paired(some, keys, compare, None, marks)
        assert dict(before.found) == dict(wanted.found)
        assert before.crowded == wanted.crowded


def test_nothing_is_compared_twice() -> None:
    asked = []
    some: list[Any] = [SimpleNamespace(id=f"p{number}") for number in range(9)]
    keys = {piece.id: ("a", piece.id < "p5") for piece in some}

    def compare(one: Any, other: Any) -> None:
        asked.append((one.id, other.id))

    before: Pairs[None] = paired(some[:8], keys, compare)
    assert len(asked) == len(set(asked)) == 8 * 7 / 2
    asked.clear()
    paired(some, keys, compare, before)
    assert sorted(asked) == [(piece.id, "p8") for piece in some[:8]]
