"""What words mean the same: terms, how alike two wordings are, whether they point the same way, whether one makes the other true.

Everything here looks at the two wordings and at fixed tables (`words/`) alone. Names of the functions:
`terms` and `meaning` read words; `likeness`, `topic` and `polarity` compare two wordings; `entails` and `contradicts` hold a condition
against an event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from lagebild.picture.wordconditions import contradicts, entails
from lagebild.picture.wordlexicon import lexicon
from lagebild.picture.wordmeaning import Act, Meaning, Thing, meaning, of_terms
from lagebild.picture.wordrelations import SPECIFIC, primary, related, shared_things, valence, way

__all__ = ["Act", "Meaning", "Thing", "contradicts", "entails", "likeness", "meaning", "polarity", "terms", "topic"]

_LEAST = 2.0  # weight below which what two wordings share says nothing
_NARROWER = 0.8  # how much a kind of a thing counts as the thing
_OPPOSITE = 0.7  # how much an opposite act counts for what a wording is about
_WHOLE = 0.6  # how much of likeness is that the shorter wording is in the longer
_OTHER_ACT = 0.6  # how alike wordings are that tell other acts of the same
_OTHERWISE = 0.75  # how alike wordings are that say other things of the same
_ABOUT = 0.3  # share of things below which two wordings are not about the same


def terms(words: str, language: str = "de") -> frozenset[str]:
    """The terms of some words, without the most common ones: verbs, names, nouns brought to one form, numbers."""
    return meaning(words, language).terms


def _read(one: Meaning | Iterable[str]) -> Meaning:
    return one if isinstance(one, Meaning) else of_terms(one)


def likeness(one: Meaning | frozenset[str], other: Meaning | frozenset[str]) -> float:
    """How alike two wordings are, in [0, 1]: what they share by weight, mostly as the share of the shorter one.

    Opposite acts count as shared only where one of them is negated. What points in opposite directions, or is about other things, is at
    most half as alike as the words that it shares.
    """
    left, right = _read(one), _read(other)
    if left.units == right.units and left.acts == right.acts and left.sign == right.sign:
        return 1.0 if left.units else 0.0
    turn = polarity(left, right) if left.signed and right.signed else 0
    alike = _overlap(left, right, opposites=_OPPOSITE if turn > 0 else 0.0)
    if not alike:
        return 0.0
    if turn < 0 and 2 * max(_related_acts(left, right), _related_acts(right, left)) > min(
        len(left.acts), len(right.acts)
    ):
        return alike / 2
    about = shared_things(left, right, lexicon()) if left.signed and right.signed else None
    if (about is not None and not about) or _bare(left, right):
        return alike / 2
    return alike * _told(left, right)


def _told(left: Meaning, right: Meaning) -> float:
    """How alike what two wordings say is, where it is of the same things; 1 where one of them says nothing of its own."""
    says, also = _says(left), _says(right)
    if _kin(says, also):
        return 1.0
    lex = lexicon()
    if any(one in lex.up for one in says) and any(one in lex.up for one in also):
        return _OTHER_ACT
    subjects = [{thing.name for thing in meant.things if thing.slot == "core"} for meant in (left, right)]
    apart = all(subjects) and not _kin(*subjects)
    return _OTHERWISE if (says and also) or apart else 1.0


def _says(meant: Meaning) -> set[str]:
    """What words say of a thing: their acts, else verbs, adjectives and adverbs that no table knows."""
    lex = lexicon()
    acts = {act.concept for act in primary(meant, lex, spoken=False)}
    return acts | {word for word in meant.words if meant.units.get(word, 0.0) >= SPECIFIC}


def _kin(some: set[str], others: set[str]) -> bool:
    lex = lexicon()
    return any(one == also or related(one, also, lex) for one in some for also in others)


def _bare(left: Meaning, right: Meaning) -> bool:
    """Whether two wordings that both say more share only names, numbers and words that say little."""
    outer = {name.name for name in left.names | right.names} | {
        f"{one.value:g}" for one in left.numbers | right.numbers
    }
    one, other = (
        {unit for unit, weight in meant.units.items() if weight >= SPECIFIC} - outer for meant in (left, right)
    )
    if not one or not other or one & other:
        return False
    lex = lexicon()
    known = [unit for unit in other if unit in lex.up]
    return not any(related(unit, also, lex) for unit in one if unit in lex.up for also in known)


def _related_acts(left: Meaning, right: Meaning) -> int:
    lex = lexicon()
    return sum(any(related(act.concept, also.concept, lex) for also in right.acts) for act in left.acts)


def topic(one: Meaning | frozenset[str], other: Meaning | frozenset[str]) -> float:
    """How far two wordings are about the same, whichever way they point, in [0, 1]: opposites count as shared."""
    return _overlap(_read(one), _read(other), opposites=_OPPOSITE)


def _overlap(left: Meaning, right: Meaning, opposites: float) -> float:
    if not left.units or not right.units:
        return 0.0
    if len(left.units) > len(right.units):
        left, right = right, left
    shared = sum(_in(unit, weight, right.units, opposites) for unit, weight in left.units.items())
    if len(left.units) == len(right.units):
        shared = min(shared, sum(_in(unit, weight, left.units, opposites) for unit, weight in right.units.items()))
    small, large = sorted((left.weight, right.weight))
    inside = shared / max(small, min(large, _LEAST))
    return min(1.0, _WHOLE * inside + (1 - _WHOLE) * 2 * shared / (small + large))


def _in(unit: str, weight: float, units: Mapping[str, float], opposites: float) -> float:
    """How much of a unit's weight other units have too."""
    if unit in units:
        return min(weight, units[unit])
    lex = lexicon()
    up, against = lex.up.get(unit), lex.against.get(unit)
    if up is None or against is None:
        return 0.0
    best = 0.0
    for other in units:
        if other in up or unit in lex.up.get(other, ()):
            best = max(best, _NARROWER)
        elif opposites and other in against:
            best = max(best, opposites)
    return best * weight


def polarity(one: Meaning, other: Meaning) -> int:
    """1 where two wordings point in the same direction, -1 in opposite ones, 0 where they are not about the same thing."""
    return _polarity(one, other)


@lru_cache(maxsize=100_000)
def _polarity(one: Meaning, other: Meaning) -> int:
    lex = lexicon()
    if _differ(one.names, other.names):
        return 0
    about = shared_things(one, other, lex)
    if about is not None and about < _ABOUT:
        return 0
    left, right = primary(one, lex, spoken=False), primary(other, lex, spoken=False)
    there, back = way(left, right, lex), way(right, left, lex)
    if there or back:
        return there if there == back else 0 if there and back else there or back
    return valence(one, other, lex) * valence(other, one, lex) if about else 0


def _differ(left: frozenset[Thing], right: frozenset[Thing]) -> bool:
    """Whether names in the same place of two wordings are others."""
    every = {name.name for name in left}, {name.name for name in right}
    for slot in ("core", "at", "of"):
        one = {name.name for name in left if name.slot == slot}
        other = {name.name for name in right if name.slot == slot}
        if one and other and not one & every[1] and not other & every[0]:
            return True
    return False
