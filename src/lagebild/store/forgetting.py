"""What `lagebild forget` does: an article, a person or the texts of a source go, with all that rests on them, out of every table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from lagebild import moments
from lagebild.entries import ERASED, Stored
from lagebild.errors import UnknownError
from lagebild.records import Actor, Span
from lagebild.store import (
    anchors,
    codec,
    drawing,
    erasing,
    intake,
    judging,
    likeness,
    names,
    replay,
    rows,
    schema,
    search,
    stored,
    texts,
)
from lagebild.store.names import Names
from lagebild.terms import Stems, folded

NARROWER = {"full": ("spans", "none"), "spans": ("none",), "none": ()}


class Forgotten(NamedTuple):
    """What was forgotten: articles that are gone, articles that lost something, judgements that went with them."""

    articles: int
    changed: int
    judgements: int
    purged: bool = True  # whether free pages and the log could be cleared at once


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
    for row, said in judging.decisions(connection):
        if said.value.get("with") == identity:
            judging.remove(connection, row.no)
    judging.remove_halves(connection)
    drawing.drop(connection)
    return Forgotten(1, 0, before - _judgements(connection))


def person(connection: Connection, keys: Collection[str], now: str, stems: Stems) -> Forgotten:
    """Remove a person, by the keys of the actor index: names, words and every frame with a part in it, from texts and readings.

    Who is called by the surname alone in another article is taken for the same person. Where nobody is recognised, the full name
    goes from the words. An article whose very id names the person is removed whole.

    Raises:
        UnknownError: nobody is called so, or it is no person.
    """
    found = _indexed(connection, keys)
    if not found:
        raise UnknownError("nobody of that name in this dossier; `lagebild actors` lists them")
    if any(row.kind != "person" for row in found):
        raise UnknownError(f"{found[0].name} is no person; only persons and articles can be forgotten")
    called = {row.name for row in found}
    keys = {*keys, *(f"person:{form}" for name in called for form in (folded(name), *names.short_forms(name)))}
    keys |= _genitives(connection, called, keys)
    found = _indexed(connection, keys)
    known = Names.of(called | {row.name for row in found}, _others(connection, keys))
    before, gone, changed = _judgements(connection), set(), set()
    about = {row.article for row in found} | _in_readings(connection, keys)
    lost: set[str] = set()
    for number in _naming(connection, called, about, known):
        row = stored.version_row_if_there(connection, number)
        if row is None:
            continue  # went with its article
        _bury(connection, row, keys, now)
        meant = known if row.article in about else known.by_whole()
        if erasing.names_person(meant, row.id):
            article(connection, row.id, now)
            gone.add(row.id)
            continue
        ids = _without_person(connection, row, keys, meant)
        if ids is not None:
            lost |= ids
            changed.add(row.id)
    _without_judgements(connection, known, changed, lost)
    for identity in sorted(changed):
        for number in stored.numbers(connection, identity):
            stored.reindex(connection, number, stems)
    return Forgotten(len(gone), len(changed), before - _judgements(connection))


def _indexed(connection: Connection, keys: Collection[str]) -> Sequence[Row[Any]]:
    """Where the index has the actors."""
    table, versions = schema.actors, schema.versions
    query: Select[Any] = select(table.c.version, table.c.kind, table.c.name, versions.c.article)
    query = query.join(versions, versions.c.no == table.c.version).where(table.c.key.in_(sorted(keys)))
    return connection.execute(query.order_by(table.c.no)).all()


def _in_readings(connection: Connection, keys: Collection[str]) -> set[int]:
    """The articles of which any reading, not only the current one, knows the person."""
    readings, versions = schema.readings, schema.versions
    query = select(versions.c.article, readings.c.document).join(versions, versions.c.no == readings.c.version)
    return {
        row.article
        for row in connection.execute(query.order_by(readings.c.no))
        if any(rows.local_key(one) in keys for one in codec.unpacked(codec.Content, row.document).actors)
    }


def _genitives(connection: Connection, called: Collection[str], keys: Collection[str]) -> set[str]:
    """The keys of surnames in the genitive that a reading took for somebody ("die Drohung Rossels"), unless somebody is called so."""
    surnames = {form for name in called for form in names.short_forms(name)}
    whole = {folded(other).split()[-1] for other in _others(connection, keys) if " " in folded(other)}
    return {f"person:{form}s" for form in surnames if f"{form}s" not in whole}


def _others(connection: Connection, keys: Collection[str]) -> list[str]:
    """The full names of all other persons."""
    table = schema.actors
    query = select(table.c.name).where(table.c.kind == "person", table.c.key.not_in(sorted(keys)))
    return [name for name in connection.scalars(query.distinct()) if " " in name]


def _naming(connection: Connection, called: Iterable[str], about: Collection[int], known: Names) -> list[int]:
    """The versions that may name the person: of the articles that are about them, and those with the full name somewhere."""
    versions, headers = schema.versions, schema.headers
    found = {number for name in called for number in search.versions_naming(connection, name, None)}
    found.update(connection.scalars(select(versions.c.no).where(versions.c.article.in_(sorted(about)))))
    for row in connection.execute(select(headers.c.version, headers.c.document)):
        if row.version not in found and erasing.says(
            known.by_whole(), codec.plain(codec.unpacked(codec.Header, row.document))
        ):
            found.add(row.version)
    return sorted(found)


def _bury(connection: Connection, row: Row[Any], keys: Collection[str], now: str) -> None:
    """Leave tombstones of the person by all that a version calls them."""
    for read in stored.readings(connection, row.no):
        held = stored.stored(connection, row, read)
        for actor in _who(held, keys)[1]:
            erasing.bury_person(connection, actor, held.reading.article.text, now)


def _without_person(connection: Connection, row: Row[Any], keys: Collection[str], called: Names) -> set[str] | None:
    """Take the person out of every reading of a version, and out of its text; the ids of the records that go. None: not named here."""
    text = stored.text_of(row)
    pieces: list[Span] = []
    lost: set[str] = set()
    is_named = False
    readings = [(read, stored.stored(connection, row, read)) for read in stored.readings(connection, row.no)]
    who = [_who(held, keys)[0] for _, held in readings]
    alias = {a.name for (_, held), gone in zip(readings, who, strict=True) for a in held.reading.actors if a.id in gone}
    called = called.and_of(alias) if alias else called
    for (read, held), gone in zip(readings, who, strict=True):
        new = erasing.without_persons(held.reading, gone, called)
        if replace(new, article=replace(new.article, original="")) == replace(
            held.reading, article=replace(held.reading.article, original="")
        ):
            continue
        is_named = True
        lost |= _ids(codec.content(held.reading)) - _ids(codec.content(new))
        pieces += [(at, at + 1) for at, char in enumerate(new.article.text) if char == ERASED and text[at] != char]
        _rewrite(connection, read, codec.content(new), codec.header(new.article))
    if not is_named:
        return None
    _write_text(connection, row, texts.erased(text, pieces))
    connection.execute(delete(schema.cache).where(schema.cache.c.text == row.sha256))
    return lost


def _who(held: Stored, keys: Collection[str]) -> tuple[set[str], list[Actor]]:
    """Who in a reading is the person, as people judged it: ids of the actors as the model has them, and the actors as people left them."""
    judged = replay.replayed(held.reading, held.verdicts).content
    meant = [actor for actor in judged.actors if rows.key(actor, held.reading.article) in keys]
    places = {mention for actor in meant for mention in actor.mentions}
    known = {actor.id for actor in meant}
    ids = {
        actor.id
        for actor in held.reading.actors
        if actor.id in known or (actor.mentions and places.issuperset(actor.mentions))
    }
    return ids, meant


def _ids(content: codec.Content) -> set[str]:
    return {record.id for of in anchors.WORDED for record in anchors.records(content, of)}


def _write_text(connection: Connection, row: Row[Any], text: str) -> None:
    """Write a text from which something was erased; what is known of a whole text by its words follows."""
    kept = texts.kept_spans(text) if row.keep == "spans" else ()
    intake.write_text(connection, row.no, text, row.keep, texts.joined(kept))
    if row.keep != "full":
        return
    runs = likeness.shingles(text)
    signed = likeness.signature(runs)
    versions, bands = schema.versions, schema.bands
    connection.execute(update(versions).where(versions.c.no == row.no).values(signature=signed, shingles=len(runs)))
    connection.execute(delete(bands).where(bands.c.version == row.no))
    if signed is not None:
        connection.execute(insert(bands), [{"band": band, "version": row.no} for band in likeness.bands(signed)])


def _without_judgements(connection: Connection, called: Names, changed: Collection[str], lost: Collection[str]) -> None:
    """Remove the judgements on what is gone, and those that name the person; of the others what stood around their words."""
    for identity in changed:
        judging.clip_anchors(connection, identity, _texts(connection, identity))
    for row, said in judging.decisions(connection):
        meant = called if row.article is None or row.article in changed else called.by_whole()
        if row.subject in lost or erasing.says(meant, f"{row.subject} {codec.plain(said)}"):
            judging.remove(connection, row.no)
    judging.remove_halves(connection)
    drawing.drop(connection)
    table = schema.keeping
    for publisher in connection.scalars(select(table.c.publisher)).all():
        if erasing.says(called, publisher):
            connection.execute(delete(table).where(table.c.publisher == publisher))


def _texts(connection: Connection, identity: str) -> list[str]:
    """What is kept of an article's texts, the latest first."""
    return [stored.text_of(row) for row in reversed(stored.versions_of(connection, identity))]


