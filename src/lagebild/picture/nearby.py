"""Which commitments can be meant at all: looked up by names, acts and things, so that not all are held against everything.

What is left out here is what `touching.contacts` would not take: where no name is the same, something must be told as an event or at the
head of a report; and the words must have an act and a thing in common, or two things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lagebild.picture import thresholds, wording
from lagebild.picture.bonds import Promise
from lagebild.picture.happenings import Happening
from lagebild.picture.resolved import causes
from lagebild.picture.touching import LASTING, RARE, about, anchors, long_after
from lagebild.picture.wiring import Joined, condition, meant
from lagebild.picture.wordlexicon import lexicon

Numbers = set[int]  # of commitments, in their order

_NONE: frozenset[int] = frozenset()
_STAYS = "remain"


@dataclass(frozen=True, slots=True)
class Keys:
    """By what a commitment is looked up: names, acts and things of its condition and consequence, first letters of their verbs.

    `bare` says that one of these names nothing, `marked` that a condition speaks of a mark that is reached.
    """

    names: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    bare: bool = False
    marked: bool = False


def keys_of(one: Promise) -> Keys:
    """By what a commitment is looked up."""
    parts = [part for wire in one.wires for part in (meant(wire), condition(wire)) if part is not None]
    return Keys(
        tuple(sorted({each.name for part in parts for each in part.names})),
        tuple(sorted({act.concept for part in parts for act in part.acts})),
        tuple(sorted({name for part in parts for name in anchors(part)})),
        tuple(sorted({letters for part in parts for letters in _letters(part)})),
        bare=any(not anchors(part) for part in parts),
        marked=any(thresholds.marks(wire.tied or "") for wire in one.wires),
    )


class Index:
    """The numbers of commitments by their keys."""

    def __init__(self, keys: Iterable[Keys]) -> None:
        self._by_name: dict[str, Numbers] = defaultdict(set)
        self._by_act: dict[str, Numbers] = defaultdict(set)
        self._by_anchor: dict[str, Numbers] = defaultdict(set)
        self._by_letters: dict[str, Numbers] = defaultdict(set)
        self._bare, self._marked = Numbers(), Numbers()
        for number, one in enumerate(keys):
            for index, some in (
                (self._by_name, one.names),
                (self._by_act, one.acts),
                (self._by_anchor, one.anchors),
                (self._by_letters, one.letters),
            ):
                for key in some:
                    index[key].add(number)
            for only, has in ((self._bare, one.bare), (self._marked, one.marked)):
                only.update((number,) if has else ())

    def named(self, told: wording.Meaning) -> Numbers:
        """Those that have a name of some words."""
        return Numbers().union(*(self._by_name.get(name.name, _NONE) for name in told.names))

    def touched(self, happening: Happening) -> Numbers:
        """All that `touching.bearing` can find something for, whenever it is told: also those whose mark may be reached, and what may be
        told to stay.
        """
        told, events = happening.meaning, bool(happening.events)
        near = self.fitting(told, told_as_event=events) if events or happening.leads else self.named(told)
        stays = any(act.concept == _STAYS for act in told.acts) and happening.source is not None
        moved = (self._by_act.get(key, _NONE) for key in (causes(frozenset((_STAYS,))) if stays else ()))
        return near.union(self._marked, *moved)

    def fitting(self, told: wording.Meaning, *, told_as_event: bool) -> Numbers:
        """Those that have an act and a thing in common with words, or two things, or a thing and a verb that begins alike."""
        once, twice = Numbers(), Numbers()
        for key in _near(about(told)):
            some = self._by_anchor.get(key, _NONE)
            twice |= once & some
            once |= some
        acts = frozenset(act.concept for act in told.acts if act.head or told_as_event)
        done, lasting = Numbers(), Numbers()
        for key in _related(acts) | causes(acts):
            some = self._by_act.get(key, _NONE)
            done |= some
            if key in LASTING:
                lasting |= some
        alike = _NONE.union(*(self._by_letters.get(letters, _NONE) for letters in _letters(told)))
        return twice | lasting | (once & (done | alike)) | (done & self._bare)

    @property
    def names(self) -> Collection[str]:
        """The names that any has."""
        return self._by_name.keys()


class Nearby:
    """Commitments by the names, acts and things of their conditions and consequences."""

    def __init__(self, held: Iterable[Joined]) -> None:
        self._held = list(held)
        self._index = Index(map(keys_of, self._held))

    def wants(self, language: str) -> Callable[[str], bool]:
        """Says whether words can do something to any that are not at the head of a report and in which the reader found no event."""
        names = self._index.names
        return lambda words: wording.may_name(words, names, language)

    def of(self, happening: Happening) -> Iterator[Joined]:
        """The commitments that a happening can do something to, each once, in their order."""
        if happening.back and happening.last is None:
            return
        soon = bool(happening.events or happening.leads)
        told, now = happening.meaning, happening.moment
        named = self._index.named(told)
        found = self._index.fitting(told, told_as_event=bool(happening.events)) if soon else named
        for number in sorted(found):
            one = self._held[number]
            if one.moment < now and (number in named or not long_after(one, happening)):
                yield one


def _letters(part: wording.Meaning) -> set[str]:
    """The first letters of verbs that no table knows."""
    return {word[:RARE] for word in part.words if len(word) >= RARE}


@lru_cache(maxsize=20_000)
def _near(names: frozenset[str]) -> frozenset[str]:
    """Names with what they are kinds of and their kinds."""
    lex = lexicon()
    return names.union(*(lex.up.get(name, ()) for name in names), *(lex.down.get(name, ()) for name in names))


@lru_cache(maxsize=20_000)
def _related(acts: frozenset[str]) -> frozenset[str]:
    """Acts with what they are kinds of, their kinds and their opposites."""
    kin = lexicon().kin
    return acts.union(*(kin.get(act, ()) for act in acts))
