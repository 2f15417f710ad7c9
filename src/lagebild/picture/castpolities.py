"""Which names are states: those of the actor table, and others by the adjectives and offices that the dossier makes of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence

from lagebild.picture.castnotes import Notes
from lagebild.picture.castnouns import ALLIANCE, GROUP, LAND, OFFICES, ORGAN, STATE, noun
from lagebild.picture.castphrases import Phrase, phrase
from lagebild.picture.castscan import Facts
from lagebild.picture.castwords import (
    alliance_name,
    capitalised,
    demonyms,
    folded,
    key,
    may_be_state,
    nominatives,
    opens_clause,
)
from lagebild.records import Actor, Place
from lagebild.situation import Who

_ORDINARY = frozenset(  # adjectives that stand before offices and armies and are made of no state's name
    """demokratisch muslimisch islamisch islamistisch jüdisch kurdisch arabisch katholisch evangelisch orthodox republikanisch
    monarchistisch diplomatisch militärisch politisch paramilitärisch ausländisch inländisch festländisch hochländisch europäisch
    westeuropäisch osteuropäisch asiatisch amerikanisch afrikanisch karibisch baltisch skandinavisch nordisch slawisch balkanisch
    iberisch persisch pazifisch technisch logistisch medizinisch taktisch strategisch operativ elektronisch kommunistisch sozialistisch
    faschistisch nationalistisch separatistisch terroristisch städtisch ständisch heimisch einheimisch solidarisch parlamentarisch
    akademisch historisch klassisch typisch symbolisch kritisch praktisch zynisch energisch demoskopisch ökonomisch juristisch
    publizistisch telefonisch gegnerisch kämpferisch kaufmännisch seemännisch""".split()
)
_ROOT = 3  # letters that a state's name and its adjective have in common
POLITICAL = (*OFFICES, ORGAN, GROUP, LAND)
_STATES = "state:"


class Polities:
    """The states of a dossier by name, adjective and country."""

    def __init__(self, facts: Sequence[Facts], surnames: frozenset[str], notes: Notes) -> None:
        self._notes = notes
        self._names: dict[str, str] = dict(notes.below("states"))
        self._adjectives: dict[str, str] = dict(notes.below("adjectives"))
        self._spellings: set[str] = set(notes.below("spellings"))
        self.whos: dict[str, Who] = dict(notes.below("who is a state"))
        self._places = Counter(name for one in facts for name in one.places)
        self.towns = frozenset(self._places) | {one.origin for text in facts for one in text.named if one.origin}
        actors = [actor for one in facts for actor in one.text.reading.actors]
        self._list(actors, _places(facts))
        made = self._made(facts)
        self._match(made)
        taken = {folded(actor.name) for actor in actors if actor.entity}
        taken |= {name for name in surnames if not self._places.get(name)}
        self._invent(facts, made, taken)
        self._name_by_adjective(facts, made)
        self._note(notes)

    def _note(self, notes: Notes) -> None:
        """From here on all is only looked up."""
        called: dict[str, str] = {}
        for one in sorted(self._adjectives, key=lambda one: (len(one), one)):
            called.setdefault(self._adjectives[one], one)
        self._called = notes.table("adjectives of states", called)
        self._names = notes.table("states", self._names)
        self._adjectives = notes.table("adjectives", self._adjectives)
        notes.marks("spellings", self._spellings)
        self._towns = notes.marks("towns", self.towns)
        by_id = {key("government", town): town for town in sorted(self.towns, reverse=True)}
        self._places_by_id = notes.table("places", by_id)
        self.whos = notes.table("who is a state", self.whos)

    @property
    def spellings(self) -> frozenset[str]:
        """The names of the states as they are written."""
        return frozenset(self._spellings)

    def named(self, name: str) -> str | None:
        """The id of the state of a name, in whatever case it stands."""
        return next((found for form in nominatives(name) if (found := self._names.get(folded(form)))), None)

    def of(self, adjectives: Iterable[str]) -> str | None:
        """The id of the state that adjectives are made of; None for none, and where they speak of two."""
        found = {self._adjectives[one] for one in adjectives if one in self._adjectives}
        return found.pop() if len(found) == 1 else None

    def adjective(self, polity: str) -> str:
        """The adjective of a state, "" where the dossier has none."""
        return self._called.get(polity, "")

    def spoken_of(self, polity: str, words: str) -> bool:
        """Whether words name a state, or have its adjective."""
        who = self.whos.get(polity)
        called = [folded(one) for one in (who.name if who is not None else "", self.adjective(polity)) if one]
        said = folded(words)
        return any(re.search(rf"(?<!\w){re.escape(one)}(?:e[nmrs]?|s)?(?!\w)", said) for one in called)

    def place(self, identity: str) -> Who | None:
        """The government that is called after a place of which nobody says of which state it is, by its id."""
        name = self._places_by_id.get(identity) if identity.startswith("government:") else None
        return Who(identity, name, "government") if name is not None else None

    def is_town(self, name: str) -> bool:
        """Whether a name stands somewhere as that of a place."""
        return name in self._towns

    def within(self, found: Phrase) -> str | None:
        """The state that a phrase says of its noun: by adjective, by owner ("Soreniens"), by what it belongs to ("der Republik Sorenien").

        Where an organ sits says whose it is; where an ambassador or a chairman of a federation is says nothing.
        """
        side = self.of(found.adjectives) or (self.named(found.owner) if found.owner else None)
        if side is None and found.origin:
            side = self.named(found.origin)
        if side is None and found.of is not None:
            inner = found.of.noun
            if inner is None:
                side = self.named(" ".join(found.of.names)) if found.of.names else None
            elif inner.kind in (ORGAN, GROUP, LAND):
                side = self.within(found.of) or (self.named(found.of.names[0]) if len(found.of.names) == 1 else None)
        return side or (self.named(found.place) if found.place and sits(found) else None)

    def country(self, code: str) -> str:
        """The id of a state of the table."""
        return _STATES + code

    # -- the actor table's ----------------------------------------------------------------------------------------------------

    def _list(self, actors: Iterable[Actor], places: Iterable[Place]) -> None:
        """States that the tables know, with the names and adjectives that the dossier has for them."""
        names: dict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)  # whether it is the state's own name
        adjectives: dict[str, set[str]] = defaultdict(set)
        for place in places:
            names[self.country(place.country or "")][True, place.name] += 1
        for actor in actors:
            if actor.entity and actor.country and actor.kind in ("state", "government"):
                polity = self.country(actor.country)
                names[polity][actor.entity == polity, actor.name] += 1
                for one in phrase(actor.name).adjectives:
                    adjectives[one].add(polity)
        self._adjectives |= {one: found.pop() for one, found in adjectives.items() if len(found) == 1}
        for polity, found in names.items():
            own = {name for is_own, name in found if is_own}
            self._names |= {folded(name): polity for name in own}
            self._spellings |= own
            _, name = min(found, key=lambda one: (not one[0], -found[one], one[1]))
            self.whos[polity] = Who(polity, name, "state", None, polity.removeprefix(_STATES))

    def _match(self, made: Counter[str]) -> None:
        """Adjectives that the names of listed states explain: each of one state only."""
        for stem in sorted(made):
            found = {self._names[folded(name)] for name in self._spellings if stem in demonyms(name)}
            if len(found) == 1:
                self._adjectives[stem] = found.pop()
                del made[stem]

    # -- all others -----------------------------------------------------------------------------------------------------------

    def _made(self, facts: Iterable[Facts]) -> Counter[str]:
        """How often adjectives that may be a state's stand before offices, organs and troops."""
        described = (one for text in facts for one in text.described)
        return Counter(
            stem
            for stem, word, *_ in described
            if stem not in _ORDINARY and stem not in self._adjectives and _is(word, POLITICAL)
        )

    def _invent(self, facts: Sequence[Facts], made: Counter[str], taken: set[str]) -> None:
        """States that no table knows: names of which the dossier makes such adjectives, and those of which it makes offices."""
        owners = Counter(owner for one in facts for owner in _owners(one))
        states = {name for one in facts for name in one.states if folded(f"republik {name}") not in self._names}
        written = self._written(facts, frozenset(stem[:_ROOT].capitalize() for stem in made))
        candidates = Counter[str]()
        for word in {*owners, *states, *written}:
            for form in nominatives(word):
                if (" " in form and form in states) or (_may_be_name(form) and folded(form) not in taken):
                    candidates[form] += self._places[form] + owners[word] + written[word]
        by_adjective: dict[str, list[str]] = defaultdict(list)
        for name in candidates:
            for stem in demonyms(name) & made.keys():
                by_adjective[stem].append(name)
        for stem, names in by_adjective.items():
            self._adjectives[stem] = self._add(min(names, key=lambda one: (-candidates[one], -len(one), one)))
        for word in sorted({*owners, *states}):
            form = next((one for one in nominatives(word)[::-1] if self._places[one] or one in states), "")
            if form in candidates:
                self._add(form)

    def _written(self, facts: Sequence[Facts], roots: frozenset[str]) -> Counter[str]:
        """How often the texts have words that begin like the adjectives of states."""
        table = self._notes.table("roots", {"all": roots})
        pattern = "|".join(sorted(map(re.escape, roots)))
        words = re.compile(rf"(?<![\w-])(?:{pattern})[a-zäöüß]+(?![\w-])")
        found = Counter[str]()
        for one in facts if pattern else ():

            def count(one: Facts = one) -> tuple[tuple[str, int], ...]:
                return tuple(Counter(words.findall(one.text.text)).items()) if table["all"] else ()

            for word, number in self._notes.once("written", one.text.key, one.text, count):
                found[word] += number
        return found

    def _name_by_adjective(self, facts: Iterable[Facts], made: Counter[str]) -> None:
        """States of which the dossier has but the adjective: "die amarische Regierung", where nobody says Amarien."""
        described = (one for text in facts for one in text.described)
        of_states = {stem for stem, word, *_ in described if _is(word, (STATE, ORGAN, GROUP, LAND))}
        for stem in (of_states & made.keys()) - self._adjectives.keys():
            if may_be_state(stem):
                name = f"{stem}e Regierung"
                self._adjectives[stem] = key("government", name)
                self.whos[self._adjectives[stem]] = Who(self._adjectives[stem], name, "government")

    def _add(self, name: str) -> str:
        polity = key("state", name)
        self._names[folded(name)] = polity
        self._spellings.add(name)
        self.whos.setdefault(polity, Who(polity, name, "state"))
        return polity