def _rewrite(connection: Connection, read: Row[Any], content: codec.Content, said: codec.Header) -> None:
    """Write a reading, and what is said about its article, in place of what was there. The header's hash is salted: by it the same
    details are known again, but nobody can check by it what they were.
    """
    document = codec.packed(content)
    values = {"document": document, "sha256": codec.hashed(document)}
    connection.execute(update(schema.readings).where(schema.readings.c.no == read.no).values(**values))
    sha = connection.execute(select(schema.headers.c.sha256).where(schema.headers.c.no == read.header)).scalar_one()
    connection.execute(
        update(schema.headers)
        .where(schema.headers.c.no == read.header)
        .values(
            publisher=said.publisher and stored.column(said.publisher),
            moment=moments.moment(said.published),
            document=codec.packed(said),
            sha256=sha if sha.startswith("salted ") else stored.salted(connection, sha),
        )
    )


def narrow_rules(connection: Connection, keep: str, publisher: str | None) -> None:
    """Let the rules for texts to come keep no more than that, of all sources or of one; none comes to keep more by it."""
    whole = stored.setting(connection, "keep") or "full"
    rules = schema.keeping
    if publisher is not None:
        name = stored.column(publisher)
        rule = connection.execute(select(rules.c.keep).where(rules.c.publisher == name)).scalar() or whole
        if keep in NARROWER[rule]:
            stored.set_rule(connection, publisher, keep)
        return
    if keep in NARROWER[whole]:
        stored.set_setting(connection, "keep", keep)
    wider = [rule for rule, narrower in NARROWER.items() if keep in narrower]
    connection.execute(update(rules).where(rules.c.keep.in_(wider)).values(keep=keep))


