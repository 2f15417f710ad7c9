"""People's judgements put onto a reading: a pure function, so that a judgement that is taken back leaves no trace in what is shown.

A judgement on a record finds it by its id, else by its words (`lagebild.store.anchors`): so it holds in a reading by another model and
in an edited text. What a person has confirmed or corrected and a later model no longer finds in the same text stays, as the person
left it. The last word on a thing counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any, NamedTuple

from lagebild.entries import Anchor, Verdict
from lagebild.records import (
    Actor,
    Commitment,
    Event,
    Explanation,
    Figure,
    Position,
    Reading,
    Ref,
    Role,
    Span,
    Spans,
    Statement,
    Time,
)
from lagebild.store.anchors import WORDED, found_again, records, references, with_records
from lagebild.store.codec import Content, content, made
from lagebild.store.words import folded

SURE = 1.0
KINDS: Mapping[str, type[Any]] = {
    "statement": Statement,
    "event": Event,
    "commitment": Commitment,
    "position": Position,
    "figure": Figure,
    "explanation": Explanation,
    "role": Role,
}


class Replayed(NamedTuple):
    """A reading as people left it, and the judgements that found nothing in it to be about."""

    content: Content
    unplaced: tuple[Verdict, ...]


def replayed(reading: Reading, verdicts: Iterable[Verdict]) -> Replayed:
    """The reading with the judgements on it, oldest first; those taken back, and those on other articles, are passed over."""
    held, unplaced = content(reading), []
    article = reading.article
    for verdict in verdicts:
        if verdict.undone or verdict.article not in (None, article.id):
            continue
        if verdict.of == "actor":
            held = _actors(held, verdict, article.text)
        elif verdict.of in WORDED:
            new = _record(held, verdict, reading)
            if new is None:
                unplaced.append(verdict)
            else:
                held = new
    return Replayed(held, tuple(unplaced))


def _record(held: Content, verdict: Verdict, reading: Reading) -> Content | None:
    """The reading with one judgement on a record; None where there is no such record."""
    candidates = records(held, verdict.of)
    record = next((one for one in candidates if one.id == verdict.subject), None)
    if record is None:
        record = found_again(candidates, verdict.of, reading.article.text, verdict.anchor)
    if record is None:
        return _kept(held, verdict, reading)
    if verdict.kind == "reject":
        return without(held, verdict.of, record)
    if verdict.kind == "confirm":
        new = replace(record, confidence=SURE, shown=True, extra=False)
    elif verdict.kind == "correct":
        new = corrected(held, record, verdict.value.get("set", {}))
    else:
        return held  # a state, a note: shown beside it, nothing in it changes
    return with_records(held, verdict.of, (new if one is record else one for one in candidates))


def _kept(held: Content, verdict: Verdict, reading: Reading) -> Content | None:
    """The reading with what a person confirmed or corrected in this very text, which a later model did not find."""
    old = verdict.value.get("record")
    if (
        verdict.kind not in ("confirm", "correct")
        or old is None
        or verdict.value.get("sha256") != reading.article.sha256
    ):
        return None
    record: Any = made(KINDS[verdict.of], old)
    found = {name: _refound(getattr(record, name), held.actors) for name in references(record)}
    record = replace(record, **found, confidence=SURE, shown=True, extra=False)
    if getattr(record, "statement", None) not in {one.id for one in held.statements} and hasattr(record, "statement"):
        record = replace(record, statement=None)
    if verdict.kind == "correct":
        record = corrected(held, record, verdict.value.get("set", {}))
    every = sorted((*records(held, verdict.of), record), key=lambda one: getattr(one, WORDED[verdict.of]))
    return with_records(held, verdict.of, every)


def _refound(value: Any, actors: Sequence[Actor]) -> Any:
    """A reference, or several, led to the actors of another reading by its words."""
    if isinstance(value, Ref):
        return Ref(actor_at(actors, value.spans), value.spans)
    return tuple(_refound(one, actors) for one in value) if isinstance(value, tuple) else value


def actor_at(actors: Sequence[Actor], spans: Spans) -> str | None:
    """The actor that is mentioned where the spans stand."""
    for actor in actors:
        if any(begin < last and first < end for first, last in actor.mentions for begin, end in spans):
            return actor.id
    return None


def without(held: Content, of: str, record: Any) -> Content:
    """The reading without a record. What stood in a rejected statement stays, but is not shown: it is nobody's word any more."""
    held = with_records(held, of, (one for one in records(held, of) if one is not record))
    if of != "statement":
        return held
    held = replace(
        held,
        statements=tuple(
            replace(
                one,
                parent=record.parent if one.parent == record.id else one.parent,
                responds_to=None if one.responds_to == record.id else one.responds_to,
            )
            for one in held.statements
        ),
    )
    for kind in WORDED:
        if kind not in ("statement", "role"):
            frames = (_unsaid(one) if one.statement == record.id else one for one in records(held, kind))
            held = with_records(held, kind, frames)
    return held


