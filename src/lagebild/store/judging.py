"""People's judgements: checked, anchored in the text that they are about, kept for ever, taken back by a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from lagebild import labels
from lagebild.entries import HIDDEN, VERDICTS, Anchor, Stored, Verdict
from lagebild.errors import StoreError, UnknownError
from lagebild.records import Reading
from lagebild.store import anchors, codec, correcting, schema, stored
from lagebild.store.codec import Decision
from lagebild.store.replay import KINDS, replayed, speaker_words
from lagebild.store.texts import UNNAMED

STATES = ("open", "touched", "fulfilled", "lapsed", "withdrawn")
GRADE = re.compile(r"[A-F]?[1-6]?")
FIXED = frozenset("id confidence shown extra".split())  # fields that no correction sets
OPTIONAL = frozenset(("condition_kind",))  # labels that may be missing
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


ABOUT: Mapping[str, Sequence[str]] = {
    "confirm": tuple(KINDS),
    "reject": tuple(KINDS),
    "correct": tuple(KINDS),
    "state": ("commitment",),
    "merge": ("actor", "article", *KINDS),
    "split": ("actor", "article", *KINDS),
    "grade": ("source",),
    "note": (*KINDS, "actor", "article", "source"),
}
"""What each judgement can be about."""


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
    if of == "actor" and kind != "note":
        value = {"words": subject, **value}
    checked(kind, of, value)
    if of == "article":
        subject = stored.article_id(connection, subject)
        if "with" in value:
            value = {**value, "with": stored.article_id(connection, str(value["with"]))}
        if value.get("with") == subject:
            raise StoreError(f"{kind} needs two articles, not one and the same")
        return Verdict(kind, subject, author, now, subject, of, None, value)
    if of == "source":
        _known_source(connection, subject)
    if article is not None:
        article = stored.article_id(connection, article)
    return Verdict(kind, subject, author, now, article, of, None, value)


def _known_source(connection: Connection, name: str) -> None:
    """Refuse a publisher that no article has: it would be a typing error."""
    column = schema.headers.c.publisher
    if connection.execute(select(column).where(column == name).limit(1)).scalar() is None:
        known = connection.scalars(
            select(column).where(column.is_not(None)).distinct().order_by(column).limit(12)
        ).all()
        raise UnknownError(
            f"no article of {name!r} in this dossier; its sources are: {', '.join(known) or 'none named'}"
        )


def _on_record(
    connection: Connection, kind: str, subject: str, now: str, author: str, value: Mapping[str, Any]
) -> Verdict:
    held = holding(connection, subject)
    of, record = on_record(held, subject)
    checked(kind, of, value)
    if kind in ("merge", "split"):
        value = {**value, "with": _other(connection, kind, of, record.id, str(value["with"]))}
    reading = held.reading
    value = {**value, **evidence(reading, record)} if kind in ("confirm", "correct") else value
    if of == "statement" and (said_by := speaker_words(reading.article.text, record)):
        value = {**value, "speaker": said_by}
    verdict = Verdict(kind, record.id, author, now, reading.article.id, of, anchored(reading, of, record), value)
    if kind != "correct":
        return verdict
    content = replayed(reading, held.verdicts).content
    for fault in correcting.faults(content, reading, record, verdict):
        raise StoreError(fault)
    return replace(verdict, value={**value, "meant": correcting.meant(content, value["set"])})


def _other(connection: Connection, kind: str, of: str, identity: str, given: str) -> str:
    """The id of the record that another one is merged with or split from."""
    other, record = on_record(holding(connection, given), given)
    if other != of or record.id == identity:
        raise StoreError(f"{kind} needs two records of one kind: {identity} is {_a(of)}, {given} is {_a(other)}")
    return str(record.id)


def _a(of: str) -> str:
    return f"an {of}" if of[0] in "ae" else f"a {of}"


def twins(connection: Connection, verdict: Verdict) -> Iterator[Verdict]:
    """What a judgement on two records is on the second of them, so that either holds on to its words; it comes and goes with it."""
    other = verdict.value.get("with")
    if verdict.of in KINDS and other is not None:
        held = holding(connection, str(other))
        _, record = on_record(held, str(other))
        value = {"with": verdict.subject, "twin": verdict.id}
        anchor = anchored(held.reading, verdict.of, record)
        yield replace(verdict, subject=record.id, article=held.reading.article.id, anchor=anchor, value=value)


def holding(connection: Connection, identity: str) -> Stored:
    """The reading that holds a statement or frame.

    Raises:
        UnknownError: none does.
    """
    table = schema.records
    query = select(table.c.version).where(table.c.id == identity).order_by(table.c.version.desc()).limit(1)
    number = connection.execute(query).scalar()
    held = None if number is None else stored.reading(connection, stored.version_row(connection, number))
    if held is None:
        raise UnknownError(f"no statement or frame {identity!r} in this dossier")
    return held


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
    if len(rows) != 1 or not identity:
        which = "no judgement" if not rows else f"{len(rows)} judgements"
        raise UnknownError(f"{which} {identity!r}; `lagebild judge DOSSIER list` shows them with their ids")
    if rows[0].undone is not None:
        raise StoreError(f"judgement {rows[0].id} was taken back before, at {rows[0].undone}")
    verdict = next(one for one in stored.verdicts(connection) if one.id == rows[0].id)
    both = [verdict.id, *(twin.id for twin in stored.verdicts(connection) if twin.value.get("twin") == verdict.id)]
    connection.execute(update(table).where(table.c.id.in_(both)).values(undone=now, undone_by=author))
    return replace(verdict, undone=now, undone_by=author)


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
    if of not in ABOUT[kind]:
        raise StoreError(f"{kind} is about {', '.join(ABOUT[kind])}, not about {of}")
    if kind == "note" and not str(value.get("text", "")).strip():
        raise StoreError("a note needs words")
    if kind in ("merge", "split") and of == "actor" and not (value.get("words") and value.get("entity")):
        raise StoreError(f"{kind} needs the words and the actor that they {'are' if kind == 'merge' else 'are not'}")
    if kind in ("merge", "split") and of != "actor" and not value.get("with"):
        raise StoreError(f"{kind} needs two {of}s")
    if kind == "correct":
        _checked_values(of, value.get("set", {}))


def _checked_values(of: str, values: Any) -> None:
    if not isinstance(values, Mapping) or not values:
        raise StoreError("a correction needs at least one field and its value")
    names = [one.name for one in fields(KINDS[of]) if one.name not in FIXED]
    for name, value in values.items():
        if name not in names:
            raise StoreError(f"{of} has no field {name!r} that could be corrected; it has {', '.join(names)}")
        known = TABLES[of].get(name)
        if known is not None and value not in known and not (value is None and name in OPTIONAL):
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
    spans = anchors.worded(record, of)
    return _clipped(anchors.anchor(reading.article.text, spans)) if spans else None


def _clipped(found: Anchor) -> Anchor | None:
    if HIDDEN in found.words:
        return None
    return Anchor(found.words, found.before.rpartition(HIDDEN)[2], found.after.partition(HIDDEN)[0])


def evidence(reading: Reading, record: Any) -> Mapping[str, Any]:
    """The record as it was when it was judged, so that it can outlive a model that no longer finds it."""
    return {"record": codec.plain(record), "sha256": reading.article.sha256}


def decisions(connection: Connection, article: str | None = None) -> Iterator[tuple[Row[Any], Decision]]:
    """Every judgement with its row (no, subject, article), or those on one article."""
    table = schema.judgements
    query: Select[Any] = select(table.c.no, table.c.subject, table.c.article, table.c.document).order_by(table.c.no)
    if article is not None:
        query = query.where(table.c.article == article)
    for row in connection.execute(query).all():
        yield row, codec.unpacked(Decision, row.document)


def remove(connection: Connection, number: int) -> None:
    """Remove a judgement: what it is about was forgotten."""
    connection.execute(delete(schema.judgements).where(schema.judgements.c.no == number))


def remove_halves(connection: Connection) -> None:
    """Remove what was said of two records where one of them was forgotten."""
    table, found = schema.judgements, [(row, said) for row, said in decisions(connection) if said.of in KINDS]
    ids = {row.no: row.id for row in connection.execute(select(table.c.no, table.c.id))}
    mains, twins_ = set(ids.values()), {said.value["twin"] for _, said in found if "twin" in said.value}
    for row, said in found:
        whole = said.value["twin"] in mains if "twin" in said.value else ids[row.no] in twins_
        if "with" in said.value and not whole:
            remove(connection, row.no)


def clip_anchors(connection: Connection, article: str, texts: Sequence[str]) -> None:
    """Leave in the judgements on an article only words that stand in what is kept of one of its texts (HIDDEN for the rest)."""
    for row, said in decisions(connection, article):
        kept = (_kept_words(said.anchor, text) for text in texts)
        new = replace(said, anchor=next(filter(None, kept), None), value=_without_words(said.value, texts))
        update_ = update(schema.judgements).where(schema.judgements.c.no == row.no)
        connection.execute(update_.values(document=codec.packed(new)))


def _kept_words(anchor: Anchor | None, text: str) -> Anchor | None:
    if anchor is None or anchor.words not in text:
        return None
    place = anchors.located(text, anchor)
    return None if place is None else _clipped(anchors.anchor(text, (place,)))


def _without_words(value: Mapping[str, Any], texts: Sequence[str]) -> Mapping[str, Any]:
    """The value without words of the texts, where none of them is kept: a question's label, actors' names, a place that no table knows."""
    if not any(str(value.get("speaker", "")) in text for text in texts):
        value = {name: one for name, one in value.items() if name != "speaker"}
    record = value.get("record")
    if not isinstance(record, Mapping) or any(text.strip(HIDDEN) for text in texts):
        return value
    value = {name: one for name, one in value.items() if name != "meant"}
    bare = {name: one for name, one in record.items() if name != "question"}
    place = bare.get("place")
    if isinstance(place, Mapping) and place.get("lat") is None:
        bare["place"] = {**place, "name": UNNAMED}
    return {**value, "record": bare}
