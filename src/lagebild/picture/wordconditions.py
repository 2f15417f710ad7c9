"""Conditions held against events: whether what happened makes a condition true, or undoes it."""

from __future__ import annotations

from functools import lru_cache

from lagebild.picture.wordbearings import Thing
from lagebild.picture.wordclauses import Number
from lagebild.picture.wordlexicon import Lexicon, lexicon
from lagebild.picture.wordmeaning import Act, Meaning
from lagebild.picture.wordrelations import gist, shared_things, valence

_LOOSE = 0.45  # an act that is opposite but undoes nothing: troops that enter and troops that withdraw
_UNREAL = 0.4  # an act that is wanted, feared, talked about
_OTHERS = 0.2  # how far an event fits where somebody else acts
_ACTORS = 0.7  # how far an event fits where only who acts is another
_ELSEWHERE = 0.5  # how far an event fits that happens at another place
_AGENT = 0.4  # weight from which somebody who acts is more than anybody


def entails(condition: Meaning, event: Meaning) -> float:
    """How surely an event makes a condition true, in [0, 1].

    The event must have the condition's act or a kind of it, its things or kinds of them; 0 where its act, main thing, a name in the
    same place or a number that counts the same is another.
    """
    return _held(condition, event)[0]


def contradicts(condition: Meaning, event: Meaning) -> float:
    """How surely an event makes a condition cease to hold, or says that it did not come true, in [0, 1]."""
    return _held(condition, event)[1]


@lru_cache(maxsize=20_000)
def _held(condition: Meaning, event: Meaning) -> tuple[float, float]:
    """How surely an event makes a condition true, and how surely it makes it cease."""
    lex = lexicon()
    fit = _names(condition, event) * _numbers(condition, event)
    things = _things(condition, event, lex) if fit else 0.0
    if not things:
        return 0.0, 0.0
    there, back = (
        round(fit * _acted(condition, event, direction, lex) * (0.3 + 0.7 * things), 4) for direction in (1, -1)
    )
    return there, back


def _acted(condition: Meaning, event: Meaning, direction: int, lex: Lexicon) -> float:
    """How surely an event has (or undoes) what a condition says is done: all acts of it, or the lasting ones where it has no others."""
    acts = gist(condition).primary
    if not acts:
        return _existence(condition, event, direction, lex)
    return sum(_act(condition, one, event, direction, lex) for one in acts) / len(acts)


def _act(condition: Meaning, wanted: Act, event: Meaning, direction: int, lex: Lexicon) -> float:
    """How surely an act of an event is (or undoes) an act of a condition."""
    best = 0.0
    for act in event.acts:
        agrees = wanted.sign * act.sign
        if lex.narrower(act.concept, wanted.concept):
            score, sure = agrees, 1.0
        elif lex.narrower(wanted.concept, act.concept) and agrees < 0 and act.sign < 0:
            score, sure = -1, 1.0  # "no attack" is no shelling
        elif lex.opposed(act.concept, wanted.concept):
            score, sure = -agrees, 1.0 if lex.undone(wanted.concept, act.concept) else _LOOSE
        else:
            continue
        if score == direction:
            best = max(best, sure * (1.0 if act.real else _UNREAL))
    kinds = {lex.concepts[wanted.concept].kind}
    if not best and kinds & {"begin", "end"}:
        return _existence(condition, event, direction, lex)
    return best


def _existence(condition: Meaning, event: Meaning, direction: int, lex: Lexicon) -> float:
    """How surely an event makes (or ends) the thing that a condition names without an act that both have."""
    if condition.words and not condition.acts:
        shared = condition.words & event.words
        if not shared:
            return 0.0
        return float(condition.sign * event.sign == direction)
    if not shared_things(condition, event):
        return 0.0
    both = valence(condition, event, lex) * valence(event, condition, lex)
    return 0.8 if both == direction else 0.0


def _names(condition: Meaning, event: Meaning) -> float:
    """1 where an event has the names of a condition, less where some are missing, 0 where one is another in the same place."""
    have = {name.name for name in event.names}
    fit = 1.0
    for name in condition.names:
        if name.name in have:
            continue
        if any(
            also.slot == name.slot and also.name not in {one.name for one in condition.names} for also in event.names
        ):
            return 0.0
        fit *= 0.75
    return fit


def _numbers(condition: Meaning, event: Meaning) -> float:
    for wanted in condition.numbers:
        same = [one for one in event.numbers if one.unit == wanted.unit]
        if same and not any(_meets(wanted, one) for one in same):
            return 0.0
    return 1.0


def _meets(wanted: Number, found: Number) -> bool:
    if wanted.bound == ">":
        return found.value > wanted.value or (found.value == wanted.value and found.bound == ">")
    if wanted.bound == "<":
        return found.value < wanted.value
    return found.value == wanted.value


def _things(condition: Meaning, event: Meaning, lex: Lexicon) -> float:
    """The share of a condition's things, by weight, that an event has or has kinds of; 0 where the main things are others."""
    have, main = gist(event).have, gist(condition).main
    total = hit = 0.0
    for thing in {*condition.things, *main}:
        weight = condition.units.get(thing.name, 0.0) if thing.slot != "part" else 0.0
        total += weight
        if _met(thing, have, lex):
            hit += weight
        elif _instead(thing, thing in main, condition, event, lex):
            return 0.0
    if not total:
        return 1.0
    if not main:
        return max(hit / total, _OTHERS if not hit and _others(condition, event) else _ACTORS)
    elsewhere = any(
        thing.slot == "at" and not _met(thing, have, lex) and _replaced(condition, event, lex, ("core", "at"))
        for thing in main
    )
    return hit / total * (_ELSEWHERE if elsewhere else 1.0) if hit else 0.0


def _met(thing: Thing, have: frozenset[str], lex: Lexicon) -> bool:
    return thing.name in have or (thing.name in lex.down and not lex.down[thing.name].isdisjoint(have))


def _instead(thing: Thing, main: bool, condition: Meaning, event: Meaning, lex: Lexicon) -> bool:
    """Whether an event has something else where a condition has a thing."""
    if thing.slot == "of":
        return any(also.slot == "of" for also in event.things | event.names)
    return main and thing.slot == "core" and _replaced(condition, event, lex)


def _others(condition: Meaning, event: Meaning) -> bool:
    """Whether a condition and an event each name who acts, and not the same: a parliament and a government."""
    if not any(condition.units.get(thing.name, 0.0) >= _AGENT for thing in condition.things):
        return False
    told = gist(event)
    return any(
        thing.slot == "core" and event.units.get(thing.name, 0.0) >= _AGENT and told.agent(thing)
        for thing in event.things
    )


def _replaced(condition: Meaning, event: Meaning, lex: Lexicon, slots: tuple[str, ...] = ("core",)) -> bool:
    """Whether an event has a thing, as subject or object or in other places, that a condition does not have."""
    known = {thing.name for thing in condition.things}
    return any(
        thing.slot in slots and thing.name not in known and known.isdisjoint(lex.up.get(thing.name, ()))
        for thing in gist(event).main
    )
