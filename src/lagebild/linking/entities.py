"""Those who have been met in an article, and how well names and descriptions fit them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lagebild.linking.descriptions import attributes_match, is_generic, noun_match
from lagebild.linking.phrases import Phrase
from lagebild.records import Span

_OTHER_WORD = 2.0  # `noun_match` of an office that is called by quite another word
_COMPLEMENT = re.compile(  # a firm or the like by its name
    r"\s(?:der|des|von|vom|beim?)\s(?:[A-ZÄÖÜ][\w&.-]*\s)+(?:AG|GmbH|SE|KG|eG|Inc|Ltd|Group|Bank|Holding|Konzerns?|Verbands?|Gewerkschaft|Stiftung)\b"
)
_ATTRIBUTES = 40  # as many attributes of one are kept
# Sentences after which a description that only roughly fits means somebody else.
LONG_AGO = 6


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody whom mentions of the article stand for. `links` says by which rules, each with its least sure score."""

    kind: str
    label: str
    gender: str = ""
    number: str = "s"
    keys: tuple[str, ...] = ()
    lemmas: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    age: str = ""
    country: str | None = None
    mentions: dict[Span, None] = field(default_factory=dict)
    links: dict[str, float] = field(default_factory=dict)
    sentence: int = -1
    lead: bool = False
    subject: bool = False
    offices: set[str] = field(default_factory=set)
    merged: Entity | None = None

    def final(self) -> Entity:
        """The entity that this one has turned out to be."""
        entity = self
        while entity.merged is not None:
            entity = entity.merged
        return entity

    def describe(self, phrase: Phrase) -> None:
        """Learn what a phrase says about it."""
        self.lemmas.update(noun.lemma for noun in phrase.nouns)
        if len(self.modifiers) < _ATTRIBUTES:
            self.modifiers |= phrase.modifiers
        self.gender = self.gender or phrase.gender
        self.age = self.age or phrase.age
        self.country = self.country or phrase.country


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a phrase stands for, by which rule, how surely; no entity where it stays open."""

    entity: Entity | None
    link: str = ""
    score: float = 1.0


def is_stranger(entity: Entity) -> bool:
    """Whether somebody was introduced without a name and not mentioned again."""
    fresh = "introduced" in entity.links and len(entity.mentions) == 1
    return entity.kind == "unnamed" and fresh and entity.merged is None


def may_be_named(stranger: Entity, phrase: Phrase) -> bool:
    """Whether the offices of a named person fit a stranger."""
    if stranger.age and phrase.age and stranger.age != phrase.age:
        return False
    attributes = attributes_match(stranger.modifiers, phrase.modifiers)
    lemmas = {noun.lemma for noun in phrase.nouns}
    fit = max((noun_match(lemma, lemmas) for lemma in stranger.lemmas), default=0.0)
    return attributes is not None and fit + attributes >= 1.6


def agrees(phrase: Phrase, entity: Entity) -> bool:
    """Whether the genders agree as far as they are known."""
    return not (phrase.gender and entity.gender) or phrase.gender == entity.gender


def narrowed(phrase: Phrase, keys: tuple[str, ...], same: list[Entity], sentence: int) -> Entity | None:
    """Of several persons of one name the one that is meant: by surname, by office, else the one met just now."""
    for narrow in (
        [e for e in same if keys[-1] == e.keys[-1]],
        [e for e in same if keys == e.keys],
        [e for e in same if phrase.nouns and any(noun_match(one.lemma, e.lemmas) >= 2 for one in phrase.nouns)],
    ):
        if len(narrow) == 1:
            return narrow[0]
        same = narrow or same
    met = sorted((e for e in same if e.sentence >= 0), key=lambda e: e.sentence)
    if met and (len(met) == 1 or met[-1].sentence - met[-2].sentence > 3) and sentence - met[-1].sentence <= 3:
        return met[-1]
    return None


def description_fit(phrase: Phrase, entity: Entity) -> float:
    """How well a description fits somebody met before, 0 where it does not."""
    if not agrees(phrase, entity):
        return 0.0
    if phrase.age:
        if entity.age:
            return 4.0 if entity.age == phrase.age else 0.0
        return 1.6 if entity.gender else 0.0
    if is_generic(phrase.lemma):
        return 2.5 if phrase.lemma in entity.lemmas else 1.0 if entity.gender and not phrase.modifiers else 0.0
    attributes = attributes_match(phrase.modifiers, entity.modifiers)
    fit = noun_match(phrase.lemma, entity.lemmas)
    if fit <= _OTHER_WORD and phrase.modifiers.isdisjoint(entity.modifiers) and _of_named_body(phrase):
        return 0.0
    return 0.0 if attributes is None or fit == 0 else fit + attributes


def _of_named_body(phrase: Phrase) -> bool:
    """Whether a description says by name what somebody heads or speaks for: "die Chefin der Sattelwerk AG" is no president just met."""
    return _COMPLEMENT.search(phrase.label) is not None


def strangeness(phrase: Phrase, entity: Entity, sentence: int) -> float:
    """What new attributes take away where somebody was met long ago: "der galanische Außenminister" is rather another."""
    new = phrase.modifiers and not phrase.modifiers & entity.modifiers
    return 1.3 if new and sentence - entity.sentence > LONG_AGO else 0.0


def nearness(entity: Entity, sentence: int) -> float:
    """What it adds that somebody was met just now."""
    away = sentence - entity.sentence
    return 1.0 if away <= 1 else 0.5 if away <= 3 else 0.0 if away <= 12 else -0.5


def bodies_agree(phrase: Phrase, entity: Entity) -> bool:
    """Whether a body met before may be called so: by attributes that do not contradict, and by number."""
    fit = attributes_match(phrase.modifiers, entity.modifiers)
    return fit is not None and fit > -0.5 and entity.number == (phrase.number or "s")


def may_be_same_body(phrase: Phrase, entity: Entity) -> bool:
    """A body with a seat is not one met before without it, or with another: "das Außenministerium in Moskau" is its own.

    Nor is one for another field: "das Bundesamt für Strahlenschutz". And a bare noun without an article means no particular
    one: "Behördenangaben" are not those of the Wasserbehörde; but "israelische Armeeangaben" are those of the Israeli army.
    """
    seat, field_ = phrase.label.partition(" in ")[2], phrase.label.partition(" für ")[2]
    if seat and seat != entity.label.partition(" in ")[2]:
        return False
    if field_ and " für " in entity.label and field_ != entity.label.partition(" für ")[2]:
        return False
    known = bool(phrase.modifiers) and phrase.modifiers == entity.modifiers
    return bool(phrase.definite or phrase.det) or known or entity.label.lower().startswith(phrase.lemma)
