"""What `lagebild forget` does: an article, a person or the texts of a source go, with all that rests on them, out of every table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, delete, func, select, update

from lagebild.entries import ERASED, HIDDEN, KnownActor
from lagebild.errors import UnknownError
from lagebild.records import Span
from lagebild.store import codec, erasing, intake, judging, likeness, moments, rows, schema, stored, texts
from lagebild.store.codec import Decision
from lagebild.store.words import Stems

NARROWER = {"full": ("spans", "none"), "spans": ("none",), "none": ()}


class Forgotten(NamedTuple):
    """What was forgotten: articles that are gone, articles that lost something, judgements that went with them."""

    articles: int
    changed: int
    judgements: int


def article(connection: Connection, identity: str, now: str) -> Forgotten:
    """Remove an article with every version, reading, judgement and index row of it.

    Raises:
        UnknownError: there is none.
    """
    before = _judgements(connection)
    for row in stored.versions_of(connection, identity):
        shared = select(func.count()).where(
            schema.versions.c.sha256 == row.sha256, schema.versions.c.article != row.article
        )
        rows.drop(connection, row.no)
        if connection.execute(shared).scalar_one() == 0:
            erasing.bury(connection, "text", row.sha256, now)
            connection.execute(delete(schema.cache).where(schema.cache.c.text == row.sha256))
        connection.execute(delete(schema.versions).where(schema.versions.c.no == row.no))
    connection.execute(delete(schema.articles).where(schema.articles.c.id == identity))
    erasing.bury(connection, "article", identity, now)
    erasing.drop_judgements(connection, identity)
    _drop_judgements_naming(connection, lambda said: said.value.get("with") == identity)
    return Forgotten(1, 0, before - _judgements(connection))


def the_one(actors: Sequence[KnownActor], name: str) -> list[str]:
    """The key of the one person that a name means.

    Raises:
        UnknownError: it means several; nothing is forgotten then.
    """
    if len(actors) > 1:
        names = ", ".join(f"{actor.name} ({actor.key})" for actor in actors[:5])
        raise UnknownError(f"{name!r} can be several: {names}; give the full name or the key in brackets")
    return [actor.key for actor in actors]


def person(connection: Connection, keys: Sequence[str], now: str, stems: Stems) -> Forgotten:
    """Remove a person, by the keys of the actor index: names, words and every frame with a part in it, from texts and readings.

    An article whose very id names the person is removed whole.

    Raises:
        UnknownError: nobody is called so, or it is no person.
    """
    table = schema.actors
    found = connection.execute(select(table.c.version, table.c.kind, table.c.name).where(table.c.key.in_(keys))).all()
    if not found:
        raise UnknownError("nobody of that name in this dossier; `lagebild actors` lists them")
    if any(row.kind != "person" for row in found):
        raise UnknownError(f"{found[0].name} is no person; only persons and articles can be forgotten")
    pattern = erasing.name_pattern([row.name for row in found])
    before, gone, changed = _judgements(connection), 0, set()
    for number in sorted({row.version for row in found}):
        row = connection.execute(stored.version_rows().where(schema.versions.c.no == number)).one_or_none()
        if row is None:
            continue  # went with its article
        if erasing.names_person(pattern, row.id):
            article(connection, row.id, now)
            gone += 1
        else:
            _without_person(connection, row.no, set(keys), now)
            changed.add(row.id)
    _drop_judgements_naming(connection, lambda said: bool(pattern.search(str(codec.plain(said)))))
    there = set(stored.numbers(connection))
    for number in sorted({row.version for row in found} & there):
        stored.reindex(connection, number, stems)
    return Forgotten(gone, len(changed), before - _judgements(connection))


def _without_person(connection: Connection, number: int, keys: set[str], now: str) -> None:
    """Take the person out of every reading of a version, and out of its text."""
    row = stored.version_row(connection, number)
    pieces: list[Span] = []
    text = stored.text_of(row)
    for read in stored.readings(connection, number):
        held = stored.stored(connection, row, read).reading
        lost = [actor for actor in held.actors if rows.key(actor, held.article) in keys]
        for actor in lost:
            for name in erasing.buried_names(actor):
                erasing.bury(connection, "person", name, now)
        if lost:
            new = erasing.without_persons(held, {actor.id for actor in lost})
            pieces += [(at, at + 1) for at, char in enumerate(new.article.text) if char == ERASED and text[at] != char]
            _rewrite(connection, read, codec.content(new), codec.header(new.article))
    text = texts.erased(text, pieces)
    kept = [(at, at + 1) for at, char in enumerate(text) if char != HIDDEN] if row.keep == "spans" else ()
    intake.write_text(connection, number, text, row.keep, texts.joined(kept))
    runs = likeness.shingles(text)
    connection.execute(
        update(schema.versions)
        .where(schema.versions.c.no == number)
        .values(signature=likeness.signature(runs), shingles=len(runs))
    )
    connection.execute(delete(schema.cache).where(schema.cache.c.text == row.sha256))


def _rewrite(connection: Connection, read: Row[Any], content: codec.Content, said: codec.Header) -> None:
    """Write a reading, and what is said about its article, in place of what was there. The header's hash stays: it is not content, and
    by it the same details are known again.
    """
    document = codec.packed(content)
    values = {"document": document, "sha256": codec.hashed(document)}
    connection.execute(update(schema.readings).where(schema.readings.c.no == read.no).values(**values))
    connection.execute(
        update(schema.headers)
        .where(schema.headers.c.no == read.header)
        .values(publisher=said.publisher, moment=moments.moment(said.published), document=codec.packed(said))
    )


def narrow(connection: Connection, keep: str, publisher: str | None, stems: Stems) -> Forgotten:
    """Keep less of the texts that are stored, all or those of one source."""
    changed = 0
    for number in stored.numbers(connection):
        row = stored.version_row(connection, number)
        if keep not in NARROWER[row.keep] or (
            publisher is not None and stored.header(connection, number).publisher != publisher
        ):
            continue
        text, readings = stored.text_of(row), stored.readings(connection, number)
        contents = {read.no: codec.unpacked(codec.Content, read.document) for read in readings}
        pieces = (
            texts.joined(span for one in contents.values() for span in texts.needed(text, one))
            if keep == "spans"
            else ()
        )
        intake.write_text(connection, number, text, keep, pieces)
        for read in readings:
            said = codec.unpacked(codec.Header, read.said)
            bare = replace(said, title=None, extra={}, warnings=()) if keep == "none" else said
            _rewrite(connection, read, texts.reduced(contents[read.no], keep, pieces), bare)
        judging.clip_anchors(connection, row.id, stored.text_of(stored.version_row(connection, number)))
        stored.reindex(connection, number, stems)
        changed += 1
    return Forgotten(0, changed, 0)


def _judgements(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(schema.judgements)).scalar_one())


def _drop_judgements_naming(connection: Connection, names: Callable[[Decision], bool]) -> None:
    """Remove the judgements whose words or values name what is forgotten."""
    table = schema.judgements
    for row in connection.execute(select(table.c.no, table.c.document)).all():
        if names(codec.unpacked(Decision, row.document)):
            connection.execute(delete(table).where(table.c.no == row.no))
