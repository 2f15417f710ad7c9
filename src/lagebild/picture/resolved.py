"""What is wanted and what happened, put so that they can be held against each other.

A wider word stands for the thing that the sentences before name ("der Übergang" for "die Brücke"); who has a title and a name has the
name; what an act ends is not told as there; what comes of an act is that act.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from lagebild.picture import wording
from lagebild.picture.happenings import Happening
from lagebild.picture.wordlexicon import lexicon

RESULTS: Mapping[str, frozenset[str]] = {  # what comes of an act: who is sent arrives
    "deploy": frozenset({"arrive"}),
    "deliver": frozenset({"arrive"}),
}
MOVES = frozenset("deploy enter".split())
"""What does not come about where somebody stays where he is at home."""
_HOME = re.compile(
    r"\W*(?:der|die|das|seine?|ihre?|unsere?)\s(?:(?-i:[a-zäöüß]+en?)\s)?(?P<who>(?-i:[A-ZÄÖÜ])[\w-]+)\s(?:bleib(?:e|en|t)|blieben?)\s"
    r"(?:in\s(?:der|den|ihren?|seiner)\skasernen?|auf\s(?:dem|ihrem|seinem)\s(?:heimat)?stützpunkt|im\sheimathafen|"
    r"(?:zu|nach)\shause|in\sder\sheimat)\W*$",
    re.I,
)
"""A definite thing that stays at home, with no limit and nothing more said of it."""

_CLAUSE = re.compile(r"[.;:,!?]\s")
BEARERS = frozenset("company state_company government official army navy troops police council alliance".split())
"""Kinds of those whose names say who they are."""


def resolved(wanted: wording.Meaning, happening: Happening) -> tuple[wording.Meaning, wording.Meaning]:
    """What is wanted and what happened, each put so that it can be held against the other."""
    told = _settled(_wider(wanted, happening))
    shared = {one.name for one in wanted.names if one.slot == "core"} & {
        one.name for one in told.names if one.slot == "core"
    }
    return (_untitled(wanted), _untitled(told)) if shared else (wanted, told)


def _of_those(meant: wording.Meaning) -> frozenset[str]:
    """The names of those who act or on whom is acted: of "die norländische Marine" Norland too."""
    titled = any(one.slot == "core" and one.name in BEARERS for one in meant.things)
    return frozenset(one.name for one in meant.names if one.slot == "core" or (one.slot == "of" and titled))


@lru_cache(maxsize=5_000)
def causes(acts: frozenset[str]) -> frozenset[str]:
    """Acts of which some acts are what comes, or which some make void."""
    found = {one for one, results in RESULTS.items() if not results.isdisjoint(acts)}
    return frozenset(found | MOVES if "remain" in acts else found)


def comes_of(act: str, result: str) -> bool:
    """Whether something is what comes of an act."""
    return result in RESULTS.get(act, ())


def stays(wanted: wording.Meaning, told: wording.Meaning, words: str) -> bool:
    """Whether what was to be moved is told, in some words, to stay at home."""
    found = _HOME.match(words)
    if found is None:
        return False
    itself = {one.name for one in wording.meaning(found["who"]).things}
    moved = any(act.sign > 0 and act.concept in MOVES for act in wanted.acts)
    there = any(act.sign > 0 and act.head and act.concept == "remain" for act in told.acts)
    return moved and there and bool(itself & {one.name for one in wanted.things if one.slot == "core"})


def same_thing(wanted: wording.Meaning, before: str, told: wording.Meaning) -> bool:
    """Whether what is to stay, of which only a pronoun tells ("Diese würden bleiben"), can be what something is told of: what the clause
    before it names last.
    """
    if not any(act.concept == "remain" for act in wanted.acts):
        return True
    last = wording.meaning(_CLAUSE.split(before.strip(" .!?„“"))[-1])
    return not {one.name for one in last.things}.isdisjoint(one.name for one in told.things)


def _wider(wanted: wording.Meaning, happening: Happening) -> wording.Meaning:
    """What happened, where a wider word ("den Übergang") can stand for the thing that the sentences before name ("die Brücke")."""
    narrower, told = lexicon().narrower, happening.meaning
    have = {one.name for one in told.things}
    for thing in sorted(wanted.things):
        wider = [one for one in told.things if one.name != thing.name and narrower(thing.name, one.name)]
        if wider and thing.name not in have and thing.name in {one.name for one in happening.before.things}:
            things = (told.things - set(wider)) | {one._replace(name=thing.name) for one in wider}
            return replace(told, things=things)
    return told


@lru_cache(maxsize=20_000)
def _settled(told: wording.Meaning) -> wording.Meaning:
    """What happened, where an act that a verb undoes is not there any longer: "verringerte seine Lieferungen"."""
    undone = lexicon().opposed
    heads = [act.concept for act in told.acts if act.head and act.sign > 0]
    acts = tuple(
        act._replace(sign=-1)
        if not act.head and act.sign > 0 and any(undone(one, act.concept) for one in heads)
        else act
        for act in told.acts
    )
    return told if acts == told.acts else replace(told, acts=acts)


@lru_cache(maxsize=20_000)
def _untitled(meant: wording.Meaning) -> wording.Meaning:
    """What is meant without the titles of those who act: "der Konzern Norag" is Norag."""
    things = frozenset(one for one in meant.things if one.slot != "core" or one.name not in BEARERS)
    return meant if things == meant.things else replace(meant, things=things)
