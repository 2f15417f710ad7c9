"""Linking: from words to who and when. Rules only; a pure function of the article and what the network found in it.

`resolve` composes the parts: `actors` says who the speakers are, `chains` how statements hang together, `times` when.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lagebild.linking import chains, times
from lagebild.linking.actors import resolve_actors
from lagebild.records import Actor, Article, Findings, Hop, Quotation, Ref, Spans, Statement, Time, statement_id

__all__ = ["Linked", "resolve"]


class Linked(NamedTuple):
    """Everything that linking adds to the findings of one article."""

    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    times: tuple[Time, ...]


def resolve(article: Article, findings: Findings) -> Linked:
    """Actors, statements in the order of their quotations, and times of one article.

    `findings` holds spans of `article.text`. A statement's ordinal counts quotations of equal spans, so that ids are unique.
    """
    text, quotations, sentences = article.text, findings.quotations, findings.sentences
    raw_hops = chains.hops(text, quotations, sentences)
    resolved = resolve_actors(text, findings, [hop.spans for chain in raw_hops for hop in chain])
    ids = _statement_ids(article, quotations)
    parents = _identities(chains.parents(quotations, text), ids)
    answered = _identities(_without_circles(chains.responses(text, quotations, sentences)), ids)
    found_times = times.times(text, article.published, sentences)
    statements = tuple(
        Statement(
            id=ids[index],
            type=quotation.type,
            medium=quotation.medium,
            spans=quotation.spans,
            speaker=_ref(quotation.speaker, resolved.ids),
            cue=quotation.cue,
            frame=quotation.frame,
            addressee=_addressee(quotation, resolved.ids),
            via=_hops(raw_hops[index], quotation, resolved.ids),
            parent=parents[index],
            responds_to=answered[index],
            said=times.said(text, quotation, found_times),
            confidence=quotation.confidence,
            shown=quotation.shown,
            extra=quotation.extra,
        )
        for index, quotation in enumerate(quotations)
    )
    return Linked(resolved.actors, statements, found_times)


def _statement_ids(article: Article, quotations: Sequence[Quotation]) -> list[str]:
    seen: Counter[Spans] = Counter()
    ids = []
    for quotation in quotations:
        ids.append(statement_id(article, quotation, seen[quotation.spans]))
        seen[quotation.spans] += 1
    return ids


def _identities(indices: Sequence[int | None], ids: Sequence[str]) -> list[str | None]:
    return [None if index is None else ids[index] for index in indices]


def _without_circles(answers: Sequence[int | None]) -> list[int | None]:
    """Two statements cannot answer each other: the later one does."""
    return [None if to is not None and answers[to] == at and to > at else to for at, to in enumerate(answers)]


def _ref(spans: Spans, ids: Mapping[Spans, str]) -> Ref | None:
    return Ref(ids.get(spans), spans) if spans else None


def _addressee(quotation: Quotation, ids: Mapping[Spans, str]) -> Ref | None:
    """Nobody speaks to himself: where both pronouns lead to one person, one does so wrongly, and the addressee stays open."""
    ref = _ref(quotation.addressee, ids)
    if ref is not None and ref.actor is not None and ref.actor == ids.get(quotation.speaker):
        return Ref(None, ref.spans)
    return ref


def _hops(chain: Sequence[chains.RawHop], quotation: Quotation, ids: Mapping[Spans, str]) -> tuple[Hop, ...]:
    """The chain with its actors; a hop that turns out to be the statement's own speaker, or the hop before, is none."""
    last = ids.get(quotation.speaker)
    hops: list[Hop] = []
    for raw in chain:
        actor = ids.get(raw.spans)
        if actor is None or actor not in (last, *(hop.actor for hop in hops)):
            hops.append(Hop(actor, raw.spans, raw.cue))
    return tuple(hops)
