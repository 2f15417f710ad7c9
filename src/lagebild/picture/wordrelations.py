"""How the acts and things of two meanings stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from lagebild.picture.wordbearings import Thing
from lagebild.picture.wordlexicon import Lexicon, lexicon
from lagebild.picture.wordmeaning import Act, Meaning, speaks

_SOME = 0.35  # weight from which it does where there is nothing else
SPECIFIC = 0.5  # weight from which a thing tells what something is about
_NOTHING: frozenset[str] = frozenset()


class Named(NamedTuple):
    """Names with all that is one of them, a kind of one, what one is a kind of, or an opposite."""

    names: frozenset[str]
    reach: frozenset[str]


def named(some: Iterable[str], lex: Lexicon) -> Named:
    """Names with what is related to them."""
    names = frozenset(some)
    return Named(names, names.union(*(lex.kin.get(one, _NOTHING) for one in names)))


class Gist:
    """What is worked out of a meaning to hold it against others, each when it is first asked for."""

    def __init__(self, meant: Meaning, lex: Lexicon) -> None:
        self.meant, self.lex = meant, lex

    @cached_property
    def primary(self) -> list[Act]:
        """What words say is done: by their verbs, else by their nouns; lasting acts only where there are no others."""
        return self._primary(list(self.meant.acts))

    @cached_property
    def told(self) -> list[Act]:
        """The same, where a verb of saying gives way to what it speaks of."""
        return self._primary([act for act in self.meant.acts if not speaks(act.concept, self.lex)])

    def _primary(self, some: list[Act]) -> list[Act]:
        acts = some or list(self.meant.acts)
        pool = [act for act in acts if act.head] or acts
        return [act for act in pool if self.lex.concepts[act.concept].kind == "act"] or pool

    @cached_property
    def done(self) -> bool:
        """Whether anything is done, by a verb or as something that lasts."""
        return any(act.head or self._lasts(act) for act in self.meant.acts)

    def _lasts(self, act: Act) -> bool:
        return self.lex.concepts[act.concept].kind in ("act", "state")

    def agent(self, thing: Thing) -> bool:
        """Whether a thing is somebody who acts: where something is done, and it does not stand behind a preposition."""
        concept = self.lex.concepts.get(thing.name)
        return concept is not None and concept.kind == "actor" and thing.slot != "at" and self.done

    @cached_property
    def specific(self) -> list[Thing]:
        """The things that tell what words are about; those who act only where there is nothing else, acts where another acts on them."""
        return self._specific(self.primary, spoken=True)

    @cached_property
    def unspoken(self) -> list[Thing]:
        """The same, where a verb of saying is none of them."""
        return self._specific(self.told, spoken=False)

    def _specific(self, main: Sequence[Act], *, spoken: bool) -> list[Thing]:
        weighed = [(self.meant.units.get(thing.name, 0.0), thing) for thing in self.meant.things]
        things = [thing for weight, thing in weighed if weight >= SPECIFIC]
        things = things or [thing for weight, thing in weighed if weight >= _SOME]
        others = [act for act in self.meant.acts if act not in main and self._lasts(act)]
        things += [Thing(act.concept) for act in others if spoken or not speaks(act.concept, self.lex)]
        return [thing for thing in things if not self.agent(thing)] or things

    @cached_property
    def main(self) -> list[Thing]:
        """What is specific but for those who only act."""
        return [thing for thing in self.specific if not self.agent(thing)]

    @cached_property
    def about(self) -> list[Thing]:
        """What is specific without what is said, with what lasts where nothing else is done: "Sanktionen" is about sanctions."""
        lasts = [Thing(act.concept) for act in self.told if self.lex.concepts[act.concept].kind == "state"]
        found = [*self.unspoken, *lasts]
        return _placed(found) or found

    @cached_property
    def many(self) -> frozenset[str]:
        """The names of that and of all acts."""
        return frozenset([*(thing.name for thing in self.about), *(act.concept for act in self.meant.acts)])

    @cached_property
    def things(self) -> list[Thing]:
        """What is specific without what is said and those who only act."""
        return _placed([thing for thing in self.unspoken if not self.agent(thing)])

    @cached_property
    def naming(self) -> Named:
        """Their names."""
        return named((thing.name for thing in self.things), self.lex)

    @cached_property
    def acting(self) -> Named:
        """The acts that are told."""
        return named((act.concept for act in self.told), self.lex)

    @cached_property
    def says(self) -> Named:
        """What words say of a thing: their acts, else verbs, adjectives and adverbs that no table knows."""
        words = (word for word in self.meant.words if self.meant.units.get(word, 0.0) >= SPECIFIC)
        return named([*(act.concept for act in self.told), *words], self.lex)

    @cached_property
    def subjects(self) -> Named:
        """What stands behind no preposition."""
        return named((thing.name for thing in self.meant.things if thing.slot == "core"), self.lex)

    @cached_property
    def concepts(self) -> frozenset[str]:
        """The concepts of all acts."""
        return frozenset(act.concept for act in self.meant.acts)

    @cached_property
    def have(self) -> frozenset[str]:
        """The names of all things and acts."""
        return frozenset(thing.name for thing in self.meant.things) | self.concepts

    @cached_property
    def telling(self) -> frozenset[str]:
        """The units that tell what words are about, besides names and numbers."""
        return frozenset(unit for unit, weight in self.meant.units.items() if weight >= SPECIFIC) - self.outer

    @cached_property
    def outer(self) -> frozenset[str]:
        """Names and numbers."""
        names = (name.name for name in self.meant.names)
        return frozenset([*names, *(f"{one.value:g}" for one in self.meant.numbers)])


def gist(meant: Meaning) -> Gist:
    """What has been found out about a meaning before."""
    found: Gist | None = meant.kept.get("gist")
    if found is None:
        found = meant.kept["gist"] = Gist(meant, lexicon())
    return found


def related(one: str, other: str, lex: Lexicon) -> int:
    """1 where an act is another or a kind of it, or the other way round; -1 where they are opposites; else 0."""
    if lex.narrower(one, other) or lex.narrower(other, one):
        return 1
    return -1 if lex.opposed(one, other) else 0


def meet(some: Named, others: Named) -> bool:
    """Whether one of some names is one of others or related to it."""
    return not some.reach.isdisjoint(others.names)


def way(one: Iterable[Act], other: Iterable[Act], lex: Lexicon) -> int:
    """How the acts of two wordings stand to each other: the product over those that are related, signs counted once; 0 for none."""
    turn = 0
    for act in one:
        found = [
            (also.concept == act.concept, stands > 0, stands, also)
            for also in other
            if (stands := related(act.concept, also.concept, lex))
        ]
        if found:
            *_, stands, also = max(found, key=lambda hit: hit[:2])
            turn = turn * stands if turn else stands * act.sign * also.sign
    return turn


def shared_things(one: Meaning, other: Meaning) -> float | None:
    """The share of what two wordings are about that they have in common; None where one of them names nothing."""
    left, right = gist(one), gist(other)
    if left.things and right.things:
        number = min(len(left.things), len(right.things))
        hits = max(_hits(left.things, right.naming, left.naming), _hits(right.things, left.naming, right.naming))
    elif left.about and right.about:
        number = min(len(left.about), len(right.about))
        hits = max(len(common(one, other)), len(common(other, one)))
    else:
        return None
    return min(1.0, hits / number)


def _placed(things: list[Thing]) -> list[Thing]:
    return [thing for thing in things if thing.slot != "with"]


def _hits(some: Sequence[Thing], others: Named, own: Named) -> int:
    """How many of some things, called by their own names, are among others or related to them."""
    return len(_among(some, others.names)) if meet(own, others) else 0


def _among(some: Iterable[Thing], names: frozenset[str]) -> list[Thing]:
    kin = lexicon().kin
    return [thing for thing in some if thing.name in names or not kin.get(thing.name, _NOTHING).isdisjoint(names)]


def common(one: Meaning, other: Meaning) -> list[Thing]:
    """What a wording is about that another is about too, as itself, as a kind of it or as its opposite."""
    return _among(gist(one).about, gist(other).many)


def valence(meant: Meaning, other: Meaning, lex: Lexicon) -> int:
    """Whether words want what another wording is about to be (1) or not (-1); 0 where they want something else of it."""
    acts = gist(meant).told
    if not acts:
        return meant.sign if any(thing.slot != "of" for thing in common(meant, other)) else 0
    signs = []
    for act in acts:
        concept = lex.concepts[act.concept]
        own = {"begin": 1, "end": -1}.get(concept.kind, concept.valence)
        if concept.kind == "state" and not own:
            own = int(any(thing.name == act.concept for thing in common(meant, other)))
        signs.append(own * act.sign)
    return signs[0] if len(set(signs)) == 1 else 0
