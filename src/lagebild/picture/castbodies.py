"""Alliances, organisations and organs of states: whose an office or an organ is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from lagebild.picture.castnotes import Notes
from lagebild.picture.castnouns import ALLIANCE, ALLIANCES, CLASS, COUNCIL, ORGAN, PLACES, noun
from lagebild.picture.castpersons import Persons
from lagebild.picture.castphrases import Phrase, phrase
from lagebild.picture.castpolities import Polities, alliances
from lagebild.picture.castscan import Facts
from lagebild.picture.castwords import alliance_name, body_name, folded, is_common, key, nominatives
from lagebild.picture.material import Text
from lagebild.records import Actor
from lagebild.situation import Who

_OWN_NOUN = re.compile(  # bodies of which a crisis has one, by compounds: "Bankenverband", "Seenotleitung", "Strahlenschutzamt"
    r"(?!(?:außen|innen|präsidial|präsidenten|kanzler|bundes|geheim|nachrichten|sicherheits|grenz|zoll|militär|wehr))"
    r"\w{4,}(?:verb[aä]nd|bund|amt|behörde|leitung|zentrale|institut|gesellschaft|gewerkschaft|genossenschaft|brüderschaft|klinikum|krankenhaus|"
    r"werke|kammer|anstalt|warte|direktion|präfektur|dienst|stelle|verein|stiftung|ausschuss|agentur|aufsicht|verwaltung|mission|kollektiv|"
    r"komitee|initiative|hilfswerk|union|liga)",
    re.IGNORECASE,
)


_SHORT = ("komitee",)
"""Last parts of nouns of bodies that stand for the one of them in a crisis: "das Komitee" is the Rettungskomitee."""
_NATIONAL = re.compile(r"(?:National|Staatlich|Provisorisch|Revolutionär|Vereinigt|Oberst|Höchst|Zentral)e[nrsm]?")
"""What a body's full name has before the noun by which all call it."""


