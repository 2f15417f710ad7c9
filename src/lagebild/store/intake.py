"""How an article comes into a dossier: what it is to what is there, and all of it written in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, insert, select, update

from lagebild import moments
from lagebild.entries import ERASED, Added
from lagebild.records import Article, Coder, Findings, Reading, Spans
from lagebild.store import codec, copying, erasing, likeness, rows, schema, stored, texts
from lagebild.terms import Stems

ERASED_FROM = "a person who was forgotten on demand was erased from it"


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
        article, headers = _completed(connection, article, version)
        if _is_read(connection, headers, coder):
            return Standing(article, Added("unchanged", article.id, article.where, version.number))
    return Standing(article, findings=_cached(connection, article, coder))


def add(
    connection: Connection,
    reading: Reading,
    findings: Findings,
    now: str,
    stems: Stems,
    again: Callable[[Article], Reading] | None = None,
) -> Added:
    """Write an article with its reading. To be called within a writing transaction; what another wrote meanwhile is seen.

    `now` is when the dossier comes to know it. `again` links the article anew where more has come to be known of it since it was read,
    such as its date; without it the details alone are completed.
    """
    before = standing(connection, reading.article, reading.coder)
    if before.added is not None:
        return before.added
    if before.article != reading.article:
        reading = replace(reading, article=before.article) if again is None else again(before.article)
    lessened = erasing.applied(connection, reading)
    if lessened is None:
        erasing.bury(connection, "article", reading.article.id, now)  # it need not be read again to be refused
        return Added("refused", reading.article.id, reading.article.where)
    erased = (ERASED_FROM,) if lessened.article.text != reading.article.text else ()
    reading, article = replace(lessened, warnings=(*lessened.warnings, *erased)), lessened.article
    known = _version(connection, article)
    if known is not None:
        return _add_known(connection, known, reading, findings, now, stems)
    keep = _keep(connection, article)
    version, number = _put_version(connection, article, keep, now)
    header = _put_header(connection, version, article if keep != "none" else _bare(article), now)
    _put_reading(connection, version, header, reading, now)
    _cache(connection, article, reading.coder, findings)
    stored.reindex(connection, version, stems)
    original = copying.find(connection, version, article, now)
    outcome = "version" if number > 1 else "copy" if original else "new"
    return Added(outcome, article.id, article.where, number, original, _warnings(reading))


def _warnings(reading: Reading) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*reading.article.warnings, *reading.warnings)))


def _add_known(
    connection: Connection, known: Row[Any], reading: Reading, findings: Findings, now: str, stems: Stems
) -> Added:
    """Write a reading of a text that is there, and what it says about the article that is not."""
    article, headers = _completed(connection, reading.article, known)
    if _is_read(connection, headers, reading.coder):  # all that was new of it has been forgotten
        return Added("unchanged", article.id, article.where, known.number)
    outcome = "reread" if headers else "details"
    said = article if known.keep != "none" else _bare(article)
    header = headers[0] if headers else _put_header(connection, known.no, said, now)
    _put_reading(connection, known.no, header, replace(reading, article=article), now)
    _cache(connection, article, reading.coder, findings)
    stored.reindex(connection, known.no, stems)
    warnings = _warnings(reading)
    return Added(outcome, article.id, article.where, known.number, None, warnings)


def _version(connection: Connection, article: Article) -> Row[Any] | None:
    query = stored.version_rows().where(schema.articles.c.id == article.id, schema.versions.c.sha256 == article.sha256)
    return connection.execute(query).one_or_none()


def _completed(connection: Connection, article: Article, version: Row[Any]) -> tuple[Article, list[int]]:
    """The article with what is known of this very text and is not said this time: adding again loses nothing.

    With the rows of the headers that say all of it already, the latest first.
    """
    table = schema.headers
    query = select(table.c.no, table.c.sha256, table.c.document).where(table.c.version == version.no)
    rows_ = connection.execute(query.order_by(table.c.no.desc())).all()
    known = [codec.unpacked(codec.Header, row.document) for row in rows_]
    sha, given = _fingerprint(article), codec.header(article if version.keep != "none" else _bare(article))
    salted = stored.salted(connection, sha)
    same = [at for at, row in enumerate(rows_) if row.sha256 in (sha, salted) or _says(known[at], given)]
    if same:
        return _with_details(article, known[same[0]]), [rows_[at].no for at in same]
    whole = _with_details(article, known[0])
    sha = _fingerprint(whole)
    return whole, [row.no for row in rows_ if row.sha256 in (sha, stored.salted(connection, sha))]


def _fingerprint(article: Article) -> str:
    return codec.fingerprint(codec.header(article))


def _says(known: codec.Header, given: codec.Header) -> bool:
    """Whether all that is given is known; what is not given is not denied."""
    has, says = codec.plain(known), codec.plain(given)
    details = says.keys() - codec.UNSAID
    return known.language == given.language and all(name in has and has[name] == says[name] for name in details)


def _with_details(article: Article, known: codec.Header) -> Article:
    """The article with the details that it lacks."""
    is_carried = (
        article.published_by == "mail"
    )  # whoever sends a document on later changes neither its date nor its source
    if known.published is not None and (article.published is None or is_carried):
        article = replace(article, published=known.published, published_by=known.published_by)
        article = replace(article, publisher=known.publisher or article.publisher) if is_carried else article
    blank = {
        name: value
        for name in ("title", "publisher", "url", "modified", "rights")
        if getattr(article, name) is None and (value := getattr(known, name)) is not None
    }
    if known.extra and not article.extra:
        blank["extra"] = known.extra
    return replace(article, **blank) if blank else article


def _is_read(connection: Connection, headers: list[int], coder: Coder) -> bool:
    """Whether there is a reading by this coder with any of these details."""
    table = schema.readings
    query = select(table.c.no).where(
        table.c.header.in_(headers), table.c.coder == coder.version, table.c.weights == coder.sha256
    )
    return bool(headers) and connection.execute(query.limit(1)).scalar() is not None


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
        query = select(table.c.keep).where(table.c.publisher == stored.column(article.publisher))
        rule = connection.execute(query).scalar()
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


def _put_header(connection: Connection, version: int, article: Article, now: str) -> int:
    """The row of what is said about the article, which no other header of the version says."""
    said = codec.header(article)
    values = {
        "version": version,
        "known": now,
        "publisher": said.publisher and stored.column(said.publisher),
        "moment": moments.moment(said.published),
        "document": codec.packed(said),
        "sha256": codec.fingerprint(said),
    }
    return _key(connection.execute(insert(schema.headers).values(**values)))


def _put_reading(connection: Connection, version: int, header: int, reading: Reading, now: str) -> None:
    """The reading, and of the text what it needs beside what other readings need."""
    row = connection.execute(select(schema.versions).where(schema.versions.c.no == version)).one()
    content, text = codec.content(reading), _as_forgotten(reading.article.text, row)
    others = [codec.unpacked(codec.Content, one.document) for one in stored.readings(connection, version)]
    pieces: Spans = ()
    if row.keep == "spans":
        before = texts.kept_spans(stored.text_of(row)) if row.text is not None else ()
        needed = (span for one in (content, *others) for span in texts.needed(text, one))
        pieces = texts.joined([*before, *needed])
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


def _as_forgotten(text: str, row: Row[Any]) -> str:
    """The text without what was forgotten in it before: another model may not know the person by the name that stands there."""
    if row.kept is None or row.text is None:
        return text
    gone = ((at, at + 1) for at, char in enumerate(stored.text_of(row)) if char == ERASED)
    return texts.erased(text, gone)


def write_text(connection: Connection, version: int, text: str, keep: str, pieces: Spans) -> None:
    """Write what is kept of a text, with the hash of that where it is not the text as it was read."""
    data = texts.stored(text, keep, pieces)
    table = schema.versions
    sha = connection.execute(select(table.c.sha256).where(table.c.no == version)).scalar_one()
    kept = None if data is None or codec.hashed(data) == sha else codec.hashed(data)
    connection.execute(update(table).where(table.c.no == version).values(text=data, keep=keep, kept=kept))
