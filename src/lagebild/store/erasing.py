"""Forgetting: the one way in which things are lost, and it is asked for. What is gone leaves a tombstone without content.

A tombstone is a salted hash; it keeps the same article, text or person from coming in again, and says nothing of them to whoever
does not know them already.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, or_, select

from lagebild.entries import ERASED
from lagebild.records import Actor, Article, Reading, Span, digest
from lagebild.rights import Rights
from lagebild.store import meaning, names, schema, stored, texts
from lagebild.store.anchors import WORDED, records, with_records
from lagebild.store.codec import Content, content
from lagebild.store.names import Names
from lagebild.terms import folded


def bury(connection: Connection, kind: str, value: str, now: str) -> None:
    """Leave a tombstone; a second one for the same changes nothing."""
    stone = _stone(_salt(connection), kind, value)
    table = schema.tombstones
    if connection.execute(select(table.c.digest).where(table.c.digest == stone)).scalar() is None:
        connection.execute(insert(table).values(digest=stone, kind=kind, made=now))


def is_refused(connection: Connection, article: Article) -> bool:
    """Whether the article, or its very text, was forgotten, or a person whom its id names."""
    salt = _salt(connection)
    stones = [_stone(salt, "article", article.id), _stone(salt, "text", article.sha256)]
    table = schema.tombstones
    if connection.execute(select(table.c.digest).where(table.c.digest.in_(stones)).limit(1)).scalar() is not None:
        return True
    buried = _buried(connection)
    return buried is not None and any(buried.has(name) for _, name in names.runs(names.spaced(article.id).title(), 2))


def applied(connection: Connection, reading: Reading) -> Reading | None:
    """The reading without the persons that were forgotten; None where even the article's id names one: it is forgotten then.

    A person is known again by what the reading calls them, by the full name anywhere in the words of the article, and by whatever
    was erased in this very text before.
    """
    buried = _buried(connection)
    if buried is None:
        return reading
    persons = [actor for actor in reading.actors if actor.kind == "person"]
    gone = {actor.id for actor in persons if any(buried.has(name, short=True) for name in _names_of(actor))}
    article = reading.article
    notice = article.rights.notice if article.rights else None
    said = (article.text, article.title, article.publisher, str(article.extra or ""), notice)
    words = " . ".join(filter(None, said))
    found = {words[b:e] for (b, e), name in names.runs(words, 2) if buried.has(name)}
    before = _erased_before(connection, article)
    found |= {
        article.text[b:e]
        for (b, e), name in names.runs(article.text)
        if before and any(first <= b and e <= last for first, last in before) and buried.has(name, short=True)
    }
    found |= {actor.name for actor in persons if actor.id in gone}
    if not found:
        return reading
    gone |= {
        actor.id for actor in persons if before and actor.mentions and all(_within(m, before) for m in actor.mentions)
    }
    others = [actor.name for actor in persons if actor.id not in gone]
    called = Names.of(sorted(found), others)
    if names_person(called, article.id):
        return None
    return without_persons(reading, gone, called)


class _Buried(NamedTuple):
    """The tombstones of persons."""

    salt: str
    stones: frozenset[str]

    def has(self, name: str, *, short: bool = False) -> bool:
        """Whether somebody of that name, folded, was forgotten, genitive or not; or somebody who is called so for `short`."""
        kinds = ("person", "surname") if short else ("person",)
        forms = {name, name.removesuffix("s")}
        return any(_stone(self.salt, kind, form) in self.stones for kind in kinds for form in forms)


def _buried(connection: Connection) -> _Buried | None:
    """The tombstones of persons; None where there is none."""
    table = schema.tombstones
    stones = frozenset(connection.scalars(select(table.c.digest).where(table.c.kind.in_(("person", "surname")))))
    return _Buried(_salt(connection), stones) if stones else None


def _erased_before(connection: Connection, article: Article) -> list[Span]:
    """Where this very text was erased before."""
    versions, owners = schema.versions, schema.articles
    query = stored.version_rows().where(owners.c.id == article.id, versions.c.sha256 == article.sha256)
    row = connection.execute(query).one_or_none()
    if row is None or row.text is None:
        return []
    return [found.span() for found in re.finditer(f"{ERASED}+", stored.text_of(row))]


def _within(span: Span, pieces: Iterable[Span]) -> bool:
    return any(begin <= span[0] and span[1] <= end for begin, end in pieces)


def _salt(connection: Connection) -> str:
    query = select(schema.settings.c.value).where(schema.settings.c.key == "salt")
    return str(connection.execute(query).scalar_one())


def _stone(salt: str, kind: str, value: str) -> str:
    return digest(salt, kind, value, length=40)


def _names_of(actor: Actor) -> Iterator[str]:
    """By what a person is known again: the entry of the actor table, the name."""
    yield from filter(None, (actor.entity, folded(actor.name)))


def bury_person(connection: Connection, actor: Actor, text: str, now: str) -> None:
    """Leave tombstones of a person: of the entry, the full name, and what they are called for short, here or in the next report."""
    if actor.entity:
        bury(connection, "person", actor.entity, now)
    if name := folded(actor.name):
        bury(connection, "person", name, now)
    parts = folded(actor.name).split()
    called = {folded(text[begin:end]) for begin, end in actor.mentions}
    ends = {one for one in called if one and set(one.split()) <= set(parts) and one.split()[-1] == parts[-1]}
    for form in {*names.short_forms(actor.name), *ends}:  # a first name alone is anybody's
        bury(connection, "surname", form, now)


def without_persons(reading: Reading, gone: Collection[str], called: Names) -> Reading:
    """The reading and its text without some persons: their names, what they said, and every frame that they have a part in.

    Args:
        reading: of an article in which they are named.
        gone: ids of the actors who are these persons.
        called: what they are called; it may stand in the article also where no actor is one of them.
    """
    held, lost = _without_words_of(content(reading), gone)
    article, text = reading.article, reading.article.text
    stays = [m for actor in reading.actors if _is_other(actor, gone) for m in actor.mentions]
    found = called.spans(text, stays=stays)
    article = replace(
        article,
        text=texts.erased(text, [*found, *lost]),
        original=article.sha256,
        title=called.blotted(article.title),
        publisher=None if says(called, article.publisher) else article.publisher,
        url=None if says(called, article.url) else article.url,
        where="" if says(called, article.where) else article.where,
        extra={} if says(called, article.extra) else article.extra,
        warnings=tuple(one for one in article.warnings if not says(called, one)),
        rights=_unnamed(article.rights, called),
    )
    held = _without_names(held, gone, called)
    warnings = tuple(one for one in reading.warnings if not says(called, one))
    return replace(
        reading,
        article=article,
        actors=held.actors,
        statements=held.statements,
        times=held.times,
        frames=held.frames,
        warnings=warnings,
    )


def _unnamed(rights: Rights | None, called: Names) -> Rights | None:
    """What is said about the use of a text, without the lines that name the persons; a reservation stays one."""
    if rights is None:
        return None
    named = {name: None for name in ("licence", "notice") if says(called, getattr(rights, name))}
    kept = tuple(replace(one, policy=None) if says(called, one.policy) else one for one in rights.reservations)
    return replace(rights, reservations=kept, **named)


def says(called: Names, value: Any) -> bool:
    """Whether a value names the persons: words, an address, or whatever holds such."""
    words = str(value or "")
    return called.names(words) or called.names(names.spaced(words), cased=False)


def names_person(called: Names, identity: str) -> bool:
    """Whether an article's id names the persons: then nothing of the article can stay."""
    return called.names(names.spaced(identity), cased=False)


