"""Who has been met in an article so far, and which of them a name or a description stands for.

The ledger is filled while the phrases of the article are gone through in order. Each rule carries its example; where two
fit about equally, nobody is chosen.
"""

from __future__ import annotations

from collections import Counter, deque

from lagebild.linking import names, places
from lagebild.linking.companies import is_plain_company, only_company
from lagebild.linking.descriptions import attributes_match, is_generic, noun_match
from lagebild.linking.entities import (
    LONG_AGO,
    Entity,
    Found,
    agrees,
    bodies_agree,
    description_fit,
    is_stranger,
    may_be_named,
    may_be_same_body,
    narrowed,
    nearness,
    strangeness,
)
from lagebild.linking.holders import holder_of
from lagebild.linking.nounchains import THINGS
from lagebild.linking.phrases import Phrase

_RECENT = 60  # how many of those met last a description is held against: bounds the work in long texts
_BODIES = ("organisation", "government", "media")
# What has an author and can be quoted again by its noun alone.
_DOCUMENTS = frozenset(
    """bericht studie gutachten umfrage untersuchung mitteilung erklärung artikel meldung brief schreiben interview analyse
    papier dokument urteil angabe information stellungnahme ergebnis dokumentation reportage beitrag kommentar""".split()
)
_NEAR = 6  # of those met last, who may be meant by the next sentence
_MARGIN = 0.5  # by how much the best description must fit better than the next
_LEAST = 1.5  # what it must reach


