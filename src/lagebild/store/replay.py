"""People's judgements put onto a reading: a pure function, so that a judgement that is taken back leaves no trace in what is shown.

A judgement on a record finds it by its id, else by its words (`lagebild.store.anchors`): so it holds in a reading by another model and
in an edited text. What a person has confirmed or corrected and a later model no longer finds in the same text stays, as the person
left it. The last word on a thing counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from lagebild.entries import ERASED, HIDDEN, Verdict
from lagebild.records import (
    Actor,
    Commitment,
    Event,
    Explanation,
    Figure,
    Hop,
    Position,
    Reading,
    Ref,
    Role,
    Statement,
    quoted,
)
from lagebild.store import meaning
from lagebild.store.anchors import FUZZY, WORDED, found_again, records, references, with_records
from lagebild.store.codec import Content, content, made
from lagebild.store.correcting import STATEMENTS, actor_at, corrected, sure

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
    """A reading as people left it, the judgements that found nothing in it to be about, and by its id what each of the others is about."""

    content: Content
    unplaced: tuple[Verdict, ...]
    placed: Mapping[str, str]


def replayed(reading: Reading, verdicts: Iterable[Verdict]) -> Replayed:
    """The reading with the judgements on it, oldest first; those taken back, and those on other articles, are passed over."""
    held, unplaced = content(reading), []
    placed: dict[str, str] = {}
    article = reading.article
    live = [one for one in verdicts if not one.undone and one.article in (None, article.id)]
    last = {(one.of, one.subject): one for one in live if one.kind in ("confirm", "correct", "reject")}
    for verdict in live:
        if verdict.of == "actor":
            held = meaning.judged(held, verdict, article.text)
        elif verdict.of in WORDED:
            if verdict.kind == "reject" and last[verdict.of, verdict.subject].kind != "reject":
                continue  # somebody saw it otherwise later
            record = _about(held, verdict, reading)
            new = _kept(held, verdict, reading) if record is None else _judged(held, record, verdict, reading)
            if new is None:
                unplaced.append(verdict)
                continue
            held = new
            if record is not None:
                placed[verdict.id] = record.id
    return Replayed(held, tuple(unplaced), placed)


def _about(held: Content, verdict: Verdict, reading: Reading) -> Any | None:
    """The record that a judgement is about; None where there is none."""
    candidates = records(held, verdict.of)
    record = next((one for one in candidates if one.id == verdict.subject), None)
    if record is None and not any(one.id == verdict.subject for one in records(content(reading), verdict.of)):
        text = reading.article.text
        record = found_again(_by_the_same(candidates, verdict, text), verdict.of, text, verdict.anchor)
    return record


def _judged(held: Content, record: Any, verdict: Verdict, reading: Reading) -> Content:
    """The reading with one judgement on a record of it."""
    if verdict.kind == "reject":
        return without(held, verdict.of, record)
    if verdict.kind == "confirm":
        new = sure(record)
    elif verdict.kind == "correct":
        new = corrected(held, reading, record, verdict)
    else:
        return held  # a state, a note, a merge: nothing in it changes
    return with_records(held, verdict.of, (new if one is record else one for one in records(held, verdict.of)))


def _by_the_same(candidates: Sequence[Any], verdict: Verdict, text: str) -> Sequence[Any]:
    """Of short words, which several may say, only those by who is called as the speaker was when the judgement was made."""
    by = verdict.value.get("speaker")
    if by is None or verdict.anchor is None or len(verdict.anchor.words) >= FUZZY:
        return candidates
    return [one for one in candidates if speaker_words(text, one) in ("", by)]


def speaker_words(text: str, record: Any) -> str:
    """What a statement's speaker is called where it stands; "" for other records, and where nobody is, or no words are kept."""
    speaker = getattr(record, "speaker", None)
    words = "" if speaker is None else " ".join(quoted(text, speaker.spans).split())
    return "" if HIDDEN in words or ERASED in words else words


def _kept(held: Content, verdict: Verdict, reading: Reading) -> Content | None:
    """The reading with what a person confirmed or corrected in this very text, which a later model did not find."""
    old = verdict.value.get("record")
    if (
        verdict.kind not in ("confirm", "correct")
        or old is None
        or verdict.value.get("sha256") != reading.article.sha256
    ):
        return None
    record = _at_home(held, made(KINDS[verdict.of], old))
    record = corrected(held, reading, record, verdict) if verdict.kind == "correct" else sure(record)
    every = sorted((*records(held, verdict.of), record), key=lambda one: getattr(one, WORDED[verdict.of]))
    return with_records(held, verdict.of, every)


def _at_home(held: Content, record: Any) -> Any:
    """A record of another reading of the text with its references led to the actors and statements of this one."""
    names = [*references(record), *(["via"] if isinstance(record, Statement) else [])]
    found = {name: _refound(getattr(record, name), held.actors) for name in names}
    there = {one.id for one in held.statements}
    lost = {name: None for name in STATEMENTS if getattr(record, name, None) not in (None, *there)}
    return replace(record, **found, **lost)


def _refound(value: Any, actors: Sequence[Actor]) -> Any:
    """A reference, or several, led to the actors of another reading by its words."""
    if isinstance(value, Ref | Hop):
        return replace(value, actor=actor_at(actors, value.spans))
    return tuple(_refound(one, actors) for one in value) if isinstance(value, tuple) else value


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
