"""Whether a dossier is what it says it is: every hash, every span against its text, every reference, every row of the index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from lagebild.entries import Fault
from lagebild.errors import StoreError
from lagebild.records import Findings, Reading
from lagebild.store import anchors, codec, fulltext, likeness, rows, schema, stored, texts
from lagebild.terms import Stems


def faults(connection: Connection, stems: Stems, seen: Callable[[], None] = lambda: None) -> Iterator[Fault]:
    """Everything that is wrong, article by article; `seen` is called after each version."""
    yield from _database(connection)
    for number in stored.numbers(connection):
        row = stored.version_row(connection, number)
        where = f"{row.id} (version {row.number})"
        try:
            yield from (Fault(where, what) for what in _version(connection, row, stems))
        except StoreError as error:
            yield Fault(where, str(error))
        seen()
    yield from _rest(connection)


def _database(connection: Connection) -> Iterator[Fault]:
    if connection.dialect.name != "sqlite":
        return
    for row in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if row[0] != "ok":
            yield Fault("file", str(row[0]))
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault("file", f"row {row[1]} of {row[0]} refers to a row of {row[2]} that is not there")


def _version(connection: Connection, row: Any, stems: Stems) -> Iterator[str]:
    text = stored.text_of(row)
    if len(text) != row.length:
        yield f"its text has {len(text)} characters, not {row.length}"
    if row.text is not None and codec.hashed(row.text) != (row.kept or row.sha256):
        yield "its text does not have its hash"
    if row.keep == "none" and row.text is not None:
        yield "a text is there that is not to be kept"
    read = stored.readings(connection, row.no)
    if not read:
        yield "it has no reading"
    for one in read:
        if codec.hashed(one.document) != one.sha256:
            yield f"its reading by {one.model} does not have its hash"
        yield from _reading(stored.stored(connection, row, one).reading)
    if read:
        yield from _index(connection, row, stems)


def _reading(reading: Reading) -> Iterator[str]:
    """Spans within the text and in order, references to what is there."""
    actors = {actor.id for actor in reading.actors}
    statements = {one.id for one in reading.statements}
    length = len(reading.article.text)
    for actor in reading.actors:
        if bad := [span for span in actor.mentions if not 0 <= span[0] < span[1] <= length]:
            yield f"actor {actor.name!r} is mentioned outside of the text: {bad[0]}"
        if lost := set(actor.members) - actors:
            yield f"actor {actor.name!r} has members that are not there: {', '.join(sorted(lost))}"
    seen: set[str] = set()
    for of in anchors.WORDED:
        for record in anchors.records(codec.content(reading), of):
            if bad := [span for span in texts.spans_of(record) if not 0 <= span[0] < span[1] <= length]:
                yield f"{of} {record.id} has words outside of the text: {bad[0]}"
            if lost := {ref.actor for ref in texts.refs_of(record) if ref.actor is not None} - actors:
                yield f"{of} {record.id} names actors that are not there: {', '.join(sorted(lost))}"
            for name in ("statement", "parent", "responds_to"):
                if (other := getattr(record, name, None)) is not None and other not in statements:
                    yield f"{of} {record.id} refers to a statement that is not there: {other}"
            if record.id in seen:
                yield f"two records have the id {record.id}"
            seen.add(record.id)


def _index(connection: Connection, row: Any, stems: Stems) -> Iterator[str]:
    """The index holds what follows from the reading and the judgements, to the last column."""
    should = stored.index_of(connection, row, stored.readings(connection, row.no)[0], stems)
    newest = stored.version_of(connection, row.id).no == row.no
    for table, wanted, order in (
        (schema.statements, [{**one, "latest": newest} for one in should.statements], "no"),
        (schema.events, should.events, "no"),
        (schema.actors, [{**one, "latest": newest} for one in should.actors], "no"),
        (schema.records, [{"id": one} for one in should.records], "id"),
    ):
        names = list(wanted[0]) if wanted else ["version"]
        query = select(*(table.c[name] for name in names)).where(table.c.version == row.no).order_by(table.c[order])
        if [dict(one._mapping) for one in connection.execute(query)] != wanted:
            yield f"its {table.name} in the search index are not those of its reading"
    yield from _words(connection, row, should)
    if row.signature is not None and should.terms:
        bands = connection.scalars(select(schema.bands.c.band).where(schema.bands.c.version == row.no))
        if set(bands) != set(likeness.bands(row.signature)):
            yield "its bands, by which copies are found, are not those of its signature"


def _words(connection: Connection, row: Any, should: rows.Indexed) -> Iterator[str]:
    """Speakers, and the words for the search."""
    statements, speakers = schema.statements, schema.speakers
    numbers = connection.scalars(
        select(statements.c.no).where(statements.c.version == row.no).order_by(statements.c.no)
    ).all()
    query = select(speakers.c.statement, speakers.c.key).where(speakers.c.statement.in_(numbers))
    said = {(number, key) for number, keys in zip(numbers, should.speakers, strict=False) for key in keys}
    if {(one.statement, one.key) for one in connection.execute(query)} != said:
        yield "its speakers in the search index are not those of its reading"
    terms = connection.execute(select(schema.indexed.c.terms).where(schema.indexed.c.version == row.no)).scalar()
    if terms != " ".join(sorted(set(should.terms))):
        yield "its words in the search index are not those of its text"
    worded = [number for number, words in zip(numbers, should.words, strict=False) if words]
    if fulltext.lacking(connection, "statement_words", worded) or fulltext.lacking(
        connection, "version_words", [row.no] if should.terms else []
    ):
        yield "its words are not in the full-text index"


def _rest(connection: Connection) -> Iterator[Fault]:
    for table in ("statement_words", "version_words"):
        for fault in fulltext.faults(connection, table):
            yield Fault("search index", fault)
    for row in connection.execute(select(schema.cache.c.text, schema.cache.c.document)):
        try:
            codec.unpacked(Findings, row.document)
        except StoreError as error:
            yield Fault(f"reading cache, text {row.text[:16]}", str(error))
    uses: Counter[str] = Counter()
    for row in connection.execute(select(schema.indexed.c.terms)):
        uses.update(row.terms.split())
    if uses != {one.term: one.uses for one in connection.execute(select(schema.terms.c.term, schema.terms.c.uses))}:
        yield Fault("search index", "words are not counted as often as they are used")
    yield from _judgements(connection)


def _judgements(connection: Connection) -> Iterator[Fault]:
    table = schema.judgements
    for row in connection.execute(select(table.c.id, table.c.article, table.c.document)):
        try:
            codec.unpacked(codec.Decision, row.document)
        except StoreError as error:
            yield Fault(f"judgement {row.id}", str(error))
        if row.article is not None and not _has_article(connection, row.article):
            yield Fault(f"judgement {row.id}", f"it is about article {row.article!r}, which is not there")


def _has_article(connection: Connection, identity: str) -> bool:
    return connection.execute(select(schema.articles.c.no).where(schema.articles.c.id == identity)).scalar() is not None
