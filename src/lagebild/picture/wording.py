"""What words mean the same: terms, how alike two wordings are, whether they point the same way, whether one makes the other true.

Everything here looks at the two wordings and at fixed tables (`words/`) alone. Names of the functions:
`terms` and `meaning` read words; `likeness`, `topic` and `polarity` compare two wordings; `entails` and `contradicts` hold a condition
against an event.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from lagebild.picture.wordbearings import Thing
from lagebild.picture.wordconditions import contradicts, entails
from lagebild.picture.wordlexicon import lexicon
from lagebild.picture.wordmeaning import Act, Meaning, meaning, of_terms
from lagebild.picture.wordrelations import Gist, gist, meet, shared_things, valence, way
from lagebild.picture.wordtokens import tokens

__all__ = [
    "Act",
    "Meaning",
    "Thing",
    "contradicts",
    "entails",
    "likeness",
    "meaning",
    "of_units",
    "polarity",
    "terms",
    "topic",
]

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


def of_units(units: Mapping[str, float]) -> Meaning:
    """What is left of a meaning for `topic`: its units with their weights."""
    return Meaning(units=units, weight=sum(units.values()))


def may_name(words: str, names: Collection[str], language: str = "de") -> bool:
    """Whether some words can have one of some names of meanings."""
    return any(token.called in names for token in tokens("en" if language == "en" else "de").of(words))


def _read(one: Meaning | Iterable[str]) -> Meaning:
    return one if isinstance(one, Meaning) else of_terms(one)


def likeness(one: Meaning | frozenset[str], other: Meaning | frozenset[str], least: float = 0.0) -> float:
    """How alike two wordings are, in [0, 1]: what they share by weight, mostly as the share of the shorter one.

    Opposite acts count as shared only where one of them is negated. What points in opposite directions, or is about other things, is at
    most half as alike as the words that it shares. What is less than `least` may be given as 0.
    """
    left, right = _read(one), _read(other)
    if left.units == right.units and left.acts == right.acts and left.sign == right.sign:
        return 1.0 if left.units else 0.0
    most = _overlap(left, right, opposites=_OPPOSITE)
    if not most or most < least:
        return 0.0
    turn = polarity(left, right) if left.signed and right.signed else 0
    alike = most if turn > 0 else _overlap(left, right, opposites=0.0)
    if not alike or alike < least:
        return 0.0
    mine, its = gist(left), gist(right)
    if turn < 0 and 2 * max(_related_acts(mine, its), _related_acts(its, mine)) > min(len(left.acts), len(right.acts)):
        return alike / 2
    about = shared_things(left, right) if left.signed and right.signed else None
    if (about is not None and not about) or _bare(mine, its):
        return alike / 2
    return alike * _told(mine, its)


def _told(left: Gist, right: Gist) -> float:
    """How alike what two wordings say is, where it is of the same things; 1 where one of them says nothing of its own."""
    says, also = left.says, right.says
    if meet(says, also):
        return 1.0
    known = lexicon().up.keys()
    if not says.names.isdisjoint(known) and not also.names.isdisjoint(known):
        return _OTHER_ACT
    apart = left.subjects.names and right.subjects.names and not meet(left.subjects, right.subjects)
    return _OTHERWISE if (says.names and also.names) or apart else 1.0


def _bare(left: Gist, right: Gist) -> bool:
    """Whether two wordings that both say more share only names, numbers and words that say little."""
    one, other = left.telling - right.outer, right.telling - left.outer
    if not one or not other or not one.isdisjoint(other):
        return False
    kin = lexicon().kin
    return not any(unit in kin and not kin[unit].isdisjoint(other) for unit in one)


def _related_acts(left: Gist, right: Gist) -> int:
    kin = lexicon().kin
    return sum(not kin[act.concept].isdisjoint(right.concepts) for act in left.meant.acts)


def topic(one: Meaning | frozenset[str], other: Meaning | frozenset[str]) -> float:
    """How far two wordings are about the same, whichever way they point, in [0, 1]: opposites count as shared."""
    return _overlap(_read(one), _read(other), opposites=_OPPOSITE)


def _overlap(left: Meaning, right: Meaning, opposites: float) -> float:
    if not left.units or not right.units:
        return 0.0
    if len(left.units) > len(right.units):
        left, right = right, left
    shared = sum([_in(unit, weight, right.units, opposites) for unit, weight in left.units.items()])
    if len(left.units) == len(right.units):
        shared = min(shared, sum([_in(unit, weight, left.units, opposites) for unit, weight in right.units.items()]))
    small, large = sorted((left.weight, right.weight))
    inside = shared / max(small, min(large, _LEAST))
    return min(1.0, _WHOLE * inside + (1 - _WHOLE) * 2 * shared / (small + large))


def _in(unit: str, weight: float, units: Mapping[str, float], opposites: float) -> float:
    """How much of a unit's weight other units have too."""
    if unit in units:
        return min(weight, units[unit])
    lex = lexicon()
    if unit not in lex.up:
        return 0.0
    if not lex.up[unit].isdisjoint(units) or not lex.down[unit].isdisjoint(units):
        return _NARROWER * weight
    return opposites * weight if opposites and not lex.against[unit].isdisjoint(units) else 0.0


def polarity(one: Meaning, other: Meaning) -> int:
    """1 where two wordings point in the same direction, -1 in opposite ones, 0 where they are not about the same thing."""
    return _polarity(one, other)


@lru_cache(maxsize=20_000)
def _polarity(one: Meaning, other: Meaning) -> int:
    lex = lexicon()
    if one.names and other.names and _differ(one.names, other.names):
        return 0
    about = shared_things(one, other)
    if about is not None and about < _ABOUT:
        return 0
    left, right = gist(one), gist(other)
    there = way(left.told, right.told, lex) if meet(left.acting, right.acting) else 0
    back = way(right.told, left.told, lex) if meet(right.acting, left.acting) else 0
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
