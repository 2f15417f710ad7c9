"""Senses: what the matters of voices mean, ready to be compared. Voices with the same words share one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from lagebild.picture import fields, wording
from lagebild.picture.fields import Poles
from lagebild.picture.namesakes import Names, root
from lagebild.picture.topics import Matter
from lagebild.picture.voice import Voice
from lagebild.picture.wording import Meaning
from lagebild.picture.wordlexicon import lexicon

SPECIFIC = 0.5  # weight from which a unit tells what something is about
STEM = 7  # letters that two long words must have in common to be kin
TALKS = frozenset(("negotiate", "mediate"))
MEETINGS = frozenset(("summit", "meet", "invite", "visit"))
DEEDS = frozenset(("ASSAULT", "COERCE", "SANCTION"))  # acts that are the same whatever else is told of them
CARRIERS = frozenset(  # things that acts are done with or to: two matters are not one because both have them
    """troops post armour weapon missile drone ship warship frigate fishing_boat tanker crossing bridge border strait port airspace
    embassy ambassador alliance un council gas energy cable convoy aid""".split()
)

_OF_TROOPS = frozenset(("deploy", "withdraw"))
_GOING = re.compile(
    r"(?:.*\s)?(?:nach|in|zu|zum|zur)\s(?P<to>[A-ZÄÖÜ]\w+)(?:\s(?:zu\s)?(?:fahren|reisen|kommen|gehen|fliegen))?|"
    r"(?P<place>[A-ZÄÖÜ]\w+)"
)
_HOME = re.compile(r"(?<!\w)(?:nach|zu|von|vom) (?:zu )?Hause?(?!\w)")  # no building
_FEMALE = re.compile(r"(?<!\w)([A-ZÄÖÜ]\w{3,}(?:er|or|ent|ist))in(?:nen)?(?!\w)")


@dataclass(frozen=True, eq=False)
class Wording:
    """A wording with what comparing it needs, worked out once: one object for the same words.

    Attributes:
        meaning: what it means.
        nameless: the same without names.
        content: the units that tell what it is about, besides names.
        near: these, what they are kinds of, their opposites and kin; `wide` what they are kinds of; `kin` what one also speaks of where
            one means them; `fields` are the questions that one so speaks of, with the pole taken; `stems` the beginnings of long ones.
        does: the acts and verbs in it; `deeds` those that are the same whatever else is told of them.
        things, names: as far as they tell what it is about.
        at: names and things that say where; `whose` names that stand for something else.
        states: lasting acts with their signs; `lifts` those that it undoes a kind of ("release the accounts": sanctions).
        way: -1 where it wants something to end or not to be, else 1.
    """

    meaning: Meaning
    nameless: Meaning
    content: frozenset[str]
    near: frozenset[str]
    wide: frozenset[str]
    kin: frozenset[str]
    fields: Poles
    stems: frozenset[str]
    does: frozenset[str]
    deeds: frozenset[str]
    things: frozenset[str]
    names: frozenset[str]
    at: frozenset[str]
    whose: frozenset[str]
    states: Mapping[str, int]
    lifts: Mapping[str, int]
    way: int


@lru_cache(maxsize=50_000)
def read(words: str, language: str) -> Wording | None:
    """A wording; None where it means nothing."""
    meant = wording.meaning(_HOME.sub("", _FEMALE.sub(r"\1", words)), language)
    if not meant.units:
        return None
    lex = lexicon()
    names = frozenset(one.name for one in meant.names)
    telling = frozenset(unit for unit, weight in meant.units.items() if weight >= SPECIFIC)
    content = telling - names
    wide = frozenset(up for unit in content for up in lex.up.get(unit, ()))
    taken = fields.poles(meant, content)
    around = frozenset(other for name in taken for other in fields.members()[name])
    kin = frozenset(other for name in taken for other in fields.members(poled=True)[name]) - content
    against = frozenset(one for unit in content for one in lex.against.get(unit, ()))
    acts = [act for act in meant.acts if lex.concepts[act.concept].kind in ("act", "state")]
    placed = [one for one in (*meant.names, *meant.things) if one.name in telling]
    lifts = {
        kind: -act.sign
        for act in meant.acts
        if "CONCEDE" in lex.concepts[act.concept].events
        for what in lex.against.get(act.concept, ())
        for kind in lex.up.get(what, frozenset()) - {what}
    }
    return Wording(
        meaning=meant,
        nameless=_nameless(meant, names),
        content=content,
        near=content | wide | against | around,
        wide=wide,
        kin=kin,
        fields=taken,
        stems=frozenset(unit[:STEM] for unit in content if len(unit) > STEM),
        does=frozenset(act.concept for act in acts) | meant.words,
        deeds=frozenset(act.concept for act in acts if DEEDS & set(lex.concepts[act.concept].events)),
        things=frozenset(one.name for one in meant.things if one.name in telling),
        names=names,
        at=frozenset(root(one.name) for one in placed if one.slot == "at"),
        whose=frozenset(root(one.name) for one in meant.names if one.slot != "at" and one.name in telling),
        states={act.concept: act.sign for act in meant.acts if lex.concepts[act.concept].kind == "state"},
        lifts=lifts,
        way=_way(meant),
    )


def _way(meant: Meaning) -> int:
    concepts = lexicon().concepts
    ways = [act.sign * concepts[act.concept].valence for act in meant.acts if concepts[act.concept].valence]
    return ways[0] if ways else -1 if meant.negated else 1


def _nameless(meant: Meaning, names: frozenset[str]) -> Meaning:
    if not names:
        return meant
    units = {unit: weight for unit, weight in meant.units.items() if unit not in names}
    return replace(meant, units=units, weight=sum(units.values()))


@dataclass(frozen=True)
class Sense:
    """A matter as it is compared: its wordings, its own first.

    `names` are the names in its wordings, `people` those of persons among them, `aside` those in the sentences of
    its voices. `told` says that all wordings but the first only
    tell more of it, `plain` that the first says what it is about by itself. `somebody` that it only names a person.
    `beside` are the matters that voices right before its own are about;
    True where in the same sentence.
    """

    words: tuple[str, ...]
    wordings: tuple[Wording, ...]
    names: Names = frozenset()
    people: Names = frozenset()
    aside: Names = frozenset()
    told: bool = False
    plain: bool = True
    somebody: bool = False
    beside: Mapping[tuple[str, ...], bool] = field(default_factory=dict, compare=False)
    voices: list[Voice] = field(default_factory=list, compare=False)

    @property
    def sure(self) -> bool:
        """Whether it can be a question: a voice of it is sure, and it is about something."""
        return not self.somebody and any(voice.sure for voice in self.voices)

    @cached_property
    def keys(self) -> frozenset[str]:
        """By what it can be found: what its wordings are about, kinds and opposites of that, its own words."""
        few = self.wordings[:1] if self.told and self.wordings[0].content - CARRIERS else self.wordings
        found = {key for one in few for key in (*one.near, *one.stems, *one.lifts, *one.states)}
        found |= {f"{deed} {name}" for one in few for deed in one.deeds for name in one.names}
        found.add(" ".join(sorted(self.wordings[0].meaning.terms)))
        found |= {f"about {name}" for name in self.names}
        if any(one.does & (TALKS | MEETINGS) for one in self.wordings) or self.going:
            found.add("talks")
        return frozenset(found - CARRIERS)

    @cached_property
    def going(self) -> str:
        """The place where it only wants to go ("nach Genf reisen"), as a name is kept; "" where it is about more."""
        found = _GOING.fullmatch(self.words[0])
        return root(found["to"] or found["place"]) if found and not self.wordings[0].meaning.concepts else ""

    @cached_property
    def things(self) -> frozenset[str]:
        """The things of all wordings, so far as they tell what something is about."""
        some = self.wordings[:1] if self.told else self.wordings
        found = frozenset(thing for one in some for thing in one.things)
        if not found and any(one.does & _OF_TROOPS for one in some):
            return frozenset(("troops",))  # "die Verlegung" is one of soldiers where nothing else is named
        return found

    @cached_property
    def about(self) -> tuple[str, bool]:
        """What most of its voices are about, "claim" or "policy" ("" where none says so), and whether all have cues that say so."""
        found = [voice.about for voice in self.voices if voice.stance != "evasive" or voice.settled]
        if not found:
            return "", False
        most = max(("claim", "policy"), key=found.count)
        return most, all(voice.settled and voice.about == most for voice in self.voices)

    @cached_property
    def around(self) -> Names:
        """Its names and those beside it."""
        return self.names | self.aside

    @cached_property
    def tells(self) -> bool:
        """Whether it says enough of what it is about: not "reden", "der Aufmarsch", but "die Brücke sperren"."""
        if self.somebody or self.names or self.going or self.things - CARRIERS:
            return True
        first = self.wordings[0]
        return bool(first.things) and any(one.concept in first.content for one in first.meaning.acts)


def senses(voices: Iterable[Voice], matters: Mapping[str, Matter], alone: Collection[str] = ()) -> tuple[Sense, ...]:
    """The matters of voices, in the order of their first voices; those that mean nothing are left out.

    Args:
        voices: in their order.
        matters: by their ids.
        alone: ids of voices that share their matter with nobody: people parted them from others.
    """
    found: dict[tuple[tuple[str, ...], str], list[Voice]] = {}
    wordings: dict[tuple[str, ...], tuple[Wording, ...]] = {}
    aside: dict[tuple[str, ...], set[str]] = defaultdict(set)
    names: dict[tuple[str, ...], set[str]] = defaultdict(set)
    people: dict[tuple[str, ...], set[str]] = defaultdict(set)
    beside: dict[tuple[str, ...], dict[tuple[str, ...], bool]] = defaultdict(dict)
    for voice in voices:
        matter, language = matters[voice.id], voice.text.reading.article.language
        words = matter.wordings
        some = tuple(one for each in words if (one := read(each, language)) is not None)
        if not some or not (voice.sure or (matter.own and matter.plain)):
            continue
        found.setdefault((words, voice.id if voice.id in alone else ""), []).append(voice)
        wordings.setdefault(words, some)
        names[words] |= matter.names
        people[words] |= matter.people
        aside[words] |= matter.aside
        if matter.after and matter.after != words:
            beside[words][matter.after] = matter.close or beside[words].get(matter.after, False)
    return tuple(
        Sense(
            words,
            wordings[words],
            frozenset(names[words]),
            frozenset(people[words]),
            frozenset(aside[words]),
            matters[some[0].id].told,
            matters[some[0].id].plain,
            matters[some[0].id].somebody,
            beside[words],
            some,
        )
        for (words, _), some in found.items()
    )
