"""The entries of a picture's lists as plain values, as the contract has them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lagebild.situation import (
    Alternative,
    Detail,
    Dispute,
    Evidence,
    FigureLine,
    FigureValue,
    Fused,
    FusedEvent,
    FusedStatement,
    Hypothesis,
    Interval,
    PictureActor,
    PositionLine,
    Question,
    Stance,
    State,
    Touch,
    Tripwire,
    Who,
)
from lagebild.views.hits import kept_words
from lagebild.views.picturechoice import current

DIGITS = 4  # of a score or confidence
NOT_KEPT = "[…]"  # a condition of which no word is kept: null says that there is none

Json = dict[str, Any]


def evidence_json(one: Evidence) -> Json:
    """The contract's EVIDENCE; the quote is null where none of the words are kept."""
    return {
        "article": one.article,
        "version": one.version,
        "title": one.title,
        "publisher": one.publisher,
        "published": one.published,
        "url": one.url,
        "sha256": one.sha256,
        "spans": [[begin, end] for begin, end in one.spans],
        "quote": kept_words(one.quote),
        "sentence": kept_words(one.sentence) if one.sentence else None,
        "record": one.record or None,
        "confidence": round(one.confidence, DIGITS),
        "shown": one.shown,
    }


def _evidence(some: Sequence[Evidence]) -> list[Json]:
    return list(map(evidence_json, some))


def _who(who: Who) -> Json:
    """The contract's ACTOR."""
    return {
        "id": who.id,
        "name": who.name,
        "wikidata": who.wikidata,
        "kind": who.kind or None,
        "country": who.country,
        "side": who.side,
    }


def _who_or_null(who: Who | None) -> Json | None:
    return None if who is None else _who(who)


def _people(some: Sequence[Who]) -> list[Json]:
    return list(map(_who, some))


def _interval(interval: Interval) -> Json:
    return {"start": interval.start, "end": interval.end}


def _fused(line: Fused) -> Json:
    """What every line has."""
    return {
        "reports": line.reports,
        "sources": line.sources,
        "evidence": _evidence(line.evidence),
        "why": list(line.why),
        "confidence": round(line.confidence, DIGITS),
        "shown": line.shown,
        "confirmed": line.confirmed,
    }


def _actor(actor: PictureActor) -> Json:
    counts = {"roles": list(actor.roles), "statements": actor.statements, "articles": actor.articles}
    return {**_who(actor.who), **counts}


def _statement(line: FusedStatement) -> Json:
    return {
        "id": line.id,
        "speaker": _who_or_null(line.speaker),
        "via": _people(line.via),
        "type": line.type,
        "text": kept_words(line.text),
        "variants": [words for words in map(kept_words, line.variants) if words is not None],
        "said": _interval(line.said),
        "addressee": _who_or_null(line.addressee),
        "responds_to": line.responds_to,
        "verb": kept_words(line.verb) if line.verb is not None else None,
        **_fused(line),
    }


def event_row(line: FusedEvent) -> Json:
    """An event with what its reports differ in."""
    return {
        "id": line.id,
        "type": line.type,
        "status": line.status,
        "actors": _people(line.actors),
        "recipients": _people(line.recipients),
        "place": line.place,
        "date": _interval(line.date),
        "according_to": _people(line.according_to),
        "details": list(map(_detail, line.details)),
        "unsure": list(line.unsure),
        **_fused(line),
    }


def _detail(detail: Detail) -> Json:
    return {
        "name": detail.name,
        "value": detail.value,
        "according_to": _people(detail.according_to),
        "evidence": _evidence(detail.evidence),
    }


def _question(line: Question) -> Json:
    return {
        "id": line.id,
        "label": line.label,
        "about": line.about,
        "wordings": list(line.wordings),
        "positions": list(map(position_row, line.positions)),
        **_fused(line),
    }


