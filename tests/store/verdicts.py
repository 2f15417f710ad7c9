"""Judgements as `lagebild judge` writes them down, on one reading and on others of its text and of an edited one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lagebild.entries import Verdict
from lagebild.records import Frames, Reading, Ref
from lagebild.store import anchors, correcting, judging
from lagebild.store.codec import content
from lagebild.store.replay import replayed
from tests.factories import a_statement, an_article
from tests.store.people import OTHER, TEXT, read

READING = read(an_article(TEXT))
CONTENT = content(READING)
KINDS = tuple(anchors.WORDED)
EDITED = "Update: " + TEXT.replace("Am Kai stehen", "Im Hafen stehen noch immer")


def verdict(
    kind: str, record: Any, of: str = "statement", *, reading: Reading = READING, at: str = "1", **values: Any
) -> Verdict:
    """A judgement on a record as `lagebild judge` writes it down."""
    value = {**values, **judging.evidence(reading, record)} if kind in ("confirm", "correct") else values
    made = Verdict(kind, record.id, "Redaktion", at, "article", of, judging.anchored(reading, of, record), value)
    meant = correcting.meant(content(reading), values.get("set", {}))
    return replace(made, value={**value, "meant": meant}) if kind == "correct" else made


def the(record: Any, *verdicts: Verdict, of: str = "statement", reading: Reading = READING) -> Any:
    """What a record is after judgements; None where it is gone."""
    held = replayed(reading, verdicts).content
    return next((one for one in anchors.records(held, of) if one.id == record.id), None)


def unsure(reading: Reading) -> Reading:
    """The reading with every record hidden."""
    held = content(reading)
    for of in KINDS:
        held = anchors.with_records(
            held, of, (replace(one, shown=False, extra=True, confidence=0.2) for one in anchors.records(held, of))
        )
    return replace(reading, statements=held.statements, frames=held.frames)


def without(reading: Reading, of: str, record: Any) -> Reading:
    """The reading by a model that does not find a record."""
    held = content(reading)
    held = anchors.with_records(held, of, (one for one in anchors.records(held, of) if one.id != record.id))
    return replace(reading, statements=held.statements, frames=held.frames, coder=OTHER)


ENTRY = {"entity": "gov:XA", "name": "Regierung von Auland", "kind": "government", "wikidata": "Q1", "country": "XA"}


def meant(decision: str, words: str, article: str | None = None, /, **value: Any) -> Verdict:
    return Verdict(decision, words, "Redaktion", "1", article, "actor", None, {"words": words, **value})


def nested() -> Reading:
    """A statement with one inside, one inside of that, an answer to it, and frames of every kind in it."""
    outer, other = READING.statements
    begin, end = outer.spans[0]
    middle = a_statement("s-middle", (begin, end - 5), parent=outer.id)
    inner = a_statement("s-inner", (begin, begin + 10), parent="s-middle")
    answer = replace(other, responds_to=outer.id)
    return replace(READING, statements=(outer, middle, inner, answer))


def renumbered(reading: Reading) -> Reading:
    """The reading by a model that numbers its actors in the other order."""
    names = {actor.id: f"a{number}" for number, actor in enumerate(reversed(reading.actors), 1)}

    def led(ref: Ref | None) -> Ref | None:
        return ref and Ref(names.get(ref.actor or ""), ref.spans)

    held = content(reading)
    statements = tuple(replace(one, speaker=led(one.speaker)) for one in held.statements)
    actors = tuple(replace(actor, id=names[actor.id]) for actor in reversed(reading.actors))
    return replace(reading, actors=actors, statements=statements, frames=Frames(), coder=OTHER)
