"""The index of one version: rows for search, made of its reading and the judgements on it, and made anew whenever one of them changes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from lagebild import moments
from lagebild.records import Actor, Article, Event, Statement, digest
from lagebild.store import fulltext, schema
from lagebild.store.anchors import WORDED, records
from lagebild.store.codec import Content
from lagebild.store.texts import UNNAMED
from lagebild.terms import Stems, folded

MAX_NAME = 300  # characters of a name in the index


class Indexed(NamedTuple):
    """What the index says of one version."""

    statements: list[Mapping[str, object]]
    speakers: list[tuple[str, ...]]  # keys, in the order of the statements
    words: list[list[str]]  # terms, in the order of the statements
    events: list[Mapping[str, object]]
    actors: list[Mapping[str, object]]
    terms: list[str]
    records: list[str]  # ids


def indexed(article: Article, content: Content, stems: Stems, read: Content | None = None) -> Indexed:
    """The index of a text with what was read out of it; where words are not kept, they are not in the index either.

    `content` is the reading as people left it, `read` as it was before: what they rejected can still be judged.
    """
    keys = {actor.id: key(actor, article) for actor in content.actors}
    held = [one for one in content.statements if not one.extra]
    said = Counter(ref.actor for one in held if (ref := one.speaker) is not None)
    by_id = {actor.id: actor for actor in content.actors}
    return Indexed(
        statements=[_statement(one, article) for one in held],
        speakers=[tuple(_speakers(one, by_id, keys)) for one in held],
        words=[list(stems.terms(_words(article.text, one), article.language)) for one in held],
        events=[_event(one) for one in content.frames.events if not one.extra],
        actors=[_actor(actor, keys[actor.id], said[actor.id]) for actor in content.actors],
        records=sorted(_ids(content) | (_ids(read) if read is not None else set())),
        terms=list(stems.terms(f"{article.title or ''} {article.text}", article.language)),
    )


def _ids(content: Content) -> set[str]:
    return {record.id for of in WORDED for record in records(content, of)}


def key(actor: Actor, article: Article) -> str:
    """By what an actor is the same in several articles: the entry of the actor table, else kind and name; never where it has no name."""
    return local_key(actor) or "?" + digest(article.id, article.sha256, actor.id)


def local_key(actor: Actor) -> str:
    """The same without the article: "" where the actor has neither entry nor name."""
    name = "" if actor.name == UNNAMED else folded(actor.name)[:MAX_NAME]
    return actor.entity or (f"{actor.kind}:{name}" if name else "")


def _words(text: str, statement: Statement) -> str:
    return " ".join(text[begin:end] for begin, end in statement.spans)


def _statement(statement: Statement, article: Article) -> Mapping[str, object]:
    said = statement.said
    first = (said and (said.start or said.end)) or None
    last = (said and (said.end or said.start)) or None
    return {
        "id": statement.id,
        "type": statement.type,
        "spans": json.dumps(statement.spans),
        "moment": moments.moment(first or article.published),
        "until": moments.end(last or article.published),
        "shown": statement.shown,
    }


def _speakers(statement: Statement, actors: Mapping[str, Actor], keys: Mapping[str, str]) -> Iterator[str]:
    """Who is found as the speaker: the actor, and who speaks together under one name."""
    actor = None if statement.speaker is None else actors.get(statement.speaker.actor or "")
    if actor is None:
        return
    yield from dict.fromkeys(keys[one] for one in (actor.id, *actor.members) if one in keys)


def _event(event: Event) -> Mapping[str, object]:
    return {
        "id": event.id,
        "type": event.type,
        "status": event.status,
        "statement": event.statement,
        "shown": event.shown,
    }


def _actor(actor: Actor, key_: str, said: int) -> Mapping[str, object]:
    name = actor.name.replace("\x00", "\u2400")[:MAX_NAME]
    return {
        "key": key_,
        "local": actor.id,
        "name": name,
        "folded": "" if name == UNNAMED else folded(name)[:MAX_NAME],
        "kind": actor.kind,
        "wikidata": actor.wikidata,
        "country": actor.country,
        "mentions": len(actor.mentions),
        "statements": said,
    }


def put(connection: Connection, version: int, index: Indexed, *, latest: bool) -> None:
    """Write the index of a version in place of the one it has."""
    drop(connection, version)
    common = {"version": version, "latest": latest}
    _many(connection, schema.statements, [{**row, **common} for row in index.statements])
    numbers = _numbers(connection, version)
    _many(connection, schema.speakers, _spoken(numbers, index.speakers))
    _many(connection, schema.events, [{**row, "version": version} for row in index.events])
    _many(connection, schema.actors, [{**row, **common} for row in index.actors])
    _many(connection, schema.records, [{"id": one, "version": version} for one in index.records])
    fulltext.put(connection, "statement_words", zip(numbers, index.words, strict=True))
    fulltext.put(connection, "version_words", [(version, index.terms)])
    connection.execute(insert(schema.indexed).values(version=version, terms=" ".join(sorted(set(index.terms)))))
    _count(connection, index.terms, +1)


def _spoken(numbers: Sequence[int], speakers: Sequence[tuple[str, ...]]) -> list[Mapping[str, object]]:
    return [{"statement": number, "key": key} for number, keys in zip(numbers, speakers, strict=True) for key in keys]


def _many(connection: Connection, table: object, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        connection.execute(insert(table), list(rows))  # type: ignore[arg-type]


def drop(connection: Connection, version: int) -> None:
    """Take the index of a version away; the terms it alone had go too."""
    old = connection.execute(select(schema.indexed.c.terms).where(schema.indexed.c.version == version)).scalar()
    if old is None:
        return  # it has none yet
    fulltext.drop(connection, "statement_words", _numbers(connection, version))
    fulltext.drop(connection, "version_words", [version])
    for table in (schema.statements, schema.events, schema.actors, schema.records, schema.indexed):
        connection.execute(delete(table).where(table.c.version == version))
    _count(connection, old.split(), -1)


def _numbers(connection: Connection, version: int) -> list[int]:
    table = schema.statements
    return list(connection.scalars(select(table.c.no).where(table.c.version == version).order_by(table.c.no)))


def _count(connection: Connection, terms: Iterable[str], step: int) -> None:
    """Count a version's terms up or down; sorted, so that nobody waits for anybody in a ring."""
    distinct = sorted(set(terms))
    if not distinct:
        return
    table = schema.terms
    if step > 0:
        insertion: Any = import_module(
            f"sqlalchemy.dialects.{connection.dialect.name}"
        )  # whoever only reads need not wait for it
        upsert = insertion.insert(table).values(term=bindparam("word"), uses=1)
        upsert = upsert.on_conflict_do_update(index_elements=["term"], set_={"uses": table.c.uses + 1})
        connection.execute(upsert, [{"word": term} for term in distinct])
    else:
        connection.execute(
            update(table).where(table.c.term == bindparam("word")).values(uses=table.c.uses - 1),
            [{"word": term} for term in distinct],
        )
        connection.execute(
            delete(table).where(table.c.term == bindparam("word"), table.c.uses <= 0),
            [{"word": term} for term in distinct],
        )


def mark_latest(connection: Connection, article: int, version: int) -> None:
    """Let only the statements and actors of one version be the article's latest."""
    versions = select(schema.versions.c.no).where(schema.versions.c.article == article)
    for table in (schema.statements, schema.actors):
        connection.execute(update(table).where(table.c.version.in_(versions)).values(latest=table.c.version == version))
