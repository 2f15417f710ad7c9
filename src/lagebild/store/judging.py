"""People's judgements: checked, anchored in the text that they are about, kept for ever, taken back by a mark."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import Connection, insert, select, update

from lagebild import labels
from lagebild.entries import HIDDEN, VERDICTS, Anchor, Stored, Verdict
from lagebild.errors import StoreError, UnknownError
from lagebild.records import Reading
from lagebild.store import anchors, codec, schema, stored
from lagebild.store.codec import Decision
from lagebild.store.replay import KINDS, replayed

STATES = ("open", "touched", "fulfilled", "lapsed", "withdrawn")
GRADE = re.compile(r"[A-F]?[1-6]?")
FIXED = frozenset("id confidence shown extra".split())  # fields that no correction sets
TABLES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "statement": {"type": tuple(labels.STATEMENT_TYPES), "medium": tuple(labels.MEDIA)},
    "event": {"type": tuple(labels.EVENT_TYPES), "status": tuple(labels.STATUSES)},
    "commitment": {"kind": tuple(labels.COMMITMENT_KINDS), "condition_kind": tuple(labels.CONDITION_KINDS)},
    "position": {"stance": tuple(labels.STANCES), "about": tuple(labels.ABOUT)},
    "figure": {"comparator": tuple(labels.COMPARATORS)},
    "explanation": {},
    "role": {},
}
"""For every kind of record: the fields that hold a label, and which labels there are."""


def made(
    connection: Connection,
    kind: str,
    subject: str,
    *,
    now: str,
    author: str,
    of: str | None,
    article: str | None,
    value: Mapping[str, Any],
) -> Verdict:
    """A judgement, checked and anchored; the parameters are those of `lagebild.store.dossier.Dossier.judge`."""
    if not author.strip():
        raise StoreError("a judgement needs its author")
    if of is None:
        return _on_record(connection, kind, subject, now, author, value)
    checked(kind, of, value)
    if of == "article":
        subject = stored.article_id(connection, subject)
        if "with" in value:
            value = {**value, "with": stored.article_id(connection, str(value["with"]))}
        return Verdict(kind, subject, author, now, subject, of, None, value)
    if article is not None:
        article = stored.article_id(connection, article)
    return Verdict(kind, subject, author, now, article, of, None, value)


def _on_record(
    connection: Connection, kind: str, subject: str, now: str, author: str, value: Mapping[str, Any]
) -> Verdict:
    held = holding(connection, subject)
    of, record = on_record(held, subject)
    checked(kind, of, value)
    reading = held.reading
    value = {**value, **evidence(reading, record)} if kind in ("confirm", "correct") else value
    return Verdict(kind, record.id, author, now, reading.article.id, of, anchored(reading, of, record), value)


def holding(connection: Connection, identity: str) -> Stored:
    """The reading that holds a statement or frame.

    Raises:
        UnknownError: none does.
    """
    for table in (schema.statements, schema.events):
        number = connection.execute(select(table.c.version).where(table.c.id == identity)).scalar()
        if number is not None:
            break
    else:
        number = next((n for n in stored.numbers(connection) if _holds(connection, n, identity)), None)
    held = None if number is None else stored.reading(connection, stored.version_row(connection, number))
    if held is None:
        raise UnknownError(f"no statement or frame {identity!r} in this dossier")
    return held


def _holds(connection: Connection, number: int, identity: str) -> bool:
    held = stored.reading(connection, stored.version_row(connection, number))
    if held is None:
        return False
    try:
        on_record(held, identity)
    except UnknownError:
        return False
    return True


def put(connection: Connection, verdict: Verdict) -> Verdict:
    """Write a judgement; the same one twice is one."""
    table = schema.judgements
    if connection.execute(select(table.c.no).where(table.c.id == verdict.id)).scalar() is not None:
        return verdict
    values = {"id": verdict.id, "kind": verdict.kind, "subject": verdict.subject, "article": verdict.article}
    document = codec.packed(Decision(verdict.of, verdict.anchor, verdict.value))
    connection.execute(insert(table).values(**values, author=verdict.author, made=verdict.made, document=document))
    return verdict


def undo(connection: Connection, identity: str, author: str, now: str) -> Verdict:
    """Take a judgement back.

    Raises:
        UnknownError: there is none of that id, or of several that begin so.
        StoreError: it was taken back before.
    """
    table = schema.judgements
    rows = connection.execute(
        select(table.c.id, table.c.undone).where(table.c.id.startswith(identity, autoescape=True))
    ).all()
    if len(rows) != 1:
        which = "no judgement" if not rows else f"{len(rows)} judgements"
        raise UnknownError(f"{which} {identity!r}; `lagebild judge DOSSIER list` shows them with their ids")
    if rows[0].undone is not None:
        raise StoreError(f"judgement {rows[0].id} was taken back before, at {rows[0].undone}")
    connection.execute(update(table).where(table.c.id == rows[0].id).values(undone=now, undone_by=author))
    return next(one for one in stored.verdicts(connection) if one.id == rows[0].id)


def checked(kind: str, of: str, value: Mapping[str, Any]) -> None:
    """Refuse a judgement that says nothing, or what cannot be.

    Raises:
        StoreError: with what it could be instead.
    """
    if kind not in VERDICTS:
        raise StoreError(f"a judgement is one of {', '.join(VERDICTS)}, not {kind!r}")
    if kind == "state" and (of != "commitment" or value.get("state") not in STATES):
        raise StoreError(f"a state is that of a commitment, and one of {', '.join(STATES)}")
    if kind == "grade" and (of != "source" or not value.get("grade") or not GRADE.fullmatch(str(value["grade"]))):
        raise StoreError(
            "a grade is that of a source: A to F for its reliability, 1 to 6 for its credibility, such as B2"
        )
    if kind == "note" and not str(value.get("text", "")).strip():
        raise StoreError("a note needs words")
    if kind == "correct":
        _checked_values(of, value.get("set", {}))


def _checked_values(of: str, values: Mapping[str, Any]) -> None:
    if not values:
        raise StoreError("a correction needs at least one field and its value")
    names = [one.name for one in fields(KINDS[of]) if one.name not in FIXED]
    for name, value in values.items():
        if name not in names:
            raise StoreError(f"{of} has no field {name!r} that could be corrected; it has {', '.join(names)}")
        known = TABLES[of].get(name)
        if known is not None and value not in known:
            raise StoreError(f"{name} is one of {', '.join(known)}, not {value!r}")


def on_record(held: Stored, identity: str) -> tuple[str, Any]:
    """The record of a reading, as people left it, with its kind.

    Raises:
        UnknownError: there is none.
    """
    content = replayed(held.reading, held.verdicts).content
    for source in (content, codec.content(held.reading)):  # what was rejected can be judged again
        for of in anchors.WORDED:
            for record in anchors.records(source, of):
                if record.id == identity:
                    return of, record
    raise UnknownError(f"no statement or frame {identity!r} in the current readings of this dossier")


def anchored(reading: Reading, of: str, record: Any) -> Anchor | None:
    """Where the judgement holds, by words that are kept; None where none are."""
    found = anchors.anchor(reading.article.text, anchors.worded(record, of))
    return _clipped(found)


def _clipped(found: Anchor) -> Anchor | None:
    if HIDDEN in found.words:
        return None
    return Anchor(found.words, found.before.rpartition(HIDDEN)[2], found.after.partition(HIDDEN)[0])


def evidence(reading: Reading, record: Any) -> Mapping[str, Any]:
    """The record as it was when it was judged, so that it can outlive a model that no longer finds it."""
    return {"record": codec.plain(record), "sha256": reading.article.sha256}


def clip_anchors(connection: Connection, article: str, text: str) -> None:
    """Leave in the judgements on an article only words that stand in what is kept of its text (HIDDEN for the rest)."""
    table = schema.judgements
    for row in connection.execute(select(table.c.no, table.c.document).where(table.c.article == article)).all():
        said = codec.unpacked(Decision, row.document)
        new = replace(said, anchor=_kept_words(said.anchor, text), value=_without_words(said.value, text))
        connection.execute(update(table).where(table.c.no == row.no).values(document=codec.packed(new)))


def _kept_words(anchor: Anchor | None, text: str) -> Anchor | None:
    if anchor is None or anchor.words not in text:
        return None
    place = anchors.located(text, anchor)
    return None if place is None else _clipped(anchors.anchor(text, (place,)))


def _without_words(value: Mapping[str, Any], text: str) -> Mapping[str, Any]:
    """The value without words of the text: only a question's label is such, among what a record holds."""
    record = value.get("record")
    if text.strip(HIDDEN) or not isinstance(record, Mapping):
        return value
    return {**value, "record": {name: one for name, one in record.items() if name != "question"}}
