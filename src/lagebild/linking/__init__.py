"""Linking: from words to who and when. Rules only; a pure function of the article and what the network found in it.

`resolve` composes the parts: `actors` says who speaks and acts, `known` and `identities` who that is beyond the article, `chains`
how statements hang together, `times` when, `gazetteer` where, `frames` what the network's other frames stand for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from lagebild.linking import (
    chains,
    continued,
    distant,
    englishspeech,
    frames,
    governed,
    lookback,
    media,
    pointed,
    questioned,
    times,
    turns,
)
from lagebild.linking.actors import resolve_actors
from lagebild.linking.disowned import disowned
from lagebild.linking.english import resolve_english
from lagebild.linking.gazetteer import Gazetteer
from lagebild.linking.identities import identified
from lagebild.linking.known import links
from lagebild.linking.offices import offices
from lagebild.linking.quantities import quantities
from lagebild.linking.tokens import tokens
from lagebild.nonames import is_nobody
from lagebild.records import (
    Actor,
    Article,
    Findings,
    Frames,
    Hop,
    Judgement,
    Quotation,
    Ref,
    Spans,
    Statement,
    Time,
    quoted,
    statement_id,
)

__all__ = ["CANDIDATES", "Linked", "resolve"]


def _values(text: str) -> Spans:
    """Where a text has numbers that can be figures."""
    return tuple(q.span for q in quantities(text))


CANDIDATES: Mapping[str, Callable[[str], Spans]] = {"figure": _values, "role": offices}
"""For some kinds of frames: where grammar alone sees what may be one. The pipeline hands them to the reader."""


class Linked(NamedTuple):
    """Everything that linking adds to the findings of one article."""

    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    times: tuple[Time, ...]
    frames: Frames


def resolve(article: Article, findings: Findings, judgements: Sequence[Judgement] = ()) -> Linked:
    """Actors, statements in the order of their quotations, times and frames of one article.

    `findings` holds spans of `article.text`; `judgements` are what people have decided about actors, the last word last. A
    statement's ordinal counts quotations of equal spans, so that ids are unique.
    """
    findings = _adjusted(article, findings)
    text, quotations, sentences = article.text, findings.quotations, findings.sentences
    raw_hops = chains.hops(text, quotations, sentences)
    passing = [hop.spans for chain in raw_hops for hop in chain]
    day = (article.published or "")[:10] or None
    about = [words for words in (article.title, article.publisher) if words]
    named = links(tokens(text, sentences), day, about=about)
    acting = frames.role_words(findings)
    if article.language == "en":
        local = resolve_english(text, findings, passing, acting, links=named)
    else:
        local = resolve_actors(text, findings, passing, acting, day=day)
    resolved = identified(local, named, text, day=day, judgements=judgements)
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
            speaker=_speaker(text, quotation.speaker, resolved.ids),
            cue=quotation.cue,
            frame=quotation.frame,
            addressee=_addressee(quotation, resolved.ids),
            via=_hops(raw_hops[index], quotation, resolved.ids),
            parent=parents[index],
            responds_to=answered[index],
            said=times.said(text, quotation, found_times),
            confidence=quotation.confidence,
            shown=quotation.shown and not disowned(text, quotation.type, quotation.spans, quotation.cue),
            extra=quotation.extra,
            meaning=quotation.meaning,
        )
        for index, quotation in enumerate(quotations)
    )
    known = frames.Known(
        {actor.id: actor for actor in resolved.actors}, resolved.ids, statements, found_times, Gazetteer(text, named)
    )
    return Linked(resolved.actors, statements, found_times, frames.frames(article, findings, known))


def _adjusted(article: Article, findings: Findings) -> Findings:
    """The findings with what the words of the language say that the network missed."""
    text = article.text
    if article.language == "en":
        return englishspeech.told(text, turns.heard(text, findings))
    findings = media.told(text, turns.heard(text, findings))
    findings = pointed.pointed(text, governed.governed(text, findings))
    findings = lookback.looked_back(text, findings)
    findings = distant.near(text, continued.continued(text, findings))
    return questioned.questioned(text, findings)


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


def _speaker(text: str, spans: Spans, ids: Mapping[Spans, str]) -> Ref | None:
    """Who speaks; nobody where the words only say by what it is known: "demnach", "laut Verfassung", "man"."""
    return None if spans not in ids and is_nobody(quoted(text, spans)) else _ref(spans, ids)


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
