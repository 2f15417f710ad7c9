"""Whom a phrase of a text means, over all articles: a person, a state, an organ of one, an organisation; None where it names nobody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lagebild.picture.castbodies import Bodies
from lagebild.picture.castnotes import Notes
from lagebild.picture.castnouns import (
    ALLIANCE,
    BODY,
    CLASS,
    COUNCIL,
    GROUP,
    LAND,
    OFFICES,
    ORGAN,
    OTHER,
    PLACES,
    STATE,
    Noun,
)
from lagebild.picture.castoffices import holding, is_near
from lagebild.picture.castothers import is_of_another, is_of_place, is_people
from lagebild.picture.castpersons import Persons
from lagebild.picture.castphrases import Phrase, phrase
from lagebild.picture.castpolities import Polities, sits
from lagebild.picture.castscan import Facts, cleaned
from lagebild.picture.castsides import Sides
from lagebild.picture.castwords import is_common, key, nominatives
from lagebild.picture.material import Text
from lagebild.records import Actor
from lagebild.situation import Who

_IN = re.compile(r"\s+in\s+(?P<place>[A-ZÄÖÜ][\w-]+)")
_OF = re.compile(r"\s+(?P<of>(?:des|der)\s+[^,.;:!?\n„“”»«]{2,50})")
_AGAIN = frozenset(("behörde", "amt", "ministerium"))
_COUNCIL = re.compile(r"\w+rate?s?(?!\w)", re.IGNORECASE)
_NO_COUNCIL = frozenset("rat rats rates verrat vorrat verrats vorrats".split())
_SINGLE = frozenset(  # heads of groups that may be one person
    "soldat offizier polizist grenzer matrose pionier beamt reservist artillerist infanterist kampfpilot".split()
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a phrase stands: its text and where it begins there; the actor whom the reading takes it for; `owner` is the side that its
    "sein" or "ihr" speaks of.
    """

    text: Text
    at: int
    actor: Actor | None = None
    owner: str | None = None