def _is(word: str, kinds: Container[str]) -> bool:
    known = noun(word)
    return known is not None and known.kind in kinds


def _may_be_name(name: str) -> bool:
    """Whether a word may be the name of a state at all."""
    is_word = noun(name) is not None or alliance_name(name) is not None or opens_clause(name)
    return " " not in name and capitalised(name) and len(name) >= 4 and not is_word


def sits(found: Phrase) -> bool:
    """Whether the place of a phrase is the seat of whom it means: of organs, governments and their spokesmen."""
    known = found.noun
    return known is not None and (known.kind in (ORGAN, LAND) or known.head.endswith("sprecher"))


def _places(facts: Iterable[Facts]) -> Iterator[Place]:
    """The states of the world that the readings have as places."""
    for one in facts:
        reading = one.text.reading
        places = [*(said.place for said in reading.statements), *(event.place for event in reading.frames.events)]
        yield from (place for place in places if place is not None and place.country and place.precision == "state")


def _owners(facts: Facts) -> list[str]:
    """Names in the genitive before an office that only states have: "Soreniens Präsidentin", "Merkaniens Außenminister"."""
    found = [
        one.owner for one in facts.named if one.owner and one.office and one.office.kind == STATE and one.office.unique
    ]
    for actor in facts.text.reading.actors:
        if actor.kind == "unnamed":
            parsed = phrase(actor.name)
            if parsed.owner and parsed.noun and parsed.noun.kind == STATE and parsed.noun.unique:
                found.append(parsed.owner)
    return found


def alliances(facts: Facts) -> tuple[Who, ...]:
    """The alliances that a text names, in the order of their ids."""
    found: dict[str, Who] = {}
    for name in facts.alliances:
        found[key("organisation", name)] = Who(key("organisation", name), name, "organisation")
    for actor in facts.text.reading.actors:
        if actor.entity in _ALLIED:
            found[actor.entity] = Who(actor.entity, actor.name, actor.kind, actor.wikidata, actor.country)
        elif not actor.entity and actor.kind in ("organisation", "government", "unnamed", "person"):
            names = phrase(actor.name).names
            if len(names) > 1 and any(
                (known := noun(word)) and known.kind == ALLIANCE for word in (names[0], names[-1])
            ):
                name = " ".join(names)
                found[key("organisation", name)] = Who(key("organisation", name), name, "organisation")
    return tuple(found[one] for one in sorted(found))


_ALLIED = frozenset(("org:nato", "org:csto", "org:aes", "org:warsaw-pact", "org:anzus", "org:eu", "org:african-union"))
