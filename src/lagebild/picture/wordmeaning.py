"""What words mean: acts with their sign, things, names, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import zip_longest
from typing import Any, NamedTuple

from lagebild.picture.wordbearings import ATTRIBUTE, NAME, NOUN, Bearing, How, Item, Thing
from lagebild.picture.wordclauses import Clause, Number, clauses
from lagebild.picture.wordlexicon import Lexicon, lexicon
from lagebild.picture.wordtokens import Tokens, tokens

_NUMBER = 0.7  # weight of a number
_WHOLLY = re.compile(
    r"\bohne (?:wenn und aber|(?:jede[nr]? )?(?:vorbehalte?|abstriche?|einschränkung(?:en)?|zögern|umschweife|zweifel|ausnahme))\b",
    re.I,
)
"""Words that deny nothing of what they stand beside."""

_SPOKEN = frozenset({"REQUEST", "THREATEN", "ACCUSE"})
_SPEAKING = frozenset({"announce", "observe", "apologise", "praise", "offer", "mediate", "insist"})


class Act(NamedTuple):
    """An act: the concept; whether it is (1) or is not (-1) or ceases; whether it is told as so, not as wanted, feared or talked about;
    whether a verb says it.
    """

    concept: str
    sign: int = 1
    real: bool = True
    head: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What some words mean.

    Attributes:
        terms: stems of the content words.
        acts: concepts of acts and lasting acts, each with its sign.
        things: concepts of things and actors, and nouns that are in no table.
        names: names with where they stand.
        numbers: numbers with what they count.
        sign: -1 where the words as a whole deny or end what they are about, else 1.
        units: everything above that counts for likeness, with its weight.
    """

    terms: frozenset[str] = frozenset()
    acts: tuple[Act, ...] = ()
    things: frozenset[Thing] = frozenset()
    names: frozenset[Thing] = frozenset()
    words: frozenset[str] = frozenset()
    numbers: frozenset[Number] = frozenset()
    sign: int = 1
    negated: bool = False
    units: Mapping[str, float] = field(default_factory=dict, compare=False)
    weight: float = field(default=0.0, compare=False)
    kept: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def signed(self) -> bool:
        """Whether it was read from words, not put together from terms."""
        return bool(self.acts or self.things or self.names)

    @property
    def concepts(self) -> frozenset[str]:
        """All concepts."""
        known = lexicon().concepts
        return frozenset({act.concept for act in self.acts} | {one.name for one in self.things if one.name in known})


@lru_cache(maxsize=50_000)
def meaning(words: str, language: str = "de") -> Meaning:
    """What some words mean.

    Args:
        words: a wording, a condition, a trigger with its clause.
        language: "de", "en"; others are read as German.
    """
    return _Builder(tokens("en" if language == "en" else "de")).build(_WHOLLY.sub(" ", words))


