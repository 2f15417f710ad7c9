"""What words mean the same: terms of a wording, and how alike two wordings are."""

from __future__ import annotations

from lagebild.terms import Stems

_STEMS = Stems()


def terms(words: str, language: str = "de") -> frozenset[str]:
    """The terms of some words, without the most common ones."""
    return frozenset(_STEMS.terms(words, language))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How alike two sets of terms are, in [0, 1]: the share of the smaller one that the other has too."""
    if not one or not other:
        return 0.0
    return len(one & other) / min(len(one), len(other))
