"""Which commitments can be meant at all: looked up by what is done and what it is done to, so that not all are held against everything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lagebild.picture import wording
from lagebild.picture.happenings import Happening
from lagebild.picture.touching import RESULTS, about, anchors
from lagebild.picture.wiring import Joined, condition, context, meant
from lagebild.picture.wordlexicon import lexicon

ANY = ""  # stands for every act: of words that tell of none
ALONE = "="  # stands for the things of words that name none
_DOING = ("act", "state")


class Nearby:
    """Commitments by the acts and things of their conditions and consequences."""

    def __init__(self, held: Iterable[Joined]) -> None:
        self._held: dict[str, dict[str, dict[str, Joined]]] = defaultdict(lambda: defaultdict(dict))
        for one in held:
            for wire in one.wires:
                said, tied, before = meant(wire), condition(wire), context(wire)
                for part in (said, tied):
                    if part is not None:
                        self._add(one, part, anchors(part) | wider(anchors(part)))
                        self._alone(one, part)
                if before is not None and not about(said):
                    self._add(one, said, about(before))

    def _add(self, one: Joined, part: wording.Meaning, things: Iterable[str]) -> None:
        for thing in things:
            for act in _wanted(part):
                self._held[thing][act][one.first.id] = one

    def _alone(self, one: Joined, part: wording.Meaning) -> None:
        """Words that name nothing are looked up by their acts alone."""
        if not about(part):
            for act in _wanted(part) - {ANY}:
                self._held[ALONE][act][one.first.id] = one

    def of(self, happening: Happening) -> Iterator[Joined]:
        """The commitments that a happening can do something to, each once."""
        told = happening.meaning
        things = about(told) | wider(about(told)) | {ALONE}
        acts = {ANY}.union(*(_done(act.concept) for act in told.acts))
        seen: set[str] = set()
        for thing in sorted(things):
            held = self._held.get(thing, {})
            for act in sorted(acts & held.keys()):
                for identity, one in held[act].items():
                    if identity not in seen and one.moment < happening.moment:
                        seen.add(identity)
                        yield one


def wider(names: Iterable[str]) -> frozenset[str]:
    """What concepts are kinds of."""
    up = lexicon().up
    return frozenset(other for name in names for other in up.get(name, ()))


def _wanted(part: wording.Meaning) -> frozenset[str]:
    """The acts under which words are looked up; ANY where they have none but to begin or end something."""
    lex = lexicon()
    acts = [act.concept for act in part.acts]
    if not any(lex.concepts[act].kind in _DOING for act in acts):
        return frozenset({ANY, *acts})
    return wider(acts)


@lru_cache(maxsize=2_000)
def _done(act: str) -> frozenset[str]:
    """The acts that an act is, undoes or brings about."""
    lex = lexicon()
    before = (wanted for wanted, results in RESULTS.items() if act in results)
    return frozenset({*lex.up.get(act, ()), *lex.against.get(act, ()), *before})