def position_row(line: PositionLine) -> Json:
    """An actor's stance on a question, with its history."""
    held = current(line)
    return {
        "actor": _who(line.actor),
        "stance": line.stance,
        "since": line.since or None,
        "evidence": _evidence(held.evidence if held is not None else ()),
        "history": list(map(_stance, line.history)),
        "moves": list(line.moves),
        "differ": line.differ,
        "organs": list(map(_stance, line.organs)),
    }


def _stance(stance: Stance) -> Json:
    return {
        "stance": stance.stance,
        "from": stance.since or None,
        "holder": _who(stance.holder),
        "wording": stance.wording,
        "shown": stance.shown,
        "condition": stance.condition,
        "according_to": _people(stance.according_to),
        "evidence": _evidence(stance.evidence),
        "unsure": _evidence(stance.unsure),
    }


def tripwire_row(line: Tripwire) -> Json:
    """A tripwire: `confirmed` is what a person said of its state, `read_confirmed` of what was read."""
    return {
        "id": line.id,
        "kind": line.kind,
        "by": _people(line.by),
        "toward": _people(line.toward),
        "condition": None if line.condition is None else kept_words(line.condition) or NOT_KEPT,
        "condition_kind": line.condition_kind,
        "consequence": kept_words(line.consequence),
        "stated": line.stated or None,
        "deadline": line.deadline,
        "state": line.state,
        "since": line.since or None,
        "touched_by": list(map(_touch, line.touched_by)),
        "history": list(map(_state, line.history)),
        "replaced_by": line.replaced_by,
        "leads": [
            {"evidence": evidence_json(lead.evidence), "score": round(lead.score, DIGITS)} for lead in line.leads
        ],
        **_fused(line),
        "confirmed": line.decided,
        "read_confirmed": line.confirmed,
    }


def _touch(touch: Touch) -> Json:
    return {
        "evidence": evidence_json(touch.evidence),
        "score": round(touch.score, DIGITS),
        "why": touch.why,
        "confirmed": touch.confirmed,
        "effect": touch.effect,
    }


def _state(state: State) -> Json:
    return {
        "state": state.state,
        "since": state.since or None,
        "confirmed": state.confirmed,
        "author": state.author,
        "why": state.why,
        "evidence": _evidence(state.evidence),
    }


def _dispute(line: Dispute) -> Json:
    return {
        "id": line.id,
        "claim": line.claim,
        "asserted_by": _people(line.asserted_by),
        "denied_by": _people(line.denied_by),
        "assertions": _evidence(line.assertions),
        "denials": _evidence(line.denials),
        **_fused(line),
    }


def _hypothesis(line: Hypothesis) -> Json:
    return {
        "id": line.id,
        "explains": line.explains,
        "alternatives": list(map(_alternative, line.alternatives)),
        **_fused(line),
    }


def _alternative(one: Alternative) -> Json:
    return {"text": one.text, "held_by": _people(one.held_by), "evidence": _evidence(one.evidence)}


def _figure(line: FigureLine) -> Json:
    return {
        "id": line.id,
        "of": line.of,
        "unit": line.unit,
        "place": line.place,
        "differs": line.differs,
        "values": list(map(_value, line.values)),
        **_fused(line),
    }


def _value(value: FigureValue) -> Json:
    number = value.number
    return {
        "number": list(map(_number, number)) if isinstance(number, tuple) else _number(number),
        "comparator": value.comparator,
        "source": _who_or_null(value.source),
        "as_of": value.as_of,
        "evidence": _evidence(value.evidence),
    }


def _number(number: float) -> float | None:
    """A number as JSON has it: whole ones without a fraction, None for what is none."""
    if not math.isfinite(number):
        return None
    return int(number) if number == int(number) else number


ROWS: Mapping[str, Callable[[Any], Json]] = {
    "actors": _actor,
    "statements": _statement,
    "events": event_row,
    "questions": _question,
    "tripwires": tripwire_row,
    "disputes": _dispute,
    "hypotheses": _hypothesis,
    "figures": _figure,
}
"""What makes the entries of each list."""