class _Builder:
    """Collects the meaning of clauses."""

    def __init__(self, cutting: Tokens) -> None:
        self.cutting = cutting
        self.lex = cutting.lex
        self.language = cutting.language
        self.terms: set[str] = set()
        self.acts: dict[Act, None] = {}
        self.things: set[Thing] = set()
        self.names: set[Thing] = set()
        self.words: set[str] = set()
        self.numbers: set[Number] = set()
        self.units: dict[str, float] = {}
        self.sign = 1
        self.negated = False
        self.carried = 1
        self.alone: list[str] = []  # what ends or hinders something that no clause has named so far
        self.real = True

    def build(self, words: str) -> Meaning:
        """The meaning of some words."""
        found = list(clauses(words, self.cutting))
        for clause, behind in zip_longest(found, found[1:]):
            self._clause(clause, behind is not None and behind.depends and not clause.ends)
        if not self.acts and not self.things:
            self.acts.update({Act(one, -1 if self.negated else 1, head=True): None for one in self.alone})
        return Meaning(
            terms=frozenset(self.terms),
            acts=tuple(self.acts),
            things=frozenset(self.things),
            names=frozenset(self.names),
            words=frozenset(self.words),
            numbers=frozenset(self.numbers),
            sign=self.sign,
            negated=self.negated,
            units=self.units,
            weight=sum(self.units.values()),
        )

    def _clause(self, clause: Clause, leads: bool) -> None:
        """Take in a clause; `leads` says that the next one depends on it: "weigert sich, die Geiseln freizulassen"."""
        self._terms(clause)
        before = len(self.things) + len(self.words) + len(self.names)
        found = self._concepts(clause)
        for one in found:
            self._unit(one, self.lex.concepts[one].weight)
        ends = sum(self._kind(one) == "end" for one in found)
        sign = -1 if (clause.negations + ends) % 2 else 1
        self.negated |= bool(clause.negations)
        acts = {one: how for one, how in found.items() if self._kind(one) in ("act", "state")}
        total = sign * self.carried
        bare = leads or len(self.things) + len(self.words) + len(self.names) == before
        if not acts and bare and sign < 0:
            self.carried = -self.carried
            self.alone.extend(found)
        elif acts:
            self._acts(clause, acts, total, -1 if ends % 2 else 1)
            self.carried = -1 if "deny" in acts and len(acts) == 1 and bare else 1
        else:
            for one, how in found.items():
                self.acts[Act(one, total * (-1 if ends % 2 else 1), clause.real and self.real, how.head)] = None
            self.sign, self.carried = self.sign * total, 1
        if any(speaks(one, self.lex) for one in acts):
            self.real = False
        if clause.ends:
            self.carried, self.real = 1, True

    def _acts(self, clause: Clause, acts: Mapping[str, How], total: int, ends: int) -> None:
        """Take in the acts of a clause with their signs: negation is the verb's, else the nouns', but for those that stand apart."""
        heads = [one for one, how in acts.items() if how.head]
        inner = [one for one, how in acts.items() if how.slot != "with"]
        topic = any(speaks(one, self.lex) for one in heads)
        denied = -1 if "deny" in heads else 1
        for one in acts:
            meant = one in heads or (not heads and (one in inner or not inner))
            sign = total if meant else (ends if heads else 1) * self.carried
            if any(self.lex.opposed(one, other) for other in acts) and self._kind(one) == "state" and one not in heads:
                sign = -sign  # "brach die Waffenruhe"
            if one in ("deny", "confirm") and len(acts) > 1:
                continue  # said by the signs of the others
            real = clause.real and self.real and not (topic and one not in heads)
            self.acts[Act(one, sign * (denied if one != "deny" else 1), real, one in heads)] = None

    def _kind(self, concept: str) -> str:
        return self.lex.concepts[concept].kind

    def _terms(self, clause: Clause) -> None:
        for item in clause.items:
            self.terms.update(item.bears.terms)
            if item.bears.name is not None:
                self._unit(item.bears.name.name, NAME)
        for number in clause.numbers:
            text = f"{number.value:g}"
            self.terms.add(text)
            self._unit(text, _NUMBER)
            self.numbers.add(number)

    def _unit(self, unit: str, weight: float) -> None:
        if weight > self.units.get(unit, -1.0):
            self.units[unit] = weight

    def _concepts(self, clause: Clause) -> dict[str, How]:
        """The concepts of a clause, phrases first; takes in things, names and words on the way."""
        attributes = [item for item in clause.items if item.sort == "attribute"]
        plain = [item for item in clause.items if item.sort != "attribute"] if attributes else clause.items
        found = self._found(plain, clause.prepositions)
        if attributes and not any(self._kind(one) in ("act", "state") for one in found):
            found = self._found(clause.items, clause.prepositions)
        for item in attributes:
            for unit in item.bears.attributes:
                self._unit(unit, ATTRIBUTE)
        if "remain" in found and any(self._kind(one) in ("act", "state") for one in found if one != "remain"):
            del found["remain"]  # "bleibt gesperrt"
        return found

    def _found(self, items: Sequence[Item], prepositions: Iterable[str]) -> dict[str, How]:
        found: dict[str, How] = {}
        used: set[str] = set()
        if any(item.bears.leads for item in items):
            found, used = self._phrases(items, prepositions)
            for one in [one for one in found if self._kind(one) in ("thing", "actor")]:
                self.things.add(Thing(one, found.pop(one).slot))
                self._unit(one, self.lex.concepts[one].weight)
        for item in items:
            bears = item.bears
            if bears.name is not None:
                self.names.add(bears.name)
            elif not used or used.isdisjoint(item.keys):
                self._take(bears, found)
        return found

    def _take(self, bears: Bearing, found: dict[str, How]) -> None:
        """Take in what one word bears."""
        units = self.units
        for unit, weight in bears.units:
            if weight > units.get(unit, -1.0):
                units[unit] = weight
        if bears.things:
            self.things.update(bears.things)
        if bears.words:
            self.words.update(bears.words)
        for concept, how in bears.found:
            found.setdefault(concept, how)

    def _phrases(self, items: Sequence[Item], prepositions: Iterable[str]) -> tuple[dict[str, How], set[str]]:
        """The concepts of phrases, and the keys that they have used up."""
        phrases = self.lex.english_phrases if self.language == "en" else self.lex.phrases
        keys = {key: item for item in items for key in item.keys}
        have = {*keys, *prepositions, *(["#name"] if any(item.sort == "name" for item in items) else ())}
        have.update(*(item.bears.near for item in items))
        hits = [
            (len(needs), sum(need[0] not in "&#" for need in needs), concept, needs, key)
            for key in keys
            for needs, concept in phrases.get(key, ())
            if needs <= have
        ]
        found: dict[str, How] = {}
        used: set[str] = set()
        for *_, concept, needs, key in sorted(hits, key=lambda hit: (-hit[0], -hit[1], hit[2])):
            if key not in used:
                some = [keys[key], *(keys[need] for need in needs if need in keys)]
                found.setdefault(concept, How(any(item.sort in ("word", "aux") for item in some), keys[key].slot, key))
                used.add(key)
                used.update(need for need in needs if need[0] not in "&#")
        return found, used


def speaks(concept: str, lex: Lexicon) -> bool:
    """Whether an act speaks of others without saying that they are so."""
    return concept in _SPEAKING or bool(_SPOKEN.intersection(lex.concepts[concept].events))


def of_terms(terms: Iterable[str]) -> Meaning:
    """Terms as a meaning, as far as they say: concepts without signs."""
    return _of_terms(frozenset(terms))


@lru_cache(maxsize=50_000)
def _of_terms(terms: frozenset[str]) -> Meaning:
    lex = lexicon()
    units: dict[str, float] = {}
    for term in terms:
        concepts = lex.of(term, "de") or lex.of(term, "en")
        if concepts:
            units[concepts[0]] = max(lex.concepts[concepts[0]].weight, units.get(concepts[0], 0.0))
        else:
            units[term] = lex.weights.get(term, NOUN)
    return Meaning(terms=terms, units=units, weight=sum(units.values()))
