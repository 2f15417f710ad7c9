"""What people have decided about actors, put onto the actors of an article.

A judgement with context holds for the mention that it is about: that mention becomes an actor of its own where the others stay what
they were. One without context holds for every actor that has such a mention. The last word that applies counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lagebild.linking.actors import Resolved
from lagebild.linking.table import variants
from lagebild.records import Actor, Judgement, Span


class Judged:
    """The judgements on one article, oldest first."""

    def __init__(self, judgements: Iterable[Judgement], text: str) -> None:
        self._all = tuple(judgements)
        self._text = text

    def split(self, resolved: Resolved) -> Resolved:
        """The actors, with mentions set apart that a judgement is about and the rest of their actor is not."""
        if not self._all:
            return resolved
        actors, ids = [], dict(resolved.ids)
        for actor in resolved.actors:
            apart = [m for m in actor.mentions if self._is_apart(m)]
            if not apart or len(apart) == len(actor.mentions):
                actors.append(actor)
                continue
            actors.append(replace(actor, mentions=tuple(m for m in actor.mentions if m not in apart)))
            for number, mention in enumerate(apart):
                part = replace(actor, id=f"{actor.id}.{number}", mentions=(mention,), name=self._words(mention))
                actors.append(part)
                ids.update(
                    {
                        spans: part.id
                        for spans, id_ in resolved.ids.items()
                        if id_ == actor.id and _inside(spans, mention)
                    }
                )
        return Resolved(tuple(actors), ids)

    def said(self, actor: Actor) -> str | None:
        """The entry that a person says an actor is; None where nobody does, or took it back by a later "different"."""
        denied: set[str] = set()
        for judgement in reversed(self._all):
            if not self._is_meant(judgement, actor):
                continue
            if judgement.verdict == "different":
                denied.add(judgement.entity)
            elif judgement.entity not in denied:
                return judgement.entity
        return None

    def denied(self, actor: Actor, entity: str) -> bool:
        """Whether the last word on an actor and an entry is that they differ."""
        about = [j for j in self._all if j.entity == entity and self._is_meant(j, actor)]
        return bool(about) and about[-1].verdict == "different"

    def _is_apart(self, mention: Span) -> bool:
        """Whether a judgement is about a mention and not about its whole actor: it has context, or denies these words."""
        return any((j.context or j.verdict == "different") and self._fits(j, mention) for j in self._all)

    def _is_meant(self, judgement: Judgement, actor: Actor) -> bool:
        if any(self._fits(judgement, mention) for mention in actor.mentions):
            return True
        return not judgement.context and _same_words(judgement.words, actor.name)

    def _fits(self, judgement: Judgement, mention: Span) -> bool:
        if not _same_words(judgement.words, self._words(mention)):
            return False
        (begin, end), reach = mention, len(judgement.context)
        return _plain(judgement.context) in _plain(self._text[max(0, begin - reach) : end + reach])

    def _words(self, mention: Span) -> str:
        return " ".join(self._text[mention[0] : mention[1]].split())


def _plain(words: str) -> str:
    return " ".join(words.split())


def _same_words(left: str, right: str) -> bool:
    """Whether words are the same but for case and the ending of the last ("Moskau", "Moskaus")."""
    *first, a = left.casefold().split() or [""]
    *second, b = right.casefold().split() or [""]
    return first == second and bool({*variants(a)} & {*variants(b)})


def _inside(spans: Sequence[Span], mention: Span) -> bool:
    return bool(spans) and spans[0][0] < mention[1] and mention[0] < spans[-1][1]