class Bodies:
    """The alliances and named organisations of a dossier, and which organ has only one state's."""

    def __init__(self, facts: Sequence[Facts], polities: Polities, persons: Persons, notes: Notes) -> None:
        self._polities, self._persons = polities, persons
        self._surnames = persons.surnames
        self.whos: dict[str, Who] = {}
        self._alliances = {one.text.key: alliances(one) for one in facts}
        self._classes: dict[tuple[str, int], dict[str, set[str]]] = {}
        self._names: dict[str, str] = {}
        self._organs: dict[str, set[str]] = defaultdict(set)
        told: dict[str, set[str]] = defaultdict(set)
        self.whos |= {who.id: who for some in self._alliances.values() for who in some}
        self._allied = {folded(who.name): who.id for who in self.whos.values()} | dict(notes.below("alliances"))
        for one in facts:
            self._classes[one.text.key] = self._named(one)
            for found in _phrases(one):
                if (word := own_noun(found)) and (whose := _whose(found)):
                    told[word].add(whose)
                if found.noun and found.noun.kind == ORGAN and (polity := polities.within(found)):
                    self._organs[found.noun.lemma].add(polity)
        self._several = {word for word, some in told.items() if len(some) > 1}
        self._note(facts, notes)

    def _note(self, facts: Sequence[Facts], notes: Notes) -> None:
        """From here on all is only looked up."""
        self._of_classes = notes.table("bodies of kinds", self._classes)
        self._names = notes.table("bodies", self._names)
        self._only = notes.table("organs", {lemma: min(some) for lemma, some in self._organs.items() if len(some) == 1})
        self._allied = notes.table("alliances", self._allied)
        self._is_of_several = notes.marks("bodies of several", self._several)
        single: dict[str, str] = {}
        for name in sorted({name for one in facts for name in one.bodies}):
            single.setdefault(key("organisation", name), name)
        self._single = notes.table("bodies by their noun", single)
        short: dict[str, str] = {}
        for head in _SHORT:
            ends = (head, f"{head}s")
            written = {folded(word).removesuffix("s") for one in facts for word in one.words if word.endswith(ends)}
            called = written - {head}
            if len(called) == 1 and (known := key("organisation", called.pop())) in single:
                short |= {head: known, f"{head}s": known}
        self._short = notes.table("bodies by the last part of their noun", short)

    def known(self, identity: str) -> Who | None:
        """A body that is called by a noun of which there is but one, by its id."""
        name = self._single.get(identity)
        return Who(identity, name, "organisation") if name is not None else None

    def of_its_own(self, found: Phrase) -> str | None:
        """The noun of a body of which the dossier has but one, as far as can be told: nobody says whose, or all say the same."""
        word = own_noun(found)
        return word if word is not None and not _whose(found) and word not in self._is_of_several else None

    @property
    def spellings(self) -> frozenset[str]:
        """Names of alliances, the nouns for them, and organs of one state, as they are written."""
        organs = {lemma.capitalize() for lemma in self._organs if self.only_organ(lemma)}
        return frozenset({who.name for found in self._alliances.values() for who in found} | organs | ALLIANCES)

    def alliance(self, text: Text) -> str | None:
        """The one alliance that a text names."""
        found = self._alliances[text.key]
        return found[0].id if len(found) == 1 else None

    def alliance_named(self, word: str) -> str | None:
        """The alliance of a name, in whatever case it stands; of a compound ("Ostpakt-Soldaten") that of its first part."""
        name = alliance_name(word)
        found = self._allied.get(folded(name or word))
        if found is None and "-" in word:
            return self._allied.get(folded(word.partition("-")[0]))
        return found

    def alliance_of(self, names: Sequence[str]) -> str | None:
        """The alliance that a name begins with: of "Ostpakt Truppen" the first word, of "Nördliche Allianz" both."""
        found = next(
            (found for form in nominatives(" ".join(names)) if (found := self._allied.get(folded(form)))), None
        )
        return found or self.alliance_named(names[0])

    def organisation(self, names: Sequence[str]) -> str | None:
        """The organisation of a name, or of a noun that names only one ("der Weltrat")."""
        if len(names) == 1 and (short := self._short.get(folded(names[0]))):
            return short
        if len(names) == 2 and _NATIONAL.fullmatch(names[0]) and body_name(names[1]):
            names = names[1:]
        if len(names) == 1 and (name := body_name(names[0])) and folded(name) not in self._names:
            identity = key("organisation", name)
            return identity if identity in self._single else None
        return next((found for form in nominatives(" ".join(names)) if (found := self._names.get(folded(form)))), None)

    def of(self, found: Phrase) -> str | None:
        """The organisation that a phrase names, or calls by a noun of which the dossier has but one."""
        if known := self.organisation(found.names) if found.names else None:
            return known
        word = self.of_its_own(found)
        if word is None:
            return None
        identity = key("organisation", word)
        self.whos.setdefault(identity, Who(identity, word, "organisation"))
        return identity

    def of_class(self, lemma: str, text: Text) -> str | None:
        """The one organisation of a kind that a text names: "das Hilfswerk"."""
        found = self._of_classes[text.key].get(lemma, set())
        return next(iter(found)) if len(found) == 1 else None

    def only_organ(self, lemma: str) -> str | None:
        """The state of an organ that no other state of the dossier has."""
        return self._only.get(lemma)

    def within(self, found: Phrase, text: Text) -> str | None:
        """The alliance or organisation that a phrase means or belongs to."""
        known = found.noun
        if known is not None and known.kind in (ALLIANCE, COUNCIL) and not found.adjectives:
            body = self.within(found.of, text) if found.of else None
            return body or (self.alliance(text) if known.kind == ALLIANCE else None)
        if found.names and (body := self.alliance_named(found.names[0]) or self.organisation(found.names)):
            return body
        if known is not None and known.kind == CLASS and not found.names:
            return self.of_class(known.lemma, text)
        if known is not None and found.of is not None:
            return self.within(found.of, text)
        return None

    def of_office(self, found: Phrase, text: Text) -> str | None:
        """The body of an office: "Bündnissprecher", "Ostpakt-Generalsekretärin", "Leiterin des Hilfswerks"."""
        prefix = found.noun.prefix.strip("-") if found.noun else ""
        if prefix:
            first = noun(prefix.removesuffix("s")) or noun(prefix)
            if first is not None and first.kind == ALLIANCE:
                return self.alliance(text)
            if body := self._allied.get(folded(prefix)):
                return body
        return self.within(found.of, text) if found.of is not None else None

    def _is_other(self, name: str) -> bool:
        """Whether a word on its own is a town, a person or a thing that the reader took for a body."""
        return (
            is_common(name)
            or self._polities.is_town(name)
            or folded(name) in self._surnames
            or self._persons.is_thing(name)
        )

    def _named(self, facts: Facts) -> dict[str, set[str]]:
        """Organisations that a text calls by kind and name, by kind; and note all that it calls by name."""
        classes: dict[str, set[str]] = defaultdict(set)
        for actor in facts.text.reading.actors:
            found = phrase(actor.name)
            name = " ".join(found.names)
            if not self._is_body(actor, found, name):
                continue
            kind = "organisation" if actor.kind == "group" else actor.kind
            identity = actor.entity or key(kind, name)
            shown = actor.name if actor.entity else name
            self.whos.setdefault(identity, Who(identity, shown, kind, actor.wikidata, actor.country))
            self._names.setdefault(folded(name), identity)
            if found.noun is not None:
                classes[found.noun.lemma].add(identity)
        return classes

    def _is_body(self, actor: Actor, found: Phrase, name: str) -> bool:
        """Whether an actor is an organisation that is called by name: behind its kind, or alone, if that is no place or person."""
        known = found.noun
        if not name or actor.kind not in ("organisation", "media", "group"):
            return False
        if self._polities.named(found.names[-1]) or self.alliance_named(found.names[0]):
            return False
        if known is not None:
            return known.kind == CLASS and known.lemma not in PLACES
        if actor.entity and actor.kind == "organisation":
            return True
        is_name = "name" in actor.why.split("; ") and actor.name.endswith(found.names[-1])
        return is_name and not self._is_other(name)


def own_noun(found: Phrase) -> str | None:
    """The noun of a phrase, if it is one of a body that a crisis has one of."""
    word = found.names[0] if len(found.names) == 1 else found.noun.shown if found.noun and not found.names else ""
    return word if _OWN_NOUN.fullmatch(word) and not found.plural else None


def _whose(found: Phrase) -> str:
    """What a phrase says of whose something is, or where."""
    of = found.of.words if found.of is not None else ""
    return folded(" ".join((*found.adjectives, found.origin, found.owner, found.place, of)).strip())


def _phrases(facts: Facts) -> Iterator[Phrase]:
    """What a text calls its actors other than persons."""
    words = facts.text.text
    for actor in facts.text.reading.actors:
        if actor.kind in ("government", "organisation"):
            yield phrase(actor.name)
            for begin, end in actor.mentions:
                yield phrase(words[begin:end])
