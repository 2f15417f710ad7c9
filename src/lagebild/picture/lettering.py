"""How much of some words stands in others, by runs of four letters: "Güterzüge" and "Güterzug", "Zollamt" and "Grenzzoll" share some.

A run that is rare in German counts for more. How rare it is says `words/runs.txt`: in how many of 84,052 sentences of speeches in the
Bundestag (20th period, sessions 1 to 30) it stands, as the natural logarithm of one in so many; what stands in fewer than one of 2,000 is
not in the table. `python -m training.leads --runs SPEECHES` makes it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from lagebild.picture.wordforms import read

LENGTH = 4
RAREST = 7.6  # what a run weighs that is not in the table: one sentence in 2,000
_WORD = re.compile(r"\w+")


def runs(words: str) -> Iterator[str]:
    """The runs of letters of some words, each word from its beginning ("^gü", "güte", …), numbers whole."""
    for word in _WORD.findall(words.lower()):
        if word.isdigit():
            yield f"={word}"
            continue
        begun = f"^{word}"
        if len(begun) <= LENGTH:
            yield begun
            continue
        for at in range(len(begun) - LENGTH + 1):
            yield begun[at : at + LENGTH]


class Lettering(NamedTuple):
    """Some words as runs of letters: how often each is there (more than once counts for less), what that is worth by its rarity, and the
    length of both.
    """

    counts: Mapping[str, float]
    worths: Mapping[str, float]
    total: float
    length: float


def lettering(words: str) -> Lettering:
    """The runs of some words."""
    counts = {run: math.log1p(number) for run, number in Counter(runs(words)).items()}
    worths = {run: count * weight(run) ** 2 for run, count in counts.items()}
    length = math.sqrt(sum(worth * counts[run] for run, worth in worths.items())) or 1.0
    return Lettering(counts, worths, sum(worths.values()), length)


@lru_cache(maxsize=4_096)
def known(words: str) -> Lettering:
    """The same of words that are asked for again and again."""
    return lettering(words)


def covered(words: Lettering, by: Lettering) -> float:
    """The share of some words that stands in others, in [0, 1]."""
    shared = map(words.worths.__getitem__, words.counts.keys() & by.counts.keys())
    return math.fsum(shared) / words.total if words.total else 0.0  # exact, in whatever order


def meeting(words: Lettering, others: Lettering) -> float:
    """How much two wordings share: the product of their vectors, each run by its rarity."""
    counts = others.counts
    return math.fsum(words.worths[run] * counts[run] for run in words.counts.keys() & counts.keys())


def weight(run: str) -> float:
    """How rare a run is."""
    return _table().get(run, RAREST)


@cache
def _table() -> Mapping[str, float]:
    return {run: float(rarity) for run, rarity in (line.split("\t") for line in read("runs.txt"))}
