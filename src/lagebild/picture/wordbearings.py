"""What every word of a clause bears by itself: terms, things, names, concepts, and what it weighs. Worked out once for every item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from lagebild.picture.wordlexicon import Concept, Lexicon

WORD = 0.8  # weight of a word that is in no table: a verb, adjective or adverb; a noun says more
NOUN = 0.9
NAME = 1.4
ATTRIBUTE = 0.4  # a participle before its noun
_ANY = 9.0  # more than anything weighs
_NOTHING: frozenset[str] = frozenset()
_MOST = 50_000  # items that are remembered


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
class Bearing:
    """What a word bears.

    Attributes:
        terms: its keys, and itself where only a part of it is known.
        units: what counts for likeness, with its weight.
        things: concepts of things and actors, and nouns that are in no table.
        words: keys of verbs, adjectives and adverbs that are in no table.
        found: concepts of acts, with how they stand.
        name: it as a name; None where it is none.
        attributes: units of a participle before its noun.
        near: concepts that its keys stand for and what they are kinds of, each behind "&".
        leads: whether one of its keys stands for a concept together with other words.
    """

    terms: tuple[str, ...]
    units: tuple[tuple[str, float], ...]
    things: tuple[Thing, ...]
    words: tuple[str, ...]
    found: tuple[tuple[str, How], ...]
    name: Thing | None
    attributes: tuple[str, ...]
    near: frozenset[str]
    leads: bool


class _Part(NamedTuple):
    """What one key of a word bears: a unit with its weight, as a thing or as a word; or a concept of an act."""

    unit: str = ""
    weight: float = 0.0
    thing: Thing | None = None
    concept: str = ""
    how: How | None = None


class Item(NamedTuple):
    """A word of a clause: its keys, its class ("noun", "name", "word"; "attribute" for a participle before its noun, "aux" for "lassen"),
    how it stands there ("core", "at", "of", "with"); what it bears.
    """

    keys: tuple[str, ...]
    sort: str
    slot: str
    whole: str
    bears: Bearing


class Bearings:
    """Says what words of a language bear."""

    def __init__(self, lex: Lexicon, language: str) -> None:
        self._lex = lex
        self._language = language
        self._phrases = lex.english_phrases if language == "en" else lex.phrases
        self._seen: dict[tuple[tuple[str, ...], str, str, str], Item] = {}

    def item(self, keys: tuple[str, ...], sort: str, slot: str, whole: str = "") -> Item:
        """A word by its keys, its class and its place, with what it bears."""
        key = (keys, sort, slot, whole)
        if (found := self._seen.get(key)) is None:
            if len(self._seen) >= _MOST:
                self._seen.clear()
            found = self._seen[key] = Item(*key, self._of(*key))
        return found

    def _of(self, keys: tuple[str, ...], sort: str, slot: str, whole: str) -> Bearing:
        lex = self._lex
        parts = [] if sort == "name" else [self._part(keys, at, sort, slot) for at in range(len(keys))]
        if whole:
            parts.append(_Part(whole, WORD, thing=Thing(whole, slot)))
        concepts = [concept for key in keys for concept in lex.of(key, self._language)]
        return Bearing(
            terms=tuple(filter(None, (*keys, whole))) if sort != "aux" else (),
            units=tuple((part.unit, part.weight) for part in parts if part.unit),
            things=tuple(part.thing for part in parts if part.thing),
            words=tuple(part.unit for part in parts if part.unit and not part.thing),
            found=tuple((part.concept, part.how) for part in parts if part.how),
            name=Thing(lex.own(keys[0]), slot) if sort == "name" else None,
            attributes=tuple(next(iter(lex.of(key, self._language)), key) for key in keys),
            near=frozenset(f"&{wider}" for concept in concepts for wider in lex.up[concept]) if concepts else _NOTHING,
            leads=any(key in self._phrases for key in keys),
        )

    def _part(self, keys: tuple[str, ...], at: int, sort: str, slot: str) -> _Part:
        """What one key of a word bears."""
        key, concept, last = keys[at], self._concept(keys[at]), len(keys) - 1
        if concept is None:
            if sort == "aux":
                return _Part()
            own, noun = self._lex.own(key), sort == "noun"
            weight = self._lex.weights.get(key, NOUN if noun else WORD)
            return _Part(own, weight, thing=Thing(own, slot) if noun else None)
        if not self._is_thing(concept):
            return _Part(concept=concept.id, how=How(sort == "word", slot, key))
        if at < last and sort == "noun" and self._is_thing(self._concept(keys[-1])):  # a thing of some kind
            return _Part(concept.id, ATTRIBUTE, thing=Thing(concept.id, "part"))
        return _Part(concept.id, min(concept.weight, self._lex.weights.get(key, _ANY)), thing=Thing(concept.id, slot))

    def _concept(self, key: str) -> Concept | None:
        """The first concept that a key stands for."""
        concepts = self._lex.of(key, self._language)
        return self._lex.concepts[concepts[0]] if concepts else None

    def _is_thing(self, concept: Concept | None) -> bool:
        return concept is not None and concept.kind in ("thing", "actor")
