"""The contract's JSON form of a reading, schema "lagebild.reading/1". Keys may be added, none removed."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib import resources
from typing import Any

from lagebild.records import (
    Actor,
    Article,
    Commitment,
    Event,
    Explanation,
    Figure,
    Hop,
    Place,
    Position,
    Reading,
    Ref,
    Role,
    Spans,
    Statement,
    Time,
    digest,
)
from lagebild.rights import Rights
from lagebild.views.outline import Keep, best_by_f1, everything, kept, kept_frames

SCHEMA = "lagebild.reading/1"
DIGITS = 4  # of a score or confidence
UNSAFE_IN_LINES = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")  # line breaks to some; surrogates have no UTF-8

Json = dict[str, Any]


def reading_json(reading: Reading, *, include_all: bool, keep: Keep = best_by_f1) -> Json:
    """The reading as plain values, ready for `json.dumps`.

    Args:
        reading: with all candidate statements.
        include_all: hold every candidate, whatever `keep` says of it.
        keep: says which candidates stay. References to one that is left out lead to its nearest ancestor that stays,
            or are null.
    """
    keep = everything if include_all else keep
    statements = kept(reading.statements, keep)
    frames = kept_frames(reading, keep)
    coder = reading.coder
    return {
        "schema": SCHEMA,
        "coder": {"version": coder.version, "model": coder.model, "sha256": coder.sha256},
        "article": _article(reading.article),
        "actors": [_actor(actor) for actor in reading.actors],
        "statements": [_statement(statement) for statement in statements],
        "events": [_event(event) for event in frames.events],
        "commitments": [_commitment(commitment) for commitment in frames.commitments],
        "positions": [_position(position) for position in frames.positions],
        "figures": [_figure(figure) for figure in frames.figures],
        "explanations": [_explanation(explanation) for explanation in frames.explanations],
        "roles": [_role(role) for role in frames.roles],
        "times": _times(reading),
        "warnings": list(dict.fromkeys((*reading.article.warnings, *reading.warnings))),
    }


def reading_line(reading: Reading, *, include_all: bool, keep: Keep = best_by_f1) -> str:
    """`reading_json` on one line, without its line break; no character in it ends a line for any reader."""
    line = json.dumps(reading_json(reading, include_all=include_all, keep=keep), ensure_ascii=False, allow_nan=False)
    return UNSAFE_IN_LINES.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def schema() -> Json:
    """The JSON Schema (draft 2020-12) that every reading fits."""
    text = resources.files("lagebild.views").joinpath("reading.schema.json").read_text(encoding="utf-8")
    result: Json = json.loads(text)
    return result


def _article(article: Article) -> Json:
    result: Json = {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "url": article.url,
        "published": article.published,
        "published_by": article.published_by,
        "modified": article.modified,
        "language": article.language,
        "text": article.text,
        "sha256": article.sha256,
    }
    if article.fetched:
        result["fetched"] = article.fetched
    if article.rights is not None:
        result["rights"] = _rights(article.rights)
    return {**result, "extra": _plain(article.extra)} if article.extra else result


def _rights(rights: Rights) -> Json:
    reservations = [asdict(one) for one in rights.reservations]
    return {**asdict(rights), "reservations": reservations, "reserved": rights.reserved}


def _plain(value: Any) -> Any:
    """A value of the input as strict JSON: numbers that JSON lacks (NaN, Infinity) become null."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "entity": actor.entity,
        "wikidata": actor.wikidata,
        "country": actor.country,
        "score": round(actor.score, DIGITS),
        "why": actor.why,
        "members": list(actor.members),
        "holder": actor.holder,
        "mentions": _spans(actor.mentions),
    }


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id,
        "type": statement.type,
        "medium": statement.medium,
        "spans": _spans(statement.spans),
        "speaker": _ref(statement.speaker),
        "cue": _spans(statement.cue),
        "frame": _spans(statement.frame),
        "addressee": _ref(statement.addressee),
        "via": [_hop(hop) for hop in statement.via],
        "parent": statement.parent,
        "responds_to": statement.responds_to,
        "said": _time(statement.said),
        "place": _place(statement.place),
        "confidence": round(statement.confidence, DIGITS),
        "shown": statement.shown,
    }


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "status": event.status,
        "trigger": _spans(event.trigger),
        "actors": _refs(event.actors),
        "recipients": _refs(event.recipients),
        "place": _place(event.place),
        "time": _time(event.time),
        **_standing(event),
    }


def _commitment(commitment: Commitment) -> Json:
    return {
        "id": commitment.id,
        "kind": commitment.kind,
        "by": _refs(commitment.by),
        "toward": _refs(commitment.toward),
        "consequence": _spans(commitment.consequence),
        "condition": _spans(commitment.condition) or None,
        "condition_kind": commitment.condition_kind,
        **_standing(commitment),
    }


def _position(position: Position) -> Json:
    return {
        "id": position.id,
        "holders": _refs(position.holders),
        "stance": position.stance,
        "about": position.about,
        "target": _spans(position.target),
        "cue": _spans(position.cue),
        "question": {"label": position.question},
        "condition": _spans(position.condition) or None,
        **_standing(position),
    }


def _figure(figure: Figure) -> Json:
    return {
        "id": figure.id,
        "value": _spans(figure.value),
        "number": list(figure.number) if isinstance(figure.number, tuple) else figure.number,
        "comparator": figure.comparator,
        "unit": figure.unit,
        "of": _spans(figure.of),
        "source": _ref(figure.source),
        "place": _place(figure.place),
        "time": _time(figure.time),
        **_standing(figure),
    }


def _explanation(explanation: Explanation) -> Json:
    return {
        "id": explanation.id,
        "of": _spans(explanation.of),
        "spans": _spans(explanation.spans),
        "holders": _refs(explanation.holders),
        **_standing(explanation),
    }


def _role(role: Role) -> Json:
    return {
        "id": role.id,
        "person": _ref(role.person),
        "role": _spans(role.role),
        "org": _ref(role.org),
        "former": role.former,
        "confidence": round(role.confidence, DIGITS),
        "shown": role.shown,
    }


def _standing(frame: Event | Commitment | Position | Figure | Explanation) -> Json:
    """Whose word a frame is, and how sure."""
    return {
        "statement": frame.statement,
        "confidence": round(frame.confidence, DIGITS),
        "shown": frame.shown,
    }


def _refs(refs: Sequence[Ref]) -> list[Json]:
    return [{"actor": ref.actor, "spans": _spans(ref.spans)} for ref in refs]


def _spans(spans: Spans) -> list[list[int]]:
    return [[begin, end] for begin, end in spans]


def _ref(ref: Ref | None) -> Json | None:
    return None if ref is None else {"actor": ref.actor, "spans": _spans(ref.spans)}


def _hop(hop: Hop) -> Json:
    return {"actor": hop.actor, "spans": _spans(hop.spans), "cue": _spans(hop.cue)}


def _time(time: Time | None) -> Json | None:
    if time is None:
        return None
    return {"spans": _spans(time.spans), "start": time.start, "end": time.end, "precision": time.precision}


def _place(place: Place | None) -> Json | None:
    if place is None:
        return None
    return {
        "name": place.name,
        "spans": _spans(place.spans),
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
    }


def _times(reading: Reading) -> list[Json]:
    """Every time expression, with an id that stands for its article, text and spans."""
    article, result, ordinals = reading.article, [], Counter[Spans]()
    for time in reading.times:
        identity = "t" + digest(article.id, article.sha256, "time", time.spans, ordinals[time.spans])
        ordinals[time.spans] += 1
        result.append({"id": identity, **(_time(time) or {})})
    return result
