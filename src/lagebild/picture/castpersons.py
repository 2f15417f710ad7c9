"""The persons of a dossier: full names, and whom a surname alone stands for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from lagebild import nonames
from lagebild.picture.castnotes import Notes
from lagebild.picture.castnouns import OFFICES, noun
from lagebild.picture.castscan import Facts, Named
from lagebild.picture.castwords import PARTICLES, alliance_name, capitalised, folded, is_common, key, nominatives
from lagebild.picture.material import Text
from lagebild.situation import Who

_TIMES = frozenset(  # nobody's first names
    """tagen wochen monaten jahren stunden minuten jahrzehnten montag dienstag mittwoch donnerstag freitag samstag sonntag montags dienstags
    mittwochs donnerstags freitags samstags sonntags""".split()
)


class Persons:
    """Who is called how. A person's id is that of the actor table, else made of the name."""

    def __init__(self, facts: Sequence[Facts], notes: Notes) -> None:
        self.whos: dict[str, Who] = {}
        self._full: dict[str, str] = {}  # full name -> id
        self._surnames: dict[str, set[str]] = defaultdict(set)  # surname -> ids
        self._given: set[str] = set()
        self._heads: set[str] = set()
        self._introduced: set[str] = set()  # surnames on their own beside an office
        self._speaking: set[str] = set()  # words on their own by which a speaker is called
        self._things: set[str] = set()
        self._known = notes.below("full names")  # of a dossier, where these are only texts beside it
        self._heads |= notes.below("beside offices").keys()
        self._bases = notes.below("surnames").keys() | notes.below("introduced").keys() | notes.below("speaking").keys()
        self._listed(facts)
        self._named(facts)
        self._note(notes)
        in_full = {
            one.text.key: frozenset(found for named in one.named if (found := self._as_full(named.names)))
            for one in facts
        }
        self._in_full = notes.table("in full", in_full)

    def _note(self, notes: Notes) -> None:
        """From here on all is only looked up."""
        self._full = notes.table("full names", self._full)
        self._bearers = notes.table("surnames", {name: frozenset(ids) for name, ids in self._surnames.items()})
        self._is_given = notes.marks("given names", self._given)
        self._is_introduced = notes.marks("introduced", self._introduced)
        self._is_speaking = notes.marks("speaking", self._speaking)
        self._is_thing = notes.marks("things", self._things)
        self._is_head = notes.marks("beside offices", self._heads)

    @property
    def surnames(self) -> frozenset[str]:
        """All surnames of persons with full names, and what is named with an office."""
        return frozenset(self._bearers) | frozenset(self._is_introduced)

    @property
    def sure(self) -> frozenset[str]:
        """The surnames beside which an office stands somewhere."""
        return frozenset(self._is_head)

    def find(self, names: Sequence[str], text: Text | None) -> tuple[str, ...]:
        """The ids that a name may stand for; of a surname that several bear those that the text has in full, if it has any."""
        if not names:
            return ()
        if len(names) > 1:
            for first in range(len(names) - 1):
                if found := self._as_full(names[first:]):
                    return (found,)  # "die Chirurgin Leila Tasso"
            return self.find(names[-1:], text) if self._is_surname(names[-1]) and not self._is_surname(names[0]) else ()
        for form in self._forms(names[0]):
            if ids := self._bearers.get(folded(form)):
                here = ids & self._in_full[text.key] if text is not None else ids
                return tuple(sorted(here or ids))
        return ()

    def in_full(self, name: str, text: Text) -> bool:
        """Whether a text has somebody of a surname with the whole name."""
        here = self._in_full[text.key]
        return any(not here.isdisjoint(self._bearers.get(folded(form)) or ()) for form in nominatives(name))

    def in_genitive(self, name: str) -> bool:
        """Whether a word is the genitive of a surname that somebody has, and not itself one."""
        if self._is_surname_itself(name):
            return False
        return any(map(self._is_surname_itself, nominatives(name)[1:] or nominatives(name)))

    def _is_surname_itself(self, word: str) -> bool:
        return folded(word) in self._bearers or folded(word) in self._is_introduced

    def alone(self, name: str, *, by_office: bool = False) -> str | None:
        """The name of a person whom the dossier never calls by more than the surname; None for words that no person is called by.

        `by_office`: only where an office stands beside it somewhere; else it is enough that something is said by somebody of that name.
        """
        known = [self._is_introduced] if by_office else [self._is_introduced, self._is_speaking]
        return next((form for form in reversed(nominatives(name)) if any(folded(form) in some for some in known)), None)

    def is_given(self, name: str) -> bool:
        """Whether a word is only the first name of somebody."""
        return folded(name) in self._is_given and folded(name) not in self._bearers

    def is_thing(self, name: str) -> bool:
        """Whether the dossier describes something by a word, as in "die Konten": it is nobody's name then."""
        return any(folded(form) in self._is_thing for form in nominatives(name))

    def _is_surname(self, word: str) -> bool:
        return any(folded(form) in self._bearers or folded(form) in self._is_introduced for form in nominatives(word))

    def _forms(self, word: str) -> tuple[str, ...]:
        """A surname, itself first: "Jan Peters" stays Peters where somebody of that name is known."""
        forms = nominatives(word)
        return forms if folded(forms[0]) in self._bearers or len(forms) == 1 else (forms[-1], forms[0])

    def _as_full(self, names: Sequence[str]) -> str | None:
        if len(names) < 2:
            return None
        return next((found for form in nominatives(" ".join(names)) if (found := self._full.get(folded(form)))), None)

    # -- the register ---------------------------------------------------------------------------------------------------------

    def _listed(self, facts: Iterable[Facts]) -> None:
        """The persons whom the actor table knows; and words that describe things."""
        for one in facts:
            for actor in one.text.reading.actors:
                if actor.entity and actor.entity.startswith("person:"):
                    who = Who(actor.entity, actor.name, "person", actor.wikidata, actor.country)
                    self._enter(actor.name.split(), who)
                elif actor.kind in ("group", "unnamed") or (actor.kind == "organisation" and "its words" in actor.why):
                    words = [word for word in actor.name.split() if capitalised(word)]
                    if len(words) == 1 and actor.name.endswith(words[0]):
                        self._things.add(folded(words[0]))

    def _named(self, facts: Sequence[Facts]) -> None:
        every = [named for one in facts for named in one.named]
        self._introduced |= {folded(named.names[0]) for named in every if len(named.names) == 1 and named.office}
        places = {name for one in facts for name in one.places}
        heads = self._heads
        heads |= {folded(named.names[-1]) for named in every if named.office}
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for named in every:
            if (
                len(named.names) > 1
                and _is_full(named, heads)
                and (named.office or " ".join(named.names) not in places)
            ):
                counted[folded(" ".join(named.names))][" ".join(named.names)] += 1
        for small, spellings in counted.items():
            if small.endswith("s") and (small[:-1] in counted or small[:-1] in self._known):
                continue  # the genitive of another
            behind = counted.get(" ".join(small.split()[1:]))
            if behind and small.partition(" ")[0] in _TIMES:
                continue  # a word before the name was taken for one: "seit Tagen Vera Stolan"
            name = min(spellings, key=lambda one: (-spellings[one], one))
            if small not in self._full:
                self._enter(name.split(), Who(key("person", name), name, "person"))
        speaking = {
            (one.text.key, statement.speaker.actor)
            for one in facts
            for statement in one.text.reading.statements
            if statement.speaker
        }
        for one in facts:
            for named in one.named:
                if len(named.names) == 1 and named.fit and (one.text.key, named.actor) in speaking:
                    self._speaking.add(folded(named.names[0]))
        self._family_first()
        for words in (self._introduced, self._speaking):
            bases = self._introduced | self._speaking | self._surnames.keys() | self._bases
            words -= {one for one in words if one.endswith("s") and one[:-1] in bases}

    def _family_first(self) -> None:
        """Whose family name stands first: "Mori Kenta" is called "Mori" where nobody is called "Kenta"."""
        alone = self._introduced | self._speaking
        first: dict[str, set[str]] = defaultdict(set)
        for full, who in self._full.items():
            if len(names := full.split()) > 1 and names[0] in alone and names[-1] not in alone:
                first[names[0]].add(who)
        for name, ids in first.items():
            if name not in self._surnames and len(ids) == 1:
                self._surnames[name] |= ids

    def _enter(self, names: Sequence[str], who: Who) -> None:
        full = folded(" ".join(names))
        if full in self._known:
            return  # whoever the dossier has by that name
        self.whos[who.id] = who
        self._full[full] = who.id
        if len(names) > 1:
            self._surnames[folded(names[-1])].add(who.id)
            self._given.add(folded(names[0]))


def _is_full(named: Named, heads: set[str]) -> bool:
    """Whether words are a person's first name and surname, and no two things in a row."""
    first, last = named.names[0], named.names[-1]
    if not named.fit and not named.introduced:
        return False
    if nonames.is_never_surname(last) or (nonames.is_relation(first) and not named.office):
        return False  # "Million Menschen", "Vertrauter Timsks"
    if any(is_common(word) or alliance_name(word) for word in named.names[:-1] if word.lower() not in PARTICLES):
        return False
    if alliance_name(last) or ((known := noun(last)) and known.kind not in OFFICES):
        return False
    return not (not named.office and first.endswith("s") and folded(first[:-1]) in heads and folded(last) not in heads)
