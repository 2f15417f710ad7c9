"""Which commitments can be meant at all: looked up by names, acts and things, so that not all are held against everything.

What is left out here is what `touching.contacts` would not take: where no name is the same, something must be told as an event or at the
head of a report; and the words must have an act and a thing in common, or two things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from lagebild.picture import wording
from lagebild.picture.happenings import Happening
from lagebild.picture.resolved import causes
from lagebild.picture.touching import LASTING, RARE, about, anchors, long_after
from lagebild.picture.wiring import Joined, condition, meant
from lagebild.picture.wordlexicon import lexicon

Numbers = set[int]  # of commitments, in their order

_NONE: frozenset[int] = frozenset()


class Nearby:
    """Commitments by the names, acts and things of their conditions and consequences."""

    def __init__(self, held: Iterable[Joined]) -> None:
        self._held = list(held)
        self._by_name: dict[str, Numbers] = defaultdict(set)
        self._by_act: dict[str, Numbers] = defaultdict(set)
        self._by_anchor: dict[str, Numbers] = defaultdict(set)
        self._by_letters: dict[str, Numbers] = defaultdict(set)
        self._bare: Numbers = set()  # those with a part that names nothing
        for number, one in enumerate(self._held):
            for wire in one.wires:
                for part in (meant(wire), condition(wire)):
                    if part is not None:
                        self._add(number, part)

    def _add(self, number: int, part: wording.Meaning) -> None:
        wanting = anchors(part)
        for index, keys in (
            (self._by_name, (one.name for one in part.names)),
            (self._by_act, (act.concept for act in part.acts)),
            (self._by_anchor, wanting),
            (self._by_letters, _letters(part)),
        ):
            for key in keys:
                index[key].add(number)
        if not wanting:
            self._bare.add(number)

    def wants(self, language: str) -> Callable[[str], bool]:
        """Says whether words can do something to any that are not at the head of a report and in which the reader found no event."""
        names = self._by_name.keys()
        return lambda words: wording.may_name(words, names, language)

    def of(self, happening: Happening) -> Iterator[Joined]:
        """The commitments that a happening can do something to, each once, in their order."""
        if happening.back and happening.last is None:
            return
        soon = bool(happening.events or happening.leads)
        told, now = happening.meaning, happening.moment
        named = _NONE.union(*(self._by_name.get(name.name, _NONE) for name in told.names))
        for number in sorted(self._fitting(told, told_as_event=bool(happening.events)) if soon else named):
            one = self._held[number]
            if one.moment < now and (number in named or not long_after(one, happening)):
                yield one

    def _fitting(self, told: wording.Meaning, *, told_as_event: bool) -> Numbers:
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
