"""How an article comes into a dossier: what it is to what is there, and all of it written in one transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, insert, select, update

from lagebild.entries import Added
from lagebild.records import Article, Coder, Findings, Reading, Spans
from lagebild.store import codec, copying, erasing, likeness, moments, rows, schema, stored, texts
from lagebild.store.words import Stems


class Standing(NamedTuple):
    """What is to be done with an article: nothing where `added` is given; else read it, unless its `findings` are known."""

    article: Article
    added: Added | None = None
    findings: Findings | None = None


def standing(connection: Connection, article: Article, coder: Coder) -> Standing:
    """What an article is to the dossier before anything is read. It comes back with the details that are known of it already."""
    if erasing.is_refused(connection, article):
        return Standing(article, Added("refused", article.id, article.where))
    version = _version(connection, article)
    if version is not None:
        article = _completed(connection, article, version.no)
        if _is_read(connection, version.no, article, coder):
            return Standing(article, Added("unchanged", article.id, article.where, version.number))
    return Standing(article, findings=_cached(connection, article, coder))


def add(connection: Connection, reading: Reading, findings: Findings, now: str, stems: Stems) -> Added:
    """Write an article with its reading. To be called within a writing transaction; what another wrote meanwhile is seen.

    `now` is when the dossier comes to know it.
    """
    before = standing(connection, reading.article, reading.coder)
    if before.added is not None:
        return before.added
    reading = erasing.applied(connection, reading)
    article = reading.article
    known = _version(connection, article)
    keep = known.keep if known else _keep(connection, article)
    outcome = "version" if known is None else "reread"
    version, number = (known.no, known.number) if known else _put_version(connection, article, keep, now)
    header, is_new = _put_header(connection, version, article if keep != "none" else _bare(article), now)
    if known and is_new:
        outcome = "details"
    _put_reading(connection, version, header, reading, now)
    _cache(connection, article, reading.coder, findings)
    stored.reindex(connection, version, stems)
    original = copying.find(connection, version, article, now) if known is None else None
    if number == 1 and known is None:
        outcome = "copy" if original else "new"
    return Added(outcome, article.id, article.where, number, original, (*article.warnings, *reading.warnings))


def _version(connection: Connection, article: Article) -> Row[Any] | None:
    query = stored.version_rows().where(schema.articles.c.id == article.id, schema.versions.c.sha256 == article.sha256)
    return connection.execute(query).one_or_none()


def _completed(connection: Connection, article: Article, version: int) -> Article:
    """The article with what was known of this very text before and is not said this time: adding again loses nothing."""
    known = stored.header(connection, version)
    if article.published is None and known.published is not None:
        article = replace(article, published=known.published, published_by=known.published_by)
    blank = {
        name: value
        for name in ("title", "publisher", "url", "modified")
        if getattr(article, name) is None and (value := getattr(known, name)) is not None
    }
    return replace(article, **blank) if blank else article


def _is_read(connection: Connection, version: int, article: Article, coder: Coder) -> bool:
    """Whether there is a reading by this coder of a text with these very details."""
    readings, headers = schema.readings, schema.headers
    wanted = {codec.fingerprint(codec.header(one)) for one in (article, _bare(article))}
    query = (
        select(readings.c.no)
        .join(headers, headers.c.no == readings.c.header)
        .where(readings.c.version == version, headers.c.sha256.in_(wanted))
        .where(readings.c.coder == coder.version, readings.c.weights == coder.sha256)
    )
    return connection.execute(query.limit(1)).scalar() is not None


def _bare(article: Article) -> Article:
    """The article without words of its own: what is known of one whose text is not kept."""
    return replace(article, title=None, extra={}, warnings=())


def _cached(connection: Connection, article: Article, coder: Coder) -> Findings | None:
    table = schema.cache
    query = select(table.c.document).where(
        table.c.text == article.sha256, table.c.weights == coder.sha256, table.c.coder == coder.version
    )
    data = connection.execute(query).scalar()
    return None if data is None else codec.unpacked(Findings, data)


def _cache(connection: Connection, article: Article, coder: Coder, findings: Findings) -> None:
    if _cached(connection, article, coder) is None:
        values = {"text": article.sha256, "weights": coder.sha256, "coder": coder.version}
        connection.execute(insert(schema.cache).values(**values, document=codec.packed(findings)))


def _keep(connection: Connection, article: Article) -> str:
    """What is kept of the text: by the rule for its source, else that of the dossier."""
    table = schema.keeping
    if article.publisher is not None:
        rule = connection.execute(select(table.c.keep).where(table.c.publisher == article.publisher)).scalar()
        if rule is not None:
            return str(rule)
    return stored.setting(connection, "keep") or "full"


def _put_version(connection: Connection, article: Article, keep: str, now: str) -> tuple[int, int]:
    """A new version of the article: its row and its number."""
    owner = connection.execute(select(schema.articles.c.no).where(schema.articles.c.id == article.id)).scalar()
    if owner is None:
        owner = _key(connection.execute(insert(schema.articles).values(id=article.id, known=now)))
    last = connection.execute(
        select(func.max(schema.versions.c.number)).where(schema.versions.c.article == owner)
    ).scalar()
    runs = likeness.shingles(article.text)
    row = {
        "article": owner,
        "number": (last or 0) + 1,
        "sha256": article.sha256,
        "length": len(article.text),
        "keep": keep,
        "signature": likeness.signature(runs),
        "shingles": len(runs),
        "known": now,
    }
    version = _key(connection.execute(insert(schema.versions).values(**row)))
    rows.mark_latest(connection, owner, version)
    return version, (last or 0) + 1


def _key(result: Any) -> int:
    """The number of the row that was written."""
    return int(result.inserted_primary_key[0])


def _put_header(connection: Connection, version: int, article: Article, now: str) -> tuple[int, bool]:
    """The row of what is said about the article, and whether it is new."""
    table = schema.headers
    said = codec.header(article)
    sha = codec.fingerprint(said)
    known = connection.execute(select(table.c.no).where(table.c.version == version, table.c.sha256 == sha)).scalar()
    if known is not None:
        return known, False
    values = {"version": version, "known": now, "publisher": said.publisher, "moment": moments.moment(said.published)}
    return _key(connection.execute(insert(table).values(**values, document=codec.packed(said), sha256=sha))), True


def _put_reading(connection: Connection, version: int, header: int, reading: Reading, now: str) -> None:
    """The reading, and of the text what it needs beside what other readings need."""
    row = connection.execute(select(schema.versions).where(schema.versions.c.no == version)).one()
    content, text = codec.content(reading), reading.article.text
    others = [codec.unpacked(codec.Content, one.document) for one in stored.readings(connection, version)]
    pieces = (
        texts.joined(span for one in (content, *others) for span in texts.needed(text, one))
        if row.keep == "spans"
        else ()
    )
    write_text(connection, version, text, row.keep, pieces)
    document = codec.packed(texts.reduced(content, row.keep, pieces))
    coder = reading.coder
    connection.execute(
        insert(schema.readings).values(
            version=version,
            header=header,
            coder=coder.version,
            model=coder.model,
            weights=coder.sha256,
            known=now,
            document=document,
            sha256=codec.hashed(document),
        )
    )


def write_text(connection: Connection, version: int, text: str, keep: str, pieces: Spans) -> None:
    """Write what is kept of a text, with the hash of that where it is not the text as it was read."""
    data = texts.stored(text, keep, pieces)
    table = schema.versions
    sha = connection.execute(select(table.c.sha256).where(table.c.no == version)).scalar_one()
    kept = None if data is None or codec.hashed(data) == sha else codec.hashed(data)
    connection.execute(update(table).where(table.c.no == version).values(text=data, keep=keep, kept=kept))
