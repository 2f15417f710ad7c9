"""Forgetting: the one way in which things are lost, and it is asked for. What is gone leaves a tombstone without content.

A tombstone is a salted hash; it keeps the same article, text or person from coming in again, and says nothing of them to whoever
does not know them already.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select

from lagebild.entries import ERASED
from lagebild.records import Actor, Article, Reading, Span, digest
from lagebild.store import replay, schema, texts
from lagebild.store.anchors import WORDED, records, with_records
from lagebild.store.codec import Content, content
from lagebild.store.words import folded

LONG = 5  # letters of a name from which on it is also found at the beginning of a longer word ("Korwath-Besuch", "Korwathsche")
_NAME = re.compile(r"[^\W\d_]{2,}")


def bury(connection: Connection, kind: str, value: str, now: str) -> None:
    """Leave a tombstone; a second one for the same changes nothing."""
    stone = _digest(connection, kind, value)
    table = schema.tombstones
    if connection.execute(select(table.c.digest).where(table.c.digest == stone)).scalar() is None:
        connection.execute(insert(table).values(digest=stone, kind=kind, made=now))


def is_refused(connection: Connection, article: Article) -> bool:
    """Whether the article, or its very text, was forgotten."""
    stones = [_digest(connection, "article", article.id), _digest(connection, "text", article.sha256)]
    table = schema.tombstones
    return connection.execute(select(table.c.digest).where(table.c.digest.in_(stones)).limit(1)).scalar() is not None


def applied(connection: Connection, reading: Reading) -> Reading:
    """The reading without the persons that were forgotten."""
    table = schema.tombstones
    stones = set(connection.scalars(select(table.c.digest).where(table.c.kind == "person")))
    if not stones:
        return reading
    gone = {
        actor.id
        for actor in reading.actors
        if actor.kind == "person" and any(_digest(connection, "person", one) in stones for one in names_of(actor))
    }
    return without_persons(reading, gone) if gone else reading


def _digest(connection: Connection, kind: str, value: str) -> str:
    salt = connection.execute(select(schema.settings.c.value).where(schema.settings.c.key == "salt")).scalar_one()
    return digest(salt, kind, value, length=40)


def names_of(actor: Actor) -> Iterator[str]:
    """By what a person is known again: the entry of the actor table, the name."""
    if actor.entity:
        yield actor.entity
    if name := folded(actor.name):
        yield name


def buried_names(actor: Actor) -> Iterator[str]:
    """What is buried with a person: also the surname, which the next report may use alone."""
    yield from names_of(actor)
    if surname := folded(actor.name).rpartition(" ")[2]:
        yield surname


def name_pattern(names: Collection[str]) -> re.Pattern[str]:
    """Finds any part of the names as a word, in the genitive, and the longer ones at the beginning of a word."""
    parts = {
        part for name in names for part in _NAME.findall(name) if part[0].isupper() and (len(part) > 2 or name == part)
    }
    if not parts:
        return re.compile(r"(?!)")
    ends = (
        re.escape(part) + (r"\w*" if len(part) >= LONG else r"(?:s|es)?")
        for part in sorted(parts, key=len, reverse=True)
    )
    return re.compile(rf"\b(?:{'|'.join(ends)})\b", re.IGNORECASE)


def without_persons(reading: Reading, gone: Collection[str]) -> Reading:
    """The reading and its text without some persons: their names, what they said, and every frame that they have a part in."""
    pattern = name_pattern([actor.name for actor in reading.actors if actor.id in gone])
    held, lost = _without_words_of(content(reading), gone)
    text = reading.article.text
    names = [found.span() for found in pattern.finditer(text)]
    article = replace(
        reading.article,
        text=texts.erased(text, [*names, *lost]),
        original=reading.article.sha256,
        title=_blotted(pattern, reading.article.title),
        url=None if pattern.search(_spaced(reading.article.url)) else reading.article.url,
        where="" if pattern.search(_spaced(reading.article.where)) else reading.article.where,
        extra={} if pattern.search(str(reading.article.extra)) else reading.article.extra,
        warnings=tuple(one for one in reading.article.warnings if not pattern.search(one)),
    )
    held = _without_names(held, gone, pattern)
    return replace(
        reading,
        article=article,
        actors=held.actors,
        statements=held.statements,
        times=held.times,
        frames=held.frames,
        warnings=tuple(one for one in reading.warnings if not pattern.search(one)),
    )


def _spaced(address: str | None) -> str:
    """An address with its words apart."""
    return re.sub(r"[^\w]|_", " ", address or "")


def names_person(pattern: re.Pattern[str], identity: str) -> bool:
    """Whether an article's id names a person: then nothing of the article can stay."""
    return bool(pattern.search(_spaced(identity)))


def _blotted(pattern: re.Pattern[str], words: str | None) -> str | None:
    return words and pattern.sub(lambda found: ERASED * len(found[0]), words)


def _without_words_of(held: Content, gone: Collection[str]) -> tuple[Content, list[Span]]:
    """The reading without what the persons said, and where they said it; what stands inside their words goes too."""
    out = {one.id for one in held.statements if one.speaker is not None and one.speaker.actor in gone}
    while more := {one.id for one in held.statements if one.parent in out and one.id not in out}:
        out |= more
    lost = [span for one in held.statements if one.id in out for span in one.spans]
    statements = tuple(
        replace(one, responds_to=None if one.responds_to in out else one.responds_to)
        for one in held.statements
        if one.id not in out
    )
    held = replace(held, statements=statements)
    for kind in WORDED:
        if kind != "statement":
            stay = (one for one in records(held, kind) if getattr(one, "statement", None) not in out)
            held = with_records(
                held, kind, (one for one in stay if not any(ref.actor in gone for ref in texts.refs_of(one)))
            )
    return held, lost


def _without_names(held: Content, gone: Collection[str], pattern: re.Pattern[str]) -> Content:
    """The reading without the actors, and without their names in those of others, in reasons, questions and places."""
    for identity in sorted(gone):
        held = replay.redirected(held, identity, None)
    via = (
        replace(one, via=tuple(hop for hop in one.via if hop.actor is not None or hop.spans)) for one in held.statements
    )
    actors = tuple(
        replace(actor, name=_blotted(pattern, actor.name) or "", why=_blotted(pattern, actor.why) or "", holder=None)
        if pattern.search(f"{actor.name} {actor.why} {actor.holder}")
        else actor
        for actor in held.actors
        if actor.id not in gone
    )
    frames = replace(
        held.frames,
        positions=tuple(replace(one, question=_blotted(pattern, one.question) or "") for one in held.frames.positions),
        events=tuple(replace(one, place=_placed(pattern, one.place)) for one in held.frames.events),
        figures=tuple(replace(one, place=_placed(pattern, one.place)) for one in held.frames.figures),
    )
    return replace(held, statements=tuple(via), actors=actors, frames=frames)


def _placed(pattern: re.Pattern[str], place: Any) -> Any:
    return place and replace(place, name=_blotted(pattern, place.name))


def drop_judgements(connection: Connection, article: str) -> None:
    """Remove the judgements on an article, and those that name it."""
    table = schema.judgements
    connection.execute(delete(table).where(or_(table.c.article == article, table.c.subject == article)))