def _is_other(actor: Actor, gone: Collection[str]) -> bool:
    """Whether an actor is another person with a full name, whose words stay."""
    return actor.kind == "person" and actor.id not in gone and " " in folded(actor.name)


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


def _without_names(held: Content, gone: Collection[str], called: Names) -> Content:
    """The reading without the actors, and without their names in those of others, in reasons, questions and places."""
    entries = {actor.entity for actor in held.actors if actor.id in gone and actor.entity}
    for identity in sorted(gone):
        held = meaning.redirected(held, identity, None)
    statements = (
        replace(
            one,
            via=tuple(hop for hop in one.via if hop.actor is not None or hop.spans),
            place=_placed(called, one.place),
        )
        for one in held.statements
    )
    actors = tuple(_blotted(actor, gone, called, entries) for actor in held.actors if actor.id not in gone)
    frames = replace(
        held.frames,
        positions=tuple(replace(one, question=called.blotted(one.question) or "") for one in held.frames.positions),
        events=tuple(replace(one, place=_placed(called, one.place)) for one in held.frames.events),
        figures=tuple(replace(one, place=_placed(called, one.place)) for one in held.frames.figures),
    )
    return replace(held, statements=tuple(statements), actors=actors, frames=frames)


def _blotted(actor: Actor, gone: Collection[str], called: Names, entries: Collection[str]) -> Actor:
    """An actor who stays, without the names of those who go."""
    name = actor.name if _is_other(actor, gone) else called.blotted(actor.name) or ""
    holder = None if actor.holder in entries else actor.holder
    return replace(actor, name=name, why=called.blotted(actor.why) or "", holder=holder)


def _placed(called: Names, place: Any) -> Any:
    return place and replace(place, name=called.blotted(place.name))


def drop_judgements(connection: Connection, article: str) -> None:
    """Remove the judgements on an article, and those that name it."""
    table = schema.judgements
    connection.execute(delete(table).where(or_(table.c.article == article, table.c.subject == article)))
