"""What words mean: acts with their sign, things, names, numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import zip_longest
from typing import Any, NamedTuple

from lagebild.picture.wordclauses import Clause, Item, Number, clauses
from lagebild.picture.wordlexicon import Lexicon, lexicon

_WORD = 0.8  # weight of a word that is in no table: a verb, adjective or adverb; a noun says more
_NOUN = 0.9
_NAME = 1.4
_NUMBER = 0.7
_ATTRIBUTE = 0.4  # a participle before its noun

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


class How(NamedTuple):
    """How a concept stands in a clause: as its verb or not, and where; the key that it was found by."""

    head: bool
    slot: str
    key: str


class Thing(NamedTuple):
    """A thing: a concept, or the key of a noun that is in no table; where it stands ("core", "at", "of", "with")."""

    name: str
    slot: str = "core"


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
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

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
    return _Builder(lexicon(), "en" if language == "en" else "de").build(words)


class _Builder:
    """Collects the meaning of clauses."""

    def __init__(self, lex: Lexicon, language: str) -> None:
        self.lex = lex
        self.language = language
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
        found = list(clauses(words, self.language, self.lex))
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
        self.numbers.update(clause.numbers)
        before = len(self.things) + len(self.words) + len(self.names)
        if any(item.sort == "name" for item in clause.items):
            clause.prepositions.add("#name")
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
            if item.sort == "aux":
                continue
            self.terms.update(key for key in item.keys if key)
            if item.whole:
                self.terms.add(item.whole)
            if item.sort == "name":
                self._unit(self._own(item.keys[0]), _NAME)
        for number in clause.numbers:
            text = f"{number.value:g}"
            self.terms.add(text)
            self._unit(text, _NUMBER)

    def _unit(self, unit: str, weight: float) -> None:
        self.units[unit] = max(weight, self.units.get(unit, 0.0))

    def _concepts(self, clause: Clause) -> dict[str, How]:
        """The concepts of a clause, phrases first; takes in things, names and words on the way."""
        found = self._found([item for item in clause.items if item.sort != "attribute"], clause.prepositions)
        attributes = [item for item in clause.items if item.sort == "attribute"]
        if attributes and not any(self._kind(one) in ("act", "state") for one in found):
            found = self._found(clause.items, clause.prepositions)
        for item in attributes:
            for key in item.keys:
                self._unit(next(iter(self.lex.of(key, self.language)), key), _ATTRIBUTE)
        if "remain" in found and any(self._kind(one) in ("act", "state") for one in found if one != "remain"):
            del found["remain"]  # "bleibt gesperrt"
        return found

    def _found(self, items: Sequence[Item], prepositions: Iterable[str]) -> dict[str, How]:
        keys = {key: item for item in items for key in item.keys}
        have = {*keys, *prepositions}
        for key in keys:
            for concept in self.lex.of(key, self.language):
                have.update("&" + wider for wider in self.lex.up[concept])
        found, used = self._phrases(keys, have)
        things = {one: found.pop(one) for one in list(found) if self._kind(one) in ("thing", "actor")}
        for one, how in things.items():
            self.things.add(Thing(one, how.slot))
            self._unit(one, self.lex.concepts[one].weight)
        for item in items:
            if not used.intersection(item.keys):
                self._place(item, found)
            elif item.sort == "name":
                self.names.add(Thing(self._own(item.keys[0]), item.slot))
        return found

    def _phrases(self, keys: Mapping[str, Item], have: set[str]) -> tuple[dict[str, How], set[str]]:
        """The concepts of phrases, and the keys that they have used up."""
        phrases = self.lex.english_phrases if self.language == "en" else self.lex.phrases
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
                items = [keys[key], *(keys[need] for need in needs if need in keys)]
                found.setdefault(concept, How(any(item.sort in ("word", "aux") for item in items), keys[key].slot, key))
                used.add(key)
                used.update(need for need in needs if need[0] not in "&#")
        return found, used

    def _place(self, item: Item, found: dict[str, How]) -> None:
        """Take in one word by its kind."""
        if item.sort == "name":
            self.names.add(Thing(self._own(item.keys[0]), item.slot))
            return
        made = item.sort == "noun" and len(item.keys) > 1 and self._thing(item.keys[-1])  # a thing of some kind
        for at, key in enumerate(item.keys):
            concepts = self.lex.of(key, self.language)
            if not concepts:
                if item.sort != "aux":
                    self._plain(item, key)
                continue
            if made and at < len(item.keys) - 1 and self._thing(key):
                self._unit(concepts[0], _ATTRIBUTE)
                self.things.add(Thing(concepts[0], "part"))
                continue
            concept = self.lex.concepts[concepts[0]]
            if concept.kind in ("thing", "actor"):
                self.things.add(Thing(concept.id, item.slot))
                self._unit(concept.id, min(concept.weight, self.lex.weights.get(key, 9.0)))
            else:
                found.setdefault(concept.id, How(item.sort == "word", item.slot, key))
        if item.whole:
            self._unit(item.whole, _WORD)
            self.things.add(Thing(item.whole, item.slot))

    def _thing(self, key: str) -> bool:
        """Whether a key stands for a thing."""
        concepts = self.lex.of(key, self.language)
        return bool(concepts) and self._kind(concepts[0]) in ("thing", "actor")

    def _own(self, key: str) -> str:
        """A key that is no concept's id."""
        return f"{key}_" if key in self.lex.concepts else key

    def _plain(self, item: Item, key: str) -> None:
        weight = self.lex.weights.get(key, _NOUN if item.sort == "noun" else _WORD)
        key = self._own(key)
        self._unit(key, weight)
        if item.sort == "noun":
            self.things.add(Thing(key, item.slot))
        else:
            self.words.add(key)


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
            units[term] = lex.weights.get(term, _NOUN)
    return Meaning(terms=terms, units=units, weight=sum(units.values()))