class Ledger:
    """The persons, bodies and groups of one article."""

    def __init__(self, day: str | None = None) -> None:
        self._day = day
        self._persons: dict[str, list[Entity]] = {}
        self._keyed: dict[str, Entity] = {}
        self._by_lemma: dict[str, deque[Entity]] = {}
        self._recent: dict[Entity, None] = {}  # those met last, in order
        self._documents: dict[str, Entity] = {}
        self._body_names: set[str] = set()
        self._called: Counter[str] = Counter()
        self._titles: dict[tuple[str, frozenset[str]], dict[Entity, None]] = {}

    def enrol(self, phrase: Phrase) -> None:
        """Note names before the text is gone through: a surname on its own finds the full name that comes later, and
        "Twitter" is a body where the article calls it a network.
        """
        keys = names.keys(phrase.name)
        if phrase.kind in _BODIES and phrase.name:
            self._body_names.add(places.stems(phrase.label))
            self._called[phrase.label] -= len(keys) == 1
        elif phrase.kind == "person" and len(keys) == 1:
            self._called[phrase.label] += 1
        if len(keys) < 2 or phrase.kind != "person":
            return
        same = [
            e
            for e in self._persons.get(keys[-1], [])[-_RECENT:]
            if names.same_person(keys, e.keys) and agrees(phrase, e)
        ]
        entity = same[0] if same else self._new_person(phrase, keys)
        self._lengthen(entity, phrase, keys)
        entity.gender = entity.gender or phrase.gender
        entity.offices.update(noun.lemma for noun in phrase.nouns)
        for noun in phrase.nouns if phrase.modifiers else ():
            self._titles.setdefault((noun.lemma, phrase.modifiers), {})[entity] = None

    def find(self, phrase: Phrase, sentence: int) -> Found:
        """Whom a phrase stands for; a new entity for whoever is met for the first time."""
        if self._is_surname(phrase):
            return self._person(phrase._replace(kind="person"), sentence)
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

    def _is_surname(self, phrase: Phrase) -> bool:
        """As in "Hu" after "Hu Jia": a single word that the reader took for a body once and for a person more often."""
        if (
            phrase.kind not in ("person", "organisation")
            or phrase.nouns
            or phrase.det
            or self._called[phrase.label] <= 0
        ):
            return False
        keys = names.keys(phrase.name)
        return len(keys) == 1 and any(len(e.keys) > 1 for e in self._persons.get(keys[0], ()))

    def see(self, found: Found, phrase: Phrase, sentence: int) -> None:
        """Record a mention of the entity that was found."""
        entity = found.entity
        if entity is None:
            return
        entity.mentions[phrase.span] = None
        entity.sentence = sentence
        entity.lead = entity.lead or sentence == 0
        entity.subject = phrase.subject
        entity.links[found.link] = min(found.score, entity.links.get(found.link, 1.0))
        if phrase.kind != "pronoun":
            if entity.kind in _BODIES and not (entity.keys or entity.modifiers or phrase.name) and phrase.modifiers:
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

    def pair(self, left: Entity, right: Entity) -> Entity:
        """Two who act together: "beide"."""
        label = f"{left.label} und {right.label}"
        key = f"group:{label.lower()}:"
        entity = self._keyed.get(key)
        if entity is None:
            entity = self._keyed[key] = Entity("group", label, number="p")
        return entity

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
        same = [e for e in known if names.same_person(keys, e.keys) and agrees(phrase, e)]
        same = same or ([] if phrase.nouns or len(keys) > 1 else self._spelt_otherwise(keys[0]))
        if not same:
            entity = self._new_person(phrase, keys)
            self._name_stranger(phrase, entity, sentence)
            if len(keys) > 1:
                return Found(entity, "full name")
            return Found(entity, "name", 1.0 if phrase.nouns or phrase.gender else 0.6)
        chosen = same[0] if len(same) == 1 else narrowed(phrase, keys, same, sentence)
        if chosen is None:
            return Found(None, "ambiguous name")
        if not chosen.mentions:
            self._name_stranger(phrase, chosen, sentence)
        self._lengthen(chosen, phrase, keys)
        if len(keys) > 1:
            return Found(chosen, "full name")
        return Found(chosen, "surname", 0.95) if keys[0] == chosen.keys[-1] else Found(chosen, "part of the name", 0.85)

    def _spelt_otherwise(self, key: str) -> list[Entity]:
        """As in "Boudegast" for "Peter Boudgoust": a surname that the article has once, with the consonants of one full name."""
        if self._called[key.capitalize()] > 1 or len(key) < 8:
            return []
        full = {
            e
            for known in self._persons.values()
            for e in known
            if len(e.keys) > 1 and names.sounds_like(key, e.keys[-1])
        }
        return list(full) if len(full) == 1 else []

    def _name_stranger(self, phrase: Phrase, entity: Entity, sentence: int) -> None:
        """As in "Ein Abgeordneter warnte. Der Grünen-Politiker Jan Muster sagte …": named one sentence later.

        A whole name without an office, the first in its sentence, names him too: nobody else is brought in so abruptly.
        """
        recent = list(self._recent)[-_NEAR:]
        near = [e for e in recent if e.sentence == sentence - 1 and is_stranger(e) and agrees(phrase, e)]
        if phrase.nouns:
            near = [e for e in near if may_be_named(e, phrase)]
        elif (
            phrase.modifiers
            or phrase.det
            or not phrase.subject
            or len(phrase.name) < 2
            or any(e.sentence == sentence and e.kind in ("person", "unnamed") for e in recent)
        ):
            return
        if len(near) != 1 or (not phrase.nouns and not near[0].subject):
            return
        near[0].merged = entity
        entity.mentions.update(near[0].mentions)
        entity.links["named one sentence later"] = 0.7 if phrase.nouns else 0.6
        entity.gender = entity.gender or near[0].gender

    def _described(self, phrase: Phrase, sentence: int) -> Found:
        """A person without a name: "ein Sprecher" is somebody new, "der Sprecher" somebody met before."""
        if phrase.definite or phrase.det == "":
            best = self._best_described(phrase, sentence)
            if best is not None and best.entity is not None:
                return best
            titled = self._titles.get((phrase.lemma, phrase.modifiers), {})
            if phrase.definite and len(titled) == 1 and agrees(phrase, next(iter(titled))):
                return Found(next(iter(titled)), "its words stand with a name", 0.8)
            holder = self._holder(phrase) if phrase.definite else None
            if holder is not None:
                return Found(holder, "held the office at that date", 0.75)
            if best is None:
                return Found(None, "ambiguous description")
            bare = self._without_office(phrase, sentence)
            if bare is not None:
                return Found(bare, "office in the sentence behind", 0.65)
        entity = Entity("unnamed", phrase.label, gender=phrase.gender)
        return Found(entity, "introduced" if phrase.det == "indef" else "description")

    def _holder(self, phrase: Phrase) -> Entity | None:
        """As in "Rafael Correa … der ecuadorianische Präsident": one of the article who held the office on its day."""
        keys = holder_of(phrase, self._day)
        met = [e for e in self._persons.get(keys[-1], ()) if e.mentions and len(e.keys) > 1] if keys else []
        same = {e.final() for e in met if names.same_person(keys, e.keys)}
        return same.pop() if len(same) == 1 else None

    def _without_office(self, phrase: Phrase, sentence: int) -> Entity | None:
        """As in "…“, sagte Dorwin. Die Außenministerin antwortete damit auf …": who has only a surname gets an office now.

        Only where one person alone was spoken of in the two sentences before. A full name with another office that comes later in
        the article is then somebody else's ("Admiral Conrad Haldane" is not the minister Haldane).
        """
        if not phrase.opens or phrase.det != "def" or not phrase.nouns or is_generic(phrase.lemma):
            return None
        recent = list(self._recent)[-_NEAR:]
        near = [e for e in recent if sentence - 2 <= e.sentence < sentence and e.kind in ("person", "unnamed")]
        if len(near) != 1 or near[0].kind != "person" or near[0].lemmas or "full name" in near[0].links:
            return None
        one = near[0]
        if not one.subject:
            return None
        if one.offices and noun_match(phrase.lemma, one.offices) < _LEAST:
            self._part(one)
        return one if agrees(phrase, one) else None

    def _part(self, one: Entity) -> None:
        """Part the person met by surname from the one whose full name stands later in the article."""
        later = Entity("person", one.label, gender=one.gender, keys=one.keys, offices=one.offices)
        for word in set(one.keys):
            self._persons[word] = [later if e is one else e for e in self._persons[word]]
        one.keys, one.offices, one.gender = one.keys[-1:], set(), ""
        one.label = one.label.split()[-1]
        self._persons[one.keys[0]].append(one)

    def _best_described(self, phrase: Phrase, sentence: int) -> Found | None:
        """Who fits a description best; Found(None) where nobody fits, None where two fit equally."""
        fits: list[tuple[float, Entity]] = []
        lead = 0.0 if phrase.modifiers else 0.6  # "der Papst" is the one whom the report begins with
        for entity in reversed(self._recent):
            if entity.kind in ("person", "unnamed") and entity.number == "s" and not entity.merged:
                value = description_fit(phrase, entity) - strangeness(phrase, entity, sentence)
                if value >= _LEAST or (value > 0 and is_generic(phrase.lemma)):
                    value += lead if entity.lead else 0.0
                    fits.append((value + nearness(entity, sentence), entity))
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
        known = [e for e in self._known_bodies(phrase) if bodies_agree(phrase, e) and may_be_same_body(phrase, e)]
        exact = [e for e in known if phrase.lemma in e.lemmas and e.modifiers == phrase.modifiers]
        if exact:
            return Found(exact[-1], "same words")
        known.sort(key=lambda e: e.sentence)
        if len(known) > 1 and known[-1].sentence - known[-2].sentence < 1:
            return Found(None, "ambiguous body")
        if known and phrase.lemma not in known[-1].lemmas and sentence - known[-1].sentence > LONG_AGO:
            known = []
        if known and (phrase.definite or phrase.lemma in known[-1].lemmas):
            return Found(known[-1], "its noun again", 0.85)
        company = only_company(self._keyed.values()) if is_plain_company(phrase) else None
        if company is not None:
            return Found(company, "the only company", 0.7)
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
        entity.keys = names.keys(phrase.name)
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
        if not phrase.det and not phrase.modifiers and key not in self._keyed:
            lead = list(self._by_lemma.get("group:" + phrase.lemma, ())) if phrase.lemma else []
            if len(lead) == 1 and lead[0].lead:
                return Found(lead[0], "description", 0.7)  # "Buddhistische Mönche … hunderte Mönche … die Mönche"
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
