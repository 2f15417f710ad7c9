"""Pairs of wordings by hand: two thirds were there while the tables were made, one third was held out and only counted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from lagebild.picture.wording import contradicts, entails, likeness, meaning, polarity

FOLDER = Path(__file__).parent
HALF = 0.5
SIGNS = {1: "+", -1: "-", 0: "0"}


class Pair(NamedTuple):
    kind: str
    expected: str
    one: str
    other: str
    language: str


def pairs(name: str) -> list[Pair]:
    rows = [line.split("\t") for line in (FOLDER / name).read_text("utf8").splitlines() if not line.startswith("#")]
    return [Pair(*row[:4], row[4] if len(row) > 4 else "de") for row in rows]


def found(pair: Pair) -> str:
    one, other = meaning(pair.one, pair.language), meaning(pair.other, pair.language)
    if pair.kind == "polarity":
        return SIGNS[polarity(one, other)]
    measure = {"like": likeness, "entails": entails, "contradicts": contradicts}[pair.kind]
    return "yes" if measure(one, other) >= HALF else "no"


@pytest.mark.parametrize("pair", pairs("wording-pairs.tsv"), ids=lambda pair: f"{pair.kind}: {pair.one} | {pair.other}")
def test_pair(pair: Pair) -> None:
    assert found(pair) == pair.expected


def test_most_of_the_held_out_pairs_are_right(figures: list[str]) -> None:
    rows = pairs("wording-heldout.tsv")
    right = Counter(pair.kind for pair in rows if found(pair) == pair.expected)
    every = Counter(pair.kind for pair in rows)
    figures.append("wordings held out: " + ", ".join(f"{kind} {right[kind]}/{every[kind]}" for kind in every))
    assert right.total() / every.total() >= 0.85