class Meaning:
    """Reads phrases by what the dossier says of persons, states and bodies."""

    def __init__(self, facts: Sequence[Facts], notes: Notes) -> None:
        self.persons = Persons(facts, notes)
        self.polities = Polities(facts, self.persons.sure, notes)
        self.bodies = Bodies(facts, self.polities, self.persons, notes)
        self.sides = Sides(facts, self.persons, self.polities, self.bodies, notes)
        self._facts = {one.text.key: one for one in facts}
        whos = self.bodies.whos | dict(self.polities.whos)
        persons = [*self.persons.whos.values(), *(Who(key("person", name), name, "person") for name in self._alone())]
        whos |= {one.id: self._sided(one, self.sides.of_person(one.id)) for one in persons}
        self.whos = notes.table("who is who", whos)
        notes.done()
        self._kinds: Mapping[str, Callable[[Phrase, Noun, Spot], Who | None]] = {
            STATE: self._office,
            BODY: self._office,
            OTHER: self._office,
            ALLIANCE: self._alliance,
            COUNCIL: self._council,
            CLASS: self._of_class,
            LAND: self._land,
            ORGAN: self._organ,
            GROUP: self._group,
        }

    def _alone(self) -> list[str]:
        """The surnames of those whom nobody calls by their first names."""
        names = {named.names[-1] for one in self._facts.values() for named in one.named}
        return sorted({found for name in names if (found := self.persons.alone(name, by_office=True))})

    def known(self, identity: str | None) -> Who | None:
        """Whoever the dossier knows by an id: persons, states, bodies, and the places that governments are called after."""
        if identity is None:
            return None
        return self.whos.get(identity) or self.bodies.known(identity) or self.polities.place(identity)

    def of(self, found: Phrase, spot: Spot) -> Who | None:
        """Whom a phrase means."""
        known, apart = found.noun, found.apposed
        if found.pronoun:
            return None
        if len(found.names) == 1 and known is None and found.names[0].lower() in _AGAIN:
            return self._again(found.names[0].lower(), found, spot)
        if apart is not None and apart.names and apart.noun is not None and found.article:
            return self._named(apart, spot)  # "ihr Anführer, der Oberst Jan Muster"
        if found.names and (known is None or known.kind in (*OFFICES, CLASS, LAND)):
            return self._named(found, spot)
        return self._kinds[known.kind](found, known, spot) if known is not None else None

    def at(self, text: Text, begin: int, end: int) -> Phrase:
        """The phrase of some words with the place or owner that stands behind them: "das Verteidigungsministerium", "in Harlund"."""
        found = phrase(text.text[begin:end])
        if found.noun is None or found.names or found.noun.kind not in (ORGAN, LAND, GROUP, COUNCIL):
            return found
        behind = text.text[end : end + 60]
        if not found.place and found.noun.kind in (ORGAN, LAND) and (where := _IN.match(behind)):
            return replace(found, place=where["place"])
        if found.of is None and (whose := _OF.match(behind)):
            return replace(found, of=phrase(whose["of"]))
        return found

    # -- names ----------------------------------------------------------------------------------------------------------------

    def _named(self, found: Phrase, spot: Spot) -> Who | None:
        """Whoever is called by name."""
        names, known = cleaned(found.names), found.noun
        if not names:
            return None
        if is_of_place(names, found, spot.actor, self.polities):
            name = spot.actor.name if spot.actor is not None else " ".join(names)
            return Who(key("organisation", name), name, "organisation")
        if is_of_another(names, found, self.persons) or is_people(names, found, spot.actor, spot.text, self.persons):
            return None
        if known is not None and known.kind in OFFICES:
            return self._person(names, found, spot)
        if known is None and found.apposed is not None and found.apposed.noun is not None:
            return self._named(replace(found, apposed=None, noun=found.apposed.noun), spot)
        if (side := self._state_or_body(names)) is not None:
            return self.known(side)
        if known is None and (who := self._person(names, found, spot) or self._glued(names, found, spot)):
            return who
        several = found.article in ("indefinite", "negative", "possessive")
        if not found.adjectives and not several and (body := self.bodies.organisation(names)):
            return self.known(body)
        if who := self._place(names, found, spot.actor):
            return who
        is_bare = known is None and not found.article and not found.adjectives
        return self._person(names, found, spot, sure=False) if is_bare else None

    def _state_or_body(self, names: Sequence[str]) -> str | None:
        name = " ".join(names)
        return self.bodies.alliance_of(names) or self.polities.named(name) or self.town(name)

    def _glued(self, names: Sequence[str], found: Phrase, spot: Spot) -> Who | None:
        """Of two phrases that were taken for one name the first: "Belmarien Truppen"."""
        if len(names) < 2 or self._state_or_body(names[:1]) is None:
            return None
        return self._named(replace(found, names=tuple(names[:1])), spot)

    def _person(self, names: Sequence[str], found: Phrase, spot: Spot, *, sure: bool = True) -> Who | None:
        """The person of a name; of several with one surname the one who has the office, else the surname alone.

        `sure`: who is only known to have said something under that name is nobody.
        """
        ids = self._bearers(names, found, spot)
        if len(ids) == 1:
            return self.known(ids[0])
        if ids:
            name = names[-1]
        elif found.noun is not None and found.noun.kind in OFFICES:
            name = self.persons.alone(names[-1], by_office=True) or names[-1]
            name = name if len(names) == 1 else " ".join(names)
        elif len(names) == 1 and not self.persons.is_given(names[0]):
            name = self.persons.alone(names[0], by_office=sure) or ""
        else:
            return None
        if not name or is_common(name) or self.persons.is_thing(name):
            return None
        who = Who(key("person", name), name, "person")
        return self._sided(who, self.sides.of_person(who.id))

    def _bearers(self, names: Sequence[str], found: Phrase, spot: Spot) -> Sequence[str]:
        """Those whom a name may mean, narrowed by what the reading, the office and the state say."""
        ids = self.persons.find(names, spot.text)
        if len(ids) > 1 and spot.actor is not None and len(full := phrase(spot.actor.name).names) > 1:
            ids = self.persons.find(full, spot.text) or ids
        if len(ids) > 1:
            held = [one for one in ids if found.noun and any(h.fits(found.noun) for h in self.sides.offices.of(one))]
            side = self.polities.within(found)
            fitting = [one for one in held or ids if side is None or self.sides.of_person(one) == side]
            ids = tuple(fitting) if len(fitting) == 1 else ids
        return ids

    def town(self, name: str) -> str | None:
        """The state whose government sits in a town."""
        return self.sides.of_town(name)

    def _place(self, names: Sequence[str], found: Phrase, actor: Actor | None) -> Who | None:
        """A town or an unknown state that acts."""
        forms = [form for form in reversed(nominatives(" ".join(names))) if self.polities.is_town(form)]
        if len(names) == 1 and found.noun is not None and found.noun.lemma in PLACES:
            name = forms[0] if forms else names[0]
        elif forms and not is_common(forms[0]) and actor is not None and actor.kind not in ("media", "group"):
            name = forms[0]
        else:
            return None
        return Who(key("government", name), name, "government")

    # -- sides ----------------------------------------------------------------------------------------------------------------

    def side_of(self, found: Phrase, spot: Spot) -> str | None:
        """The state or body that an organ, an office or a group belongs to, by the phrase's own words."""
        side = self.polities.within(found) or self.bodies.of_office(found, spot.text)
        if side is None and found.of is not None:
            if found.of.noun is not None and found.of.noun.kind == GROUP:
                side = self.side_of(found.of, spot)
            elif (inner := self.of(found.of, replace(spot, actor=None, owner=None))) is not None:
                side = inner.side or (inner.id if inner.id in self.whos or self.bodies.known(inner.id) else None)
        if side is None and found.place and sits(found):
            side = self.town(found.place)
        if side is None and found.origin:
            side = self.town(found.origin) or self._origin(found)
        return side or (spot.owner if found.article == "possessive" else None)

    def _origin(self, found: Phrase) -> str | None:
        """The place of "die Ilmburger Regierung", where nobody says of which state it is."""
        if found.noun is None or found.noun.kind == CLASS or not self.polities.is_town(found.origin):
            return None
        return key("government", found.origin)

    def _sided(self, who: Who, side: str | None) -> Who:
        return replace(who, side=side) if side and side != who.id else who

    def _called(self, known: Noun, side: str) -> str:
        """An organ, office or group with its state: "belmarische Soldaten", "Ostpakt-Soldaten"."""
        if adjective := self.polities.adjective(side):
            return known.described(adjective)
        who = self.known(side)
        return f"{who.name if who else side}-{known.shown}"

    def _part(self, known: Noun, kind: str, side: str) -> Who:
        """An organ, office or group of a side."""
        name = self._called(known, side)
        return Who(key(kind, name), name, kind, side=side)

    # -- groups, states, organs -----------------------------------------------------------------------------------------------

    def _group(self, found: Phrase, known: Noun, spot: Spot) -> Who | None:
        """People in arms of a side; one of them alone is somebody else in every text."""
        alone = found.article == "indefinite" and known.head in _SINGLE and not re.search(r"\d", found.words)
        side = None if alone else self.side_of(found, spot)
        return self._part(known, "group", side) if side is not None and self.known(side) else None

    def _land(self, found: Phrase, known: Noun, spot: Spot) -> Who | None:
        """A state by the words for it: "die belmarische Regierung", "ihr Land"; where a government sits, that place."""
        side = self.side_of(found, spot)
        if side is None and not found.place and known.lemma == "regierung" and found.article in ("definite", ""):
            side = self._near(spot)
        if side is None and found.place:
            return Who(key("government", found.place), found.place, "government")
        return self.known(side)

    def _organ(self, found: Phrase, known: Noun, spot: Spot) -> Who | None:
        """An organ of a state."""
        side = self.side_of(found, spot)
        if side is None and known.lemma in _AGAIN:
            return self._again(known.lemma, found, spot)
        if side is None and found.place:
            name = f"{known.shown} in {found.place}"
            return Who(key("government", name), name, "government")
        side = side or self._same_organ(known, spot.text) or self._only(known.lemma, spot.text) or self._near(spot)
        return self._part(known, "government", side) if side is not None and self.known(side) else None

    def _only(self, lemma: str, text: Text) -> str | None:
        """The only state of the dossier that is known to have such an organ, where the text speaks of it or by its adjective."""
        side = self.bodies.only_organ(lemma)
        return side if side in self.polities.whos and self.polities.spoken_of(side, text.text) else None

    def _near(self, spot: Spot) -> str | None:
        return side if (side := self.sides.around(spot.text, spot.at)) in self.polities.whos else None

    def _same_organ(self, known: Noun, text: Text) -> str | None:
        """The state of an organ that the text gives elsewhere."""
        named = [(one, at) for one, at in self._organs(text) if one.noun and one.noun.lemma == known.lemma]
        sides = {side for one, at in named if (side := self.side_of(one, Spot(text, at)))}
        return sides.pop() if len(sides) == 1 else None

    def _again(self, word: str, found: Phrase, spot: Spot) -> Who | None:
        """The organ named last in the paragraph, for "die Behörde" and "das Ministerium"."""
        if found.article != "definite":
            return None
        any_organ = word != "ministerium"
        before = [
            (at, one)
            for one, at in self._organs(spot.text)
            if at < spot.at and one.noun and one.noun.lemma not in _AGAIN and (any_organ or one.noun.head == word)
        ]
        at, last = max(before, key=lambda one: one[0], default=(0, None))
        if last is None or "\n" in spot.text.text[at : spot.at].strip():
            return None
        return self.of(last, Spot(spot.text, at))

    def _organs(self, text: Text) -> Iterable[tuple[Phrase, int]]:
        """What a text calls organs of states, with where that stands."""
        for actor in text.reading.actors:
            if actor.kind in ("government", "organisation") and not actor.entity:
                for begin, end in actor.mentions:
                    found = self.at(text, begin, end)
                    if found.noun and found.noun.kind == ORGAN:
                        yield found, begin

    # -- bodies ---------------------------------------------------------------------------------------------------------------

    def _alliance(self, found: Phrase, _: Noun, spot: Spot) -> Who | None:
        return self.known(self.bodies.within(found, spot.text))

    def _council(self, found: Phrase, _: Noun, spot: Spot) -> Who | None:
        """The council of an alliance: it says so, or the text names no other council."""
        body = self.bodies.within(found.of, spot.text) if found.of is not None else None
        if found.of is None and found.article == "definite" and not found.adjectives:
            others = {word.lower() for word in _COUNCIL.findall(spot.text.text)} - _NO_COUNCIL
            body = None if others else self.bodies.alliance(spot.text)
        who = self.known(body)
        if who is None or body is None:
            return None
        name = f"{who.name}-Rat"
        return Who(key("organisation", name), name, "organisation", side=body)

    def _of_class(self, found: Phrase, known: Noun, spot: Spot) -> Who | None:
        """The one organisation of a kind that the text names: "das Hilfswerk"."""
        is_definite = found.article == "definite" and not found.adjectives
        return self.known(self.bodies.of_class(known.lemma, spot.text)) if is_definite else None

    # -- offices --------------------------------------------------------------------------------------------------------------

    def _office(self, found: Phrase, known: Noun, spot: Spot) -> Who | None:
        """An office without a name in front of it: somebody who is called so, a name behind a comma, else the holder."""
        is_word = not found.article and found.words[:1].isupper() and " " not in found.words
        if is_word and (who := self._person((found.words,), Phrase(found.words), spot)) is not None:
            return who  # somebody is called Fischer
        if found.apposed is not None and found.apposed.names:
            return self._named(replace(found.apposed, noun=known), spot)
        return self._holder(found, known, spot)

    def _holder(self, found: Phrase, known: Noun, spot: Spot) -> Who | None:
        """Who holds an office that a text names without the person; where nobody says, the office of its state."""
        if found.plural or found.former or found.article in ("indefinite", "negative", "demonstrative"):
            return None
        if not (known.unique or known.lemma == "minister"):
            return None
        side = self.side_of(found, spot)
        if side is not None:
            person = holding(self.sides.holders.get((side, known.office), ()), known, spot.text.moment)
        elif found.adjectives or found.owner or found.origin or found.of or found.place:
            return None  # of a state that the dossier does not know
        else:
            person = self._holder_here(known, spot)
        if person is None and side in self.polities.whos:
            person = self._of_no_side(known, spot)
        if person is not None:
            return self.known(person)
        of_state = known.kind == STATE and known.lemma != "minister" and side in self.polities.whos
        return self._part(known, "government", side) if of_state and side is not None else None

    def _of_no_side(self, known: Noun, spot: Spot) -> str | None:
        """The one person of a text who has such an office, of whom nobody says for whom: "Eva Muster trat vor die Presse. Die belmarische
        Ministerpräsidentin sagte …".
        """
        offices = self.sides.offices
        here = {who for one in self._facts[spot.text.key].named if (who := offices.person(one.names, spot.text))}
        fitting = {
            who
            for who in here
            if self.sides.of_person(who) is None
            and any(held.may_be(known) for held in offices.of(who) if held.kind == STATE)
        }
        return fitting.pop() if len(fitting) == 1 else None

    def _holder_here(self, known: Noun, spot: Spot) -> str | None:
        """Who is meant by an office alone: who was named with it in the paragraph, else in the text, else whose state it speaks of."""
        text, offices = spot.text, self.sides.offices
        start = text.text.rfind("\n", 0, spot.at) + 1
        named = [(one.span[0], who) for one in self._facts[text.key].named if (who := offices.person(one.names, text))]
        fitting = [(where, who) for where, who in named if self._fits(who, known)]
        for some in ({who for where, who in fitting if start <= where < spot.at}, {who for _, who in fitting}):
            if some:
                return some.pop() if len(some) == 1 else None
        sides = self.sides.involved(text)
        holders = {
            who
            for side in self.sides.holding.get(known.office, ())
            if side in sides
            and (who := holding(held := self.sides.holders.get((side, known.office), ()), known, text.moment))
            and any(one.person == who and is_near(one.moment, text.moment) for one in held)
        }
        return holders.pop() if len(holders) == 1 else None

    def _fits(self, who: str, known: Noun) -> bool:
        helds = self.sides.offices.of(who)
        return any(held.fits(known) and held.gender == known.gender for held in helds if held.kind in (STATE, BODY))
