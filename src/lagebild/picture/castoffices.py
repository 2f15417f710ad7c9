"""The offices that texts give persons, and whose they are by the words beside the name.

"Der belmarische Außenminister Jan Muster", "Aulands Präsidentin Eva Muster", "der Sprecher des Ostpakts, Ole Muster".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lagebild.picture.castbodies import Bodies
from lagebild.picture.castnotes import Notes
from lagebild.picture.castnouns import BODY, FOR_STATES, OTHER, RANKS, STATE, Noun, noun
from lagebild.picture.castpersons import Persons
from lagebild.picture.castphrases import Phrase, phrase
from lagebild.picture.castpolities import Polities
from lagebild.picture.castscan import Facts, Named
from lagebild.picture.castwords import folded, key
from lagebild.picture.material import Text

ADJECTIVES = ("e", "nd", "et", "amt", "andt")
"""How lemmas of offices end that are adjectives: one of them ends with an "e" too ("die Vorsitzende")."""


_HEADS = (
    frozenset("ministerpräsident premierminister premier regierungschef kanzler bundeskanzler".split()),
    frozenset("präsident staatspräsident staatschef staatsoberhaupt".split()),
)
"""Words for one office."""
_PARTED = "gestorben|verstorben|zurückgetreten|gestürzt|abgesetzt|entlassen|entmachtet|abgewählt|ermordet|getötet|geflohen|im Exil"
_LEFT = re.compile(  # right behind a name
    rf"\s+(?:(?:ist|war|wurde|sei)\s+[^.,;:!?\n]{{0,60}}?(?:{_PARTED})(?!\w)|starb(?!\w)|floh(?!\w)|trat\s+[^.,;:!?\n]{{0,40}}?zurück(?!\w)"
    r"|(?:kündigte|erklärte|gab|reichte)\s+[^.,;:!?\n]{0,30}?(?:seinen|ihren)\s+Rücktritt|legte\s+[^.,;:!?\n]{0,30}?Amt\s+nieder)"
)
_SAYS_HEAD = re.compile(  # right before the name of somebody with a bare office
    r",\s+(?:so|sagte?|sagt|erklärte?|erklärt|kündigte|teilte|betonte|versicherte|bekräftigte)\s+(?:der|die|ihre?|seine?)\s+(?:\w+)?\s*\Z"
)
_OWN_DEED = re.compile(  # what whoever speaks for a body says that it does; others say what it should do, or has done
    r"\b(?:werde|wolle|lehne|trete|halte|bleibe|stimme|erkenne|fordere|verlange|begrüße|unterstütze|ziehe)n?\b"
)
_OFFICE_OF = re.compile(
    r"\b(?:Sprecher(?:in)?|Vorsitzende[rn]?|Chef(?:in)?|Anführer(?:in)?|Leiter(?:in)?|Vertreter(?:in)?)\s+(?:des|der)\s+"
    r"(?P<body>[A-ZÄÖÜ][\w-]+),\s+(?:[\w.]+\s+){0,2}\Z"
)
_BELONGS = re.compile(
    r"\s+(?:von|vom|aus|des|der)\b|\s*,\s+(?:Chef|Vorsitzende|Sprecher)"
)  # behind a name: whose somebody is
# offices of those who speak for no state
_AGAINST = re.compile(r"miliz|rebell|guerill|aufstaend|separatist|freischaer|opposition|gewerkschaft|reederei|konzern")
_LEAD = 6  # characters before the name of whoever leads a sentence: a quotation mark, an article
_WEEKS = 8  # within which an article without a name can mean the holder whom another one names
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Held:
    """That a person held an office by a text of some moment.

    `owned` says that words beside it say whose office it is, known or not; `rank` that it may be of any army, `public` that a state's
    ministries have such offices too, `unique` that a state has but one.
    """

    moment: str
    person: str
    gender: str
    office: str
    kind: str
    owned: bool = False
    rank: bool = False
    public: bool = False
    unique: bool = False

    @property
    def post(self) -> str:
        """The office, the same for all words of heads of government and of state."""
        return next((min(some) for some in _HEADS if self.office in some), self.office)

    def fits(self, noun: Noun) -> bool:
        """Whether a noun means the office: "der Minister" may be any minister."""
        return self.office == noun.office or (noun.lemma == "minister" and self.office.endswith("minister"))

    def may_be(self, noun: Noun) -> bool:
        """Whether a noun can mean the office by another word: "die Regierungschefin" is the prime minister."""
        if noun.gender and self.gender != noun.gender:
            return False
        return self.fits(noun) or any(self.office in some and noun.office in some for some in _HEADS)


class Offices:
    """Who has which office, and for whom they speak where the words beside the name say so."""

    def __init__(
        self, facts: Sequence[Facts], persons: Persons, polities: Polities, bodies: Bodies, notes: Notes
    ) -> None:
        self._persons, self._polities, self._bodies = persons, polities, bodies
        self._listed = notes.marks("whose country is known", (who.id for who in persons.whos.values() if who.country))
        self._held: dict[str, list[Held]] = defaultdict(list)
        self.origins: dict[str, set[str]] = defaultdict(
            set
        )  # towns or states that an office is called after: "Ilmburger"
        self.said: dict[str, dict[str, set[tuple[str, int]]]] = defaultdict(
            lambda: defaultdict(set)
        )  # whom, for whom, where
        left = set[str]()
        for one in facts:
            countries = {actor.id: actor.country for actor in one.text.reading.actors if actor.entity and actor.country}
            for named in one.named:
                self._note(named, one.text, countries)
                if _LEFT.match(one.text.text, named.span[1]) and (who := self.person(named.names, one.text)):
                    left.add(who)
        self._has_left = notes.marks("who left an office", left)
        self._offices = notes.table("offices", {who: tuple(some) for who, some in self._held.items()})
        self._is_said = notes.marks("whose side is said", self.said)
        self._filled = notes.table("whose offices are said", self._posts())

    def of(self, person: str) -> Sequence[Held]:
        """The offices of a person."""
        return self._offices.get(person, ())

    def says(self, person: str) -> bool:
        """Whether words beside the name of somebody say for whom he speaks."""
        return person in self._is_said

    @property
    def all(self) -> Mapping[str, Sequence[Held]]:
        """The offices of everybody."""
        return self._offices

    def person(self, names: Sequence[str], text: Text) -> str | None:
        """The one person whom a name stands for, with or without a full name."""
        if found := self._persons.find(names, text):
            return found[0] if len(found) == 1 else None
        alone = self._persons.alone(names[-1], by_office=True) if len(names) == 1 else None
        return key("person", alone) if alone else None

    def of_state(self, person: str) -> bool:
        """Whether somebody has an office of a state."""
        return any(held.kind == STATE for held in self.of(person))

    def speaks(self, person: str) -> bool:
        """Whether somebody speaks for a state or body whose name may be left out: no member of parliament, no head of a committee, no
        commander, and nobody of whom the actor table knows the state.
        """
        if person in self._listed:
            return False
        helds = self.of(person)
        if any(held.kind == STATE and not held.rank for held in helds):
            return True
        return any(not held.rank for held in helds) and not any(held.kind == OTHER or held.owned for held in helds)

    def may_be_of(self, person: str, side: str) -> bool:
        """Whether somebody with such offices can speak for a side: a minister for a state, a general secretary for no state."""
        is_state, helds = side in self._polities.whos, self.of(person)
        if is_state and not self.of_state(person) and any(_AGAINST.search(folded(held.office)) for held in helds):
            return False
        if self.of_state(person):
            return is_state
        return not is_state or not helds or any(held.public for held in helds)

    def taken(self, person: str, side: str) -> bool:
        """Whether another one is said to hold an office of somebody's for that state, and not to have left it: both cannot."""
        others = {one for post in self.posts(person) for one in self._filled.get((side, post), _NOBODY) - {person}}
        return any(not self.left(one) for one in sorted(others))

    def left(self, person: str) -> bool:
        """Whether somebody is said to have died, or to have lost or given up an office: another one follows."""
        return person in self._has_left

    def posts(self, person: str) -> frozenset[str]:
        """The offices of somebody that a state has but once."""
        return frozenset(held.post for held in self.of(person) if held.unique and held.kind == STATE)

    def _posts(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """The offices of states with those who are said to hold them."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for person, sides in self.said.items():
            for held in self._held[person]:
                for side in sides if held.unique and held.kind == STATE else ():
                    found[side, held.post].add(person)
        return {post: frozenset(persons) for post, persons in found.items()}

    def _note(self, named: Named, text: Text, countries: Mapping[str, str | None]) -> None:
        who, office = self.person(named.names, text), named.office
        if who is None or named.former:
            return
        if office is None:
            if side := self._apposed(named, text):  # "der Sprecher der Uferfront, Jan Merik, teilte mit"
                self.said[who][side].add(text.key)
            return
        self._held[who].append(
            Held(
                text.moment,
                who,
                office.gender,
                office.office,
                office.kind,
                owned=named.of is not None,
                rank=office.head in RANKS,
                public=office.head in FOR_STATES,
                unique=office.unique,
            )
        )
        if named.origin and office.kind == STATE and office.unique:
            self.origins[who].add(named.origin)
        side = (
            self._beside(named, office, text)
            or self._by_table(named, office, countries)
            or self._by_subject(named, office, text)
        )
        if side:
            self.said[who][side].add(text.key)

    def _beside(self, named: Named, office: Noun, text: Text) -> str | None:
        """The state or body of an office by the words beside it."""
        words = Phrase("", "", False, named.adjectives, named.origin, named.owner, office, of=named.of)
        if office.kind == STATE:
            return self._polities.within(words) or self._bodies.of_office(words, text)
        found = self._bodies.of_office(words, text)
        if office.kind == OTHER and found is None and named.party:
            return self._bodies.organisation((named.party,))
        return found or (self._polities.within(words) if office.head in FOR_STATES else None)

    def _by_subject(self, named: Named, office: Noun, text: Text) -> str | None:
        """The organisation of a bare office: the one that leads the sentence ("Der Hafenverband trete aus, sagte die Vorsitzende Muster"),
        or the one of an office before a rank ("ein Sprecher des Rettungskomitees, Oberst Muster").
        """
        if named.of is not None or named.adjectives or named.origin or named.owner:
            return None
        if _BELONGS.match(text.text, named.span[1]):
            return None
        begin, _ = text.sentence(named.span[0])
        before = text.text[begin : named.span[0]]
        if apposed := self._apposed(named, text):
            return apposed
        if office.kind != BODY or not (_SAYS_HEAD.search(before) and _OWN_DEED.search(before)):
            return None
        found = {
            self._bodies.of(phrase(actor.name))
            for actor in text.reading.actors
            if actor.kind == "organisation" and any(0 <= at - begin <= _LEAD for at, _ in actor.mentions)
        } - {None}
        return found.pop() if len(found) == 1 else None

    def _apposed(self, named: Named, text: Text) -> str | None:
        """The organisation of an office that stands before a name with a comma between them."""
        begin, _ = text.sentence(named.span[0])
        found = _OFFICE_OF.search(text.text, begin, named.span[0])
        return self._bodies.organisation((found["body"],)) if found else None

    def _by_table(self, named: Named, office: Noun, countries: Mapping[str, str | None]) -> str | None:
        """The state of a person of the actor table who holds an office of it."""
        code = countries.get(named.actor)
        if not code or office.kind != STATE or named.of is not None:
            return None
        side = self._polities.country(code)
        return side if side in self._polities.whos else None


def of_one(office: str) -> bool:
    """Whether an office can be one person's: "die Generäle" have one each, and none of them has that one."""
    word = (office.split() or [""])[-1]
    read = noun(word)
    if read is None or word.lower().endswith("innen"):
        return not word.lower().endswith("innen")
    several = word.endswith("e") and word.lower() != read.lemma and not read.lemma.endswith(ADJECTIVES)
    return not several


def is_near(moment: str, other: str) -> bool:
    """Whether two moments lie within some weeks: who held an office years before or after is rather another, of another level too."""
    try:
        days = [date.fromisoformat(one[:10]) for one in (moment, other)]
    except ValueError:
        return False
    return abs((days[0] - days[1]).days) <= _WEEKS * 7


def holding(helds: Sequence[Held], known: Noun, moment: str) -> str | None:
    """Who held an office at a moment: the one known last by then, and the only one there ever was even before."""
    fitting = [held for held in helds if not (known.gender and held.gender != known.gender)]
    if len({held.person for held in fitting}) == 1:
        return fitting[0].person
    until = [held for held in fitting if held.moment <= moment]
    last = {held.person for held in until if held.moment == until[-1].moment}
    return last.pop() if len(last) == 1 else None
