"""For whom persons speak, of which state a town is the seat, and who holds which office."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from lagebild.picture.castbodies import Bodies
from lagebild.picture.castnotes import Notes, Read
from lagebild.picture.castnouns import ALLIANCE, noun
from lagebild.picture.castoffices import Held, Offices
from lagebild.picture.castpersons import Persons
from lagebild.picture.castpolities import Polities
from lagebild.picture.castscan import Facts
from lagebild.picture.castscenes import BACK, Known, Sentence, Worth, sentences, topic
from lagebild.picture.castvotes import Ballot, Scene, Standing, chosen, counted, decided, on_persons, on_towns, seats
from lagebild.picture.castwords import adjective, folded, key, nominatives
from lagebild.picture.material import Text
from lagebild.situation import Who

ROUNDS = 2  # persons tell towns, towns tell persons


class Sides:
    """The sides of persons and towns, and what the sentences of a text speak of."""

    def __init__(
        self, facts: Sequence[Facts], persons: Persons, polities: Polities, bodies: Bodies, notes: Notes
    ) -> None:
        self._facts, self._persons, self._polities, self._bodies = facts, persons, polities, bodies
        self.offices = Offices(facts, persons, polities, bodies, notes)
        self._standing = Standing(self.offices, polities)
        self._towns = self._candidates()
        self._notes = notes
        self._meanings: dict[str, tuple[tuple[str, str] | None, set[Read]]] = {}
        self._may_be_town = notes.marks("may be towns", self._towns)
        worth = self._worth()
        notes.table("worth", _by_first(worth))
        scenes = {one.text.key: self._scene(one, worth) for one in facts}
        self._scenes = notes.table("scenes", scenes)
        self._settle()
        self._standing.persons = notes.table("sides of persons", self._standing.persons)
        self._standing.towns = notes.table("seats", self._standing.towns)
        holders = self._holders()
        self.holders = notes.table("holders", holders)
        self.holding = notes.table("whose offices", _by_office(holders))

    def of_person(self, person: str) -> str | None:
        """The side that a person speaks for."""
        return self._standing.persons.get(person)

    def of_town(self, town: str) -> str | None:
        """The state whose government sits in a town, in whatever case that stands."""
        return next((side for form in nominatives(town) if (side := self._standing.towns.get(form))), None)

    def _scene(self, one: Facts, worth: Worth) -> tuple[Sentence, ...]:
        """The sentences of a text with who is known in them."""
        text = one.text
        return self._notes.once(
            "scene", text.key, text, lambda: sentences(text, self._knows(text), worth), also=("worth", one.words)
        )

    # -- sentences ------------------------------------------------------------------------------------------------------------

    def around(self, text: Text, at: int) -> str | None:
        """The side that a text speaks of where it says "the government": by what leads the sentence, else by the sentences before."""
        scene, number = self._scenes[text.key], self._number(text, at)
        if number < 0:
            return None
        first = next((mark for mark in scene[number].marks if not mark.aside), None)
        if first and first.begin < at and scene[number].leads(first, text.text):
            return self._standing.side(first)
        found = topic(scene, number, self._standing.side, text.text)
        return found.side if found and found.sure else None

    def involved(self, text: Text) -> frozenset[str]:
        """The sides that a text speaks of."""
        marks = (mark for sentence in self._scenes[text.key] for mark in sentence.marks)
        return frozenset(side for mark in marks if (side := self._standing.side(mark)))

    def before(self, text: Text, at: int) -> str | None:
        """The side or person named last before a place in its sentence; else the one person of the sentence before, in its paragraph."""
        scene, number = self._scenes[text.key], self._number(text, at)
        marks = [mark for mark in scene[number].marks if mark.end <= at and mark.kind != "town"] if number >= 0 else []
        if marks or number < 0:
            return marks[-1].key if marks else None
        for back in scene[max(0, number - BACK) : number][::-1]:
            persons = {mark.key for mark in back.marks if mark.kind == "person"}
            if persons and back.paragraph == scene[number].paragraph:
                return persons.pop() if len(persons) == 1 else None
        return None

    def _number(self, text: Text, at: int) -> int:
        return bisect_right(self._scenes[text.key], at, key=_begin) - 1

    # -- what words stand for -------------------------------------------------------------------------------------------------

    def _candidates(self) -> frozenset[str]:
        """Words that may be towns: no state, nobody's surname, nothing that the actor table has."""
        actors = [actor for one in self._facts for actor in one.text.reading.actors]
        acting = {actor.name for actor in actors if not actor.entity}
        acting |= {word for actor in actors if " in " in actor.name for word in actor.name.split()}
        acting |= {town for one in self._facts for town, _ in one.capitals}
        taken = self._persons.surnames | {folded(actor.name) for actor in actors if actor.entity}
        return frozenset(
            town
            for town in self._polities.towns & acting
            if self._polities.named(town) is None and folded(town) not in taken and noun(town) is None
        )

    def _worth(self) -> Worth:
        """All words that may stand for somebody, in every case: the texts are long, and most of their words are nobody's."""
        surnames = {named.names[-1] for one in self._facts for named in one.named}
        listed = {word for one in self._facts for word, _ in self._for_states(one.text)}
        bare = {*surnames, *listed, *self._towns, *self._polities.spellings, *self._bodies.spellings}
        forms = {form for word in bare for form in (word, f"{word}s", f"{word}es", f"{word}ses")}
        if known := self._notes.below("worth"):
            forms.update(*(known.get(word, ()) for one in self._facts for word in one.words))
        return Worth(frozenset(forms), frozenset(word.partition(" ")[0] for word in forms if " " in word))

    def _for_states(self, text: Text) -> Iterator[tuple[str, str]]:
        """Words that a reading takes for states of the actor table or their governments: "Wien", "Ankara"."""
        for actor in text.reading.actors:
            if actor.entity and actor.country and actor.kind in ("state", "government"):
                side = self._polities.country(actor.country)
                for begin, end in actor.mentions if side in self._polities.whos else ():
                    word = text.text[begin:end]
                    if word[:1].isupper() and word.isalpha() and noun(word) is None:
                        yield word, side

    def _knows(self, text: Text) -> Known:
        allied, listed = self._bodies.alliance(text), dict(self._for_states(text))

        def known(word: str) -> tuple[str, str] | None:
            if word in listed:
                return "side", listed[word]
            meant = self._meaning(word)
            if meant is None or meant[1]:
                return meant
            found = allied if meant[0] == "side" else self.offices.person((word,), text)
            return (meant[0], found) if found else None

        return known

    def _meaning(self, word: str) -> tuple[str, str] | None:
        """The same as `_meant`, looked up once."""
        if word not in self._meanings:
            reads = set[Read]()
            with self._notes.into(reads):
                self._meanings[word] = self._meant(word), reads
        meant, reads = self._meanings[word]
        self._notes.add(reads)
        return meant

    def _meant(self, word: str) -> tuple[str, str] | None:
        """What a word stands for: a side, a person, a town; without a key where that depends on the text."""
        if (stem := adjective(word)) is not None:
            side = self._polities.of((stem,))
            return ("side", side) if side else None
        if side := self._polities.named(word) or self._bodies.alliance_named(word):
            return "side", side
        if persons := self._persons.find((word,), None):
            return "person", persons[0] if len(persons) == 1 else ""
        if alone := self._persons.alone(word, by_office=True):
            return "person", key("person", alone)
        if town := next((form for form in nominatives(word) if form in self._may_be_town), None):
            return "town", town
        known = noun(word)
        if known is not None and known.kind == ALLIANCE:
            return "side", ""
        side = self._bodies.only_organ(known.lemma) if known is not None else None
        return ("side", side) if side else None

    # -- sides ----------------------------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Decide for whom everybody speaks."""
        standing = self._standing
        said = {
            who: side
            for who, texts in self.offices.said.items()
            if (side := decided({side: dict.fromkeys(some, 2) for side, some in texts.items()}))
        }
        standing.persons = dict(said)
        scenes = [(one, scene) for one in self._facts if (scene := self._scenes[one.text.key])]
        for number in range(ROUNDS):
            standing.persons = self._notes.table(f"sides of persons {number}", standing.persons)
            standing.towns = self._notes.table(f"seats {number}", standing.towns)
            persons = counted(self._ballots(f"on persons {number}", on_persons, scenes))
            towns = counted(self._ballots(f"on towns {number}", on_towns, scenes))
            standing.towns = seats({town: some for town, some in towns.items() if town in self._towns})
            standing.persons = said | chosen(persons, self.offices)
        for who, origins in self.offices.origins.items():  # "die Ilmburger Ministerin", where Ilmburg is nobody's seat
            if who not in standing.persons and len(origins) == 1:
                town = next(iter(origins))
                place = Who(key("government", town), town, "government")
                standing.persons[who] = self.of_town(town) or self._bodies.whos.setdefault(place.id, place).id

    def _ballots(
        self,
        step: str,
        votes: Callable[[Facts, Scene, Standing], Iterator[Ballot]],
        scenes: Iterable[tuple[Facts, Scene]],
    ) -> Iterator[Ballot]:
        """The votes of all texts."""
        for one, scene in scenes:

            def cast(one: Facts = one) -> tuple[Ballot, ...]:
                return tuple(votes(one, self._scenes[one.text.key], self._standing))

            if scene:
                yield from self._notes.once(step, one.text.key, one.text, cast)

    def _holders(self) -> Mapping[tuple[str, str], tuple[Held, ...]]:
        """Who held an office of a side, the earliest first."""
        found: dict[tuple[str, str], list[Held]] = defaultdict(list)
        for who, helds in self.offices.all.items():
            if side := self.of_person(who):
                for held in helds:
                    found[side, held.office].append(held)
        return {one: tuple(sorted(some, key=lambda held: (held.moment, held.person))) for one, some in found.items()}


def _by_first(worth: Worth) -> dict[str, frozenset[str]]:
    """The words that stand for somebody by their first words."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in worth.words:
        found[word.partition(" ")[0]].add(word)
    return {first: frozenset(some) for first, some in found.items()}


def _by_office(holders: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """The sides that have an office."""
    found: dict[str, set[str]] = defaultdict(set)
    for side, office in holders:
        found[office].add(side)
    return {office: frozenset(some) for office, some in found.items()}


def _begin(sentence: Sentence) -> int:
    return sentence.begin
