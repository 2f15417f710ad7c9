"""Who has been met in an article so far, and which of them a name or a description stands for.

The ledger is filled while the phrases of the article are gone through in order. Each rule carries its example; where two
fit about equally, nobody is chosen.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from lagebild.linking import names, places
from lagebild.linking.descriptions import attributes_match, is_generic, noun_match
from lagebild.linking.nounchains import THINGS
from lagebild.linking.phrases import Phrase
from lagebild.records import Span

_RECENT = 60  # how many of those met last a description is held against: bounds the work in long texts
_BODIES = ("organisation", "government", "media")
# What has an author and can be quoted again by its noun alone.
_DOCUMENTS = frozenset(
    """bericht studie gutachten umfrage untersuchung mitteilung erklärung artikel meldung brief schreiben interview analyse
    papier dokument urteil angabe information stellungnahme ergebnis dokumentation reportage beitrag kommentar""".split()
)
_ATTRIBUTES = 40  # as many attributes of one are kept
_MARGIN = 0.5  # by how much the best description must fit better than the next
_LEAST = 1.5  # what it must reach


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


class Ledger:
    """The persons, bodies and groups of one article."""

    def __init__(self) -> None:
        self._persons: dict[str, list[Entity]] = {}
        self._keyed: dict[str, Entity] = {}
        self._by_lemma: dict[str, deque[Entity]] = {}
        self._recent: dict[Entity, None] = {}  # those met last, in order
        self._documents: dict[str, Entity] = {}
        self._body_names: set[str] = set()

    def enrol(self, phrase: Phrase) -> None:
        """Note names before the text is gone through: a surname on its own finds the full name that comes later, and
        "Twitter" is a body where the article calls it a network.
        """
        if phrase.kind in _BODIES and phrase.name:
            self._body_names.add(places.stems(phrase.label))
        keys = names.keys(phrase.name)
        if len(keys) < 2 or phrase.kind != "person":
            return
        same = [
            e
            for e in self._persons.get(keys[-1], [])[-_RECENT:]
            if names.same_person(keys, e.keys) and _agrees(phrase, e)
        ]
        entity = same[0] if same else self._new_person(phrase, keys)
        self._lengthen(entity, phrase, keys)
        entity.gender = entity.gender or phrase.gender

    def find(self, phrase: Phrase, sentence: int) -> Found:
        """Whom a phrase stands for; a new entity for whoever is met for the first time."""
        kind = phrase.kind
        if kind == "person" and not phrase.nouns and places.stems(phrase.label) in self._body_names:
            return self._named_body(phrase._replace(kind="organisation"))
        if kind == "person" and phrase.name:
            return self._person(phrase, sentence)
        if kind in ("people", "joint") or (kind == "person" and phrase.number == "p"):
            return self._group(phrase)
        if kind == "person":
            return self._described(phrase, sentence)
        if kind in _BODIES:
            return self._body(phrase, sentence)
        if kind == "state":
            return self._by_key(f"state:{phrase.country}", phrase, "state", "name of a state")
        if kind == "place":
            key = "place:" + places.stems(phrase.label)
            return self._by_key(key, phrase, "government", "a place that stands for its government", score=0.7)
        if kind == "circles":
            return self._by_key("circles:" + phrase.label.lower(), phrase, "unnamed", "kept apart by description")
        return self._unknown(phrase)

    def see(self, found: Found, phrase: Phrase, sentence: int) -> None:
        """Record a mention of the entity that was found."""
        entity = found.entity
        if entity is None:
            return
        entity.mentions[phrase.span] = None
        entity.sentence = sentence
        entity.lead = entity.lead or sentence == 0
        entity.links[found.link] = min(found.score, entity.links.get(found.link, 1.0))
        if phrase.kind != "pronoun":
            if entity.kind in _BODIES and not entity.modifiers and phrase.modifiers and not phrase.name:
                entity.label = phrase.label  # "die Polizei", then "die Bochumer Polizei"
            entity.describe(phrase)
        self._recent.pop(entity, None)
        self._recent[entity] = None
        if len(self._recent) > _RECENT:
            del self._recent[next(iter(self._recent))]

    def document(self, phrase: Phrase, entity: Entity | None) -> Entity | None:
        """Remember who stands behind a report, or recall it: "dem Bericht zufolge" after "ein Bericht der BBC"."""
        base = phrase.nouns[-1].base if phrase.nouns else ""
        if entity is not None:
            self._documents[base] = entity
            return entity
        known = base in _DOCUMENTS and phrase.definite and not phrase.modifiers
        return self._documents.get(base) if known else None

    # -- persons -------------------------------------------------------------------------------------------------

    def _new_person(self, phrase: Phrase, keys: tuple[str, ...]) -> Entity:
        entity = Entity("person", phrase.label, gender=phrase.gender, keys=keys)
        for word in dict.fromkeys(keys):
            self._persons.setdefault(word, []).append(entity)
        return entity

    def _lengthen(self, entity: Entity, phrase: Phrase, keys: tuple[str, ...]) -> None:
        """Keep the longest form of a name."""
        if len(keys) <= len(entity.keys):
            return
        for word in set(keys) - set(entity.keys):
            self._persons.setdefault(word, []).append(entity)
        entity.keys, entity.label = keys, phrase.label

    def _person(self, phrase: Phrase, sentence: int) -> Found:
        """A named person: "Anna Müller", "Müller", "Ministerin Müller", "Frau Müller" are one, "Hans Müller" another."""
        keys = names.keys(phrase.name)
        known = self._persons.get(keys[-1], [])[-_RECENT:]
        same = [e for e in known if names.same_person(keys, e.keys) and _agrees(phrase, e)]
        if not same:
            entity = self._new_person(phrase, keys)
            self._name_stranger(phrase, entity, sentence)
            return Found(entity, "full name" if len(keys) > 1 else "name")
        chosen = same[0] if len(same) == 1 else _narrowed(phrase, keys, same, sentence)
        if chosen is None:
            return Found(None, "ambiguous name")
        if not chosen.mentions:
            self._name_stranger(phrase, chosen, sentence)
        self._lengthen(chosen, phrase, keys)
        if len(keys) > 1:
            return Found(chosen, "full name")
        return Found(chosen, "surname", 0.95) if keys[0] == chosen.keys[-1] else Found(chosen, "part of the name", 0.85)

    def _name_stranger(self, phrase: Phrase, entity: Entity, sentence: int) -> None:
        """As in "Ein Abgeordneter warnte. Der Grünen-Politiker Jan Muster sagte …": the stranger is named one sentence later."""
        if not phrase.nouns:
            return
        for other in list(self._recent)[-6:]:
            fresh = (
                other.kind == "unnamed"
                and "introduced" in other.links
                and len(other.mentions) == 1
                and not other.merged
            )
            if not fresh or other.sentence != sentence - 1 or not _agrees(phrase, other):
                continue
            attributes = attributes_match(other.modifiers, phrase.modifiers)
            lemmas = {noun.lemma for noun in phrase.nouns}
            fit = max((noun_match(lemma, lemmas) for lemma in other.lemmas), default=0.0)
            if attributes is not None and fit + attributes >= 1.6:
                other.merged = entity
                entity.mentions.update(other.mentions)
                entity.links["named one sentence later"] = 0.7
                return

    def _described(self, phrase: Phrase, sentence: int) -> Found:
        """A person without a name: "ein Sprecher" is somebody new, "der Sprecher" somebody met before."""
        if phrase.definite or phrase.det == "":
            best = self._best_described(phrase, sentence)
            if best is None:
                return Found(None, "ambiguous description")
            if best.entity is not None:
                return best
        entity = Entity("unnamed", phrase.label, gender=phrase.gender)
        return Found(entity, "introduced" if phrase.det == "indef" else "description")

    def _best_described(self, phrase: Phrase, sentence: int) -> Found | None:
        """Who fits a description best; Found(None) where nobody fits, None where two fit equally."""
        fits: list[tuple[float, Entity]] = []
        lead = 0.0 if phrase.modifiers else 0.6  # "der Papst" is the one whom the report begins with
        for entity in reversed(self._recent):
            if entity.kind in ("person", "unnamed") and entity.number == "s" and not entity.merged:
                value = _description_fit(phrase, entity)
                if value >= _LEAST or (value > 0 and is_generic(phrase.lemma)):
                    value += lead if entity.lead else 0.0
                    fits.append((value + _nearness(entity, sentence), entity))
        fits.sort(key=lambda fit: -fit[0])
        if not fits:
            return Found(None)
        if len(fits) > 1 and fits[0][0] - fits[1][0] < _MARGIN:
            return None
        value, entity = fits[0]
        return Found(entity, "description", 0.85 if value >= 3 else 0.7)

    # -- bodies, states, groups ----------------------------------------------------------------------------------

    def _by_key(self, key: str, phrase: Phrase, kind: str, link: str, *, score: float = 1.0) -> Found:
        entity = self._keyed.get(key)
        if entity is None:
            entity = self._keyed[key] = Entity(kind, phrase.label, gender=phrase.gender, number=phrase.number or "s")
        return Found(entity, link, score)

    def _body(self, phrase: Phrase, sentence: int) -> Found:
        """A body by its name or abbreviation, or by its noun: "das Ministerium" for the Verteidigungsministerium."""
        if phrase.name or phrase.abbreviation:
            return self._named_body(phrase)
        if phrase.det == "indef":
            return Found(self._new_body(phrase), "introduced")
        known = [e for e in self._known_bodies(phrase) if _bodies_agree(phrase, e)]
        exact = [e for e in known if phrase.lemma in e.lemmas and e.modifiers == phrase.modifiers]
        if exact:
            return Found(exact[-1], "same words")
        known.sort(key=lambda e: e.sentence)
        if len(known) > 1 and known[-1].sentence - known[-2].sentence < 1:
            return Found(None, "ambiguous body")
        if known and (phrase.definite or phrase.lemma in known[-1].lemmas):
            return Found(known[-1], "its noun again", 0.85)
        return Found(self._new_body(phrase), "its words")

    def _named_body(self, phrase: Phrase) -> Found:
        key = "body:" + places.stems(phrase.label)
        short = "body:" + phrase.abbreviation.lower() if phrase.abbreviation else ""
        entity = self._keyed.get(key) or (self._keyed.get(short) if short else None)
        link = "name" if key in self._keyed else "abbreviation" if entity is not None else "name"
        if entity is None:
            entity = self._new_body(phrase)
        if len(phrase.label) > len(entity.label) and short:
            entity.label = phrase.label
        self._keyed[key] = entity
        if short:
            self._keyed[short] = entity
        return Found(entity, link)

    def _new_body(self, phrase: Phrase) -> Entity:
        entity = Entity(phrase.kind, phrase.label, gender=phrase.gender, number=phrase.number or "s")
        for noun in phrase.nouns:
            self._by_lemma.setdefault(noun.base, deque(maxlen=_RECENT)).append(entity)
        self._keyed.setdefault("body:" + places.stems(phrase.label), entity)
        return entity

    def _known_bodies(self, phrase: Phrase) -> list[Entity]:
        """Bodies met before that the noun of a phrase may stand for."""
        same = [e for e in self._by_lemma.get(phrase.nouns[-1].base, ()) if noun_match(phrase.lemma, e.lemmas) >= 1.5]
        if same or not phrase.definite or phrase.modifiers:
            return same
        return [e for e in self._recent if e.kind in _BODIES and noun_match(phrase.lemma, e.lemmas) >= 1.6]

    def _group(self, phrase: Phrase) -> Found:
        """Several people: "die Forscher" are the Forscher met before, "andere Experten" always new ones."""
        kind = "group"
        key = f"group:{phrase.lemma or phrase.label.lower()}:{' '.join(sorted(phrase.modifiers))}"
        if phrase.article in ("andere", "anderen", "anderer", "weitere", "weiteren"):
            return Found(Entity(kind, phrase.label, gender=phrase.gender, number="p"), "description")
        if phrase.definite and phrase.lemma and key not in self._keyed:
            known = [
                e
                for e in self._by_lemma.get("group:" + phrase.lemma, ())
                if attributes_match(phrase.modifiers, e.modifiers)
            ]
            known = known or [e for e in self._by_lemma.get("group:" + phrase.lemma, ()) if not phrase.modifiers]
            if known:
                return Found(known[-1], "description", 0.85)
        found = self._by_key(key, phrase, kind, "description")
        if found.entity is not None and not found.entity.mentions:
            found.entity.number = "p"
            self._by_lemma.setdefault("group:" + phrase.lemma, deque(maxlen=_RECENT)).append(found.entity)
        return found

    def _unknown(self, phrase: Phrase) -> Found:
        """A noun that the tables do not know: by its article a person, people or a body; a thing ("die Frage") is nobody."""
        things = phrase.label.lower().endswith((*THINGS, "ung", "schaft", "tion")) or " " in phrase.label
        if not phrase.article or things:
            return Found(None, "unknown noun")
        if phrase.det == "quant":
            return self._by_key("group:" + phrase.label.lower(), phrase, "group", "description", score=0.6)
        if phrase.article == "die" and phrase.label.endswith("n"):
            return self._by_key("group:" + phrase.label.lower(), phrase, "group", "description", score=0.6)
        woman = phrase.label.endswith("in") and phrase.det in ("def", "poss", "indef")
        kind = "unnamed" if woman or phrase.article in ("der", "dem", "den", "des", "ein") else "organisation"
        return self._by_key("unknown:" + phrase.label.lower(), phrase, kind, "unknown noun", score=0.5)


def _agrees(phrase: Phrase, entity: Entity) -> bool:
    """Whether the genders agree as far as they are known."""
    return not (phrase.gender and entity.gender) or phrase.gender == entity.gender


def _narrowed(phrase: Phrase, keys: tuple[str, ...], same: list[Entity], sentence: int) -> Entity | None:
    """Of several persons of one name the one that is meant: by surname, by office, else the one met just now."""
    for narrow in (
        [e for e in same if keys[-1] == e.keys[-1]],
        [e for e in same if keys == e.keys],
        [e for e in same if phrase.nouns and any(noun_match(noun.lemma, e.lemmas) >= 2 for noun in phrase.nouns)],
    ):
        if len(narrow) == 1:
            return narrow[0]
        same = narrow or same
    met = sorted((e for e in same if e.sentence >= 0), key=lambda e: e.sentence)
    if met and (len(met) == 1 or met[-1].sentence - met[-2].sentence > 3) and sentence - met[-1].sentence <= 3:
        return met[-1]
    return None


def _description_fit(phrase: Phrase, entity: Entity) -> float:
    """How well a description fits somebody met before, 0 where it does not."""
    if not _agrees(phrase, entity):
        return 0.0
    if phrase.age:
        if entity.age:
            return 4.0 if entity.age == phrase.age else 0.0
        return 1.6 if entity.gender else 0.0
    if is_generic(phrase.lemma):
        return 2.5 if phrase.lemma in entity.lemmas else 1.0 if entity.gender and not phrase.modifiers else 0.0
    attributes = attributes_match(phrase.modifiers, entity.modifiers)
    fit = noun_match(phrase.lemma, entity.lemmas)
    return 0.0 if attributes is None or fit == 0 else fit + attributes


def _nearness(entity: Entity, sentence: int) -> float:
    """What it adds that somebody was met just now."""
    away = sentence - entity.sentence
    return 1.0 if away <= 1 else 0.5 if away <= 3 else 0.0 if away <= 12 else -0.5


def _bodies_agree(phrase: Phrase, entity: Entity) -> bool:
    fit = attributes_match(phrase.modifiers, entity.modifiers)
    return fit is not None and fit > -0.5 and entity.number == (phrase.number or "s")
