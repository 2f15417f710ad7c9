"""Whom "he", "she", "it" and "who" of an English article stand for: whoever was met before, where only one can be meant."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from lagebild.linking.entities import Entity
from lagebild.linking.tokens import Tokens
from lagebild.records import Quotation, Span, Spans

_BACK = 3  # sentences that a pronoun looks back over
_MOST = 60  # mentions of one sentence that are looked at
_NESTED = 8  # stretches of direct speech that may begin before a word and still go on
_BODIES = ("organisation", "government", "media", "state")


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody met at tokens `first` to `last` (not included); `leads`: as subject of a clause or as who says something; `aside`: as whose
    something is ("Holt's killer", "relatives of Holt").
    """

    entity: Entity
    first: int
    last: int
    leads: bool
    aside: bool = False


class Company:
    """Everybody who is met in an article, by sentences."""

    def __init__(self, cut: Tokens, quotations: Sequence[Quotation]) -> None:
        self._cut = cut
        self._met = defaultdict[int, list[Met]](list)
        self._said = defaultdict[Spans, list[Span]](list)
        for quotation in quotations:
            self._said[quotation.speaker] += quotation.spans
        self._direct = sorted((b, e, q.speaker) for q in quotations if q.type == "direct" for b, e in q.spans)

    def note(self, met: Met) -> None:
        """Somebody is met; before or behind others does not matter."""
        self._met[self._cut.sentence_of[met.first]].append(met)

    def before(self, at: int) -> Entity | None:
        """Who stands right before a token, with or without a comma between: whom "who" stands for."""
        here = (met for met in reversed(self._met[self._cut.sentence_of[at]]) if at - 1 <= met.last <= at)
        return next((met.entity for met in here), None)

    def person(self, at: int, gender: str, spans: Spans) -> Entity | None:
        """Whom "he" or "she" stands for: the nearest sentence decides that has somebody who may be it.

        It is the only one there if he leads, or if his gender is known and there is nobody else in the sentences before; of several it is
        nobody, unless one of them leads, his gender is known and the others only stand behind "of" or in the genitive.
        """
        sentence = self._cut.sentence_of[at]
        near = [
            here
            for back in range(min(_BACK, sentence) + 1)
            if (here := [met for met in self._met[sentence - back][-_MOST:] if self._may_be(met, at, gender, spans)])
        ]
        if not near:
            return None
        first = near[0]
        entities = {met.entity for met in first if not met.aside}
        leading = {met.entity for met in first if met.leads}
        if len(entities) != 1:
            return None
        (one,) = entities
        others = {met.entity for here in near for met in here} - {one}
        known = one.gender == gender
        alone = {met.entity for met in first} == {one}
        sure = (known or alone) if one in leading else (known and not others)
        if not sure or (one.kind != "person" and "introduced" not in one.links):
            return None
        if one.kind == "person":
            one.gender = gender
        return one

    def _may_be(self, met: Met, at: int, gender: str, spans: Spans) -> bool:
        """Whether "he" or "she" may be somebody: met before, of that gender, not named in what he says himself or in other speech."""
        begin = self._cut.begins[met.first]
        return (
            met.first < at
            and met.entity.kind in ("person", "unnamed")
            and met.entity.gender in ("", gender)
            and not any(b <= begin < e for b, e in self._said.get(spans, ()))
            and self.enclosing(met.first) in (None, spans)
        )

    def body(self, at: int, *, several: bool) -> Entity | None:
        """What body "it" stands for, or which several "they": who leads in the sentence or in the one before, if it is one."""
        sentence = self._cut.sentence_of[at]
        kinds = ("group", *_BODIES) if several else _BODIES
        for back in range(2):
            here = {
                met.entity
                for met in self._met[max(0, sentence - back)]
                if met.first < at and met.leads and met.entity.kind in kinds
            }
            if here:
                return next(iter(here)) if len(here) == 1 else None
        return None

    def enclosing(self, token: int) -> Spans | None:
        """The words for whoever says the direct speech that a token stands in; None where it stands in none."""
        begin = self._cut.begins[token]
        at = bisect_right(self._direct, begin, key=lambda one: one[0])
        for b, e, speaker in reversed(self._direct[max(0, at - _NESTED) : at]):
            if b <= begin < e:
                return speaker
        return None