def _unsaid(frame: Any) -> Any:
    return replace(frame, statement=None, shown=False, extra=True)


def corrected(held: Content, record: Any, values: Mapping[str, Any]) -> Any:
    """The record with a person's values: labels as they are, spans as pairs, actors by id or words' place, times by their days."""
    new = {name: _value(held, getattr(record, name), value) for name, value in values.items()}
    return replace(record, **new, confidence=SURE, shown=True, extra=False)


def _value(held: Content, old: Any, value: Any) -> Any:
    if isinstance(value, Mapping) and "start" in value:
        return Time(
            old.spans if isinstance(old, Time) else (), value["start"], value.get("end"), value.get("precision", "day")
        )
    if isinstance(value, Mapping):
        return _reference(held, value)
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return tuple(_reference(held, one) for one in value)
    if isinstance(value, list):
        return tuple(tuple(one) if isinstance(one, list) else one for one in value)
    return value


def _reference(held: Content, value: Mapping[str, Any]) -> Ref:
    spans: Spans = tuple((begin, end) for begin, end in value.get("spans", ()))
    known = {actor.id for actor in held.actors}
    actor = value.get("actor")
    return Ref(actor if actor in known else actor_at(held.actors, spans), spans)


def _actors(held: Content, verdict: Verdict, text: str) -> Content:
    """The reading with one judgement on who is meant by words."""
    meant = [actor for actor in held.actors if _is_meant(actor, verdict, text)]
    if not meant or verdict.kind not in ("merge", "split"):
        return held
    if verdict.kind == "split":
        return replace(
            held, actors=tuple(_split(actor, verdict, text) if actor in meant else actor for actor in held.actors)
        )
    there = next((actor for actor in held.actors if actor.entity == verdict.value.get("entity")), meant[0])
    named = replace(
        there,
        **{
            name: verdict.value.get(name) or getattr(there, name)
            for name in ("entity", "name", "kind", "wikidata", "country")
        },
        mentions=tuple(sorted({m for actor in (there, *meant) for m in actor.mentions})),
        score=SURE,
        why="by judgement",
    )
    gone = {actor.id for actor in meant} - {there.id}
    actors = tuple(named if actor.id == there.id else actor for actor in held.actors if actor.id not in gone)
    return reduce(lambda reading, old: redirected(reading, old, there.id), sorted(gone), replace(held, actors=actors))


def _split(actor: Actor, verdict: Verdict, text: str) -> Actor:
    """The actor without the entry that it was taken for."""
    if actor.entity != verdict.value.get("entity"):
        return actor
    name = text[slice(*actor.mentions[0])] if actor.mentions else actor.name
    return replace(
        actor, entity=None, wikidata=None, country=None, holder=None, name=name, score=SURE, why="by judgement"
    )


def _is_meant(actor: Actor, verdict: Verdict, text: str) -> bool:
    words = str(verdict.value.get("words", ""))
    named = same_words(words, actor.name) or any(same_words(words, text[b:e]) for b, e in actor.mentions)
    return named and (verdict.anchor is None or any(_stands(m, verdict.anchor, text) for m in actor.mentions))


def _stands(mention: Span, where: Anchor, text: str) -> bool:
    """Whether a mention stands where the anchor has its words."""
    before, after = (
        text[max(0, mention[0] - len(where.before)) : mention[0]],
        text[mention[1] : mention[1] + len(where.after)],
    )
    return before.split() == where.before.split() and after.split() == where.after.split()


def same_words(left: str, right: str) -> bool:
    """Whether words are the same but for case and a genitive's ending ("Korwath", "Korwaths")."""
    a, b = folded(left), folded(right)
    return bool(a) and (a == b or a in (b + "s", b + "es") or b in (a + "s", a + "es"))


def redirected(held: Content, old: str, new: str | None) -> Content:
    """The reading with every reference to one actor led to another, or to none."""
    for kind in WORDED:
        held = with_records(held, kind, tuple(_led(one, old, new) for one in records(held, kind)))
    actors = tuple(
        replace(actor, members=_members(actor.members, old, new)) if old in actor.members else actor
        for actor in held.actors
    )
    return replace(held, actors=actors)


def _members(members: tuple[str, ...], old: str, new: str | None) -> tuple[str, ...]:
    led = (new if member == old else member for member in members)
    return tuple(dict.fromkeys(member for member in led if member is not None))


def _led(record: Any, old: str, new: str | None) -> Any:
    changed: dict[str, Any] = {}
    for name in references(record):
        value = getattr(record, name)
        led = (
            tuple(_ref(ref, old, new) for ref in value) if isinstance(value, tuple) else value and _ref(value, old, new)
        )
        if led != value:
            changed[name] = led
    if hasattr(record, "via") and any(hop.actor == old for hop in record.via):
        changed["via"] = tuple(replace(hop, actor=new) if hop.actor == old else hop for hop in record.via)
    return replace(record, **changed) if changed else record


def _ref(ref: Ref, old: str, new: str | None) -> Ref:
    return Ref(new, ref.spans) if ref.actor == old else ref