def narrow(connection: Connection, keep: str, publisher: str | None, stems: Stems) -> Forgotten:
    """Keep less of the texts that are stored, all or those of one source."""
    drawing.drop(connection)
    narrowed: dict[str, None] = {}
    for number in stored.numbers(connection):
        row = stored.version_row(connection, number)
        if keep not in NARROWER[row.keep] or (
            publisher is not None and stored.header(connection, number).publisher != publisher
        ):
            continue
        _narrow(connection, row, keep)
        narrowed[row.id] = None
    for identity in narrowed:
        judging.clip_anchors(connection, identity, _texts(connection, identity))
        for number in stored.numbers(connection, identity):
            stored.reindex(connection, number, stems)
    return Forgotten(0, len(narrowed), 0)


def _narrow(connection: Connection, row: Row[Any], keep: str) -> None:
    """Keep less of one text: what its readings need, and what people made of them."""
    text, readings = stored.text_of(row), stored.readings(connection, row.no)
    held = {read.no: stored.stored(connection, row, read) for read in readings}
    contents = {number: codec.content(one.reading) for number, one in held.items()}
    judged = [replay.replayed(one.reading, one.verdicts).content for one in held.values()]
    wanted = (span for one in (*contents.values(), *judged) for span in texts.needed(text, one))
    pieces = texts.joined(wanted) if keep == "spans" else ()
    intake.write_text(connection, row.no, text, keep, pieces)
    for read in readings:
        said = codec.unpacked(codec.Header, read.said)
        bare = replace(said, title=None, extra={}, warnings=()) if keep == "none" else said
        _rewrite(connection, read, texts.reduced(contents[read.no], keep, pieces), bare)


def _judgements(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(schema.judgements)).scalar_one())
