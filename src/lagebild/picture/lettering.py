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
    """Some words as runs of letters: how much each counts for (more than one, less than its number), and their length."""

    counts: Mapping[str, float]
    length: float


def lettering(words: str) -> Lettering:
    """The runs of some words."""
    counts = {run: math.log1p(number) for run, number in Counter(runs(words)).items()}
    return Lettering(counts, math.sqrt(sum((count * weight(run)) ** 2 for run, count in counts.items())) or 1.0)


@lru_cache(maxsize=4_096)
def known(words: str) -> Lettering:
    """The same of words that are asked for again and again."""
    return lettering(words)


def covered(words: Lettering, by: Lettering) -> float:
    """The share of some words that stands in others, in [0, 1]."""
    total = shared = 0.0
    for run, count in words.counts.items():
        worth = count * weight(run) ** 2
        total += worth
        shared += worth if run in by.counts else 0.0
    return shared / total if total else 0.0


def meeting(words: Lettering, others: Lettering) -> float:
    """How much two wordings share: the product of their vectors, each run by its rarity."""
    few, many = sorted((words.counts, others.counts), key=len)
    return sum(count * many[run] * weight(run) ** 2 for run, count in few.items() if run in many)


def weight(run: str) -> float:
    """How rare a run is."""
    return _table().get(run, RAREST)


@cache
def _table() -> Mapping[str, float]:
    return {run: float(rarity) for run, rarity in (line.split("\t") for line in read("runs.txt"))}
